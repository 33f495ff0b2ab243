"""The bytes of a web archive, read forward, and read on behind whatever is damaged."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from warraq.importing.containers import Budget
from warraq.importing.decode import Unreadable
from warraq.importing.limits import FREE_WEB_ARCHIVE_BYTES, MAX_WEB_ARCHIVE_GROWTH

READ_BYTES = 1 << 14
"""How much of the file is read at a time."""
CHUNK_BYTES = 1 << 15
"""The least that is handed on at a time, so that tiny gzip members cost little."""
OVERLAP_BYTES = 1 << 14
"""What is searched again when more is read: longer than any line that starts a record."""

_GZIP_MEMBER = b"\x1f\x8b\x08"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_BLANK = b"\r\n\t \x00"
_DAMAGE = b""
"""What `chunks` yields in place of bytes that cannot be read."""


def chunks(file: BinaryIO, *, is_compressed: bool = False) -> Iterator[bytes]:
    """Yield the bytes of a file, unpacked if it is gzip (RFC 1952, one member or many).

    is_compressed  treat the file as gzip members, whatever it begins with

    b'' is yielded where the file is damaged, breaks off, or can be read no further. Raises
    Unreadable for a compression that is not supported.
    """
    head = _read(file)
    if head and head.startswith(_ZSTANDARD):
        raise Unreadable("is compressed with Zstandard: unpack it first")
    if is_compressed or (head and head.startswith(_GZIP_MEMBER)):
        yield from _unpacked(file, head)
        return
    while head:
        yield head
        head = _read(file)
    if head is None:
        yield _DAMAGE


def _read(file: BinaryIO) -> bytes | None:
    """Return the next bytes, b'' at the end, or None where the file can be read no further."""
    try:
        return file.read(READ_BYTES)
    except (Unreadable, OSError, EOFError, zipfile.BadZipFile, zlib.error):
        return None


def _unpacked(file: BinaryIO, packed: bytes | None) -> Iterator[bytes]:
    members = _GzipMembers()
    while packed:
        yield from members.feed(packed)
        more = _read(file)
        packed = members.rest + more if more else more
    yield from members.finish(is_cut_off=packed is None)


class _GzipMembers:
    """Unpacks gzip members one by one, so that a damaged one costs no other.

    rest  the end of the last bytes, where it may be the beginning of a member
    """

    def __init__(self) -> None:
        self.rest = b""
        self._budget = Budget(FREE_WEB_ARCHIVE_BYTES)
        self._member: zlib._Decompress | None = None
        self._ready: list[bytes] = []
        self._ready_size = 0
        self._is_damaged = False

    def feed(self, packed: bytes) -> Iterator[bytes]:
        """Yield what the next packed bytes unpack to."""
        self._budget.earn(MAX_WEB_ARCHIVE_GROWTH * len(packed))
        view, at, self.rest = memoryview(packed), 0, b""
        while at < len(packed):
            if self._member is None:
                start = packed.find(_GZIP_MEMBER, at)
                self.rest = b"" if start >= 0 else _begun_magic(packed)
                end = start if start >= 0 else len(packed) - len(self.rest)
                self._is_damaged = self._is_damaged or bool(packed[at:end].strip(b"\x00"))
                if start < 0:
                    return
                if self._is_damaged:
                    yield from self._flush()
                    yield _DAMAGE
                    self._is_damaged = False
                self._member, at = zlib.decompressobj(31), start
            try:
                data = self._member.decompress(view[at:], CHUNK_BYTES)
            except zlib.error:
                self._member, self._is_damaged, at = None, True, at + 1
                continue
            self._budget.spend(len(data))
            self._keep(data)
            if self._ready_size >= CHUNK_BYTES:
                yield from self._flush()
            ended = self._member.eof
            left = self._member.unused_data if ended else self._member.unconsumed_tail
            at = len(packed) - len(left)
            self._member = None if ended else self._member

    def finish(self, *, is_cut_off: bool) -> Iterator[bytes]:
        """Yield what is left at the end of the file."""
        if self._member is not None:
            self._keep(self._member.flush())
        yield from self._flush()
        if self._member is not None or is_cut_off or self._is_damaged:
            yield _DAMAGE

    def _keep(self, data: bytes) -> None:
        self._ready.append(data)
        self._ready_size += len(data)

    def _flush(self) -> Iterator[bytes]:
        if self._ready_size:
            yield b"".join(self._ready)
        self._ready, self._ready_size = [], 0


def _begun_magic(packed: bytes) -> bytes:
    """Return the end of some bytes where it may be the beginning of a gzip member."""
    if packed.endswith(_GZIP_MEMBER[:2]):
        return _GZIP_MEMBER[:2]
    return _GZIP_MEMBER[:1] if packed.endswith(_GZIP_MEMBER[:1]) else b""


class Stream:
    """Bytes that are read forward, with a look ahead.

    At a damage it gives no more bytes until `seek` goes on behind it. Some bytes can be pushed
    back, and are read again.
    """

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._buffer = b""
        self._at = 0
        self._is_stopped = self._is_ended = False
        self._may_push_back = FREE_WEB_ARCHIVE_BYTES

    def _fill(self) -> bool:
        """Read more into the buffer; return False at a damage and at the end."""
        if self._is_stopped:
            return False
        chunk = next(self._source, None)
        self._is_ended = chunk is None
        self._is_stopped = not chunk
        if chunk:
            self._buffer = self._buffer[self._at :] + chunk
            self._at = 0
            self._may_push_back += len(chunk)
        return bool(chunk)

    def peek(self, count: int) -> bytes:
        """Return the next bytes without taking them; fewer at a damage and at the end."""
        while len(self._buffer) - self._at < count and self._fill():
            pass
        return self._buffer[self._at : self._at + count]

    def read(self, count: int, keep: int) -> tuple[bytes, int]:
        """Take `count` bytes; return the first `keep` of them, and how many there were in all."""
        kept: list[bytes] = []
        taken = kept_size = 0
        while taken < count and (self._at < len(self._buffer) or self._fill()):
            part = self._buffer[self._at : self._at + min(count - taken, CHUNK_BYTES)]
            self._at += len(part)
            taken += len(part)
            if kept_size < keep:
                kept.append(part[: keep - kept_size])
                kept_size += len(kept[-1])
        return b"".join(kept), taken

    def push_back(self, data: bytes) -> bool:
        """Push bytes back, to be read again.

        Return False, and do nothing, if more was pushed back than a sound file would need: a
        hostile one could ask for it without end.
        """
        if len(data) > self._may_push_back:
            return False
        self._may_push_back -= len(data)
        self._buffer = data + self._buffer[self._at :]
        self._at = 0
        return True

    def seek(self, start: re.Pattern[bytes]) -> tuple[bool, bool]:
        """Go on to where a record starts, behind a damage too.

        Return whether there is one, and whether anything but blanks, or a damage, was passed over.
        """
        is_lost = False
        while True:
            match = start.search(self._buffer, self._at)
            end = match.start() if match else max(self._at, len(self._buffer) - OVERLAP_BYTES)
            is_lost = is_lost or bool(self._buffer[self._at : end].strip(_BLANK))
            self._at = end
            if match:
                return True, is_lost
            if self._fill():
                continue
            is_lost = is_lost or bool(self._buffer[self._at :].strip(_BLANK))
            self._buffer, self._at = b"", 0
            if self._is_ended:
                return False, is_lost
            self._is_stopped, is_lost = False, True
