"""Find the element of a page that holds the article: where prose is densest, under the headline."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from warraq.importing.extract.html.class_names import BoxKind
from warraq.importing.extract.html.lines import Line

_FADE_PER_LEVEL = 0.85
"""What is left of a paragraph's weight at each element further out: the body wins over the page
around it.
"""
_PARAGRAPHS = ("p", "li", "blockquote", "dd", "h2", "h3", "h4")
"""Tags of a paragraph, which is no article."""
_NAMED_FACTOR = 1.3
_ARTICLE_BODY_FACTOR = 4.0
"""How much more an element weighs that is named as the body, or has that property."""
_DOUBTED_FACTOR = 0.1
"""How much of its weight a line keeps that place or form speaks against."""
_END_MIN_WEIGHT = 20
"""How much text comes before a label that ends articles; before it, the label is of a menu."""
_HALVING_LINES = 100
"""So many short lines between headline and paragraph halve its weight: a footer may hold more words
than the news.
"""
_STRONG_SHARE = 0.2
"""A line is strong whose weight is more than that share of its words."""
_UNDER_MAX_LINES = 12
_GAP_MIN_LINES = 6
_FARTHER_MAX_TIMES = 5
"""A short text right under its headline is believed against one below a gap of so many lines, which
is at most five times as long.
"""
_ALIKE_MIN_BOXES = 3
_MAX_LINES_BETWEEN = 3
"""How many short lines may part a text that goes on behind its element."""


def weights(
    lines: Sequence[Line], reasons: Sequence[str], headline: int | None = None
) -> list[float]:
    """Return the weight of each line as evidence for the main content: its words, if it is prose.

    reasons   why each line is no part of the article, by its place (see boilerplate.py)
    headline  what is above it counts little, and so does what is below a label that ends articles
    """
    weighed = [0.0] * len(lines)
    ended, below, between = False, 0.0, 0
    for index, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        above = headline is not None and index < headline
        ended = ended or (line.kind == "end" and below > _END_MIN_WEIGHT)
        if line.prose and line.kind != "notice":
            doubted = reason or above or ended
            weighed[index] = (
                line.size
                * (1 - 2 * line.linked / len(line.text))
                * (_DOUBTED_FACTOR if doubted else 1.0)
            )
            weighed[index] /= 1 + min(between, _HALVING_LINES) / _HALVING_LINES
            below += 0.0 if doubted else weighed[index]
        elif line.text and headline is not None and not above:
            between += 1
    return weighed


def main_content(lines: Sequence[Line], weighed: Sequence[float]) -> HtmlElement | None:
    """Return the element that holds most of the weight of the lines most closely; None if no line
    has any.
    """
    mass: dict[HtmlElement, float] = {}
    named: dict[HtmlElement, float] = {}
    for line, weight in zip(lines, weighed, strict=True):
        for kind, element in line.hints if weight > 0 else ():
            if kind == BoxKind.BODY:
                named[element] = (
                    _ARTICLE_BODY_FACTOR
                    if element.get("itemprop") == "articleBody"
                    else _NAMED_FACTOR
                )
        at: HtmlElement | None = (
            line.block.getparent() if line.block.tag in _PARAGRAPHS else line.block
        )
        while weight > 0 and at is not None:
            mass[at] = mass.get(at, 0.0) + weight
            at = at.getparent()
            weight *= _FADE_PER_LEVEL
    return max(mass, key=lambda element: mass[element] * named.get(element, 1.0), default=None)


def is_strong(line: Line, weight: float) -> bool:
    """Whether a line is a paragraph, and nothing speaks against it."""
    return weight > _STRONG_SHARE * line.size


def near_first(
    lines: Sequence[Line], weighed: Sequence[float], headline: int | None
) -> Sequence[float]:
    """Return the weights, where a short text in one box with its headline goes before a longer one
    outside of it, far below: many short lines are between news and a footer, and few within an
    article.
    """
    strong = [
        i for i, line in enumerate(lines) if is_strong(line, weighed[i]) and i > (headline or 0)
    ]
    if headline is None or not strong or strong[0] - headline > _UNDER_MAX_LINES:
        return weighed
    box = common(lines[headline].block, lines[strong[0]].block)
    apart = next(
        (
            i
            for i in strong
            if box is not lines[i].block and box not in lines[i].block.iterancestors()
        ),
        0,
    )
    before = [i for i in strong if i < apart]
    gap = sum(lines[i].text != "" for i in range(before[-1] + 1, apart)) if before else 0
    sizes = [
        sum(lines[i].size for i in strong if (i < apart) is is_near) for is_near in (True, False)
    ]
    if gap < _GAP_MIN_LINES or sizes[1] > _FARTHER_MAX_TIMES * sizes[0]:
        return weighed
    return [weight if i < apart else 0.0 for i, weight in enumerate(weighed)]


def is_one_of_many(home: HtmlElement) -> bool:
    """Whether an element is one of several alike in a row, each of them a paragraph."""
    parent, name = home.getparent(), home.get("class")
    if parent is None or home.tag != "div":
        return False
    alike = [other for other in parent.iterchildren("div") if other.get("class") == name]
    return len(alike) >= _ALIKE_MIN_BOXES


def text_end(
    lines: Sequence[Line],
    reasons: Sequence[str],
    weighed: Sequence[float],
    home: HtmlElement,
    last: int,
    end: int,
) -> tuple[int, int]:
    """Return the last paragraph of the text and the last line that may belong to it, where it goes
    on behind its element.
    """
    parent, tag, pending = home.getparent(), lines[last].block.tag, 0
    if home.tag in ("td", "body", "html"):
        return last, end
    for i in within(lines, parent):
        line = lines[i]
        if i <= end or not line.text:
            continue
        if reasons[i] or line.kind not in ("", "caption") or line.is_link or line.heading:
            break
        if is_strong(line, weighed[i]) and line.block.tag == tag:
            last, end, pending = i, i, 0
        elif (pending := pending + 1) > _MAX_LINES_BETWEEN:
            break
    return last, end


def within(lines: Sequence[Line], element: HtmlElement | None) -> list[int]:
    """Return the lines that are in an element, in order."""
    known: dict[HtmlElement | None, bool] = {element: True}
    return [
        index
        for index, line in enumerate(lines)
        if element is not None and _is_in(line.block, known)
    ]


def _is_in(block: HtmlElement, known: dict[HtmlElement | None, bool]) -> bool:
    """Whether a block is in the element; `known` has the answer for some, and learns it
    for others.
    """
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
    """Return the smallest element with both."""
    above = {one, *one.iterancestors()}
    return (
        other
        if other in above
        else next(element for element in other.iterancestors() if element in above)
    )
