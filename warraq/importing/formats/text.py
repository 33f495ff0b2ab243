"""Pages that were saved as text, with their menus, tickers and links; one article each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from warraq.content.frontmatter.review import Doubt
from warraq.importing.account import Account
from warraq.importing.article import Imported
from warraq.importing.decode import Decoded, Unreadable, decode
from warraq.importing.extract.text.page import read_page
from warraq.importing.extract.text.segments import Segment, split_text
from warraq.importing.limits import MAX_TEXT_LINES
from warraq.importing.source import ImportOptions, Source

_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?title[ \t]*:")
_ENTITIES = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<!DOCTYPE[^>\[]{0,400}\[\s*<!ENTITY", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Text:
    """Pages of a site that were saved as text; it takes every text that no other format knows."""

    name: str = "text"

    def sniff(self, head: bytes, name: str) -> bool:
        return True

    def read(self, source: Source, options: ImportOptions) -> Imported:
        data = source.data()
        if _FRONT_MATTER.match(data):
            raise Unreadable("is Markdown with front matter already: put it into content/")
        if _ENTITIES.match(data):
            raise Unreadable(
                "is XML that defines entities of its own, "
                "as bombs do and no export of a newsroom does"
            )
        return article_of(_decoded(data), options)

    def visible_text(self, source: Source) -> str:
        return decode(source.data()).text


def article_of(decoded: Decoded, options: ImportOptions) -> Imported:
    """Return the article of a page of text. Raises Unreadable if it has no paragraph."""
    page = read_page(split_text(decoded.text), options.common, options.today)
    if not page.paragraphs:
        raise Unreadable("has no article in it: no paragraph was found")
    broken = Doubt.BROKEN_LETTERS if "\ufffd" in decoded.text else ""
    return Imported(
        page.title,
        page.paragraphs,
        Account(decoded.encoding, decoded.notes, page.pieces),
        when=page.when,
        authors=(page.author,) if page.author else (),
        outlet=page.outlet,
        doubts=(*page.doubts, broken),
    )


def pieces_of(source: Source) -> tuple[Segment, ...]:
    """Return the pieces of a page, from which a batch learns what recurs on many pages."""
    return split_text(_decoded(source.data()).text)


def _decoded(data: bytes) -> Decoded:
    """Return the text of a page. Raises Unreadable if it has more lines than a page has."""
    decoded = decode(data)
    if decoded.text.count("\n") > MAX_TEXT_LINES:
        raise Unreadable(f"has more than {MAX_TEXT_LINES:,} lines, which no article has")
    return decoded
