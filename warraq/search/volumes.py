"""Cutting the archive into volumes, so that an article changes the index of its own time only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from warraq.core import files
from warraq.core.model import Card
from warraq.library.order import day_of
from warraq.site.strings import Strings

ROOT = files.INDEX + "/"
"""The folder of the site that holds the index; all that lies below it is the index's."""
RANGE_MAX_ARTICLES = 3_000
"""Up to this many articles of a range of years are one volume: its index is made in some seconds
and about 400 MB. A query costs the browser some 25 KB a word in each volume, so that few large
ones are better than many small ones.
"""
RANGE_YEARS = (100, 20, 10, 5, 1)
"""The lengths of ranges, each a multiple of the next. A range begins at a multiple of its length,
so that where a volume ends depends on no other volume.
"""
VOLUME_MAX_ARTICLES = 10_000
"""The most articles of any volume: Pagefind takes some 1.5 GB for their index."""
YEAR_PARTS = (1, 2, 4, 12)
"""Into how many parts a year is cut: the fewest that are small enough."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Articles that are indexed together.

    name   '2000-2099', '2010-2019', '2017', '2017-1of2' for a half of a year, 'undated'
    label  its time in words
    cards  oldest first
    """

    name: str
    label: str
    cards: tuple[Card, ...]

    @property
    def url(self) -> str:
        """The folder that holds its index."""
        return f"{ROOT}{self.name}/"

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year that it holds; zeros where nothing is dated."""
        return _year(self.cards[0]), _year(self.cards[-1])


ENGINE = Volume("engine", "", ())
"""No part of the archive: where Pagefind's own program lives, once for all volumes."""


def volumes(cards: Iterable[Card], strings: Strings) -> tuple[Volume, ...]:
    """Return all volumes, newest first, then the undated ones, then ENGINE.

    cards  all articles, in the archive's order, oldest first
    """
    dated: list[Card] = []
    undated: list[Card] = []
    for card in cards:
        (dated if card.when else undated).append(card)
    oldest_first = [
        *_runs("undated", strings("undated"), undated, strings),
        *_ranges(dated, RANGE_YEARS, strings),
    ]
    return (*reversed(oldest_first), ENGINE) if oldest_first else ()


def _ranges(cards: Iterable[Card], spans: tuple[int, ...], strings: Strings) -> Iterator[Volume]:
    """Yield the volumes of as few ranges as possible; of a year that is too large, its parts."""
    span, *shorter = spans
    for number, years in groupby(cards, key=lambda card: _year(card) // span):
        within, first = tuple(years), number * span
        if span == 1:
            yield from _parts(f"{first:04}", within, strings)
        elif len(within) <= RANGE_MAX_ARTICLES:
            label = _span(f"{_year(within[0]):04}", f"{_year(within[-1]):04}", strings)
            yield Volume(f"{first:04}-{first + span - 1:04}", label, within)
        else:
            yield from _ranges(within, tuple(shorter), strings)


def _parts(year: str, cards: Sequence[Card], strings: Strings) -> Iterator[Volume]:
    """Yield a year, whole or in halves, quarters or months; of too large a month, runs."""
    for parts in YEAR_PARTS:
        cut: list[list[Card]] = [[] for _ in range(parts)]
        for card in cards:
            cut[(_month(card) - 1) * parts // 12].append(card)
        if max(map(len, cut)) <= VOLUME_MAX_ARTICLES:
            break
    months = 12 // parts
    for number, part in enumerate(cut):
        name = year if parts == 1 else f"{year}-{number + 1}of{parts}"
        first, last = f"{year}-{number * months + 1:02}", f"{year}-{(number + 1) * months:02}"
        label = strings.named(year) if parts == 1 else _span(first, last, strings)
        yield from _runs(name, label, part, strings)


def _runs(name: str, label: str, cards: Sequence[Card], strings: Strings) -> Iterator[Volume]:
    """Yield one volume if the cards fit into it, else runs counted from the oldest.

    So only the last run grows. No cards make no volume.
    """
    if len(cards) <= VOLUME_MAX_ARTICLES:
        if cards:
            yield Volume(name, label, tuple(cards))
        return
    for number, start in enumerate(range(0, len(cards), VOLUME_MAX_ARTICLES), 1):
        part = tuple(cards[start : start + VOLUME_MAX_ARTICLES])
        yield Volume(f"{name}-{number}", f"{label} ({strings.number(number)})", part)


def _span(first: str, last: str, strings: Strings) -> str:
    """Return a time in words, from one year or month to another."""
    return (
        strings.named(first) if first == last else f"{strings.named(first)} – {strings.named(last)}"
    )


def _year(card: Card) -> int:
    return day_of(card.when).year if card.when else 0


def _month(card: Card) -> int:
    return day_of(card.when).month if card.when else 0
