"""Find the lines near the headline of a page that may hold its date and its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from lxml.html import HtmlElement

from warraq.arabic.date_words import WEEKDAY_WORDS
from warraq.arabic.letters import fold
from warraq.importing.cues.lexical import folded_words
from warraq.importing.extract.dates.datelines import read_dateline
from warraq.importing.extract.html.class_names import BoxKind
from warraq.importing.extract.html.classify import Body
from warraq.importing.extract.html.lines import Line
from warraq.importing.extract.html.main_content import common
from warraq.importing.extract.html.publication_date.nearby_lines import (
    BELOW,
    BESIDE,
    FAR,
    ISSUE,
    NearbyLine,
    is_label,
    parts_of,
    read_lines,
    unseen_lines,
)
from warraq.importing.reasons import Reason

_OTHERS = frozenset(
    (BoxKind.COMMENTS, BoxKind.RELATED, BoxKind.FORM, Reason.TEASER, Reason.LINK, Reason.CALL)
)
"""Why a line is left out that is about other things than the article."""
_PRINTED = re.compile(r"(?:العدد|السنة)\s*:?\s*\(?\d{2,6}|\d\s*م?\s*[-–]?\s*العدد")
"""The line of a printed paper's issue, on top of each of its pages, with the day on which it came
out.
"""
_TRAIL = re.compile(r"crumb|path", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"موعد|الزمان|[أا]رشيف|التسجيل|الانضمام|انضم|آخر (?:زيارة|دخول|تواجد)"
    r"|registered|joined|archive|last visit",
    re.IGNORECASE,
)
"""Words of a line whose date is that of an event, a picture, or a member."""
_TODAY = frozenset(map(fold, ("اليوم", "الآن", "today", "now")))
_WEEKDAYS = frozenset(map(fold, WEEKDAY_WORDS))
_ROOTS = ("form", "body", "html")
_LINE_MAX_WORDS = 25
"""What is longer, in words or in text nodes, is a text of its own."""
_WINDOW_LINES = 40
"""How far above the headline, and below the text, lines are looked at."""
_ABOVE_MAX_LINES = 6
_BELOW_MAX_LINES = 6
_ABOVE_MAX_BOXES = 3
_MENU_MIN_LINES = 5
_MENU_LINE_MIN_WORDS = 5
"""A single link of that many words is a headline or a whole menu."""
_TITLE_MIN_WORDS = 4
_LINK_TITLE_MIN_WORDS = 6
_HEADING_TITLE_MIN_WORDS = 3
"""A link is the headline of another article from six words on; in a heading, from three."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """A page around its headline.

    top     the line of the headline or, where there is none, of the first paragraph
    first   the line of the first paragraph
    around  the block of that line and the elements around it, the innermost first
    own     these, each with its place among them, and those around the text alone, with -1
    tight   how far out the smallest element with both is
    others  the largest elements that hold the headline of another article, and nothing of this one
    """

    lines: Sequence[Line]
    body: Body
    top: int
    first: int
    around: tuple[HtmlElement, ...]
    own: dict[HtmlElement, int]
    tight: int
    others: set[HtmlElement]

    def box(self, line: Line) -> HtmlElement | None:
        """Return the largest element around a line that holds nothing of the article; None where
        there is none.
        """
        at: HtmlElement | None = None
        for element in (line.block, *line.block.iterancestors()):
            if element in self.own:
                return at
            at = element
        return at

    def out(self, line: Line) -> int:
        """Return how far out the smallest element with both a line and the headline is."""
        around = (
            self.own.get(element, -1) for element in (line.block, *line.block.iterancestors())
        )
        return max(self.tight, next(far for far in around if far >= 0))

    def may_speak(self, index: int) -> bool:
        """Whether a line may be about the article."""
        line = self.lines[index]
        if line.out or not line.text or not _is_short(line):
            return False
        if self.body.reasons[index] in _OTHERS or any(
            kind == BoxKind.CAPTION for kind, _ in line.hints
        ):
            return False
        if _OF_OTHERS.search(line.text) or _is_clock(line):
            return False
        return not _names_another(line) and self.box(line) not in self.others

    def opens(self, index: int) -> bool:
        """Whether a line is the headline of another article."""
        line = self.lines[index]
        is_head = line.size >= (_HEADING_TITLE_MIN_WORDS if line.heading else _LINK_TITLE_MIN_WORDS)
        return line.is_link and is_head and line.words != self.lines[self.top].words


def nearby_lines(
    lines: Sequence[Line], body: Body, head: int | None, *, site: str = "", persian: bool = False
) -> tuple[NearbyLine, ...]:
    """Return the short lines around the headline, down to the text, and below it until something
    else begins.

    head     the line of the headline, if the page shows one
    site     the outlet's name: outside of the article's own box, lines with it are the head of the
             page
    persian  whether years of 1300 to 1500 are Jalali

    What shares a box with the headline of another article, is in comments, or is behind a menu is
    not among them: the date in a page's head is that of the visit.
    """
    page = _surroundings(lines, body, head)
    ranked = [
        *_beside(page, head),
        *_above(page, tuple(folded_words(site))),
        *_issue(page),
        *_below(page),
    ]
    parts = parts_of(lines[head]) if head is not None else ()
    own = head is not None and 1 < len(lines[head].nodes) < _LINE_MAX_WORDS
    return (
        *([NearbyLine("", BESIDE, parts)] if own else []),
        *read_lines(lines, ranked, persian=persian),
        *unseen_lines(lines[page.top].block, lines[page.first].block, persian=persian),
    )


def _surroundings(lines: Sequence[Line], body: Body, head: int | None) -> _Surroundings:
    first = next((i for i in body.lines if lines[i].prose), body.lines[0])
    top = first if head is None else min(head, first)
    around = (lines[top].block, *lines[top].block.iterancestors())
    own = dict.fromkeys((body.home, *body.home.iterancestors()), -1) | {
        at: far for far, at in enumerate(around)
    }
    page = _Surroundings(
        lines, body, top, first, around, own, own[common(around[0], body.home)], set()
    )
    last = body.lines[-1]
    for i in range(max(0, top - _WINDOW_LINES), min(len(lines), last + _WINDOW_LINES)):
        if i == head or page.first <= i <= last:
            continue
        of_another = page.opens(i) or _names_another(lines[i]) or (i > last and lines[i].prose)
        if of_another and (box := page.box(lines[i])) is not None:
            page.others.add(box)
    return page


def _beside(page: _Surroundings, head: int | None) -> Iterator[tuple[int, int]]:
    """Yield the lines between the headline and the text, until a list of others begins; then those
    that the body left out of the text. Of what it kept, only lines of date at its very beginning:
    further down they are of events.
    """
    begun, above = False, ""
    for i in range(page.top, page.first):
        line, is_kept = page.lines[i], page.body.reasons[i] == Reason.KEPT
        if i == head or not line.text:
            continue
        if page.opens(i) and page.box(line) in (None, line.block):
            break
        if (
            page.may_speak(i)
            and not (is_kept and begun)
            and not (above.endswith(":") and not is_label(above))
        ):
            yield i, BESIDE
        begun = begun or (is_kept and not any(map(read_dateline, (line.text, *parts_of(line)))))
        above = line.text
    for i in range(page.first, page.body.lines[-1]):
        if page.body.reasons[i] in (Reason.DATE, Reason.AUTHOR_MARK) and page.may_speak(i):
            yield i, BELOW


def _above(page: _Surroundings, site: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the lines above the headline in the article's own box, then those of the boxes around
    that, while they hold no menu and are not the head of the page. Below a menu in the own box a
    line is FAR: it may be either's.
    """
    seen = [
        i
        for i in range(max(0, page.top - _WINDOW_LINES), page.top)
        if page.lines[i].text and not page.lines[i].out
    ]
    groups = groupby(
        sorted(seen, key=lambda i: (page.out(page.lines[i]), i)), lambda i: page.out(page.lines[i])
    )
    for rank, (out, members) in enumerate(islice(groups, _ABOVE_MAX_BOXES), 1):
        group = list(members)
        menu = [n for n, i in enumerate(group) if _is_menu(page, i)]
        is_menu = len(menu) >= _MENU_MIN_LINES or any(
            page.lines[group[n]].size >= _MENU_LINE_MIN_WORDS for n in menu
        )
        if out > page.tight and (
            is_menu or page.around[out].tag in _ROOTS or _is_head(page, group, site)
        ):
            return
        far = FAR if is_menu else rank
        yield from (
            (i, far)
            for i in group[menu[-1] + 1 if is_menu else 0 :][-_ABOVE_MAX_LINES:]
            if page.may_speak(i)
        )
        if is_menu:
            return


def _is_menu(page: _Surroundings, index: int) -> bool:
    """Whether a line is an entry of a menu, or a whole one; the trail of sections to the article is
    none.
    """
    line = page.lines[index]
    if any(
        kind == BoxKind.CHROME and _TRAIL.search(_named(element)) for kind, element in line.hints
    ):
        return False
    return line.is_link or page.body.reasons[index] in (
        BoxKind.CHROME,
        BoxKind.SIDE,
        BoxKind.COMMENTS,
        BoxKind.RELATED,
    )


def _names_another(line: Line) -> bool:
    """Whether most of a line is the headline of another article, as a link, perhaps
    with its day.
    """
    parts = parts_of(line) if line.linked * 2 > len(line.text) else ()
    return len(parts) > 1 and any(
        part.count(" ") + 1 >= _TITLE_MIN_WORDS and line.linked >= len(part) for part in parts
    )


def _is_short(line: Line) -> bool:
    return max(line.size, len(line.nodes)) <= _LINE_MAX_WORDS


def _is_clock(line: Line) -> bool:
    """Whether a line shows the day of the visit: 'today, Monday ...'. A newspaper may be called
    'today' too.
    """
    first, second = (*line.words[:2], "", "")[:2]
    return first in _TODAY and (second.isdigit() or second in _WEEKDAYS)


def _named(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_head(page: _Surroundings, group: Sequence[int], site: tuple[str, ...]) -> bool:
    """Whether lines are the head of the page: with its name, or in a header that is not the
    article's.
    """
    return any(
        (site and site == page.lines[i].words[: len(site)])
        or ((box := page.box(page.lines[i])) is not None and box.tag == "header")
        for i in group
    )


def _issue(page: _Surroundings) -> Iterator[tuple[int, int]]:
    above = ((i, page.lines[i]) for i in range(page.top))
    return ((i, ISSUE) for i, line in above if _is_short(line) and _PRINTED.search(line.text))


def _below(page: _Surroundings) -> Iterator[tuple[int, int]]:
    """Yield the lines below the text, until something else begins; FAR where they are out of the
    article's box.
    """
    lines, reasons, last = page.lines, page.body.reasons, page.body.lines[-1]
    count = 0
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if (
            line.kind in ("end", "related")
            or line.heading
            or reasons[i] in (*_OTHERS, BoxKind.CHROME, BoxKind.SIDE)
        ):
            return
        if (
            (line.is_link and line.size >= _TITLE_MIN_WORDS)
            or (line.prose and page.box(line) is None)
            or count == _BELOW_MAX_LINES
        ):
            return
        count += 1 if line.text else 0
        if page.may_speak(i):
            out = page.out(line)
            inner = out == page.tight or (
                out == page.tight + 1 and page.around[out].tag not in _ROOTS
            )
            yield i, BELOW if inner else FAR
