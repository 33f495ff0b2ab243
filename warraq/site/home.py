"""The home page: what an archive of one article shows, and what one of a hundred thousand does."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import islice

from warraq.arabic.edtf import parse_when
from warraq.core.model import Card, Link, When
from warraq.library.library import Library
from warraq.library.order import day_of
from warraq.library.shelves import FOLDERS
from warraq.site import by_date, on_this_day
from warraq.site.listings import overview_link
from warraq.site.strings import Strings
from warraq.site.views.page import HomeView

NEWEST_CARDS = 12
"""The newest cards: a lead story, two beside it and three rows of three."""
LARGE_MIN_ARTICLES = 60
"""From this many articles on an archive is too large to be seen at a glance: the home page, which
shows a fifth of as many, adds the cards of topics and the ways in.
"""
SECTIONS = 6
"""Topics that show cards in a large archive; the others are links, so that the page stays short."""
CARDS_PER_SECTION = 3
"""Cards of each of these topics: with the newest ones some thirty on the page."""
MONTHLY_MAX_YEARS = 24
"""Up to this many years each month has a bar; the bars of more would weigh more than the rest of
the page.
"""


def view(library: Library, strings: Strings) -> HomeView:
    """Return what the home page shows."""
    shelves = library.shelves
    cards = [entry.card for entry in library.entries]
    dated = [card.when for card in cards if card.when]
    large = len(cards) >= LARGE_MIN_ARTICLES
    newest = _newest(tuple(library.firsts(cards)), NEWEST_CARDS)
    days = on_this_day.day_masks(library) if large else ()
    years = by_date.all_years(library, strings) if len(cards) > NEWEST_CARDS else ()
    return HomeView(
        total=len(cards),
        newest=newest,
        topics=tuple(_topics(library, SECTIONS if large else 0, {card.path for card in newest})),
        years=tuple(
            (year, months if len(years) <= MONTHLY_MAX_YEARS else ()) for _, year, months in years
        ),
        ways=_ways(library, strings) if large else (),
        undated=shelves["undated"][""].counted if shelves["undated"] else None,
        outlets=len(shelves["outlet"]),
        since=(_plain(dated[0]), _plain(dated[-1])) if dated else None,
        on_this_day=on_this_day.overview_link(strings) if days else None,
        days=days,
    )


def _newest(cards: Sequence[Card], count: int) -> tuple[Card, ...]:
    """Return the latest cards, dated ones first.

    When an undated article was received says nothing of when it was news.
    """
    dated = tuple(islice((card for card in reversed(cards) if card.when), count))
    undated = islice((card for card in reversed(cards) if not card.when), count - len(dated))
    return (*dated, *undated)


def _topics(
    library: Library, sections: int, shown: Container[str]
) -> Iterator[tuple[Link, tuple[Card, ...]]]:
    """Yield all topics, the largest first.

    The first `sections` of them have their newest cards, without those that are shown already.
    """
    topics = sorted(library.shelves["topic"].values(), key=lambda shelf: -len(shelf.cards))
    for place, shelf in enumerate(topics):
        others = (
            [card for card in shelf.cards if card.path not in shown] if place < sections else []
        )
        yield shelf.counted, _newest(others, CARDS_PER_SECTION)


def _ways(library: Library, strings: Strings) -> tuple[Link, ...]:
    counts = {"years": len(library.shelves["year"])}
    counts |= {folder: len(library.shelves[kind]) for kind, folder in FOLDERS.items()}
    links = ((overview_link(name, strings), count) for name, count in counts.items() if count)
    return tuple(Link(link.label, link.url, count) for link, count in links)


def _plain(when: When) -> When:
    """Return a date to follow 'from' and 'to': without time of day, of an interval the year."""
    if when.precision == "interval":
        return parse_when(f"{day_of(when).year:04}")
    return parse_when(when.first.isoformat()) if when.moment else when
