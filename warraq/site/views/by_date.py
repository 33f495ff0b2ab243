"""What the pages of time show: days, months, years, and the days of the year."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.core.model import Card, Link
from warraq.site.views.listings import ShelfView


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of a calendar.

    number  its number
    beside  its number in the other calendar, '' where it is not shown
    link    its page; without url if nothing was published on that day
    """

    number: str
    beside: str
    link: Link


@dataclass(frozen=True, slots=True)
class MonthView(ShelfView):
    """month.html: the index of a month's listing pages, Gregorian or Hijri, with its calendar.

    weekdays  the days of the week in the country's order: a short name and the full one
    weeks     rows of seven days, None outside the month
    beside    the months of the other calendar that it touches, in words, or ''
    """

    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]
    beside: str


@dataclass(frozen=True, slots=True)
class DayView(ShelfView):
    """day.html: the index of a day's listing pages.

    weekday      its name
    hijri        the Hijri date, leading to its month, where Hijri dates are shown
    anniversary  the same day of all years, where an article is known to be of this day
    """

    weekday: str
    hijri: Link | None
    anniversary: Link | None


@dataclass(frozen=True, slots=True)
class YearView:
    """year.html: a year as a calendar of its months.

    months  the name of each of the twelve, its page with its count (no url where nothing is on
            it), and its weeks: for each day how full it is, from 0 to 3, None outside the month
    loose   the newest cards of which the month is not known, newest first
    more    where all of these are listed, if there are more
    before, after  the neighbouring years that hold articles
    """

    kind: str
    name: str
    label: str
    url: str
    total: int
    months: tuple[tuple[str, Link, tuple[tuple[int | None, ...], ...]], ...]
    loose: tuple[Card, ...]
    more: Link | None
    parents: tuple[Link, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class YearsView:
    """years.html: all years of the archive by one calendar.

    kind    'years', or 'hijri'
    years   newest first: each with its name in addresses and its twelve months; a Hijri year has no
            url
    months  what the months are called
    ways    other ways through time, and the undated
    """

    kind: str
    label: str
    url: str
    total: int
    years: tuple[tuple[str, Link, tuple[Link, ...]], ...]
    months: tuple[str, ...]
    ways: tuple[Link, ...]
    parents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AnniversariesView:
    """anniversaries.html: the days of all years.

    months  each with its name and all of its days, 29 February too; a day without articles has no
            url
    """

    label: str
    url: str
    months: tuple[tuple[str, tuple[Link, ...]], ...]
    parents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AnniversaryView:
    """anniversary.html: a day of the year through all years.

    years          newest first: the day's page in that year with its count, and its newest cards
    before, after  the neighbouring days that have any
    """

    kind: str
    label: str
    url: str
    years: tuple[tuple[Link, tuple[Card, ...]], ...]
    parents: tuple[Link, ...]
    before: Link | None
    after: Link | None
