"""What a reader of an HTML page could see of it: the text of its elements, and what takes some of it away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from warraq.importing.decode import mended

_CODE = "script style noscript template svg head title meta link base noframes noembed frameset frame map"
_INSTEAD = "iframe object embed applet audio video canvas param source track"
UNSEEN = frozenset(f"{_CODE} {_INSTEAD}".split())
"""Tags whose text no browser shows: it is code, or stands in for what could not be shown."""

_CONTROLS = {
    "button": "a button",
    "select": "a field of a form",
    "textarea": "a field of a form",
    "datalist": "a field of a form",
}
_PROSE = ("p", "br", "h1", "h2", "h3")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FACES = re.compile(r"emoji|smiley|smilie", re.IGNORECASE)


def visible(elements: Iterable[HtmlElement]) -> str:
    """All text of some elements that a reader could see or bring to light, in order, without any
    judgement.

    Neither code nor comments, nor the tails of the elements. A picture of a face counts as the sign
    that it stands for. Between two text nodes there is a space.
    """
    return " ".join(text for element in elements for text in texts(element))


def texts(root: HtmlElement) -> Iterator[str]:
    """The text nodes of an element that a reader could see, mended, in order; a line feed for a
    break.
    """
    todo: list[HtmlElement | str] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            yield mended(node, is_markup=True)[0]
            continue
        if node is not root and node.tail:
            todo.append(node.tail)
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            continue
        if node.tag == "img":
            yield face(node)
        elif node.tag == "br":
            yield "\n"
        todo += reversed(node)
        if node.text:
            todo.append(node.text)


def face(image: HtmlElement) -> str:
    """The sign that a picture of a face or the like stands for ('☺'); '' for all other pictures."""
    alt = image.get("alt") or ""
    if not alt or len(alt) > 16:
        return ""
    drawn = _FACES.search(f"{image.get('class') or ''} {image.get('src') or ''}")
    return (
        mended(alt, is_markup=True)[0]
        if drawn or any(unicodedata.category(char) == "So" for char in alt)
        else ""
    )


def why_out(element: HtmlElement) -> str:
    """Why the text of an element is no prose, '' if it may be: a control of a form, or hidden by
    its own style.
    """
    tag = element.tag
    if tag in _CONTROLS:
        return _CONTROLS[tag]
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "hidden by its own style"
    # Whole pages stand in one form on some sites: only a form without text of any length is one to
    # be filled in.
    if tag == "form" and next(element.iter(*_PROSE), None) is None:
        return "a form"
    return ""
