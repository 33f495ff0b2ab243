"""Cutting the archive into volumes, so that an article changes the index of its own time and of no other."""

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
FULL = 3_000
"""Up to so many articles of a range of years are one volume: its index is made in some seconds, in
about 400 MB. A query costs the browser some 25 KB a word in each volume, so that few large ones are
better than many.
"""
SPANS = (100, 20, 10, 5, 1)
"""The years of a range, which begins at a multiple of its span: where a volume ends depends on no
other volume.
"""
LARGEST = 10_000
"""So many articles may be in any volume; the index of as many takes Pagefind some 1.5 GB."""
PARTS = (1, 2, 4, 12)
"""Into how many parts a year is cut, the fewest that will do."""


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
    """All volumes, newest first, the undated after them, then ENGINE.

    cards  all articles, in the archive's order, oldest first
    """
    dated: list[Card] = []
    undated: list[Card] = []
    for card in cards:
        (dated if card.when else undated).append(card)
    found = [
        *_runs("undated", strings("undated"), undated, strings),
        *_ranges(dated, SPANS, strings),
    ]
    return (*reversed(found), ENGINE) if found else ()


def _ranges(cards: Iterable[Card], spans: tuple[int, ...], strings: Strings) -> Iterator[Volume]:
    """The volumes of as few ranges of years as will do, from these spans; of a year that is too
    large, its parts.
    """
    span, *shorter = spans
    for number, years in groupby(cards, key=lambda card: _year(card) // span):
        held, first = tuple(years), number * span
        if span == 1:
            yield from _parts(f"{first:04}", held, strings)
        elif len(held) <= FULL:
            label = _span(f"{_year(held[0]):04}", f"{_year(held[-1]):04}", strings)
            yield Volume(f"{first:04}-{first + span - 1:04}", label, held)
        else:
            yield from _ranges(held, tuple(shorter), strings)


def _parts(year: str, cards: Sequence[Card], strings: Strings) -> Iterator[Volume]:
    """A year, whole or cut into halves, quarters or months; a month that is too large, into runs."""
    for parts in PARTS:
        cut: list[list[Card]] = [[] for _ in range(parts)]
        for card in cards:
            cut[(_month(card) - 1) * parts // 12].append(card)
        if max(map(len, cut)) <= LARGEST:
            break
    months = 12 // parts
    for number, held in enumerate(cut):
        name = year if parts == 1 else f"{year}-{number + 1}of{parts}"
        first, last = f"{year}-{number * months + 1:02}", f"{year}-{(number + 1) * months:02}"
        label = strings.named(year) if parts == 1 else _span(first, last, strings)
        yield from _runs(name, label, held, strings)


def _runs(name: str, label: str, cards: Sequence[Card], strings: Strings) -> Iterator[Volume]:
    """One volume if it fits (none if it is empty), else runs counted from the oldest, so that only
    the last grows.
    """
    if len(cards) <= LARGEST:
        if cards:
            yield Volume(name, label, tuple(cards))
        return
    for number, start in enumerate(range(0, len(cards), LARGEST), 1):
        part = tuple(cards[start : start + LARGEST])
        yield Volume(f"{name}-{number}", f"{label} ({strings.number(number)})", part)


def _span(first: str, last: str, strings: Strings) -> str:
    """A time in words, from one year or month to another."""
    return (
        strings.named(first) if first == last else f"{strings.named(first)} – {strings.named(last)}"
    )


def _year(card: Card) -> int:
    return day_of(card.when).year if card.when else 0


def _month(card: Card) -> int:
    return day_of(card.when).month if card.when else 0
