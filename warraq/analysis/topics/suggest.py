"""Which topics a text is about, by the signs and hints of topics that it holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from warraq.analysis.topics.vocabulary import Topic, Vocabulary
from warraq.arabic.letters import words
from warraq.arabic.stem import stem

SHORT_STEM_LETTERS = 3
"""A stem as short as this keeps its ة, or else the police (شرطة) were a condition (شرط)."""

# What a word weighs: by what it is, and by where it is first. Repeated, it adds a little, and soon
# nothing more: one word repeated is not a topic.
SIGN_WEIGHT = 3.0
HINT_WEIGHT = 1.0
TITLE_WEIGHT = 3.0
LEAD_WEIGHT = 2.0
BODY_WEIGHT = 1.0
REPEAT_WEIGHT = 0.25
MAX_REPEATS = 4

# What is clear enough to be suggested. Set on one half of the labelled articles and measured on the
# other, by evaluation/topics.py.
LEAD_LETTERS = 300
"""The opening of the body: an article says early what it is about."""
READ_LETTERS = 4_000
"""What is read of the body in all."""
MIN_PHRASES = 3
"""How many different signs and hints of a topic there must be."""
MAX_PHRASE_WORDS = 3
"""The longest sign or hint."""
MIN_SCORE = 10.0
"""The least score of a topic."""
MIN_LEAD_RATIO = 1.2
"""How many times the second's score the first's must be; with less, neither is clear..."""
MIN_SCORE_OF_BOTH = 40.0
"""...unless the second has at least this score, and then both are."""
MIN_SECOND_RATIO = 0.7
"""The least score of the second topic, as a share of the first's, to be suggested beside it."""

Phrase = tuple[str, ...]
"""The stems of a word, or of words that follow each other."""
Evidence = Mapping[str, Mapping[Phrase, Sequence[tuple[str, float]]]]
"""By the first of its stems, each phrase, and the topics that it speaks for, and how strongly."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic that a text seems to speak of. `score` is the weight of the words that say so; it
    only puts in order.
    """

    id: str
    score: float


NOTHING = Suggestion("", 0.0)


def suggest(
    vocabulary: Vocabulary, title: str, paragraphs: Sequence[str]
) -> tuple[Suggestion, ...]:
    """Return the topics that a text is clearly about: two at most, best first, none if none is
    clear.

    Every sign and hint of a topic counts once, more in the title and the opening than below.
    """
    scores: dict[str, float] = defaultdict(float)
    distinct: Counter[str] = Counter()
    evidence = _evidence(vocabulary.topics)
    for phrase, weight in _weighed(evidence, title, paragraphs).items():
        for id, strength in evidence[phrase[0]][phrase]:
            scores[id] += strength * weight
            distinct[id] += 1
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    clear = [
        Suggestion(*item)
        for item in ranked
        if item[1] >= MIN_SCORE and distinct[item[0]] >= MIN_PHRASES
    ]
    first, second = (*clear, NOTHING, NOTHING)[:2]
    if first.score < MIN_LEAD_RATIO * second.score and second.score < MIN_SCORE_OF_BOTH:
        return ()
    return tuple(
        suggestion for suggestion in clear[:2] if suggestion.score >= MIN_SECOND_RATIO * first.score
    )


def _weighed(known: Evidence, title: str, paragraphs: Sequence[str]) -> dict[Phrase, float]:
    """Return the known phrases that a text holds, each with its weight."""
    weights: dict[Phrase, float] = {}
    times: Counter[Phrase] = Counter()
    for text, weight in _parts(title, paragraphs):
        stems = _phrase(text)
        for place in [place for place, first in enumerate(stems) if first in known]:
            for phrase in known[stems[place]]:
                if stems[place : place + len(phrase)] == phrase:
                    weights.setdefault(phrase, weight)
                    times[phrase] += 1
    return {
        phrase: weight + REPEAT_WEIGHT * min(times[phrase] - 1, MAX_REPEATS)
        for phrase, weight in weights.items()
    }


def _parts(title: str, paragraphs: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Return what is read of a text, and the weight of a word there: little, however long the
    text.
    """
    body = "\n".join(paragraphs)
    return (
        (title[:LEAD_LETTERS], TITLE_WEIGHT),
        (body[:LEAD_LETTERS], LEAD_WEIGHT),
        (body[LEAD_LETTERS:READ_LETTERS], BODY_WEIGHT),
    )


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> str:
    short = stem(word)
    return (
        f"{short}ه"
        if len(short) <= SHORT_STEM_LETTERS and word.endswith("ه") and not short.endswith("ه")
        else short
    )


def _phrase(text: str) -> Phrase:
    return tuple(map(_term, words(text)))


@lru_cache(maxsize=4)
def _evidence(topics: tuple[Topic, ...]) -> Evidence:
    evidence: defaultdict[str, dict[Phrase, dict[str, float]]] = defaultdict(dict)
    for topic in topics:
        for terms, strength in ((topic.hints, HINT_WEIGHT), (topic.signs, SIGN_WEIGHT)):
            for phrase in map(_phrase, terms):
                if 0 < len(phrase) <= MAX_PHRASE_WORDS:
                    evidence[phrase[0]].setdefault(phrase, {})[topic.id] = strength
    return {
        first: {phrase: tuple(strengths.items()) for phrase, strengths in phrases.items()}
        for first, phrases in evidence.items()
    }
