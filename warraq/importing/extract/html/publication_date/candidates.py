"""Candidate dates of publication of a page, each with the place that it comes from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from warraq.arabic.dates_in_text import DateInText, find_dates, plain
from warraq.arabic.edtf import parse_when
from warraq.arabic.jalali import find_jalali
from warraq.arabic.letters import bare
from warraq.core.model import When
from warraq.importing.cues.lexical import folded_words
from warraq.importing.extract.dates.datelines import PUBLISHED, read_dateline
from warraq.importing.extract.html.metadata.dates import StatedDate
from warraq.importing.extract.html.metadata.metadata import PageMetadata
from warraq.importing.extract.html.publication_date.nearby_lines import (
    BESIDE,
    FAR,
    ISSUE,
    NearbyLine,
)

_PARTS = re.compile(r"\s*[|•·\n\t]\s*|\s+[-–—]\s+|\s{3,}")
_UPDATED = re.compile(r"تحديث|تعديل|محدث|updated|modifi|\bjour\b", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}")
_LINE_MAX_CHARS = 300
_MAX_LINES = 60
_LABELLED_MAX_WORDS = 3
"""How many other words a line of date may have whose label does not begin it: with more, the label
is a word of a headline.
"""


class Origin(StrEnum):
    """Where a date comes from."""

    LABELLED = "labelled"
    """The page shows it as the date of publication."""
    SHOWN = "shown"
    """The page shows it, a bare date."""
    ADDRESS = "address"
    METADATA = "metadata"
    DISPATCH = "dispatch"
    """The agency's line that opens the text has it."""


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date that may be that of publication.

    origin    where it comes from
    readings  what it may mean; one, except where the order of day and month is open
    raw       as it is written
    weight    of METADATA: how far its place is to be trusted (see StatedDate)
    rank      of LABELLED and SHOWN: how far from the headline (see NearbyLine)
    full      whether it has a time or a day of the week, as in a line of date
    """

    origin: Origin
    readings: tuple[When, ...]
    raw: str
    weight: int = 3
    rank: int = BESIDE
    full: bool = False

    @property
    def when(self) -> When:
        """The one reading."""
        return self.readings[0]

    @property
    def day(self) -> dt.date:
        """The day that is written."""
        return self.when.first


def shown(
    nearby: Sequence[NearbyLine], *, month_first: bool, persian: bool
) -> Iterator[tuple[DateCandidate, str]]:
    """Yield the dates of the lines near the headline, each with its kind: 'published', 'plain' or
    'updated'.
    """
    for near in nearby[:_MAX_LINES]:
        is_short = len(near.text) <= _LINE_MAX_CHARS
        lines = _datelines(near, month_first=month_first) if is_short else []
        for line in lines:
            for candidate, kind in _in_line(line, month_first=month_first):
                yield replace(candidate, rank=near.rank), kind
        for day in () if lines else find_jalali(near.text[:_LINE_MAX_CHARS], numbers=persian)[:1]:
            yield (
                DateCandidate(Origin.SHOWN, (parse_when(day),), near.text, rank=near.rank),
                "plain",
            )


def _datelines(near: NearbyLine, *, month_first: bool) -> list[str]:
    """Return what is a line of date: all of a line or, where several parts are, these; else its
    elements.
    """

    def read(texts: Sequence[str]) -> list[str]:
        return [text for text in texts if read_dateline(text, month_first=month_first)]

    parts = read(_PARTS.split(near.text))
    whole = read([near.text]) if len(parts) < 2 else []
    return whole or parts or read(near.parts)


def _in_line(line: str, *, month_first: bool) -> Iterator[tuple[DateCandidate, str]]:
    """Yield the dates of a line of date. Of one that says 'published' only the first counts; a word
    for change is about the date behind it, or around it.
    """
    dateline = read_dateline(line, month_first=month_first)
    if dateline is None:
        return
    if dateline.kind == "published" and (between := _words_between(line)):
        if dateline.extra + between > _LABELLED_MAX_WORDS:
            return
        dateline = replace(dateline, kind="plain")
    text, end = bare(line), 0
    for found in dateline.founds[:1] if dateline.kind == "published" else dateline.founds:
        changed = dateline.kind != "published" and _UPDATED.search(plain(text[end : found.end]))
        kind = "updated" if changed else "plain" if dateline.kind == "updated" else dateline.kind
        end = found.end
        yield _candidate(found, line, kind, month_first=month_first), kind


def _words_between(line: str) -> int:
    """Count the words between a word for publication and the date behind it, where that word does
    not open the line: with some, it is a word of a headline.
    """
    text = bare(line)
    labels = list(PUBLISHED.finditer(plain(text)))
    if not labels or not folded_words(text[: labels[0].start()]):
        return 0
    inner = read_dateline(text[labels[-1].start() :])
    return inner.extra if inner is not None else _LABELLED_MAX_WORDS


def _candidate(found: DateInText, line: str, kind: str, *, month_first: bool) -> DateCandidate:
    """Return a shown date, without a reading if it is no whole day or its day of the week is
    another.
    """
    readings = [found.when]
    if not month_first and _NUMBERS.search(plain(found.raw)):
        readings += [
            other.when for other in find_dates(line, month_first=True) if other.start == found.start
        ]
    days = {
        when.first: when
        for when in reversed(readings)
        if when is not None
        and when.precision in ("day", "moment")
        and found.weekday in (None, when.first.weekday())
    }
    is_day = found.when is not None and found.when.precision in ("day", "moment")
    full = is_day and (
        found.weekday is not None or (found.when is not None and found.when.moment is not None)
    )
    origin = Origin.LABELLED if kind == "published" else Origin.SHOWN
    return DateCandidate(origin, tuple(reversed(days.values())), found.raw.strip(), full=full)


def nearest(
    candidates: Sequence[DateCandidate], *, sole: bool
) -> tuple[list[DateCandidate], list[DateCandidate]]:
    """Divide the shown dates into those that count, and those that may only confirm others. The
    bare dates nearest to the headline count, and all labelled ones. A date out of the article's box
    counts only if it is labelled and none is nearer; a bare date below the text, only if nothing
    else gives a day (`sole`).
    """
    end = FAR if sole else ISSUE
    shown = [one for one in candidates if one.origin == Origin.SHOWN]
    labelled = [one for one in candidates if one.origin == Origin.LABELLED]
    rank = min((one.rank for one in shown), default=FAR)
    counting = [one for one in labelled if one.rank < FAR]
    counting += [one for one in shown if one.rank == rank < end]
    counting = counting or labelled
    return counting, [one for one in candidates if one not in counting]


def stated(metadata: PageMetadata, nearby: Sequence[NearbyLine]) -> list[DateCandidate]:
    """Return the dates of the metadata: all of kind 'published', and those of the elements nearest
    to the headline; without these, what is left, if it is of one day.
    """
    dates = [date for date in metadata.dates if date.kind == "published" and date.readings]
    near = [line for line in nearby[:_MAX_LINES] if line.rank < FAR]
    stamps = [(line.rank, date) for line in near for date in line.stamps]
    published = [(rank, date) for rank, date in stamps if date.kind == "published"]
    beside = [
        date for rank, date in published if rank == min(published, key=lambda pair: pair[0])[0]
    ]
    if _one_day(beside):
        dates += beside
    lone = [
        date for date in metadata.dates if date.kind == "plain" and date.weight and date.readings
    ]
    if not dates and _one_day(lone):
        dates = lone
    return [DateCandidate(Origin.METADATA, date.readings, date.raw, date.weight) for date in dates]


def _one_day(dates: Sequence[StatedDate]) -> bool:
    return len({when.first for date in dates for when in date.readings}) == 1
