"""The shelves of the archive: the articles that share a topic, a name, a label or a date."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from warraq.analysis.names.model import Gazetteer, NameKind
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.arabic.letters import fold, name_order
from warraq.arabic.slug import slug
from warraq.core.model import Card, Link
from warraq.library.order import day_of

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


LABELS: Mapping[ShelfKind, Callable[[Card], tuple[str, ...]]] = {
    "thread": lambda card: (card.thread,) if card.thread else (),
    "tag": lambda card: card.tags,
    "outlet": lambda card: (card.outlet,) if card.outlet else (),
    "author": lambda card: card.authors,
}
"""The names, as they are spelt, of the shelves that an article is on."""


def topic_shelves(cards: Sequence[Card], vocabulary: Vocabulary) -> dict[str, Shelf]:
    """Return the shelves of topics. A shelf holds the articles of sub-topics too; a topic without
    articles has none.

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
    on_shelf: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for name in dict.fromkeys(above for topic in card.topics for above in lines.get(topic, ())):
            on_shelf[name].append(card)
    return {
        topic.id: _shelf(
            "topic", topic.id, topic.label, f"topics/{topic.id}/index.html", on_shelf[topic.id]
        )
        for topic in vocabulary.topics
        if topic.id in on_shelf
    }


MENTIONED: Mapping[NameKind, Callable[[Card], tuple[str, ...]]] = {
    "person": lambda card: card.people,
    "place": lambda card: card.places,
    "organisation": lambda card: card.organisations,
}
"""The ids of the names of a kind that an article mentions."""


def name_shelves(cards: Sequence[Card], known: Gazetteer) -> dict[str, dict[str, Shelf]]:
    """Return a shelf for each name that is mentioned. An article that fails may still mention one
    that has left the gazetteer.
    """
    on_shelf: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for card in cards:
        for kind, ids in MENTIONED.items():
            for id in ids(card):
                on_shelf[kind, id].append(card)
    shelves: dict[str, dict[str, Shelf]] = {kind: {} for kind in MENTIONED}
    for name in sorted(known.names, key=lambda name: (name_order(name.label), name.id)):
        if found := on_shelf.get((name.kind, name.id)):
            url = f"{FOLDERS[name.kind]}/{name.id}/index.html"
            shelves[name.kind][name.id] = _shelf(
                name.kind, name.id, name.label, url, found, name.about
            )
    return shelves


_FINAL_H = re.compile(r"ه\b")


def label_shelves(
    kind: ShelfKind, cards: Sequence[Card], labels: Callable[[Card], tuple[str, ...]]
) -> dict[str, Shelf]:
    """Return shelves by each spelling of their label. Labels that fold together share a shelf,
    under the spelling that came first.

    The address is made of the folded label, so that no spelling can move it; a final ه is read as
    the ة that it mostly is. Of two labels that still romanise alike, the one whose first article
    is older has the plain name.
    """
    on_shelf: dict[str, list[Card]] = {}
    first: dict[str, str] = {}
    folds: dict[str, str] = {}
    for card in cards:
        for key in dict.fromkeys(
            folds.get(label) or folds.setdefault(label, fold(label)) for label in labels(card)
        ):
            on_shelf.setdefault(key, []).append(card)
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
        shelves[key] = _shelf(
            kind, name, label, f"{FOLDERS[kind]}/{name}/index.html", on_shelf[key]
        )
    return {label: shelves[key] for label, key in folds.items()}


def date_shelves(
    cards: Sequence[Card], label: Callable[[str], str], undated_label: str
) -> dict[str, dict[str, Shelf]]:
    """Return shelves of years, months and days, as far as each date is known: '2017' is on the
    shelf of its year only, an interval on that of the year it begins in.
    """
    on_shelf: dict[ShelfKind, dict[str, list[Card]]] = {
        "year": {},
        "month": {},
        "day": {},
        "undated": {},
    }
    for card in cards:
        when = card.when
        if when is None:
            on_shelf["undated"].setdefault("", []).append(card)
            continue
        day = day_of(when).isoformat()
        on_shelf["year"].setdefault(day[:4], []).append(card)
        if when.precision in ("month", "day", "moment"):
            on_shelf["month"].setdefault(day[:7], []).append(card)
        if when.precision in ("day", "moment"):
            on_shelf["day"].setdefault(day, []).append(card)
    return {
        kind: {
            name: _shelf(kind, name, label(name) if name else undated_label, date_url(name), on)
            for name, on in sorted(names.items())
        }
        for kind, names in on_shelf.items()
    }


def date_url(name: str) -> str:
    """Return the index page of a year, month or day ('2017', '2017-05', '2017-05-12'); of the
    undated for ''.
    """
    return f"{name.replace('-', '/') or 'undated'}/index.html"
