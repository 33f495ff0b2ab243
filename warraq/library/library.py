"""Everything that is published: the articles in order, and on their shelves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from warraq.analysis.names.model import EMPTY, Gazetteer
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.arabic.letters import name_order
from warraq.core.model import Card, Entry
from warraq.library.order import first_of, ordered
from warraq.library.shelves import (
    LABELS,
    Shelf,
    date_shelves,
    label_shelves,
    name_shelves,
    topic_shelves,
)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is published, in order.

    entries   articles, oldest first
    first_of  for each copy of a story that another article told first (by path), that article.
              Copies are on the shelves of their outlet, authors and time only
    prose     the pages of content/pages/, by path
    shelves   by kind and then by name; topics in the vocabulary's order, dates in theirs, the rest
              by Arabic alphabet
    spelt     stories', tags', outlets' and authors' shelves by kind and then by any of their
              spellings
    parents   the parent of each topic that has one
    days_of   for each month, its days that have articles
    beside    for each year, month and day, the names before and after it among those that have
              articles
    related   for each article (by path), older ones that are close to it
    """

    entries: tuple[Entry, ...]
    first_of: Mapping[str, Card]
    prose: tuple[Entry, ...]
    shelves: Mapping[str, Mapping[str, Shelf]]
    spelt: Mapping[str, Mapping[str, Shelf]]
    parents: Mapping[str, str]
    days_of: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, Mapping[str, tuple[str, str]]]
    related: Mapping[str, tuple[Card, ...]]

    def firsts(self, cards: Iterable[Card]) -> Iterator[Card]:
        """Yield the cards that are no copies, in their order."""
        return (card for card in cards if card.path not in self.first_of)


def arrange(
    entries: Sequence[Entry],
    vocabulary: Vocabulary,
    named: Callable[[str], str],
    undated: str,
    related: Mapping[str, tuple[Card, ...]],
    known: Gazetteer = EMPTY,
) -> Library:
    """Put the entries in order and on their shelves.

    named    names '2017', '2017-05' and '2017-05-12' in words; `undated` is the word for what has
             no date
    related  for each article (by path), older ones that are close to it
    known    the people, places and organisations that may be mentioned
    """
    articles = ordered(entries)
    cards = tuple(entry.card for entry in articles)
    firsts = first_of(articles)
    originals = tuple(card for card in cards if card.path not in firsts)
    shelves: dict[str, Mapping[str, Shelf]] = {"topic": topic_shelves(originals, vocabulary)}
    spelt: dict[str, Mapping[str, Shelf]] = {
        kind: label_shelves(kind, cards if kind in ("outlet", "author") else originals, labels)
        for kind, labels in LABELS.items()
    }
    for kind, by_label in spelt.items():
        by_name = {shelf.name: shelf for shelf in by_label.values()}
        shelves[kind] = dict(
            sorted(by_name.items(), key=lambda pair: (name_order(pair[1].label), pair[0]))
        )
    shelves.update(name_shelves(originals, known))
    shelves.update(date_shelves(cards, named, undated))
    prose = tuple(
        sorted(
            (entry for entry in entries if entry.kind == "page"), key=lambda entry: entry.card.path
        )
    )
    days_of: dict[str, tuple[str, ...]] = {}
    for day in shelves["day"]:
        days_of[day[:7]] = (*days_of.get(day[:7], ()), day)
    return Library(
        entries=articles,
        first_of=firsts,
        prose=prose,
        shelves=shelves,
        spelt=spelt,
        parents={topic.id: topic.parent for topic in vocabulary.topics if topic.parent},
        days_of=days_of,
        beside={kind: _beside(tuple(shelves[kind])) for kind in ("year", "month", "day")},
        related=related,
    )


def _beside(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the names before and after each name."""
    return (
        dict(zip(names, zip(("", *names[:-1]), (*names[1:], ""), strict=True), strict=True))
        if names
        else {}
    )
