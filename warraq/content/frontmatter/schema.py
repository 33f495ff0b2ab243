"""The one schema of the front matter: what each key must be, how it is read, and the same as JSON Schema."""

from __future__ import annotations

import datetime as dt
import difflib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from warraq.arabic.edtf import parse_when
from warraq.content.frontmatter.text import CONTROL, LONGEST_NAME, MOST_FAULTS, locate, no_text
from warraq.core.model import Correction, Image, Provenance, When, Withdrawal
from warraq.core.problems import Problem


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A valid front matter, interpreted. What is not in the file is empty."""

    title: str
    when: When | None = None
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    thread: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    summary: str = ""
    source: Provenance | None = None
    image: Image | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    review: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    duplicate_of: str = ""


class InvalidValue(ValueError):
    """A value is not what its key asks for. `path` leads from the key to the value."""

    def __init__(self, what: str, mend: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(what)
        self.what, self.mend, self.path = what, mend, path


@dataclass(frozen=True, slots=True)
class KeyType:
    """What a value must be: how it is read (raises _Wrong), and its JSON Schema."""

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the front matter: its name, its shape, what it is for, and the attribute of Record
    that it fills.
    """

    name: str
    shape: KeyType
    about: str
    fills: str
    required: bool = False


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        mend = "write it on one line, in quotes if it holds ': '"
        raise InvalidValue("must be a text, but is a list or a group of keys", mend)
    text = " ".join((value if value.isascii() else unicodedata.normalize("NFC", value)).split())
    if control := CONTROL.search(text):
        raise InvalidValue(f"holds {no_text(control[0])}", "remove it")
    return text


def _read_full(value: Any) -> str:
    text = _read_text(value)
    if not text.strip():
        raise InvalidValue("is empty", "write it, or leave the whole line out")
    return text.strip()


def _read_texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_read_text(value).strip(),) if value.strip() else ()
    if not isinstance(value, list):
        raise InvalidValue("must be a text or a list", "write it as [one, two]")
    texts = []
    for position, item in enumerate(value):
        try:
            texts.append(_read_full(item))
        except InvalidValue as wrong:
            raise InvalidValue(wrong.what, wrong.mend, (position,)) from None
    return tuple(dict.fromkeys(texts))


def _read_aliases(value: Any) -> tuple[str, ...]:
    """What output.file_of would refuse, and names that no file may have, are told here, where the
    line is known.
    """
    aliases = _read_texts(value)
    for position, alias in enumerate(aliases):
        parts = unquote(alias).split("/")
        path = (position,) if isinstance(value, list) else ()
        if (
            "://" in alias
            or ".." in parts
            or "\\" in "".join(parts)
            or CONTROL.search("".join(parts))
        ):
            what = f"has '{alias[:60]}', which is no address within this site"
            raise InvalidValue(what, "write it as /2009/old.html", path)
        if any(len(part.encode()) > LONGEST_NAME for part in parts):
            raise InvalidValue(
                f"has a name longer than {LONGEST_NAME} bytes",
                "no file can have it; leave it out",
                path,
            )
    return aliases


def _read_when(value: Any) -> When:
    try:
        return parse_when(_read_full(value))
    except ValueError as error:
        if isinstance(error, InvalidValue):
            raise
        raise InvalidValue(
            f"is wrong: {error}", "write 2017-05-12, 2017-05, 2017, or 2017-05~ for 'about then'"
        ) from None


def _read_day(value: Any) -> dt.date:
    when = _read_when(value)
    if when.precision not in ("day", "moment"):
        raise InvalidValue(f"must be a whole day, but is '{when.text}'", "write it as 2017-05-12")
    return when.first


def _read_flag(value: Any) -> bool:
    word = _read_text(value).strip().lower()
    if word in ("true", "yes", "on", "نعم"):
        return True
    if word in ("false", "no", "off", "لا", ""):
        return False
    raise InvalidValue(f"must be true or false, but is '{word[:40]}'", "write true or false")


def _read_count(value: Any) -> int:
    text = _read_text(value)
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise InvalidValue(f"must be a whole number, but is '{text[:40]}'", "write it as 41")
    return int(text)


NO_COPY = "none"
"""What `duplicate_of` says of an article that is like another, and yet no copy: an editor has
looked.
"""


def _read_first(value: Any) -> str:
    text = _read_text(value).strip().removeprefix("/").removeprefix("content/")
    if text and text != NO_COPY and not text.endswith(".md"):
        raise InvalidValue(
            f"must name a file, but is '{text[:60]}'", f"write it as 2017/05/slug.md, or {NO_COPY}"
        )
    return text


def _group(name: str, keys: tuple[Key, ...], make: Callable[..., Any]) -> KeyType:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            inner = ", ".join(key.name for key in keys)
            raise InvalidValue(
                "must be a group of keys",
                f"write it as '{name}:' with the keys {inner} indented below",
            )
        return make(**_read_keys(value, keys))

    return KeyType(read, _object_schema(keys))


def _list_of(shape: KeyType) -> KeyType:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise InvalidValue("must be a list", "begin each entry with '- '")
        entries = []
        for position, item in enumerate(value):
            try:
                entries.append(shape.read(item))
            except InvalidValue as wrong:
                raise InvalidValue(wrong.what, wrong.mend, (position, *wrong.path)) from None
        return tuple(entries)

    return KeyType(read, {"type": "array", "items": shape.schema})


def _read_keys(values: Mapping[str, Any], keys: tuple[Key, ...]) -> dict[str, Any]:
    """The first fault raises; used for groups, where one fault is enough to tell."""
    by_name = {key.name: key for key in keys}
    for name in values:
        if name not in by_name:
            what, mend = _unknown(name, by_name)
            raise InvalidValue(f"has a wrong key: {what}", mend, (name,))
    filled = {}
    for key in keys:
        if key.name in values:
            try:
                filled[key.fills] = key.shape.read(values[key.name])
            except InvalidValue as wrong:
                raise InvalidValue(
                    f"'{key.name}' {wrong.what}", wrong.mend, (key.name, *wrong.path)
                ) from None
        elif key.required:
            raise InvalidValue(f"has no '{key.name}'", f"add '{key.name}: ...'")
    return filled


def _unknown(name: str, known: Mapping[str, Key]) -> tuple[str, str]:
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    what = f"there is no key '{name[:60]}'"
    if near:
        return f"{what}; did you mean '{near[0]}'?", f"write '{near[0]}:'"
    return what, "the keys are: " + ", ".join(known)


def _object_schema(keys: tuple[Key, ...]) -> dict[str, Any]:
    required = [key.name for key in keys if key.required]
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: {**key.shape.schema, "description": key.about} for key in keys},
    }
    return {**schema, "required": required} if required else schema


_SCALAR = {"type": ["string", "number"]}
TEXT = KeyType(_read_text, _SCALAR)
FULL = KeyType(_read_full, {**_SCALAR, "minLength": 1})
TEXTS = KeyType(
    _read_texts,
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {**_SCALAR, "minLength": 1}}]},
)
WHEN = KeyType(_read_when, {"type": ["string", "integer"], "pattern": r"^[0-9.]"})
ALIASES = KeyType(_read_aliases, TEXTS.schema)
DAY = KeyType(_read_day, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}"})
COUNT = KeyType(_read_count, {"type": "integer", "minimum": 0})
FLAG = KeyType(_read_flag, {"type": "boolean"})
FIRST = KeyType(_read_first, {"type": "string"})

IMAGE = (
    Key("src", FULL, "a file beside the article, or an address", "src", required=True),
    Key("alt", TEXT, "what the picture shows, for those who cannot see it", "alt"),
    Key("credit", TEXT, "who made it", "credit"),
)
SOURCE = (
    Key("file", TEXT, "the source document, as a path within the archive", "file"),
    Key("sha256", TEXT, "the SHA-256 of the source document's bytes", "sha256"),
    Key("url", TEXT, "the address at which it was first published", "url"),
    Key("captured", WHEN, "when a web archive fetched it from there", "captured"),
    Key("digest", TEXT, "the digest of that capture, as it stands in the web archive", "digest"),
    Key("imported", DAY, "the day on which the archive took it in", "imported"),
    Key("importer", TEXT, "what read it", "importer"),
    Key(
        "left_out",
        COUNT,
        "how many pieces of the source document are not in the article",
        "left_out",
    ),
)
CORRECTION = (
    Key("date", DAY, "the day of the correction", "date", required=True),
    Key("note", FULL, "what was corrected", "note", required=True),
)
WITHDRAWN = (
    Key("date", DAY, "the day of the withdrawal", "date", required=True),
    Key("reason", FULL, "why it was withdrawn", "reason", required=True),
)

KEYS = (
    Key("title", FULL, "the headline", "title", required=True),
    Key(
        "date",
        WHEN,
        "the day of publication: 2017-05-12, 2017-05, 2017, or EDTF (2017-05~, 2016/2019)",
        "when",
    ),
    Key("topics", TEXTS, "topics of the vocabulary, by id or by name", "topics"),
    Key("tags", TEXTS, "free words", "tags"),
    Key(
        "thread",
        TEXT,
        "the story that it continues, by name; its articles stand on one time line",
        "thread",
    ),
    Key("author", TEXTS, "who wrote it: one name, or a list", "authors"),
    Key("outlet", TEXT, "the newspaper or agency that published it", "outlet"),
    Key("summary", TEXT, "one or two sentences; without it the first paragraph serves", "summary"),
    Key(
        "source",
        _group("source", SOURCE, lambda **k: Provenance(**_NO_SOURCE | k)),
        "where it came from",
        "source",
    ),
    Key(
        "image",
        _group("image", IMAGE, lambda **k: Image(**{"alt": "", "credit": "", **k})),
        "the picture",
        "image",
    ),
    Key("aliases", ALIASES, "old addresses of this article; each redirects to it", "aliases"),
    Key("draft", FLAG, "true keeps it out of the site; the preview shows it", "draft"),
    Key(
        "review", TEXTS, "what an editor should look at; listed by check, never published", "review"
    ),
    Key(
        "corrections",
        _list_of(_group("corrections", CORRECTION, Correction)),
        "corrections made, with their day",
        "corrections",
    ),
    Key(
        "withdrawn",
        _group("withdrawn", WITHDRAWN, Withdrawal),
        "a notice takes the place of the text",
        "withdrawn",
    ),
    Key(
        "duplicate_of",
        FIRST,
        "the article of this archive that tells the same story first, as 2017/05/slug.md; `none` for one that is only"
        " like another",
        "duplicate_of",
    ),
)
_NO_SOURCE: dict[str, Any] = {"file": "", "sha256": "", "url": "", "imported": None, "importer": ""}
BY_NAME = {key.name: key for key in KEYS}


def interpret(
    meta: Mapping[str, Any], where: str, text: str
) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    """Read a front matter by the schema.

    `where` names the file and `text` is all of it: both serve only to say where a fault stands.
    Returns the Record, or None with every fault that was found (the first MOST_FAULTS of them).
    """
    filled: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in meta.items():
        if len(problems) == MOST_FAULTS:
            break
        key = BY_NAME.get(name)
        try:
            if key is None:
                raise InvalidValue(*_unknown(name, BY_NAME))
            filled[key.fills] = key.shape.read(value)
        except InvalidValue as wrong:
            line, column = locate(text, (name, *wrong.path))
            what = wrong.what if key is None else f"'{name}' {wrong.what}"
            problems.append(Problem(where, line, column, what, wrong.mend))
    if "title" not in meta:
        problems.append(
            Problem(
                where, 1, 1, "there is no 'title'", "add a line 'title: ...' between the two '---'"
            )
        )
    return (None if problems else FrontMatter(**filled)), tuple(problems)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the front matter, of draft 7, which editor programs read."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Front matter of a Warraq article",
        **_object_schema(KEYS),
    }
