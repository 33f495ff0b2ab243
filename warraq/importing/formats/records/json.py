"""Records in JSON: an array, lines, arrays or objects appended to each other, an object with an array in it."""

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
from warraq.importing.formats.records.record import Broken, Record, Row
from warraq.importing.formats.records.window import Window, characters, head_text
from warraq.importing.source import ImportOptions, Source

_HEAD = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:[\]{]|\[\s*["\[]))')
_BETWEEN = re.compile(r"[\s,;\[\]]*")
_STRAY = re.compile(r"[^\n{]*\n?")
_KEY = re.compile(r'\{\s*"([^"\\\n]{0,100})"\s*:')
_ARRAY = re.compile(r'"[^"\\\n]{1,100}"\s*:\s*\[\s*(?=\{)')
_OPENINGS = re.compile(r'(?:[\s,\[]|\{\s*(?:"[^"\\\n]{0,100}"\s*:)?)+')
_LINE = re.compile(r"\n\s*(?=\{)")
_NEAR = 8192
_EDGE = 32
_MAPS = ("FeatureCollection", "Feature", "Topology")

_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)
"""Numbers stay as they are written; line ends within strings, which JSON forbids, are let through.
"""


@dataclass(frozen=True, slots=True)
class Json:
    """The importer of JSON and JSON Lines."""

    name: str = "json"

    def sniff(self, head: bytes, name: str) -> bool:
        return bool(_HEAD.match(head_text(head)))

    def read(self, source: Source, options: ImportOptions) -> Parts:
        return reader.read(source, options, rows)

    def visible_text(self, source: Source) -> str | Iterator[str]:
        return reader.visible_text(source, rows)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why no value could be read, and how far on the reason lies; -1 where the record has no end
    within bounds.
    """

    why: str
    place: int


def rows(source: Source, encoding: str) -> Iterator[Row]:
    """The records of a source, one after the other, and what stands between them that is none."""
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
        listed = depth > 1 and between.rstrip().endswith("[") and here != "{"
        if here != "{" and not listed:
            text = window.to(_STRAY.match(window.text, window.start + 1).end())  # type: ignore[union-attr]
            yield Broken(line, "text beside the records", text, fault=not wrapped)
            continue
        value = _value(window, "[" if listed else "")
        if isinstance(value, dict):
            first_keys.update(list(value)[:1])
            if value.get("type") in _MAPS and not depth:
                raise Unreadable("is a map (GeoJSON), and holds no articles")
            yield from (Record(line, flat(value)),) if depth else records_of(value, line)
        elif isinstance(value, list):
            depth -= 1
            if (
                not header
                and value
                and all(isinstance(cell, str) and is_name(cell) for cell in value)
            ):
                header = tuple(value)
                continue
            names = [
                *header[: len(value)],
                *(str(place + 1) for place in range(len(header), len(value))),
            ]
            yield Record(
                line,
                tuple(
                    told
                    for name, cell in zip(names, value, strict=True)
                    for told in flat(cell, name)
                ),
            )
        elif (
            value.place < 0 and not wrapped and (array := _ARRAY.search(window.text, window.start))
        ):
            depth, wrapped = 1, True
            yield Broken(line, "text beside the records", window.to(array.end()), fault=False)
        else:
            yield Broken(line, f"broken JSON: {value.why}", _past(window, value.place, first_keys))


def _to_next(window: Window) -> tuple[str, str]:
    """Go to the next character that is neither white space, comma nor bracket: what was passed, and
    the character, '' at the end.
    """
    passed = []
    while True:
        end = _BETWEEN.match(window.text, window.start).end()  # type: ignore[union-attr]
        passed.append(window.to(end))
        if end < len(window.text):
            return "".join(passed), window.text[end]
        if not window.more():
            return "".join(passed), ""


def _value(window: Window, opening: str) -> dict[str, Any] | list[Any] | _Fault:
    """The object that begins in the window, or the list whose `opening` was passed already; else
    what is wrong.
    """
    while True:
        text = opening + window.text[window.start :] if opening else window.text
        start = 0 if opening else window.start
        try:
            value, end = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            cut = error.msg.startswith("Unterminated string") or error.pos >= len(text) - _EDGE
            if cut and window.more():
                continue
            if cut and not window.ended:
                return _Fault("longer than a record may be", -1)
            return _Fault(
                "cut off" if cut else error.msg, error.pos + window.start if opening else error.pos
            )
        except RecursionError:
            return _Fault("nested too deeply", _OPENINGS.match(window.text, window.start).end())  # type: ignore[union-attr]
        window.to(end - 1 + window.start if opening else end)
        return value  # type: ignore[no-any-return]


def _past(window: Window, place: int, first_keys: set[str]) -> str:
    """Go on to where the next record may begin: with the key with which others begin, or this one;
    the text passed.
    """
    own = _KEY.match(window.text, window.start)
    keys = {*first_keys, *([own[1]] if own else [])}
    start = window.start + 1 if place < 0 else max(window.start + 1, place - _NEAR)
    while True:
        starts = (_KEY if keys else _LINE).finditer(window.text, start)
        found = next((match for match in starts if not keys or match[1] in keys), None)
        if found:
            return window.to(found.start())
        start = max(0, len(window.text) - window.start - 2 * _EDGE - 128)
        if not window.more():
            return window.to(len(window.text))
