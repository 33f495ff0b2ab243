"""What was learnt of an archive's topics: a weight for every word and topic, and probabilities."""

from __future__ import annotations

import math
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from warraq.arabic.letters import words
from warraq.arabic.stem import stem

FILE = "topics.npz"
MISSING = 'needs the extra "topics": pip install "warraq[topics]"'
MAX_WORDS = 4_000
"""How many words of an article are read: it says early what it is about."""


class LearningError(Exception):
    """Topics cannot be predicted, or learnt; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A topic, and how sure it is, from 0 to 1."""

    topic: str
    sure: float


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model: term frequency (by its logarithm) times rarity, of length one; a weight for
    each term and topic.

    topics   ids, one for each column
    index    term -> its row
    rarity   of each term: the inverse document frequency
    weights  one row a term, one column a topic
    offsets  one a topic
    slopes   two a topic: the margin's slope and offset in the logistic function that makes a
             probability of it (Platt)
    """

    topics: tuple[str, ...]
    index: dict[str, int]
    rarity: Any
    weights: Any
    offsets: Any
    slopes: Any

    def guesses(self, title: str, paragraphs: Sequence[str]) -> tuple[Guess, ...]:
        """Return all topics, the likeliest first."""
        counts = Counter(term for term in terms(title, paragraphs) if term in self.index)
        rows = [self.index[term] for term in counts]
        values = [
            (1 + math.log(count)) * self.rarity[row]
            for row, count in zip(rows, counts.values(), strict=True)
        ]
        length = math.sqrt(sum(value * value for value in values)) or 1.0
        margins = self.offsets.copy()
        for row, value in zip(rows, values, strict=True):
            margins += self.weights[row] * (value / length)
        sure = [
            logistic(slope * margin + offset)
            for margin, (slope, offset) in zip(margins, self.slopes, strict=True)
        ]
        found = sorted(zip(self.topics, sure, strict=True), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Guess(topic, share) for topic, share in found)

    def suggested(
        self, title: str, paragraphs: Sequence[str], above: float = 0.5
    ) -> tuple[Guess, ...]:
        """Return the topics that are at least so sure, two at most, the likeliest first."""
        return tuple(guess for guess in self.guesses(title, paragraphs)[:2] if guess.sure >= above)

    def save(self, cache: Path) -> Path:
        """Write the model into the folder `cache`; the file is plain numbers and words, never
        code.
        """
        import numpy

        path = cache / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{FILE}.part.npz")
        numpy.savez_compressed(
            beside,
            topics=_packed(self.topics),
            terms=_packed(self.index),
            rarity=self.rarity,
            weights=self.weights,
            offsets=self.offsets,
            slopes=self.slopes,
        )
        beside.replace(path)
        return path


def load(cache: Path) -> Model:
    """Read the model that was learnt last. Raises LearningError if there is none that can be
    read.
    """
    if not (cache / FILE).exists():
        raise LearningError("nothing has been learnt yet: run `topics learn`")
    try:
        import numpy
    except ImportError:
        raise LearningError(MISSING) from None
    try:
        with numpy.load(cache / FILE, allow_pickle=False) as stored:
            names = _unpacked(stored["terms"])
            return Model(
                topics=tuple(_unpacked(stored["topics"])),
                index={term: row for row, term in enumerate(names)},
                rarity=stored["rarity"],
                weights=stored["weights"],
                offsets=stored["offsets"],
                slopes=stored["slopes"],
            )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise LearningError(
            f"what was learnt cannot be read ({error}): run `topics learn` again"
        ) from None


def terms(title: str, paragraphs: Sequence[str]) -> list[str]:
    """Return the stems of a text, and its pairs of stems."""
    stems = [stem(word) for word in chain(words(title), words("\n".join(paragraphs))[:MAX_WORDS])]
    return [*stems, *map(" ".join, pairwise(stems))]


def logistic(value: float) -> float:
    """Return the probability of a margin."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))


def _packed(names: Any) -> Any:
    import numpy

    return numpy.frombuffer("\n".join(names).encode("utf-8", "replace"), dtype=numpy.uint8)


def _unpacked(stored: Any) -> list[str]:
    return bytes(stored.tobytes()).decode("utf-8").split("\n")
