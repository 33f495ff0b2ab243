"""The day of publication of a page: which of its lines of date are near enough to the article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from warraq.content.frontmatter.review import Doubt
from warraq.core.model import When
from warraq.importing.account import Role, Verdict
from warraq.importing.cues.sentences import ends_sentence
from warraq.importing.extract.dates.datelines import Dated, Dateline, publication
from warraq.importing.extract.text.features import Features
from warraq.importing.reasons import Reason

_HEAD_PIECES = 2
"""The head of a page: the first line and the two below it. A date further down and above the
headline is the article's only if it has an hour: sites show the day of today there.
"""
_ABOVE_MAX_PIECES = 8
_CLOSE_ABOVE_PIECES = 4
"""A date that does not say 'published' is only so far above the headline, with nothing between."""
_BELOW_MAX_PIECES = 6
_QUIET_ROLES = (Role.KICKER, Role.BYLINE, Role.DATE)
_QUIET_REASONS = (Reason.NO_LETTERS, Reason.NO_ARABIC, Reason.INTERFACE)


@dataclass(frozen=True, slots=True)
class _Article:
    """Where the parts of an article are among the pieces of its page.

    headline  None if the page has none
    top       the headline, or without one the first paragraph
    first     the first paragraph
    second    the second paragraph, or without one the last piece of the article
    last      the last piece of the article
    listed    where above the text a list of links is opened; the first paragraph if there is none
    over      the first piece below the text that is neither a name, nor a date, nor furniture
    deck      the first paragraph is a line between the headline and the text
    """

    pieces: Sequence[Features]
    verdicts: Sequence[Verdict]
    headline: int | None
    top: int
    first: int
    second: int
    last: int
    listed: int
    over: int
    deck: bool


def day_of(
    pieces: Sequence[Features],
    verdicts: Sequence[Verdict],
    headline: int | None,
    dispatch: When | None,
    today: dt.date,
) -> Dated:
    """Weigh the lines of date: those by the headline, between it and the text or just before it,
    and those marked 'published'.

    dispatch  the date with which the text itself begins
    today     no date of publication may lie after it
    """
    kept = [i for i, one in enumerate(verdicts) if one.role in (Role.TITLE, Role.PARAGRAPH)]
    if not kept:
        return Dated(None, Doubt.NO_DATE)
    article = _article(pieces, verdicts, headline, kept)
    own = any(piece.dateline and piece.chrome != Reason.COMMON for piece in pieces)
    near: list[Dateline] = []
    far: list[Dateline] = []
    for i, piece in enumerate(pieces):
        is_common = own and piece.chrome == Reason.COMMON
        is_text = verdicts[i].role == Role.PARAGRAPH or i == headline
        if piece.dateline and not is_common and not is_text:
            is_near = any(rule(article, i, piece.dateline) for rule in _NEAR)
            (near if is_near else far).append(piece.dateline)
    return publication(near, far, dispatch, today)


def _article(
    pieces: Sequence[Features],
    verdicts: Sequence[Verdict],
    headline: int | None,
    kept: Sequence[int],
) -> _Article:
    texts = [i for i in kept if verdicts[i].role == Role.PARAGRAPH]
    last = kept[-1]
    first, second = [*texts, last, last][:2]
    top = headline if headline is not None else first
    lead = pieces[first].segment.text
    return _Article(
        pieces,
        verdicts,
        headline,
        top,
        first,
        second,
        last,
        next((i for i in range(top, first) if pieces[i].kind == "related"), first),
        next(
            (i for i in range(last + 1, len(pieces)) if not _is_quiet(pieces[i], verdicts[i])),
            len(pieces),
        ),
        not ends_sentence(lead) and not lead.endswith(":"),
    )


def _above_headline(article: _Article, i: int, line: Dateline) -> bool:
    """Not the day of fetching in the head of a page, and not the last change of the page."""
    distance = article.top - i
    if not 0 < distance <= _ABOVE_MAX_PIECES or (line.kind == "updated" and i > _HEAD_PIECES):
        return False
    if line.kind == "published":
        return True
    between = range(i + 1, article.top)
    is_close = distance <= _CLOSE_ABOVE_PIECES and all(
        _is_quiet(article.pieces[j], article.verdicts[j]) for j in between
    )
    return is_close and (i <= _HEAD_PIECES or _is_timed(line))


def _below_headline(article: _Article, i: int, line: Dateline) -> bool:
    """Between the headline and the text, and in no caption and no list of links."""
    is_free = line.kind == "published" or i < article.listed
    return article.top < i < article.first and article.pieces[i].kind != "caption" and is_free


def _below_lead(article: _Article, i: int, line: Dateline) -> bool:
    """By itself below the first paragraph, if this is a deck, or if the line is plainly a date of
    publication.
    """
    is_plain = article.deck or line.kind == "published" or _is_timed(line)
    return article.first < i < article.second and article.pieces[i].mates == 1 and is_plain


def _below_text(article: _Article, i: int, line: Dateline) -> bool:
    """Just below the text, and marked as that of publication."""
    end = min(article.last + _BELOW_MAX_PIECES + 1, article.over)
    return line.kind == "published" and article.last < i < end


_NEAR = (_above_headline, _below_headline, _below_lead, _below_text)
"""The places in which a line of date is the article's own."""


def _is_timed(line: Dateline) -> bool:
    return any(one.when and one.when.precision == "moment" for one in line.founds)


def _is_quiet(piece: Features, verdict: Verdict) -> bool:
    """Whether a piece may be between a date and its headline."""
    is_name = verdict.role in _QUIET_ROLES
    return bool(piece.dateline) or is_name or piece.chrome in _QUIET_REASONS
