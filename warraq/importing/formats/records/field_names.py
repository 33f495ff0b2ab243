"""What a field holds by its name, in English, French and Arabic."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from warraq.arabic.letters import bare, fold

ROLES = (
    *("title", "content", "date", "author", "outlet", "url"),
    *("category", "tags", "summary", "image", "captured", "updated"),
)
"""What a field can mean, as `--map` says it; all else is not used."""

UNUSED = "id"

_JOINTS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\W_]+")
_VALUE_NAMES = frozenset(
    re.findall(
        r"\S+",
        "name rendered value values text html plain content p paragraph t date ar title label "
        "numberlong cdata",
    )
)
"""Names under which programs keep the value of a field within it: 'title.rendered'."""
_ADDRESS_NAMES = frozenset({"url", "src", "href", "link"})
NAME_MAX_CHARS = 40


@cache
def _lists() -> Mapping[str, list[str]]:
    return tomllib.loads(
        files("warraq.importing.formats.records")
        .joinpath("field_names.toml")
        .read_text(encoding="utf-8")
    )


@cache
def _known() -> Mapping[str, Mapping[str, int]]:
    """Return the names for each role, folded, and the place of each in its list."""
    lists = {**_lists(), "date": [*_lists()["published"], *_lists()["date"]]}
    return {
        role: {" ".join(_words(name)): place for place, name in reversed([*enumerate(names)])}
        for role, names in lists.items()
    }


@lru_cache(maxsize=4096)
def role_of(name: str) -> tuple[str, int] | None:
    """Return what a field's name means, and its place in the list of names for that (0 is surest).

    None if it means nothing.
    """
    parts = [part for part in name.replace("@", ".").split(".") if part.strip()]
    while len(parts) > 1 and parts[0].casefold() in _lists()["wrappers"]:
        parts = parts[1:]
    if not parts:
        return UNUSED, 0
    if len(parts) > 1:
        inner = " ".join(_words(parts[-1]))
        role = role_of(parts[0])
        if role and role[0] in ("image", "url") and inner in _ADDRESS_NAMES:
            return role
        return role if role and inner in _VALUE_NAMES and role[0] != "url" else None
    words = _words(parts[0])
    return _role(words) or _role(_meaning(words))


def is_surely_published(name: str) -> bool:
    """Return whether a name can only mean the day of publication, and not the time of a crawl."""
    role = role_of(name)
    return role is not None and role[0] == "date" and role[1] < len(_lists()["published"])


def is_name(text: str) -> bool:
    """Return whether a cell could be a known name of a field."""
    return len(text) <= NAME_MAX_CHARS and bool(text.strip()) and role_of(text.strip()) is not None


def _role(words: Iterable[str]) -> tuple[str, int] | None:
    joined = " ".join(words)
    return next(
        ((role, _known()[role][joined]) for role in (*ROLES, UNUSED) if joined in _known()[role]),
        None,
    )


def _meaning(words: list[str]) -> list[str]:
    """Return the words without those that mean nothing, and digits ('title2'), if any are left."""
    meaning = [word for word in words if word not in _known()["empty"] and not word.isdigit()]
    return meaning or words[-1:]


def _words(name: str) -> list[str]:
    return [fold(word) for word in _JOINTS.split(bare(name)) if word]
