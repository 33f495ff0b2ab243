"""Cuts an export or a feed into its items without reading it whole; a broken item costs one item."""

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

_CHUNK = 1 << 20
_SPLIT = 256
"""More bytes than any token has: so many are looked at again, for the end of a chunk may cut one in
two.
"""
_COMMENT = 1 << 16
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
_HOLDER = re.compile(rb"<([\w:.-]{1,100})(?:\s[^<>]{0,80})?>\s{0,20}\Z")
_PROLOGUE = re.compile(
    r"\ufeff|\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(\w+)")
_CLAIM = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,30})")


@dataclass(frozen=True, slots=True)
class Cut:
    """An item of a file, as its bytes.

    number  from 1; 0 for all that stands before the first
    line    where it begins, 1-based
    fault   why it is not whole; '' if it is
    """

    number: int
    line: int
    data: bytes
    fault: str = ""


def as_utf8(head: bytes) -> bytes:
    """The first bytes of a file as UTF-8, where its letters have two or four bytes; otherwise as
    they are.
    """
    codec = _wide(head)
    return head.decode(codec, "ignore").encode() if codec else head


@lru_cache(maxsize=1)  # every importer of XML asks for it in turn
def root_of(head: bytes) -> str:
    """The name of the first element of a file, without its prefix, by the file's first bytes; '' if
    they are no XML.

    Blank lines and a byte-order mark may stand before the declaration.
    """
    text, position = as_utf8(head).decode("utf-8", "replace"), 0
    while passed := _PROLOGUE.match(text, position):
        position = passed.end()
    root = _ROOT.match(text, position)
    return root[1] if root else ""


def codec_of(head: bytes) -> str:
    """The codec that the declaration of a file claims: what counts where its bytes are not UTF-8.
    windows-1252 where the claim is of no use.
    """
    claim = _CLAIM.search(head)
    try:
        name = codecs.lookup(claim[1].decode("ascii")).name if claim else "utf-8"
        "".encode(name)
    except LookupError:
        return "cp1252"
    return "cp1252" if name.startswith("utf") or name in ("ascii", "iso8859-1") else name


def cuts(source: Source) -> Iterator[Cut]:
    """What stands before the first <item> or <entry> of a file, then each of these; one of them in
    memory at a time.

    What stands in a comment or a CDATA section begins and ends nothing (XML 1.0, 2.5 and 2.7). But
    a section that holds the end of its item lacks its own, if another one begins in it or it is
    closed in another element. An item without an end goes on to the next one.
    """
    codec = _wide(source.head())
    with source.open() as file:
        window = _Window(_narrow(file, codec) if codec else file.read)
        number, inside, headed = 0, b"", False
        while True:
            token = window.next(_TOKEN)
            end = len(window.data) if token is None else token.start()
            if end - window.kept > MAX_ITEM_BYTES:
                if inside or not headed:
                    yield window.cut(number, window.kept + _CHUNK, TOO_LARGE if inside else "")
                window.keep_from(max(window.kept, end - _SPLIT) if token is None else end)
                inside, headed = b"", True
            if token is None and window.ended:
                if inside or not headed:
                    yield window.cut(number, end, BREAKS_OFF if inside else "")
                return
            if token is None:
                continue
            if token["comment"]:
                window.pass_comment(token)
            elif token["section"]:
                window.pass_section(token, inside)
            elif token["begin"]:
                if inside or not headed:
                    yield window.cut(number, end)
                window.keep_from(end)
                number, inside, headed = number + 1, token["begin"], True
                window.at = token.end()
            else:
                if inside and (token["end"] == inside or token["end"] not in _ITEMS):
                    yield window.cut(number, token.end() if token["end"] == inside else end)
                    inside = b""
                window.at = token.end()
            if headed and not inside:
                window.keep_from(window.at)


@dataclass(slots=True)
class _Window:
    """The part of a file that is looked at: it grows at its end, and is cut off before `kept`.

    at       where the next search begins
    line     where `kept` stands
    base     how many bytes of the file lie before `data`
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
        """The next match; None if the file ends before it, or if there is none within what one item
        may have.
        """
        look = self.at
        while (match := pattern.search(self.data, look)) is None:
            if self.ended or len(self.data) - self.kept > MAX_ITEM_BYTES:
                return None
            look = max(self.at, len(self.data) - _SPLIT) - self._grow()
        return match

    def cut(self, number: int, end: int, fault: str = "") -> Cut:
        return Cut(number, self.line, self.data[self.kept : end], fault)

    def keep_from(self, position: int) -> None:
        self.line += self.data.count(b"\n", self.kept, position)
        self.kept = position
        self.at = max(self.at, position)

    def pass_comment(self, token: re.Match[bytes]) -> None:
        """Go on behind a comment; behind its beginning if it does not end in a reasonable way."""
        self.at = token.end()
        if self.base + self.at < self.comment:
            return
        while len(self.data) - self.at < _COMMENT and not self.ended:
            self._grow()
        end = self.data.find(b"-->", self.at, self.at + _COMMENT)
        if end < 0:
            self.comment = self.base + self.at + _COMMENT
        else:
            self.at = end + 3

    def pass_section(self, token: re.Match[bytes], inside: bytes) -> None:
        """Go on behind a CDATA section, or at the end of its item if its own end is missing."""
        holder = _HOLDER.search(self.data, max(self.kept, token.start() - _SPLIT), token.start())
        self.at = token.end()
        if self.base + self.at < self.open:
            return
        mark = self.next(_SECTION_OR_ITEM_END if inside and holder else _SECTION_END)
        if mark is None:
            self.open = self.base + len(self.data)
            return
        self.at = mark.end()
        if holder is None or mark[0] == b"]]>":
            return
        stray = self.base + mark.start()
        close = self.next(_SECTION_MARK)
        if close is None or close[0] != b"]]>":
            self.at = stray - self.base
            return
        behind = self.base + close.end()
        if len(self.data) - close.end() < _SPLIT and not self.ended:
            self._grow()
        end = re.compile(rb"\s*(?:</" + re.escape(holder[1]) + rb"\s*>|<!\[CDATA\[)")
        self.at = (behind if end.match(self.data, behind - self.base) else stray) - self.base

    def _grow(self) -> int:
        """Read more, cut off what is no longer needed, and say by how much every position moved."""
        moved = self.kept
        more = self.read(max(_CHUNK, len(self.data) - moved))
        self.ended = not more
        self.data = self.data[moved:] + more
        self.at -= moved
        self.base += moved
        self.kept = 0
        return moved


def _wide(head: bytes) -> str:
    """The codec of a file whose letters have two or four bytes, by its first bytes; '' for all
    others.
    """
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return (
        "utf-16-le"
        if head.startswith(b"<\x00")
        else "utf-16-be"
        if head.startswith(b"\x00<")
        else ""
    )


def _narrow(file: BinaryIO, codec: str) -> Callable[[int], bytes]:
    """Reads a file of wide letters as UTF-8."""
    decoder = codecs.getincrementaldecoder(codec)("replace")

    def read(size: int) -> bytes:
        while data := file.read(size):
            if text := decoder.decode(data):
                return text.encode("utf-8", "replace")
        return decoder.decode(b"", final=True).encode("utf-8", "replace")

    return read
