"""What a reader of a page could see of it: the text of its elements, and which of them hide it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from warraq.importing.decode import mended

UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "noframes",
        "noembed",
        "frameset",
        "frame",
        "map",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "param",
        "source",
        "track",
    ]
)
"""Tags whose text no browser shows: it is code, or shown in place of what cannot be shown."""

_CONTROLS = {
    "button": "a button",
    "select": "a field of a form",
    "textarea": "a field of a form",
    "datalist": "a field of a form",
}
_PROSE = ("p", "br", "h1", "h2", "h3")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FACE_MAX_CHARS = 16
"""A picture with a longer description is no face."""
_FACES = re.compile(r"emoji|smiley|smilie", re.IGNORECASE)


def visible(elements: Iterable[HtmlElement]) -> str:
    """Return all text of some elements that a reader could see or bring to light, in order.

    Without code, comments and the tails of the elements. A picture of a face counts as the sign
    that it shows. Between two text nodes is a space.
    """
    return " ".join(text for element in elements for text in texts(element))


def texts(root: HtmlElement) -> Iterator[str]:
    """Yield the text nodes of an element that a reader could see, mended, in order; for a break a
    line feed.
    """
    stack: list[HtmlElement | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield mended(node, is_markup=True)[0]
            continue
        if node is not root and node.tail:
            stack.append(node.tail)
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            continue
        if node.tag == "img":
            yield face(node)
        elif node.tag == "br":
            yield "\n"
        stack += reversed(node)
        if node.text:
            stack.append(node.text)


def face(image: HtmlElement) -> str:
    """Return the sign that a picture of a face or the like shows ('☺'); '' for other pictures."""
    alt = image.get("alt") or ""
    if not alt or len(alt) > _FACE_MAX_CHARS:
        return ""
    drawn = _FACES.search(f"{image.get('class') or ''} {image.get('src') or ''}")
    return (
        mended(alt, is_markup=True)[0]
        if drawn or any(unicodedata.category(char) == "So" for char in alt)
        else ""
    )


def why_left_out(element: HtmlElement) -> str:
    """Return why the text of an element is not the article's, '' if it may be: it is a control of a
    form, or hidden by its own style.
    """
    tag = element.tag
    if tag in _CONTROLS:
        return _CONTROLS[tag]
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "hidden by its own style"
    # Some sites put whole pages into one form: only a form without paragraphs is to be filled in.
    if tag == "form" and next(element.iter(*_PROSE), None) is None:
        return "a form"
    return ""
