"""Facets as words: an article's topics, names, outlet, dates stand in its shadow page as words that nobody can type."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from warraq.analysis.names.model import NameKind
from warraq.arabic.letters import fold
from warraq.core.model import Card, When
from warraq.library.order import day_of
from warraq.library.shelves import MENTIONED
from warraq.site.views.page import Term

MARK = "ک"
"""Every token begins with this letter, the Persian kaf (U+06A9), and no word of a text or a query
does: folding puts the Arabic ك in its place. Unicode does not decompose it, so that no index takes
it for another letter either.
"""
UNDATED = f"{MARK}u"
_DATES = ("y", "m", "d")
_NAMED: Mapping[NameKind, str] = {"person": "p", "place": "l", "organisation": "g"}
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def topic(name: str) -> str:
    """The token of a topic, by its id."""
    return _token("t", name)


def outlet(label: str) -> str:
    """The token of an outlet; all its spellings that fold together have the same."""
    return _token("o", fold(label))


def named_as(kind: NameKind, id: str) -> str:
    """The token of a person, a place or an organisation, by its id."""
    return _token(_NAMED[kind], id)


def date(name: str) -> str:
    """The token of a year, month or day: after MARK, '2017', '2017-05', '2017-05-12' are y2017,
    m201705, d20170512.
    """
    return MARK + _DATES[name.count("-")] + name.replace("-", "")


def of(card: Card, terms: Mapping[str, Term]) -> Iterator[str]:
    """All tokens of an article. `terms` gives the topics' parents: an article of a sub-topic is one
    of its parents'.
    """
    for name in lines(card, terms):
        yield topic(name)
    for kind, ids in MENTIONED.items():
        for id in ids(card):
            yield named_as(kind, id)
    if card.outlet:
        yield outlet(card.outlet)
    if card.when is None:
        yield UNDATED
        return
    for name in named(card.when):
        yield date(name)


def lines(card: Card, terms: Mapping[str, Term]) -> tuple[str, ...]:
    """The topics of an article and all that stand above them; those that have no shelf are left
    out.
    """
    found: dict[str, None] = {}
    for name in card.topics:
        while name in terms and name not in found:
            found[name] = None
            name = terms[name].parent
    return tuple(found)


def named(when: When) -> tuple[str, ...]:
    """The year, month and day of a date, as far as they are known; an interval stands on the year
    it begins in.
    """
    day = day_of(when).isoformat()
    depth = {"month": 2, "day": 3, "moment": 3}.get(when.precision, 1)
    return (day[:4], day[:7], day)[:depth]


def _token(kind: str, value: str) -> str:
    digest = hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return (
        MARK + kind + digest.translate(_LETTERS)
    )  # of 1271cf25 Pagefind would make the words 1271, cf and 25 too
