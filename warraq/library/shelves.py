"""The archive in order: every article in its place, on the shelves of its topics, tags, stories, days and authors."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from warraq.analysis.duplicates import chains
from warraq.analysis.names.model import EMPTY, Gazetteer, NameKind
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.arabic.letters import fold, name_order
from warraq.arabic.slug import slug
from warraq.core.model import Card, Entry, Link, When

ShelfKind = (
    NameKind
    | Literal[
        "topic",
        "thread",
        "tag",
        "outlet",
        "author",
        "year",
        "month",
        "day",
        "undated",
        "loose",
        "hijri",
    ]
)

FOLDERS: Mapping[str, str] = {
    "topic": "topics",
    "thread": "threads",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "tag": "tags",
    "outlet": "outlets",
    "author": "authors",
}
"""The folder of the site in which the shelves of a kind live."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles that share a topic, a story, a name, a tag, an outlet, an author, a month or a
    day.

    cards    oldest first
    about    who or what a name is, in a line, or ''
    link     its label and its index page
    counted  the same with the number of its articles: only for pages that may change whenever the
             shelf grows
    """

    kind: ShelfKind
    name: str
    label: str
    url: str
    cards: tuple[Card, ...]
    link: Link
    counted: Link
    about: str = ""


def _shelf(
    kind: ShelfKind, name: str, label: str, url: str, cards: Sequence[Card], about: str = ""
) -> Shelf:
    return Shelf(
        kind, name, label, url, tuple(cards), Link(label, url), Link(label, url, len(cards)), about
    )


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is published, in order.

    entries   articles, oldest first
    first_of  for each copy of a story that another article told first (by path), that article.
              Copies stand on the shelves of their outlet, authors and time only, and are not told
              of anywhere else
    prose     the pages of content/pages/, by path
    shelves   by kind and then by name; topics in the vocabulary's order, dates in theirs, the rest
              by Arabic alphabet
    spelt     stories', tags', outlets' and authors' shelves by kind and then by any of their
              spellings
    parents   the parent of each topic that has one
    days_of   for each month, its days that hold articles
    beside    for each year, month and day, the names before and after it among those that hold
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
        """Those of the cards that are no copies, in their order."""
        return (card for card in cards if card.path not in self.first_of)


def order_key(card: Card) -> tuple[dt.date, str, str]:
    """Return the key that sorts articles by date, and an undated one by the day of its receipt.

    So an article that is taken in later never moves those that were there before.
    """
    day = day_of(card.when) if card.when else card.received or dt.date.min
    time = card.when.moment.time().isoformat() if card.when and card.when.moment else ""
    return day, time, card.path


def day_of(when: When) -> dt.date:
    """The day on which a date stands: the first that it can mean, or the last where only that is
    known ('../2019').
    """
    return when.last if when.first == dt.date.min else when.first


def waits(card: Card, as_of: dt.date) -> bool:
    """Whether an article is not to be published yet: a draft, or one whose date lies after `as_of`."""
    return card.draft or (card.when is not None and card.when.first > as_of)


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The articles among the entries in the archive's order, oldest first."""
    return tuple(
        sorted(
            (entry for entry in entries if entry.kind == "article"),
            key=lambda entry: order_key(entry.card),
        )
    )


def first_of(entries: Iterable[Entry]) -> dict[str, Card]:
    """For each copy (by path) the article that told its story first, as far as that is published
    and not withdrawn.
    """
    cards = {entry.card.path: entry.card for entry in entries if entry.kind == "article"}
    said = {path: card.duplicate_of for path, card in cards.items() if card.duplicate_of}
    ends = chains.firsts(said, cards)
    return {path: cards[end] for path, end in ends.items() if not cards[end].withdrawn}


def shelve(
    entries: Sequence[Entry],
    vocabulary: Vocabulary,
    named: Callable[[str], str],
    undated: str,
    related: Mapping[str, tuple[Card, ...]],
    known: Gazetteer = EMPTY,
) -> Library:
    """Put the entries on their shelves.

    named    names '2017', '2017-05' and '2017-05-12' in words; `undated` is the word for what has
             no date
    related  for each article (by path), older ones that are close to it
    known    the people, places and organisations that may be mentioned
    """
    articles = ordered(entries)
    cards = tuple(entry.card for entry in articles)
    firsts = first_of(articles)
    told = tuple(card for card in cards if card.path not in firsts)
    shelves: dict[str, Mapping[str, Shelf]] = {"topic": _topics(told, vocabulary)}
    spelt: dict[str, Mapping[str, Shelf]] = {
        kind: _terms(kind, cards if kind in ("outlet", "author") else told, labels)
        for kind, labels in LABELS.items()
    }
    for kind, by_label in spelt.items():
        by_name = {shelf.name: shelf for shelf in by_label.values()}
        shelves[kind] = dict(
            sorted(by_name.items(), key=lambda pair: (name_order(pair[1].label), pair[0]))
        )
    shelves.update(_mentioned(told, known))
    shelves.update(_dates(cards, named, undated))
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
    return (
        dict(zip(names, zip(("", *names[:-1]), (*names[1:], ""), strict=True), strict=True))
        if names
        else {}
    )


LABELS: Mapping[ShelfKind, Callable[[Card], tuple[str, ...]]] = {
    "thread": lambda card: (card.thread,) if card.thread else (),
    "tag": lambda card: card.tags,
    "outlet": lambda card: (card.outlet,) if card.outlet else (),
    "author": lambda card: card.authors,
}
"""The names, as they are spelt, of the shelves on which an article stands."""


def _topics(cards: Sequence[Card], vocabulary: Vocabulary) -> dict[str, Shelf]:
    """A topic's shelf holds its sub-topics' articles too. A topic without articles has no shelf.

    An article that fails because its topic left the vocabulary keeps its last good state, with that
    topic.
    """
    parents = {topic.id: topic.parent for topic in vocabulary.topics}
    lines: dict[str, tuple[str, ...]] = {}
    for name in parents:
        line, above = [name], parents[name]
        while above:
            line.append(above)
            above = parents[above]
        lines[name] = tuple(line)
    held: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for name in dict.fromkeys(above for topic in card.topics for above in lines.get(topic, ())):
            held[name].append(card)
    return {
        topic.id: _shelf(
            "topic", topic.id, topic.label, f"topics/{topic.id}/index.html", held[topic.id]
        )
        for topic in vocabulary.topics
        if topic.id in held
    }


MENTIONED: Mapping[NameKind, Callable[[Card], tuple[str, ...]]] = {
    "person": lambda card: card.people,
    "place": lambda card: card.places,
    "organisation": lambda card: card.organisations,
}
"""The ids of the names of a kind that an article mentions."""


def _mentioned(cards: Sequence[Card], known: Gazetteer) -> dict[str, dict[str, Shelf]]:
    """A shelf for each name that is mentioned. One that left the gazetteer may still stand in an
    article that fails.
    """
    held: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for card in cards:
        for kind, ids in MENTIONED.items():
            for id in ids(card):
                held[kind, id].append(card)
    shelves: dict[str, dict[str, Shelf]] = {kind: {} for kind in MENTIONED}
    for name in sorted(known.names, key=lambda name: (name_order(name.label), name.id)):
        if on := held.get((name.kind, name.id)):
            url = f"{FOLDERS[name.kind]}/{name.id}/index.html"
            shelves[name.kind][name.id] = _shelf(
                name.kind, name.id, name.label, url, on, name.about
            )
    return shelves


_FINAL_H = re.compile(r"ه\b")


def _terms(
    kind: ShelfKind, cards: Sequence[Card], labels: Callable[[Card], tuple[str, ...]]
) -> dict[str, Shelf]:
    """Shelves by each spelling of their label. Those that fold together share a shelf, under the
    spelling that came first.

    The address is made of the folded label, so that no spelling can move it; a final ه is read as
    the ة that it mostly is. Of two labels that still romanise alike, the one whose first article
    stands earlier has the plain name.
    """
    held: dict[str, list[Card]] = {}
    first: dict[str, str] = {}
    folds: dict[str, str] = {}
    for card in cards:
        for key in dict.fromkeys(
            folds.get(label) or folds.setdefault(label, fold(label)) for label in labels(card)
        ):
            held.setdefault(key, []).append(card)
        for label in labels(card):
            first.setdefault(folds[label], label)
    shelves: dict[str, Shelf] = {}
    taken: set[str] = set()
    for key, label in first.items():
        name = slug(_FINAL_H.sub("ة", key))
        if name in taken:
            name += (
                "-"
                + hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
            )
        taken.add(name)
        shelves[key] = _shelf(kind, name, label, f"{FOLDERS[kind]}/{name}/index.html", held[key])
    return {label: shelves[key] for label, key in folds.items()}


def _dates(
    cards: Sequence[Card], label: Callable[[str], str], undated_label: str
) -> dict[str, dict[str, Shelf]]:
    """Years, months and days, as far as each date is known: '2017' stands on its year only, an
    interval on the year it begins in.
    """
    held: dict[ShelfKind, dict[str, list[Card]]] = {
        "year": {},
        "month": {},
        "day": {},
        "undated": {},
    }
    for card in cards:
        when = card.when
        if when is None:
            held["undated"].setdefault("", []).append(card)
            continue
        day = day_of(when).isoformat()
        held["year"].setdefault(day[:4], []).append(card)
        if when.precision in ("month", "day", "moment"):
            held["month"].setdefault(day[:7], []).append(card)
        if when.precision in ("day", "moment"):
            held["day"].setdefault(day, []).append(card)
    return {
        kind: {
            name: _shelf(kind, name, label(name) if name else undated_label, date_url(name), on)
            for name, on in sorted(names.items())
        }
        for kind, names in held.items()
    }


def date_url(name: str) -> str:
    """The index page of a year, month or day ('2017', '2017-05', '2017-05-12'); of the undated for
    ''.
    """
    return f"{name.replace('-', '/') or 'undated'}/index.html"
