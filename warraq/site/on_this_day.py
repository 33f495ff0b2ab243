"""On this day: a page for each day of the year, through all years, and a calendar of them all."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping

from warraq.core.model import Card, Link
from warraq.library.library import Library
from warraq.library.shelves import Shelf
from warraq.site.listings import overview_link as overview
from warraq.site.routes import Claim, claim
from warraq.site.strings import Strings
from warraq.site.views.by_date import AnniversariesView, AnniversaryView

CARDS_PER_YEAR = 3
"""Articles that a day shows of each year; the day's page in that year lists the others."""

LEAP_YEAR = 2000
"""A year that has every day."""


def claims(library: Library, strings: Strings) -> Iterator[Claim]:
    """Yield the calendar of the days of all years, and a page for each that has articles.

    Only articles that are certain to be of a day count.
    """
    days = years_by_day(library)
    if not days:
        return
    above = overview_link(strings)
    months = []
    for month, name in enumerate(strings.months(), 1):
        names = (
            f"{month:02}-{day:02}" for day in range(1, calendar.monthrange(LEAP_YEAR, month)[1] + 1)
        )
        months.append(
            (
                name,
                tuple(
                    anniversary_link(day, strings) if day in days else Link("", "") for day in names
                ),
            )
        )
    up = (overview("years", strings),)
    yield claim(
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
            url=anniversary_link(day, strings).url,
            years=days[day][::-1],
            parents=(*up, above),
            before=anniversary_link(before, strings) if before else None,
            after=anniversary_link(after, strings) if after else None,
        )
        yield claim(view.url, "anniversary.html", view)


def years_by_day(library: Library) -> Mapping[str, tuple[tuple[Link, tuple[Card, ...]], ...]]:
    """Return the days of the year that have articles, by name ('05-12').

    Each has for every year, oldest first, the link to its day and its newest cards.
    """
    days: dict[str, list[tuple[Link, tuple[Card, ...]]]] = {}
    for name, shelf in library.shelves["day"].items():
        certain = certain_cards(shelf, library)
        if certain:
            year = Link(library.shelves["year"][name[:4]].label, shelf.url, len(shelf.cards))
            days.setdefault(name[5:], []).append((year, certain[: -CARDS_PER_YEAR - 1 : -1]))
    return {name: tuple(years) for name, years in days.items()}


def certain_cards(shelf: Shelf, library: Library) -> tuple[Card, ...]:
    """Return those of a day's articles that are certain to be of it, and are no copies."""
    return tuple(filter(is_certain, library.firsts(shelf.cards)))


def is_certain(card: Card) -> bool:
    """Return whether an article's day is certain: neither approximate nor doubtful."""
    when = card.when
    return (
        when is not None
        and when.precision in ("day", "moment")
        and not (when.approximate or when.uncertain)
    )


def overview_link(strings: Strings) -> Link:
    """Return the link to the calendar of the days of all years."""
    return Link(strings("on_this_day"), "on-this-day/index.html")


def anniversary_link(day: str, strings: Strings) -> Link:
    """Return the link to a day of the year by its name: '05-12'."""
    return Link(strings.anniversary(int(day[:2]), int(day[3:])), f"on-this-day/{day}.html")


def day_masks(library: Library) -> tuple[int, ...]:
    """Return for each month a number whose bit n says that day n+1 has a page.

    Nothing if no day has one.
    """
    days = years_by_day(library)
    return tuple(
        sum(1 << int(day[3:]) - 1 for day in days if int(day[:2]) == month)
        for month in range(1, 13 if days else 1)
    )
