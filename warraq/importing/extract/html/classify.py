"""Decides what becomes of every line of a page: in the body of the article, or left out, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from lxml.html import HtmlElement

from warraq.arabic.jalali import find_jalali
from warraq.importing.cues.lexical import (
    byline,
    is_bullet,
    is_initials,
    is_name_like,
    no_text,
    phrases,
)
from warraq.importing.cues.sentences import ends_sentence, is_headline_like
from warraq.importing.extract.dates.datelines import read_dateline
from warraq.importing.extract.html.boilerplate import asides, by_picture
from warraq.importing.extract.html.class_names import ADS, CAPTION
from warraq.importing.extract.html.lines import Line, is_box
from warraq.importing.extract.html.main_content import common, core, weights, within
from warraq.importing.reasons import Reason

KEPT = ""
HEADLINE, AGAIN = "the headline", "the headline again"
DATE, BYLINE, A_CAPTION = "a line of date", "a mark of the author", "beside a picture"
LINK, CALL = "a link to another article", "calls for another article"
OUTSIDE, ADDRESS = "outside of the article", "an address"
_KINDS = {
    "interface": "a phrase of the interface",
    "notice": "a notice of the site",
    "related": CALL,
    "end": "opens what follows the article",
    "caption": A_CAPTION,
}
_DECK, _NAME, _PENDING, _FAR, _FEWEST, _CARD = 6, 4, 3, 40, 12, 60
_UNDER, _GAP, _TIMES, _ALIKE, _STRONG, _LONG_FOR_A_CAPTION = 12, 6, 5, 3, 0.2, 14
_CELLS = frozenset(("td", "th", "li", "dd", "dt"))
_LETTER = re.compile(r"[^\W\d_\u0640]")
_DATED = re.compile(r"(?:تاريخ|التاريخ|نشر)[^:\d]{0,12}:")
_TIME = re.compile(r"\W*\d{1,2}\s*[:.]\s*\d\d\W*")


@dataclass(frozen=True, slots=True)
class Body:
    """What becomes of the lines of a page.

    reasons  for each line why it is left out, '' where it is in the body
    lines    the lines of text in the body, at least one
    home     the smallest element with all of them
    """

    reasons: tuple[str, ...]
    lines: tuple[int, ...]
    home: HtmlElement


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is judged: `reasons` fills up. `noticed`: the boxes of the site's notices."""

    lines: Sequence[Line]
    asides: Sequence[str]
    told: Sequence[float]
    headline: int | None
    noticed: Collection[HtmlElement]
    reasons: list[str]

    def is_strong(self, index: int) -> bool:
        """Whether a line is a paragraph, and nothing speaks against it."""
        return self.told[index] > _STRONG * self.lines[index].size


def find_body(lines: Sequence[Line], headline: int | None, listed: Set[HtmlElement]) -> Body | None:
    """The body of the article under the headline; None if nothing reads as one.

    listed  the entries of lists of other articles (see asides.py)
    """
    apart = asides(lines, listed, headline)
    told = weights(lines, apart, headline)
    home = core(lines, _near_first(lines, told, headline))
    inside = within(lines, home)
    if home is not None and _is_one_of_many(home) and sum(lines[i].text != "" for i in inside) == 1:
        home = home.getparent()
        inside = within(lines, home)
    page = _Page(
        lines, apart, told, headline, _noticed(lines, inside), [why or OUTSIDE for why in apart]
    )
    texts = [i for i in inside if page.is_strong(i) and not _own(page, i)]
    if headline is not None:
        texts = [i for i in texts if i > headline] or texts
    return _found(page, home, inside, texts) if texts and home is not None else _without_prose(page)


def _near_first(
    lines: Sequence[Line], told: Sequence[float], headline: int | None
) -> Sequence[float]:
    """The weights, where a short text in one box with its headline goes before a longer one outside
    of it, far below: many short lines stand between news and a footer, and few within an article.
    """
    strong = [
        i for i, line in enumerate(lines) if told[i] > _STRONG * line.size and i > (headline or 0)
    ]
    if headline is None or not strong or strong[0] - headline > _UNDER:
        return told
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
    sizes = [sum(lines[i].size for i in strong if (i < apart) is near) for near in (True, False)]
    if gap < _GAP or sizes[1] > _TIMES * sizes[0]:
        return told
    return [weight if i < apart else 0.0 for i, weight in enumerate(told)]


def _is_one_of_many(home: HtmlElement) -> bool:
    """Whether an element is one of several alike in a row, each of them a paragraph."""
    parent, name = home.getparent(), home.get("class")
    if parent is None or home.tag != "div":
        return False
    alike = [other for other in parent.iterchildren("div") if other.get("class") == name]
    return len(alike) >= _ALIKE


def _found(
    page: _Page, home: HtmlElement, inside: Sequence[int], texts: Sequence[int]
) -> Body | None:
    first, last, end = texts[0], *_farther(page, home, texts[-1], inside[-1])
    start, top = inside[0], home
    if page.headline is not None and page.headline < first:
        start, top = page.headline + 1, common(page.lines[page.headline].block, home)
    held = frozenset(inside)
    near = frozenset(within(page.lines, top)) if first - start <= _FAR else held
    for i in range(start, first):
        if i in near:
            page.reasons[i] = _above(page, i, first, inner=i in held)
    _through(page, range(first, last + 1))
    _cards(page, range(first, last + 1), texts)
    _below(page, range(last + 1, end + 1))
    return _settled(page, first)


def _noticed(lines: Sequence[Line], inside: Sequence[int]) -> set[HtmlElement]:
    """The boxes in which the site speaks for itself: they hold a notice, and not most paragraphs of
    the text.
    """
    boxes = Counter(lines[i].block.getparent() for i in inside if lines[i].prose)
    main = boxes.most_common(1)[0][0] if boxes else None
    return {
        lines[i].block.getparent() for i in inside if lines[i].kind == "notice" and lines[i].prose
    } - {main}


def _farther(page: _Page, home: HtmlElement, last: int, end: int) -> tuple[int, int]:
    """The last paragraph of the text and the last line that may belong to it, where it goes on
    behind its element.
    """
    parent, tag, pending = home.getparent(), page.lines[last].block.tag, 0
    if home.tag in ("td", "body", "html"):
        return last, end
    for i in within(page.lines, parent):
        line = page.lines[i]
        if i <= end or not line.text:
            continue
        if page.asides[i] or line.kind not in ("", "caption") or line.is_link or line.heading:
            break
        if page.is_strong(i) and line.block.tag == tag:
            last, end, pending = i, i, 0
        elif (pending := pending + 1) > _PENDING:
            break
    return last, end


def _own(page: _Page, index: int) -> str:
    """Why a line is no part of the text, by its own signs; '' if they say nothing."""
    line = page.lines[index]
    if page.asides[index] or not line.text:
        return page.asides[index]
    if line.kind and not (line.kind == "caption" and line.prose):
        return _KINDS[line.kind]
    if page.noticed and line.block.getparent() in page.noticed:
        return _KINDS["notice"]
    if line.is_link and line.size >= 3:
        return LINK
    if line.linked and _calls(line):
        return CALL
    if (
        page.headline is not None
        and line.size > 2
        and line.words == page.lines[page.headline].words
    ):
        return AGAIN
    if _TIME.fullmatch(line.text):
        return DATE
    if by_picture(line):
        return A_CAPTION
    if line.block.tag not in _CELLS and not _LETTER.search(line.text):
        return "no letters"
    return (
        Reason.TRAIL
        if not line.prose and no_text(line.text, arabic=False) == Reason.TRAIL
        else KEPT
    )


def _calls(line: Line) -> bool:
    """Whether a line is 'read also', and a link behind it, which leads to another article."""
    known = phrases().get("related", {}).get(line.words[0], ()) if line.words else ()
    return any(line.words[: len(phrase)] == phrase for phrase in known) and line.linked * 2 > len(
        line.text
    )


def labelled_date(text: str) -> str:
    """The part of a short line from a label like 'date:' on, if it is a date; else ''."""
    label = _DATED.search(text) if text.count(" ") < 12 else None
    return (
        text[label.start() :] if label and read_dateline(text[label.start() :]) is not None else ""
    )


def _is_address(text: str) -> bool:
    return no_text(text, arabic=False) == ADDRESS


def _is_date(text: str) -> bool:
    return (
        bool(labelled_date(text))
        or read_dateline(text) is not None
        or (text.count(" ") < 12 and bool(find_jalali(text, numbers=True)))
    )


def _above(page: _Page, index: int, first: int, *, inner: bool) -> str:
    """What becomes of a line between the headline and the first paragraph; `inner`: it stands in
    one box with this.
    """
    line, text = page.lines[index], page.lines[first]
    why = _own(page, index)
    if why in (KEPT, LINK) and line.text and not line.prose and _is_date(line.text):
        return DATE
    if why or not line.text or line.prose:
        return why
    if "://" in line.text:
        return ADDRESS
    if byline(line.text) is not None:
        return BYLINE
    if any(kind == CAPTION for kind, _ in line.hints):
        return KEPT
    if is_name_like(line.text) and line.size <= _NAME and "-" not in line.text:
        return BYLINE
    above = page.lines[index - 1]
    is_under = (
        not above.text and line.size < _LONG_FOR_A_CAPTION and not line.text.endswith((":", "."))
    )
    if (
        is_under
        and above.block in (line.block, line.block.getparent())
        and above.block is not text.block.getparent()
    ):
        return A_CAPTION
    if line.block is text.block or (line.block.tag == "p" == text.block.tag and inner):
        return KEPT
    if is_under:
        return A_CAPTION
    return KEPT if line.size >= _DECK else "between headline and text"


def _through(page: _Page, span: range) -> None:
    """The text itself: all is kept but what its own signs speak against."""
    listing = False
    for i in span:
        line, why = page.lines[i], _own(page, i)
        if not line.text:
            page.reasons[i] = why
            continue
        listing = (listing and not line.prose) or why == CALL
        page.reasons[i] = why or (LINK if listing and is_headline_like(line.text) else KEPT)


def _cards(page: _Page, span: range, texts: Sequence[int]) -> None:
    """The boxes between the paragraphs that hold a link to another article, and perhaps its day and
    its first words; or a button of the site, and short words about it: 'our news every day -
    subscribe'.
    """
    boxes = Counter(page.lines[i].block.getparent() for i in texts)
    main = boxes.most_common(1)[0][0]
    own = {page.lines[i].block for i in texts if page.lines[i].block.getparent() is main}
    own.update(() if main is None else (main, *main.iterancestors()))
    for i in span:
        at = page.lines[i].block
        why = page.reasons[i]
        if why in (LINK, _KINDS["interface"]) and at not in own:
            while (around := at.getparent()) is not None and around not in own:
                at = around
            card = _card(page.lines, i, at)
            for j in card if why == LINK or not any(page.lines[j].prose for j in card) else ():
                page.reasons[j] = page.reasons[j] or why


def _card(lines: Sequence[Line], index: int, box: HtmlElement) -> list[int]:
    """The lines around a link that stand in a box with it; none if they are more than a card has."""
    found, size = [index], lines[index].size
    for step in (-1, 1):
        j = index + step
        while (
            0 <= j < len(lines)
            and size <= _CARD
            and (box is lines[j].block or box in lines[j].block.iterancestors())
        ):
            found.append(j)
            size += lines[j].size
            j += step
    return found if size <= _CARD else []


def _below(page: _Page, span: range) -> None:
    """The short lines below the last paragraph: kept while nothing says that the article is over."""
    over = ""
    for i in span:
        line, why = page.lines[i], _own(page, i)
        if not why and line.text and not line.prose:
            why = BYLINE if is_initials(line.text) else DATE if _is_date(line.text) else KEPT
            why = why or (
                ADDRESS if line.block.tag not in _CELLS and _is_address(line.text) else KEPT
            )
        page.reasons[i] = why or (f"after the article: {over}" if over else KEPT)
        if line.text and why not in (KEPT, ADS, A_CAPTION, BYLINE) and line.kind != "notice":
            over = over or why
    if last := next(
        (i for i in reversed(span) if page.lines[i].text and page.reasons[i] == KEPT), 0
    ):
        line, before = page.lines[last], page.lines[last - 1]
        apart = ends_sentence(before.text) or line.block.tag != before.block.tag
        if apart and is_name_like(line.text) and line.size <= _NAME:
            page.reasons[last] = BYLINE


def _settled(page: _Page, first: int) -> Body | None:
    """The body, where a paragraph that stands twice is kept once: not as the lead, which is then a
    summary.
    """
    lines, reasons, seen = page.lines, page.reasons, dict[tuple[int, tuple[str, ...]], int]()
    for i, line in enumerate(lines):
        if reasons[i] == KEPT and line.prose and not is_bullet(line.text):
            before = seen.setdefault((line.size, line.words), i)
            if before != i:
                reasons[before if before < first else i] = "a paragraph again"
    if page.headline is not None:
        reasons[page.headline] = HEADLINE
    kept = [i for i, line in enumerate(lines) if reasons[i] == KEPT and line.text]
    if not kept:
        return None
    for i, line in enumerate(lines):
        if not line.text and reasons[i] == KEPT and not (page.headline or 0) < i < kept[-1]:
            reasons[i] = "a picture outside of the text"
    home = lines[kept[0]].block
    for i in kept[1:]:
        home = common(home, lines[i].block)
    while (parent := home.getparent()) is not None and not is_box(
        home
    ):  # else a line would stand in it in part
        home = parent
    return Body(tuple(reasons), tuple(kept), home)


def _without_prose(page: _Page) -> Body | None:
    """A page of short lines only, a poem or a line of news: what stands below the headline in its
    own box.
    """
    headline = page.headline
    at: HtmlElement | None = page.lines[headline].block if headline is not None else None
    while headline is not None and at is not None and at.tag != "html":
        inside = [i for i in within(page.lines, at) if i > headline]
        if inside:
            _below(page, range(inside[0], inside[-1] + 1))
        if sum(page.lines[i].size for i in inside if page.reasons[i] == KEPT) >= _FEWEST:
            return _settled(page, inside[0])
        at = at.getparent()
    return None
