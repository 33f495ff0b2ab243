"""The short way for a body of paragraphs and no Markdown: the same HTML, without a parser.

Most news is such a body, and the whole way takes seven times as long. The test is careful rather
than clever: what might be markup, anywhere in the body, sends all of it to the parser.
tests/content/markup/test_plain.py shows that both ways agree.
"""

from __future__ import annotations

import re

from warraq.arabic.direction import block_direction, is_foreign, isolate
from warraq.content.markup.rendered import MarkupOptions, RenderedBody

_INLINE = re.compile(r"[\\`*_~\[<&\r\0]")
_BLOCK = re.compile(r"\n(?:[ \t>#=+\-|:]|[0-9٠-٩۰-۹]+[.)])")
_BETWEEN = re.compile(r"\n\n+")


def convert(body: str, options: MarkupOptions) -> RenderedBody | None:
    """Return the body as HTML, or None if there may be Markdown in it."""
    if _INLINE.search(body) or " \n" in body or _BLOCK.search(f"\n{body}"):
        return None
    paragraphs = _BETWEEN.split(body.strip("\n"))
    if any(paragraph != paragraph.strip() or not paragraph for paragraph in paragraphs):
        return None
    base = options.direction
    html = []
    for paragraph in paragraphs:
        direction = block_direction(paragraph, base)
        lang = ' lang=""' if direction != base == "rtl" and is_foreign(paragraph) else ""
        opening = "<p>" if direction == base else f'<p dir="{direction}"{lang}>'
        lines = [isolate(line, direction) for line in paragraph.split("\n")]
        html.append(f"{opening}{chr(10).join(lines)}</p>\n")
    texts = [paragraph.replace("\n", " ") for paragraph in paragraphs]
    return RenderedBody("".join(html), (), (), "\n".join(texts), texts[0])
