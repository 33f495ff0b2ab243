"""Records in JSON: an array, lines, arrays or objects in a row, an object with an array in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from warraq.importing.article import Parts
from warraq.importing.decode import Unreadable
from warraq.importing.formats.records import reader
from warraq.importing.formats.records.field_names import is_name
from warraq.importing.formats.records.nested import flat, records_of
from warraq.importing.formats.records.record import BrokenRow, Record, Row
from warraq.importing.formats.records.window import Window, characters, head_text
from warraq.importing.source import ImportOptions, Source

_HEAD = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:[\]{]|\[\s*["\[]))')
_BETWEEN = re.compile(r"[\s,;\[\]]*")
_STRAY = re.compile(r"[^\n{]*\n?")
_KEY = re.compile(r'\{\s*"([^"\\\n]{0,100})"\s*:')
_ARRAY = re.compile(r'"[^"\\\n]{1,100}"\s*:\s*\[\s*(?=\{)')
_OPENINGS = re.compile(r'(?:[\s,\[]|\{\s*(?:"[^"\\\n]{0,100}"\s*:)?)+')
_LINE = re.compile(r"\n\s*(?=\{)")
_MAP_TYPES = ("FeatureCollection", "Feature", "Topology")

NEARBY_CHARS = 8192
"""How far before a fault the next record may begin: the parser goes on where a quote is missing."""
EDGE_CHARS = 32
"""A fault so near to the end of the window may be no fault, once more of the text is read."""
KEY_MAX_CHARS = 128
"""What the pattern of a key may match; the last of it is looked at again with more text."""

_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)
"""Numbers stay as they are written; line ends in strings are allowed, which JSON forbids."""


@dataclass(frozen=True, slots=True)
class Json:
    """Reads JSON and JSON Lines."""

    name: str = "json"

    def sniff(self, head: bytes, name: str) -> bool:
        return bool(_HEAD.match(head_text(head)))

    def read(self, source: Source, options: ImportOptions) -> Parts:
        return reader.read(source, options, rows)

    def visible_text(self, source: Source) -> str | Iterator[str]:
        return reader.visible_text(source, rows)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why no value could be read.

    place  of the reason in the window; -1 where the record has no end within bounds
    """

    why: str
    place: int


def rows(source: Source, encoding: str) -> Iterator[Row]:
    """Yield the records of a source, and what is between them that is none."""
    window = Window(characters(source, encoding))
    first_keys: set[str] = set()
    header: tuple[str, ...] = ()
    depth, wrapped = 0, False
    while True:
        between, here = _to_next(window)
        depth = max(0, depth + between.count("[") - between.count("]"))
        if not here:
            return
        line = window.line
        is_list = depth > 1 and between.rstrip().endswith("[") and here != "{"
        if here != "{" and not is_list:
            text = window.to(_end_of(_STRAY, window, window.start + 1))
            yield BrokenRow(line, "text beside the records", text, fault=not wrapped)
            continue
        value = _value(window, "[" if is_list else "")
        if isinstance(value, dict):
            first_keys.update(list(value)[:1])
            if value.get("type") in _MAP_TYPES and not depth:
                raise Unreadable("is a map (GeoJSON), and holds no articles")
            yield from (Record(line, flat(value)),) if depth else records_of(value, line)
        elif isinstance(value, list):
            depth -= 1
            if not header and value and all(map(_is_name, value)):
                header = tuple(value)
            else:
                yield Record(line, _cells(value, header))
        elif (
            value.place < 0 and not wrapped and (array := _ARRAY.search(window.text, window.start))
        ):
            depth, wrapped = 1, True
            yield BrokenRow(line, "text beside the records", window.to(array.end()), fault=False)
        else:
            passed = _past(window, value.place, first_keys)
            yield BrokenRow(line, f"broken JSON: {value.why}", passed)


def _is_name(cell: Any) -> bool:
    return isinstance(cell, str) and is_name(cell)


def _cells(row: list[Any], header: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the values in a row that is a list; those beyond the header have their number."""
    numbers = map(str, range(len(header) + 1, len(row) + 1))
    names = (*header[: len(row)], *numbers)
    return tuple(value for name, cell in zip(names, row, strict=True) for value in flat(cell, name))


def _end_of(pattern: re.Pattern[str], window: Window, start: int) -> int:
    """Return where a match ends that begins at `start`; `start` if there is none."""
    match = pattern.match(window.text, start)
    return match.end() if match else start


def _to_next(window: Window) -> tuple[str, str]:
    """Go on to the next character that is neither white space, comma nor bracket.

    Return what was passed, and the character; '' at the end.
    """
    passed = []
    while True:
        end = _end_of(_BETWEEN, window, window.start)
        passed.append(window.to(end))
        if end < len(window.text):
            return "".join(passed), window.text[end]
        if not window.more():
            return "".join(passed), ""


def _value(window: Window, opening: str) -> dict[str, Any] | list[Any] | _Fault:
    """Return the object that begins in the window, or the list whose `opening` was passed already;
    else what is wrong.
    """
    while True:
        text = opening + window.text[window.start :] if opening else window.text
        start = 0 if opening else window.start
        try:
            value, end = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            is_at_edge = error.pos >= len(text) - EDGE_CHARS
            is_cut = is_at_edge or error.msg.startswith("Unterminated string")
            if is_cut and window.more():
                continue
            if is_cut and not window.ended:
                return _Fault("longer than a record may be", -1)
            place = error.pos + window.start if opening else error.pos
            return _Fault("cut off" if is_cut else error.msg, place)
        except RecursionError:
            return _Fault("nested too deeply", _end_of(_OPENINGS, window, window.start))
        window.to(end - 1 + window.start if opening else end)
        return value  # type: ignore[no-any-return]


def _past(window: Window, place: int, first_keys: set[str]) -> str:
    """Go on to where the next record may begin, and return the text that was passed.

    A record begins with the same key as others did, or as this one.
    """
    own = _KEY.match(window.text, window.start)
    keys = {*first_keys, *([own[1]] if own else [])}
    start = window.start + 1 if place < 0 else max(window.start + 1, place - NEARBY_CHARS)
    while True:
        starts = (_KEY if keys else _LINE).finditer(window.text, start)
        following = next((match for match in starts if not keys or match[1] in keys), None)
        if following:
            return window.to(following.start())
        start = max(0, len(window.text) - window.start - 2 * EDGE_CHARS - KEY_MAX_CHARS)
        if not window.more():
            return window.to(len(window.text))
