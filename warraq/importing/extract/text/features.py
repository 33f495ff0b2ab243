"""What can be seen of each piece of a page, by itself and by its row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from warraq.importing.cues.lexical import (
    FieldName,
    PhraseKind,
    Phrases,
    field_of,
    folded_words,
    no_text,
    phrase_kind,
)
from warraq.importing.cues.sentences import ends_sentence, has_full_stop, is_prose
from warraq.importing.extract.dates.datelines import Dateline, read_dateline
from warraq.importing.extract.text.segments import Segment
from warraq.importing.reasons import Reason

_STOPS = re.compile(r"[،,؛]|\.(?=\s|$)(?<!\.\.)")
_LABEL = re.compile(r"\W*(?P<label>[^:|.]{3,40}?)\s*(?:[:|]|\.{2,})\s*\S")
_ARABIC = re.compile(r"[\u0620-\u064a]{2}")
_ALSO = frozenset({"ايضا", "كذلك"})
_LINK = re.compile(r"\W*\[\d{1,3}\]\s?\S")
_LINKED_MIN_PIECES = 5
"""From so many lines like '[12] ...' on, these are the links of a text browser."""
_RUN_MIN_WORDS = 60
_RUN_WORDS_PER_STOP = 40
"""A run of headlines has hardly a comma or full stop: at most one in so many words."""
_CROWD_MIN_PIECES = 4
_CROWD_END_PIECES = 10
_CROWD_SPARED_PIECES = 3
"""Where prose follows a row of short pieces, the headline may be among the last of these."""
_CROWD_SPARED_MIN_WORDS = 3
_SPREAD_MAX_PIECES = 4
_SPREAD_MAX_CHARS = 60


@dataclass(frozen=True, slots=True)
class Features:
    """A piece and what can be seen of it.

    words     its words, folded
    prose     it reads as a paragraph
    kind      the kind of phrase that it is, or ''
    chrome    why it is no text of the article, if anything says so
    dateline  what it says of dates, if it is a line of date
    mates     how many pieces its row has
    field     what the name of a field before it announces, or ''
    foreign   it has no Arabic letter, and the page is Arabic
    crowded   it is in a row of many short pieces, or is a long run of words without any punctuation
    """

    segment: Segment
    words: tuple[str, ...]
    prose: bool
    kind: PhraseKind
    chrome: Reason | None
    dateline: Dateline | None
    mates: int
    field: FieldName
    foreign: bool
    crowded: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """What the pieces of a page show together.

    spread  by row: the date that only all its pieces together make
    linked  its lines like '[12] ...' are links
    """

    segments: Sequence[Segment]
    prose: Sequence[bool]
    common: Collection[str]
    phrases: Phrases
    month_first: bool
    arabic: bool
    linked: bool
    mates: Mapping[int, int]
    crowded: frozenset[int]
    spread: Mapping[int, Dateline]


def read_features(
    segments: Sequence[Segment],
    common: Collection[str],
    phrases: Phrases,
    *,
    month_first: bool = False,
) -> tuple[Features, ...]:
    """Read the features of every piece.

    common       the pieces, folded, that are on several pages of the batch
    month_first  how the page writes dates in numbers
    """
    prose = [is_prose(segment.text) for segment in segments]
    mates = Counter(segment.row for segment in segments)
    page = _Page(
        segments,
        prose,
        common,
        phrases,
        month_first,
        arabic=sum(bool(_ARABIC.search(one.text)) for one in segments) * 3 > len(segments),
        linked=sum(bool(_LINK.match(one.text)) for one in segments) >= _LINKED_MIN_PIECES,
        mates=mates,
        crowded=_crowded(segments, prose) | _run_together(segments, prose),
        spread=_spread_datelines(segments, mates, month_first),
    )
    return tuple(_features(page, index) for index in range(len(segments)))


def _features(page: _Page, index: int) -> Features:
    segment, is_text = page.segments[index], page.prose[index]
    words = tuple(folded_words(segment.text))
    before = page.segments[index - 1] if index else None
    field = field_of(before.text) if before and before.row == segment.row else ""
    kind, opened = _phrase(page, segment, words, is_text=is_text)
    dateline = read_dateline(segment.text, month_first=page.month_first)
    if dateline:
        dateline = page.spread.get(segment.row, dateline)
    if dateline and field == "date":
        dateline = replace(dateline, kind="published")
    piece = Features(
        segment,
        words,
        is_text and kind != "notice",
        kind,
        None,
        dateline,
        page.mates[segment.row],
        field,
        page.arabic and not _ARABIC.search(segment.text),
        index in page.crowded,
    )
    return replace(piece, chrome=_chrome(page, piece, opened, is_text=is_text))


def _phrase(
    page: _Page, segment: Segment, words: Sequence[str], *, is_text: bool
) -> tuple[PhraseKind, PhraseKind]:
    """The kind of phrase that a piece is, and that which only opens it ('اقرأ أيضا: ...')."""
    kind = phrase_kind(words, page.phrases)
    if kind or has_full_stop(segment.text):
        return kind, ""
    opened: PhraseKind = ""
    if label := _LABEL.match(segment.text):
        opened = phrase_kind(folded_words(label["label"]), page.phrases)
        kind = opened if opened in ("end", "caption") and not is_text else ""
    if not kind and words[1:2] and words[1] in _ALSO:
        opened = phrase_kind(words[:2], page.phrases)
    return kind, opened


def _chrome(page: _Page, piece: Features, opened: PhraseKind, *, is_text: bool) -> Reason | None:
    """Why a piece is no text of the article: the first of these that holds."""
    text = piece.segment.text
    rules = (
        (Reason.FIELD_NAME, bool(field_of(text))),
        (Reason.OTHER_FIELD, piece.field == "other" and not is_text),
        (Reason.INTERFACE, piece.kind in ("interface", "notice")),
        (Reason.LINK, opened == "related" or (page.linked and bool(_LINK.match(text)))),
        (Reason.COMMON, not is_text and " ".join(piece.words) in page.common),
    )
    reason = next((reason for reason, holds in rules if holds), None)
    return reason or (None if piece.dateline else no_text(text, arabic=page.arabic))


def _run_together(segments: Sequence[Segment], prose: Sequence[bool]) -> frozenset[int]:
    """The long pieces that are headlines with nothing between them: hardly a comma, no full stop at
    the end; and not the only text.
    """
    runs = frozenset(
        index
        for index, segment in enumerate(segments)
        if segment.words >= _RUN_MIN_WORDS
        and not ends_sentence(segment.text)
        and len(_STOPS.findall(segment.text)) * _RUN_WORDS_PER_STOP <= segment.words
    )
    return runs if sum(prose) > len(runs) else frozenset()


def _crowded(segments: Sequence[Segment], prose: Sequence[bool]) -> frozenset[int]:
    """The pieces in a run of at least four short ones on one row; where prose ends the run, its
    last three of three words or more do not count.
    """
    crowded: set[int] = set()
    for (row, is_text), group in groupby(
        range(len(segments)), key=lambda i: (segments[i].row, prose[i])
    ):
        run = list(group)
        if is_text or len(run) < _CROWD_MIN_PIECES:
            continue
        crowded.update(run)
        if run[-1] + 1 < len(segments) and segments[run[-1] + 1].row == row:
            last = [
                i for i in run[-_CROWD_END_PIECES:] if segments[i].words >= _CROWD_SPARED_MIN_WORDS
            ]
            crowded.difference_update(last[-_CROWD_SPARED_PIECES:])
    return frozenset(crowded)


def _spread_datelines(
    segments: Sequence[Segment], mates: Mapping[int, int], month_first: bool
) -> dict[int, Dateline]:
    """By row: the date that only all its pieces together make, such as '25 يوليو', '2012'."""
    rows: dict[int, list[str]] = {}
    for segment in segments:
        if 2 <= mates[segment.row] <= _SPREAD_MAX_PIECES and len(segment.text) < _SPREAD_MAX_CHARS:
            rows.setdefault(segment.row, []).append(segment.text)
    spread = {}
    for row, texts in rows.items():
        if any(map(str.isdigit, "".join(texts))):
            dateline = read_dateline(" ".join(texts), month_first=month_first)
            if dateline and any(found.when for found in dateline.founds):
                spread[row] = dateline
    return spread
