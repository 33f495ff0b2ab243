"""Reads records of any kind as articles: a sample tells what the fields mean, then one after the other passes by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from posixpath import basename

from warraq.importing.article import LeftOut, Outcome, Parts
from warraq.importing.decode import Unreadable
from warraq.importing.formats.records import fields as meaning
from warraq.importing.formats.records.article import article_of, seen
from warraq.importing.formats.records.record import Broken, Record, Row
from warraq.importing.formats.records.window import encoding_of
from warraq.importing.source import ImportOptions, Source

_SAMPLE, _SAMPLE_CHARS = 1000, 8_000_000
_SHOWN = 80
_NOTES = re.compile(r"(?:^|[._-])(?:meta|metadata|gold)\.\w+$", re.IGNORECASE)
_FILE = re.compile(
    r"[^\s/\\:]{1,120}(?: [^\s/\\:]{1,60}){0,6}\.(?:html?|txt|pdf|docx?|xml)", re.IGNORECASE
)

Rows = Callable[[Source, str], Iterator[Row]]
"""What a kind of file must do: give the rows of a source, whose encoding is told."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A source of which the first rows were looked at; `alone` if it has but one."""

    rows: Iterator[Row]
    records: tuple[Record, ...]
    encoding: str
    alone: bool


def read(source: Source, options: ImportOptions, rows: Rows) -> Parts:
    """Return the articles of a source of records, and what gives none; of a source of one record
    that alone. Raises Unreadable if it holds no articles.
    """
    begun = _begin(source, rows)
    fields = meaning.guess(begun.records, options.fields)
    if not meaning.has_articles(fields):
        raise Unreadable("holds records, but no articles: no field of theirs is a text")

    def part(number: int, row: Row) -> Outcome:
        if isinstance(row, Record):
            return article_of(row, fields, begun.encoding, options.today)
        what = f"row {number}, line {row.line}: {' '.join(row.text[:_SHOWN].split())}"
        return LeftOut(row.why, what, fault=row.fault, text=row.text)

    if begun.alone:
        return part(0, *begun.rows)
    return (partial(part, number, row) for number, row in enumerate(begun.rows, 1))


def visible_text(source: Source, rows: Rows) -> str | Iterator[str]:
    """Return all that can be read in each part of a source of records."""
    begun = _begin(source, rows)
    texts = (row.text if isinstance(row, Broken) else seen(row) for row in begun.rows)
    return next(texts) if begun.alone else texts


def guessed(source: Source, options: ImportOptions, rows: Rows) -> Mapping[str, str]:
    """What the fields of a source are taken to mean: by role, the name of the field."""
    return meaning.explained(meaning.guess(_begin(source, rows).records, options.fields))


def _begin(source: Source, rows: Rows) -> _Begun:
    encoding = encoding_of(source)
    every = rows(source, encoding)
    first: list[Row] = []
    chars = 0
    for row in every:
        first.append(row)
        chars += (
            sum(len(value) for _, value in row.values) if isinstance(row, Record) else len(row.text)
        )
        if len(first) >= _SAMPLE or chars >= _SAMPLE_CHARS:
            break
    records = tuple(row for row in first if isinstance(row, Record))
    if not records:
        raise Unreadable("holds no records")
    _refuse_notes(source, records)
    return _Begun(chain(first, every), records, encoding, len(first) == 1)


def _refuse_notes(source: Source, records: Sequence[Record]) -> None:
    """Raises Unreadable if the records only speak of documents that were saved beside them: by the
    name of the source, or by file names in them.
    """
    name = basename(source.name)
    stem = name.partition(".")[0]
    named = [f"{stem}.html", f"{stem}.htm"] if len(records) == 1 else []
    named += [
        value.strip()
        for record in records[:3]
        for _, value in record.values
        if _FILE.fullmatch(value.strip())
    ]
    beside = next(
        (file for file in named[:20] if file != name and source.companion(file) is not None), ""
    )
    if beside or _NOTES.search(name):
        raise Unreadable(
            f"holds notes on other documents, and no article of its own{f': see {beside}' if beside else ''}"
        )
