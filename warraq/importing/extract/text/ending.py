"""Find where an article ends: before links, comments, other articles, and lists of headlines."""

from __future__ import annotations

from collections.abc import Sequence

from warraq.importing.account import DATE, PARAGRAPH, Role, Verdict
from warraq.importing.cues.lexical import is_bullet
from warraq.importing.cues.sentences import ends_sentence, has_full_stop, is_headline_like
from warraq.importing.extract.text.features import Features
from warraq.importing.extract.text.headline_score import vocabulary_of

_GAP_MIN_PARAGRAPHS = 4
"""Above the fourth paragraph a wider gap says nothing."""
_LIST_MIN_PIECES = 4
_TEASER_MAX_WORDS = 40
"""The beginning of another article, as sites show it below an article, is no longer."""
_SHARED_MAX = 6
"""Pieces are strange to the text if it has at most one in so many of their words."""
_HEADLINE_MAX_WORDS = 30


def end_of(pieces: Sequence[Features], verdicts: Sequence[Verdict | None], texts: list[int]) -> int:
    """Return where the article ends: at the first sign of an end that has most of the text above
    it, before the beginnings of other articles, before a little text far below.
    """
    end = _labelled_end(pieces, texts)
    texts = without_listed(pieces, verdicts, [i for i in texts if i < end])
    own = len(texts)
    while own > 1 and _is_teaser(pieces, verdicts, texts[own - 1], texts[own - 2]):
        own -= 1
    days = sum(verdict == DATE for verdict in verdicts[texts[own - 1] + 1 : end])
    if len(texts) - own >= 2 or (own < len(texts) and days >= 2):
        return next(i for i in range(texts[own - 1] + 1, end) if _opens_teaser(pieces, verdicts, i))
    total, below = sum(len(pieces[i].words) for i in texts), 0
    gaps = [pieces[i].segment.gap for i in texts]
    for k in range(len(texts) - 1, 0, -1):
        below += len(pieces[texts[k]].words)
        if below * 3 > total:
            break
        if k >= _GAP_MIN_PARAGRAPHS and gaps[k] > max(gaps[1:k]) + 1:
            return texts[k]
        between = range(texts[k - 1] + 1, texts[k])
        decided = [i for i in between if verdicts[i] is not None]
        headlines = sum(
            is_headline_like(pieces[i].segment.text) for i in between if verdicts[i] is None
        )
        listed = any(pieces[i].kind == "related" for i in between)
        if (
            len(decided) >= 2
            and len(decided) + headlines >= _LIST_MIN_PIECES
            and (below * 6 <= total or listed)
        ):
            return decided[0]
    return end


def list_below(
    pieces: Sequence[Features], verdicts: Sequence[Verdict | None], start: int, end: int
) -> int:
    """Return where a list of headlines begins below the last full paragraph; `end` without one.

    It is one where nothing announces it and nothing in it ends as a sentence, though the paragraphs
    above do; or where dates are in it.
    """
    free = [i for i in range(start, end) if verdicts[i] is None]
    days = sum(verdict == DATE for verdict in verdicts[start:end])
    closed = has_full_stop if days else ends_sentence
    bare = [
        i
        for i in free
        if not closed(pieces[i].segment.text) and not is_bullet(pieces[i].segment.text)
    ]
    body = [i for i in range(start) if verdicts[i] == PARAGRAPH and pieces[i].prose]
    ended = sum(ends_sentence(pieces[i].segment.text) for i in body) * 3 >= 2 * len(body)
    strange = len(bare) >= _LIST_MIN_PIECES and _is_strange(
        pieces, bare, vocabulary_of(pieces, body)
    )
    announced = pieces[start - 1].segment.text.endswith(":")
    found = days >= 2 or ((ended or strange) and not announced)
    return (
        bare[0]
        if found and len(bare) >= _LIST_MIN_PIECES - 1 and len(bare) * 4 >= 3 * len(free)
        else end
    )


def _labelled_end(pieces: Sequence[Features], texts: Sequence[int]) -> int:
    weights = [len(pieces[i].words) for i in texts]
    total, above, k = sum(weights), 0, 0
    for i in range(texts[0], len(pieces)):
        while k < len(texts) and texts[k] < i:
            above += weights[k]
            k += 1
        if pieces[i].kind == "end" and not pieces[i].prose and above * 2 >= total:
            return i
    return len(pieces)


def without_listed(
    pieces: Sequence[Features], verdicts: Sequence[Verdict | None], texts: list[int]
) -> list[int]:
    """Return the paragraphs without the last ones that are long headlines below other headlines,
    strange to the text.
    """
    body = [
        i
        for i in texts
        if len(pieces[i].words) > _HEADLINE_MAX_WORDS or has_full_stop(pieces[i].segment.text)
    ]
    kept = len(texts)
    if not body or body[-1] == texts[-1]:
        return texts
    words = vocabulary_of(pieces, body)
    while texts[kept - 1] > body[-1]:
        over = [i for i in range(texts[kept - 2] + 1, texts[kept - 1]) if verdicts[i] is None]
        listed = len(over) >= 2 and not any(has_full_stop(pieces[i].segment.text) for i in over)
        if not listed or not _is_strange(pieces, [*over, texts[kept - 1]], words):
            break
        kept -= 1
    return texts[:kept]


def _is_strange(pieces: Sequence[Features], chosen: Sequence[int], words: frozenset[str]) -> bool:
    """Whether pieces share hardly a word with those of the text."""
    matter = vocabulary_of(pieces, chosen)
    return len(matter & words) * _SHARED_MAX <= len(matter)


def _is_teaser(
    pieces: Sequence[Features], verdicts: Sequence[Verdict | None], text: int, former: int
) -> bool:
    """Whether a paragraph is the beginning of another article: not long, below a headline and a
    date or the like.
    """
    over = range(former + 1, text)
    decided = sum(
        (verdict := verdicts[i]) is not None and verdict.role in (Role.DATE, Role.LEFT_OUT)
        for i in over
    )
    return 0 < decided < len(over) and len(pieces[text].words) <= _TEASER_MAX_WORDS


def _opens_teaser(
    pieces: Sequence[Features], verdicts: Sequence[Verdict | None], index: int
) -> bool:
    """Whether a piece is decided, or is the headline or name above one that is."""
    following = verdicts[index + 1] if index + 1 < len(pieces) else None
    return verdicts[index] is not None or (
        following is not None and not ends_sentence(pieces[index].segment.text)
    )
