"""Records: articles as rows of named values, in JSON, in tables, between tags; what each field means is found out.

bytes ─window─▶ characters ─json_records, table, tagged─▶ rows ─fields─▶ what means what ─article─▶ articles
"""

from __future__ import annotations

from collections.abc import Mapping

from warraq.importing.formats.records import csv, json, reader, xml
from warraq.importing.source import Opened, Terms

RECORDS = (json.Json(), xml.Tagged("sgml"), xml.Tagged("xml"), csv.Table())
"""The importers of records, the most specific first."""

_ROWS = {"json": json.rows, "csv": csv.rows, "sgml": xml.rows, "xml": xml.rows}


def guessed(source: Opened, terms: Terms) -> Mapping[str, str]:
    """What the fields of a source of records are taken to mean: 'title' -> the name of its field,
    and so on. {} if it is no source of records.

    Raises Unreadable where there are no records, or where `terms.fields` cannot be.
    """
    head = source.head()
    kind = next((importer.name for importer in RECORDS if importer.sniff(head, source.name)), "")
    return reader.guessed(source, terms, _ROWS[kind]) if kind else {}


__all__ = ["RECORDS", "guessed"]
