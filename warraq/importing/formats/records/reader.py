"""Reads records as articles: what the fields mean is learnt from a sample of the first ones."""

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
from warraq.importing.formats.records import named_values
from warraq.importing.formats.records.article import article_of
from warraq.importing.formats.records.record import BrokenRow, Record, Row
from warraq.importing.formats.records.window import encoding_of
from warraq.importing.source import ImportOptions, Source

SAMPLE_ROWS = 1000
SAMPLE_CHARS = 8_000_000
"""What ends the sample, whichever comes first: it stays in memory."""
SHOWN_CHARS = 80
"""How much of a broken row an account shows."""
NAMED_RECORDS = 3
NAMED_FILES = 20
"""How many records, and file names in them, are looked at for documents saved beside them."""
_NOTES = re.compile(r"(?:^|[._-])(?:meta|metadata|gold)\.\w+$", re.IGNORECASE)
_FILE = re.compile(
    r"[^\s/\\:]{1,120}(?: [^\s/\\:]{1,60}){0,6}\.(?:html?|txt|pdf|docx?|xml)", re.IGNORECASE
)

Rows = Callable[[Source, str], Iterator[Row]]
"""What a format of records must do: give the rows of a source in this encoding."""


@dataclass(frozen=True, slots=True)
class _Sampled:
    """A source of which the first rows were looked at.

    rows      all of its rows
    sample    the records among the first rows
    is_alone  whether it has but one row
    """

    rows: Iterator[Row]
    sample: tuple[Record, ...]
    encoding: str
    is_alone: bool


def read(source: Source, options: ImportOptions, rows: Rows) -> Parts:
    """Return the articles of a source of records, and what gives none; of a source of one record
    that alone. Raises Unreadable if it holds no articles.
    """
    sampled = _sample(source, rows)
    fields = meaning.guess(sampled.sample, options.fields)
    if not meaning.has_articles(fields):
        raise Unreadable("holds records, but no articles: no field of theirs is a text")

    def part(number: int, row: Row) -> Outcome:
        if isinstance(row, Record):
            return article_of(row, fields, sampled.encoding, options.today)
        what = f"row {number}, line {row.line}: {' '.join(row.text[:SHOWN_CHARS].split())}"
        return LeftOut(row.why, what, fault=row.fault, text=row.text)

    if sampled.is_alone:
        return part(0, *sampled.rows)
    return (partial(part, number, row) for number, row in enumerate(sampled.rows, 1))


def visible_text(source: Source, rows: Rows) -> str | Iterator[str]:
    """Return all that can be read in each part of a source of records."""
    sampled = _sample(source, rows)
    texts = (
        row.text if isinstance(row, BrokenRow) else named_values.visible_text(row)
        for row in sampled.rows
    )
    return next(texts) if sampled.is_alone else texts


def guessed(source: Source, options: ImportOptions, rows: Rows) -> Mapping[str, str]:
    """Return what the fields of a source are taken to mean: by role, the name of the field."""
    return meaning.explained(meaning.guess(_sample(source, rows).sample, options.fields))


def _sample(source: Source, rows: Rows) -> _Sampled:
    encoding = encoding_of(source)
    every = rows(source, encoding)
    first: list[Row] = []
    chars = 0
    for row in every:
        first.append(row)
        chars += (
            sum(len(value) for _, value in row.values) if isinstance(row, Record) else len(row.text)
        )
        if len(first) >= SAMPLE_ROWS or chars >= SAMPLE_CHARS:
            break
    records = tuple(row for row in first if isinstance(row, Record))
    if not records:
        raise Unreadable("holds no records")
    _refuse_notes(source, records)
    return _Sampled(chain(first, every), records, encoding, len(first) == 1)


def _refuse_notes(source: Source, records: Sequence[Record]) -> None:
    """Raise Unreadable if the records only describe documents that were saved beside them.

    That is known by the name of the source, or by file names in the records.
    """
    name = basename(source.name)
    stem = name.partition(".")[0]
    named = [f"{stem}.html", f"{stem}.htm"] if len(records) == 1 else []
    named += [
        value.strip()
        for record in records[:NAMED_RECORDS]
        for _, value in record.values
        if _FILE.fullmatch(value.strip())
    ]
    beside = next(
        (
            file
            for file in named[:NAMED_FILES]
            if file != name and source.companion(file) is not None
        ),
        "",
    )
    if beside or _NOTES.search(name):
        hint = f": see {beside}" if beside else ""
        raise Unreadable(f"holds notes on other documents, and no article of its own{hint}")
