"""The one way from Markdown to HTML: the short way if the body allows it, else the parser."""

from __future__ import annotations

from warraq.content.markup import full, plain
from warraq.content.markup.rendered import MarkupOptions, PictureSizes, RenderedBody, no_sizes


def to_html(
    body: str,
    *,
    place: str,
    first_line: int,
    options: MarkupOptions,
    sizes: PictureSizes = no_sizes,
) -> RenderedBody:
    """Turn the Markdown of an article into HTML.

    body        any text at all; lone surrogates and NULs come out as U+FFFD
    place       the article's path relative to content/, '2017/05/slug.md', from which its links are
                resolved
    first_line  the line of the file in which the body begins, 1-based
    sizes       the width and height of a picture, by its path from the site's root, decoded; (0, 0)
                where not known
    """
    try:
        body.encode()
    except UnicodeEncodeError:
        body = body.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    short = plain.convert(body, options)
    return short or full.convert(
        body, place=place, first_line=first_line, options=options, sizes=sizes
    )
