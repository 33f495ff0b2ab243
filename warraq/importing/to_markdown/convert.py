"""Convert HTML to Markdown: what a reader of a page could read, and nothing else.

elements ─walk─▶ lines with their looks ─line_breaks─▶ paragraphs ─inline, blocks─▶ Markdown
            └──▶ the account of every piece of text
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lxml.html import HtmlElement

from warraq.importing.account import Piece
from warraq.importing.article import Attached
from warraq.importing.to_markdown.blocks import body
from warraq.importing.to_markdown.parse import parse_fragment, unescaped
from warraq.importing.to_markdown.pictures import Album
from warraq.importing.to_markdown.visible_text import visible
from warraq.importing.to_markdown.walk import Feeds, Walk

NOTHING: Mapping[HtmlElement, str] = MappingProxyType({})
_PARTED = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Converted:
    """What elements came to.

    body        the Markdown
    paragraphs  the plain text of its blocks, captions apart; each row of a table is one
    pieces      every visible text of the elements in order: a paragraph with its number, a caption
                (it is under its picture), or left out with the reason. What is left out inside a
                paragraph parts it into pieces
    attached    the pictures that came with it
    image       the first picture: 'attached/NAME' or a whole address, and what it shows
    notes       what could not be kept, one short sentence each: 'embedded video: 2'
    """

    body: str
    paragraphs: tuple[str, ...]
    pieces: tuple[Piece, ...]
    attached: tuple[Attached, ...]
    image: tuple[str, str]
    notes: tuple[str, ...]


def _alone(_: str) -> bytes | None:
    return None


def convert(
    elements: Sequence[HtmlElement],
    *,
    base: str = "",
    companion: Callable[[str], bytes | None] = _alone,
    skip: Mapping[HtmlElement, str] = NOTHING,
) -> Converted:
    """Convert some elements of a page.

    elements   in the order of the page, none within another; their tails are not part of them
    base       the address of the page, from which links are made whole; without it only whole links
               are kept
    companion  the bytes of a file that was saved with the page, by the address that the page gives
    skip       elements to leave out, each with the reason
    """
    return _convert(elements, base, companion, skip, "")


def convert_fragment(
    html: str, *, base: str = "", companion: Callable[[str], bytes | None] = _alone
) -> Converted:
    """Convert a fragment of HTML, as content management systems export it.

    It may be any text: with unclosed tags; escaped once or twice; or plain, where blank lines part
    the paragraphs.
    """
    return _convert([parse_fragment(html)], base, companion, NOTHING, _feeds_of(html))


def visible_in_fragment(html: str) -> str:
    """Return all text of a fragment that a reader could see: see `visible`."""
    return visible([parse_fragment(html)])


def _convert(
    elements: Sequence[HtmlElement],
    base: str,
    companion: Callable[[str], bytes | None],
    skip: Mapping[HtmlElement, str],
    feeds: Feeds,
) -> Converted:
    album = Album(base, companion)
    walk = Walk(base, album, skip, feeds)
    for element in elements:
        walk.through(element)
    built = walk.builder
    return Converted(
        body(built.blocks),
        tuple(built.paragraphs),
        tuple(built.pieces),
        tuple(album.attached),
        built.image,
        tuple(f"{what}: {count}" for what, count in built.lost.items()),
    )


def _feeds_of(fragment: str) -> Feeds:
    """Return what line feeds mean in a fragment: WordPress, among others, keeps paragraphs without
    tags and makes them tags as it shows them (its function wpautop).
    """
    return "blank" if _PARTED.search(unescaped(fragment)) else "each"
