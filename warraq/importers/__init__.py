"""From source documents to articles: one importer for each kind of source, chosen by what the source holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Protocol

from warraq.importers import dump, log
from warraq.importers.decode import Unreadable
from warraq.importers.imported import Imported
from warraq.importers.segments import Segment

HEAD = 4096
"""How many bytes of a source an importer may look at to tell whether it is its own."""


class Importer(Protocol):
    """Reads one kind of source.

    name    as `source.importer` of an article holds it
    sniff   whether a source is of this kind, by its first bytes and its path
    pages   the pieces of every page of a source, from which the batch learns what stands on many pages
    read    the articles of a source, in order; raises decode.Unreadable, which says why, if there is none
    """

    @property
    def name(self) -> str: ...

    def sniff(self, head: bytes, path: str) -> bool: ...

    def pages(self, data: bytes) -> Iterator[tuple[Segment, ...]]: ...

    def read(self, data: bytes, common: Collection[str], today: dt.date) -> Iterator[Imported]: ...


IMPORTERS: tuple[Importer, ...] = (log.Log(), dump.Dump())
"""Every importer; the first that knows a source reads it, and the text dump takes what is left."""


def importer_for(head: bytes, path: str) -> Importer:
    """The importer of a source, by its first bytes and its path."""
    return next((importer for importer in IMPORTERS if importer.sniff(head[:HEAD], path)), IMPORTERS[-1])


__all__ = ["IMPORTERS", "Imported", "Importer", "Unreadable", "importer_for"]
