"""Runs an import, from sources to articles in content/; yields what became of each source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.topics.suggest import suggest
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.core import workers
from warraq.importing.account_file import path_of
from warraq.importing.batch import Batch, Progress
from warraq.importing.batch_boilerplate import common_pieces
from warraq.importing.categories import Categories
from warraq.importing.filing import Filer, Suggest
from warraq.importing.previous import PreviousImports
from warraq.importing.read import Candidate, Reading, Task, begin, look_at
from warraq.importing.result import Choice, Result
from warraq.importing.source import ImportOptions
from warraq.importing.store import Store

SLAB_SOURCES = 2_000
"""How many sources are read before the first of them is filed: what they hold is in memory."""


def run(
    root: Path,
    paths: Sequence[Path] | Sequence[Candidate],
    vocabulary: Vocabulary,
    today: dt.date,
    *,
    choice: Choice | None = None,
    topics_of: Suggest | None = None,
    duplicates: DuplicateFinder | None = None,
    progress: Progress = lambda step, done, total: None,
) -> Iterator[Result]:
    """Import sources into the archive at `root`, and yield what became of each as it happens.

    paths       files and folders, read in the given order; or what `look_at` found in them
    today       the day of import
    topics_of   suggests topics; the vocabulary's own words do, if it is None
    duplicates  finds what is here already in other words; without it, only what is the same to the
                byte is found
    progress    is called with the step, how much of it is done, and how much there is

    Nothing that an editor has changed is written over, and a source that cannot be read stops
    nothing else: its Result carries the Problem. An import that was killed goes on where it
    stopped. Feeds are taken after all else, for the pages beside them hold more of the same
    articles.
    """
    choice = choice or Choice()
    seen = [one for one in paths if isinstance(one, Candidate)]
    candidates = (*seen, *look_at([path for path in paths if isinstance(path, Path)]))
    categories = Categories.of(root, vocabulary)

    def is_known(digest: str) -> bool:
        return path_of(root, digest).exists()

    def by_words(title: str, paragraphs: Sequence[str]) -> list[str]:
        return [topic.id for topic in suggest(vocabulary, title, paragraphs)]

    common = common_pieces(candidates, is_known, lambda *done: progress("look", *done))
    options = ImportOptions(today, common, choice.fields)
    filer = Filer(PreviousImports.of(root), categories, topics_of or by_words, choice.into)
    store = Store(root, filer, today, duplicates, choice.dry)
    batch = Batch(root, store, choice, options, progress)
    feeds = []
    total = len(candidates)
    for done, (candidate, reading) in enumerate(_readings(candidates, options, is_known)):
        progress("read", done, total)
        if total > 1 and reading.parts and reading.parts[0].importer == "feed":
            # It is read again, so that not all feeds are held in memory.
            feeds.append((candidate, replace(reading, parts=None)))
        else:
            yield from batch.take(candidate, reading)
    for candidate, reading in feeds:
        yield from batch.take(candidate, reading)
    progress("read", total, total)
    if not choice.dry:
        categories.save()


def _readings(
    candidates: Sequence[Candidate], options: ImportOptions, is_known: Callable[[str], bool]
) -> Iterator[tuple[Candidate, Reading]]:
    """Read sources in parallel, some at a time; what is known or faulty is not read again."""
    for start in range(0, len(candidates), SLAB_SOURCES):
        slab = candidates[start : start + SLAB_SOURCES]
        fresh = tuple(one for one in slab if not one.fault and not is_known(one.digest))
        readings = iter(workers.ordered(begin, Task(fresh, options), len(fresh)))
        unread = {id(one) for one in fresh}
        for candidate in slab:
            yield candidate, next(readings) if id(candidate) in unread else Reading(())
