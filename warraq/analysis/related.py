"""What is close to an article among the older ones: shared tags and title words, the rarer the nearer.

It never looks ahead.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence

from warraq.arabic.letters import fold, words
from warraq.arabic.stem import STOP, stem
from warraq.core.model import Card

HOW_MANY = 5
LOOK_BACK = 24
"""How many of the latest older articles are looked at for each tag and word; it bounds the work to
a few microseconds an article.
"""
ENOUGH = 3.0
"""Below this score nothing is called related: about two rare words, or a tag and a word."""


Memo = list[tuple[str, tuple[int, ...]]]
"""For each article in the archive's order, its card's digest and the positions of what is close to
it.
"""


def related(cards: Sequence[Card], memo: Memo) -> tuple[Mapping[str, tuple[Card, ...]], Memo]:
    """For each article (cards oldest first) up to five older ones, nearest first; of two as near,
    the later one.

    A sign weighs log(older articles / older articles with it), so what is added later changes
    nothing of the past: all that `memo`, what the last build found, says of an unchanged beginning
    of the archive still holds. Returns the memo for the next build too.
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
    """What is close to each card from position `known` on."""
    holders: dict[str, list[int]] = {}
    found: Memo = []
    for position, card in enumerate(cards):
        signs = _signs(card)
        if position >= known:
            found.append(
                (
                    card.digest,
                    _nearest(position, [holders[sign] for sign in signs if sign in holders], cards),
                )
            )
        for sign in signs:
            holders.setdefault(sign, []).append(position)
    return found


def _nearest(
    position: int, held: Sequence[Sequence[int]], cards: Sequence[Card]
) -> tuple[int, ...]:
    scores: dict[int, float] = {}
    for holders in sorted(held, key=len):
        weight = math.log(position / len(holders))
        if weight < 0.5:
            break
        for older in holders[-LOOK_BACK:]:
            scores[older] = scores.get(older, 0.0) + weight
    close = [
        (round(score, 6), older)
        for older, score in scores.items()
        if score >= ENOUGH and not cards[older].withdrawn
    ]
    return tuple(older for _, older in heapq.nlargest(HOW_MANY, close))


def _signs(card: Card) -> tuple[str, ...]:
    stems = (stem(word) for word in words(card.title) if len(word) > 2 and word not in STOP)
    return tuple(dict.fromkeys((*(f"#{fold(tag)}" for tag in card.tags), *stems)))
