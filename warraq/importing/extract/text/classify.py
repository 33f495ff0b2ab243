"""Decides what becomes of every piece of a page: paragraph, caption, byline, date, or left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from warraq.importing.cues.lexical import (
    byline,
    has_open_quote,
    is_bullet,
    is_initials,
    is_name_like,
)
from warraq.importing.cues.sentences import ends_sentence, is_headline_like
from warraq.importing.extract.text.ending import end_of, list_below, without_listed
from warraq.importing.extract.text.features import Features
from warraq.importing.extract.text.headline import Headline
from warraq.importing.fate import DATE, PARAGRAPH, Fate

_LONG_FOR_A_CAPTION = 14
_SHORT_FOR_A_PARAGRAPH = 10
_FEW = 4


def fates_of(marks: Sequence[Features], headline: Headline) -> list[Fate]:
    """The fate of every piece, in order; paragraphs numbered from 1."""
    fates = [_own(mark) for mark in marks]
    start = _above(marks, fates, headline) if headline.index is not None else 0
    texts = [i for i in range(start, len(marks)) if marks[i].prose and fates[i] is None]
    while len(texts) > 1 and marks[texts[-1]].foreign:
        fates[texts.pop()] = Fate("left out", "a foreign language under the text")
    if texts:
        end = end_of(marks, fates, texts)
        for i in range(end, len(marks)):
            fates[i] = fates[i] or Fate("left out", "after the article's end")
        texts = without_listed(marks, fates, [i for i in texts if i < end])
        days = [i for i in range(texts[0], texts[-1]) if fates[i] == DATE and marks[i].mates == 1]
        for i in days if len(days) > 1 else ():
            fates[i] = None  # a chronicle: these lines of date are its subheadings
        _between(marks, fates, start, texts[0], named=headline.index is not None)
        _through(marks, fates, texts[0], texts[-1] + 1)
        _below(marks, fates, texts[-1] + 1, end)
    else:
        _without_prose(marks, fates, start)
    return _numbered(marks, [fate or Fate("left out", "no sign of text") for fate in fates])


def _own(mark: Features) -> Fate | None:
    """The fate that a piece's own signs decide."""
    if mark.dateline and not mark.prose:
        return DATE
    if mark.chrome:
        return Fate("left out", mark.chrome)
    if mark.prose:
        return None
    if mark.kind in ("related", "end"):
        return Fate(
            "left out",
            "opens a list of links" if mark.kind == "related" else "opens what follows the article",
        )
    if mark.kind == "caption":
        return Fate("caption", "a phrase of captions")
    return Fate("byline", "a mark of the author") if byline(mark.segment.text) is not None else None


def _above(marks: Sequence[Features], fates: list[Fate | None], headline: Headline) -> int:
    """The headline, what is above it, and the captions beside it; returns where the rest begins."""
    assert headline.index is not None
    for i in range(headline.index):
        fates[i] = fates[i] or Fate(
            "left out", "a row of short pieces" if marks[i].crowded else "above the headline"
        )
    for i in headline.repeats:
        fates[i] = Fate("left out", "the headline again")
    for i in headline.kickers:
        fates[i] = Fate("kicker", "a line over the headline")
    fates[headline.index] = Fate("title", "the headline")
    start = headline.index + 1
    while start < len(marks) and marks[start].segment.row == marks[headline.index].segment.row:
        if marks[start].prose and len(marks[start].words) >= _SHORT_FOR_A_PARAGRAPH:
            break
        fates[start] = fates[start] or Fate("caption", "beside the headline")
        start += 1
    return start


def _between(
    marks: Sequence[Features], fates: list[Fate | None], start: int, first: int, *, named: bool
) -> None:
    """The pieces between the headline and the first paragraph: names, captions, decks; verses if
    there are several lines of words.
    """
    free = [i for i in range(start, first) if fates[i] is None]
    lone = [i for i in free if marks[i].mates == 1 and len(marks[i].words) > 2]
    listed = any(marks[i].kind == "related" for i in range(start, first))
    verses = not listed and len(lone) >= _FEW and len(lone) * 2 > first - start
    for i in free:
        text, alone = marks[i].segment.text, marks[i].mates == 1
        if not named and not (alone and len(marks[i].words) >= _LONG_FOR_A_CAPTION):
            fates[i] = Fate("left out", "above the text")
        elif (
            (verses and i in lone)
            or is_bullet(text)
            or has_open_quote(text)
            or (alone and text.endswith(":") and len(marks[i].words) >= _SHORT_FOR_A_PARAGRAPH)
            or (alone and len(marks[i].words) >= _LONG_FOR_A_CAPTION)
        ):
            fates[i] = PARAGRAPH
        elif alone and is_name_like(text) and len(marks[i].words) <= 4:
            fates[i] = Fate("byline", "a name under the headline")
        else:
            fates[i] = Fate("caption", "between headline and text")


def _through(marks: Sequence[Features], fates: list[Fate | None], start: int, end: int) -> None:
    """The body itself: all is kept but lists of links and rows of headlines."""
    listing = False
    for (_, prose), group in groupby(
        range(start, end), key=lambda i: (marks[i].segment.row, marks[i].prose)
    ):
        run = list(group)
        if prose and not (listing and is_bullet(marks[run[0]].segment.text)):
            listing = False
            for i in run:
                fates[i] = fates[i] or PARAGRAPH
        else:
            spliced = (
                run[-1] + 1 < end and marks[run[-1] + 1].segment.row == marks[run[0]].segment.row
            )
            listing = _run(marks, fates, run, spliced=spliced, listing=listing)


def _run(
    marks: Sequence[Features],
    fates: list[Fate | None],
    run: Sequence[int],
    *,
    spliced: bool,
    listing: bool,
) -> bool:
    """Decide pieces of one row that are no prose; returns whether a list of links is open after
    them.

    spliced  prose follows on the same row
    """
    free = [i for i in run if fates[i] is None]
    heads = len(free) >= 2 and all(is_headline_like(marks[i].segment.text) for i in free)
    links = (
        heads and (spliced or len(free) >= 3) and not any(marks[i].kind == "related" for i in run)
    )
    if free and len(run) > 1 and not listing and not any(marks[i].kind for i in run):
        free = [i for i in run if (fate := fates[i]) is None or fate.why == "no letters"]
    for i in run:
        listing = listing or (marks[i].kind == "related" and fates[i] is not None)
        if i in free:
            fates[i] = (
                Fate("left out", "a link to another article")
                if listing or (links and not is_bullet(marks[i].segment.text))
                else PARAGRAPH
            )
    return listing


def _below(marks: Sequence[Features], fates: list[Fate | None], start: int, end: int) -> None:
    """The short pieces after the last full paragraph: kept while nothing says that the article is
    over.
    """
    over = ""
    lists = list_below(marks, fates, start, end)
    last = max((i for i in range(start, end) if fates[i] is None), default=-1)
    usual = max(
        [marks[i].segment.gap for i in range(start) if fates[i] == PARAGRAPH][1:], default=0
    )
    stubs = [i for i in range(start, end) if fates[i] is None and _is_stub(marks[i])]
    for i in range(start, end):
        mark, fate = marks[i], fates[i]
        if fate is not None:
            over = over or (
                fate.why if fate.name == "left out" and mark.chrome != "no letters" else ""
            )
            continue
        if not over and mark.segment.gap > usual + 1:
            over = "far below the text"
        elif not over and i == lists:
            over = "a list of headlines"
        elif not over and (
            mark.mates > 2 or (len(stubs) > 1 and i in stubs and marks[i - 1].prose)
        ):
            over = "short pieces"
        if is_initials(mark.segment.text):
            fates[i] = Fate("byline", "initials under the text")
        elif over:
            fates[i] = Fate("left out", f"after the article: {over}")
        elif (
            i == last
            and is_name_like(mark.segment.text)
            and len(mark.words) <= 3
            and ends_sentence(_kept_before(marks, fates, i))
        ):
            fates[i] = Fate("byline", "a name under the text")
        else:
            fates[i] = PARAGRAPH


def _is_stub(mark: Features) -> bool:
    return (
        len(mark.words) <= 3
        and not ends_sentence(mark.segment.text)
        and not is_bullet(mark.segment.text)
    )


def _kept_before(marks: Sequence[Features], fates: Sequence[Fate | None], index: int) -> str:
    return next(
        (marks[j].segment.text for j in range(index - 1, -1, -1) if fates[j] == PARAGRAPH), ""
    )


def _without_prose(marks: Sequence[Features], fates: list[Fate | None], start: int) -> None:
    """A page of short lines only: a poem or a list is kept, a menu is not."""
    lone = [i for i in range(start, len(marks)) if fates[i] is None and marks[i].mates <= 2]
    words = sum(len(marks[i].words) for i in lone)
    left = sum(fate is not None and fate.name == "left out" for fate in fates)
    if words >= 12 and words >= 2 * len(lone) and left <= len(lone) + 2:
        for i in lone:
            fates[i] = PARAGRAPH


def _numbered(marks: Sequence[Features], fates: list[Fate]) -> list[Fate]:
    """Number the paragraphs; pieces of one row that are no prose are one paragraph; of a paragraph
    that stands twice one is kept.

    That is the first, unless it is the lead, which is then a summary, and the text begins with the
    second.
    """
    kept = [i for i, fate in enumerate(fates) if fate == PARAGRAPH]
    if len(kept) > 1 and marks[kept[0]].words == marks[kept[1]].words:
        fates[kept[0]] = Fate("left out", "the lead, said again below")
    numbered: list[Fate] = []
    seen: set[tuple[str, ...]] = set()
    number, row = 0, -1
    for mark, fate in zip(marks, fates, strict=True):
        if (
            fate == PARAGRAPH
            and mark.prose
            and mark.words in seen
            and not is_bullet(mark.segment.text)
        ):
            fate = Fate("left out", "a paragraph again")
        if fate == PARAGRAPH:
            seen.add(mark.words)
            number += row != mark.segment.row or mark.prose
            row = -1 if mark.prose else mark.segment.row
            fate = Fate("paragraph", fate.why, number)
        numbered.append(fate)
    return numbered
