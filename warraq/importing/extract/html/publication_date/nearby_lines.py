"""Read the short lines near the headline: their parts, and the dates that their elements hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from lxml.html import HtmlElement

from warraq.importing.extract.html.lines import Line, Node
from warraq.importing.extract.html.metadata.dates import StatedDate, stamps_of

BESIDE = 0
ISSUE = 7
BELOW = 8
FAR = 9
"""How far from the headline a line is: between it and the text; in the line of a paper's issue;
below the text; out of its box. Above the headline it is from 1 on, the nearest box first.
"""
_LABEL = re.compile(
    r"نشر|تاريخ|ضيف|ضاف[ةه]|حرر|تحديث|تعديل|publi|post|\bdate|updat|modif", re.IGNORECASE
)
"""What is written before a date, in a box of its own."""
_YEAR = re.compile(r"(?:19|20|13|14)\d\d|[١٢][٠٣٤٩][٠-٩]{2}")
_LABEL_MAX_WORDS = 4
_PIECE_MAX_WORDS = 2
"""A day, a month and a year in boxes of their own have at most two words each."""
_RUN_MAX_LINES = 5
_WALK_MAX_ELEMENTS = 300


@dataclass(frozen=True, slots=True)
class NearbyLine:
    """A line near the headline, which may hold the date or the author.

    text    as a reader sees it, '' where nothing is to be seen
    rank    how far from the headline it is: BESIDE, 1 to 6, ISSUE, BELOW, FAR
    parts   the texts of its elements, in order; () where all is one
    stamps  the dates that its elements give to machines
    """

    text: str
    rank: int = BESIDE
    parts: tuple[str, ...] = ()
    stamps: tuple[StatedDate, ...] = ()


def read_lines(
    lines: Sequence[Line], ranked: Sequence[tuple[int, int]], *, persian: bool
) -> Iterator[NearbyLine]:
    """Yield lines with what their elements hold. What is beneath a mere label, like 'published
    on:', is in one line with it; and a day, a month and a year side by side are a line too.

    ranked  the number of each line, and its rank
    """
    label = ""
    for i, rank in ranked:
        line, parts = lines[i], parts_of(lines[i])
        text = f"{label} {' '.join(parts) or line.text}".strip()
        elements = dict.fromkeys(element for node in line.nodes for element in _around(line, *node))
        stamps = tuple(
            stamp for element in elements for stamp in stamps_of(element, text, persian=persian)
        )
        yield NearbyLine(text, rank, parts if len(parts) > 1 else (), stamps)
        label = line.text if is_label(line.text) else ""
    yield from _joined(lines, ranked)


def unseen_lines(top: HtmlElement, stop: HtmlElement, *, persian: bool) -> Iterator[NearbyLine]:
    """Yield the dates that empty elements between two others give to machines: a program fills them
    for readers.
    """
    for element in islice(_following(top), _WALK_MAX_ELEMENTS):
        if element is stop:
            return
        is_empty = not len(element) and not element.text
        if is_empty and (stamps := tuple(stamps_of(element, "", persian=persian))):
            yield NearbyLine("", BESIDE, (), stamps)


def is_label(text: str) -> bool:
    """Whether a line is but the label of a date."""
    if text.count(" ") >= _LABEL_MAX_WORDS or any(map(str.isdigit, text)):
        return False
    return bool(_LABEL.search(text))


def parts_of(line: Line) -> tuple[str, ...]:
    """Return the texts of the elements of a line, each apart."""
    return tuple(filter(None, map(_part, line.nodes)))


def _part(node: Node) -> str:
    element, is_tail = node
    return " ".join(((element.tail if is_tail else element.text) or "").split())


def _around(line: Line, element: HtmlElement, is_tail: bool) -> Iterator[HtmlElement]:
    """Yield the elements around a text node, as far as the block of its line."""
    at: HtmlElement | None = element.getparent() if is_tail else element
    while at is not None:
        yield at
        at = at.getparent() if at is not line.block else None


def _joined(lines: Sequence[Line], ranked: Iterable[tuple[int, int]]) -> Iterator[NearbyLine]:
    """Yield day, month and year in boxes of their own, side by side, as one line."""
    small = [(i, rank) for i, rank in ranked if lines[i].size <= _PIECE_MAX_WORDS]
    for (_, rank), group in groupby(
        small, lambda pair: (lines[pair[0]].block.getparent(), pair[1])
    ):
        run = [i for i, _ in group]
        text = " ".join(lines[i].text for i in run)
        if 1 < len(run) <= _RUN_MAX_LINES and _YEAR.search(text):
            yield NearbyLine(text, rank)


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements after one, in the order of the page."""
    at: HtmlElement | None = element
    while at is not None:
        if len(at) and at is not element:
            at = at[0]
        else:
            while at is not None and at.getnext() is None:
                at = at.getparent()
            at = at.getnext() if at is not None else None
        if at is not None and isinstance(at.tag, str):
            yield at
