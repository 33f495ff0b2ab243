"""Rows of words that may be names: how many articles have them, and the cues before them.

They are counted exactly, but only those that can be frequent: a table of small counters, of a fixed
size, is filled first (Park, Chen and Yu 1995), so that the memory grows with what is frequent and
not with the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from warraq.analysis.names import name_cues
from warraq.analysis.names.articles import runs, texts
from warraq.analysis.names.usage import Usage
from warraq.arabic import letters
from warraq.arabic.letters import fold, is_arabic
from warraq.arabic.stem import STOP
from warraq.core.workers import Progress

MAX_WORDS = 4
"""The longest row: longer names are found by their parts."""
BUCKETS = 1 << 25
"""How many small counters there are: 32 MB, a few times the rows of a large archive."""
_COMMON = frozenset(map(fold, STOP))

WordReader = Callable[[str], tuple[str, bool, bool]]
"""Of a folded word: what it is without what is joined to its front, whether it may begin or end a
name, and whether it may be within one all the same.
"""


@dataclass(slots=True)
class RowCounts:
    """How many articles have a row of words, and how often a cue of each kind is before it; `text`
    is the number of the last article.
    """

    articles: int = 0
    person: int = 0
    place: int = 0
    body: int = 0
    office: int = 0
    text: int = 0


@dataclass(frozen=True, slots=True)
class CountedRows:
    """An archive's rows of words, those that enough articles hold.

    row_counts  each with its counts
    usage       of single words
    read        what a word may be in a row
    total       how many articles there are
    """

    row_counts: Mapping[str, RowCounts]
    usage: Usage
    read: WordReader
    total: int


def count(content: Path, least: int, progress: Progress) -> CountedRows:
    """Count the rows that at least so many articles hold."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(content):
        total += 1
        counts.update(chain.from_iterable(_folded(text)))
    usage, frequent = Usage(counts), bytearray(BUCKETS)
    read = _reader(usage)
    for number, text in enumerate(texts(content), 1):
        for place in {
            hash(row) % BUCKETS for words in _folded(text) for _, row in rows(words, read)
        }:
            frequent[place] += frequent[place] < 255
        progress("count", number, total)
    row_counts: dict[str, RowCounts] = {}
    needed = min(least, 255)
    for number, text in enumerate(texts(content), 1):
        for words in _folded(text):
            for start, row in rows(words, read):
                if frequent[hash(row) % BUCKETS] >= needed:
                    _note(row_counts, row, number, words, start)
        progress("weigh", number, total)
    return CountedRows(
        {row: it for row, it in row_counts.items() if it.articles >= least}, usage, read, total
    )


def _folded(text: str) -> Iterator[list[str]]:
    """Yield the folded words of each run of a text."""
    return map(letters.words, runs(fold(text)))


def _reader(usage: Usage) -> WordReader:
    @cache
    def read(word: str) -> tuple[str, bool, bool]:
        base = usage.base(word)
        common = base in _COMMON or base in name_cues.NEVER or base in name_cues.SAYING
        return base, not common and len(base) > 1 and is_arabic(base[0]), word in name_cues.WITHIN

    return read


def rows(words: Sequence[str], read: WordReader) -> Iterator[tuple[int, str]]:
    """Yield the rows of one to four words that may be names, each with its start; what is joined to
    the first word is off.
    """
    reads = [read(word) for word in words]
    for start, (row, fits, within) in enumerate(reads):
        if not fits and not within:
            continue
        if not within:
            yield start, row
        for end in range(start + 1, min(start + MAX_WORDS, len(words))):
            _, fits, within = reads[end]
            if not fits and not within:
                break
            row = f"{row} {words[end]}"
            if not within:
                yield start, row


def _note(
    row_counts: dict[str, RowCounts], row: str, number: int, words: Sequence[str], start: int
) -> None:
    """Count a row, and the cues before it."""
    if (it := row_counts.get(row)) is None:
        it = row_counts[row] = RowCounts()
    if it.text != number:
        it.text = number
        it.articles += 1
    if not start or not row.startswith(
        words[start]
    ):  # letters are joined to it, and no title comes before these
        return
    before = words[start - 1]
    speaks = before in name_cues.SAYING and not row.startswith(
        "ال"
    )  # who has an article may be an army
    it.person += speaks or before in name_cues.TITLES or _leads(words, start - 1)
    it.place += before in name_cues.PLACES
    it.body += before in name_cues.BODIES
    it.office += before in name_cues.OFFICES


def _leads(words: Sequence[str], last: int) -> bool:
    """Whether an office with its body ends here: وزير الشؤون الثقافية, رئيس حركة النهضة."""
    for place in range(last, max(last - 4, -1), -1):
        if words[place] in name_cues.OFFICES:
            return place < last
        if (
            not words[place].startswith(("ال", "وال", "لل"))
            and words[place] not in name_cues.BODIES
        ):
            break
    return False
