"""Related articles among the older ones: shared tags and title words, the rarer the closer.

It never looks ahead.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence

from warraq.arabic.letters import fold, words
from warraq.arabic.stem import STOP, stem
from warraq.core.model import Card

MAX_RELATED = 5
"""How many an article shows: more are a list that nobody reads."""
LOOK_BACK_ARTICLES = 24
"""How many of the latest older articles are compared for each tag and word; it bounds the work to a
few microseconds an article.
"""
MIN_SCORE = 3.0
"""The least score of a related article: about two rare words, or a tag and a word."""
MIN_WEIGHT = 0.5
"""What a tag or word must weigh: less has one that every other article has."""


Memo = list[tuple[str, tuple[int, ...]]]
"""For each article in the archive's order, its card's digest and the positions of what is close to
it.
"""


def related(cards: Sequence[Card], memo: Memo) -> tuple[Mapping[str, tuple[Card, ...]], Memo]:
    """Return for each article (cards oldest first) up to five older ones, nearest first; of two as
    near, the later one.

    A tag or word weighs log(older articles / older articles with it), so what is added later
    changes nothing of the past: what `memo`, the result of the last build, has of an unchanged
    beginning of the archive still holds. Returns the memo for the next build too.
    """
    known = 0
    for card, (digest, _) in zip(cards, memo, strict=False):
        if card.digest != digest:
            break
        known += 1
    found = memo[:known]
    if known < len(cards):
        found += _beyond(cards, known)
    near = {
        card.path: tuple(cards[older] for older in close)
        for card, (_, close) in zip(cards, found, strict=True)
    }
    return near, found


def _beyond(cards: Sequence[Card], known: int) -> Memo:
    """Return what is close to each card from position `known` on."""
    holders: dict[str, list[int]] = {}
    found: Memo = []
    for position, card in enumerate(cards):
        features = _features(card)
        if position >= known:
            found.append(
                (
                    card.digest,
                    _nearest(
                        position,
                        [holders[feature] for feature in features if feature in holders],
                        cards,
                    ),
                )
            )
        for feature in features:
            holders.setdefault(feature, []).append(position)
    return found


def _nearest(
    position: int, postings: Sequence[Sequence[int]], cards: Sequence[Card]
) -> tuple[int, ...]:
    scores: dict[int, float] = {}
    for holders in sorted(postings, key=len):
        weight = math.log(position / len(holders))
        if weight < MIN_WEIGHT:
            break
        for older in holders[-LOOK_BACK_ARTICLES:]:
            scores[older] = scores.get(older, 0.0) + weight
    close = [
        (round(score, 6), older)
        for older, score in scores.items()
        if score >= MIN_SCORE and not cards[older].withdrawn
    ]
    return tuple(older for _, older in heapq.nlargest(MAX_RELATED, close))


def _features(card: Card) -> tuple[str, ...]:
    stems = (stem(word) for word in words(card.title) if len(word) > 2 and word not in STOP)
    return tuple(dict.fromkeys((*(f"#{fold(tag)}" for tag in card.tags), *stems)))
