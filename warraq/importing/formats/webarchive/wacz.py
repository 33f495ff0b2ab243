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

from warraq.importing.containers import Budget
from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.warc import WarcRecord, read_records
from warraq.importing.limits import FREE_WEB_ARCHIVE_BYTES, MAX_WEB_ARCHIVE_GROWTH
from warraq.importing.source import Source

ZIP = b"PK\x03\x04"
_SUFFIXES = (".warc", ".warc.gz", ".arc", ".arc.gz")
_ZIP_ERRORS = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, struct.error)


def records_of(source: Source) -> Iterator[WarcRecord]:
    """Yield every record of a source, in order; where it can be read no further, the last says so.

    Raises Unreadable if not a single record can be read.
    """
    is_empty = True
    try:
        for record in _in_zip(source) if source.head().startswith(ZIP) else _in_file(source):
            is_empty = False
            yield record
    except Unreadable as error:
        if is_empty:
            raise
        yield WarcRecord("", is_whole=False, fault=f"a file that {error}")


def _in_file(source: Source) -> Iterator[WarcRecord]:
    with source.open() as file:
        yield from read_records(file)


def _in_zip(source: Source) -> Iterator[WarcRecord]:
    """Yield the records of every archive in a zip; of a broken zip, what packed records it has."""
    with ExitStack() as stack:
        file = stack.enter_context(source.open())
        if not file.seekable():
            spool = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(file, spool)
            file = spool
        try:
            archive = zipfile.ZipFile(file)
        except _ZIP_ERRORS:
            file.seek(0)
            yield from read_records(file, is_compressed=True)
            return
        yield from _in_members(
            archive, Budget(FREE_WEB_ARCHIVE_BYTES + MAX_WEB_ARCHIVE_GROWTH * file.seek(0, 2))
        )


def _in_members(archive: zipfile.ZipFile, budget: Budget) -> Iterator[WarcRecord]:
    for entry in archive.infolist():
        if not entry.filename.lower().endswith(_SUFFIXES):
            continue
        budget.spend(entry.file_size)
        try:
            member: BinaryIO = archive.open(entry)  # type: ignore[assignment]
        except _ZIP_ERRORS:
            fault = "a file of the archive that cannot be opened"
            yield WarcRecord("", is_whole=False, fault=fault)
            continue
        with member:
            yield from read_records(member)
