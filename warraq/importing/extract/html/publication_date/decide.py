"""Decide on the day of publication of a page, by what agrees; none rather than a wrong one.

The order of trust:
1. The day on which most independent places agree: the lines that readers are shown, the
   address, the metadata, the agency's line. Of the shown dates, those nearest to the headline
   count, and the labelled ones. A moment of the metadata agrees with a shown day beside it
   where a time zone explains that; the day that readers are shown is then the day.
2. Of days that as many places agree on, the one that the first of TIE_BREAKS leaves alone.
3. Otherwise none: 'two dates'. A single place is believed, except for a lone date of
   modification; if readers are shown nothing else, that is given, and doubted.

A year and month in the address refuse what lies outside of them. A date far from the headline
may only confirm another. A day later than today, or with a day of the week that does not fit,
counts for nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from warraq.arabic.dates_in_text import plain
from warraq.arabic.edtf import parse_when
from warraq.content.frontmatter.review import Doubt
from warraq.core.model import When
from warraq.importing.extract.dates.datelines import Dated
from warraq.importing.extract.dates.in_url import in_address, in_picture
from warraq.importing.extract.html.metadata.dates import StatedDate
from warraq.importing.extract.html.metadata.metadata import PageMetadata
from warraq.importing.extract.html.publication_date.candidates import (
    DateCandidate,
    Origin,
    nearest,
    shown,
    stated,
)
from warraq.importing.extract.html.publication_date.nearby_lines import FAR, NearbyLine
from warraq.importing.extract.html.publication_date.tie_breaks import Tie, broken

_AMERICAN = re.compile(r"\d\s*[AP]\.?M\b", re.IGNORECASE)
_IN_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(?:19|20)\d\d(?!\d)")
_DAY = dt.timedelta(days=1)
_EVENING_HOUR = 19
_NIGHT_HOUR = 5
"""From seven in the evening on, UTC may be on the next day somewhere; until five in the morning, on
the day before.
"""
_DISPATCH_MAX_DELAY = 2 * _DAY
"""A paper prints a dispatch on its day or within two days."""
_MAX_DOUBTFUL_DATES = 3


def decide(
    metadata: PageMetadata,
    nearby: Sequence[NearbyLine],
    dispatch: When | None,
    today: dt.date,
    url: str = "",
    *,
    elsewhere: Sequence[str] = (),
    captured: bool = False,
) -> Dated:
    """Return the date of publication, and what an editor should look at ('' where nothing is).

    nearby     the lines near the headline (see near_headline.py)
    dispatch   the date of the agency's line that opens the text
    today      the day on which the page was fetched or, where that is not known, the day of import:
               nothing later counts
    url        where the page was fetched from
    elsewhere  other lines of the page: their dates in numbers show in which order it writes day and
               month
    captured   whether `today` is the day on which it was fetched
    """
    persian = metadata.language == "fa"
    addresses = [
        when for address in dict.fromkeys((url, metadata.url)) for when in in_address(address)
    ]
    pairs = _pairs((*(line.text for line in nearby), *elsewhere))
    lines = list(shown(nearby, month_first=_is_ordered(pairs, second=True), persian=persian))
    updates = [one for one, kind in lines if kind == "updated" and one.readings and one.rank < FAR]
    dates = [one for one, kind in lines if kind != "updated"]
    sure = [
        DateCandidate(Origin.ADDRESS, (when,), when.text)
        for when in addresses
        if when.precision == "day"
    ]
    sure += stated(metadata, nearby)
    near, others = nearest([one for one in dates if one.readings or one.full], sole=not sure)
    visit = today if captured else None
    counting = [one for one in near if not _is_of_visit(one, visit)] + sure
    if dispatch is not None:
        counting.append(DateCandidate(Origin.DISPATCH, (dispatch,), dispatch.text))
    bounds = [when for when in addresses if when.precision != "day"]
    pictures = in_picture(metadata.image[0])
    candidates = _within(
        _certain(
            [known for one in counting if (known := _until(one, today))],
            updates,
            [when for when in (*bounds, *pictures) if when.precision == "month"],
            day_first=_is_ordered(pairs, second=False),
        ),
        bounds,
    )
    if candidates:
        days = {one.day for one in candidates}
        candidates += [one for one in others if _is_on(one, *days)]
        changed = metadata.modified | {one.day for one in updates}
        return _agreed(candidates, changed, pictures)
    last = [one.when for one in updates if one.day <= today]
    if not counting and len({when.first for when in last}) == 1:
        return Dated(last[0], f"{Doubt.DATE_NOT_PLAIN}: {updates[0].raw}")
    return Dated(None, _why_not(counting, [*dates, *updates, *metadata.dates], today))


def _pairs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first two numbers of every date in numbers."""
    return [
        (int(first), int(second))
        for line in lines
        for first, second in _IN_NUMBERS.findall(plain(line))
    ]


def _is_ordered(pairs: Sequence[tuple[int, int]], *, second: bool) -> bool:
    """Whether a page shows that it writes the day second, or first: some number there is over 12,
    and none in the other place.
    """
    days, months = [pair[second] for pair in pairs], [pair[not second] for pair in pairs]
    return any(day > 12 for day in days) and all(month <= 12 for month in months)


def _is_on(candidate: DateCandidate, *days: dt.date) -> bool:
    return any(when.first in days for when in candidate.readings[:1])


def _is_of_visit(candidate: DateCandidate, visit: dt.date | None) -> bool:
    """Whether a bare date away from the headline is the day on which the page was fetched."""
    is_bare = candidate.rank > 1 and candidate.origin == Origin.SHOWN
    return visit is not None and is_bare and _is_on(candidate, visit)


def _why_not(
    candidates: Sequence[DateCandidate],
    dates: Sequence[DateCandidate | StatedDate],
    today: dt.date,
) -> str:
    for one in candidates:
        if one.full and not one.readings:
            return f"{Doubt.OTHER_WEEKDAY}: {one.raw}"
        if one.readings and all(when.first > today for when in one.readings):
            return f"{Doubt.DATE_TO_COME}: {one.raw}"
    raws = list(dict.fromkeys(date.raw for date in dates if date.raw))
    return (
        f"{Doubt.DATE_NOT_PLAIN}: " + "، ".join(raws[:_MAX_DOUBTFUL_DATES])
        if raws
        else Doubt.NO_DATE
    )


def _until(candidate: DateCandidate, today: dt.date) -> DateCandidate | None:
    readings = tuple(when for when in candidate.readings if when.first <= today)
    return replace(candidate, readings=readings) if readings else None


def _certain(
    candidates: Sequence[DateCandidate],
    updates: Sequence[DateCandidate],
    months: Sequence[When],
    *,
    day_first: bool,
) -> list[DateCandidate]:
    """Return the candidates with one reading each: of two, the one on which another agrees, or
    which is in a month that the address of the page or its picture names; else day first, as the
    Arabic press writes, if readers are shown it and no program of American habits wrote it
    (5/12/2014 10:30 AM), or if other dates of the page are in that order.
    """
    sure = [one for one in candidates if len(one.readings) == 1]
    days = {one.day for one in (*sure, *updates) if len(one.readings) == 1}
    for one in candidates:
        if len(one.readings) > 1:
            fitting = [
                when
                for when in one.readings
                if any(abs(when.first - day) <= _DAY for day in days)
                or any(month.first <= when.first <= month.last for month in months)
            ]
            is_plain = day_first or not _AMERICAN.search(one.raw)
            usual = one.origin != Origin.METADATA and is_plain
            if len(fitting) == 1 or usual:
                sure.append(replace(one, readings=(fitting[0] if fitting else one.when,)))
    return sure


def _within(candidates: list[DateCandidate], bounds: Sequence[When]) -> list[DateCandidate]:
    """Return the candidates within the month that the address names, if it names one and any is."""
    for bound in bounds:
        if kept := [
            one for one in candidates if bound.first - _DAY <= one.day <= bound.last + _DAY
        ]:
            candidates = kept
        elif bound.precision == "month":
            return [one for one in candidates if one.origin == Origin.LABELLED]
    return candidates


def _agrees(candidate: DateCandidate, day: dt.date, firm: Mapping[dt.date, bool]) -> bool:
    """Whether a candidate may mean a day: it names it; its moment falls on it in another time zone,
    and nothing else names the day as it is written; an agency's line is of that day or just before.

    firm  the days that readers are shown or the address names, and whether one of them is more than
          a bare date
    """
    if candidate.origin == Origin.DISPATCH:
        return dt.timedelta() <= day - candidate.day <= _DISPATCH_MAX_DELAY
    if (
        candidate.day == day
        or candidate.origin != Origin.METADATA
        or candidate.day in firm
        or abs(day - candidate.day) != _DAY
    ):
        return candidate.day == day
    if (moment := candidate.when.moment) is None:
        return firm.get(day, False)
    return moment.hour >= _EVENING_HOUR if day > candidate.day else moment.hour <= _NIGHT_HOUR


def _agreed(
    candidates: Sequence[DateCandidate], changed: frozenset[dt.date], pictures: Sequence[When]
) -> Dated:
    """Return the day on which most places agree, or that a tie-break leaves."""
    agreeing = _by_day(candidates)
    counts = {day: len({_place(one) for one in ones}) for day, ones in agreeing.items()}
    best = [day for day in agreeing if counts[day] == max(counts.values())]
    doubt = ""
    if len(best) > 1:
        best = broken(Tie(best, agreeing, changed, pictures))
        raws = dict.fromkeys(one.raw for day in sorted(agreeing) for one in agreeing[day][:1])
        doubt = f"{Doubt.TWO_DATES}: " + "، ".join(raws)
    if len(best) != 1:
        return Dated(None, doubt)
    return Dated(_fullest(best[0], agreeing[best[0]]), doubt)


def _by_day(candidates: Sequence[DateCandidate]) -> dict[dt.date, list[DateCandidate]]:
    """Return the days that candidates name, in the order of trust, with those that
    agree on each.
    """
    firm: dict[dt.date, bool] = {}
    for one in candidates:
        if one.origin in (Origin.LABELLED, Origin.SHOWN, Origin.ADDRESS):
            is_more = one.origin != Origin.SHOWN or one.when.moment is not None
            firm[one.day] = firm.get(one.day, False) or is_more
    days = list(firm)
    for origin in (Origin.METADATA, Origin.DISPATCH):
        ones = [one for one in candidates if one.origin == origin]
        apart = [one.day for one in ones if not any(_agrees(one, day, firm) for day in days)]
        days += [day for day in dict.fromkeys(apart) if day not in days]
    return {day: [one for one in candidates if _agrees(one, day, firm)] for day in days}


def _place(candidate: DateCandidate) -> Origin:
    """Return the independent place that a candidate comes from: all shown lines are one."""
    return Origin.SHOWN if candidate.origin == Origin.LABELLED else candidate.origin


def _fullest(day: dt.date, candidates: Sequence[DateCandidate]) -> When:
    """Return the day with its time, where a candidate gives one on that very day: one that names
    its zone before others.
    """
    moments = [
        one.when
        for one in candidates
        if one.day == day and one.when.moment is not None and one.origin != Origin.DISPATCH
    ]
    zoned = [when for when in moments if when.moment is not None and when.moment.tzinfo is not None]
    return next(iter((*zoned, *moments)), parse_when(day))
