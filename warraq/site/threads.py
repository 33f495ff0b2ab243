"""Threads: the articles that continue one story, on a time line that begins with the oldest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from warraq.core.model import Card, Link, When
from warraq.library.config import Config
from warraq.library.library import Library
from warraq.library.order import day_of, order_key
from warraq.library.shelves import Shelf
from warraq.site import feeds
from warraq.site.listings import overview_link
from warraq.site.routes import Claim, claim
from warraq.site.strings import Strings
from warraq.site.views.listings import ThreadsView, ThreadView

LISTED_THREADS = 200
"""Threads on the overview, the last continued first, which a page holds without numbered pages; the
index of names has them all.
"""

Position = tuple[Link | None, tuple[Card | None, Card | None]]
"""An article's place on the time line of its thread, and the parts before and after it."""

NO_POSITION: Position = (None, (None, None))


def claims(library: Library, config: Config, strings: Strings) -> Iterator[Claim]:
    """Yield the pages of every thread, and a page of all threads."""
    threads = library.shelves["thread"].values()
    for shelf in threads:
        yield from _time_line(shelf, config, strings)
    if threads:
        above = overview_link("threads", strings)
        latest = sorted(
            threads, key=lambda shelf: (order_key(shelf.cards[-1]), shelf.name), reverse=True
        )
        shown = tuple(
            (shelf.counted, shelf.cards[0], shelf.cards[-1]) for shelf in latest[:LISTED_THREADS]
        )
        more = overview_link("index", strings) if len(latest) > LISTED_THREADS else None
        yield claim(
            above.url, "threads.html", ThreadsView(above.label, above.url, len(latest), shown, more)
        )


def positions(library: Library, size: int) -> Mapping[str, Position]:
    """Return the position of each article (by path) that continues a thread.

    size  parts on a page
    """
    positions: dict[str, Position] = {}
    for shelf in library.shelves["thread"].values():
        around = zip(shelf.cards, (None, *shelf.cards[:-1]), (*shelf.cards[1:], None), strict=True)
        for ordinal, (card, before, after) in enumerate(around, 1):
            positions[card.path] = (
                Link(shelf.label, f"{_page(shelf, ordinal, size)}#n{ordinal}"),
                (before, after),
            )
    return positions


def _page(shelf: Shelf, ordinal: int, size: int) -> str:
    """Return the page of the time line that has a part.

    Pages count from the oldest part, so that it never changes.
    """
    number = -(-ordinal // size)
    return shelf.url if number == 1 else f"{feeds.folder(shelf)}page-{number}.html"


def _time_line(shelf: Shelf, config: Config, strings: Strings) -> Iterator[Claim]:
    """Yield a thread's pages, oldest first.

    The first is the index; it alone shows what changes with each new part.
    """
    size, total = config.per_page, len(shelf.cards)
    above = overview_link("threads", strings)
    dates = [card.when for card in shelf.cards if card.when]
    atom, json = feeds.addresses(shelf, config.base_url)
    last = _page(shelf, total, size)
    for start in range(0, total, size):
        number, end = start // size + 1, min(start + size, total)
        url = _page(shelf, start + 1, size)
        shows = ThreadView(
            name=shelf.name,
            label=shelf.label,
            url=url,
            total=total if number == 1 else 0,
            since=(dates[0], dates[-1]) if dates and number == 1 else None,
            parts=tuple(
                (
                    ordinal,
                    shelf.cards[ordinal - 1],
                    gap(*shelf.cards[max(0, ordinal - 2) : ordinal]),
                )
                for ordinal in range(start + 1, end + 1)
            ),
            number=number,
            earlier=_page(shelf, start, size) if start else "",
            later=_page(shelf, end + 1, size) if end < total else "",
            latest=f"{last}#n{total}" if number == 1 and last != url else "",
            atom=atom,
            json=json,
            parents=(above,) if number == 1 else (above, shelf.link),
        )
        yield claim(url, "thread.html", shows)


def gap(before: Card, after: Card | None = None) -> tuple[str, int] | None:
    """Return the whole months between two parts ('gap_months'), or from two years on the years.

    None for less than a month, for the first part, and if the month of one of them is not known.
    """
    days = [_known_day(card.when) for card in (before, after) if card]
    if len(days) < 2 or days[0] is None or days[1] is None:
        return None
    (first, second) = days[0], days[1]
    months = (second.year - first.year) * 12 + second.month - first.month - (second.day < first.day)
    if months < 1:
        return None
    return ("gap_years", months // 12) if months >= 24 else ("gap_months", months)


def _known_day(when: When | None) -> dt.date | None:
    """Return the day of a date, if at least its month is known."""
    return day_of(when) if when and when.precision in ("moment", "day", "month") else None
