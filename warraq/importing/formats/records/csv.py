"""Records in tables: CSV, TSV and their like, with a header or without, however broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warraq.importing.article import Parts
from warraq.importing.formats.records import reader
from warraq.importing.formats.records.column_types import Shape, column, shape_of
from warraq.importing.formats.records.dialect import (
    Dialect,
    TableRow,
    find_dialect,
    first_rows,
    preamble,
    split_row,
)
from warraq.importing.formats.records.field_names import is_name, role_of
from warraq.importing.formats.records.record import BrokenRow, Record, Row
from warraq.importing.formats.records.window import Window, characters, head_text
from warraq.importing.source import HEAD, ImportOptions, Source

_SUFFIX = re.compile(r"\.(?:csv|tsv|tab|psv)$", re.IGNORECASE)
_OTHER_FORMAT = re.compile(r"\s*(?:<|\{|\[\s*[\[{\"']|---\s)")

TABLE_MIN_ROWS = 3
TABLE_MIN_CELLS = 3
"""What a file without a name for it must have to be a table, beside a column of dates or
addresses: text with commas has fewer alike.
"""
EVEN_MIN_SHARE = 0.9
"""The share of rows of such a file that have the same number of cells."""
SAMPLE_ROWS = 400
"""How many rows are looked at to know the columns."""
NAME_MAX_CHARS = 60
"""A name of a column is shorter."""
CHECK_MIN_SHARE = 0.9
"""The share of cells that look alike where a column can show whether a row fits."""


@dataclass(frozen=True, slots=True)
class Csv:
    """Reads tables."""

    name: str = "csv"

    def sniff(self, head: bytes, name: str) -> bool:
        text = head_text(head)
        if not text or _OTHER_FORMAT.match(text):
            return False
        return bool(_SUFFIX.search(name)) or _is_table(text, whole=len(head) < HEAD)

    def read(self, source: Source, options: ImportOptions) -> Parts:
        return reader.read(source, options, rows)

    def visible_text(self, source: Source) -> str | Iterator[str]:
        return reader.visible_text(source, rows)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is known of a table before its rows are read.

    names   of its columns
    widths  how many cells a row may have: as most have, and as the header has
    checks  the columns whose cells all look alike (addresses, dates): they show whether the cells
            of a row are where they belong
    has_header  whether the first row names the columns
    """

    dialect: Dialect
    names: tuple[str, ...]
    widths: frozenset[int]
    checks: tuple[tuple[int, Shape], ...]
    has_header: bool


def rows(source: Source, encoding: str) -> Iterator[Row]:
    """Yield the rows of a table; a broken one is passed over up to the next that fits."""
    window = Window(characters(source, encoding))
    layout = _layout(window)
    window.to(preamble(window.text))
    is_header = layout.has_header
    while window.start < len(window.text) or window.more():
        line = window.line
        row = _next_row(window, layout)
        cells = None if row.fault else _fitted(row.cells, layout)
        if cells is None and not row.fault and not any(map(str.strip, row.cells)):
            cells = ()
        if cells is None:
            why = f"a row of {len(row.cells)} cells, not {len(layout.names)}"
            why = "an open or stray quote" if row.fault else why
            yield BrokenRow(line, why, _past(window, layout))
            continue
        window.to(row.end)
        if not is_header:
            yield Record(line, tuple(zip(layout.names, cells, strict=False)))
        is_header = False


def _is_table(text: str, *, whole: bool) -> bool:
    """Return whether a text whose name says nothing is a table.

    Its first row must name at least two fields, one of them a title or a text; or its rows must
    have the same number of cells, and a column of addresses or dates.
    """
    dialect = find_dialect(text, whole=whole)
    if dialect is None:
        return False
    form, width = dialect
    sample = first_rows(text, form, whole=whole)
    roles = {(role_of(cell) or ("",))[0] for cell in sample[0] if is_name(cell)}
    is_short = all(len(cell) < NAME_MAX_CHARS for cell in sample[0])
    if len(roles) >= 2 and roles & {"title", "content"} and is_short:
        return True
    even = [row for row in sample if len(row) == width]
    if width < TABLE_MIN_CELLS or len(even) < TABLE_MIN_ROWS:
        return False
    return len(even) >= EVEN_MIN_SHARE * len(sample) and any(
        column([row[place] for row in even], len(even)).shape in ("address", "date")
        for place in range(width)
    )


def _layout(window: Window) -> _Layout:
    dialect, width = find_dialect(window.text, whole=window.ended) or (Dialect(","), 1)
    sample = first_rows(window.text, dialect, whole=window.ended, most=SAMPLE_ROWS)
    even = [row for row in sample[1:] if len(row) == width]
    shapes = [column([row[place] for row in even], len(even)).shape for place in range(width)]
    first = tuple(sample[0]) if sample else ()
    has_header = _is_header(first, shapes)
    header = first if has_header else ()
    checks = tuple(
        (place, shape)
        for place, shape in enumerate(shapes)
        if _is_check([row[place] for row in even], shape)
    )
    widths = frozenset({width, *([len(first)] if has_header else [])})
    return _Layout(dialect, _named(header, max(width, len(header))), widths, checks, has_header)


def _is_check(values: Sequence[str], shape: Shape) -> bool:
    """Return whether the look of a cell shows that it belongs to a column."""
    if shape not in ("address", "date"):
        return False
    shapes = [own for own in map(shape_of, values) if own != "empty"]
    return shapes.count(shape) >= CHECK_MIN_SHARE * len(shapes)


def _is_header(first: Sequence[str], shapes: Sequence[Shape]) -> bool:
    """Return whether a first row names the columns.

    Its cells are short, none is a value, and half of them are known names, or one looks otherwise
    than what is below it.
    """
    own = [shape_of(cell) for cell in first]
    if any(shape in ("address", "date", "prose") for shape in own):
        return False
    if any(len(cell) > NAME_MAX_CHARS for cell in first):
        return False
    full = [cell for cell in first if cell.strip()]
    if sum(map(is_name, full)) * 2 >= len(full):
        return True
    return any(
        mine not in ("empty", below) and below in ("address", "date", "number", "prose")
        for mine, below in zip(own, shapes, strict=False)
    )


def _named(first: Sequence[str], width: int) -> tuple[str, ...]:
    """Return the names of the columns, no two alike; a column without one has its number."""
    names: list[str] = []
    for place in range(width):
        name = " ".join(first[place].split()) if place < len(first) else ""
        name = name or str(place + 1)
        names.append(name if name not in names else f"{name} {place + 1}")
    return tuple(names)


def _next_row(window: Window, layout: _Layout) -> TableRow:
    """Return the row that begins in the window.

    If its quotes are broken, it is read as it may have been meant, if it then fits.
    """
    row = split_row(window.text, window.start, layout.dialect, whole=window.ended)
    while row.fault == "open" and not window.ended and (window.more() or window.ended):
        row = split_row(window.text, window.start, layout.dialect, whole=window.ended)
    if row.fault == "quote" and layout.checks:
        meant = split_row(
            window.text, window.start, layout.dialect, whole=window.ended, lenient=True
        )
        if _fits(meant, layout) and not _holds_row(window, meant.end, layout):
            return meant
    return row


def _fits(row: TableRow, layout: _Layout) -> bool:
    """Return whether a row has as many cells as others, and every cell looks as its column does."""
    is_even = 1 < len(row.cells) and len(row.cells) in layout.widths
    return not row.fault and is_even and _agree(row.cells, layout)


def _holds_row(window: Window, end: int, layout: _Layout) -> bool:
    """Return whether another row begins on a line before `end`: an open quote has swallowed it."""
    place = window.text.find("\n", window.start, end) + 1
    while 0 < place < end:
        if _fits(split_row(window.text, place, layout.dialect, whole=window.ended), layout):
            return True
        place = window.text.find("\n", place, end) + 1
    return False


def _agree(cells: Sequence[str], layout: _Layout) -> bool:
    """Return whether every cell that can be checked looks as its column does."""
    return all(
        place >= len(cells) or shape_of(cells[place]) in (shape, "empty")
        for place, shape in layout.checks
    )


def _fitted(cells: Sequence[str], layout: _Layout) -> tuple[str, ...] | None:
    """Return a row with as many cells as there are columns; None if it is not plain which is which.

    Empty cells at its end are added or left out; or all are moved to where they can only belong.
    """
    width = len(layout.names)
    given = _without_empty_end(cells, width)
    if len(given) in layout.widths and _agree(given, layout):
        return given
    full = _without_empty_end(given, 0)
    for before in range(width - len(full) + 1 if layout.checks else 0):
        moved = ("",) * before + full
        if _agree(moved, layout) and _confirm(moved, layout):
            return moved
    return given if len(given) in layout.widths else None


def _without_empty_end(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Return cells without the empty ones at their end that are beyond a width."""
    end = len(cells)
    while end > width and not cells[end - 1].strip():
        end -= 1
    return tuple(cells[:end])


def _confirm(cells: Sequence[str], layout: _Layout) -> bool:
    """Return whether at least half of the columns that can be checked have a cell of their look."""
    same = sum(
        place < len(cells) and shape_of(cells[place]) == shape for place, shape in layout.checks
    )
    return same > 0 and same * 2 >= len(layout.checks)


def _past(window: Window, layout: _Layout) -> str:
    """Go on to the next line with which a row begins that fits; return what was passed."""
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
        if _fits(_next_row(window, layout), layout):
            return "".join(passed)
