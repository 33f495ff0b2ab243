"""Reads a text of any length piece by piece: its encoding, its characters, and a window that moves along it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache

from warraq.importing.decode import Decoded, Unreadable, decode_only
from warraq.importing.source import Source

LONGEST = 16 * 1024 * 1024
"""The most characters that one record may have; an article has a few thousand."""

_SAMPLE = 1024 * 1024
_CHUNK = 256 * 1024
_PYTHON = {
    "windows-1252": "cp1252",
    "windows-1256": "cp1256",
    "iso-8859-6": "iso8859_6",
    "x-mac-arabic": "mac_arabic",
}
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


def encoding_of(source: Source) -> str:
    """The encoding of a source, by its IANA name, from the first megabyte in which it can be told:
    the bytes before the first that is not ASCII say nothing. Raises Unreadable as decode.decode
    does.
    """
    first = b""
    with source.open() as file:
        while data := file.read(_SAMPLE):
            first = first or data
            if found := _NOT_ASCII.search(data):
                # A kilobyte of what stands before, so that a mark of UTF-16 or a NUL between
                # letters is seen.
                return _decoded(data[max(0, found.start() - 1024) :]).encoding
    return _decoded(first).encoding


@lru_cache(maxsize=1)  # every importer of records asks for it in turn
def head_text(head: bytes) -> str:
    """The first bytes of a source as text, as well as can be; '' where they are no text."""
    try:
        return _decoded(head).text
    except Unreadable:
        return ""


def _decoded(data: bytes) -> Decoded:
    """A part of a source, cut so that it does not end within a character of UTF-8."""
    whole = (
        data.rstrip(bytes(range(0x80, 0x100))) if b"\x00" not in data and len(data) > 64 else data
    )
    return decode_only(whole if len(whole) > len(data) // 2 else data)


def characters(source: Source, encoding: str) -> Iterator[str]:
    """The text of a source in chunks, its lines ended by a line feed, without NULs; broken bytes
    become U+FFFD.
    """
    with source.open() as file:
        # The wrapper would close the file in its own time, also while an exception tells where it
        # was read.
        reader = io.TextIOWrapper(
            file, encoding=_PYTHON.get(encoding, encoding), errors="replace", newline=None
        )
        while chunk := reader.read(_CHUNK):
            yield chunk.replace("\x00", "").replace("\ufeff", "")


class Window:
    """A part of a long text: what has come, and is not yet done with.

    text   what stands in the window; only what lies at `start` and after counts
    start  where in it the part begins that is not done with
    line   the line of the source on which `start` stands, 1-based
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
        """Let in as much again as there is, so that reading on costs no more than reading; False if
        there is no more, or if a record would be too long.
        """
        held = len(self.text) - self.start
        if held >= LONGEST:
            return False
        parts = [self.text[self.start :]]
        while held < 2 * len(parts[0]) or held == 0 or len(parts) == 1:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.ended = True
                break
            parts.append(chunk)
            held += len(chunk)
        if len(parts) == 1:
            return False
        self.text, self.start = "".join(parts), 0
        return True

    def to(self, end: int) -> str:
        """Be done with what stands before `end`, which is handed over."""
        passed = self.text[self.start : end]
        self.line += passed.count("\n")
        self.start = end
        return passed
