"""Which article of the archive tells the same story as another, and which of them is the first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from warraq.analysis.duplicates import chains, store
from warraq.analysis.duplicates.similarity import LEAST, MatchKind, Similarity, kind, measure
from warraq.analysis.duplicates.store import ArticleRow, Progress, Store, WrittenArticle
from warraq.core.model import When

CLOSEST = 10
"""With so many articles, those that share most passages with it, a text is compared word by word.
"""


@dataclass(frozen=True, slots=True)
class Match:
    """An article that tells the same story as a text.

    first    its path, relative to content/: of all that tell it the first
    like     the path of the article that the text was found to be like: `first`, or a marked copy
             of it
    earlier  whether the text is of an earlier day than `first`: it may be the true first
    """

    first: str
    like: str
    kind: MatchKind
    measure: Similarity
    earlier: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that tell one story, by path: the first, and the others with what each has of the
    first.

    marked  those that say so already, under `duplicate_of`
    found   those that do not
    """

    first: str
    marked: Mapping[str, Similarity]
    found: Mapping[str, tuple[MatchKind, Similarity]]


def _quiet(what: str, done: int, total: int) -> None:
    return None


class DuplicateFinder:
    """The articles of content/, for finding those that tell one story. One process at a time may
    use it.

    The first of a story is the one with the earliest date, of those the one that was imported
    first, then the first by path; what has no date comes after all that has one.
    """

    def __init__(self, held: Store) -> None:
        self._held = held

    @classmethod
    def of(cls, root: Path, cache: Path, progress: Progress = _quiet) -> DuplicateFinder:
        """Those of the archive at `root`, read anew where they have changed since; what is known of
        them lies in the folder `cache`, and may be deleted any time.

        Raises OSError if nothing can be kept there.
        """
        return cls(store.opened(root / "content", cache, progress))

    def nearest(self, said: Sequence[str], when: When | None) -> Match | None:
        """The article that tells the same story as a text that is not in the archive yet, given by
        its folded words; None if there is none.

        What is here already is the first, whatever the dates: nothing that stands here is written
        over.
        """
        day = store.day_of(when)
        alike = list(self._alike(said, day, lambda row: True))
        if not alike:
            return None
        leads = [(self._first(row), row, sort, told) for row, sort, told in alike]
        first, row, sort, told = min(
            leads, key=lambda lead: (lead[0].place, -lead[3].resemblance, lead[1].path)
        )
        return Match(first.path, row.path, sort, told, bool(day and first.day and day < first.day))

    def add(self, path: str, written: WrittenArticle) -> None:
        """Take in an article that was just written, by its path relative to content/."""
        self._held.hold(path, written)

    def clusters(self, progress: Progress = _quiet) -> Iterator[Cluster]:
        """The stories that stand in content/ more than once, in the order of their firsts.

        Each article, in their order, is compared with those before it that are no copies; of those
        that tell the same story, it is a copy of the one that it is most like. So each copy is like
        its first, and not only like another copy. Marks stand as they are: what an editor keeps
        apart is no copy.
        """
        rows = self._held.rows()
        by_path = {row.path: row for row in rows}
        marked = chains.firsts({row.path: row.mark for row in rows}, by_path)
        told: dict[str, tuple[dict[str, Similarity], dict[str, tuple[MatchKind, Similarity]]]] = {}
        alone: set[int] = set()
        for done, row in enumerate(rows, 1):
            if done % 500 == 0:
                progress("compare", done, len(rows))
            if row.path in marked:
                first = by_path[marked[row.path]]
                mine = measure(self._held.said(first), self._held.said(row))
                told.setdefault(first.path, ({}, {}))[0][row.path] = mine
            elif not row.mark and (found := self._copied(row, alone)):
                first, sort, mine = found
                told.setdefault(first.path, ({}, {}))[1][row.path] = sort, mine
            else:
                alone.add(row.id)
        return (Cluster(row.path, *told[row.path]) for row in rows if row.path in told)

    def close(self) -> None:
        """Keep what was taken in, and let go of what is kept on disk."""
        self._held.close()

    def _copied(
        self, row: ArticleRow, alone: set[int]
    ) -> tuple[ArticleRow, MatchKind, Similarity] | None:
        alike = self._alike(self._held.said(row), row.day, lambda other: other.id in alone)
        return max(alike, key=lambda lead: (lead[2].resemblance, lead[2].containment), default=None)

    def _alike(
        self, said: Sequence[str], day: str, among: Callable[[ArticleRow], bool]
    ) -> Iterator[tuple[ArticleRow, MatchKind, Similarity]]:
        """The articles that tell the same story: those of the very same words, or else the others,
        as far as they are `among` those wanted.
        """
        for rows in (self._held.same, self._held.near) if len(said) >= LEAST else ():
            found = False
            for row in islice(filter(among, rows(said)), CLOSEST):
                if told := kind(self._held.said(row), said, _days(row.day, day)):
                    found = True
                    yield row, *told
            if found:
                return

    def _first(self, row: ArticleRow) -> ArticleRow:
        """What an article is marked as a copy of; itself if it is none."""
        line = {row.path}
        while (after := self._held.row(row.mark)) and after.path not in line:
            line.add(after.path)
            row = after
        return row


def _days(one: str, other: str) -> int | None:
    """How many days lie between two; None where one is not known."""
    return (
        abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)
        if one and other
        else None
    )
