"""Find the article in a page that was saved as text, with the role of every piece of the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from warraq.arabic.dates_in_text import is_month_first
from warraq.content.frontmatter.review import Doubt
from warraq.core.model import When
from warraq.importing.account import Piece, Role, Verdict
from warraq.importing.cues.lexical import Phrases, byline, phrases
from warraq.importing.extract.dates import datelines
from warraq.importing.extract.text.classify import classify
from warraq.importing.extract.text.date import day_of
from warraq.importing.extract.text.features import Features, read_features
from warraq.importing.extract.text.headline import find_headline
from warraq.importing.extract.text.segments import Segment

_SOURCE_WORDS = frozenset({"مصدره", "المصدر", "مصدر"})
_LINK_WORDS = frozenset({"انقر", "اضغط", "قراءه", "لقراءه", "الاصلي", "رابط"})
_SOURCE_LINK_MAX_WORDS = 8
"""A line such as 'اضغط هنا لقراءة الخبر من مصدره', whose link is lost in a page of text."""


@dataclass(frozen=True, slots=True)
class TextArticle:
    """The article of a page.

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
) -> TextArticle:
    """Find the article among the pieces of a page.

    common  pieces, folded, that are on several pages of the batch
    today   no date of publication may lie after it
    known   phrases of interfaces; those of phrases.toml if None
    """
    month_first = is_month_first(segment.text for segment in segments)
    features = read_features(
        segments, common, phrases() if known is None else known, month_first=month_first
    )
    headline = find_headline(features)
    verdicts = classify(features, headline)
    paragraphs = _paragraphs(features, verdicts)
    doubts = []
    dispatch = datelines.in_dispatch(paragraphs[0], month_first=month_first) if paragraphs else None
    dated = day_of(features, verdicts, headline.index, dispatch, today)
    if dated.doubt:
        doubts.append(dated.doubt)
    if any(map(_is_source_link, features, verdicts)):
        doubts.append(Doubt.SOURCE_LINK_LOST)
    authors = [
        name
        for piece, verdict in zip(features, verdicts, strict=True)
        if verdict.role == Role.BYLINE and (name := byline(piece.segment.text))
    ]
    if not any(piece.prose for piece in features) and paragraphs:
        doubts.append(Doubt.NO_FULL_PARAGRAPH)
    return TextArticle(
        title=headline.text if paragraphs else "",
        paragraphs=tuple(paragraphs),
        when=dated.when,
        author=authors[0] if len(set(authors)) == 1 else "",
        outlet=headline.outlet,
        pieces=_pieces(features, verdicts),
        doubts=tuple(doubts),
    )


def _is_source_link(piece: Features, verdict: Verdict) -> bool:
    return (
        verdict.role == Role.LEFT_OUT
        and len(piece.words) <= _SOURCE_LINK_MAX_WORDS
        and not _LINK_WORDS.isdisjoint(piece.words)
        and not _SOURCE_WORDS.isdisjoint(piece.words)
    )


def _paragraphs(features: Sequence[Features], verdicts: Sequence[Verdict]) -> list[str]:
    """The text of each paragraph; short pieces of one row are one."""
    paragraphs: dict[int, list[str]] = {}
    for piece, verdict in zip(features, verdicts, strict=True):
        if verdict.role == Role.PARAGRAPH:
            paragraphs.setdefault(verdict.number, []).append(piece.segment.text)
    return [" ".join(parts) for parts in paragraphs.values()]


def _pieces(features: Sequence[Features], verdicts: Sequence[Verdict]) -> tuple[Piece, ...]:
    pieces = []
    for piece, verdict in zip(features, verdicts, strict=True):
        for line, text in piece.segment.lines or ((piece.segment.line, piece.segment.text),):
            pieces.append(Piece(line, text, verdict.role, verdict.why, verdict.number))
    return tuple(pieces)
