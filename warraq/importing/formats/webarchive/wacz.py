"""The records of a source: one WARC or ARC file, or all that are in a WACZ, which is a zip of them.

The format: WACZ 1.1.1 (Webrecorder). Its lists of pages and its indexes are not needed here.
"""

from __future__ import annotations

import shutil
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO

from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.stream import FREE, SWELL
from warraq.importing.formats.webarchive.warc import Record, records
from warraq.importing.source import Opened

ZIP = b"PK\x03\x04"
_ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz")
_BROKEN = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, struct.error)


def records_of(source: Opened) -> Iterator[Record]:
    """Every record of a source, in order; where the source cannot be read on, the last one says so.

    Raises Unreadable if not a single record can be had.
    """
    given = False
    try:
        for record in _zipped(source) if source.head().startswith(ZIP) else _plain(source):
            given = True
            yield record
    except Unreadable as error:
        if not given:
            raise
        yield Record("", whole=False, fault=f"a file that {error}")


def _plain(source: Opened) -> Iterator[Record]:
    with source.begin() as file:
        yield from records(file)


def _zipped(source: Opened) -> Iterator[Record]:
    """The records of every archive in a zip; of a zip that is broken, what can be found of packed
    records.
    """
    with ExitStack() as stack:
        file = stack.enter_context(source.begin())
        if not file.seekable():
            spool = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(file, spool)
            file = spool
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN:
            file.seek(0)
            yield from records(file, compressed=True)
            return
        yield from _members(archive, file.seek(0, 2))


def _members(archive: zipfile.ZipFile, packed: int) -> Iterator[Record]:
    size = 0
    for entry in archive.infolist():
        if not entry.filename.lower().endswith(_ARCHIVES):
            continue
        size += entry.file_size
        if size > FREE + SWELL * packed:
            raise Unreadable("swells beyond measure when it is unpacked")
        try:
            member: BinaryIO = archive.open(entry)  # type: ignore[assignment]
        except _BROKEN:
            yield Record("", whole=False, fault="a file of the archive that cannot be opened")
            continue
        with member:
            yield from records(member)
