"""A source as an importer is given it: bytes that can be read as often as need be, wherever they lie."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from warraq.importing.decode import LARGEST, Unreadable

HEAD = 4096
"""How many bytes of a source an importer may look at to tell whether it is its own."""


def _alone(_: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Opened:
    """A source document.

    name       as the record names it: 'seeds/a.html', 'seeds/a.zip!/b.html' within an archive
    size       in bytes; -1 where it cannot be told before reading
    begin      opens it at its beginning; what it gives need not be seekable, and raises Unreadable
               where an archive is broken or swells beyond measure
    companion  the bytes of a file that was saved beside it, by an address relative to it
               ('../img/a.jpg'); None where there is none, or where it would lie outside of what was
               given to import
    """

    name: str
    size: int
    begin: Callable[[], BinaryIO]
    companion: Callable[[str], bytes | None] = _alone

    def head(self) -> bytes:
        """Its first bytes."""
        with self.begin() as file:
            return file.read(HEAD)

    def data(self, largest: int = LARGEST) -> bytes:
        """All of its bytes. Raises Unreadable if they are more than `largest`, or none."""
        if self.size > largest:
            raise Unreadable(f"is too large: {self.size:,} bytes, and {largest:,} are allowed")
        with self.begin() as file:
            data = file.read(largest + 1)
        if len(data) > largest:
            raise Unreadable(f"is too large: more than {largest:,} bytes")
        return data


def opened(path: Path, name: str = "") -> Opened:
    """A file of the disk as a source; for a test, an evaluation, a single file."""
    return Opened(name or path.name, path.stat().st_size, lambda: path.open("rb"))


def held(data: bytes, name: str) -> Opened:
    """Bytes in memory as a source."""
    return Opened(name, len(data), lambda: io.BytesIO(data))


@dataclass(frozen=True, slots=True)
class Terms:
    """What an import goes by.

    today   the day of import: no date of publication may lie after it
    common  the pieces, folded, that stand on several pages of the batch
    fields  what the columns or keys of records mean, as the user said: {'title': 'headline'}; empty
            where the importer is to guess
    done    parts that are here already: an importer passes over them before the work, and gives
            nothing for them
    """

    today: dt.date
    common: Collection[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    done: Collection[int] = frozenset()
