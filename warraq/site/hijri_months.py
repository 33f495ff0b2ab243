"""The archive by the Hijri calendar, where site.toml asks for it: its months, and an overview."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from warraq.arabic import hijri
from warraq.core.model import Card, Link
from warraq.library.config import Config
from warraq.library.library import Library
from warraq.library.shelves import Shelf
from warraq.site.by_date import day_link, hijri_link, hijri_url, month_view
from warraq.site.listings import Index, listing, overview_link
from warraq.site.routes import Claim, claim
from warraq.site.strings import Strings
from warraq.site.views.by_date import DayCell, YearsView
from warraq.site.views.listings import ShelfView


def claims(library: Library, config: Config, strings: Strings) -> Iterator[Claim]:
    """Yield an overview, and a listing with its calendar for each Hijri month that holds articles.

    Only articles whose day is known count.
    """
    shelves = _shelves(library, strings) if config.hijri else {}
    if not shelves:
        return
    parents = (overview_link("years", strings), hijri_link(strings))
    yield claim(parents[1].url, "years.html", _overview(shelves, parents, strings))
    index = _index(library, strings)
    order = list(shelves.values())
    for before, shelf, after in zip([None, *order], order, [*order[1:], None], strict=False):
        navigation = (parents, (), before.link if before else None, after.link if after else None)
        yield from listing(shelf, library, config, strings, navigation, index)


def _shelves(library: Library, strings: Strings) -> dict[tuple[int, int], Shelf]:
    """Return a shelf of the cards, oldest first, of each Hijri month by its year and number."""
    cards_of: dict[tuple[int, int], list[Card]] = {}
    for name, day in library.shelves["day"].items():
        if date := hijri.hijri(dt.date.fromisoformat(name)):
            cards_of.setdefault(date[:2], []).extend(day.cards)
    shelves = {}
    for (year, month), cards in cards_of.items():
        name, url = f"{year}-{month:02}", hijri_url(year, month)
        label = strings.hijri_named(name)
        link, counted = Link(label, url), Link(label, url, len(cards))
        shelves[year, month] = Shelf("hijri", name, label, url, tuple(cards), link, counted)
    return shelves


def _overview(
    shelves: dict[tuple[int, int], Shelf], parents: tuple[Link, ...], strings: Strings
) -> YearsView:
    years: dict[int, list[Link]] = {}
    for year, month in shelves:
        if year not in years:
            years[year] = [
                Link(strings.hijri_named(f"{year}-{number:02}"), "") for number in range(1, 13)
            ]
        years[year][month - 1] = shelves[year, month].counted
    return YearsView(
        kind="hijri",
        label=parents[1].label,
        url=parents[1].url,
        total=sum(len(shelf.cards) for shelf in shelves.values()),
        years=tuple(
            (
                str(year),
                Link(strings.hijri_named(str(year)), "", sum(link.count for link in links)),
                tuple(links),
            )
            for year, links in reversed(years.items())
        ),
        months=strings.hijri_months,
        ways=(),
        parents=parents[:1],
    )


def _index(library: Library, strings: Strings) -> Index:
    days, number = library.shelves["day"], lru_cache(maxsize=31)(strings.number)

    def cell(day: dt.date) -> DayCell:
        date, link = hijri.hijri(day), day_link(day, days)
        assert date is not None  # a day of a Hijri month
        return DayCell(
            number(date[2]), number(day.day), Link(strings.hijri(day), link.url, link.count)
        )

    def index(view: ShelfView) -> tuple[str, ShelfView]:
        year, month = map(int, view.name.split("-"))
        own = hijri.days(year, month)
        return "month.html", month_view(view, own, cell, strings.span(own[0], own[-1]), strings)

    return index
