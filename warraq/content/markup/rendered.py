"""What goes into the conversion of an article's Markdown besides the text, and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from warraq.arabic.direction import Direction
from warraq.core.model import Heading

PictureSizes = Callable[[str], tuple[int, int]]
"""The width and height of a picture of the site, by its path from the root, decoded; (0, 0) where
not known.
"""


def no_sizes(path: str) -> tuple[int, int]:
    """Give no picture a size."""
    return 0, 0


@dataclass(frozen=True, slots=True)
class MarkupOptions:
    """How Markdown is turned into HTML.

    raw_html   whether HTML in Markdown counts, sanitised; off, it is shown as text
    language   of the archive: what a screen reader says of footnotes is in Arabic for 'ar', else in
               English
    direction  of the page that will show the HTML
    """

    raw_html: bool = False
    language: str = "ar"
    direction: Direction = "rtl"


@dataclass(frozen=True, slots=True)
class RenderedBody:
    """An article's body as HTML, and what was found on the way.

    html      without a heading of level 1, without style, script or inline handlers
    headings  in order, each with the anchor that its element bears
    links     (line, target) of every link and image that leads inside the site. A target is the
              path of a published file from the site's root, decoded, without query and fragment:
              '2017/06/other.html' for '../06/other.md'
    text      the plain text: a line for each block, without markup, pictures and raw HTML
    first     the plain text of the first paragraph that has any
    """

    html: str
    headings: tuple[Heading, ...]
    links: tuple[tuple[int, str], ...]
    text: str
    first: str
