"""Turn what was decided line by line into the elements of the article to leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from warraq.importing.extract.html.classify import Body
from warraq.importing.extract.html.lines import Line, Node
from warraq.importing.reasons import Reason

_MIXED = "*"
_BESIDE = (Reason.HEADLINE, Reason.BESIDE_PICTURE, Reason.KEPT, _MIXED)
"""What is around the pictures of the article; those in a link to another article are that one's."""


def to_skip(lines: Sequence[Line], inside: Sequence[int], body: Body) -> dict[HtmlElement, str]:
    """Return the elements of the article's home to leave out, each with the reason; the largest
    that hold nothing else.

    inside  the lines that are in the home

    Where a text to leave out is in one element with the article's, it is put into a `span` of its
    own. The tree changes, but no text of it: this is the last step that reads lines by their
    elements.
    """
    reasons_in: dict[HtmlElement, str] = {}
    for i in inside:
        if lines[i].text:
            _note(reasons_in, body.reasons[i], lines[i], body.home)
    for i in inside:
        if not lines[i].text and body.reasons[i] == Reason.KEPT:
            around = next(
                (reasons_in[at] for at in _up(lines[i].nodes[0][0], body.home) if at in reasons_in),
                Reason.KEPT,
            )
            if around in _BESIDE:
                _note(reasons_in, Reason.KEPT, lines[i], body.home)
    skipped: dict[HtmlElement, str] = {}
    for i in inside:
        why = body.reasons[i]
        for node in lines[i].nodes if why != Reason.KEPT else ():
            owner = _owner(node)
            if not lines[i].text:
                skipped[owner] = why
            elif reasons_in[owner] == _MIXED:
                skipped[_wrapped(node)] = why
            else:
                largest = owner
                for at in _up(owner, body.home):
                    largest = at if reasons_in[at] == why else largest
                skipped[largest] = why
    return skipped


def _note(reasons_in: dict[HtmlElement, str], why: str, line: Line, home: HtmlElement) -> None:
    """Note the reason of a line with every element around it; '*' where reasons differ
    within one.
    """
    for node in line.nodes:
        for at in _up(_owner(node), home):
            known = reasons_in.get(at)
            if known in (why, _MIXED):
                break
            reasons_in[at] = why if known is None else _MIXED


def _up(element: HtmlElement, home: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and those around it, as far as the home."""
    at: HtmlElement | None = element
    while at is not None:
        yield at
        at = at.getparent() if at is not home else None


def _owner(node: Node) -> HtmlElement:
    """Return the element that a text node is in, or the picture itself."""
    element, is_tail = node
    return element.getparent() if is_tail else element


def _wrapped(node: Node) -> HtmlElement:
    """Put a text node into a span of its own; a picture stays what it is."""
    element, is_tail = node
    if not is_tail and element.tag == "img":
        return element
    span: HtmlElement = element.makeelement("span")
    if is_tail:
        span.text, element.tail = element.tail, None
        element.addnext(span)
    else:
        span.text, element.text = element.text, None
        element.insert(0, span)
    return span
