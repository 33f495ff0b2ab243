"""Records in tables: CSV, TSV and their like, with a header or without, and with the faults that such files have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warraq.importing.article import Parts
from warraq.importing.formats.records import reader
from warraq.importing.formats.records.column_types import Shape, column, shape_of
from warraq.importing.formats.records.dialect import (
    Cut,
    Dialect,
    cut_row,
    dialect_of,
    preamble,
    rows_of,
)
from warraq.importing.formats.records.field_names import is_name, role_of
from warraq.importing.formats.records.record import Broken, Record, Row
from warraq.importing.formats.records.window import Window, characters, head_text
from warraq.importing.source import HEAD, ImportOptions, Source

_SUFFIX = re.compile(r"\.(?:csv|tsv|tab|psv)$", re.IGNORECASE)
_OTHER = re.compile(r"\s*(?:<|\{|\[\s*[\[{\"']|---\s)")
_FEW_ROWS, _FEW_CELLS = 3, 3
_LONGEST_NAME = 60
_CERTAIN = 0.9


@dataclass(frozen=True, slots=True)
class Csv:
    """The importer of tables."""

    name: str = "csv"

    def sniff(self, head: bytes, name: str) -> bool:
        text = head_text(head)
        if not text or _OTHER.match(text):
            return False
        return bool(_SUFFIX.search(name)) or _is_table(text, whole=len(head) < HEAD)

    def read(self, source: Source, options: ImportOptions) -> Parts:
        return reader.read(source, options, rows)

    def visible_text(self, source: Source) -> str | Iterator[str]:
        return reader.visible_text(source, rows)


@dataclass(frozen=True, slots=True)
class _Form:
    """What is known of a table before its rows are read.

    names   of its columns
    widths  how many cells a row may have: as most have, and as the header has
    checks  the columns whose cells all look alike (addresses, dates), by which a row is known to
            stand right
    header  whether the first row names the columns
    """

    dialect: Dialect
    names: tuple[str, ...]
    widths: frozenset[int]
    checks: tuple[tuple[int, Shape], ...]
    header: bool


def rows(source: Source, encoding: str) -> Iterator[Row]:
    """The rows of a table, one after the other. One that is broken is passed over up to the next
    that stands right.
    """
    window = Window(characters(source, encoding))
    form = _form(window)
    window.to(preamble(window.text))
    headed = not form.header
    while window.start < len(window.text) or window.more():
        line = window.line
        row = _cut(window, form)
        cells = _fitted(row.cells, form) if not row.fault else None
        if cells is None and not any(cell.strip() for cell in row.cells) and not row.fault:
            cells = ()
        if cells is None:
            why = (
                "an open or stray quote"
                if row.fault
                else f"a row of {len(row.cells)} cells, not {len(form.names)}"
            )
            yield Broken(line, why, _past(window, form))
            continue
        window.to(row.end)
        if headed:
            yield Record(line, tuple(zip(form.names, cells, strict=False)))
        headed = True


def _is_table(text: str, *, whole: bool) -> bool:
    """Whether a text whose name says nothing is a table: its first row names at least two fields,
    one of them a title or a text; or its rows have the same number of cells, and a column of
    addresses or dates.
    """
    told = dialect_of(text, whole=whole)
    if told is None:
        return False
    found = rows_of(text, told[0], whole=whole)
    roles = {(role_of(cell) or ("",))[0] for cell in found[0] if is_name(cell)}
    if (
        len(roles) >= 2
        and roles & {"title", "content"}
        and all(len(cell) < _LONGEST_NAME for cell in found[0])
    ):
        return True
    same = [row for row in found if len(row) == told[1]]
    if told[1] < _FEW_CELLS or len(same) < _FEW_ROWS or len(same) * 10 < 9 * len(found):
        return False
    return any(
        column([row[place] for row in same], len(same)).shape in ("address", "date")
        for place in range(told[1])
    )


def _form(window: Window) -> _Form:
    dialect, width = dialect_of(window.text, whole=window.ended) or (Dialect(","), 1)
    found = rows_of(window.text, dialect, whole=window.ended, most=400)
    same = [row for row in found[1:] if len(row) == width]
    shapes = [column([row[place] for row in same], len(same)).shape for place in range(width)]
    first = tuple(found[0]) if found else ()
    header = _is_header(first, shapes)
    names = _named(first if header else (), max(width, len(first) if header else 0))
    checks = tuple(
        (place, shape)
        for place, shape in enumerate(shapes)
        if _is_certain([row[place] for row in same], shape)
    )
    return _Form(
        dialect, names, frozenset({width, *([len(first)] if header else [])}), checks, header
    )


def _is_certain(values: Sequence[str], shape: Shape) -> bool:
    """Whether a cell can be told to belong to a column by how it looks."""
    if shape not in ("address", "date"):
        return False
    found = [told for value in values if (told := shape_of(value)) != "empty"]
    return sum(told == shape for told in found) >= _CERTAIN * len(found)


def _is_header(first: Sequence[str], shapes: Sequence[Shape]) -> bool:
    """Whether a first row names the columns: its cells are short, none is a value, and some are
    known names, or look otherwise than what stands below them.
    """
    own = [shape_of(cell) for cell in first]
    if any(
        shape in ("address", "date", "prose") or len(cell) > _LONGEST_NAME
        for shape, cell in zip(own, first, strict=True)
    ):
        return False
    if sum(map(is_name, filter(str.strip, first))) * 2 >= sum(bool(cell.strip()) for cell in first):
        return True
    told = [
        (mine, below)
        for mine, below in zip(own, shapes, strict=False)
        if "empty" not in (mine, below)
    ]
    return any(
        mine != below and below in ("address", "date", "number", "prose") for mine, below in told
    )


def _named(first: Sequence[str], width: int) -> tuple[str, ...]:
    """The names of the columns, no two alike; a column without one has its number."""
    names: list[str] = []
    for place in range(width):
        name = " ".join(first[place].split()) if place < len(first) else ""
        name = name or str(place + 1)
        names.append(name if name not in names else f"{name} {place + 1}")
    return tuple(names)


def _cut(window: Window, form: _Form) -> Cut:
    """The row that begins in the window; if its quotes are broken, as it may have been meant, if
    that stands right.
    """
    row = cut_row(window.text, window.start, form.dialect, whole=window.ended)
    while row.fault == "open" and not window.ended and (window.more() or window.ended):
        row = cut_row(window.text, window.start, form.dialect, whole=window.ended)
    if row.fault == "quote" and form.checks:
        meant = cut_row(window.text, window.start, form.dialect, whole=window.ended, lenient=True)
        if not meant.fault and _is_row(meant, form) and not _holds_row(window, meant.end, form):
            return meant
    return row


def _is_row(row: Cut, form: _Form) -> bool:
    """Whether a row has as many cells as others, and every cell looks as its column does."""
    return (
        not row.fault
        and 1 < len(row.cells)
        and len(row.cells) in form.widths
        and _stands(row.cells, form)
    )


def _holds_row(window: Window, end: int, form: _Form) -> bool:
    """Whether another row begins on a line before `end`, which an open quote has swallowed."""
    place = window.text.find("\n", window.start, end) + 1
    while 0 < place < end:
        if _is_row(cut_row(window.text, place, form.dialect, whole=window.ended), form):
            return True
        place = window.text.find("\n", place, end) + 1
    return False


def _stands(cells: Sequence[str], form: _Form) -> bool:
    """Whether every cell that can be checked looks as its column does."""
    return all(
        place >= len(cells) or shape_of(cells[place]) in (shape, "empty")
        for place, shape in form.checks
    )


def _fitted(cells: Sequence[str], form: _Form) -> tuple[str, ...] | None:
    """A row with as many cells as there are columns: empty ones at its end more or fewer, or all
    moved to where they can only belong; None if it cannot be told where its cells belong.
    """
    width = len(form.names)
    held = list(cells)
    while len(held) > width and not held[-1].strip():
        held.pop()
    if len(held) in form.widths and _stands(held, form):
        return tuple(held)
    kept = list(held)
    while kept and not kept[-1].strip():
        kept.pop()
    if form.checks and len(kept) <= width:
        for before in range(width - len(kept) + 1):
            moved = [""] * before + kept
            told = [
                place
                for place, shape in form.checks
                if place < len(moved) and shape_of(moved[place]) == shape
            ]
            if told and _stands(moved, form) and len(told) * 2 >= len(form.checks):
                return tuple(moved)
    return tuple(held) if len(held) in form.widths else None


def _past(window: Window, form: _Form) -> str:
    """Go on to the next line with which a row begins that stands right; the text that was passed."""
    passed = []
    while True:
        end = window.text.find("\n", window.start) + 1
        if not end:
            if window.more():
                continue
            passed.append(window.to(len(window.text)))
            return "".join(passed)
        passed.append(window.to(end))
        if window.start >= len(window.text) and not window.more():
            return "".join(passed)
        if _is_row(_cut(window, form), form):
            return "".join(passed)
