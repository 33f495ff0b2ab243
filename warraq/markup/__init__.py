"""Markdown to HTML: CommonMark with tables, strikethrough and footnotes, made to work in Arabic.

    body ─▶ plain.convert ─▶ Marked            nothing but paragraphs, as most news: no parser is needed
       └──▶ full.convert ──▶ Marked            everything else: markdown-it, then finish

Besides CommonMark: emphasis works where Arabic words touch it, `١. بند` makes a list, ```شعر sets verse, links to
Markdown files lead to their pages, every block has its direction, and no mixed line is scrambled.
"""

from __future__ import annotations

from warraq.markup import full, plain
from warraq.markup.marked import Marked, Options, Sized, unknown

__all__ = ["Marked", "Options", "convert"]


def convert(body: str, *, place: str, first_line: int, options: Options, sized: Sized = unknown) -> Marked:
    """Turn the Markdown of an article into HTML.

    body        any text at all; lone surrogates and NULs come out as U+FFFD
    place       the article's path relative to content/, '2017/05/slug.md', from which its links are resolved
    first_line  the line of the file in which the body begins, 1-based
    sized       the width and height of a picture, by its path from the site's root, decoded; (0, 0) where not known
    """
    try:
        body.encode()
    except UnicodeEncodeError:
        body = body.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    short = plain.convert(body, options)
    return short or full.convert(body, place=place, first_line=first_line, options=options, sized=sized)
