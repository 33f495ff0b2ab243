"""Tie-breaks between days of publication on which as many places of a page agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from warraq.core.model import When
from warraq.importing.extract.html.publication_date.candidates import DateCandidate, Origin
from warraq.importing.extract.html.publication_date.nearby_lines import BESIDE

_DAY = dt.timedelta(days=1)
_BEFORE_PICTURE = _DAY
_AFTER_PICTURE = 2 * _DAY
"""An article appears from the day before that of its picture, by another time zone, to two days
after it.
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """Days of publication with the candidates that agree on each, as many for one as for another.

    days      in the order of trust
    agreeing  the candidates of each day
    changed   the days on which the page was changed
    pictures  the days and months that the address of the article's picture names
    """

    days: Sequence[dt.date]
    agreeing: Mapping[dt.date, Sequence[DateCandidate]]
    changed: Collection[dt.date] = ()
    pictures: Sequence[When] = ()

    @property
    def first(self) -> dt.date:
        """The earliest day."""
        return min(self.days)

    def of(self, day: dt.date, origin: Origin) -> list[DateCandidate]:
        """Return the candidates of a day that come from one place."""
        return [one for one in self.agreeing[day] if one.origin == origin]

    def from_only(self, day: dt.date, *origins: Origin) -> bool:
        """Whether nothing but these places gives a day."""
        return all(one.origin in origins for one in self.agreeing[day])


def broken(tie: Tie) -> list[dt.date]:
    """Return the days that the first tie-break to leave any leaves: one, or the tie stays."""
    return next(filter(None, (rule(tie) for _, rule in TIE_BREAKS)), [])


def by_address(tie: Tie) -> list[dt.date]:
    """The day in the address, if all others are later; a labelled one that is the day after it goes
    before.
    """
    days = [day for day in tie.days if tie.of(day, Origin.ADDRESS)]
    if len(days) != 1 or any(day < days[0] for day in tie.days):
        return []
    next_day = days[0] + _DAY
    return [day for day in tie.days if day == next_day and tie.of(day, Origin.LABELLED)] or days


def by_label(tie: Tie) -> list[dt.date]:
    """The day that readers are shown as that of publication."""
    return [day for day in tie.days if tie.of(day, Origin.LABELLED)]


def by_local_time(tie: Tie) -> list[dt.date]:
    """Of two days of the metadata side by side, the one that is not written in UTC."""
    if not all(tie.from_only(day, Origin.METADATA) for day in tie.days):
        return []
    if max(tie.days) - tie.first > _DAY:
        return []
    return [
        day
        for day in tie.days
        if not all(_is_utc(one) for one in tie.agreeing[day] if one.day == day)
    ]


def by_change(tie: Tie) -> list[dt.date]:
    """The first day, if the metadata gives it and on each later one the page was changed."""
    later = [day for day in tie.days if day != tie.first]
    is_changed = all(
        day in tie.changed and tie.from_only(day, Origin.SHOWN, Origin.METADATA) for day in later
    )
    return [tie.first] if is_changed and tie.of(tie.first, Origin.METADATA) else []


def by_weight(tie: Tie) -> list[dt.date]:
    """The days that do not come from doubtful metadata alone, if others do."""
    days = [day for day in tie.days if any(one.weight > 1 for one in tie.agreeing[day])]
    return days if len(days) < len(tie.days) else []


def by_place(tie: Tie) -> list[dt.date]:
    """The day between headline and text, if the others are of metadata, a day before or after."""
    beside = [
        day for day in tie.days if any(one.rank == BESIDE for one in tie.of(day, Origin.SHOWN))
    ]
    if len(beside) != 1:
        return []
    others = (day for day in tie.days if day not in beside)
    is_close = all(
        abs(day - beside[0]) == _DAY and tie.from_only(day, Origin.METADATA) for day in others
    )
    return beside if is_close else []


def by_line_of_date(tie: Tie) -> list[dt.date]:
    """The first day, if it is shown with its time or weekday, and the others are of metadata: a
    site that was moved dates all its old pages on that day.
    """
    later = (day for day in tie.days if day != tie.first)
    is_moved = all(tie.from_only(day, Origin.METADATA) for day in later)
    return [tie.first] if is_moved and _full(tie) == [tie.first] else []


def by_nearest_line_of_date(tie: Tie) -> list[dt.date]:
    """The nearest of the shown days, if it alone has its time or weekday."""
    is_shown = all(tie.from_only(day, Origin.SHOWN) for day in tie.days)
    return list(tie.days[:1]) if is_shown and _full(tie) == list(tie.days[:1]) else []


def by_day_of_picture(tie: Tie) -> list[dt.date]:
    """The day that the address of the picture names."""
    return [day for day in tie.days if any(it.first == day == it.last for it in tie.pictures)]


def by_time_of_picture(tie: Tie) -> list[dt.date]:
    """The days about which the picture came."""
    return [
        day
        for day in tie.days
        if any(it.first - _BEFORE_PICTURE <= day <= it.last + _AFTER_PICTURE for it in tie.pictures)
    ]


TIE_BREAKS: tuple[tuple[str, Callable[[Tie], list[dt.date]]], ...] = (
    ("the day of the address, before all others", by_address),
    ("the day that is called that of publication", by_label),
    ("the day that is not of UTC", by_local_time),
    ("the day before the changes", by_change),
    ("the days of better metadata", by_weight),
    ("the day beside the headline", by_place),
    ("the day of a line of date, before the metadata's", by_line_of_date),
    ("the day of the nearest line of date", by_nearest_line_of_date),
    ("the day of the picture", by_day_of_picture),
    ("the days around the picture's", by_time_of_picture),
)


def _full(tie: Tie) -> list[dt.date]:
    return [day for day in tie.days if any(one.full for one in tie.of(day, Origin.SHOWN))]


def _is_utc(candidate: DateCandidate) -> bool:
    moment = candidate.when.moment
    return moment is not None and moment.utcoffset() == dt.timedelta()
