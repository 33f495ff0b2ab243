"""Cuts the rows of a table into cells (RFC 4180), and finds out how a table separates and quotes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from warraq.importing.formats.records.field_names import is_name

SEPARATORS = (",", "\t", ";", "|")
_ROWS = 60
_MOST_CELLS = 1000
_BACKSLASHED = re.compile(r'\\"(?=[^,;|\t\n"])')
_DOUBLED = re.compile(r'[^,;|\t\n]""[^,;|\t\n]')
_SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written.

    separator  of cells
    escaped    whether a quote within quotes is written with a backslash before it, and not twice
    """

    separator: str
    escaped: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A row that was cut out of a text.

    end    where the next one begins
    fault  '' or what is wrong: 'open' if the text ends before the row does, 'quote' if a quote
           stands where none may be
    """

    cells: tuple[str, ...]
    end: int
    fault: str = ""


def cut_row(text: str, start: int, dialect: Dialect, *, whole: bool, lenient: bool = False) -> Cut:
    """Cut out the row that begins at `start`.

    whole    whether nothing comes after the text
    lenient  let quotes pass within quotes; only those before a separator or the end of a line close
    """
    strict, loose, plain = _patterns(dialect)
    cells: list[str] = []
    place = start
    while True:
        if quoted := (loose if lenient else strict).match(text, place):
            cell = quoted[1]
            cell = (
                re.sub(r"\\(.)", r"\1", cell, flags=re.DOTALL)
                if dialect.escaped
                else cell.replace('""', '"')
            )
            place = quoted.end()
        elif text[place : place + 1] == '"' or text[place : place + 2] == ' "':
            return Cut(tuple(cells), len(text), "open")
        else:
            bare = plain.match(text, place)
            cell = bare[0] if bare else ""
            place += len(cell)
        cells.append(cell)
        if len(cells) > _MOST_CELLS:
            return Cut(tuple(cells), place, "quote")
        if place >= len(text):
            return Cut(tuple(cells), place, "" if whole else "open")
        if text[place] == "\n":
            return Cut(tuple(cells), place + 1)
        if text[place] != dialect.separator:
            return Cut(tuple(cells), place, "quote")
        place += 1


@cache
def _patterns(dialect: Dialect) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    separator = re.escape(dialect.separator)
    inner = r'[^"\\]*(?:(?:\\.|"")[^"\\]*)*' if dialect.escaped else r'[^"]*(?:""[^"]*)*'
    return (
        re.compile(rf' ?"({inner})"(?!") *', re.DOTALL),
        re.compile(rf' ?"([^"]*(?:"(?! *(?:{separator}|\n|\Z))[^"]*)*)" *(?={separator}|\n|\Z)'),
        re.compile(rf"[^{separator}\n]*"),
    )


def dialect_of(text: str, *, whole: bool) -> tuple[Dialect, int] | None:
    """How a table that begins with this text is written, and how many cells its rows have, most of
    them; None if the text looks like no table: its rows have one cell, or many different numbers of
    cells.
    """
    said = _SAID.match(text)
    escaped = len(_BACKSLASHED.findall(text)) > len(_DOUBLED.findall(text))
    best: tuple[tuple[float, ...], Dialect, int] | None = None
    for separator in (said[1],) if said else filter(text.__contains__, SEPARATORS):
        dialect = Dialect(separator, escaped)
        found = rows_of(text, dialect, whole=whole)
        widths = Counter(len(row) for row in found if any(cell.strip() for cell in row))
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        named = sum(map(is_name, found[0])) if found else 0
        if width < 2 and named < 2:
            continue
        score = (min(named, 3), count / max(1, sum(widths.values())), width)
        if best is None or score > best[0]:
            best = score, dialect, max(width, 2)
    return best[1:] if best else None


def rows_of(text: str, dialect: Dialect, *, whole: bool, most: int = _ROWS) -> list[Sequence[str]]:
    """The first rows of a text; where quotes are broken, a line is a row."""
    found: list[Sequence[str]] = []
    said = _SAID.match(text)
    place = said.end() if said else 0
    while place < len(text) and len(found) < most:
        row = cut_row(text, place, dialect, whole=whole)
        if row.fault == "open" and found:
            break
        end = text.find("\n", place) + 1 or len(text)
        found.append(row.cells or tuple(text[place:end].split(dialect.separator)))
        place = end if row.fault else row.end
    return found


def preamble(text: str) -> int:
    """How many characters stand before the first row: a line 'sep=;' that only tells the separator."""
    said = _SAID.match(text)
    return said.end() if said else 0
