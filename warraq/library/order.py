"""The order of the archive: by date, then by the day on which it took an article in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from warraq.analysis.duplicates import chains
from warraq.core.model import Card, Entry, When


def order_key(card: Card) -> tuple[dt.date, str, str]:
    """Return the place of an article in the archive's order.

    So an article that is taken in later never moves those that were there before.
    """
    day = day_of(card.when) if card.when else card.received or dt.date.min
    time = card.when.moment.time().isoformat() if card.when and card.when.moment else ""
    return day, time, card.path


def day_of(when: When) -> dt.date:
    """Return the day by which a date is put in order: the first that it can mean, or the last if
    only that is known ('../2019').
    """
    return when.last if when.first == dt.date.min else when.first


def waits(card: Card, as_of: dt.date) -> bool:
    """Whether an article is not to be published yet: it is a draft, or its date comes after
    `as_of`.
    """
    return card.draft or (card.when is not None and card.when.first > as_of)


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the articles among the entries in the archive's order, oldest first."""
    return tuple(
        sorted(
            (entry for entry in entries if entry.kind == "article"),
            key=lambda entry: order_key(entry.card),
        )
    )


def first_of(entries: Iterable[Entry]) -> dict[str, Card]:
    """Return, for each copy (by path), the article that told its story first, if that is published
    and not withdrawn.
    """
    cards = {entry.card.path: entry.card for entry in entries if entry.kind == "article"}
    marks = {path: card.duplicate_of for path, card in cards.items() if card.duplicate_of}
    ends = chains.firsts(marks, cards)
    return {path: cards[end] for path, end in ends.items() if not cards[end].withdrawn}
