"""On this day: a page for each day of the year, through all years, and a calendar of them all."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping

from warraq.core.model import Card, Link
from warraq.library.library import Library
from warraq.library.shelves import Shelf
from warraq.site.listings import overview_link as overview
from warraq.site.routes import Claim, made
from warraq.site.strings import Strings
from warraq.site.views.by_date import AnniversariesView, AnniversaryView

PER_YEAR = 3
"""Articles that a day shows of each year; the others stand on the day's page in that year."""

LEAP = 2000
"""A year that has every day."""


def anniversaries(library: Library, strings: Strings) -> Iterator[Claim]:
    """The calendar of the days of all years, and a page for each of them, as far as articles are
    known to be of a day.
    """
    days = held(library)
    if not days:
        return
    above = overview_link(strings)
    months = []
    for month, name in enumerate(strings.months(), 1):
        names = (
            f"{month:02}-{day:02}" for day in range(1, calendar.monthrange(LEAP, month)[1] + 1)
        )
        months.append(
            (name, tuple(link(day, strings) if day in days else Link("", "") for day in names))
        )
    up = (overview("years", strings),)
    yield made(
        above.url,
        "anniversaries.html",
        AnniversariesView(above.label, above.url, tuple(months), up),
    )
    order = sorted(days)
    beside = zip([None, *order], order, [*order[1:], None], strict=False)
    for before, day, after in beside:
        view = AnniversaryView(
            kind="day",
            label=strings.anniversary(int(day[:2]), int(day[3:])),
            url=link(day, strings).url,
            years=days[day][::-1],
            parents=(*up, above),
            before=link(before, strings) if before else None,
            after=link(after, strings) if after else None,
        )
        yield made(view.url, "anniversary.html", view)


def held(library: Library) -> Mapping[str, tuple[tuple[Link, tuple[Card, ...]], ...]]:
    """The days of the year by name ('05-12'): for each year, oldest first, its day's page and
    newest cards.
    """
    days: dict[str, list[tuple[Link, tuple[Card, ...]]]] = {}
    for name, shelf in library.shelves["day"].items():
        known = known_of(shelf, library)
        if known:
            year = Link(library.shelves["year"][name[:4]].label, shelf.url, len(shelf.cards))
            days.setdefault(name[5:], []).append((year, known[: -PER_YEAR - 1 : -1]))
    return {name: tuple(years) for name, years in days.items()}


def known_of(shelf: Shelf, library: Library) -> tuple[Card, ...]:
    """Those of a day's articles that are known to be of it, and are no copies."""
    return tuple(filter(is_known, library.firsts(shelf.cards)))


def is_known(card: Card) -> bool:
    """Whether an article is known to be of its day: neither of about that day nor of a day that is
    in doubt.
    """
    when = card.when
    return (
        when is not None
        and when.precision in ("day", "moment")
        and not (when.approximate or when.uncertain)
    )


def overview_link(strings: Strings) -> Link:
    """The calendar of the days of all years."""
    return Link(strings("on_this_day"), "on-this-day/index.html")


def link(day: str, strings: Strings) -> Link:
    """The page of a day of the year by its name: '05-12'."""
    return Link(strings.anniversary(int(day[:2]), int(day[3:])), f"on-this-day/{day}.html")


def masks(library: Library) -> tuple[int, ...]:
    """The days that have a page, for each month a number whose bit 0 is the first; none where there
    are none.
    """
    days = held(library)
    return tuple(
        sum(1 << int(day[3:]) - 1 for day in days if int(day[:2]) == month)
        for month in range(1, 13 if days else 1)
    )
