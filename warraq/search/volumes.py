"""Cutting the archive into volumes, so that a new article never changes the index of the years that are over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from warraq.library import day_of
from warraq.model import Card
from warraq.strings import Strings

ROOT = "search/volumes/"
"""The folder of the site that holds the index; all that lies below it is the index's."""
FULL = 3_000
"""Years are put together from the oldest on while they hold no more articles; the index is made in some seconds, in
about 400 MB. A query costs the browser some 25 KB a word in each volume, so that few large ones are better than many.
"""
LARGEST = 10_000
"""So many articles may be in any volume; the index of as many takes Pagefind some 1.5 GB."""
PARTS = (1, 2, 4, 12)
"""Into how many parts a year is cut, the fewest that will do."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Articles that are indexed together.

    name   '2010' for the years from 2010 on, '2017-1of2' for a half of a year, 'undated'
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
    runs: list[list[Card]] = []
    for _, year in groupby(dated, key=_year):
        held = list(year)
        if runs and len(runs[-1]) + len(held) <= FULL:
            runs[-1] += held
        else:
            runs.append(held)
    found = [*_runs("undated", strings("undated"), undated, strings)]
    for run in runs:
        found += _years(run, strings)
    return (*reversed(found), ENGINE) if found else ()


def _years(cards: Sequence[Card], strings: Strings) -> Iterator[Volume]:
    """One volume of these whole years, named after the first; of a year that is too large, its parts."""
    first, last = f"{_year(cards[0]):04}", f"{_year(cards[-1]):04}"
    if first == last:
        yield from _parts(first, cards, strings)
    else:
        yield Volume(first, _span(first, last, strings), tuple(cards))


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
    """One volume if it fits (none if it is empty), else runs counted from the oldest, so that only the last grows."""
    if len(cards) <= LARGEST:
        if cards:
            yield Volume(name, label, tuple(cards))
        return
    for number, start in enumerate(range(0, len(cards), LARGEST), 1):
        part = tuple(cards[start : start + LARGEST])
        yield Volume(f"{name}-{number}", f"{label} ({strings.number(number)})", part)


def _span(first: str, last: str, strings: Strings) -> str:
    """A time in words, from one year or month to another."""
    return strings.named(first) if first == last else f"{strings.named(first)} – {strings.named(last)}"


def _year(card: Card) -> int:
    return day_of(card.when).year if card.when else 0


def _month(card: Card) -> int:
    return day_of(card.when).month if card.when else 0
