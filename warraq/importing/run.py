"""Runs an import: sources to articles in content/, with an account of each; says what became of every one."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.duplicates.store import WrittenArticle, words_of
from warraq.analysis.topics.suggest import suggest
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.arabic.letters import fold, words
from warraq.content.frontmatter.text import split
from warraq.core import files, workers
from warraq.core.problems import Problem
from warraq.importing.account_file import (
    Entry,
    Ledger,
    digest_of_text,
    entries,
    path_of,
    standing,
    unfinished,
)
from warraq.importing.article import Imported, LeftOut
from warraq.importing.batch_boilerplate import common_pieces
from warraq.importing.categories import Categories
from warraq.importing.decode import Unreadable
from warraq.importing.filing import Desk, Origin, Suggest
from warraq.importing.previous import Shelf, parted
from warraq.importing.read import Part, Reading, Task, begin, stream
from warraq.importing.seeds import Found, find_sources, fitting, is_inside, keep, name_of
from warraq.importing.source import ImportOptions
from warraq.importing.to_markdown.escape import as_markdown

SLAB = 2_000
"""How many sources are read before the first of them is filed: what they hold is in memory."""

FULLER = 1.5
"""How many times longer a text is than one of the same address and title, if it is more than what
is here already: the page of a feed's summary.
"""

Outcome = Literal["imported", "review", "unchanged", "edited", "removed", "left out", "failed"]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an article of a source, or of parts that gave none.

    source    the source or the part of it, as the record names it
    outcome   'imported'; 'review': imported, and in doubt about more than its topics; 'unchanged':
              it was here already; 'edited': it was here, has been edited since, and stands as it
              is; 'removed': it was here, was taken out of content/, and stays out; 'left out': it
              is no article; 'failed'
    article   path relative to content/ (of a removed one: where it was), '' where there is none
    title     of the article; of what is left out, why
    importer  what read it
    count     how many parts were left out for this reason
    first     the article that it repeats, or ''
    """

    source: str
    outcome: Outcome
    article: str = ""
    title: str = ""
    importer: str = ""
    count: int = 1
    first: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the sources is wanted, and how.

    dry     nothing is written
    since   only what was published on this day or later; what has no date is left for another time
    only    only what these importers read; empty: all
    into    a folder of content/ under which the articles go
    link    seeds/ keeps only digest and place of sources that lie elsewhere
    fields  what the fields of records mean: {'title': 'headline'}
    """

    dry: bool = False
    since: dt.date | None = None
    only: Collection[str] = ()
    into: str = ""
    link: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)


def run(
    root: Path,
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    today: dt.date,
    *,
    choice: Choice | None = None,
    topics_of: Suggest | None = None,
    likeness: DuplicateFinder | None = None,
    progress: Progress = lambda step, done, total: None,
) -> Iterator[Result]:
    """Import sources into the archive at `root`, and tell what became of each as it happens.

    paths      files and folders, read in the given order
    today      the day of import
    topics_of  suggests topics; the vocabulary's own words do, if it is None
    likeness   tells what is here already in other words; without it, only what is the same to the
               byte
    progress   is told the step, how much of it is done, and how much there is

    Nothing that an editor has changed is written over, and a source that cannot be read stops
    nothing else: its Result carries the Problem. An import that was killed goes on where it
    stopped. Feeds are taken after all else, for the pages beside them hold more of the same
    articles.
    """
    choice = choice or Choice()
    founds = tuple(find_sources(paths))
    categories = Categories.of(root, vocabulary)
    known = _Known(root)
    common = common_pieces(founds, known, lambda done, total: progress("look", done, total))

    def by_words(title: str, paragraphs: Sequence[str]) -> list[str]:
        return [found.id for found in suggest(vocabulary, title, paragraphs)]

    desk = Desk(Shelf.of(root), categories, topics_of or by_words, choice.into)
    hall = _Hall(
        root, desk, today, choice, ImportOptions(today, common, choice.fields), likeness, progress
    )
    feeds = []
    for start in range(0, len(founds), SLAB):
        slab = founds[start : start + SLAB]
        readings = workers.ordered(begin, Task(slab, hall.options, known), len(slab))
        for done, (found, reading) in enumerate(zip(slab, readings, strict=True), start):
            progress("read", done, len(founds))
            if len(founds) > 1 and reading.parts and reading.parts[0].importer == "feed":
                feeds.append(
                    (found, replace(reading, parts=None))
                )  # read again, so that they are not all held
            else:
                yield from hall.take(found, reading)
    for found, reading in feeds:
        yield from hall.take(found, reading)
    progress("read", len(founds), len(founds))
    if not choice.dry:
        categories.save()


@dataclass(frozen=True, slots=True)
class _Known:
    """Whether a source was imported whole; a value that can be sent to another process."""

    root: Path

    def __call__(self, digest: str) -> bool:
        return path_of(self.root, digest).exists()


@dataclass(slots=True)
class _Tally:
    """What one source gave besides new articles: parts left out and why, faulty, not asked for,
    here already.
    """

    left: Counter[str] = field(default_factory=Counter)
    faults: int = 0
    skipped: int = 0
    here: int = 0


@dataclass(frozen=True, slots=True)
class _Hall:
    """Where sources arrive: what each gave is filed, or found to be here already."""

    root: Path
    desk: Desk
    today: dt.date
    choice: Choice
    options: ImportOptions
    likeness: DuplicateFinder | None
    progress: Progress

    def take(self, found: Found, reading: Reading) -> Iterator[Result]:
        """File what a source gave."""
        name = name_of(self.root, found, reading.digest, self.choice.link)
        if reading.why:
            yield _failed(name, reading.why)
            return
        held = self.desk.shelf.holds(reading.digest)
        account = path_of(self.root, reading.digest)
        if account.exists():
            yield from self._here(name, entries(account), held)
            return
        before = tuple(entries(unfinished(self.root, reading.digest)))
        yield from self._here(name, before, held)
        ledger = Ledger(self.root, name, reading.digest, self.today, self.choice.dry)
        tally = _Tally()
        try:
            fitting(self.root, name, found.path)
            for part in self._parts(found, reading, before):
                yield from self._part(part, found, ledger, dict(held), tally)
        except Unreadable as error:
            ledger.drop()
            yield _failed(name, str(error))
            return
        yield from (
            Result(name, "left out", title=why, count=count) for why, count in tally.left.items()
        )
        articles = ledger.articles or any(entry.article for entry in before)
        if tally.skipped:
            ledger.stop()
        elif articles or (
            is_inside(self.root, found.path) and (tally.left or tally.here) and not tally.faults
        ):
            ledger.end()
        else:
            ledger.drop()
            if not tally.left and not tally.faults and not tally.here:
                yield _failed(name, "has no article in it")

    def _parts(self, found: Found, reading: Reading, before: Sequence[Entry]) -> Iterator[Part]:
        """The parts of a source that are not in its account yet."""
        told = {parted(entry.file)[1] for entry in before}
        parts: Iterable[Part] | None = reading.parts
        if parts is None:
            done: defaultdict[str, set[int]] = defaultdict(set)
            for key in told:
                place, _, number = key.rpartition("#") if "#" in key else (key, "", "0")
                done[place].add(int(number))
            size = max(1, found.path.stat().st_size >> 20)
            step = f"read {found.path.name[:40]} (MB)"
            parts = stream(
                found, self.options, done, lambda at: self.progress(step, min(at >> 20, size), size)
            )
        return (part for part in parts if part.key not in told)

    def _part(
        self,
        part: Part,
        found: Found,
        ledger: Ledger,
        held: Mapping[str, tuple[str, str]],
        tally: _Tally,
    ) -> Iterator[Result]:
        file, article = ledger.source + part.key, part.outcome
        if self.choice.only and part.importer not in self.choice.only:
            tally.skipped += 1
            tally.left["is of a kind that was not asked for"] += 1
        elif isinstance(article, LeftOut):
            ledger.left(file, article)
            if article.fault:
                tally.faults += 1
                where = f"{article.what}: " if part.number and article.what else ""
                yield _failed(file, where + article.why, part.importer)
            else:
                tally.left[article.why] += 1
        elif self.choice.since and not (article.when and article.when.last >= self.choice.since):
            tally.skipped += 1
            tally.left["is older than what was asked for, or has no date"] += 1
        elif part.key in held:
            _, where = held[part.key]
            ledger.article(file, part.importer, where, standing(self.root, where), article.account)
            yield Result(file, "unchanged", where, article.title, part.importer)
        elif here := self._published(article):
            tally.here += 1
            ledger.left(file, LeftOut("is here already", article.url), here)
            yield Result(file, "unchanged", here, article.title, part.importer)
        else:
            yield self._file(article, file, part.importer, found, ledger)

    def _file(
        self, article: Imported, file: str, importer: str, found: Found, ledger: Ledger
    ) -> Result:
        """Write an article, its pictures before it and its account behind it."""
        said = words("\n".join(article.paragraphs)) if self.likeness else []
        match = self.likeness.nearest(said, article.when) if self.likeness else None
        briefer = self._at_its_address(article)
        first = match.first if match and match.first not in briefer else ""
        older = self.desk.shelf.older(ledger.source, ledger.digest)
        filed = self.desk.file(article, Origin(file, ledger.digest, importer, self.today), first)
        if not self.choice.dry:
            keep(self.root, ledger.source, found.path, ledger.digest)
            for path, picture in filed.pictures.items():
                files.replace(f"{self.root}/content/{path}", picture)
            data = filed.text.encode()
            state = files.replace(f"{self.root}/content/{filed.where}", data)
            if self.likeness:
                said = words_of(filed.body) if article.body else said
                self.likeness.add(filed.where, WrittenArticle(filed.meta, said, data, state))
        ledger.article(file, importer, filed.where, digest_of_text(filed.text), article.account)
        self.desk.shelf.add(ledger.digest, file, article.url, article.title, filed.where)
        told = []
        if older:
            told.append(
                (
                    f"has changed since it was imported as content/{older}",
                    "compare the two, keep one",
                )
            )
        if briefer:
            what = f"holds much more of the text than content/{briefer[0]}, which was published at the same address"
            told.append(
                (
                    what,
                    "if it is the same article, make that one the copy: `duplicate_of` in its front matter",
                )
            )
        if first and match and match.earlier:
            what = f"is of an earlier day than content/{first}, which tells the same and was here before it"
            told.append(
                (
                    what,
                    "make that one the copy, if this is the first: `duplicate_of` in the front matter",
                )
            )
        problems = tuple(Problem(file, 0, 0, what, mend, "warning") for what, mend in told)
        outcome: Outcome = "review" if article.doubts else "imported"
        return Result(
            file, outcome, filed.where, article.title, importer, first=first, problems=problems
        )

    def _published(self, article: Imported) -> str:
        """An article of the same address and title that holds as much of the text, from whatever
        source; '' if none.
        """
        size = len(_compact(article.body or as_markdown(article.paragraphs)))
        return next(
            (it for it in self._at_its_address(article) if size <= FULLER * _size(self.root, it)),
            "",
        )

    def _at_its_address(self, article: Imported) -> list[str]:
        """The articles that were published at the same address under the same title."""
        known = self.desk.shelf.by_url.get(article.url, []) if article.url else []
        return [where for where, title in known if fold(title) == fold(article.title)]

    def _here(
        self, name: str, told: Iterable[Entry], held: Mapping[str, tuple[str, str]]
    ) -> Iterator[Result]:
        """What is here already of a source, under this name or another, by its account: it stays as
        it is.
        """
        warned = False
        for entry in told:
            key = parted(entry.file)[1]
            if entry.why:
                if entry.article:
                    yield Result(name + key, "unchanged", entry.article)
            elif key not in held:
                yield Result(name + key, "removed", entry.article)
            else:
                file, where = held[key]
                other = parted(file)[0]
                what = f"is here already as '{other}' (content/{where})"
                problems = (
                    (Problem(name, 0, 0, what, "", "warning"),)
                    if other != name and not warned
                    else ()
                )
                warned = warned or bool(problems)
                outcome: Outcome = (
                    "unchanged" if entry.digest == standing(self.root, where) else "edited"
                )
                yield Result(name + key, outcome, where, problems=problems)


def _size(root: Path, article: str) -> int:
    """How much text an article of content/ holds; without end where it cannot be read, as nothing
    can be told then.
    """
    try:
        return len(_compact(split((root / "content" / article).read_text(encoding="utf-8"))[1]))
    except (OSError, ValueError):
        return sys.maxsize


def _compact(text: str) -> str:
    return "".join(text.split())


def _failed(source: str, what: str, importer: str = "") -> Result:
    mend = "give one that can be read, or take it out; the rest was imported without it"
    return Result(
        source, "failed", importer=importer, problems=(Problem(source, 0, 0, what, mend),)
    )
