"""Whether two texts are one story: how much they share, and whether only their figures differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from warraq.arabic.date_words import MONTH_WORDS, WEEKDAY_WORDS
from warraq.arabic.letters import fold

RUN_WORDS = 4
"""A word counts as shared if it is in a run of this many words that the other text has too."""
MIN_WORDS = 10
"""Texts of fewer words are too short to be kept apart from others ('the photos below')."""
MIN_WORDS_NEAR = 20
"""Of texts with fewer words than this only the very same are duplicates."""
MIN_RESEMBLANCE = 0.7
"""From this resemblance on two texts are one story."""
MIN_CONTAINMENT = 0.82
"""From this containment on the shorter one is a part of the longer, or the longer an enlarged
one...
"""
MIN_PART = 0.2
"""...unless it is less than this part of it: then the longer one tells more than that story."""

MatchKind = Literal["exact", "near"]


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two texts are, each from 0 to 1.

    resemblance  the share of the words of both that are in runs which both have
    containment  the same of the shorter one's words
    """

    resemblance: float
    containment: float


SAME = Similarity(1.0, 1.0)


def measure(one: Sequence[str], other: Sequence[str]) -> Similarity:
    """Return how alike two texts are, by their folded words.

    Runs of words, as in Broder's resemblance and containment (On the resemblance and containment of
    documents, 1997); but what is counted is the words that such runs cover, so that a word changed
    here and there costs that word, and not the four runs that it is in.
    """
    runs, others = _runs(one), _runs(other)
    return _measured(one, other, _covered(runs, set(others)), _covered(others, set(runs)))


def compare(
    one: Sequence[str], other: Sequence[str], days: int | None
) -> tuple[MatchKind, Similarity] | None:
    """Return whether two texts, given by their folded words, are one story, and how alike they are;
    None if they are two.

    days  how many days lie between their publication; None where that is not known
    """
    if min(len(one), len(other)) < MIN_WORDS:
        return None
    if one == other:
        return "exact", SAME
    if min(len(one), len(other)) < MIN_WORDS_NEAR or min(len(one), len(other)) < MIN_PART * max(
        len(one), len(other)
    ):
        return None
    # Runs cover no word that is not in both: most texts are kept apart by that, which is
    # soon counted.
    here, there = sum(map(set(other).__contains__, one)), sum(map(set(one).__contains__, other))
    if not _is_one_story(_measured(one, other, here, there)):
        return None
    similarity = measure(one, other)
    return (
        ("near", similarity)
        if _is_one_story(similarity) and not of_a_series(one, other, days)
        else None
    )


def _measured(one: Sequence[str], other: Sequence[str], here: int, there: int) -> Similarity:
    """Return how alike two texts are that share words: `here` of the one, `there` of the other."""
    shorter, shared = min((len(one), here), (len(other), there))
    both = len(one) + len(other)
    return Similarity((here + there) / both if both else 0.0, shared / shorter if shorter else 0.0)


def _is_one_story(similarity: Similarity) -> bool:
    return similarity.resemblance >= MIN_RESEMBLANCE or similarity.containment >= MIN_CONTAINMENT


def of_a_series(one: Sequence[str], other: Sequence[str], days: int | None) -> bool:
    """Whether two texts of like words differ by their figures, as the weather of two days does.

    Figures are numbers, months and days of the week; one has changed if it is beside neither of its
    neighbours in the other text. A correction changes few of them, and mostly on the same day. So
    two days are kept apart by three changed ones that come to a third of the numbers, or two that
    come to two thirds; and within a day, or if no day is known, it takes four and two thirds.
    """
    shorter, longer = sorted((one, other), key=len)
    known = {
        pair
        for before, figure, after in _figures(longer)
        for pair in ((before, figure), (figure, after))
    }
    figures = list(_figures(shorter))
    changed = sum(
        (before, figure) not in known and (figure, after) not in known
        for before, figure, after in figures
    )
    numbers = sum(figure not in _CALENDAR for _, figure, _ in figures)
    some, most = changed * 3 >= numbers, changed * 3 >= numbers * 2
    return (changed >= 2 and most) or (changed >= 3 and some) if days else changed >= 4 and most


_DIGITS = frozenset("0123456789")
_CALENDAR = {fold(word) for word in (*MONTH_WORDS, *WEEKDAY_WORDS) if len(word) > 3}


def _figures(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each figure between its neighbours; 12.500 and 5,5 are one, though they are two
    words.
    """
    end = 0
    for start, word in enumerate(words):
        if start < end or not (word in _CALENDAR or word[0] in _DIGITS):
            continue
        end = start + 1
        while word[0] in _DIGITS and end < len(words) and words[end][0] in _DIGITS:
            end += 1
        yield (
            words[start - 1] if start else "",
            " ".join(words[start:end]),
            words[end] if end < len(words) else "",
        )


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(RUN_WORDS)), strict=False))


def _covered(runs: Sequence[tuple[str, ...]], others: set[tuple[str, ...]]) -> int:
    """Return how many words are covered by the runs that are among the others."""
    # A byte for each run, 1 where it is shared; moved along by a run's length, they mark each word
    # that one covers.
    shared = int.from_bytes(bytes(map(others.__contains__, runs)))
    covered = 0
    for place in range(RUN_WORDS):
        covered |= shared << 8 * place
    return covered.bit_count()
