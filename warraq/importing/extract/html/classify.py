"""Decide for every line of a page: in the body of the article, or left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from warraq.importing.cues.lexical import byline, is_bullet, is_initials, is_name_like
from warraq.importing.cues.sentences import ends_sentence, is_headline_like
from warraq.importing.extract.html.boilerplate import Boilerplate
from warraq.importing.extract.html.class_names import BoxKind
from warraq.importing.extract.html.line_reasons import is_address, is_date, noticed, own_reason
from warraq.importing.extract.html.lines import Line, is_box
from warraq.importing.extract.html.main_content import (
    common,
    is_one_of_many,
    is_strong,
    main_content,
    near_first,
    text_end,
    weights,
    within,
)
from warraq.importing.reasons import Reason

_DECK_MIN_WORDS = 6
"""A shorter line between headline and text is a kicker, or a word of the interface."""
_NAME_MAX_WORDS = 4
_CAPTION_MAX_WORDS = 13
_HEADLINE_MAX_LINES_ABOVE = 40
"""From farther above the text, only what is in one box with it is its deck."""
_CARD_MAX_WORDS = 60
"""A box between paragraphs with more is no card of another article."""
_BODY_MIN_WORDS = 12
"""The least that a page of short lines alone has in its body: a poem, a line of news."""


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
    """A page as it is classified: `reasons` fills up.

    asides   why each line is kept out by its place
    weighed  how much each line weighs
    notices  the boxes of the site's notices
    """

    lines: Sequence[Line]
    asides: Sequence[str]
    weighed: Sequence[float]
    headline: int | None
    notices: Collection[HtmlElement]
    reasons: list[str]

    def is_strong(self, index: int) -> bool:
        return is_strong(self.lines[index], self.weighed[index])

    def own_reason(self, index: int) -> str:
        headline = None if self.headline is None else self.lines[self.headline]
        return own_reason(
            self.lines[index], self.asides[index], headline=headline, notices=self.notices
        )


def find_body(lines: Sequence[Line], headline: int | None, boilerplate: Boilerplate) -> Body | None:
    """Return the body of the article under the headline; None if nothing reads as one."""
    asides = boilerplate.reasons(headline)
    weighed = weights(lines, asides, headline)
    home = main_content(lines, near_first(lines, weighed, headline))
    inside = within(lines, home)
    if home is not None and is_one_of_many(home) and sum(lines[i].text != "" for i in inside) == 1:
        home = home.getparent()
        inside = within(lines, home)
    reasons = [why or Reason.OUTSIDE for why in asides]
    page = _Page(lines, asides, weighed, headline, noticed(lines, inside), reasons)
    texts = [i for i in inside if page.is_strong(i) and not page.own_reason(i)]
    if headline is not None:
        texts = [i for i in texts if i > headline] or texts
    return _around(page, home, inside, texts) if texts and home is not None else _short_lines(page)


def _around(
    page: _Page, home: HtmlElement, inside: Sequence[int], texts: Sequence[int]
) -> Body | None:
    """Return the body around the paragraphs of the text."""
    first = texts[0]
    last, end = text_end(page.lines, page.asides, page.weighed, home, texts[-1], inside[-1])
    start, top = inside[0], home
    if page.headline is not None and page.headline < first:
        start, top = page.headline + 1, common(page.lines[page.headline].block, home)
    inner = frozenset(inside)
    is_near = first - start <= _HEADLINE_MAX_LINES_ABOVE
    near = frozenset(within(page.lines, top)) if is_near else inner
    for i in range(start, first):
        if i in near:
            page.reasons[i] = _above(page, i, first, inner=i in inner)
    _through(page, range(first, last + 1))
    _cards(page, range(first, last + 1), texts)
    _below(page, range(last + 1, end + 1))
    return _settled(page, first)


def _above(page: _Page, index: int, first: int, *, inner: bool) -> str:
    """Return why a line between the headline and the first paragraph is left out; `inner`: it is in
    one box with this.
    """
    line, text = page.lines[index], page.lines[first]
    why = page.own_reason(index)
    if why in (Reason.KEPT, Reason.LINK) and line.text and not line.prose and is_date(line.text):
        return Reason.DATE
    if why or not line.text or line.prose:
        return why
    if "://" in line.text:
        return Reason.ADDRESS
    if byline(line.text) is not None:
        return Reason.AUTHOR_MARK
    if any(kind == BoxKind.CAPTION for kind, _ in line.hints):
        return Reason.KEPT
    if is_name_like(line.text) and line.size <= _NAME_MAX_WORDS and "-" not in line.text:
        return Reason.AUTHOR_MARK
    above = page.lines[index - 1]
    is_short = line.size <= _CAPTION_MAX_WORDS and not line.text.endswith((":", "."))
    is_under = not above.text and is_short
    if (
        is_under
        and above.block in (line.block, line.block.getparent())
        and above.block is not text.block.getparent()
    ):
        return Reason.BESIDE_PICTURE
    if line.block is text.block or (line.block.tag == "p" == text.block.tag and inner):
        return Reason.KEPT
    if is_under:
        return Reason.BESIDE_PICTURE
    return Reason.KEPT if line.size >= _DECK_MIN_WORDS else Reason.BELOW_HEADLINE


def _through(page: _Page, span: range) -> None:
    """Classify the text itself: all is kept except what its own signs speak against."""
    listing = False
    for i in span:
        line, why = page.lines[i], page.own_reason(i)
        if not line.text:
            page.reasons[i] = why
            continue
        listing = (listing and not line.prose) or why == Reason.CALL
        page.reasons[i] = why or (
            Reason.LINK if listing and is_headline_like(line.text) else Reason.KEPT
        )


def _cards(page: _Page, span: range, texts: Sequence[int]) -> None:
    """Leave out the boxes between the paragraphs that hold a link to another article, and perhaps
    its day and its first words; or a button of the site, and short words about it: 'our news every
    day - subscribe'.
    """
    boxes = Counter(page.lines[i].block.getparent() for i in texts)
    main = boxes.most_common(1)[0][0]
    own = {page.lines[i].block for i in texts if page.lines[i].block.getparent() is main}
    own.update(() if main is None else (main, *main.iterancestors()))
    for i in span:
        at = page.lines[i].block
        why = page.reasons[i]
        if why in (Reason.LINK, Reason.INTERFACE) and at not in own:
            while (around := at.getparent()) is not None and around not in own:
                at = around
            card = _card(page.lines, i, at)
            for j in (
                card if why == Reason.LINK or not any(page.lines[j].prose for j in card) else ()
            ):
                page.reasons[j] = page.reasons[j] or why


def _card(lines: Sequence[Line], index: int, box: HtmlElement) -> list[int]:
    """Return the lines around a link in a box with it; none if they are more than a card has."""
    card, size = [index], lines[index].size
    for step in (-1, 1):
        j = index + step
        while (
            0 <= j < len(lines)
            and size <= _CARD_MAX_WORDS
            and (box is lines[j].block or box in lines[j].block.iterancestors())
        ):
            card.append(j)
            size += lines[j].size
            j += step
    return card if size <= _CARD_MAX_WORDS else []


def _below(page: _Page, span: range) -> None:
    """Classify the short lines below the last paragraph: kept until a sign ends the article."""
    over = ""
    for i in span:
        line, why = page.lines[i], page.own_reason(i)
        if not why and line.text and not line.prose:
            why = _signature(line)
        page.reasons[i] = why or (f"after the article: {over}" if over else Reason.KEPT)
        if (
            line.text
            and why not in (Reason.KEPT, BoxKind.ADS, Reason.BESIDE_PICTURE, Reason.AUTHOR_MARK)
            and line.kind != "notice"
        ):
            over = over or why
    if last := next(
        (i for i in reversed(span) if page.lines[i].text and page.reasons[i] == Reason.KEPT), 0
    ):
        line, before = page.lines[last], page.lines[last - 1]
        apart = ends_sentence(before.text) or line.block.tag != before.block.tag
        if apart and is_name_like(line.text) and line.size <= _NAME_MAX_WORDS:
            page.reasons[last] = Reason.AUTHOR_MARK


def _signature(line: Line) -> str:
    """Return what a short line below the text is, if no part of it."""
    if is_initials(line.text):
        return Reason.AUTHOR_MARK
    if is_date(line.text):
        return Reason.DATE
    return Reason.ADDRESS if is_address(line) else Reason.KEPT


def _settled(page: _Page, first: int) -> Body | None:
    """Return the body, in which a paragraph that is there twice is kept once: not as the lead,
    which is then a summary.
    """
    lines, reasons, seen = page.lines, page.reasons, dict[tuple[int, tuple[str, ...]], int]()
    for i, line in enumerate(lines):
        if reasons[i] == Reason.KEPT and line.prose and not is_bullet(line.text):
            before = seen.setdefault((line.size, line.words), i)
            if before != i:
                reasons[before if before < first else i] = Reason.PARAGRAPH_AGAIN
    if page.headline is not None:
        reasons[page.headline] = Reason.HEADLINE
    kept = [i for i, line in enumerate(lines) if reasons[i] == Reason.KEPT and line.text]
    if not kept:
        return None
    for i, line in enumerate(lines):
        if not line.text and reasons[i] == Reason.KEPT and not (page.headline or 0) < i < kept[-1]:
            reasons[i] = Reason.PICTURE_OUTSIDE
    home = lines[kept[0]].block
    for i in kept[1:]:
        home = common(home, lines[i].block)
    # A line is in a box whole or not at all.
    while (parent := home.getparent()) is not None and not is_box(home):
        home = parent
    return Body(tuple(reasons), tuple(kept), home)


def _short_lines(page: _Page) -> Body | None:
    """Return the body of a page of short lines only, a poem or a line of news: what is below the
    headline in its own box.
    """
    headline = page.headline
    at: HtmlElement | None = page.lines[headline].block if headline is not None else None
    while headline is not None and at is not None and at.tag != "html":
        inside = [i for i in within(page.lines, at) if i > headline]
        if inside:
            _below(page, range(inside[0], inside[-1] + 1))
        if (
            sum(page.lines[i].size for i in inside if page.reasons[i] == Reason.KEPT)
            >= _BODY_MIN_WORDS
        ):
            return _settled(page, inside[0])
        at = at.getparent()
    return None
