"""Which article of the archive tells the same story as another, and which of them is the first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from warraq.analysis.duplicates import chains, store
from warraq.analysis.duplicates.similarity import MIN_WORDS, MatchKind, Similarity, compare, measure
from warraq.analysis.duplicates.store import ARTICLES_PER_REPORT, ArticleRow, Store, WrittenArticle
from warraq.core.model import When
from warraq.core.workers import Progress

CLOSEST = 10
"""How many articles, those that share most passages with it, a text is compared with word by word:
a story is rarely told more often, and the first of its copies are among them.
"""


@dataclass(frozen=True, slots=True)
class Match:
    """An article that tells the same story as a text.

    first       its path, relative to content/: of all that tell it the first
    like        the path of the article that the text is like: `first`, or a marked copy of it
    earlier     whether the text is of an earlier day than `first`: it may be the true first
    """

    first: str
    like: str
    kind: MatchKind
    similarity: Similarity
    earlier: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that tell one story, by path: the first, and the others with what each has of the
    first.

    marked  those that `duplicate_of` marks already
    found   those that it does not
    """

    first: str
    marked: Mapping[str, Similarity]
    found: Mapping[str, tuple[MatchKind, Similarity]]


def _quiet(what: str, done: int, total: int) -> None:
    return None


class DuplicateFinder:
    """The articles of content/, to find those that tell one story. One process at a time may use
    it.

    The first of a story is the one with the earliest date, of those the one that was imported
    first, then the first by path; what has no date comes after all that has one.
    """

    def __init__(self, articles: Store) -> None:
        self._articles = articles

    @classmethod
    def of(cls, root: Path, cache: Path, progress: Progress = _quiet) -> DuplicateFinder:
        """Open the articles of the archive at `root`, read anew if they have changed since; the
        results are kept in the folder `cache`, and may be deleted at any time.

        Raises OSError if nothing can be kept there.
        """
        return cls(store.open_store(root / "content", cache, progress))

    def nearest(self, words: Sequence[str], when: When | None) -> Match | None:
        """Return the article that tells the same story as a text that is not in the archive yet,
        given by its folded words; None if there is none.

        What is in the archive already is the first, whatever the dates: nothing there is written
        over.
        """
        day = store.day_of(when)
        alike = list(self._alike(words, day, lambda row: True))
        if not alike:
            return None
        leads = [(self._first(row), row, kind, similarity) for row, kind, similarity in alike]
        first, row, kind, similarity = min(
            leads, key=lambda lead: (lead[0].place, -lead[3].resemblance, lead[1].path)
        )
        return Match(
            first.path, row.path, kind, similarity, bool(day and first.day and day < first.day)
        )

    def add(self, path: str, written: WrittenArticle) -> None:
        """Take in an article that was just written, by its path relative to content/."""
        self._articles.add(path, written)

    def clusters(self, progress: Progress = _quiet) -> Iterator[Cluster]:
        """Yield the stories that content/ has more than once, in the order of their firsts.

        Each article, in their order, is compared with those before it that are no copies; of those
        that tell the same story, it is a copy of the one that it is most like. So each copy is like
        its first, and not only like another copy. Marks are respected: what an editor keeps apart
        is no copy.
        """
        rows = self._articles.rows()
        by_path = {row.path: row for row in rows}
        marked = chains.firsts({row.path: row.mark for row in rows}, by_path)
        stories: dict[
            str, tuple[dict[str, Similarity], dict[str, tuple[MatchKind, Similarity]]]
        ] = {}
        alone: set[int] = set()
        for done, row in enumerate(rows, 1):
            if done % ARTICLES_PER_REPORT == 0:
                progress("compare", done, len(rows))
            if row.path in marked:
                first = by_path[marked[row.path]]
                mine = measure(self._articles.words(first), self._articles.words(row))
                stories.setdefault(first.path, ({}, {}))[0][row.path] = mine
            elif not row.mark and (found := self._copied(row, alone)):
                first, kind, mine = found
                stories.setdefault(first.path, ({}, {}))[1][row.path] = kind, mine
            else:
                alone.add(row.id)
        return (Cluster(row.path, *stories[row.path]) for row in rows if row.path in stories)

    def close(self) -> None:
        """Keep what was taken in, and close the file."""
        self._articles.close()

    def _copied(
        self, row: ArticleRow, alone: set[int]
    ) -> tuple[ArticleRow, MatchKind, Similarity] | None:
        alike = self._alike(self._articles.words(row), row.day, lambda other: other.id in alone)
        return max(alike, key=lambda lead: (lead[2].resemblance, lead[2].containment), default=None)

    def _alike(
        self, words: Sequence[str], day: str, among: Callable[[ArticleRow], bool]
    ) -> Iterator[tuple[ArticleRow, MatchKind, Similarity]]:
        """Yield the articles that tell the same story: those of the very same words, or else the
        others, as far as they are `among` those wanted.
        """
        for rows in (self._articles.same, self._articles.near) if len(words) >= MIN_WORDS else ():
            found = False
            for row in islice(filter(among, rows(words)), CLOSEST):
                if compared := compare(self._articles.words(row), words, _days(row.day, day)):
                    found = True
                    yield row, *compared
            if found:
                return

    def _first(self, row: ArticleRow) -> ArticleRow:
        """Return what an article is marked as a copy of; itself if it is none."""
        line = {row.path}
        while (after := self._articles.row(row.mark)) and after.path not in line:
            line.add(after.path)
            row = after
        return row


def _days(one: str, other: str) -> int | None:
    """Return how many days are between two; None if one is not known."""
    return (
        abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)
        if one and other
        else None
    )
