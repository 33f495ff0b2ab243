"""Tells the lines of a page that their place keeps out of the article: comments, menus, lists of other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from warraq.importers.html.hints import BODY, CAPTION, COMMENTS, TITLE
from warraq.importers.html.lines import Line

ENTRY = "the beginning of another article"

_NO_ASIDE = (BODY, TITLE, CAPTION)
_ENOUGH = 10
_HEAD_LEAST, _HEAD_MOST = 3, 25
_TEASER, _LIST, _LEVELS = 90, 3, 6
_CHANGES = re.compile(r"\d+|\b(?:first|last|odd|even|active|alt)\b")


def asides(lines: Sequence[Line], headline: int | None = None) -> list[str]:
    """For each line why it is no part of the article, by the names of the elements around it and by the form of the
    page; '' where nothing says so.
    """
    idle = _idle(lines, headline)
    entries = _entries(lines)
    if headline is not None:
        entries -= {lines[headline].block, *lines[headline].block.iterancestors()}
    return [
        line.out
        or next((kind for kind, element in line.hints if kind not in _NO_ASIDE and element not in idle), "")
        or (ENTRY if entries and not entries.isdisjoint(_around(line)) else "")
        for line in lines
    ]


def _idle(lines: Sequence[Line], headline: int | None) -> set[HtmlElement]:
    """The elements whose names cannot mean what they say: most of the page's prose, or its headline, stands in them.

    Comments may be longer than their article, so that their length says nothing.
    """
    mass: dict[HtmlElement, int] = {}
    kinds: dict[HtmlElement, str] = {}
    total = free = 0
    for line in lines:
        if line.prose:
            total += line.size
            free += line.size if all(kind in _NO_ASIDE for kind, _ in line.hints) else 0
            for kind, element in line.hints:
                mass[element] = mass.get(element, 0) + line.size
                kinds[element] = kind
    idle = {element for element, size in mass.items() if size * 2 > total}
    if free >= _ENOUGH or headline is not None:
        idle -= {element for element in idle if kinds[element] == COMMENTS}
    return idle | {element for _, element in lines[headline].hints} if headline is not None else idle


def _entries(lines: Sequence[Line]) -> set[HtmlElement]:
    """The entries of lists of other articles: three or more alike in one box, each with a headline that is a link, and
    hardly more text than a teaser has.
    """
    sizes: dict[HtmlElement, int] = {}
    heads: dict[HtmlElement, dict[HtmlElement, None]] = {}
    for line in lines:
        is_head = line.is_link and _HEAD_LEAST <= line.size <= _HEAD_MOST
        below: HtmlElement | None = None
        for element in _around(line) if line.text else ():
            sizes[element] = sizes.get(element, 0) + line.size
            if is_head and below is not None:
                heads.setdefault(element, {})[below] = None
            below = element
    entries: set[HtmlElement] = set()
    for inner in heads.values():
        alike: dict[tuple[str, str], list[HtmlElement]] = {}
        for element in inner:
            if sizes[element] <= _TEASER:
                alike.setdefault((element.tag, _CHANGES.sub("", element.get("class") or "")), []).append(element)
        entries.update(element for group in alike.values() if len(group) >= _LIST for element in group)
    return entries


def _around(line: Line) -> list[HtmlElement]:
    """The elements around a line, the innermost first, as far out as an entry of a list may be."""
    around = [line.block]
    while len(around) <= _LEVELS and (parent := around[-1].getparent()) is not None:
        around.append(parent)
    return around
