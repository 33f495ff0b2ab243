"""What speaks for a piece of a page as its headline, and what against it, in points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from warraq.importing.cues.lexical import byline, folded_words, is_bullet, stems
from warraq.importing.cues.sentences import has_full_stop
from warraq.importing.cues.site_name import TITLE_MAX_CHARS, halves
from warraq.importing.extract.dates import datelines
from warraq.importing.extract.text.features import Features
from warraq.importing.reasons import Reason

# The numbers and the points below were chosen together: each moves the others.
_TEXT_ABOVE_SHARE = 4
"""At most one in so many words of the text may be above its headline."""
_REPEATED_MIN_WORDS = 3
_REPEATED_MAX_WORDS = 40
_MIN_WORDS = 2
_MAX_WORDS = 30
_PROSE_MIN_WORDS = 22
"""So long, what reads as prose is a paragraph and no headline."""
_ENTRY_MAX_WORDS = 3
"""An entry of a menu; a longer line between a headline and the text is a headline itself."""
_LIST_MAX_PIECES = 6
_DECK_MIN_WORDS = 12
_DATELINE_PIECES = 2
"""So close below a headline, or below its deck, is its line of date."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the candidates for a headline are weighed by.

    texts       the full paragraphs; of those that are on the page twice the last
    candidates  the pieces that may be the headline
    above       how many words of the text are above each piece
    loud        how many pieces above each are neither furniture nor dates
    repeats     for each candidate that other pieces repeat: all those pieces, itself included
    vocabulary  the words of the text
    leads       by place in `texts`: the words of the two paragraphs from there on
    lists       by words above: the candidates that are not in a crowd, in order
    """

    pieces: Sequence[Features]
    texts: Sequence[int]
    candidates: Sequence[int]
    above: Sequence[int]
    loud: Sequence[int]
    repeats: Mapping[int, frozenset[int]]
    vocabulary: frozenset[str]
    leads: Mapping[int, frozenset[str]]
    lists: Mapping[int, Sequence[int]]


def prepare(pieces: Sequence[Features]) -> Page:
    """Gather from the pieces of a page what its candidates are weighed by."""
    texts = _texts(pieces)
    counted = frozenset(texts)
    words = (len(piece.words) if i in counted else 0 for i, piece in enumerate(pieces))
    above = list(accumulate(words, initial=0))
    candidates = [
        i
        for i in range(texts[-1] if texts else len(pieces))
        if may_be(pieces[i]) and above[i] * _TEXT_ABOVE_SHARE <= above[-1]
    ]
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


def _texts(pieces: Sequence[Features]) -> list[int]:
    last = {piece.words: i for i, piece in enumerate(pieces)}
    return [
        i
        for i, piece in enumerate(pieces)
        if piece.prose and not piece.chrome and not piece.crowded and last[piece.words] == i
    ]


def may_be(piece: Features) -> bool:
    """Whether a piece may be a headline, wherever it is."""
    words, text = len(piece.words), piece.segment.text
    if (
        len(text) > TITLE_MAX_CHARS
        or (piece.chrome and piece.chrome != Reason.COMMON)
        or piece.kind
        or piece.dateline
        or not _MIN_WORDS <= words <= _MAX_WORDS
    ):
        return False
    is_paragraph = piece.prose and (words >= _PROSE_MIN_WORDS or has_full_stop(text))
    is_other = is_bullet(text) or datelines.in_dispatch(text) or byline(text) is not None
    return not is_paragraph and not is_other


def is_quiet(piece: Features) -> bool:
    """A piece that may be between a headline and the text without pushing them apart."""
    return bool(piece.chrome or piece.dateline or piece.kind)


def vocabulary_of(pieces: Sequence[Features], indexes: Iterable[int]) -> frozenset[str]:
    """Return the words of some pieces, without their prefixes."""
    return frozenset(stems({word for index in indexes for word in pieces[index].words}))


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
    trails = [i for i in range(max(candidates, default=0)) if pieces[i].chrome == Reason.TRAIL]
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


def _shared_words(page: Page, index: int) -> float:
    """Full where 70 % of its words are in the text and in its beginning, half and half."""
    words = stems(page.pieces[index].words)
    lead = page.leads[bisect_right(page.texts, index)]
    shared = sum((word in page.vocabulary) + (word in lead) for word in words)
    return 4 * min(1.0, shared / (2 * len(words)) / 0.7) if words else 0.0


def _repeated(page: Page, index: int) -> float:
    return 3.0 if index in page.repeats else 0.0


def _length(page: Page, index: int) -> float:
    words = len(page.pieces[index].words)
    return 0.5 if 4 <= words <= 18 else -1.0 if words < 3 else 0.0


def _apart(page: Page, index: int) -> float:
    return -5.0 if page.pieces[index].crowded else 1.0


def _full_stop(page: Page, index: int) -> float:
    return -4.0 if has_full_stop(page.pieces[index].segment.text) else 0.0


def _open_end(page: Page, index: int) -> float:
    """A line that ends in a colon or a comma is a kicker; a long one, the beginning of the text."""
    piece = page.pieces[index]
    if not piece.segment.text.endswith((":", "،", ",")):
        return 0.0
    return -4.0 if len(piece.words) > 12 else -1.5


def _title_field(page: Page, index: int) -> float:
    return 6.0 if page.pieces[index].field == "title" else 0.0


def _common(page: Page, index: int) -> float:
    return -2.0 if page.pieces[index].chrome == Reason.COMMON else 0.0


def _text_above(page: Page, index: int) -> float:
    """A headline is above its text: against it counts what is above it, and a full sentence or two
    more than all in proportion.
    """
    words = page.above[index]
    return -30.0 * words / page.above[-1] - (4.0 if words > 20 else 0.0)


def _distance(page: Page, index: int) -> float:
    """A headline is close to the text; three pieces between them are usual."""
    text = page.texts[bisect_right(page.texts, index)]
    return -min(4.0, 0.3 * max(0, page.loud[text] - page.loud[index + 1] - 3))


def _teaser(page: Page, index: int) -> float:
    """A headline is followed by its text: against it counts a sentence or two, then another
    headline, then much text.
    """
    at = bisect_right(page.candidates, index)
    following = page.candidates[at] if at < len(page.candidates) else index
    between = page.above[following] - page.above[index]
    return -1.5 if 0 < between <= 20 and page.above[-1] > 10 * between else 0.0


def _list_place(page: Page, index: int) -> float:
    """Of a few headlines with no text between them the first is the page's, the others lead
    elsewhere.
    """
    same = page.lists.get(page.above[index], ())
    if index not in same or len(same) > _LIST_MAX_PIECES:
        return 0.0
    least = min(_ENTRY_MAX_WORDS, len(page.pieces[index].words) - 1)
    before = sum(len(page.pieces[i].words) > least for i in same[: same.index(index)])
    return -1.2 * min(3, before)


def _dateline_below(page: Page, index: int) -> float:
    """In its favour is a line of date just under it, or under its deck, with no other headline
    between there and the text.
    """
    pieces = page.pieces
    text = page.texts[bisect_right(page.texts, index)]
    words = len(pieces[index].words)
    deck = pieces[index + 1]
    if _ENTRY_MAX_WORDS < words < len(deck.words) >= _DECK_MIN_WORDS and may_be(deck):
        index += 1
    below = range(index + 1, min(index + 1 + _DATELINE_PIECES, text))
    under = next((i for i in below if pieces[i].dateline), None)
    if under is None:
        return 0.0
    return 0.0 if any(map(may_be, pieces[index + 1 : min(under + _LIST_MAX_PIECES, text)])) else 1.5


SCORES: tuple[tuple[str, Callable[[Page, int], float]], ...] = (
    ("it shares words with the text", _shared_words),
    ("it is repeated", _repeated),
    ("it is as long as headlines are", _length),
    ("it is by itself", _apart),
    ("it ends with a full stop", _full_stop),
    ("it ends with a colon or a comma", _open_end),
    ("a field says that it is the title", _title_field),
    ("it is on other pages too", _common),
    ("text is above it", _text_above),
    ("it is far from the text", _distance),
    ("it heads a teaser", _teaser),
    ("it is in a list", _list_place),
    ("it is dated", _dateline_below),
)
"""What speaks for a candidate and against it, each in points."""
