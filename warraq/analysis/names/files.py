"""The three files in which an archive keeps the names that it knows: read, and added to."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from warraq.analysis.names.model import FILES, Gazetteer, Name, NameKind, faults, gazetteer
from warraq.analysis.topics.vocabulary import ID
from warraq.content.frontmatter.text import CONTROL, MOST_FAULTS, no_text, without_breaks
from warraq.core import files as output
from warraq.core.problems import Problem, WarraqError

LARGEST_BYTES = 8 * 1024 * 1024
"""The largest file; ten thousand names take about one megabyte."""
KEYS = ("name", "variants", "about", "id")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"[^\W\d_][\w .()-]*")
_FORM = (
    "write '- name: ...', and below it, as far as wanted, 'variants: [...]', 'about: ...'"
    " and 'id: ...'"
)


@dataclass(frozen=True, slots=True)
class _PlacedText:
    """A text of a file, and its 1-based line and column."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _NameEntry:
    """A name, and all texts that were read of it."""

    name: Name
    texts: tuple[_PlacedText, ...]

    def place(self, text: str) -> tuple[int, int]:
        """Return the line and column of a text of it."""
        return next((it.line, it.column) for it in self.texts if it.text == text)


class _InvalidFile(ValueError):
    """A file that is no list of names; `line` and `column` say where."""

    def __init__(self, line: int, column: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.column, self.what, self.mend = line, column, what, mend


def load(root: Path) -> Gazetteer:
    """Read the names of people.yaml, places.yaml and organisations.yaml in the archive's folder; a
    file may be absent.

    Raises WarraqError with a Problem for every fault: what is no list of names, an unknown key, a
    name without letters, a spelling or an id that occurs twice.
    """
    return _loaded(tuple((kind, _bytes(root / file)) for kind, file in FILES.items()))


def add(root: Path, kind: NameKind, label: str) -> None:
    """Write a name at the end of the file of its kind; the rest of the file stays as it is.

    Raises WarraqError if the name is in the gazetteer already, or the file is not laid out as a
    list.
    """
    path = root / FILES[kind]
    text = _bytes(path).decode("utf-8", "surrogateescape")
    end = "\r\n" if "\r\n" in text else "\n"
    shown = label if _PLAIN.fullmatch(label) else json.dumps(label, ensure_ascii=False)
    longer = text + (end if text and not text.endswith("\n") else "") + f"- name: {shown}{end}"
    data = longer.encode("utf-8", "surrogateescape")
    _loaded(
        tuple(
            (other, data if other == kind else _bytes(root / file)) for other, file in FILES.items()
        )
    )
    output.replace(str(path), data)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise WarraqError(Problem(path.name, 0, 0, what, "look at its permissions")) from None
    if len(data) > LARGEST_BYTES:
        raise WarraqError(
            Problem(
                path.name,
                0,
                0,
                f"is larger than {LARGEST_BYTES >> 20} MB",
                "keep the names that matter",
            )
        )
    return data


@lru_cache(maxsize=2)
def _loaded(files: tuple[tuple[NameKind, bytes], ...]) -> Gazetteer:
    """Return the gazetteer of these files; the preview asks for the same one at every build."""
    problems: list[Problem] = []
    entries: list[_NameEntry] = []
    for kind, data in files:
        try:
            entries += _entries(_decoded(data), kind)
        except _InvalidFile as bad:
            problems.append(Problem(FILES[kind], bad.line, bad.column, bad.what, bad.mend))
    for number, text, why in faults([entry.name for entry in entries]):
        line, column = entries[number].place(text)
        file = FILES[entries[number].name.kind]
        problems.append(
            Problem(file, line, column, f"'{text[:60]}' {why}", "change it, or remove it")
        )
    if problems:
        raise WarraqError(*problems[:MOST_FAULTS])
    return gazetteer(entry.name for entry in entries)


# --- the form of a file ---------------------------------------------------------------------------


def _decoded(data: bytes) -> str:
    try:
        text = without_breaks(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _InvalidFile(line, 0, "is not UTF-8 text", "save it as UTF-8") from None
    if control := CONTROL.search(text):
        before = text[: control.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _InvalidFile(line, column, f"holds {no_text(control[0])}", "remove it")
    return text


def _entries(text: str, kind: NameKind) -> Iterator[_NameEntry]:
    """Yield the entries of a file. It is read event by event, and nothing is built of it that is
    not needed: however deep it is nested, and whatever its aliases mean.
    """
    events = yaml.parse(text, Loader=_LOADER)
    try:
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent) or _is_nothing(opening := next(events)):
            return
        _expect(opening, yaml.SequenceStartEvent, "is no list of names")
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            _expect(event, yaml.MappingStartEvent, "this is no entry of a name")
            yield _entry(event, events, kind)
        next(events)
        _expect(next(events), yaml.StreamEndEvent, "a second document begins here")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
        what = getattr(error, "problem", None) or "this is not YAML"
        raise _InvalidFile(
            line,
            column,
            f"cannot be read: {what}",
            'put a text with signs in it in "double quotes"',
        ) from None


def _entry(opening: Any, events: Iterator[Any], kind: NameKind) -> _NameEntry:
    values: dict[str, tuple[_PlacedText, ...]] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        _expect(key, yaml.ScalarEvent, "a key must be a plain word")
        if key.value not in KEYS:
            near = difflib.get_close_matches(key.value, KEYS, n=1)
            what = f"there is no key '{key.value[:40]}'" + (
                f"; did you mean '{near[0]}'?" if near else ""
            )
            raise _bad(key, what, f"the keys are: {', '.join(KEYS)}")
        if key.value in values:
            raise _bad(key, f"the key '{key.value}' stands twice", "keep one of them")
        values[key.value] = tuple(_texts(next(events), events, several=key.value == "variants"))
    if not any(it.text for it in values.get("name", ())):
        raise _bad(opening, "an entry has no name", _FORM)
    (label,), (about,), (id,) = (
        values.get(key) or (_PlacedText("", 0, 0),) for key in ("name", "about", "id")
    )
    if id.text and not ID.fullmatch(id.text):
        what = f"the id '{id.text[:40]}' is more than small Latin letters, digits and hyphens"
        raise _InvalidFile(id.line, id.column, what, "write it as in 'wadi-draa'")
    variants = values.get("variants", ())
    name = Name(kind, id.text, label.text, tuple(it.text for it in variants), about.text)
    return _NameEntry(name, (label, *variants, id))


def _texts(event: Any, events: Iterator[Any], *, several: bool) -> Iterator[_PlacedText]:
    """Yield the texts of a value: none of an empty one."""
    if isinstance(event, yaml.ScalarEvent):
        if not _is_nothing(event):
            yield _text(event)
        return
    _expect(event, yaml.SequenceStartEvent if several else yaml.ScalarEvent, "this must be a text")
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        _expect(event, yaml.ScalarEvent, "a variant must be a text")
        yield _text(event)


def _text(event: Any) -> _PlacedText:
    return _PlacedText(
        " ".join(event.value.split()), event.start_mark.line + 1, event.start_mark.column + 1
    )


def _is_nothing(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.value.strip() and not event.style


def _expect(event: Any, kind: type, what: str) -> None:
    if not isinstance(event, kind):
        raise _bad(event, what, _FORM)


def _bad(event: Any, what: str, mend: str) -> _InvalidFile:
    return _InvalidFile(event.start_mark.line + 1, event.start_mark.column + 1, what, mend)
