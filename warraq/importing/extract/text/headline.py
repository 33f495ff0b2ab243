"""Find the headline of a page: by repetition, by the words of the text, by form and by place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from warraq.importing.cues.lexical import folded_words
from warraq.importing.cues.site_name import halves, site_name, without_site
from warraq.importing.extract.text.features import Features
from warraq.importing.extract.text.headline_score import (
    SCORES,
    Page,
    is_quiet,
    may_be,
    vocabulary_of,
)
from warraq.importing.reasons import Reason

_ATTRIBUTED = re.compile(r"(?:^|\s)ل[ـ]*\s?[«\"“”'][^«»\"“”']+[»\"“”']\s*:?$")
_ADVERBIAL = frozenset(
    folded_words(
        "في علي خلال بعد قبل انطلاقا بمناسبه عقب اثناء ضمن بسبب بحضور تحت وسط رغم اثر نقلا بالرغم"
    )
)
_MIN_SCORE = 1.0
_TEXT_ABOVE_SHARE = 4
"""At most one in so many words of the text may be above its headline."""
_REPEATED_MIN_WORDS = 3
_REPEATED_MAX_WORDS = 40
_KICKER_PIECES = 2
_KICKER_MAX_WORDS = 9


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of a page.

    index    its place among the pieces, or None if the page has none
    text     its text, without the name of the site
    kickers  pieces over it that belong to it
    repeats  other pieces that say the same, a page title with the name of the site among them
    outlet   the name of the site, where the page title gives it
    """

    index: int | None
    text: str = ""
    kickers: tuple[int, ...] = ()
    repeats: tuple[int, ...] = ()
    outlet: str = ""


def find_headline(pieces: Sequence[Features]) -> Headline:
    """Return the headline of a page, or Headline(None) if no piece before the text looks like one."""
    texts = _texts(pieces)
    counted = frozenset(texts)
    words = (len(piece.words) if i in counted else 0 for i, piece in enumerate(pieces))
    above = list(accumulate(words, initial=0))
    end = texts[-1] if texts else len(pieces)
    candidates = [
        i for i in range(end) if may_be(pieces[i]) and above[i] * _TEXT_ABOVE_SHARE <= above[-1]
    ]
    if not candidates:
        return Headline(None)
    if not texts:
        is_above_list = candidates[0] < 3 and len(candidates) > 3
        top = candidates[0]
        return Headline(top, pieces[top].segment.text) if is_above_list else Headline(None)
    page = _prepared(pieces, texts, candidates, above)
    scores = {i: sum(feature(page, i) for _, feature in SCORES) for i in candidates}
    best = max(candidates, key=lambda i: scores[i])
    return _headline(page, best) if scores[best] >= _MIN_SCORE else Headline(None)


def _texts(pieces: Sequence[Features]) -> list[int]:
    last = {piece.words: i for i, piece in enumerate(pieces)}
    return [
        i
        for i, piece in enumerate(pieces)
        if piece.prose and not piece.chrome and not piece.crowded and last[piece.words] == i
    ]


def _prepared(
    pieces: Sequence[Features],
    texts: Sequence[int],
    candidates: Sequence[int],
    above: Sequence[int],
) -> Page:
    lists: dict[int, list[int]] = {}
    for i in candidates:
        if not pieces[i].crowded:
            lists.setdefault(above[i], []).append(i)
    return Page(
        pieces,
        texts,
        candidates,
        above,
        list(accumulate((not is_quiet(piece) for piece in pieces), initial=0)),
        _repeats(pieces, candidates),
        vocabulary_of(pieces, texts),
        {
            at: vocabulary_of(pieces, texts[at : at + 2])
            for at in {bisect_right(texts, i) for i in candidates}
        },
        lists,
    )


def _repeats(pieces: Sequence[Features], candidates: Sequence[int]) -> dict[int, frozenset[int]]:
    """For each candidate that other pieces repeat: all those pieces, itself included.

    A page title repeats the headline that it holds beside a site's name, and is then no candidate
    itself.
    """
    twins: dict[tuple[str, ...], set[int]] = {}
    for i, piece in enumerate(pieces):
        if not piece.crowded and _REPEATED_MIN_WORDS <= len(piece.words) <= _REPEATED_MAX_WORDS:
            twins.setdefault(piece.words, set()).add(i)
    titles: dict[tuple[str, ...], set[int]] = {}
    trails = [i for i in range(max(candidates)) if pieces[i].chrome == Reason.TRAIL]
    for i in (*candidates, *trails):
        for half in (half for pair in halves(pieces[i].segment.text) for half in pair):
            words = tuple(folded_words(half))
            if len(words) >= _REPEATED_MIN_WORDS and words in twins:
                titles.setdefault(words, set()).add(i)
    are_titles = {i for group in titles.values() for i in group}
    groups = {words: frozenset(same | titles.get(words, set())) for words, same in twins.items()}
    return {
        i: groups[pieces[i].words]
        for i in candidates
        if i not in are_titles
        and not pieces[i].crowded
        and len(groups.get(pieces[i].words, ())) > 1
    }


def _headline(page: Page, best: int) -> Headline:
    """The chosen headline without its site's name; of equal ones the last before the text; with its
    kicker.
    """
    pieces = page.pieces
    if best in page.repeats:
        same = page.repeats[best]
        best = max(i for i in same if i in page.repeats and page.above[i] == page.above[best])
        text, outlet = without_site(pieces[best].segment.text)
        names = (
            site_name(half)
            for i in same
            for pair in halves(pieces[i].segment.text)
            for half in _beside(pair, pieces[best])
        )
        return Headline(best, text, (), tuple(sorted(same - {best})), next(names, outlet))
    following = range(best + 1, min(best + 1 + _KICKER_PIECES, len(pieces)))
    under = next((i for i in following if may_be(pieces[i])), None)
    if under is not None and _is_kicker(pieces[best], pieces[under]):
        return Headline(under, pieces[under].segment.text, (best,), ())
    text, outlet = without_site(pieces[best].segment.text)
    return Headline(best, text, (), (), outlet)


def _beside(pair: tuple[str, str], piece: Features) -> list[str]:
    """The half of a title that is beside the words of a piece."""
    left, right = (tuple(folded_words(half)) for half in pair)
    return [pair[1]] if left == piece.words else [pair[0]] if right == piece.words else []


def _is_kicker(over: Features, under: Features) -> bool:
    """Whether a piece is a line over the headline that is under it."""
    if under.prose or under.mates > 2:
        return False
    text = over.segment.text
    if text.endswith(":") or _ATTRIBUTED.search(text):
        return True
    is_adverbial = over.words[0] in _ADVERBIAL and len(over.words) <= _KICKER_MAX_WORDS
    return is_adverbial and len(under.words) > len(over.words)
