"""Find the lines that place and form keep out: comments, menus, lists of other articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from warraq.importing.extract.html.class_names import BoxKind
from warraq.importing.extract.html.lines import Line
from warraq.importing.reasons import Reason

_INSIDE = (BoxKind.BODY, BoxKind.TITLE, BoxKind.CAPTION)
"""Boxes that may be the article's."""
_WORDLESS = (BoxKind.SHARES, BoxKind.TAGS)
"""Boxes that hold no prose."""
_FREE_MIN_WORDS = 10
"""With so much prose outside of all boxes, a box of comments is one, however long."""
_TEXT_MIN_WORDS = 20
_TITLE_MIN_WORDS = 3
_TITLE_MAX_WORDS = 25
_TEASER_MAX_WORDS = 90
_LIST_MIN_ENTRIES = 3
_ENTRY_MAX_LEVELS = 6
"""How far out from a linked headline the box of its entry is looked for."""
_COPY_FIRST_WORDS = 6
_COPY_MAX_LINES = 60
_COPY_MIN_PERCENT = 80
"""A line is a copy of the paragraphs after it that begin with its first words, if these make up so
much of it.
"""
_FIGURE_MAX_LEVELS = 4
_FIGURE_MAX_ELEMENTS = 60
_HOLDERS = ("figure", "figcaption", "table", "blockquote", "pre")
_SHOWN = ("img", "table", "blockquote", "pre", "video", "audio", "iframe", "object", "embed")
_CHANGES = re.compile(r"\d+|\b(?:first|last|odd|even|active|alt)\b")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What place and form keep out of the article of a page, before its headline is known.

    teasers   the entries of lists of other articles
    misnamed  elements whose names cannot mean what they suggest, each with that
    has_free  whether there is prose outside of all named boxes
    copies    the lines that hold the text of other paragraphs in one piece
    """

    lines: Sequence[Line]
    teasers: Set[HtmlElement]
    misnamed: Mapping[HtmlElement, BoxKind]
    has_free: bool
    copies: Set[int]

    def reasons(self, headline: int | None = None) -> list[str]:
        """Return for each line why it is no part of the article; '' where nothing says so.

        headline  its line, once it is found: no box around it keeps it out, or what is beside it
        """
        misnamed: Set[HtmlElement] = self.misnamed.keys()
        if self.has_free or headline is not None:
            comments = BoxKind.COMMENTS
            misnamed = {at for at, kind in self.misnamed.items() if kind != comments}
        teasers = self.teasers
        if headline is not None:
            line = self.lines[headline]
            misnamed = misnamed | {element for _, element in line.hints}
            teasers = teasers - {line.block, *line.block.iterancestors()} if teasers else teasers
        known: dict[HtmlElement, str] = {}
        return [
            line.out
            or _kind_around(line, misnamed)
            or (teasers and _in_teaser(line.block, teasers, known))
            or (Reason.COPY if index in self.copies else "")
            for index, line in enumerate(self.lines)
        ]


def find_boilerplate(lines: Sequence[Line]) -> Boilerplate:
    """Find what place and form keep out of the article.

    A name cannot mean what it suggests where most of the page's prose is in its element, or where
    that is called tags or buttons, and holds prose: `printArea`. Comments may be longer than their
    article, so that their length means nothing.
    """
    words: dict[HtmlElement, int] = {}
    kinds: dict[HtmlElement, BoxKind] = {}
    total = free = 0
    for line in lines:
        if line.prose:
            total += 0 if any(kind == BoxKind.COMMENTS for kind, _ in line.hints) else line.size
            free += line.size if all(kind in _INSIDE for kind, _ in line.hints) else 0
            for kind, element in line.hints:
                words[element] = words.get(element, 0) + line.size
                kinds[element] = kind
    misnamed = {
        element: kinds[element]
        for element, size in words.items()
        if size * 2 > total or (size >= _TEXT_MIN_WORDS and kinds[element] in _WORDLESS)
    }
    has_free = free >= _FREE_MIN_WORDS
    return Boilerplate(lines, _teasers(lines), misnamed, has_free, _copies(lines))


def by_picture(line: Line) -> bool:
    """Whether a line of a figure is beside its picture: a credit out of the caption, or the caption
    of a picture that a program loads.
    """
    around = (line.block, *islice(line.block.iterancestors(), _FIGURE_MAX_LEVELS))
    holder = next((element for element in around if element.tag in _HOLDERS), None)
    if holder is None or holder.tag not in ("figure", "figcaption"):
        return False
    figure = holder if holder.tag == "figure" else next(holder.iterancestors("figure"), None)
    tags = (
        {element.tag for element in islice(figure.iter(), _FIGURE_MAX_ELEMENTS)}
        if figure is not None
        else {"img"}
    )
    return "img" in tags and not line.prose if figure is holder else tags.isdisjoint(_SHOWN)


def _kind_around(line: Line, misnamed: Set[HtmlElement]) -> str:
    """Return what the outermost box around a line is, if that keeps it out."""
    for kind, element in line.hints:
        if kind not in _INSIDE and element not in misnamed:
            return kind
    return ""


def _in_teaser(block: HtmlElement, teasers: Set[HtmlElement], known: dict[HtmlElement, str]) -> str:
    if block not in known:
        is_in = block in teasers or not teasers.isdisjoint(block.iterancestors())
        known[block] = Reason.TEASER if is_in else ""
    return known[block]


def _copies(lines: Sequence[Line]) -> set[int]:
    """Return the lines that hold the text of other paragraphs in one piece: a copy for machines,
    which a style sheet hides.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, line in enumerate(lines):
        if line.prose and not line.out:
            alike.setdefault(line.words[:_COPY_FIRST_WORDS], []).append(index)
    copies = set[int]()
    for group in alike.values():
        whole = max(group, key=lambda index: lines[index].size)
        first = next((index for index in group if lines[index].size < lines[whole].size), None)
        if first is not None:
            follow = (
                lines[index]
                for index in range(first, min(len(lines), first + _COPY_MAX_LINES))
                if index != whole
            )
            parts = [line for line in follow if line.prose and line.text in lines[whole].text]
            if len(parts) > 1 and 100 * sum(line.size for line in parts) >= (
                _COPY_MIN_PERCENT * lines[whole].size
            ):
                copies.add(whole)
    return copies


def _teasers(lines: Sequence[Line]) -> set[HtmlElement]:
    """Return the entries of lists of other articles: three or more alike in one box, each with a
    headline that is a link, and hardly more text than a teaser has.
    """
    inner: dict[HtmlElement, dict[HtmlElement, None]] = {}
    for line in lines:
        if line.is_link and _TITLE_MIN_WORDS <= line.size <= _TITLE_MAX_WORDS:
            at, level = line.block, 0
            while level < _ENTRY_MAX_LEVELS and (around := at.getparent()) is not None:
                inner.setdefault(around, {})[at] = None
                at, level = around, level + 1
    alike: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = {}
    for around, boxes in inner.items():
        for box in boxes if len(boxes) >= _LIST_MIN_ENTRIES else ():
            alike.setdefault(
                (around, box.tag, _CHANGES.sub("", box.get("class") or "")), []
            ).append(box)
    sizes = {box: 0 for group in alike.values() if len(group) >= _LIST_MIN_ENTRIES for box in group}
    for line in lines if sizes else ():
        at, level = line.block, 0
        while at is not None and level <= _ENTRY_MAX_LEVELS:
            if at in sizes:
                sizes[at] += line.size
            at, level = at.getparent(), level + 1
    return {box for box, size in sizes.items() if size <= _TEASER_MAX_WORDS}
