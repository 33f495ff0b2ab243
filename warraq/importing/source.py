"""A source as a format is given it: bytes that can be read again, wherever they are."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from warraq.importing.decode import Unreadable
from warraq.importing.limits import MAX_SOURCE_BYTES

HEAD = 4096
"""How many first bytes of a source tell of what format it is."""


def _alone(_: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Source:
    """A source document.

    name       as the record names it: 'seeds/a.html', 'seeds/a.zip!/b.html' within an archive
    size       in bytes; -1 where it cannot be told before reading
    open       opens it at its beginning; what it gives need not be seekable, and raises Unreadable
               where an archive is broken or swells beyond measure
    companion  the bytes of a file that was saved beside it, by an address relative to it
               ('../img/a.jpg'); None where there is none, or where it would lie outside of what was
               given to import
    """

    name: str
    size: int
    open: Callable[[], BinaryIO]
    companion: Callable[[str], bytes | None] = _alone

    def head(self) -> bytes:
        """Its first bytes."""
        with self.open() as file:
            return file.read(HEAD)

    def data(self, largest: int = MAX_SOURCE_BYTES) -> bytes:
        """All of its bytes. Raises Unreadable if they are more than `largest`, or none."""
        if self.size > largest:
            raise Unreadable(f"is too large: {self.size:,} bytes, and {largest:,} are allowed")
        with self.open() as file:
            data = file.read(largest + 1)
        if len(data) > largest:
            raise Unreadable(f"is too large: more than {largest:,} bytes")
        return data


def open_file(path: Path, name: str = "") -> Source:
    """Return a file of the disk as a source."""
    return Source(name or path.name, path.stat().st_size, lambda: path.open("rb"))


def from_bytes(data: bytes, name: str) -> Source:
    """Return bytes in memory as a source."""
    return Source(name, len(data), lambda: io.BytesIO(data))


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What an import goes by.

    today   the day of import: no date of publication may lie after it
    common  the pieces, folded, that stand on several pages of the batch
    fields  what the columns or keys of records mean, as the user said: {'title': 'headline'}; empty
            where a format is to guess
    """

    today: dt.date
    common: Collection[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
