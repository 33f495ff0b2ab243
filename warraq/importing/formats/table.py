"""Every format that an import reads, in the order in which they are asked to know a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from warraq.importing.article import Parts
from warraq.importing.formats.blogger import Blogger
from warraq.importing.formats.feed import Feed
from warraq.importing.formats.html import Html
from warraq.importing.formats.pdf.document import Pdf
from warraq.importing.formats.records.csv import Csv
from warraq.importing.formats.records.json import Json
from warraq.importing.formats.records.log import Log
from warraq.importing.formats.records.xml import Xml
from warraq.importing.formats.text import Text
from warraq.importing.formats.webarchive.web_archive import WebArchive
from warraq.importing.formats.word import Word
from warraq.importing.formats.wordpress import WordPress
from warraq.importing.source import ImportOptions, Source


class Format(Protocol):
    """Reads one kind of source.

    name          as `source.importer` of an article holds it
    sniff         whether a source is of this kind, by its first bytes and its name
    read          the article of a source, or its parts in order, one at a time in memory. Raises
                  Unreadable, which says why, if the source as a whole gives nothing
    visible_text  for the audit, and without any judgement: all the text that a reader could see in
                  a source or in each of its parts. The pieces of its account hold the same, white
                  space apart
    """

    @property
    def name(self) -> str: ...

    def sniff(self, head: bytes, name: str) -> bool: ...

    def read(self, source: Source, options: ImportOptions) -> Parts: ...

    def visible_text(self, source: Source) -> str | Iterator[str]: ...


FORMATS: tuple[Format, ...] = (
    WebArchive(),
    Word(),
    Pdf(),
    WordPress(),
    Blogger(),
    Feed(),
    Json(),
    Xml("sgml"),
    Xml("xml"),
    Csv(),
    Html(),
    Log(),
    Text(),
)
"""The first that knows a source reads it; text takes what is left."""
