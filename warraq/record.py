"""The record: the front matter of an article, its one schema, how it is read and the one form in which it is written.

Every scalar is read as the text that stands in the file, so that none of YAML's guesses (`no`, `12:30`, `2017`) can
change what an author wrote; the schema below then says what each key must be. YAML 1.1 is read through libyaml where it
is there.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.reader import ReaderError

from warraq.arabic.edtf import parse_when
from warraq.model import Correction, Image, Provenance, When, Withdrawal
from warraq.problems import Problem

LARGEST = 64 * 1024
"""The most characters that a front matter may hold."""
LONGEST_NAME = 200
"""The most bytes in a part of an alias between slashes: a file's name may have 255, and something may be put to it."""
MOST_FAULTS = 20
"""The most faults that are told of one file."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text may hold: control characters but tab and line ends, lone surrogates, noncharacters (XML 1.0, 2.2)."""


class Malformed(ValueError):
    """The front matter cannot be read at all; `line` and `column` are 1-based within the file."""

    def __init__(self, line: int, column: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.column, self.what, self.mend = line, column, what, mend


@dataclass(frozen=True, slots=True)
class Record:
    """A valid front matter, interpreted. What is not in the file is empty."""

    title: str
    when: When | None = None
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
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


# --- splitting a file -------------------------------------------------------------------------------------------------


_TEXT_TAG = "tag:yaml.org,2002:str"
_TAGS = (_TEXT_TAG, "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map", None)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Every scalar is text, a key may stand once only, and no tag (!!int) makes anything else of them."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 (the class attributes are PyYAML's own door)
    yaml_constructors = {tag: SafeConstructor.yaml_constructors[tag] for tag in _TAGS}  # noqa: RUF012

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag != _TEXT_TAG:
                raise ConstructorError(None, None, "a key must be a plain word", key.start_mark)
            if key.value in seen:
                raise ConstructorError(None, None, f"the key '{key.value}' stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


_HANDLER = YAMLHandler()


def split(text: str) -> tuple[dict[str, Any], str, int]:
    """Split a file into its front matter (scalars as text), its body without outer blank lines, and the body's first
    line number.

    Raises Malformed if there is no front matter, or it is not a YAML mapping.
    """
    head, head_line, body, body_line = _cut(text)
    try:
        meta = _HANDLER.load(head, Loader=_Loader)
    except (ReaderError, UnicodeEncodeError) as error:
        found = CONTROL.search(head)
        before, what = (head[: found.start()], no_text(found[0])) if found else ("", str(error))
        line, column = head_line + before.count("\n"), len(before) - before.rfind("\n")
        raise Malformed(line, column, f"the front matter holds {what}", "remove it") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "this is not YAML"
        line, column = (head_line + mark.line, mark.column + 1) if mark else (1, 0)
        raise Malformed(line, column, f"the front matter cannot be read: {what}", _yaml_hint(what)) from None
    except RecursionError:
        raise Malformed(1, 0, "the front matter is nested too deeply", "write each key on a line of its own") from None
    if not isinstance(meta, dict):
        raise Malformed(2, 1, "the front matter is not a list of `key: value` lines", "begin with `title: ...`")
    return meta, body, body_line


def _cut(text: str) -> tuple[str, int, str, int]:
    """The front matter and the body, each with the 1-based line on which it begins."""
    if not _HANDLER.detect(text):
        raise Malformed(1, 1, *_no_opening(text))
    try:
        head, body = _HANDLER.split(text)
    except ValueError:
        raise Malformed(1, 1, "the front matter is never closed", "write '---' on a line of its own after it") from None
    if len(head) > LARGEST:
        raise Malformed(1, 1, f"the front matter is longer than {LARGEST} characters", "move the text below the '---'")
    if head.count("[") + head.count("{") > 500 or re.search(r"^[ \t]*(?:-[ \t]+){20}", head, re.M):
        raise Malformed(1, 1, "the front matter is nested too deeply", "write each key on a line of its own")
    head_line = text.count("\n", 0, text.index(head)) + 1 if head else 1
    kept = _without_outer_blank_lines(body)
    body_line = text.count("\n", 0, len(text) - len(body) + body.index(kept)) + 1
    return _without_breaks(head), head_line, kept, body_line


def _without_breaks(text: str) -> str:
    """YAML 1.1 takes these for line ends. No editor does, and they come along with what is pasted into a title."""
    return text.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")


def _no_opening(text: str) -> tuple[str, str]:
    if text.startswith("---"):
        return "the opening '---' does not stand alone on its line", "write nothing else on the first line"
    if text.lstrip("\ufeff \t\r\n").startswith("---"):
        return "something stands before the opening '---'", "make '---' the first line of the file"
    return "there is no front matter", "begin the file with '---', 'title: ...' and '---', each on its own line"


def _without_outer_blank_lines(body: str) -> str:
    """The first line keeps its indentation, which makes it code."""
    body = body.rstrip()
    return body[body.rfind("\n", 0, len(body) - len(body.lstrip())) + 1 :]


def _yaml_hint(what: str) -> str:
    if "stands twice" in what:
        return "keep one of them"
    return (
        "a value that holds ': ' or ' #', or begins with one of [ ] { } > | * & ! % @ `,"
        ' must stand in "double quotes"'
    )


def no_text(control: str) -> str:
    """What CONTROL found, in words."""
    return f"a character that no text may hold (U+{ord(control):04X})"


def locate(text: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """The 1-based line and column of a value in the file, by its keys and list positions; (1, 0) if it cannot be told.

    Only called when there is a problem to show, so it may parse again.
    """
    head_line, node = _nodes(text)
    mark = node.start_mark if node else None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == step]
            if not found:
                break
            mark, node = found[-1][0].start_mark, found[-1][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    return (head_line + mark.line, mark.column + 1) if mark else (1, 0)


@lru_cache(maxsize=1)
def _nodes(text: str) -> tuple[int, Any]:
    """The line on which the front matter begins, and YAML's nodes of it; None if it cannot be read."""
    try:
        head, head_line, *_ = _cut(text)
        return head_line, yaml.compose(head, Loader=_Loader)
    except (yaml.YAMLError, Malformed, RecursionError):
        return 1, None


# --- the schema -------------------------------------------------------------------------------------------------------


class _Wrong(ValueError):
    """A value is not what its key asks for. `path` leads from the key to the value."""

    def __init__(self, what: str, mend: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(what)
        self.what, self.mend, self.path = what, mend, path


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value must be: how it is read (raises _Wrong), and its JSON Schema."""

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the front matter: its name, its shape, what it is for, and the attribute of Record that it fills."""

    name: str
    shape: Shape
    about: str
    fills: str
    required: bool = False


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        mend = "write it on one line, in quotes if it holds ': '"
        raise _Wrong("must be a text, but is a list or a group of keys", mend)
    text = " ".join((value if value.isascii() else unicodedata.normalize("NFC", value)).split())
    if control := CONTROL.search(text):
        raise _Wrong(f"holds {no_text(control[0])}", "remove it")
    return text


def _read_full(value: Any) -> str:
    text = _read_text(value)
    if not text.strip():
        raise _Wrong("is empty", "write it, or leave the whole line out")
    return text.strip()


def _read_texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_read_text(value).strip(),) if value.strip() else ()
    if not isinstance(value, list):
        raise _Wrong("must be a text or a list", "write it as [one, two]")
    texts = []
    for position, item in enumerate(value):
        try:
            texts.append(_read_full(item))
        except _Wrong as wrong:
            raise _Wrong(wrong.what, wrong.mend, (position,)) from None
    return tuple(dict.fromkeys(texts))


def _read_aliases(value: Any) -> tuple[str, ...]:
    """What output.file_of would refuse, and names that no file may have, are told here, where the line is known."""
    aliases = _read_texts(value)
    for position, alias in enumerate(aliases):
        parts = unquote(alias).split("/")
        path = (position,) if isinstance(value, list) else ()
        if "://" in alias or ".." in parts or "\\" in "".join(parts) or CONTROL.search("".join(parts)):
            what = f"has '{alias[:60]}', which is no address within this site"
            raise _Wrong(what, "write it as /2009/old.html", path)
        if any(len(part.encode()) > LONGEST_NAME for part in parts):
            raise _Wrong(f"has a name longer than {LONGEST_NAME} bytes", "no file can have it; leave it out", path)
    return aliases


def _read_when(value: Any) -> When:
    try:
        return parse_when(_read_full(value))
    except ValueError as error:
        if isinstance(error, _Wrong):
            raise
        raise _Wrong(f"is wrong: {error}", "write 2017-05-12, 2017-05, 2017, or 2017-05~ for 'about then'") from None


def _read_day(value: Any) -> dt.date:
    when = _read_when(value)
    if when.precision not in ("day", "moment"):
        raise _Wrong(f"must be a whole day, but is '{when.text}'", "write it as 2017-05-12")
    return when.first


def _read_flag(value: Any) -> bool:
    word = _read_text(value).strip().lower()
    if word in ("true", "yes", "on", "نعم"):
        return True
    if word in ("false", "no", "off", "لا", ""):
        return False
    raise _Wrong(f"must be true or false, but is '{word[:40]}'", "write true or false")


def _group(name: str, keys: tuple[Key, ...], make: Callable[..., Any]) -> Shape:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            inner = ", ".join(key.name for key in keys)
            raise _Wrong("must be a group of keys", f"write it as '{name}:' with the keys {inner} indented below")
        return make(**_read_keys(value, keys))

    return Shape(read, _object_schema(keys))


def _list_of(shape: Shape) -> Shape:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _Wrong("must be a list", "begin each entry with '- '")
        entries = []
        for position, item in enumerate(value):
            try:
                entries.append(shape.read(item))
            except _Wrong as wrong:
                raise _Wrong(wrong.what, wrong.mend, (position, *wrong.path)) from None
        return tuple(entries)

    return Shape(read, {"type": "array", "items": shape.schema})


def _read_keys(values: Mapping[str, Any], keys: tuple[Key, ...]) -> dict[str, Any]:
    """The first fault raises; used for groups, where one fault is enough to tell."""
    by_name = {key.name: key for key in keys}
    for name in values:
        if name not in by_name:
            what, mend = _unknown(name, by_name)
            raise _Wrong(f"has a wrong key: {what}", mend, (name,))
    filled = {}
    for key in keys:
        if key.name in values:
            try:
                filled[key.fills] = key.shape.read(values[key.name])
            except _Wrong as wrong:
                raise _Wrong(f"'{key.name}' {wrong.what}", wrong.mend, (key.name, *wrong.path)) from None
        elif key.required:
            raise _Wrong(f"has no '{key.name}'", f"add '{key.name}: ...'")
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
TEXT = Shape(_read_text, _SCALAR)
FULL = Shape(_read_full, {**_SCALAR, "minLength": 1})
TEXTS = Shape(_read_texts, {"anyOf": [{"type": "string"}, {"type": "array", "items": {**_SCALAR, "minLength": 1}}]})
WHEN = Shape(_read_when, {"type": ["string", "integer"], "pattern": r"^[0-9.]"})
ALIASES = Shape(_read_aliases, TEXTS.schema)
DAY = Shape(_read_day, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}"})
FLAG = Shape(_read_flag, {"type": "boolean"})

_IMAGE = (
    Key("src", FULL, "a file beside the article, or an address", "src", required=True),
    Key("alt", TEXT, "what the picture shows, for those who cannot see it", "alt"),
    Key("credit", TEXT, "who made it", "credit"),
)
_SOURCE = (
    Key("file", TEXT, "the source document, as a path within the archive", "file"),
    Key("sha256", TEXT, "the SHA-256 of the source document's bytes", "sha256"),
    Key("url", TEXT, "the address at which it was first published", "url"),
    Key("imported", DAY, "the day on which the archive took it in", "imported"),
    Key("importer", TEXT, "what read it", "importer"),
)
_CORRECTION = (
    Key("date", DAY, "the day of the correction", "date", required=True),
    Key("note", FULL, "what was corrected", "note", required=True),
)
_WITHDRAWN = (
    Key("date", DAY, "the day of the withdrawal", "date", required=True),
    Key("reason", FULL, "why it was withdrawn", "reason", required=True),
)

KEYS = (
    Key("title", FULL, "the headline", "title", required=True),
    Key("date", WHEN, "the day of publication: 2017-05-12, 2017-05, 2017, or EDTF (2017-05~, 2016/2019)", "when"),
    Key("topics", TEXTS, "topics of the vocabulary, by id or by name", "topics"),
    Key("tags", TEXTS, "free words", "tags"),
    Key("author", TEXTS, "who wrote it: one name, or a list", "authors"),
    Key("outlet", TEXT, "the newspaper or agency that published it", "outlet"),
    Key("summary", TEXT, "one or two sentences; without it the first paragraph serves", "summary"),
    Key("source", _group("source", _SOURCE, lambda **k: Provenance(**_NO_SOURCE | k)), "where it came from", "source"),
    Key("image", _group("image", _IMAGE, lambda **k: Image(**{"alt": "", "credit": "", **k})), "the picture", "image"),
    Key("aliases", ALIASES, "old addresses of this article; each redirects to it", "aliases"),
    Key("draft", FLAG, "true keeps it out of the site; the preview shows it", "draft"),
    Key("review", TEXTS, "what an editor should look at; listed by check, never published", "review"),
    Key(
        "corrections",
        _list_of(_group("corrections", _CORRECTION, Correction)),
        "corrections made, with their day",
        "corrections",
    ),
    Key("withdrawn", _group("withdrawn", _WITHDRAWN, Withdrawal), "a notice takes the place of the text", "withdrawn"),
)
_NO_SOURCE: dict[str, Any] = {"file": "", "sha256": "", "url": "", "imported": None, "importer": ""}
_BY_NAME = {key.name: key for key in KEYS}


def interpret(meta: Mapping[str, Any], where: str, text: str) -> tuple[Record | None, tuple[Problem, ...]]:
    """Read a front matter by the schema.

    `where` names the file and `text` is all of it: both serve only to say where a fault stands. Returns the Record, or
    None with every fault that was found (the first MOST_FAULTS of them).
    """
    filled: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in meta.items():
        if len(problems) == MOST_FAULTS:
            break
        key = _BY_NAME.get(name)
        try:
            if key is None:
                raise _Wrong(*_unknown(name, _BY_NAME))
            filled[key.fills] = key.shape.read(value)
        except _Wrong as wrong:
            line, column = locate(text, (name, *wrong.path))
            what = wrong.what if key is None else f"'{name}' {wrong.what}"
            problems.append(Problem(where, line, column, what, wrong.mend))
    if "title" not in meta:
        problems.append(Problem(where, 1, 1, "there is no 'title'", "add a line 'title: ...' between the two '---'"))
    return (None if problems else Record(**filled)), tuple(problems)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the front matter, of draft 7, which editor programs read."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Front matter of a Warraq article",
        **_object_schema(KEYS),
    }


# --- writing ----------------------------------------------------------------------------------------------------------


class _Plain(str):
    """A text that is written without quotes though YAML reads it as a date, a number or a truth value."""


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(
    _Plain,
    lambda dumper, text: dumper.represent_scalar(
        dumper.resolve(yaml.ScalarNode, str(text), (True, False)),  # type: ignore[no-untyped-call]
        str(text),
    ),
)

_ORDER: Mapping[str, tuple[str, ...]] = {
    "": tuple(key.name for key in KEYS),
    "source": tuple(key.name for key in _SOURCE),
    "image": tuple(key.name for key in _IMAGE),
    "corrections": tuple(key.name for key in _CORRECTION),
    "withdrawn": tuple(key.name for key in _WITHDRAWN),
}
_PLAIN_KEYS = frozenset({"date", "imported", "draft"})
_PLAIN = re.compile(r"[0-9A-Za-z.:/?~%+-]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Canon:
    """Puts values into the canonical form, remembering which group it is in."""

    group: str = ""
    key: str = ""
    order: tuple[str, ...] = field(default=())

    def of(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            order = _ORDER.get(self.group, ())
            if unknown := sorted(value.keys() - set(order)):
                raise KeyError(unknown[0])
            known = {name: _Canon(name, name).of(value[name]) for name in order if value.get(name) is not None}
            return {name: item for name, item in known.items() if item}
        if isinstance(value, (list, tuple)):
            return [self.of(item) for item in value]
        if isinstance(value, bool):
            return _Plain("true" if value else "false")
        if isinstance(value, dt.date):
            value = value.isoformat()
        text = _SURROGATE.sub("\ufffd", _without_breaks(str(value)))
        return _Plain(text) if self.key in _PLAIN_KEYS and _PLAIN.fullmatch(text) else text


def compose(meta: Mapping[str, Any], body: str) -> str:
    """The text of a file in its one canonical form: keys in the schema's order, block style, Arabic as it is, one blank
    line, the body.

    Empty values are left out, a lone surrogate becomes U+FFFD, and a line separator in a value a space. Raises KeyError
    for a key that the schema does not know.
    """
    head = yaml.dump(
        _Canon().of(meta),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1_000_000,
    )
    return f"---\n{head}---\n\n{_SURROGATE.sub(chr(0xFFFD), _without_outer_blank_lines(body))}\n"
