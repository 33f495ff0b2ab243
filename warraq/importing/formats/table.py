"""From source documents to articles: one importer for each kind of source, chosen by what the source holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from warraq.importing.article import Attached, Imported, LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.extract.html import page
from warraq.importing.extract.text.segments import Segment
from warraq.importing.formats import blogger, feed, text, word, wordpress
from warraq.importing.formats.pdf import document
from warraq.importing.formats.records import log
from warraq.importing.formats.records.guess import RECORDS
from warraq.importing.formats.webarchive import web_archive
from warraq.importing.source import HEAD, Opened, Terms


class Importer(Protocol):
    """Reads one kind of source.

    name    as `source.importer` of an article holds it
    sniff   whether a source is of this kind, by its first bytes and its name
    pages   the pieces of every page of a source, from which the batch learns what stands on many
            pages
    read    the articles of a source, in order, and what gives none; holds one of them at a time in
            memory. Raises decode.Unreadable, which says why, if the source as a whole gives nothing
    whole   for the audit, and without any judgement: each part (its number as in `read`) with all
            the text that a reader could see in it. The pieces of its account say the same, white
            space apart
    """

    @property
    def name(self) -> str: ...

    def sniff(self, head: bytes, name: str) -> bool: ...

    def pages(self, source: Opened) -> Iterator[tuple[Segment, ...]]: ...

    def read(self, source: Opened, terms: Terms) -> Iterator[Imported | LeftOut]: ...

    def whole(self, source: Opened) -> Iterator[tuple[int, str]]: ...


IMPORTERS: tuple[Importer, ...] = (
    web_archive.WebArchive(),
    word.Word(),
    document.Pdf(),
    wordpress.WordPress(),
    blogger.Blogger(),
    feed.Feed(),
    *RECORDS,
    page.Page(),
    log.Log(),
    text.Dump(),
)
"""Every importer; the first that knows a source reads it, and the text dump takes what is left."""


def importer_for(head: bytes, name: str) -> Importer:
    """The importer of a source, by its first bytes and its name."""
    return next(
        (importer for importer in IMPORTERS if importer.sniff(head[:HEAD], name)), IMPORTERS[-1]
    )


__all__ = [
    "IMPORTERS",
    "Attached",
    "Imported",
    "Importer",
    "LeftOut",
    "Opened",
    "Terms",
    "Unreadable",
    "importer_for",
]
