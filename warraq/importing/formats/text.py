"""Text dumps: a page of a site that was saved as text, with its menus, tickers and links; one article each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from warraq.importing.account import Account
from warraq.importing.article import Imported, LeftOut
from warraq.importing.decode import Decoded, Unreadable, decode
from warraq.importing.extract.text.page import read_page
from warraq.importing.extract.text.segments import Segment, split_text
from warraq.importing.source import Opened, Terms

_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?title[ \t]*:")
_MOST = 100_000
"""How many lines a page may have: the longest have some thousand."""
_ENTITIES = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<!DOCTYPE[^>\[]{0,400}\[\s*<!ENTITY", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dump:
    """The importer of text dumps; it takes every text that no other importer knows."""

    name: str = "text"

    def sniff(self, head: bytes, name: str) -> bool:
        return True

    def pages(self, source: Opened) -> Iterator[tuple[Segment, ...]]:
        yield split_text(_decoded(source.data()).text)

    def read(self, source: Opened, terms: Terms) -> Iterator[Imported | LeftOut]:
        data = source.data()
        if _FRONT_MATTER.match(data):
            raise Unreadable("is Markdown with front matter already: put it into content/")
        if _ENTITIES.match(data):
            raise Unreadable(
                "is XML that defines entities of its own, as bombs do and no export of a newsroom does"
            )
        decoded = _decoded(data)
        page = read_page(split_text(decoded.text), terms.common, terms.today)
        if not page.paragraphs:
            raise Unreadable("has no article in it: no paragraph was found")
        yield Imported(
            part=0,
            title=page.title,
            paragraphs=page.paragraphs,
            when=page.when,
            authors=(page.author,) if page.author else (),
            outlet=page.outlet,
            url="",
            doubts=(*page.doubts, *(["broken letters"] if "\ufffd" in decoded.text else [])),
            account=Account(decoded.encoding, decoded.notes, page.pieces),
        )

    def whole(self, source: Opened) -> Iterator[tuple[int, str]]:
        yield 0, decode(source.data()).text


def _decoded(data: bytes) -> Decoded:
    """The text of a page, if it is one."""
    decoded = decode(data)
    if decoded.text.count("\n") > _MOST:
        raise Unreadable(f"has more than {_MOST:,} lines, which no article has")
    return decoded
