"""Who says on what day the article of a page was published: its face, its address, its metadata, its agency's line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from warraq.arabic.dates_in_text import DateInText, find_dates, plain
from warraq.arabic.edtf import parse_when
from warraq.arabic.jalali import find_jalali
from warraq.arabic.letters import bare
from warraq.core.model import When
from warraq.importing.cues.lexical import folded_words
from warraq.importing.extract.dates.datelines import PUBLISHED, read_dateline
from warraq.importing.extract.html.metadata.metadata import BESIDE, FAR, ISSUE, Spot, Stated, Told

_PARTS = re.compile(r"\s*[|•·\n\t]\s*|\s+[-–—]\s+|\s{3,}")
_UPDATED = re.compile(r"تحديث|تعديل|محدث|updated|modifi|\bjour\b", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}")
_LONGEST, _MOST = 300, 60
_LOOSE = 3
LABELLED, SHOWN, ADDRESS, TOLD, TEXT = "labelled", "shown", "address", "told", "text"


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who says on what day the article was published.

    voice     who: LABELLED (the page, to its readers, as such), SHOWN (the page, a bare date),
              ADDRESS, TOLD (machines are), TEXT (the agency's line that opens it)
    readings  what it may mean; one, but where the order of day and month is open
    raw       as it is written
    weight    of TOLD: Stated.weight
    rank      of LABELLED and SHOWN: how far from the headline (see Spot)
    full      whether a time or the day of the week stands with it, as in a line of date
    """

    voice: str
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
    near: Sequence[Spot], *, month_first: bool, persian: bool
) -> Iterator[tuple[Witness, str]]:
    """The dates of the lines near the headline, each with its kind: 'published', 'plain' or
    'updated'.
    """
    for spot in near[:_MOST]:
        lines = _datelines(spot, month_first=month_first) if len(spot.text) <= _LONGEST else []
        for line in lines:
            for witness, kind in _in_line(line, month_first=month_first):
                yield replace(witness, rank=spot.rank), kind
        for day in () if lines else find_jalali(spot.text[:_LONGEST], numbers=persian)[:1]:
            yield Witness(SHOWN, (parse_when(day),), spot.text, rank=spot.rank), "plain"


def _datelines(spot: Spot, *, month_first: bool) -> list[str]:
    """What of a line is a line of date: all of it or, where several parts are, these; else its
    elements.
    """

    def read(texts: Sequence[str]) -> list[str]:
        return [text for text in texts if read_dateline(text, month_first=month_first)]

    parts = read(_PARTS.split(spot.text))
    whole = read([spot.text]) if len(parts) < 2 else []
    return whole or parts or read(spot.parts)


def _in_line(line: str, *, month_first: bool) -> Iterator[tuple[Witness, str]]:
    """The dates of a line of date. One that says 'published' is believed in its first; a word for
    change speaks of the date that it stands before, or in.
    """
    dateline = read_dateline(line, month_first=month_first)
    if dateline is None:
        return
    if dateline.kind == "published" and (apart := _apart(line)):
        if dateline.extra + apart > _LOOSE:
            return
        dateline = replace(dateline, kind="plain")
    text, end = bare(line), 0
    for found in dateline.founds[:1] if dateline.kind == "published" else dateline.founds:
        changed = dateline.kind != "published" and _UPDATED.search(plain(text[end : found.end]))
        kind = "updated" if changed else "plain" if dateline.kind == "updated" else dateline.kind
        end = found.end
        yield _witness(found, line, kind, month_first=month_first), kind


def _apart(line: str) -> int:
    """How many words part a word for publication from the date behind it, where it does not open
    the line: with some, it is a word of a headline.
    """
    text = bare(line)
    labels = list(PUBLISHED.finditer(plain(text)))
    if not labels or not folded_words(text[: labels[0].start()]):
        return 0
    inner = read_dateline(text[labels[-1].start() :])
    return inner.extra if inner is not None else _LOOSE


def _witness(found: DateInText, line: str, kind: str, *, month_first: bool) -> Witness:
    """What a shown date says; nothing if it is no whole day, or if its day of the week is another."""
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
    voice = LABELLED if kind == "published" else SHOWN
    return Witness(voice, tuple(reversed(days.values())), found.raw.strip(), full=full)


def nearest(witnesses: Sequence[Witness], *, sole: bool) -> tuple[list[Witness], list[Witness]]:
    """Of what readers are shown: what is heard, and what may only bear out others. The bare dates
    that stand nearest to the headline are heard, and all that say 'published'. What stands out of
    the article's box is heard only if it says so and nobody nearer speaks; a bare date below the
    text, only if nobody else knows a day (`sole`).
    """
    end = FAR if sole else ISSUE
    nearest = min((one.rank for one in witnesses if one.voice == SHOWN), default=FAR)
    heard = [one for one in witnesses if one.voice == LABELLED and one.rank < FAR]
    heard += [one for one in witnesses if one.voice == SHOWN and one.rank == nearest < end]
    heard = heard or [one for one in witnesses if one.voice == LABELLED]
    return heard, [one for one in witnesses if one not in heard]


def stated(told: Told, near: Sequence[Spot]) -> list[Witness]:
    """What machines are told: all that says 'published', and what the elements nearest to the
    headline say; without these, the day that what is left names, if that is one.
    """
    said = [date for date in told.dates if date.kind == "published" and date.readings]
    stamps = [(spot.rank, date) for spot in near[:_MOST] for date in spot.stamps if spot.rank < FAR]
    published = [(rank, date) for rank, date in stamps if date.kind == "published"]
    beside = [
        date for rank, date in published if rank == min(published, key=lambda pair: pair[0])[0]
    ]
    if _one_day(beside):
        said += beside
    lone = [date for date in told.dates if date.kind == "plain" and date.weight and date.readings]
    if not said and _one_day(lone):
        said = lone
    return [Witness(TOLD, date.readings, date.raw, date.weight) for date in said]


def _one_day(dates: Sequence[Stated]) -> bool:
    return len({when.first for date in dates for when in date.readings}) == 1
