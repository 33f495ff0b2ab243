"""How a table separates and quotes its cells, and its rows by that (RFC 4180)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from warraq.importing.formats.records.field_names import is_name
from warraq.importing.limits import MAX_ROW_CELLS

SEPARATORS = (",", "\t", ";", "|")
SAMPLE_ROWS = 60
"""How many rows are looked at to find the separator."""
NAMES_COUNTED = 3
"""So many known names in the first row count; more of them prove no more."""

_BACKSLASHED = re.compile(r'\\"(?=[^,;|\t\n"])')
_DOUBLED = re.compile(r'[^,;|\t\n]""[^,;|\t\n]')
_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written.

    separator  of cells
    is_backslashed  whether a quote within quotes has a backslash before it, and is not doubled
    """

    separator: str
    is_backslashed: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that was split into cells.

    end    where the next one begins
    fault  '' or what is wrong: 'open' if the text ends before the row does, 'quote' if a quote is
           where none may be
    """

    cells: tuple[str, ...]
    end: int
    fault: Literal["", "open", "quote"] = ""


def split_row(
    text: str, start: int, dialect: Dialect, *, whole: bool, lenient: bool = False
) -> TableRow:
    """Split the row that begins at `start` into cells.

    whole    whether nothing comes after the text
    lenient  let quotes pass within quotes; only those before a separator or the end of a line close
    """
    strict, loose, plain = _patterns(dialect)
    cells: list[str] = []
    place = start
    while True:
        if quoted := (loose if lenient else strict).match(text, place):
            cells.append(_unquoted(quoted[1], dialect))
            place = quoted.end()
        elif text[place : place + 1] == '"' or text[place : place + 2] == ' "':
            return TableRow(tuple(cells), len(text), "open")
        else:
            bare = plain.match(text, place)
            cells.append(bare[0] if bare else "")
            place += len(cells[-1])
        if len(cells) > MAX_ROW_CELLS:
            return TableRow(tuple(cells), place, "quote")
        if place >= len(text):
            return TableRow(tuple(cells), place, "" if whole else "open")
        if text[place] == "\n":
            return TableRow(tuple(cells), place + 1)
        if text[place] != dialect.separator:
            return TableRow(tuple(cells), place, "quote")
        place += 1


def _unquoted(cell: str, dialect: Dialect) -> str:
    if dialect.is_backslashed:
        return re.sub(r"\\(.)", r"\1", cell, flags=re.DOTALL)
    return cell.replace('""', '"')


@cache
def _patterns(dialect: Dialect) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what a quoted cell is, strictly and leniently, and what one without quotes is."""
    separator = re.escape(dialect.separator)
    inner = r'[^"\\]*(?:(?:\\.|"")[^"\\]*)*' if dialect.is_backslashed else r'[^"]*(?:""[^"]*)*'
    return (
        re.compile(rf' ?"({inner})"(?!") *', re.DOTALL),
        re.compile(rf' ?"([^"]*(?:"(?! *(?:{separator}|\n|\Z))[^"]*)*)" *(?={separator}|\n|\Z)'),
        re.compile(rf"[^{separator}\n]*"),
    )


def find_dialect(text: str, *, whole: bool) -> tuple[Dialect, int] | None:
    """Return how a table that begins with this text is written, and how many cells most rows have.

    None if the text looks like no table: its rows have one cell, or many different numbers of them.
    """
    named_separator = _SEPARATOR_LINE.match(text)
    is_backslashed = len(_BACKSLASHED.findall(text)) > len(_DOUBLED.findall(text))
    separators = (named_separator[1],) if named_separator else SEPARATORS
    best: tuple[tuple[float, ...], Dialect, int] | None = None
    for separator in separators:
        if not named_separator and separator not in text:
            continue
        dialect = Dialect(separator, is_backslashed)
        rows = first_rows(text, dialect, whole=whole)
        widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        named = sum(map(is_name, rows[0])) if rows else 0
        if width < 2 and named < 2:
            continue
        score = (min(named, NAMES_COUNTED), count / max(1, sum(widths.values())), width)
        if best is None or score > best[0]:
            best = score, dialect, max(width, 2)
    return best[1:] if best else None


def first_rows(
    text: str, dialect: Dialect, *, whole: bool, most: int = SAMPLE_ROWS
) -> list[Sequence[str]]:
    """Return the first rows of a text; where quotes are broken, a line is a row."""
    rows: list[Sequence[str]] = []
    place = preamble(text)
    while place < len(text) and len(rows) < most:
        row = split_row(text, place, dialect, whole=whole)
        if row.fault == "open" and rows:
            break
        end = text.find("\n", place) + 1 or len(text)
        rows.append(row.cells or tuple(text[place:end].split(dialect.separator)))
        place = end if row.fault else row.end
    return rows


def preamble(text: str) -> int:
    """Return how many characters are before the first row: a line 'sep=;' names the separator."""
    line = _SEPARATOR_LINE.match(text)
    return line.end() if line else 0
