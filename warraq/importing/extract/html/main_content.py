"""Finds the element of a page that holds the article: where prose stands thickest, under the headline."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from warraq.importing.extract.html.class_names import BODY
from warraq.importing.extract.html.lines import Line

_FADES = 0.85
"""What is left of a paragraph's weight at each element further out: the body wins over the page
around it.
"""
_PARAGRAPHS = ("p", "li", "blockquote", "dd", "h2", "h3", "h4")
"""Tags of a paragraph, which is no article."""
_NAMED, _STATED = 1.3, 4.0
_DOUBTED, _ENOUGH = 0.1, 20
_AWAY = 100
"""So many short lines between headline and paragraph halve its weight: a footer may hold more words
than the news.
"""


def weights(
    lines: Sequence[Line], asides: Sequence[str], headline: int | None = None
) -> list[float]:
    """How much each line speaks for the elements around it: its words, if it is prose and nothing
    speaks against it.

    asides    for each line why it is none of the article's, by its place (see asides.py)
    headline  what stands above it counts little, and so does what stands below a label that ends
              articles
    """
    told = [0.0] * len(lines)
    ended, below, between = False, 0.0, 0
    for index, (line, aside) in enumerate(zip(lines, asides, strict=True)):
        above = headline is not None and index < headline
        ended = ended or (line.kind == "end" and below > _ENOUGH)
        if line.prose and line.kind != "notice":
            doubted = aside or above or ended
            told[index] = (
                line.size * (1 - 2 * line.linked / len(line.text)) * (_DOUBTED if doubted else 1.0)
            )
            told[index] /= 1 + min(between, _AWAY) / _AWAY
            below += 0.0 if doubted else told[index]
        elif line.text and headline is not None and not above:
            between += 1
    return told


def core(lines: Sequence[Line], told: Sequence[float]) -> HtmlElement | None:
    """The element that holds most of the weight of the lines most closely; None if no line has any."""
    mass: dict[HtmlElement, float] = {}
    named: dict[HtmlElement, float] = {}
    for line, weight in zip(lines, told, strict=True):
        for kind, element in line.hints if weight > 0 else ():
            if kind == BODY:
                named[element] = _STATED if element.get("itemprop") == "articleBody" else _NAMED
        at: HtmlElement | None = (
            line.block.getparent() if line.block.tag in _PARAGRAPHS else line.block
        )
        while weight > 0 and at is not None:
            mass[at] = mass.get(at, 0.0) + weight
            at = at.getparent()
            weight *= _FADES
    return max(mass, key=lambda element: mass[element] * named.get(element, 1.0), default=None)


def within(lines: Sequence[Line], element: HtmlElement | None) -> list[int]:
    """The lines that stand in an element, in order."""
    known: dict[HtmlElement | None, bool] = {element: True}
    return [
        index
        for index, line in enumerate(lines)
        if element is not None and _is_in(line.block, known)
    ]


def _is_in(block: HtmlElement, known: dict[HtmlElement | None, bool]) -> bool:
    """Whether a block is in the element; `known` says it of some elements, and learns."""
    climbed = []
    at: HtmlElement | None = block
    while at is not None and at not in known:
        climbed.append(at)
        at = at.getparent()
    found = at is not None and known[at]
    for element in climbed:
        known[element] = found
    return found


def common(one: HtmlElement, other: HtmlElement) -> HtmlElement:
    """The smallest element with both."""
    above = {one, *one.iterancestors()}
    return (
        other
        if other in above
        else next(element for element in other.iterancestors() if element in above)
    )
