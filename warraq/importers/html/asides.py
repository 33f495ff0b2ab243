"""Tells the lines of a page that their place keeps out of the article: comments, menus, lists of other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from lxml.html import HtmlElement

from warraq.importers.html.hints import BODY, CAPTION, COMMENTS, TITLE
from warraq.importers.html.lines import Line

ENTRY = "the beginning of another article"

_NO_ASIDE = (BODY, TITLE, CAPTION)
_ENOUGH = 10
_HEAD_LEAST, _HEAD_MOST = 3, 25
_TEASER, _LIST, _LEVELS = 90, 3, 6
_CHANGES = re.compile(r"\d+|\b(?:first|last|odd|even|active|alt)\b")


def asides(lines: Sequence[Line], listed: Set[HtmlElement], headline: int | None = None) -> list[str]:
    """For each line why it is no part of the article, by the names of the elements around it and by the form of the
    page; '' where nothing says so.

    listed  the entries of lists of other articles, see `entries`
    """
    idle = _idle(lines, headline)
    if headline is not None and listed:
        listed = listed - {lines[headline].block, *lines[headline].block.iterancestors()}
    known: dict[HtmlElement, str] = {}
    return [
        line.out
        or next((kind for kind, element in line.hints if kind not in _NO_ASIDE and element not in idle), "")
        or (listed and _listed(line.block, listed, known))
        or ""
        for line in lines
    ]


def _listed(block: HtmlElement, listed: Set[HtmlElement], known: dict[HtmlElement, str]) -> str:
    """ENTRY for a block within an entry of a list."""
    if block not in known:
        known[block] = ENTRY if block in listed or not listed.isdisjoint(block.iterancestors()) else ""
    return known[block]


def _idle(lines: Sequence[Line], headline: int | None) -> set[HtmlElement]:
    """The elements whose names cannot mean what they say: most of the page's prose, or its headline, stands in them.

    Comments may be longer than their article, so that their length says nothing.
    """
    mass: dict[HtmlElement, int] = {}
    kinds: dict[HtmlElement, str] = {}
    total = free = 0
    for line in lines:
        if line.prose:
            total += 0 if any(kind == COMMENTS for kind, _ in line.hints) else line.size
            free += line.size if all(kind in _NO_ASIDE for kind, _ in line.hints) else 0
            for kind, element in line.hints:
                mass[element] = mass.get(element, 0) + line.size
                kinds[element] = kind
    idle = {element for element, size in mass.items() if size * 2 > total}
    if free >= _ENOUGH or headline is not None:
        idle -= {element for element in idle if kinds[element] == COMMENTS}
    return idle | {element for _, element in lines[headline].hints} if headline is not None else idle


def entries(lines: Sequence[Line]) -> set[HtmlElement]:
    """The entries of lists of other articles: three or more alike in one box, each with a headline that is a link, and
    hardly more text than a teaser has.
    """
    inner: dict[HtmlElement, dict[HtmlElement, None]] = {}
    for line in lines:
        if line.is_link and _HEAD_LEAST <= line.size <= _HEAD_MOST:
            at, level = line.block, 0
            while level < _LEVELS and (around := at.getparent()) is not None:
                inner.setdefault(around, {})[at] = None
                at, level = around, level + 1
    alike: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = {}
    for around, boxes in inner.items():
        for box in boxes if len(boxes) >= _LIST else ():
            alike.setdefault((around, box.tag, _CHANGES.sub("", box.get("class") or "")), []).append(box)
    sizes = {box: 0 for group in alike.values() if len(group) >= _LIST for box in group}
    for line in lines if sizes else ():
        at, level = line.block, 0
        while at is not None and level <= _LEVELS:
            if at in sizes:
                sizes[at] += line.size
            at, level = at.getparent(), level + 1
    return {box for box, size in sizes.items() if size <= _TEASER}
