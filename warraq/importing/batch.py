"""Imports the sources of a batch: decides for every part if it is new, and keeps the accounts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from warraq.core.problems import Problem
from warraq.importing.account_file import (
    AccountFile,
    Entry,
    entries,
    path_of,
    standing,
    unfinished,
)
from warraq.importing.article import LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.previous import parted
from warraq.importing.read import Candidate, Part, Reading, stream
from warraq.importing.result import Choice, Outcome, Result, failed
from warraq.importing.seeds import fitting, is_inside, name_of
from warraq.importing.source import ImportOptions
from warraq.importing.store import Store

Progress = Callable[[str, int, int], None]


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
class Batch:
    """Imports the sources of one batch: what each gave is written, or found to be here already."""

    root: Path
    store: Store
    choice: Choice
    options: ImportOptions
    progress: Progress

    def take(self, candidate: Candidate, reading: Reading) -> Iterator[Result]:
        """File what a source gave."""
        path, digest = candidate.file.path, candidate.digest
        name = name_of(self.root, candidate.file, digest, self.choice.link)
        if why := candidate.fault or reading.why:
            yield failed(name, why)
            return
        held = self.store.filer.previous.holds(digest)
        finished = path_of(self.root, digest)
        if finished.exists():
            yield from self._here(name, entries(finished), held)
            return
        before = tuple(entries(unfinished(self.root, digest)))
        yield from self._here(name, before, held)
        account = AccountFile(self.root, name, digest, self.options.today, self.choice.dry)
        tally = _Tally()
        try:
            fitting(self.root, name, path)
            for part in self._parts(candidate, reading, before):
                yield from self._part(part, path, account, dict(held), tally)
        except Unreadable as error:
            account.drop()
            yield failed(name, str(error))
            return
        yield from (
            Result(name, "left out", title=why, count=count) for why, count in tally.left.items()
        )
        has_articles = account.articles or any(entry.article for entry in before)
        if tally.skipped:
            account.stop()
        elif has_articles or (
            is_inside(self.root, path) and (tally.left or tally.here) and not tally.faults
        ):
            account.end()
        else:
            account.drop()
            if not tally.left and not tally.faults and not tally.here:
                yield failed(name, "has no article in it")

    def _parts(
        self, candidate: Candidate, reading: Reading, before: Sequence[Entry]
    ) -> Iterator[Part]:
        """Yield the parts of a source that are not in its account yet."""
        keys = {parted(entry.file)[1] for entry in before}
        parts: Iterable[Part] | None = reading.parts
        if parts is None:
            done: defaultdict[str, set[int]] = defaultdict(set)
            for key in keys:
                place, _, number = key.rpartition("#") if "#" in key else (key, "", "0")
                done[place].add(int(number))
            size = max(1, candidate.size >> 20)
            step = f"read {candidate.file.path.name[:40]} (MB)"
            parts = stream(
                candidate,
                self.options,
                done,
                lambda at: self.progress(step, min(at >> 20, size), size),
            )
        return (part for part in parts if part.key not in keys)

    def _part(
        self,
        part: Part,
        path: Path,
        account: AccountFile,
        held: Mapping[str, tuple[str, str]],
        tally: _Tally,
    ) -> Iterator[Result]:
        file, article = account.source + part.key, part.outcome
        if self.choice.only and part.importer not in self.choice.only:
            tally.skipped += 1
            tally.left["is of a kind that was not asked for"] += 1
        elif isinstance(article, LeftOut):
            account.left(file, article)
            if article.fault:
                tally.faults += 1
                where = f"{article.what}: " if part.number and article.what else ""
                yield failed(file, where + article.why, part.importer)
            else:
                tally.left[article.why] += 1
        elif self.choice.since and not (article.when and article.when.last >= self.choice.since):
            tally.skipped += 1
            tally.left["is older than what was asked for, or has no date"] += 1
        elif part.key in held:
            _, where = held[part.key]
            account.article(file, part.importer, where, standing(self.root, where), article.account)
            yield Result(file, "unchanged", where, article.title, part.importer)
        elif here := self.store.published(article):
            tally.here += 1
            account.left(file, LeftOut("is here already", article.url), here)
            yield Result(file, "unchanged", here, article.title, part.importer)
        else:
            yield self.store.write(article, file, part.importer, path, account)

    def _here(
        self, name: str, before: Iterable[Entry], held: Mapping[str, tuple[str, str]]
    ) -> Iterator[Result]:
        """Yield what is here already of a source, under this name or another, by its account: it is
        left as it is.
        """
        warned = False
        for entry in before:
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
