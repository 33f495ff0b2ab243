"""Scores rows of words as names: by how often they meet, how rarely they bend, and cues."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from warraq.analysis.names import name_cues
from warraq.analysis.names.model import NameKind, phrase
from warraq.analysis.names.rows import MAX_WORDS, CountedRows, RowCounts
from warraq.analysis.names.usage import Usage
from warraq.arabic.stem import JOINED, known

MAX_BEND_WITH_CUES = 0.25
"""How much a word may bend (the share of its other forms) in a name that has cues beside it..."""
MAX_BEND_WITHOUT_CUES = 0.1
"""...in one that has none..."""
MAX_BEND_BESIDE_GIVEN_NAME = 0.5
"""...and beside a given name."""
MIN_CUES_OF_A_PLACE = 2
"""How often a place of one word must be called one."""
MIN_RATIO = 12.0
"""The least log-likelihood ratio: chance alone reaches it once in two thousand times."""
MIN_CUE_SHARE = 0.1
"""In what share of its articles a cue must be beside a name to decide its kind; in two at least."""
_NO_PLACES = name_cues.BODIES | name_cues.LANDS


def names(counted: CountedRows) -> Iterator[tuple[str, NameKind | None]]:
    """Yield the rows that are like names, each with its kind as far as it is known."""
    row_counts, usage = counted.row_counts, counted.usage
    for row, it in row_counts.items():
        words = row.split()
        if _is_led(words[0]) or (
            words[0].startswith("وال") and len(words[0]) > 5
        ):  # 'and', and no title
            continue
        if len(words) == 1:
            if (
                it.place >= MIN_CUES_OF_A_PLACE
                and usage.bends(row) < MAX_BEND_WITHOUT_CUES
                and row not in _NO_PLACES
            ):
                yield row, "place"
        elif not _is_part(words, it, usage) and _together(words, counted):
            kind = _kind(words, it)
            if _like_a_name(words, it, kind, usage):
                yield row, kind


def _is_led(word: str) -> bool:
    """Whether a word comes before names, and begins none."""
    return word in name_cues.TITLES or word in name_cues.OFFICES or word in name_cues.PLACES


def _is_part(words: Sequence[str], it: RowCounts, usage: Usage) -> bool:
    """Whether something is missing: what mostly comes before it (وزارة), or what its last word
    leads to.
    """
    before = it.office + it.body if words[0].startswith("ال") else it.office
    last = words[-1]
    return (
        before * 2 >= it.articles
        or _is_led(last)
        or (last[0] == "ل" and usage.base(last) == last[1:])
    )


def _kind(words: Sequence[str], it: RowCounts) -> NameKind | None:
    needed = max(2.0, MIN_CUE_SHARE * it.articles)
    if words[0] in name_cues.BODIES:
        return "organisation"
    if words[0] in name_cues.LANDS or it.place >= needed:
        return "place"
    if words[0] in name_cues.GIVEN or it.person >= max(needed, it.body):
        return "person"
    return "organisation" if it.body >= needed else None


def _like_a_name(words: Sequence[str], it: RowCounts, kind: NameKind | None, usage: Usage) -> bool:
    """Whether words that are together are a name: the surer the cues, the more a word may bend."""
    if words[0] in name_cues.BODIES or words[0] in name_cues.LANDS:
        return True
    rest = words[1:]
    if any(
        word in name_cues.TITLES or (kind != "organisation" and usage.base(word) != word)
        for word in rest
    ):
        return False
    if kind == "person" and _is_half(words):
        return False
    if (
        words[0].startswith("ال") and words[1] in name_cues.GIVEN
    ):  # the end of an office, and the name
        return False
    if words[0] in name_cues.GIVEN:
        sure = (
            it.person >= 2 or usage.bends(words[0]) < MAX_BEND_WITHOUT_CUES
        )  # حسن and جميل are common words too
        return _most_bent(rest, usage) < (
            MAX_BEND_BESIDE_GIVEN_NAME if sure else MAX_BEND_WITH_CUES
        )
    if kind:
        return _most_bent(words, usage) < MAX_BEND_WITH_CUES
    common = (word.startswith("ال") or known(word) or _is_led(word) for word in words)
    return _most_bent(words, usage) < MAX_BEND_WITHOUT_CUES and not any(common)


def _most_bent(words: Sequence[str], usage: Usage) -> float:
    return max((usage.bends(word) for word in words if word not in name_cues.WITHIN), default=0.0)


def _is_half(words: Sequence[str]) -> bool:
    """Whether it is no more than a given name or a father's: عبد اللطيف، نور الدين، بن يوسف."""
    return words[0] == "بن" or " " not in phrase(" ".join(words)) or words[1:] == ["الدين"]


def _together(words: Sequence[str], counted: CountedRows) -> bool:
    """Whether the words are together more often than by chance, wherever the row is cut in two."""
    row_counts = counted.row_counts
    joint = row_counts[" ".join(words)].articles
    for cut in range(1, len(words)):
        left = row_counts.get(" ".join(words[:cut]))
        right = row_counts.get(" ".join((counted.read(words[cut])[0], *words[cut + 1 :])))
        if (
            left
            and right
            and _ratio(joint, left.articles, right.articles, counted.total) < MIN_RATIO
        ):
            return False
    return True


def _ratio(both: int, left: int, right: int, total: int) -> float:
    """Return Dunning's log-likelihood ratio of two things that are met in so many articles together
    and each by itself; 0 if they keep away from each other.
    """
    if both * total <= left * right:
        return 0.0
    cells = (both, max(left - both, 0), max(right - both, 0), max(total - left - right + both, 0))
    sums = (cells[0] + cells[1], cells[2] + cells[3], cells[0] + cells[2], cells[1] + cells[3])
    return 2 * (_entropy(cells) - _entropy(sums[:2]) - _entropy(sums[2:]))


def _entropy(counts: Sequence[int]) -> float:
    total = sum(counts)
    return sum(count * math.log(count / total) for count in counts if count)


def whole(kinds: Collection[str], row_counts: Mapping[str, RowCounts]) -> list[str]:
    """Return the rows without those that are mostly met within longer ones, and those that begin
    with a letter too many.
    """
    inside: Counter[tuple[str, int]] = Counter()
    for row in kinds:
        for part in set(parts(row)) - {row}:
            inside[part, row.count(" ")] += row_counts[row].articles
    return [
        row
        for row in kinds
        if max(inside[row, length] for length in range(MAX_WORDS))
        < row_counts[row].articles * (0.5 if " " in row else 0.8)
        and not (row[0] in JOINED and row[1:] in kinds)
    ]


def parts(row: str) -> Iterator[str]:
    """Yield all rows of words within a row, and itself."""
    words = row.split()
    for start in range(len(words)):
        for end in range(start, len(words)):
            yield " ".join(words[start : end + 1])
