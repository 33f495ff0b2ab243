"""Facets as words: topics, names, outlet and dates in a shadow page, as words nobody can type."""

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
_DATE_KINDS = ("y", "m", "d")
_NAME_KINDS: Mapping[NameKind, str] = {"person": "p", "place": "l", "organisation": "g"}
_DIGITS_AS_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def topic(name: str) -> str:
    """Return the token of a topic, by its id."""
    return _token("t", name)


def outlet(label: str) -> str:
    """Return the token of an outlet, the same for all spellings that fold together."""
    return _token("o", fold(label))


def name(kind: NameKind, id: str) -> str:
    """Return the token of a person, a place or an organisation, by its id."""
    return _token(_NAME_KINDS[kind], id)


def date(name: str) -> str:
    """Return the token of a year, month or day.

    After MARK, '2017', '2017-05', '2017-05-12' are y2017, m201705, d20170512.
    """
    return MARK + _DATE_KINDS[name.count("-")] + name.replace("-", "")


def of(card: Card, terms: Mapping[str, Term]) -> Iterator[str]:
    """Yield all tokens of an article.

    terms  gives the topics' parents: an article of a sub-topic is one of its parents' too
    """
    for id in topics_of(card, terms):
        yield topic(id)
    for kind, ids in MENTIONED.items():
        for id in ids(card):
            yield name(kind, id)
    if card.outlet:
        yield outlet(card.outlet)
    if card.when is None:
        yield UNDATED
        return
    for day in date_names(card.when):
        yield date(day)


def topics_of(card: Card, terms: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the topics of an article and all above them, without those that have no shelf."""
    ids: dict[str, None] = {}
    for name in card.topics:
        while name in terms and name not in ids:
            ids[name] = None
            name = terms[name].parent
    return tuple(ids)


def date_names(when: When) -> tuple[str, ...]:
    """Return the year, month and day of a date, as far as they are known.

    Of an interval that is the year in which it begins.
    """
    day = day_of(when).isoformat()
    depth = {"month": 2, "day": 3, "moment": 3}.get(when.precision, 1)
    return (day[:4], day[:7], day)[:depth]


def _token(kind: str, value: str) -> str:
    digest = hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    # Of 1271cf25 Pagefind would make the words 1271, cf and 25 too.
    return MARK + kind + digest.translate(_DIGITS_AS_LETTERS)
