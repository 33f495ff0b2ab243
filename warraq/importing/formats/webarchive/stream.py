"""The bytes of a web archive, read forward; where they are damaged, the reading goes on behind the damage."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from warraq.importing.decode import Unreadable

_CHUNK = 1 << 14
_PIECE = 1 << 15
_MEMBER = b"\x1f\x8b\x08"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
FREE, SWELL = 64 << 20, 250
"""Compressed text grows tenfold; what grows 250-fold, beyond the first 64 MB, is there to do harm.
"""
_OVERLAP = 1 << 14
_BLANK = b"\r\n\t \x00"


def pieces(file: BinaryIO, *, compressed: bool = False) -> Iterator[bytes]:
    """The bytes of a file, unpacked if it is gzip (of one member or many, RFC 1952); b'' stands
    where it is damaged.

    compressed  that it holds gzip members, whatever its beginning looks like
    Raises Unreadable for a compression that cannot be undone here. A file that breaks off, or whose
    own archive is broken, ends in b''.
    """
    head = _read(file)
    if head and head.startswith(_ZSTANDARD):
        raise Unreadable("is compressed with Zstandard: unpack it first")
    if compressed or (head and head.startswith(_MEMBER)):
        yield from _inflated(file, head)
        return
    while head:
        yield head
        head = _read(file)
    if head is None:
        yield b""


def _read(file: BinaryIO) -> bytes | None:
    """The next bytes; b'' at the end, None where the file cannot be read on."""
    try:
        return file.read(_CHUNK)
    except (Unreadable, OSError, EOFError, zipfile.BadZipFile, zlib.error):
        return None


def _inflated(file: BinaryIO, chunk: bytes | None) -> Iterator[bytes]:
    """Each member by itself, so that a damaged one costs no other. Pieces are gathered: members may
    be tiny.
    """
    member = None
    held: list[bytes] = []
    size = taken = given = 0
    junk = False
    while chunk:
        taken += len(chunk)
        view, at, rest = memoryview(chunk), 0, b""
        while at < len(chunk):
            if member is None:
                found = chunk.find(_MEMBER, at)
                if found < 0:
                    rest = (
                        b"\x1f\x8b"
                        if chunk.endswith(b"\x1f\x8b")
                        else chunk[-1:]
                        if chunk[-1] == 0x1F
                        else b""
                    )
                junk = junk or bool(
                    chunk[at : found if found >= 0 else len(chunk) - len(rest)].strip(b"\x00")
                )
                if found < 0:
                    break
                if junk:
                    yield b"".join(held)
                    yield b""
                    held, size, junk = [], 0, False
                member, at = zlib.decompressobj(31), found
            try:
                data = member.decompress(view[at:], _PIECE)
            except zlib.error:
                member, junk, at = None, True, at + 1
                continue
            held.append(data)
            size += len(data)
            given += len(data)
            if given > FREE + SWELL * taken:
                raise Unreadable("swells beyond measure when it is unpacked")
            if size >= _PIECE:
                yield b"".join(held)
                held, size = [], 0
            at = len(chunk) - len(member.unused_data if member.eof else member.unconsumed_tail)
            member = None if member.eof else member
        more = _read(file)
        chunk = rest + more if more else more
    if member is not None:
        held.append(member.flush())
    if size:
        yield b"".join(held)
    if member is not None or chunk is None or junk:
        yield b""


class Stream:
    """Bytes that are read forward, with a look ahead.

    At a damage it gives nothing more until `seek` goes on behind it. A few bytes can be handed
    back, and read again.
    """

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._held = b""
        self._at = 0
        self._stopped = self._ended = False
        self._spare = FREE

    def _fill(self) -> bool:
        """Holds some more; False at a damage and at the end."""
        if self._stopped:
            return False
        piece = next(self._source, None)
        self._ended = piece is None
        self._stopped = not piece
        if piece:
            self._held = self._held[self._at :] + piece
            self._at = 0
            self._spare += len(piece)
        return bool(piece)

    def ahead(self, count: int) -> bytes:
        """The next bytes, not taken; fewer at a damage and at the end."""
        while len(self._held) - self._at < count and self._fill():
            pass
        return self._held[self._at : self._at + count]

    def take(self, count: int, hold: int) -> tuple[bytes, int]:
        """Take as many bytes; what is given back of them is at most `hold`, and how many there
        were.
        """
        held: list[bytes] = []
        got = kept = 0
        while got < count and (self._at < len(self._held) or self._fill()):
            part = self._held[self._at : self._at + min(count - got, _PIECE)]
            self._at += len(part)
            got += len(part)
            if kept < hold:
                held.append(part[: hold - kept])
                kept += len(held[-1])
        return b"".join(held), got

    def back(self, data: bytes) -> bool:
        """Hand bytes back, to be read again. False if that was done too often: a hostile file could
        ask it for ever.
        """
        if len(data) > self._spare:
            return False
        self._spare -= len(data)
        self._held = data + self._held[self._at :]
        self._at = 0
        return True

    def seek(self, start: re.Pattern[bytes]) -> tuple[bool, bool]:
        """Pass on to where a record starts, behind a damage too.

        Gives whether there is one, and whether anything but blanks, or a damage, was passed over.
        """
        lost = False
        while True:
            match = start.search(self._held, self._at)
            cut = match.start() if match else max(self._at, len(self._held) - _OVERLAP)
            lost = lost or bool(self._held[self._at : cut].strip(_BLANK))
            self._at = cut
            if match:
                return True, lost
            if self._fill():
                continue
            lost = lost or bool(self._held[self._at :].strip(_BLANK))
            self._held, self._at = b"", 0
            if self._ended:
                return False, lost
            self._stopped, lost = False, True
