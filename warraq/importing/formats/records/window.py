"""A text of any length, piece by piece: its encoding, its characters, a window on them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache

from warraq.importing.decode import Decoded, Unreadable, decode_only
from warraq.importing.limits import MAX_RECORD_CHARS
from warraq.importing.source import Source

SAMPLE_BYTES = 1024 * 1024
"""How much is looked at to find the encoding."""
BEFORE_BYTES = 1024
"""How much is looked at before the first byte that is not ASCII, so that a mark of UTF-16 or a NUL
between letters is seen.
"""
CHUNK_CHARS = 256 * 1024

_PYTHON = {
    "windows-1252": "cp1252",
    "windows-1256": "cp1256",
    "iso-8859-6": "iso8859_6",
    "x-mac-arabic": "mac_arabic",
}
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


def encoding_of(source: Source) -> str:
    """Return the encoding of a source, by its IANA name.

    It is found in the first megabyte that has a byte beyond ASCII: what is before that byte shows
    nothing. Raises Unreadable as decode.decode does.
    """
    first = b""
    with source.open() as file:
        while data := file.read(SAMPLE_BYTES):
            first = first or data
            if match := _NOT_ASCII.search(data):
                return _decode(data[max(0, match.start() - BEFORE_BYTES) :]).encoding
    return _decode(first).encoding


@lru_cache(maxsize=1)  # every format of records asks for it in turn
def head_text(head: bytes) -> str:
    """Return the first bytes of a source as text, as well as can be; '' where they are none."""
    try:
        return _decode(head).text
    except Unreadable:
        return ""


def _decode(data: bytes) -> Decoded:
    """Decode a part of a source, cut so that it does not end within a character of UTF-8."""
    if b"\x00" not in data and len(data) > 64:
        whole = data.rstrip(bytes(range(0x80, 0x100)))
        data = whole if len(whole) > len(data) // 2 else data
    return decode_only(data)


def characters(source: Source, encoding: str) -> Iterator[str]:
    """Yield the text of a source in chunks, its lines ended by a line feed, without NULs; broken
    bytes become U+FFFD.
    """
    with source.open() as file:
        # `with` closes the file; the wrapper alone would do so only when it is collected.
        reader = io.TextIOWrapper(
            file, encoding=_PYTHON.get(encoding, encoding), errors="replace", newline=None
        )
        while chunk := reader.read(CHUNK_CHARS):
            yield chunk.replace("\x00", "").replace("\ufeff", "")


class Window:
    """A part of a long text: what was read, and is not yet done with.

    text   what is in the window; only what is at `start` and after it counts
    start  where in it the part begins that is not done with
    line   the line of the source on which `start` is, 1-based
    ended  whether the source has no more
    """

    def __init__(self, chunks: Iterator[str]) -> None:
        self.text = ""
        self.start = 0
        self.line = 1
        self.ended = False
        self._chunks = chunks
        self.more()

    def more(self) -> bool:
        """Read as much again as is in the window, so that reading on costs no more than reading.

        Return False if there is no more, or if a record would be too long.
        """
        size = len(self.text) - self.start
        if size >= MAX_RECORD_CHARS:
            return False
        parts = [self.text[self.start :]]
        while size < 2 * len(parts[0]) or size == 0 or len(parts) == 1:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.ended = True
                break
            parts.append(chunk)
            size += len(chunk)
        if len(parts) == 1:
            return False
        self.text, self.start = "".join(parts), 0
        return True

    def to(self, end: int) -> str:
        """Be done with what is before `end`, and return it."""
        passed = self.text[self.start : end]
        self.line += passed.count("\n")
        self.start = end
        return passed
