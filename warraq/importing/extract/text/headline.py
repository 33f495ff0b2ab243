"""Find the headline of a page: by repetition, by the words of the text, by form and by place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warraq.importing.cues.lexical import folded_words
from warraq.importing.cues.site_name import halves, site_name, without_site
from warraq.importing.extract.text.features import Features
from warraq.importing.extract.text.headline_score import SCORES, Page, may_be, prepare

_ATTRIBUTED = re.compile(r"(?:^|\s)ل[ـ]*\s?[«\"“”'][^«»\"“”']+[»\"“”']\s*:?$")
_ADVERBIAL = frozenset(
    folded_words(
        "في علي خلال بعد قبل انطلاقا بمناسبه عقب اثناء ضمن بسبب بحضور تحت وسط رغم اثر نقلا بالرغم"
    )
)
_MIN_SCORE = 1.0
_TOP_PIECES = 3
"""On a page without a paragraph (a poem, a list) one of the first pieces is the headline, if more
could be one.
"""
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
    """Return the headline of a page; Headline(None) if no piece before the text looks like one."""
    page = prepare(pieces)
    if not page.candidates:
        return Headline(None)
    if not page.texts:
        top = page.candidates[0]
        is_over_list = top < _TOP_PIECES and len(page.candidates) > _TOP_PIECES
        return Headline(top, pieces[top].segment.text) if is_over_list else Headline(None)
    scores = {i: sum(feature(page, i) for _, feature in SCORES) for i in page.candidates}
    best = max(page.candidates, key=lambda i: scores[i])
    return _headline(page, best) if scores[best] >= _MIN_SCORE else Headline(None)


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
