"""The day of publication of a page, by the agreement of its witnesses; none rather than a wrong one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from warraq.arabic.dates_in_text import plain
from warraq.arabic.edtf import parse_when
from warraq.core.model import When
from warraq.importing.extract.dates.datelines import Dated
from warraq.importing.extract.dates.in_url import in_address, in_picture
from warraq.importing.extract.html.metadata.metadata import BESIDE, FAR, Spot, Stated, Told
from warraq.importing.extract.html.publication_date.candidates import (
    ADDRESS,
    LABELLED,
    SHOWN,
    TEXT,
    TOLD,
    Witness,
    nearest,
    shown,
    stated,
)

_AMERICAN = re.compile(r"\d\s*[AP]\.?M\b", re.IGNORECASE)
_IN_ORDER = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(?:19|20)\d\d(?!\d)")
_DAY = dt.timedelta(days=1)
_EVENING, _NIGHT = 19, 5
_DELAY = 2


def publication(
    told: Told,
    near: Sequence[Spot],
    dispatch: When | None,
    today: dt.date,
    url: str = "",
    *,
    elsewhere: Sequence[str] = (),
    captured: bool = False,
) -> Dated:
    """The date of publication, and what an editor should look at ('' where nothing is).

    near       what stands by the headline (see near.py)
    dispatch   the date of the agency's line that opens the text
    today      the day on which the page was fetched or, where that is not known, the day of import:
               nothing later counts
    url        where the page was fetched from
    elsewhere  other lines of the page: their dates in numbers tell in which order it writes day and
               month
    captured   whether `today` is the day on which it was fetched

    The order of trust:
    1. The day on which most independent voices agree: the page's face, its address, its metadata,
       its dateline. Of the page's face, the dates nearest to the headline speak, and those that say
       'published'. A moment of the metadata agrees with a shown day beside it where a time zone
       explains that; the day that readers are shown is then the day.
    2. Where one voice stands against one: a line that says 'published'; a day in the address, if
       the other is later; metadata that is not the day of the last change; a day that is shown
       beside the headline, if the metadata is of the day before or after; one with a time or a day
       of the week that is earlier than the metadata (a site that was moved dates all its old pages
       on that day); the day by which the picture was there.
    3. Otherwise none: 'two dates'. A single voice is believed, but for a lone date of modification;
       if readers are shown nothing else, that is given, and doubted.

    A year and month in the address refuse what lies outside of them. A date far from the headline
    may only bear out what another voice says. Of days later than today, and of a day of the week
    that does not fit, nothing is believed.
    """
    persian = told.language == "fa"
    addresses = [when for address in dict.fromkeys((url, told.url)) for when in in_address(address)]
    pairs = _pairs((*(spot.text for spot in near), *elsewhere))
    lines = list(shown(near, month_first=_is_ordered(pairs, second=True), persian=persian))
    updates = [one for one, kind in lines if kind == "updated" and one.readings and one.rank < FAR]
    sure = [Witness(ADDRESS, (when,), when.text) for when in addresses if when.precision == "day"]
    sure += stated(told, near)
    dates = [one for one, kind in lines if kind != "updated"]
    said, others = nearest([one for one in dates if one.readings or one.full], sole=not sure)
    said = [
        one
        for one in said
        if not (captured and one.rank > 1 and one.voice == SHOWN and _is_on(one, today))
    ]
    said += sure
    said += [Witness(TEXT, (dispatch,), dispatch.text)] if dispatch is not None else []
    bounds = [when for when in addresses if when.precision != "day"]
    months = [when for when in (*bounds, *in_picture(told.image[0])) if when.precision == "month"]
    day_first = _is_ordered(pairs, second=False)
    witnesses = _certain(
        [kept for one in said if (kept := _until(one, today))], updates, months, day_first=day_first
    )
    witnesses = _within(witnesses, bounds)
    if witnesses:
        days = {one.day for one in witnesses}
        return _decided([*witnesses, *(one for one in others if _is_on(one, *days))], told, updates)
    last = [one.when for one in updates if one.day <= today]
    if not said and len({when.first for when in last}) == 1:
        return Dated(last[0], f"date not plain: {updates[0].raw}")
    return Dated(None, _why_not(said, [*dates, *updates, *told.dates], today))


def _pairs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The first two numbers of every date in numbers."""
    return [
        (int(first), int(second))
        for line in lines
        for first, second in _IN_ORDER.findall(plain(line))
    ]


def _is_ordered(pairs: Sequence[tuple[int, int]], *, second: bool) -> bool:
    """Whether a page shows that it writes the day second, or first: some such number is over 12,
    and no other is.
    """
    days, months = [pair[second] for pair in pairs], [pair[not second] for pair in pairs]
    return any(day > 12 for day in days) and all(month <= 12 for month in months)


def _is_on(witness: Witness, *days: dt.date) -> bool:
    return any(when.first in days for when in witness.readings[:1])


def _why_not(said: Sequence[Witness], all_dates: Sequence[Witness | Stated], today: dt.date) -> str:
    for witness in said:
        if witness.full and not witness.readings:
            return f"the day of the week is another: {witness.raw}"
        if witness.readings and all(when.first > today for when in witness.readings):
            return f"date is yet to come: {witness.raw}"
    raws = list(dict.fromkeys(date.raw for date in all_dates if date.raw))
    return "date not plain: " + "، ".join(raws[:3]) if raws else "no date"


def _until(witness: Witness, today: dt.date) -> Witness | None:
    readings = tuple(when for when in witness.readings if when.first <= today)
    return replace(witness, readings=readings) if readings else None


def _certain(
    witnesses: Sequence[Witness],
    updates: Sequence[Witness],
    months: Sequence[When],
    *,
    day_first: bool,
) -> list[Witness]:
    """The witnesses with one reading each: of two, the one on which another agrees, or a month that
    the address or the picture's names; else day first, as the Arabic press writes, if readers are
    shown it and no program of American habits wrote it (5/12/2014 10:30 AM), or if other dates of
    the page show that this one writes so.
    """
    sure = [witness for witness in witnesses if len(witness.readings) == 1]
    days = {witness.day for witness in (*sure, *updates) if len(witness.readings) == 1}
    for witness in witnesses:
        if len(witness.readings) > 1:
            fitting = [
                when
                for when in witness.readings
                if any(abs(when.first - day) <= _DAY for day in days)
                or any(month.first <= when.first <= month.last for month in months)
            ]
            usual = witness.voice != TOLD and (day_first or not _AMERICAN.search(witness.raw))
            if len(fitting) == 1 or usual:
                sure.append(replace(witness, readings=(fitting[0] if fitting else witness.when,)))
    return sure


def _within(witnesses: list[Witness], bounds: Sequence[When]) -> list[Witness]:
    """The witnesses within the month that the address names, if it names one and any is."""
    for bound in bounds:
        if kept := [one for one in witnesses if bound.first - _DAY <= one.day <= bound.last + _DAY]:
            witnesses = kept
        elif bound.precision == "month":
            return [one for one in witnesses if one.voice == LABELLED]
    return witnesses


def _agrees(witness: Witness, day: dt.date, firm: Mapping[dt.date, bool]) -> bool:
    """Whether a witness may mean a day: it says so; its moment falls on it in another time zone,
    and nobody names the day that it writes; an agency's line is of that day or just before.

    firm  the days that readers are shown or the address names, and whether more is said there than
          a bare date
    """
    if witness.voice == TEXT:
        return dt.timedelta() <= day - witness.day <= _DELAY * _DAY
    if (
        witness.day == day
        or witness.voice != TOLD
        or witness.day in firm
        or abs(day - witness.day) != _DAY
    ):
        return witness.day == day
    if (moment := witness.when.moment) is None:
        return firm.get(day, False)
    return moment.hour >= _EVENING if day > witness.day else moment.hour <= _NIGHT


def _decided(witnesses: Sequence[Witness], told: Told, updates: Sequence[Witness]) -> Dated:
    firm: dict[dt.date, bool] = {}
    for one in witnesses:
        if one.voice in (LABELLED, SHOWN, ADDRESS):
            firm[one.day] = (
                firm.get(one.day, False) or one.voice != SHOWN or one.when.moment is not None
            )
    days = list(firm)
    for voice in (TOLD, TEXT):
        ones = [one for one in witnesses if one.voice == voice]
        apart = [one.day for one in ones if not any(_agrees(one, day, firm) for day in days)]
        days += [day for day in dict.fromkeys(apart) if day not in days]
    speakers = {day: [one for one in witnesses if _agrees(one, day, firm)] for day in days}
    counts = {day: len({_voice(one) for one in ones}) for day, ones in speakers.items()}
    best = [day for day in days if counts[day] == max(counts.values())]
    doubt = ""
    if len(best) > 1:
        best = _narrowed(best, speakers, told, {one.day for one in updates})
        doubt = "two dates: " + "، ".join(
            dict.fromkeys(one.raw for day in sorted(days) for one in speakers[day][:1])
        )
    return (
        Dated(_fullest(best[0], speakers[best[0]]), doubt) if len(best) == 1 else Dated(None, doubt)
    )


def _voice(witness: Witness) -> str:
    return SHOWN if witness.voice == LABELLED else witness.voice


def _narrowed(
    days: list[dt.date],
    speakers: Mapping[dt.date, Sequence[Witness]],
    told: Told,
    updates: Collection[dt.date],
) -> list[dt.date]:
    """What the second rule leaves of days that have as many voices each: one day, if it can tell."""
    changed = {*told.modified, *updates}

    def only(day: dt.date, *voices: str) -> bool:
        return all(one.voice in voices for one in speakers[day])

    def by(day: dt.date, voice: str) -> list[Witness]:
        return [one for one in speakers[day] if one.voice == voice]

    address = [day for day in days if by(day, ADDRESS)]
    if len(address) == 1 and all(day > address[0] for day in days if day not in address):
        a_day_later = [day for day in days if by(day, LABELLED) and day - address[0] == _DAY]
        return a_day_later or address
    labelled = [day for day in days if by(day, LABELLED)]
    if labelled:
        return labelled
    if all(only(day, TOLD) for day in days):
        local = [
            day for day in days if not all(_is_utc(one) for one in speakers[day] if one.day == day)
        ]
        if local and max(days) - min(days) <= _DAY:
            return local
    first = min(days)
    told_first = bool(by(first, TOLD))
    if told_first and all(
        day in changed and only(day, SHOWN, TOLD) for day in days if day != first
    ):
        return [first]
    sure = [day for day in days if any(one.weight > 1 for one in speakers[day])]
    if 0 < len(sure) < len(days):
        return sure
    beside = [day for day in days if any(one.rank == BESIDE for one in by(day, SHOWN))]
    if len(beside) == 1 and all(
        day in beside or (abs(day - beside[0]) == _DAY and only(day, TOLD)) for day in days
    ):
        return beside
    timed = [day for day in days if any(one.full for one in by(day, SHOWN))]
    if timed == [first] and all(only(day, TOLD) for day in days if day != first):
        return timed
    if timed == days[:1] and all(only(day, SHOWN) for day in days):
        return timed
    pictures = in_picture(told.image[0])
    if same := [day for day in days if any(when.first == day == when.last for when in pictures)]:
        return same
    return [
        day
        for day in days
        if any(when.first - _DAY <= day <= when.last + _DELAY * _DAY for when in pictures)
    ]


def _is_utc(witness: Witness) -> bool:
    moment = witness.when.moment
    return moment is not None and moment.utcoffset() == dt.timedelta()


def _fullest(day: dt.date, witnesses: Sequence[Witness]) -> When:
    """The day with its time, where a witness gives one on that very day: one that names its zone
    before others.
    """
    moments = [
        one.when
        for one in witnesses
        if one.day == day and one.when.moment is not None and one.voice != TEXT
    ]
    zoned = [when for when in moments if when.moment is not None and when.moment.tzinfo is not None]
    return next(iter((*zoned, *moments)), parse_when(day))
