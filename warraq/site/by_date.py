"""The archive by time: all years, each year as a calendar, and the pages of months and days."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from warraq.arabic import hijri
from warraq.arabic.edtf import parse_when
from warraq.core.model import Card, Link
from warraq.library.config import Config
from warraq.library.library import Library
from warraq.library.shelves import Shelf
from warraq.site import on_this_day
from warraq.site.listings import Index, Navigation, listing, overview_link
from warraq.site.routes import Claim, claim
from warraq.site.strings import Strings
from warraq.site.views.by_date import DayCell, DayView, MonthView, YearsView, YearView
from warraq.site.views.listings import ShelfView

GAPS_MAX_FACTOR = 3
"""Years without articles are shown between the others up to this many times the years that have
some: a stray date of the year 987 must not fill a page with empty years.
"""


def claims(library: Library, config: Config, strings: Strings) -> Iterator[Claim]:
    """Yield the date archive, a page for each year, and the listing pages of months and days."""
    if not library.entries:
        return
    yield claim("archive/index.html", "years.html", _years(library, config, strings))
    for name in library.shelves["year"]:
        yield from _year(name, library, config, strings)
    for kind, index in (
        ("month", _month(library, config, strings)),
        ("day", _day(library, config, strings)),
    ):
        for shelf in library.shelves[kind].values():
            yield from listing(
                shelf, library, config, strings, _navigation(shelf, library, strings), index
            )


def hijri_link(strings: Strings) -> Link:
    """Return the link to the overview of the Hijri months."""
    return Link(strings("hijri_years"), "hijri/index.html")


def hijri_url(year: int, month: int) -> str:
    """Return the address of a Hijri month."""
    return f"hijri/{year}/{month:02}/index.html"


# --- years ----------------------------------------------------------------------------------------


def all_years(library: Library, strings: Strings) -> tuple[tuple[str, Link, tuple[Link, ...]], ...]:
    """Return every year from the first to the last, oldest first.

    Each has its name, its link and the links of its twelve months, with counts; a link to what
    holds nothing has no url.
    """
    names = tuple(library.shelves["year"])
    every = range(int(names[0]), int(names[-1]) + 1) if names else ()
    listed = (
        names
        if len(every) > GAPS_MAX_FACTOR * len(names)
        else tuple(f"{year:04}" for year in every)
    )
    months = [f"{month:02}" for month in range(1, 13)]
    return tuple(
        (
            name,
            _counted_link("year", name, library, strings),
            tuple(_counted_link("month", f"{name}-{month}", library, strings) for month in months),
        )
        for name in listed
    )


def _counted_link(kind: str, name: str, library: Library, strings: Strings) -> Link:
    shelf = library.shelves[kind].get(name)
    return shelf.counted if shelf else Link(strings.named(name), "")


def _years(library: Library, config: Config, strings: Strings) -> YearsView:
    ways = []
    if on_this_day.years_by_day(library):
        ways.append(on_this_day.overview_link(strings))
    if config.hijri and any(
        hijri.hijri(dt.date.fromisoformat(day)) for day in library.shelves["day"]
    ):
        ways.append(hijri_link(strings))
    if undated := library.shelves["undated"].get(""):
        ways.append(undated.counted)
    above = overview_link("years", strings)
    return YearsView(
        kind="years",
        label=above.label,
        url=above.url,
        total=len(library.entries),
        years=tuple(year for year in reversed(all_years(library, strings)) if year[1].url),
        months=strings.months("abbreviated"),
        ways=tuple(ways),
        parents=(),
    )


def _year(name: str, library: Library, config: Config, strings: Strings) -> Iterator[Claim]:
    """Yield a year's page, and listing pages if of many articles only the year is known."""
    shelf = library.shelves["year"][name]
    above = overview_link("years", strings)
    before, after = (library.shelves["year"].get(other) for other in library.beside["year"][name])
    loose = tuple(
        card for card in shelf.cards if card.when and card.when.precision in ("year", "interval")
    )
    more = _loose(shelf, loose, strings) if len(loose) > config.per_page else None
    view = YearView(
        kind="year",
        name=name,
        label=shelf.label,
        url=shelf.url,
        total=len(shelf.cards),
        months=_months_of(name, library, strings),
        loose=loose[: -config.per_page - 1 : -1],
        more=more.counted if more else None,
        parents=(above,),
        before=before.link if before else None,
        after=after.link if after else None,
    )
    yield claim(shelf.url, "year.html", view)
    if more:
        yield from listing(more, library, config, strings, ((above, shelf.link), (), None, None))


def _loose(year: Shelf, cards: Sequence[Card], strings: Strings) -> Shelf:
    label, url = strings("loose_of", year=year.label), f"{year.name}/loose/index.html"
    return Shelf(
        "loose", year.name, label, url, tuple(cards), Link(label, url), Link(label, url, len(cards))
    )


def _months_of(
    year: str, library: Library, strings: Strings
) -> tuple[tuple[str, Link, tuple[tuple[int | None, ...], ...]], ...]:
    shelves = library.shelves["day"]
    rows = calendar.Calendar(strings.first_weekday)
    most = max(
        (len(shelves[day].cards) for month in range(1, 13) for day in _days(year, month, library)),
        default=1,
    )
    months = []
    for month, name in enumerate(strings.months(), 1):
        full = {
            int(day[8:]): -(-3 * len(shelves[day].cards) // most)
            for day in _days(year, month, library)
        }
        weeks = tuple(
            tuple(full.get(day, 0) if day else None for day in week)
            for week in rows.monthdayscalendar(int(year), month)
        )
        months.append((name, _counted_link("month", f"{year}-{month:02}", library, strings), weeks))
    return tuple(months)


def _days(year: str, month: int, library: Library) -> tuple[str, ...]:
    return library.days_of.get(f"{year}-{month:02}", ())


# --- months and days ------------------------------------------------------------------------------


def _navigation(shelf: Shelf, library: Library, strings: Strings) -> Navigation:
    """Return the way up from a month or day, and its neighbours among those that hold articles."""
    parents = [overview_link("years", strings), library.shelves["year"][shelf.name[:4]].link]
    if shelf.kind == "day":
        parents.append(library.shelves["month"][shelf.name[:7]].link)
    before, after = (
        library.shelves[shelf.kind].get(name) for name in library.beside[shelf.kind][shelf.name]
    )
    return tuple(parents), (), before.link if before else None, after.link if after else None


def _month(library: Library, config: Config, strings: Strings) -> Index:
    days, number = library.shelves["day"], lru_cache(maxsize=31)(strings.number)

    def cell(day: dt.date) -> DayCell:
        date = hijri.hijri(day) if config.hijri else None
        return DayCell(number(day.day), number(date[2]) if date else "", day_link(day, days))

    def index(view: ShelfView) -> tuple[str, ShelfView]:
        when = parse_when(view.name)
        own = tuple(
            when.first + dt.timedelta(days=number)
            for number in range((when.last - when.first).days + 1)
        )
        return "month.html", month_view(
            view, own, cell, strings.hijri(when) if config.hijri else "", strings
        )

    return index


def _day(library: Library, config: Config, strings: Strings) -> Index:
    def index(view: ShelfView) -> tuple[str, ShelfView]:
        day = dt.date.fromisoformat(view.name)
        date = hijri.hijri(day) if config.hijri else None
        certain = on_this_day.certain_cards(library.shelves["day"][view.name], library)
        return "day.html", DayView(
            **_fields_of(view),
            weekday=strings.weekdays()[day.weekday()],
            hijri=Link(strings.hijri(day), hijri_url(*date[:2])) if date else None,
            anniversary=on_this_day.anniversary_link(f"{day:%m-%d}", strings) if certain else None,
        )

    return index


def month_view(
    view: ShelfView,
    days: Sequence[dt.date],
    cell: Callable[[dt.date], DayCell],
    beside: str,
    strings: Strings,
) -> MonthView:
    """Return the index of a month's listing pages, with a calendar of its days.

    Its rows begin with the first day of the week in the archive's region.

    beside  the months of the other calendar, in words
    """
    first = strings.first_weekday
    order = [(first + number) % 7 for number in range(7)]
    names = tuple(zip(strings.weekdays("short"), strings.weekdays(), strict=True))
    cells = [*(None for _ in range(order.index(days[0].weekday()))), *map(cell, days)]
    cells += [None] * (-len(cells) % 7)
    weeks = tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))
    return MonthView(
        **_fields_of(view), weekdays=tuple(names[day] for day in order), weeks=weeks, beside=beside
    )


_FIELDS = tuple(field.name for field in fields(ShelfView))


def _fields_of(view: ShelfView) -> dict[str, Any]:
    """Return what every index page shows."""
    return {name: getattr(view, name) for name in _FIELDS}


def day_link(day: dt.date, days: Mapping[str, Shelf]) -> Link:
    """Return a day's page with its count; without url if nothing was published on that day."""
    shelf = days.get(day.isoformat())
    return shelf.counted if shelf else Link("", "")
