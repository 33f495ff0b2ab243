"""Tell tables of data from those that lay out a page, and write them in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lxml.html import HtmlElement

from warraq.importing.to_markdown.inline import markdown
from warraq.importing.to_markdown.line import Line

_LAYOUT = frozenset(
    [
        "table",
        "ul",
        "ol",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "pre",
        "blockquote",
        "form",
        "hr",
        "article",
        "section",
        "header",
        "footer",
        "nav",
        "aside",
        "img",
        "iframe",
        "video",
        "audio",
        "object",
        "embed",
    ]
)
"""What is in a table by which an old page is laid out, and in no table of data."""
_FRAME = ("caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th")
_CELL_MAX_CHARS = 300
"""A table with a longer cell lays out a page."""
_MAX_COLUMNS = 20
_MAX_ROWS = 500
"""A larger table is too much for a page."""


def data_rows(table: HtmlElement) -> list[list[HtmlElement]]:
    """Return the cells of a table of data, row by row; [] for a table that only lays out a page, or
    has but one row or column, or is too large for a page.
    """
    rows: list[list[HtmlElement]] = []
    for node in table.iter():
        if node is not table and node.tag in _LAYOUT:
            return []
        if node.tag == "tr":
            cells = [cell for cell in node if cell.tag in ("td", "th")]
            if len(cells) > _MAX_COLUMNS or len(rows) == _MAX_ROWS:
                return []
            rows.append(cells)
    if table.get("role") == "presentation" or any(
        _is_loose(node) for node in table.iter("table", *_FRAME)
    ):
        return []
    rows = [cells for cells in rows if cells]
    filled = [[bool(size) for size in map(_length, cells)] for cells in rows]
    if sum(sum(row) >= 2 for row in filled) < 2 or 2 * sum(map(sum, filled)) < sum(
        map(len, filled)
    ):
        return []
    return rows if all(_length(cell) <= _CELL_MAX_CHARS for cells in rows for cell in cells) else []


def _is_loose(node: HtmlElement) -> bool:
    """Whether text is between the cells, where a table has none."""
    inner = node.tag not in ("td", "th", "caption") and node.text and node.text.strip()
    return bool(inner or (node.tag != "table" and node.tail and node.tail.strip()))


def _length(cell: HtmlElement) -> int:
    return sum(len(text.strip()) for text in cell.itertext())


def filled_rows(
    rows: Sequence[Sequence[HtmlElement]], read: Callable[[HtmlElement], Line]
) -> Iterator[tuple[Line, ...]]:
    """Yield the rows of a table, all of one width. A cell that spans several places fills the first
    of them.
    """
    width = min(_MAX_COLUMNS, max(sum(_span(cell, "colspan") for cell in cells) for cells in rows))
    below = [0] * width
    for cells in rows:
        row = [Line() for _ in below]
        free = iter([place for place, rest in enumerate(below) if not rest])
        below = [max(0, rest - 1) for rest in below]
        place = 0
        for cell in cells:
            place = next(free, width - 1)
            row[place].join(read(cell))
            for also in range(place, min(place + _span(cell, "colspan"), width)):
                below[also] = max(below[also], _span(cell, "rowspan") - 1)
                if also > place:
                    next(free, None)
        yield tuple(row)


def _span(cell: HtmlElement, name: str) -> int:
    """Return how many columns or rows a cell spans; one that is out of all measure spans one (HTML,
    4.9.11).
    """
    digits = re.fullmatch(r"\s*([1-9]\d?)\s*", cell.get(name) or "")
    return int(digits[1]) if digits else 1


def table_markdown(rows: Sequence[Sequence[Line]]) -> str:
    """Write a table in Markdown; the first row is its head, for it must have one."""
    lines = [
        f"| {' | '.join(markdown(cell).replace('|', chr(92) + '|') for cell in row)} |"
        for row in rows
    ]
    return "\n".join((lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]))
