"""Finds the article in a page that was saved as text, and says of every piece of it what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from warraq.arabic.dates_in_text import is_month_first
from warraq.core.model import When
from warraq.importing.account import Piece, Role, Verdict
from warraq.importing.cues.lexical import Phrases, byline, phrases
from warraq.importing.cues.sentences import ends_sentence
from warraq.importing.extract.dates import datelines
from warraq.importing.extract.text.classify import classify
from warraq.importing.extract.text.features import Features, read_features
from warraq.importing.extract.text.headline import Headline, find_headline
from warraq.importing.extract.text.segments import Segment
from warraq.importing.reasons import Reason

_HEAD = 2
_SOURCE, _LINK = (
    frozenset({"مصدره", "المصدر", "مصدر"}),
    frozenset({"انقر", "اضغط", "قراءه", "لقراءه", "الاصلي", "رابط"}),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page holds.

    title    '' where the page has no headline
    pieces   every piece of the page and its verdict, in order
    doubts   what an editor should look at
    """

    title: str
    paragraphs: tuple[str, ...]
    when: When | None
    author: str
    outlet: str
    pieces: tuple[Piece, ...]
    doubts: tuple[str, ...]


def read_page(
    segments: Sequence[Segment],
    common: Collection[str],
    today: dt.date,
    known: Phrases | None = None,
) -> Reading:
    """Find the article among the pieces of a page.

    common  pieces, folded, that stand on several pages of the batch
    today   no date of publication may lie after it
    known   phrases of interfaces; those of phrases.toml if None
    """
    month_first = is_month_first(segment.text for segment in segments)
    marks = read_features(
        segments, common, phrases() if known is None else known, month_first=month_first
    )
    headline = find_headline(marks)
    verdicts = classify(marks, headline)
    paragraphs = _paragraphs(marks, verdicts)
    doubts = []
    dispatch = datelines.in_dispatch(paragraphs[0], month_first=month_first) if paragraphs else None
    dated = _date(marks, verdicts, headline, dispatch, today)
    if dated.doubt:
        doubts.append(dated.doubt)
    left = [
        mark
        for mark, verdict in zip(marks, verdicts, strict=True)
        if verdict.role == Role.LEFT_OUT and len(mark.words) <= 8
    ]
    if any(_LINK.intersection(mark.words) and _SOURCE.intersection(mark.words) for mark in left):
        doubts.append("source link lost")
    authors = [
        name
        for mark, verdict in zip(marks, verdicts, strict=True)
        if verdict.role == Role.BYLINE and (name := byline(mark.segment.text))
    ]
    if not any(mark.prose for mark in marks) and paragraphs:
        doubts.append("no full paragraph")
    return Reading(
        title=headline.text if paragraphs else "",
        paragraphs=tuple(paragraphs),
        when=dated.when,
        author=authors[0] if len(set(authors)) == 1 else "",
        outlet=headline.outlet,
        pieces=_pieces(marks, verdicts),
        doubts=tuple(doubts),
    )


def _paragraphs(marks: Sequence[Features], verdicts: Sequence[Verdict]) -> list[str]:
    held: dict[int, list[str]] = {}
    for mark, verdict in zip(marks, verdicts, strict=True):
        if verdict.role == Role.PARAGRAPH:
            held.setdefault(verdict.number, []).append(mark.segment.text)
    return [" ".join(parts) for parts in held.values()]


def _pieces(marks: Sequence[Features], verdicts: Sequence[Verdict]) -> tuple[Piece, ...]:
    pieces = []
    for mark, verdict in zip(marks, verdicts, strict=True):
        for line, text in mark.segment.lines or ((mark.segment.line, mark.segment.text),):
            pieces.append(Piece(line, text, verdict.role, verdict.why, verdict.number))
    return tuple(pieces)


def _date(
    marks: Sequence[Features],
    verdicts: Sequence[Verdict],
    headline: Headline,
    dispatch: When | None,
    today: dt.date,
) -> datelines.Dated:
    """Weigh the lines of date: those by the headline, between it and the text or just before it,
    and those marked 'published'.
    """
    kept = [i for i, verdict in enumerate(verdicts) if verdict.role in (Role.TITLE, Role.PARAGRAPH)]
    if not kept:
        return datelines.Dated(None, "no date")
    texts = [i for i in kept if verdicts[i].role == Role.PARAGRAPH]
    first_text, second_text = [*texts, kept[-1], kept[-1]][:2]
    top = headline.index if headline.index is not None else first_text
    near: list[datelines.Dateline] = []
    far: list[datelines.Dateline] = []
    own = any(mark.dateline and mark.chrome != Reason.COMMON for mark in marks)
    over = next(
        (i for i in range(kept[-1] + 1, len(marks)) if not _is_still(marks[i], verdicts[i])),
        len(marks),
    )
    lead = marks[first_text].segment.text
    deck = not ends_sentence(lead) and not lead.endswith(":")
    listed = next((i for i in range(top, first_text) if marks[i].kind == "related"), first_text)
    for i, mark in enumerate(marks):
        shared = own and mark.chrome == Reason.COMMON
        if (
            mark.dateline is None
            or shared
            or verdicts[i].role == Role.PARAGRAPH
            or i == headline.index
        ):
            continue
        marked = mark.dateline.kind == "published"
        before = i < top and _is_by(marks, verdicts, i, top)
        between = top < i < first_text and mark.kind != "caption" and (marked or i < listed)
        under_lead = (
            first_text < i < second_text
            and mark.mates == 1
            and (deck or marked or _is_timed(mark.dateline))
        )
        closing = marked and kept[-1] < i < min(kept[-1] + 7, over)
        (near if before or between or under_lead or closing else far).append(mark.dateline)
    return datelines.publication(near, far, dispatch, today)


def _is_by(marks: Sequence[Features], verdicts: Sequence[Verdict], index: int, top: int) -> bool:
    """Whether a line of date above the headline is the article's, and not the day of fetching in
    the head of a page.
    """
    line = marks[index].dateline
    if line is None or top - index > 8 or (line.kind == "updated" and index > _HEAD):
        return False
    if line.kind == "published":
        return True
    still = top - index <= 4 and all(
        _is_still(marks[j], verdicts[j]) for j in range(index + 1, top)
    )
    return still and (index <= _HEAD or _is_timed(line))


def _is_timed(line: datelines.Dateline) -> bool:
    return any(found.when and found.when.precision == "moment" for found in line.founds)


def _is_still(mark: Features, verdict: Verdict) -> bool:
    """A piece that may stand between a date and its headline."""
    return (
        bool(mark.dateline)
        or verdict.role in (Role.KICKER, Role.BYLINE, Role.DATE)
        or mark.chrome in ("no letters", "no Arabic", "a phrase of the interface")
    )
