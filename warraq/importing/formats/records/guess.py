"""What the fields of a source of records mean, asked by the name of its format."""

from __future__ import annotations

from collections.abc import Mapping

from warraq.importing.formats.records import csv, json, reader, xml
from warraq.importing.source import ImportOptions, Source

ROWS: Mapping[str, reader.Rows] = {
    "json": json.rows,
    "csv": csv.rows,
    "sgml": xml.rows,
    "xml": xml.rows,
}
"""What gives the rows of a source, by the name of its format."""


def guessed(kind: str, source: Source, options: ImportOptions) -> Mapping[str, str]:
    """Return what the fields of a source of records are taken to mean: 'title' -> the name of its
    field, and so on; {} if `kind`, the name of its format, is none of records.

    Raises Unreadable where there are no records, or where `options.fields` cannot be.
    """
    return reader.guessed(source, options, ROWS[kind]) if kind in ROWS else {}
