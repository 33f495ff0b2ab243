"""Tells the lines of a page that their place keeps out of the article: comments, menus, lists of other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice

from lxml.html import HtmlElement

from warraq.importing.extract.html.class_names import BODY, CAPTION, COMMENTS, SHARES, TAGS, TITLE
from warraq.importing.extract.html.lines import Line

ENTRY = "the beginning of another article"
COPY = "the whole text in one piece"

_NO_ASIDE = (BODY, TITLE, CAPTION)
_WORDLESS = (SHARES, TAGS)
_ENOUGH, _TEXT = 10, 20
_HEAD_LEAST, _HEAD_MOST = 3, 25
_TEASER, _LIST, _LEVELS = 90, 3, 6
_BEGINNING, _FAR, _FIGURE, _FEW = 6, 60, 4, 60
_HOLDERS = ("figure", "figcaption", "table", "blockquote", "pre")
_SHOWN = ("img", "table", "blockquote", "pre", "video", "audio", "iframe", "object", "embed")
_CHANGES = re.compile(r"\d+|\b(?:first|last|odd|even|active|alt)\b")


def asides(
    lines: Sequence[Line], listed: Set[HtmlElement], headline: int | None = None
) -> list[str]:
    """For each line why it is no part of the article, by the names of the elements around it and by
    the form of the page; '' where nothing says so.

    listed  the entries of lists of other articles, see `entries`
    """
    idle = _idle(lines, headline)
    if headline is not None and listed:
        listed = listed - {lines[headline].block, *lines[headline].block.iterancestors()}
    known: dict[HtmlElement, str] = {}
    copied = _copies(lines)
    return [
        line.out
        or next(
            (kind for kind, element in line.hints if kind not in _NO_ASIDE and element not in idle),
            "",
        )
        or (listed and _listed(line.block, listed, known))
        or (COPY if index in copied else "")
        for index, line in enumerate(lines)
    ]


def _copies(lines: Sequence[Line]) -> set[int]:
    """The lines that hold the text of other paragraphs in one piece: a copy for machines, which a
    style sheet hides.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, line in enumerate(lines):
        if line.prose and not line.out:
            alike.setdefault(line.words[:_BEGINNING], []).append(index)
    found = set[int]()
    for group in alike.values():
        whole = max(group, key=lambda index: lines[index].size)
        first = next((index for index in group if lines[index].size < lines[whole].size), None)
        if first is not None:
            follow = (
                lines[index]
                for index in range(first, min(len(lines), first + _FAR))
                if index != whole
            )
            parts = [line for line in follow if line.prose and line.text in lines[whole].text]
            if len(parts) > 1 and sum(line.size for line in parts) * 5 >= lines[whole].size * 4:
                found.add(whole)
    return found


def by_picture(line: Line) -> bool:
    """Whether a line of a figure stands by its picture: a credit out of the caption, or the caption
    of a picture that a program loads.
    """
    around = (line.block, *islice(line.block.iterancestors(), _FIGURE))
    holder = next((element for element in around if element.tag in _HOLDERS), None)
    if holder is None or holder.tag not in ("figure", "figcaption"):
        return False
    figure = holder if holder.tag == "figure" else next(holder.iterancestors("figure"), None)
    held = (
        {element.tag for element in islice(figure.iter(), _FEW)} if figure is not None else {"img"}
    )
    return "img" in held and not line.prose if figure is holder else held.isdisjoint(_SHOWN)


def _listed(block: HtmlElement, listed: Set[HtmlElement], known: dict[HtmlElement, str]) -> str:
    """ENTRY for a block within an entry of a list."""
    if block not in known:
        known[block] = (
            ENTRY if block in listed or not listed.isdisjoint(block.iterancestors()) else ""
        )
    return known[block]


def _idle(lines: Sequence[Line], headline: int | None) -> set[HtmlElement]:
    """The elements whose names cannot mean what they say: most of the page's prose, or its
    headline, stands in them; or they are called tags or buttons, and hold prose: `printArea`.

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
    idle = {
        element
        for element, size in mass.items()
        if size * 2 > total or (size >= _TEXT and kinds[element] in _WORDLESS)
    }
    if free >= _ENOUGH or headline is not None:
        idle -= {element for element in idle if kinds[element] == COMMENTS}
    return (
        idle | {element for _, element in lines[headline].hints} if headline is not None else idle
    )


def entries(lines: Sequence[Line]) -> set[HtmlElement]:
    """The entries of lists of other articles: three or more alike in one box, each with a headline
    that is a link, and hardly more text than a teaser has.
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
            alike.setdefault(
                (around, box.tag, _CHANGES.sub("", box.get("class") or "")), []
            ).append(box)
    sizes = {box: 0 for group in alike.values() if len(group) >= _LIST for box in group}
    for line in lines if sizes else ():
        at, level = line.block, 0
        while at is not None and level <= _LEVELS:
            if at in sizes:
                sizes[at] += line.size
            at, level = at.getparent(), level + 1
    return {box for box, size in sizes.items() if size <= _TEASER}
