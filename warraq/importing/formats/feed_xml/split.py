"""The items of an export or a feed, without reading it whole; a broken item costs one item."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from warraq.importing.limits import MAX_ITEM_BYTES
from warraq.importing.source import Source

BREAKS_OFF = "an item without an end"
TOO_LARGE = f"an item of more than {MAX_ITEM_BYTES >> 20} MB"

CHUNK_BYTES = 1 << 20
OVERLAP_BYTES = 256
"""More than any token has: so much is searched again, for the end of a chunk may cut one in two."""
COMMENT_MAX_BYTES = 1 << 16
"""A comment without an end within so much is taken for text."""

_PREFIX = rb"(?:[\w.-]{1,40}:)?"
_TOKEN = re.compile(
    rb"<(?:(?P<comment>!--)|(?P<section>!\[CDATA\[)|"
    rb"/" + _PREFIX + rb"(?P<end>item|entry|channel|rss|feed|RDF)\s{0,99}>|"
    rb"" + _PREFIX + rb"(?P<begin>item|entry)(?=[\s>/]))"
)
_ITEMS = (b"item", b"entry")
_SECTION_END = re.compile(rb"\]\]>")
_SECTION_OR_ITEM_END = re.compile(rb"\]\]>|</" + _PREFIX + rb"(?:item|entry)\s{0,99}>")
_SECTION_MARK = re.compile(rb"\]\]>|<!\[CDATA\[")
_PARENT_TAG = re.compile(rb"<([\w:.-]{1,100})(?:\s[^<>]{0,80})?>\s{0,20}\Z")
_PROLOGUE = re.compile(
    r"\ufeff|\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(\w+)")
_CLAIM = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,30})")


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item of a file, as its bytes.

    number  from 1; 0 for all that is before the first
    line    where it begins, 1-based
    fault   why it is not whole; '' if it is
    """

    number: int
    line: int
    data: bytes
    fault: str = ""


def as_utf8(head: bytes) -> bytes:
    """Return the first bytes of a file as UTF-8, if its letters have two or four bytes."""
    codec = _wide_codec(head)
    return head.decode(codec, "ignore").encode() if codec else head


@lru_cache(maxsize=1)  # every format of XML asks for it in turn
def root_of(head: bytes) -> str:
    """Return the name of the first element in the head of a file, without its prefix; '' if that is
    no XML.

    Blank lines and a byte-order mark may be before the declaration.
    """
    text, position = as_utf8(head).decode("utf-8", "replace"), 0
    while passed := _PROLOGUE.match(text, position):
        position = passed.end()
    root = _ROOT.match(text, position)
    return root[1] if root else ""


def codec_of(head: bytes) -> str:
    """Return the codec that the declaration of a file claims, which counts where it is not UTF-8.

    windows-1252 where the claim is of no use.
    """
    claim = _CLAIM.search(head)
    try:
        name = codecs.lookup(claim[1].decode("ascii")).name if claim else "utf-8"
        "".encode(name)
    except LookupError:
        return "cp1252"
    return "cp1252" if name.startswith("utf") or name in ("ascii", "iso8859-1") else name


def split_items(source: Source) -> Iterator[RawItem]:
    """Yield what is before the first <item> or <entry> of a file, then each of these, with one of
    them in memory at a time.

    What is in a comment or a CDATA section begins and ends nothing (XML 1.0, 2.5 and 2.7). But a
    section that holds the end of its item lacks its own, if another one begins in it or it is
    closed in another element. An item without an end goes on to the next one.
    """
    codec = _wide_codec(source.head())
    with source.open() as file:
        yield from _Splitter(_Window(_as_utf8_reader(file, codec) if codec else file.read)).items()


class _Splitter:
    """Goes over the items of a window.

    inside    'item' or 'entry' within one, else ''
    has_head  whether the first item, or a bound, was reached
    """

    def __init__(self, window: _Window) -> None:
        self.window = window
        self.number = 0
        self.inside = b""
        self.has_head = False

    def items(self) -> Iterator[RawItem]:
        window = self.window
        while True:
            token = window.next(_TOKEN)
            end = len(window.data) if token is None else token.start()
            if end - window.kept > MAX_ITEM_BYTES:
                yield from self._close(window.kept + CHUNK_BYTES, TOO_LARGE)
                window.keep_from(max(window.kept, end - OVERLAP_BYTES) if token is None else end)
                self.inside, self.has_head = b"", True
            if token is None:
                if window.ended:
                    yield from self._close(end, BREAKS_OFF)
                    return
                continue
            yield from self._pass(token)
            if self.has_head and not self.inside:
                window.keep_from(window.at)

    def _pass(self, token: re.Match[bytes]) -> Iterator[RawItem]:
        window = self.window
        if token["comment"]:
            window.pass_comment(token)
        elif token["section"]:
            window.pass_section(token, self.inside)
        elif token["begin"]:
            yield from self._close(token.start(), "")
            window.keep_from(token.start())
            self.number, self.inside, self.has_head = self.number + 1, token["begin"], True
            window.at = token.end()
        else:
            is_own = token["end"] == self.inside
            if self.inside and (is_own or token["end"] not in _ITEMS):
                yield window.cut(self.number, token.end() if is_own else token.start())
                self.inside = b""
            window.at = token.end()

    def _close(self, end: int, fault: str) -> Iterator[RawItem]:
        """Yield the item that was begun, or what is before the first."""
        if self.inside or not self.has_head:
            yield self.window.cut(self.number, end, fault if self.inside else "")


@dataclass(slots=True)
class _Window:
    """The part of a file that is looked at: it grows at its end, and is cut off before `kept`.

    at       where the next search begins
    line     of `kept`
    base     how many bytes of the file are before `data`
    open     up to where in the file no section ends: there is no need to look again for each that
             begins
    comment  up to where in the file no comment ends
    """

    read: Callable[[int], bytes]
    data: bytes = b""
    kept: int = 0
    at: int = 0
    line: int = 1
    base: int = 0
    open: int = 0
    comment: int = 0
    ended: bool = False

    def next(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """Return the next match; None at the end of the file, or of what an item may have."""
        look = self.at
        while (match := pattern.search(self.data, look)) is None:
            if self.ended or len(self.data) - self.kept > MAX_ITEM_BYTES:
                return None
            look = max(self.at, len(self.data) - OVERLAP_BYTES) - self._grow()
        return match

    def cut(self, number: int, end: int, fault: str = "") -> RawItem:
        return RawItem(number, self.line, self.data[self.kept : end], fault)

    def keep_from(self, position: int) -> None:
        self.line += self.data.count(b"\n", self.kept, position)
        self.kept = position
        self.at = max(self.at, position)

    def pass_comment(self, token: re.Match[bytes]) -> None:
        """Go on behind a comment; behind its beginning if it has no end within bounds."""
        self.at = token.end()
        if self.base + self.at < self.comment:
            return
        while len(self.data) - self.at < COMMENT_MAX_BYTES and not self.ended:
            self._grow()
        end = self.data.find(b"-->", self.at, self.at + COMMENT_MAX_BYTES)
        if end < 0:
            self.comment = self.base + self.at + COMMENT_MAX_BYTES
        else:
            self.at = end + 3

    def pass_section(self, token: re.Match[bytes], inside: bytes) -> None:
        """Go on behind a CDATA section, or to the end of its item if its own end is missing."""
        parent = _PARENT_TAG.search(
            self.data, max(self.kept, token.start() - OVERLAP_BYTES), token.start()
        )
        self.at = token.end()
        if self.base + self.at < self.open:
            return
        mark = self.next(_SECTION_OR_ITEM_END if inside and parent else _SECTION_END)
        if mark is None:
            self.open = self.base + len(self.data)
            return
        self.at = mark.end()
        if parent is None or mark[0] == b"]]>":
            return
        stray = self.base + mark.start()
        close = self.next(_SECTION_MARK)
        if close is None or close[0] != b"]]>":
            self.at = stray - self.base
            return
        behind = self.base + close.end()
        if len(self.data) - close.end() < OVERLAP_BYTES and not self.ended:
            self._grow()
        end = re.compile(rb"\s*(?:</" + re.escape(parent[1]) + rb"\s*>|<!\[CDATA\[)")
        self.at = (behind if end.match(self.data, behind - self.base) else stray) - self.base

    def _grow(self) -> int:
        """Read more and drop what is no longer needed; return by how much every position moved."""
        moved = self.kept
        more = self.read(max(CHUNK_BYTES, len(self.data) - moved))
        self.ended = not more
        self.data = self.data[moved:] + more
        self.at -= moved
        self.base += moved
        self.kept = 0
        return moved


def _wide_codec(head: bytes) -> str:
    """Return the codec of a file whose letters have two or four bytes; '' for all others."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head.startswith(b"<\x00"):
        return "utf-16-le"
    return "utf-16-be" if head.startswith(b"\x00<") else ""


def _as_utf8_reader(file: BinaryIO, codec: str) -> Callable[[int], bytes]:
    """Return what reads a file of wide letters as UTF-8."""
    decoder = codecs.getincrementaldecoder(codec)("replace")

    def read(size: int) -> bytes:
        while data := file.read(size):
            if text := decoder.decode(data):
                return text.encode("utf-8", "replace")
        return decoder.decode(b"", final=True).encode("utf-8", "replace")

    return read
