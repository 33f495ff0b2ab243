"""Decides what becomes of every piece of a page: paragraph, caption, byline, date, or left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from warraq.importing.account import DATE, PARAGRAPH, Role, Verdict
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

_LONG_FOR_A_CAPTION = 14
_SHORT_FOR_A_PARAGRAPH = 10
_FEW = 4


def classify(marks: Sequence[Features], headline: Headline) -> list[Verdict]:
    """The verdict of every piece, in order; paragraphs numbered from 1."""
    verdicts = [_own(mark) for mark in marks]
    start = _above(marks, verdicts, headline) if headline.index is not None else 0
    texts = [i for i in range(start, len(marks)) if marks[i].prose and verdicts[i] is None]
    while len(texts) > 1 and marks[texts[-1]].foreign:
        verdicts[texts.pop()] = Verdict(Role.LEFT_OUT, "a foreign language under the text")
    if texts:
        end = end_of(marks, verdicts, texts)
        for i in range(end, len(marks)):
            verdicts[i] = verdicts[i] or Verdict(Role.LEFT_OUT, "after the article's end")
        texts = without_listed(marks, verdicts, [i for i in texts if i < end])
        days = [
            i for i in range(texts[0], texts[-1]) if verdicts[i] == DATE and marks[i].mates == 1
        ]
        for i in days if len(days) > 1 else ():
            verdicts[i] = None  # a chronicle: these lines of date are its subheadings
        _between(marks, verdicts, start, texts[0], named=headline.index is not None)
        _through(marks, verdicts, texts[0], texts[-1] + 1)
        _below(marks, verdicts, texts[-1] + 1, end)
    else:
        _without_prose(marks, verdicts, start)
    return _numbered(
        marks, [verdict or Verdict(Role.LEFT_OUT, "no sign of text") for verdict in verdicts]
    )


def _own(mark: Features) -> Verdict | None:
    """The verdict that a piece's own signs decide."""
    if mark.dateline and not mark.prose:
        return DATE
    if mark.chrome:
        return Verdict(Role.LEFT_OUT, mark.chrome)
    if mark.prose:
        return None
    if mark.kind in ("related", "end"):
        return Verdict(
            Role.LEFT_OUT,
            "opens a list of links" if mark.kind == "related" else "opens what follows the article",
        )
    if mark.kind == "caption":
        return Verdict(Role.CAPTION, "a phrase of captions")
    return (
        Verdict(Role.BYLINE, "a mark of the author")
        if byline(mark.segment.text) is not None
        else None
    )


def _above(marks: Sequence[Features], verdicts: list[Verdict | None], headline: Headline) -> int:
    """The headline, what is above it, and the captions beside it; returns where the rest begins."""
    assert headline.index is not None
    for i in range(headline.index):
        verdicts[i] = verdicts[i] or Verdict(
            Role.LEFT_OUT, "a row of short pieces" if marks[i].crowded else "above the headline"
        )
    for i in headline.repeats:
        verdicts[i] = Verdict(Role.LEFT_OUT, "the headline again")
    for i in headline.kickers:
        verdicts[i] = Verdict(Role.KICKER, "a line over the headline")
    verdicts[headline.index] = Verdict(Role.TITLE, "the headline")
    start = headline.index + 1
    while start < len(marks) and marks[start].segment.row == marks[headline.index].segment.row:
        if marks[start].prose and len(marks[start].words) >= _SHORT_FOR_A_PARAGRAPH:
            break
        verdicts[start] = verdicts[start] or Verdict(Role.CAPTION, "beside the headline")
        start += 1
    return start


def _between(
    marks: Sequence[Features],
    verdicts: list[Verdict | None],
    start: int,
    first: int,
    *,
    named: bool,
) -> None:
    """The pieces between the headline and the first paragraph: names, captions, decks; verses if
    there are several lines of words.
    """
    free = [i for i in range(start, first) if verdicts[i] is None]
    lone = [i for i in free if marks[i].mates == 1 and len(marks[i].words) > 2]
    listed = any(marks[i].kind == "related" for i in range(start, first))
    verses = not listed and len(lone) >= _FEW and len(lone) * 2 > first - start
    for i in free:
        text, alone = marks[i].segment.text, marks[i].mates == 1
        if not named and not (alone and len(marks[i].words) >= _LONG_FOR_A_CAPTION):
            verdicts[i] = Verdict(Role.LEFT_OUT, "above the text")
        elif (
            (verses and i in lone)
            or is_bullet(text)
            or has_open_quote(text)
            or (alone and text.endswith(":") and len(marks[i].words) >= _SHORT_FOR_A_PARAGRAPH)
            or (alone and len(marks[i].words) >= _LONG_FOR_A_CAPTION)
        ):
            verdicts[i] = PARAGRAPH
        elif alone and is_name_like(text) and len(marks[i].words) <= 4:
            verdicts[i] = Verdict(Role.BYLINE, "a name under the headline")
        else:
            verdicts[i] = Verdict(Role.CAPTION, "between headline and text")


def _through(
    marks: Sequence[Features], verdicts: list[Verdict | None], start: int, end: int
) -> None:
    """The body itself: all is kept but lists of links and rows of headlines."""
    listing = False
    for (_, prose), group in groupby(
        range(start, end), key=lambda i: (marks[i].segment.row, marks[i].prose)
    ):
        run = list(group)
        if prose and not (listing and is_bullet(marks[run[0]].segment.text)):
            listing = False
            for i in run:
                verdicts[i] = verdicts[i] or PARAGRAPH
        else:
            spliced = (
                run[-1] + 1 < end and marks[run[-1] + 1].segment.row == marks[run[0]].segment.row
            )
            listing = _run(marks, verdicts, run, spliced=spliced, listing=listing)


def _run(
    marks: Sequence[Features],
    verdicts: list[Verdict | None],
    run: Sequence[int],
    *,
    spliced: bool,
    listing: bool,
) -> bool:
    """Decide pieces of one row that are no prose; returns whether a list of links is open after
    them.

    spliced  prose follows on the same row
    """
    free = [i for i in run if verdicts[i] is None]
    heads = len(free) >= 2 and all(is_headline_like(marks[i].segment.text) for i in free)
    links = (
        heads and (spliced or len(free) >= 3) and not any(marks[i].kind == "related" for i in run)
    )
    if free and len(run) > 1 and not listing and not any(marks[i].kind for i in run):
        free = [i for i in run if (verdict := verdicts[i]) is None or verdict.why == "no letters"]
    for i in run:
        listing = listing or (marks[i].kind == "related" and verdicts[i] is not None)
        if i in free:
            verdicts[i] = (
                Verdict(Role.LEFT_OUT, "a link to another article")
                if listing or (links and not is_bullet(marks[i].segment.text))
                else PARAGRAPH
            )
    return listing


def _below(marks: Sequence[Features], verdicts: list[Verdict | None], start: int, end: int) -> None:
    """The short pieces after the last full paragraph: kept while nothing says that the article is
    over.
    """
    over = ""
    lists = list_below(marks, verdicts, start, end)
    last = max((i for i in range(start, end) if verdicts[i] is None), default=-1)
    usual = max(
        [marks[i].segment.gap for i in range(start) if verdicts[i] == PARAGRAPH][1:], default=0
    )
    stubs = [i for i in range(start, end) if verdicts[i] is None and _is_stub(marks[i])]
    for i in range(start, end):
        mark, verdict = marks[i], verdicts[i]
        if verdict is not None:
            over = over or (
                verdict.why if verdict.role == Role.LEFT_OUT and mark.chrome != "no letters" else ""
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
            verdicts[i] = Verdict(Role.BYLINE, "initials under the text")
        elif over:
            verdicts[i] = Verdict(Role.LEFT_OUT, f"after the article: {over}")
        elif (
            i == last
            and is_name_like(mark.segment.text)
            and len(mark.words) <= 3
            and ends_sentence(_kept_before(marks, verdicts, i))
        ):
            verdicts[i] = Verdict(Role.BYLINE, "a name under the text")
        else:
            verdicts[i] = PARAGRAPH


def _is_stub(mark: Features) -> bool:
    return (
        len(mark.words) <= 3
        and not ends_sentence(mark.segment.text)
        and not is_bullet(mark.segment.text)
    )


def _kept_before(marks: Sequence[Features], verdicts: Sequence[Verdict | None], index: int) -> str:
    return next(
        (marks[j].segment.text for j in range(index - 1, -1, -1) if verdicts[j] == PARAGRAPH), ""
    )


def _without_prose(marks: Sequence[Features], verdicts: list[Verdict | None], start: int) -> None:
    """A page of short lines only: a poem or a list is kept, a menu is not."""
    lone = [i for i in range(start, len(marks)) if verdicts[i] is None and marks[i].mates <= 2]
    words = sum(len(marks[i].words) for i in lone)
    left = sum(verdict is not None and verdict.role == Role.LEFT_OUT for verdict in verdicts)
    if words >= 12 and words >= 2 * len(lone) and left <= len(lone) + 2:
        for i in lone:
            verdicts[i] = PARAGRAPH


def _numbered(marks: Sequence[Features], verdicts: list[Verdict]) -> list[Verdict]:
    """Number the paragraphs; pieces of one row that are no prose are one paragraph; of a paragraph
    that stands twice one is kept.

    That is the first, unless it is the lead, which is then a summary, and the text begins with the
    second.
    """
    kept = [i for i, verdict in enumerate(verdicts) if verdict == PARAGRAPH]
    if len(kept) > 1 and marks[kept[0]].words == marks[kept[1]].words:
        verdicts[kept[0]] = Verdict(Role.LEFT_OUT, "the lead, said again below")
    numbered: list[Verdict] = []
    seen: set[tuple[str, ...]] = set()
    number, row = 0, -1
    for mark, verdict in zip(marks, verdicts, strict=True):
        if (
            verdict == PARAGRAPH
            and mark.prose
            and mark.words in seen
            and not is_bullet(mark.segment.text)
        ):
            verdict = Verdict(Role.LEFT_OUT, "a paragraph again")
        if verdict == PARAGRAPH:
            seen.add(mark.words)
            number += row != mark.segment.row or mark.prose
            row = -1 if mark.prose else mark.segment.row
            verdict = Verdict(Role.PARAGRAPH, verdict.why, number)
        numbered.append(verdict)
    return numbered
