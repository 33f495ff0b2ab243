"""Parts a page into the elements of the article and those to leave out, from what was decided line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from warraq.importing.extract.html.classify import A_CAPTION, HEADLINE, KEPT, Body
from warraq.importing.extract.html.lines import Line, Node

_MIXED = "*"
_BESIDE = (HEADLINE, A_CAPTION, KEPT, _MIXED)
"""What stands around the pictures of the article; those in a link to another article are that
one's.
"""


def to_skip(lines: Sequence[Line], inside: Sequence[int], body: Body) -> dict[HtmlElement, str]:
    """The elements of the article's home to leave out, each with the reason; the largest that hold
    nothing else.

    inside  the lines that stand in the home

    Where a text to leave out stands in one element with the article's, it is put into a `span` of
    its own: the tree changes, but no text of it.
    """
    fates: dict[HtmlElement, str] = {}
    for i in inside:
        if lines[i].text:
            _note(fates, body.reasons[i], lines[i], body.home)
    for i in inside:
        if not lines[i].text and body.reasons[i] == KEPT:
            around = next(
                (fates[at] for at in _up(lines[i].nodes[0][0], body.home) if at in fates), KEPT
            )
            if around in _BESIDE:
                _note(fates, KEPT, lines[i], body.home)
    skipped: dict[HtmlElement, str] = {}
    for i in inside:
        why = body.reasons[i]
        for node in lines[i].nodes if why != KEPT else ():
            owner = _owner(node)
            if not lines[i].text:
                skipped[owner] = why
            elif fates[owner] == _MIXED:
                skipped[_wrapped(node)] = why
            else:
                largest = owner
                for at in _up(owner, body.home):
                    largest = at if fates[at] == why else largest
                skipped[largest] = why
    return skipped


def _note(fates: dict[HtmlElement, str], why: str, line: Line, home: HtmlElement) -> None:
    """Note what becomes of a line with every element around it; '*' where that differs within one."""
    for node in line.nodes:
        for at in _up(_owner(node), home):
            known = fates.get(at)
            if known in (why, _MIXED):
                break
            fates[at] = why if known is None else _MIXED


def _up(element: HtmlElement, home: HtmlElement) -> Iterator[HtmlElement]:
    """An element and those around it, as far as the home."""
    at: HtmlElement | None = element
    while at is not None:
        yield at
        at = at.getparent() if at is not home else None


def _owner(node: Node) -> HtmlElement:
    """The element that a text node stands in, or the picture itself."""
    element, is_tail = node
    return element.getparent() if is_tail else element


def _wrapped(node: Node) -> HtmlElement:
    """A text node, put into a span of its own; a picture stays what it is."""
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
