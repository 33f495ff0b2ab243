"""Names that an archive writes often and its gazetteer does not know, for the editor to accept.

All of it comes from the archive's own texts: words that stand together more often than chance would have it
(log-likelihood ratio: Dunning 1993), that hardly bend (usage.py), and beside which the signs of names stand (signs.py).
Rows of words are counted exactly, but only those that can be frequent: a table of small counters, of a fixed size, is
filled first (Park, Chen and Yu 1995), so that the memory grows with what is frequent and not with the archive.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warraq.arabic.letters import bare, fold, is_arabic
from warraq.arabic.stem import STOP, known
from warraq.gazetteer import signs
from warraq.gazetteer.articles import runs, texts
from warraq.gazetteer.model import Gazetteer, Kind, phrase
from warraq.gazetteer.usage import Usage

LONGEST = 4
"""The most words of a candidate."""
NAMELIKE, STRANGE, PROPER = 0.25, 0.1, 0.5
"""How much a word may bend in a name for which there are signs; in one for which there are none; and beside a given
name.
"""
LEAST_TOGETHER = 12.0
"""The least log-likelihood ratio: chance alone reaches it once in two thousand times."""
SIGNED = 0.1
"""In what share of its articles a sign must stand beside a name to tell its kind, and in two of them at least."""
BUCKETS = 1 << 25
EXAMPLE = 6
"""How many words of an example stand on either side."""
_COMMON = frozenset(map(fold, STOP))

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a name.

    kind      as far as it can be told; None where nothing tells it
    name      as it is mostly spelled
    articles  how many hold it
    example   a few words of one of them
    """

    kind: Kind | None
    name: str
    articles: int
    example: str


@dataclass(slots=True)
class _Seen:
    """In how many articles a row of words was seen, and how often with which sign before it; `text` is the last one."""

    articles: int = 0
    person: int = 0
    place: int = 0
    office: int = 0
    text: int = 0


def find(content: Path, gazetteer: Gazetteer, least: int = 5, tell: Tell = lambda *_: None) -> tuple[Candidate, ...]:
    """The candidates that at least so many articles hold, the most frequent first.

    What lies within a name of the gazetteer is none, nor is a row with such a name of several words in it.
    """
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(content):
        total += 1
        counts.update(fold(word) for run in runs(text) for word in run)
    usage, frequent = Usage(counts), bytearray(BUCKETS)
    for number, text in enumerate(texts(content), 1):
        for place in {hash(row) % BUCKETS for words in _folded(text) for _, row in _rows(words, usage)}:
            frequent[place] += frequent[place] < 255
        tell("count", number, total)
    seen: dict[str, _Seen] = {}
    for number, text in enumerate(texts(content), 1):
        for words in _folded(text):
            for start, row in _rows(words, usage):
                if frequent[hash(row) % BUCKETS] >= min(least, 255):
                    _note(seen, row, number, words, start)
        tell("weigh", number, total)
    seen = {row: it for row, it in seen.items() if it.articles >= least}
    kinds = dict(_chosen(seen, usage, total))
    rows = _unknown(_whole(kinds, seen), gazetteer)
    found = [
        Candidate(kinds[row], name, seen[row].articles, text) for row, (name, text) in _spelt(content, rows, usage)
    ]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.name)))


# --- rows of words ----------------------------------------------------------------------------------------------------


def _folded(text: str) -> Iterator[list[str]]:
    for run in runs(text):
        yield list(map(fold, run))


def _rows(words: Sequence[str], usage: Usage) -> Iterator[tuple[int, str]]:
    """The rows of one to four words that may be names, each with its start; what is joined to the first word is off."""
    bases = [usage.base(word) for word in words]
    fit = [word not in _COMMON and word not in signs.NEVER and _is_word(word) for word in bases]
    within = [word in signs.WITHIN for word in words]
    for start, first in enumerate(bases):
        if not fit[start] and not within[start]:
            continue
        row = first
        for end in range(start, min(start + LONGEST, len(words))):
            if not fit[end] and not within[end]:
                break
            row = row if end == start else f"{row} {words[end]}"
            if not within[end]:
                yield start, row


def _is_word(word: str) -> bool:
    return len(word) > 1 and is_arabic(word[0]) and word not in signs.SAYING


def _note(seen: dict[str, _Seen], row: str, number: int, words: Sequence[str], start: int) -> None:
    """Count a row, and the signs that stand before it."""
    if (it := seen.get(row)) is None:
        it = seen[row] = _Seen()
    if it.text != number:
        it.text = number
        it.articles += 1
    if not start or not row.startswith(words[start]):  # letters are joined to it, and no title stands before these
        return
    before = words[start - 1]
    it.person += before in signs.TITLES or before in signs.SAYING or _leads(words, start - 1)
    it.place += before in signs.PLACES
    it.office += before in signs.OFFICES


def _leads(words: Sequence[str], last: int) -> bool:
    """Whether an office with its body ends here: وزير الشؤون الثقافية, رئيس حركة النهضة."""
    for place in range(last, max(last - 4, -1), -1):
        if words[place] in signs.OFFICES:
            return place < last
        if not words[place].startswith(("ال", "وال", "لل")) and words[place] not in signs.BODIES:
            break
    return False


# --- which of them are names ------------------------------------------------------------------------------------------


def _chosen(seen: Mapping[str, _Seen], usage: Usage, total: int) -> Iterator[tuple[str, Kind | None]]:
    """The rows that are like names, each with its kind."""
    for row, it in seen.items():
        words = row.split()
        if len(words) == 1:
            if it.place >= 3 and usage.bends(row) < NAMELIKE and row not in signs.BODIES and not _is_led(row):
                yield row, "place"
        elif not _is_led(words[0]) and it.office * 2 < it.articles and _together(words, seen, usage, total):
            kind = _kind(words, it)
            if _like_a_name(words, kind, usage):
                yield row, kind


def _is_led(word: str) -> bool:
    """Whether a word only stands before names."""
    return word in signs.TITLES or word in signs.OFFICES or word in signs.PLACES


def _kind(words: Sequence[str], it: _Seen) -> Kind | None:
    needed = max(2.0, SIGNED * it.articles)
    if words[0] in signs.BODIES:
        return "organisation"
    if words[0] in signs.LANDS or it.place >= needed:
        return "place"
    return "person" if words[0] in signs.GIVEN or it.person >= needed else None


def _like_a_name(words: Sequence[str], kind: Kind | None, usage: Usage) -> bool:
    if kind == "organisation" or words[0] in signs.LANDS:
        return True
    if any(map(_is_led, words)):
        return False
    if words[0] in signs.GIVEN:
        return all(usage.bends(word) < PROPER for word in words[1:] if word not in signs.WITHIN)
    if words[0].startswith("ال") and words[1] in signs.GIVEN:  # the end of an office, and the name
        return False
    most = max(usage.bends(word) for word in words if word not in signs.WITHIN)
    if kind:
        return most < NAMELIKE
    return most < STRANGE and not any(word.startswith("ال") or known(word) for word in words)


def _together(words: Sequence[str], seen: Mapping[str, _Seen], usage: Usage, total: int) -> bool:
    """Whether the words stand together more often than chance has it, wherever the row is cut in two."""
    joint = seen[" ".join((words[0], *words[1:]))].articles
    for cut in range(1, len(words)):
        left = seen.get(" ".join(words[:cut]))
        right = seen.get(" ".join((usage.base(words[cut]), *words[cut + 1 :])))
        if left and right and _ratio(joint, left.articles, right.articles, total) < LEAST_TOGETHER:
            return False
    return True


def _ratio(both: int, left: int, right: int, total: int) -> float:
    """Dunning's log-likelihood ratio of two things that are met in so many articles together and each by itself; 0
    where they keep away from each other.
    """
    if both * total <= left * right:
        return 0.0
    cells = (both, max(left - both, 0), max(right - both, 0), max(total - left - right + both, 0))
    sums = (cells[0] + cells[1], cells[2] + cells[3], cells[0] + cells[2], cells[1] + cells[3])
    return 2 * (_entropy(cells) - _entropy(sums[:2]) - _entropy(sums[2:]))


def _entropy(counts: Sequence[int]) -> float:
    total = sum(counts)
    return sum(count * math.log(count / total) for count in counts if count)


def _whole(kinds: Collection[str], seen: Mapping[str, _Seen]) -> list[str]:
    """Without the rows that are mostly met within a longer one, and those that are a shorter one and what stands beside
    it now and then.
    """
    inside: Counter[str] = Counter()
    dropped = set()
    for row in kinds:
        left, right = row.rpartition(" ")[0], row.partition(" ")[2]
        for part in {left, right} & set((left, right) if row.count(" ") > 1 else ()):
            if part in kinds:
                inside[part] += seen[row].articles
    for row in kinds:
        if inside[row] * 2 >= seen[row].articles:
            dropped.add(row)
    return [row for row in kinds if row not in dropped]


def _unknown(rows: Iterable[str], gazetteer: Gazetteer) -> list[str]:
    """The rows that tell something new."""
    inside = {
        part for spelling in gazetteer.phrases for part in _parts(spelling) if part != spelling or " " not in spelling
    }
    return [
        row
        for row in rows
        if (folded := phrase(row)) not in inside
        and not any(" " in part and part in gazetteer.phrases for part in _parts(folded))
    ]


def _parts(row: str) -> Iterator[str]:
    """All rows of words within a row, and itself."""
    words = row.split()
    for start in range(len(words)):
        for end in range(start, len(words)):
            yield " ".join(words[start : end + 1])


# --- as they are shown ------------------------------------------------------------------------------------------------


def _spelt(content: Path, rows: Collection[str], usage: Usage) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each row as it is mostly spelled, and an example."""
    wanted = frozenset(rows)
    spellings: dict[str, Counter[str]] = {row: Counter() for row in rows}
    examples: dict[str, str] = {}
    for text in texts(content):
        for run in runs(text):
            words = list(map(fold, run))
            for start, row in _rows(words, usage):
                if row in wanted:
                    end = start + row.count(" ") + 1
                    first = _unjoined(run[start], words[start], usage.base(words[start]))
                    spellings[row][" ".join((first, *map(bare, run[start + 1 : end])))] += 1
                    examples.setdefault(row, " ".join(run[max(0, start - EXAMPLE) : end + EXAMPLE]))
    for row in rows:
        name = min(spellings[row].items(), key=lambda pair: (-pair[1], pair[0]))[0]
        yield row, (name, examples[row])


def _unjoined(word: str, folded: str, base: str) -> str:
    """A word as it is spelled, without what is joined to its front."""
    word = bare(word)
    if folded.endswith("لل" + base[2:]):
        return "ال" + word[len(folded) - len(base) + 2 :]
    return word[len(folded) - len(base) :]
