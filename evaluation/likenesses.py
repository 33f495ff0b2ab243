"""Pairs of texts that tell one story, or two, made of the shared data."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.story_texts import PART_MIN_WORDS, Text, texts
from warraq.arabic.date_words import WEEKDAY_WORDS
from warraq.arabic.letters import fold, words

ARTICLE_MIN_WORDS = 40
"""The fewest words of an article that pairs are made of: twice those of a part."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, whether they tell one story, the class that they are of, and the half of
    the data.
    """

    sort: str
    same: bool
    one: Text
    other: Text

    @property
    def half(self) -> str:
        """'tuned' or 'held out', by the text alone."""
        return half_of(self.one)


def half_of(text: Text) -> str:
    """'tuned' or 'held out'."""
    return (
        "held out"
        if hashlib.sha256(" ".join(words(text.text)).encode()).digest()[0] % 2
        else "tuned"
    )


def pairs(shared: Path) -> Iterator[Pair]:
    """All pairs: copies made from each article, copies that the data has; other stories made, and
    those that it has.
    """
    whole = texts(shared)
    twice = list(_crawled_twice(whole))
    copies = {pair.other.name for pair in twice}
    held = [
        text
        for text in whole
        if text.name not in copies and len(text.text.split()) >= ARTICLE_MIN_WORDS
    ]
    yield from twice
    yield from _judged(whole)
    judged = {name for pair in JUDGED for name in pair[:2]}
    for place, text in enumerate(held):
        chance = random.Random(text.name)
        other = held[(place + len(held) // 2) % len(held)]
        yield from _copies(text, other, chance)
        yield from _series(text, chance)
        yield Pair("unrelated", False, text, other)
        yield from _formula(text, other, held[(place + len(held) // 3) % len(held)])
    yield from _same_day(held, chance=random.Random(1))
    yield from _nearest([text for text in held if text.name not in judged])


# --- one story ------------------------------------------------------------------------------------


def _crawled_twice(held: Sequence[Text]) -> Iterator[Pair]:
    """The same page fetched twice: of one outlet and day and title; where it has no titles, of one
    opening and end.
    """
    seen: dict[tuple[str, str], Text] = {}
    for text in held:
        mark = (
            f"{fold(text.title)} {text.day}"
            if text.title
            else " ".join((said := words(text.text))[:12] + said[-12:])
        )
        first = seen.setdefault((text.outlet, mark), text)
        if first is not text:
            yield Pair("crawled twice (real)", True, first, text)


JUDGED = (
    ("echorouk 55", "aps-algerie 0", True),
    ("saudi 96", "saudi 154", True),
    ("saudi 37", "saudi 103", False),
    ("saudi 90", "saudi 226", False),
    ("saudi 254", "saudi 290", False),
    ("saudi 142", "saudi 169", False),
    ("JA-technology-14-20161203", "JA-technology-5-20170102", False),
    ("JA-internationalNews-356-20170108", "JA-internationalNews-704-20170108", False),
    ("aps-sport 5", "aps-sport 7", False),
    ("yabiladi 15", "yabiladi 24", False),
)
"""Pairs of one event in two papers that were read: true where an editor of one has cut and polished
the other's text, false where he has written another from the same source.
"""


def _judged(held: Sequence[Text]) -> Iterator[Pair]:
    by_name = {text.name: text for text in held}
    for one, other, same in JUDGED:
        if one in by_name and other in by_name:
            sort = "another paper's copy (real)" if same else "another paper's own text (real)"
            yield Pair(sort, same, by_name[one], by_name[other])


def _copies(text: Text, other: Text, chance: random.Random) -> Iterator[Pair]:
    said = text.text.split()
    later = replace(text, name=f"copy of {text.name}", outlet="another")
    next_day = replace(later, day=text.day and text.day + dt.timedelta(days=chance.randrange(3)))
    yield Pair("spelt otherwise", True, text, replace(later, text=_respelt(said, chance)))
    cut = round(len(said) * chance.uniform(0.3, 0.8))
    if cut >= PART_MIN_WORDS:
        yield Pair("crop", True, text, replace(next_day, text=" ".join(said[:cut])))
    corrected = replace(later, text=" ".join(_corrected(said, chance)))
    yield Pair("corrected", True, text, corrected)
    if cut >= 2 * PART_MIN_WORDS:
        yield Pair(
            "crop of a corrected one", True, corrected, replace(next_day, text=" ".join(said[:cut]))
        )
    agency = f"الرباط ({chance.choice(('وكالات', 'و م ع', 'رويترز'))}) - "
    yield Pair(
        "with an agency's line",
        True,
        text,
        replace(next_day, text=f"{agency}{text.text}\nالمصدر: وكالات"),
    )
    more = other.text.split()[: max(15, round(len(said) * chance.uniform(0.1, 0.4)))]
    yield Pair(
        "with a paragraph more",
        True,
        text,
        replace(next_day, text=f"{text.text}\n{' '.join(more)}"),
    )
    yield Pair("polished", True, text, replace(next_day, text=" ".join(_polished(said, chance))))


_SPELT = str.maketrans(
    {"أ": "ا", "إ": "ا", "ى": "ي", "،": ",", "1": "١", "2": "٢", "3": "٣", "5": "٥", "0": "٠"}
)


def _respelt(said: Sequence[str], chance: random.Random) -> str:
    """The same words with tatweel and harakat, without hamza, digits of the East, other white
    space.
    """
    made = [
        word[:2] + "ـ\u064e" + word[2:] if chance.random() < 0.1 and word[:3].isalpha() else word
        for word in said
    ]
    return "".join(
        word + chance.choice((" ", " ", "\u00a0", "  ", "\r\n")) for word in made
    ).translate(_SPELT)


def _corrected(said: Sequence[str], chance: random.Random) -> list[str]:
    """Another number or two, and one word of thirty another."""
    made = list(said)
    numbers = [place for place, word in enumerate(said) if re.search(r"\d", word)]
    for place in chance.sample(numbers, min(len(numbers), chance.randint(1, 2))):
        made[place] = re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 10), made[place])
    for place in chance.sample(range(len(said)), max(1, len(said) // 30)):
        made[place] = chance.choice(said)
    return made


def _polished(said: Sequence[str], chance: random.Random) -> Iterator[str]:
    """One word of twelve or so left out, or changed for another; the rest as it was."""
    next_one = chance.randint(8, 16)
    for place, word in enumerate(said):
        if place < next_one:
            yield word
            continue
        next_one = place + chance.randint(8, 16)
        if chance.random() < 0.5:
            yield chance.choice(said)


# --- two stories ----------------------------------------------------------------------------------


_DAYS = [name for name in WEEKDAY_WORDS if name.startswith("ال")]


def _series(text: Text, chance: random.Random) -> Iterator[Pair]:
    """The same form filled in again: other numbers, another day; and another town's on the same
    day.
    """
    said = text.text.split()
    numbers = [place for place, word in enumerate(said) if re.search(r"\d", word)]
    if len(numbers) < 5:
        return
    made = [
        re.sub(r"\d", lambda digit: str((int(digit[0]) + chance.randint(1, 9)) % 10), word)
        if re.search(r"\d", word)
        else chance.choice(_DAYS)
        if fold(word) in WEEKDAY_WORDS
        else word
        for word in said
    ]
    kept = set(chance.sample(numbers, len(numbers) // 3))
    some = [
        was if place in kept else is_
        for place, (was, is_) in enumerate(zip(said, made, strict=True))
    ]
    later = text.day and text.day + dt.timedelta(days=chance.choice((1, 7, 30)))
    yield Pair(
        "a series, another day",
        False,
        text,
        replace(text, name="next", text=" ".join(some), day=later),
    )
    yield Pair(
        "a series, the same day", False, text, replace(text, name="beside", text=" ".join(made))
    )


def _formula(text: Text, other: Text, formula: Text) -> Iterator[Pair]:
    """Two articles that end in the same paragraph, as long as the shorter of them at the most."""
    shorter = min(len(text.text.split()), len(other.text.split()))
    tail = " ".join(formula.text.split()[: min(60, shorter)])
    one, two = (replace(which, text=f"{which.text}\n{tail}") for which in (text, other))
    yield Pair("a paragraph in common", False, one, two)


def _same_day(held: Sequence[Text], chance: random.Random) -> Iterator[Pair]:
    """Other articles of the outlet and day."""
    by_day: dict[tuple[str, dt.date | None], list[Text]] = defaultdict(list)
    for text in held:
        by_day[text.outlet, text.day].append(text)
    for group in by_day.values():
        found = list(itertools.combinations(group, 2))
        for one, other in chance.sample(found, min(len(found), len(group))):
            yield Pair("same outlet and day", False, one, other)


def _nearest(held: Sequence[Text]) -> Iterator[Pair]:
    """To each article the one with which it shares most of its rare words: mostly the same event,
    or the same form.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    said = [set(words(text.text)) for text in held]
    for place, found in enumerate(said):
        for word in found:
            holders[word].append(place)
    for place, found in enumerate(said):
        scores: dict[int, float] = defaultdict(float)
        for word in found:
            if len(holders[word]) < 60:
                for other in holders[word]:
                    scores[other] += math.log(len(held) / len(holders[word]))
        near = [
            (score / math.sqrt(len(said[other])), other)
            for other, score in scores.items()
            if other != place
        ]
        for _, other in sorted(near, reverse=True)[:2]:
            yield Pair("nearest by rare words", False, held[place], held[other])
