"""Finds what stands by the headline of a page: the lines that may tell its day and its author, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from lxml.html import HtmlElement

from warraq.arabic.date_words import WEEKDAY_WORDS
from warraq.arabic.letters import fold
from warraq.importing.cues.lexical import folded_words
from warraq.importing.extract.dates.datelines import read_dateline
from warraq.importing.extract.html.boilerplate import ENTRY
from warraq.importing.extract.html.class_names import CAPTION, CHROME, COMMENTS, FORM, RELATED, SIDE
from warraq.importing.extract.html.classify import BYLINE, CALL, DATE, KEPT, LINK, Body
from warraq.importing.extract.html.lines import Line
from warraq.importing.extract.html.main_content import common
from warraq.importing.extract.html.metadata.dates import stamps_of
from warraq.importing.extract.html.metadata.metadata import BELOW, BESIDE, FAR, ISSUE, Spot, Stated

_OTHERS = frozenset((COMMENTS, RELATED, FORM, ENTRY, LINK, CALL))
"""Why a line is left out that speaks of other things than the article."""
_PRINTED = re.compile(r"(?:العدد|السنة)\s*:?\s*\(?\d{2,6}|\d\s*م?\s*[-–]?\s*العدد")
"""The line of a printed paper's issue, which stands on top of each of its pages with the day on
which it came out.
"""
_TRAIL = re.compile(r"crumb|path", re.IGNORECASE)
_LABEL = re.compile(
    r"نشر|تاريخ|ضيف|ضاف[ةه]|حرر|تحديث|تعديل|publi|post|\bdate|updat|modif", re.IGNORECASE
)
"""What stands before a date, in a box of its own."""
_OF_OTHERS = re.compile(
    r"موعد|الزمان|[أا]رشيف|التسجيل|الانضمام|انضم|آخر (?:زيارة|دخول|تواجد)|registered|joined|archive|last visit",
    re.IGNORECASE,
)
"""Words of a line whose date is that of an event, a picture, or a member."""
_TODAY = frozenset(map(fold, ("اليوم", "الآن", "today", "now")))
_WEEKDAYS = frozenset(map(fold, WEEKDAY_WORDS))
_YEAR = re.compile(r"(?:19|20|13|14)\d\d|[١٢][٠٣٤٩][٠-٩]{2}")
_ROOTS = ("form", "body", "html")
_LONGEST, _ABOVE, _SEEN, _BELOW, _BOXES = 25, 6, 40, 6, 3
_ENTRY, _MENU, _ITEM, _PIECE, _WALK = 6, 5, 4, 2, 300


@dataclass(frozen=True, slots=True)
class _Page:
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
        """The largest element around a line that holds nothing of the article; None where there is
        none.
        """
        at: HtmlElement | None = None
        for element in (line.block, *line.block.iterancestors()):
            if element in self.own:
                return at
            at = element
        return at

    def out(self, line: Line) -> int:
        """How far out the smallest element with both a line and the headline is."""
        around = (
            self.own.get(element, -1) for element in (line.block, *line.block.iterancestors())
        )
        return max(self.tight, next(far for far in around if far >= 0))

    def may_speak(self, index: int) -> bool:
        """Whether a line may be about the article."""
        line = self.lines[index]
        if (
            line.out
            or not line.text
            or max(line.size, len(line.nodes)) > _LONGEST
            or self.body.reasons[index] in _OTHERS
        ):
            return False
        if (
            any(kind == CAPTION for kind, _ in line.hints)
            or _OF_OTHERS.search(line.text)
            or _is_clock(line)
        ):
            return False
        return not _names_another(line) and self.box(line) not in self.others

    def opens(self, index: int) -> bool:
        """Whether a line is the headline of another article."""
        line = self.lines[index]
        is_head = line.size >= _ENTRY or (line.heading != "" and line.size >= _ITEM - 1)
        return line.is_link and is_head and line.words != self.lines[self.top].words


def near(
    lines: Sequence[Line], body: Body, head: int | None, *, site: str = "", persian: bool = False
) -> tuple[Spot, ...]:
    """The short lines around the headline, down to the text, and below it until something else
    begins.

    head     the line of the headline, if the page shows one
    site     the outlet's name: outside of the article's own box, what stands with it is the head of
             the page
    persian  whether years of 1300 to 1500 are Jalali

    What stands with the headline of another article in one box, in comments, or behind a menu is
    not among them: the date of a page's head is that of the visit.
    """
    page = _page(lines, body, head)
    spots = [
        *_beside(page, head),
        *_above(page, tuple(folded_words(site))),
        *_issue(page),
        *_below(page),
    ]
    found = (
        [Spot("", BESIDE, _parts(lines[head]))]
        if head is not None and 1 < len(lines[head].nodes) < _LONGEST
        else []
    )
    found += _spots(lines, spots, persian=persian)
    found += [Spot(text, rank) for text, rank in _joined(lines, spots)]
    found += [Spot("", BESIDE, (), stamps) for stamps in _unseen(page, persian=persian)]
    return tuple(found)


def _page(lines: Sequence[Line], body: Body, head: int | None) -> _Page:
    first = next((i for i in body.lines if lines[i].prose), body.lines[0])
    top = first if head is None else min(head, first)
    around = (lines[top].block, *lines[top].block.iterancestors())
    own = dict.fromkeys((body.home, *body.home.iterancestors()), -1) | {
        at: far for far, at in enumerate(around)
    }
    page = _Page(lines, body, top, first, around, own, own[common(around[0], body.home)], set())
    last = body.lines[-1]
    for i in range(max(0, top - _SEEN), min(len(lines), last + _SEEN)):
        if i == head or page.first <= i <= last:
            continue
        of_another = page.opens(i) or _names_another(lines[i]) or (i > last and lines[i].prose)
        if of_another and (box := page.box(lines[i])) is not None:
            page.others.add(box)
    return page


def _beside(page: _Page, head: int | None) -> Iterator[tuple[int, int]]:
    """The lines between the headline and the text, until a list of others begins; then those that
    the body left out of the text. Of what it kept, only lines of date at its very beginning:
    further down they tell of events.
    """
    begun, above = False, ""
    for i in range(page.top, page.first):
        line, is_kept = page.lines[i], page.body.reasons[i] == KEPT
        if i == head or not line.text:
            continue
        if page.opens(i) and page.box(line) in (None, line.block):
            break
        if (
            page.may_speak(i)
            and not (is_kept and begun)
            and not (above.endswith(":") and not _is_label(above))
        ):
            yield i, BESIDE
        begun = begun or (is_kept and not any(map(read_dateline, (line.text, *_parts(line)))))
        above = line.text
    for i in range(page.first, page.body.lines[-1]):
        if page.body.reasons[i] in (DATE, BYLINE) and page.may_speak(i):
            yield i, BELOW


def _above(page: _Page, site: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The lines above the headline in the article's own box, then those of the boxes around that,
    while they hold no menu and are not the head of the page. Below a menu in the own box a line is
    FAR: it may be either's.
    """
    seen = [
        i
        for i in range(max(0, page.top - _SEEN), page.top)
        if page.lines[i].text and not page.lines[i].out
    ]
    groups = groupby(
        sorted(seen, key=lambda i: (page.out(page.lines[i]), i)), lambda i: page.out(page.lines[i])
    )
    for rank, (out, held) in enumerate(islice(groups, _BOXES), 1):
        group = list(held)
        menu = [n for n, i in enumerate(group) if _is_menu(page, i)]
        is_menu = len(menu) >= _MENU or any(page.lines[group[n]].size > _ITEM for n in menu)
        if out > page.tight and (
            is_menu or page.around[out].tag in _ROOTS or _is_head(page, group, site)
        ):
            return
        far = FAR if is_menu else rank
        yield from (
            (i, far) for i in group[menu[-1] + 1 if is_menu else 0 :][-_ABOVE:] if page.may_speak(i)
        )
        if is_menu:
            return


def _is_menu(page: _Page, index: int) -> bool:
    """Whether a line is an entry of a menu, or a whole one; the trail of sections to the article is
    none.
    """
    line = page.lines[index]
    if any(kind == CHROME and _TRAIL.search(_named(element)) for kind, element in line.hints):
        return False
    return line.is_link or page.body.reasons[index] in (CHROME, SIDE, COMMENTS, RELATED)


def _names_another(line: Line) -> bool:
    """Whether most of a line is the headline of another article, as a link, and its day may stand
    with it.
    """
    parts = _parts(line) if line.linked * 2 > len(line.text) else ()
    return len(parts) > 1 and any(
        part.count(" ") + 1 >= _ITEM and line.linked >= len(part) for part in parts
    )


def _is_clock(line: Line) -> bool:
    """Whether a line tells the reader's own day: 'today, Monday ...'. A newspaper may be called
    'today' too.
    """
    first, second = (*line.words[:2], "", "")[:2]
    return first in _TODAY and (second.isdigit() or second in _WEEKDAYS)


def _named(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_head(page: _Page, group: Sequence[int], site: tuple[str, ...]) -> bool:
    """Whether lines are the head of the page: with its name, or in a header that is not the
    article's.
    """
    return any(
        (site and site == page.lines[i].words[: len(site)])
        or ((box := page.box(page.lines[i])) is not None and box.tag == "header")
        for i in group
    )


def _issue(page: _Page) -> Iterator[tuple[int, int]]:
    above = ((i, page.lines[i]) for i in range(page.top))
    return (
        (i, ISSUE)
        for i, line in above
        if max(line.size, len(line.nodes)) <= _LONGEST and _PRINTED.search(line.text)
    )


def _below(page: _Page) -> Iterator[tuple[int, int]]:
    """The lines below the text, until something else begins; FAR where they stand out of the
    article's box.
    """
    lines, reasons, last = page.lines, page.body.reasons, page.body.lines[-1]
    count = 0
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if (
            line.kind in ("end", "related")
            or line.heading
            or reasons[i] in (*_OTHERS, CHROME, SIDE)
        ):
            return
        if (
            (line.is_link and line.size >= _ITEM)
            or (line.prose and page.box(line) is None)
            or count == _BELOW
        ):
            return
        count += 1 if line.text else 0
        if page.may_speak(i):
            out = page.out(line)
            inner = out == page.tight or (
                out == page.tight + 1 and page.around[out].tag not in _ROOTS
            )
            yield i, BELOW if inner else FAR


def _spots(
    lines: Sequence[Line], found: Iterable[tuple[int, int]], *, persian: bool
) -> Iterator[Spot]:
    """The lines as spots; what stands beneath a mere label, like 'published on:', with it in one
    line.
    """
    label = ""
    for i, rank in found:
        line, parts = lines[i], _parts(lines[i])
        text = f"{label} {' '.join(parts) or line.text}".strip()
        elements = dict.fromkeys(element for node in line.nodes for element in _around(line, *node))
        stamps = tuple(
            stamp for element in elements for stamp in stamps_of(element, text, persian=persian)
        )
        yield Spot(text, rank, parts if len(parts) > 1 else (), stamps)
        label = line.text if _is_label(line.text) else ""


def _is_label(text: str) -> bool:
    return text.count(" ") < _ITEM and bool(_LABEL.search(text)) and not any(map(str.isdigit, text))


def _parts(line: Line) -> tuple[str, ...]:
    """What stands in elements of their own."""
    return tuple(filter(None, map(_part, line.nodes)))


def _part(node: tuple[HtmlElement, bool]) -> str:
    element, is_tail = node
    return " ".join(((element.tail if is_tail else element.text) or "").split())


def _around(line: Line, element: HtmlElement, is_tail: bool) -> Iterator[HtmlElement]:
    """The elements around a text node, as far as the block of its line."""
    at: HtmlElement | None = element.getparent() if is_tail else element
    while at is not None:
        yield at
        at = at.getparent() if at is not line.block else None


def _joined(lines: Sequence[Line], spots: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """Day, month and year that stand in boxes of their own, side by side, as one line."""
    small = [(i, rank) for i, rank in spots if lines[i].size <= _PIECE]
    for (_, rank), held in groupby(small, lambda spot: (lines[spot[0]].block.getparent(), spot[1])):
        run = [i for i, _ in held]
        text = " ".join(lines[i].text for i in run)
        if 1 < len(run) <= _PIECE + 3 and _YEAR.search(text):
            yield text, rank


def _unseen(page: _Page, *, persian: bool) -> Iterator[tuple[Stated, ...]]:
    """What empty elements between the headline and the text tell machines: a program fills them for
    readers.
    """
    stop = page.lines[page.first].block
    for element in islice(_following(page.lines[page.top].block), _WALK):
        if element is stop:
            return
        if (
            not len(element)
            and not element.text
            and (stamps := tuple(stamps_of(element, "", persian=persian)))
        ):
            yield stamps


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements after one, in the order of the page."""
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
