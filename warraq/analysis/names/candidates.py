"""Names that an archive writes often and its gazetteer does not know, for the editor to accept.

All of it comes from the archive's own texts: words that are together more often than chance would
have it (log-likelihood ratio: Dunning 1993), that hardly bend (usage.py), and that have the cues of
names beside them (name_cues.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from warraq.analysis.names.articles import runs, texts
from warraq.analysis.names.model import Gazetteer, NameKind, phrase
from warraq.analysis.names.rows import WordReader, count, rows
from warraq.analysis.names.scoring import names, parts, whole
from warraq.arabic.letters import bare, words
from warraq.arabic.search_keys import spelled_words
from warraq.core.workers import Progress

CONTEXT_WORDS = 6
"""How many words of an example are on either side of the name: about a line in all."""


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A candidate: words that may be a name.

    kind      as far as it is known, or None
    name      as it is mostly spelled
    articles  how many hold it
    example   a few words of one of them
    """

    kind: NameKind | None
    name: str
    articles: int
    example: str


def find(
    content: Path, gazetteer: Gazetteer, least: int = 5, progress: Progress = lambda *_: None
) -> tuple[NameCandidate, ...]:
    """Return the candidates that at least so many articles hold, the most frequent first.

    What is within a name of the gazetteer is none, nor is a row with such a name of several words
    in it.
    """
    counted = count(content, least, progress)
    kinds = dict(names(counted))
    new = _unknown(whole(kinds, counted.row_counts), gazetteer)
    found = [
        NameCandidate(kinds[row], name, counted.row_counts[row].articles, example)
        for row, name, example in _spelt(content, new, counted.read)
    ]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.name)))


def _unknown(rows: Iterable[str], gazetteer: Gazetteer) -> list[str]:
    """Return the rows that are new."""
    inside = {
        part
        for spelling in gazetteer.phrases
        for part in parts(spelling)
        if " " in part or part == spelling
    }
    return [
        row
        for row in rows
        if (folded := phrase(row)) not in inside
        and not any(" " in part and part in gazetteer.phrases for part in parts(folded))
    ]


def _spelt(
    content: Path, wanted: Collection[str], read: WordReader
) -> Iterator[tuple[str, str, str]]:
    """Yield each row, as it is mostly spelled, and an example."""
    spellings: dict[str, Counter[str]] = {row: Counter() for row in wanted}
    examples: dict[str, str] = {}
    for text in texts(content):
        for run in runs(text):
            folded, spelled = words(run), spelled_words(run)
            for start, row in rows(folded, read):
                if row in spellings:
                    end = start + row.count(" ") + 1
                    first = _unjoined(spelled[start], folded[start], read(folded[start])[0])
                    spellings[row][" ".join((first, *map(bare, spelled[start + 1 : end])))] += 1
                    examples.setdefault(
                        row, " ".join(spelled[max(0, start - CONTEXT_WORDS) : end + CONTEXT_WORDS])
                    )
    for row, example in examples.items():
        yield row, min(spellings[row].items(), key=lambda pair: (-pair[1], pair[0]))[0], example


def _unjoined(word: str, folded: str, base: str) -> str:
    """Return a word as it is spelled, without what is joined to its front."""
    word = bare(word)
    if base.startswith("ال") and folded.endswith("لل" + base[2:]):
        return "ال" + word[len(folded) - len(base) + 2 :]
    return word[len(folded) - len(base) :]
