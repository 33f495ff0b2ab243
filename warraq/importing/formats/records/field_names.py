"""What the name of a field says that it holds, in English, French and Arabic."""

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
_INNER = frozenset({"name", "rendered", "value", "values", "text", "html", "plain", "content", "p", "paragraph", "t",
                    "date", "ar", "title", "label", "numberlong", "cdata"})  # fmt: skip
_WHERE = frozenset({"url", "src", "href", "link"})


@cache
def _lists() -> Mapping[str, list[str]]:
    return tomllib.loads(
        files("warraq.importing.formats.records")
        .joinpath("field_names.toml")
        .read_text(encoding="utf-8")
    )


@cache
def _known() -> Mapping[str, Mapping[str, int]]:
    """By what is meant: the names for it, folded, and the place of each in its list."""
    lists = {**_lists(), "date": [*_lists()["published"], *_lists()["date"]]}
    return {
        role: {" ".join(_words(name)): place for place, name in reversed([*enumerate(names)])}
        for role, names in lists.items()
    }


@lru_cache(maxsize=4096)
def role_of(name: str) -> tuple[str, int] | None:
    """What a field's name says, and how far down the list of names it stands (0 is surest); None if
    it says nothing.
    """
    parts = [part for part in name.replace("@", ".").split(".") if part.strip()]
    while len(parts) > 1 and parts[0].casefold() in _lists()["wrappers"]:
        parts = parts[1:]
    if not parts:
        return UNUSED, 0
    if len(parts) > 1:
        inner = " ".join(_words(parts[-1]))
        role = role_of(parts[0])
        if role and role[0] in ("image", "url") and inner in _WHERE:
            return role
        return role if role and inner in _INNER and role[0] != "url" else None
    words = _words(parts[0])
    return _role(words) or _role(_meaning(words))


def is_surely_published(name: str) -> bool:
    """Whether a name can only be that of the day of publication, and not of the moment of a crawl."""
    role = role_of(name)
    return role is not None and role[0] == "date" and role[1] < len(_lists()["published"])


def is_name(text: str) -> bool:
    """Whether a cell could be the name of a field that is known."""
    return len(text) <= 40 and bool(text.strip()) and role_of(text.strip()) is not None


def _role(words: Iterable[str]) -> tuple[str, int] | None:
    joined = " ".join(words)
    return next(
        ((role, _known()[role][joined]) for role in (*ROLES, UNUSED) if joined in _known()[role]),
        None,
    )


def _meaning(words: list[str]) -> list[str]:
    """The words without those that say nothing, if any are left; digits go too ('title2')."""
    told = [word for word in words if word not in _known()["empty"] and not word.isdigit()]
    return told or words[-1:]


def _words(name: str) -> list[str]:
    return [fold(word) for word in _JOINTS.split(bare(name)) if word]
