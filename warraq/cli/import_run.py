"""What `import` does and prints; loaded only by it, for the formats load slowly."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

import click

from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.topics.model import LearningError, load
from warraq.analysis.topics.suggest import suggest
from warraq.cli.show import ERR, OUT, bars, show
from warraq.core.problems import in_order
from warraq.importing import account_file
from warraq.importing.decode import Unreadable
from warraq.importing.filing import Suggest
from warraq.importing.formats.records import guess as records
from warraq.importing.formats.records.field_names import ROLES
from warraq.importing.read import KINDS, Candidate, look_at
from warraq.importing.result import Choice, Result
from warraq.importing.run import run as run_batch
from warraq.importing.source import ImportOptions, open_file
from warraq.library import config

__all__ = ["KINDS", "ROLES", "run"]

OUTCOMES: Mapping[str, str] = {
    "imported": "imported",
    "review": "imported, to review",
    "unchanged": "unchanged",
    "edited": "edited since, left alone",
    "removed": "removed since, left alone",
    "left out": "left out",
    "failed": "failed",
}


def run(settings: config.Config, paths: tuple[Path, ...], choice: Choice, alike: bool) -> int:
    """Import, and tell what became of everything; the status to exit with."""
    with bars() as tell:
        candidates = look_at(paths, lambda done, total: tell("open", done, total))
    guessed = _guesses(settings.root, candidates, choice)
    asked = guessed and not (choice.dry or choice.fields) and sys.stdin.isatty() and ERR.is_terminal
    if asked and not click.confirm("Import records so?", default=True, err=True):
        OUT.print(
            "Nothing is imported. Say what the fields are: "
            "--map title=headline,date=published,content=body"
        )
        return 1
    with bars() as tell, ExitStack() as stack:
        likeness = DuplicateFinder.of(settings.root, settings.cache, tell) if alike else None
        if likeness:
            stack.callback(likeness.close)
        results = tuple(
            run_batch(
                settings.root,
                candidates,
                settings.vocabulary,
                config.today(),
                choice=choice,
                topics_of=_learnt(settings),
                duplicates=likeness,
                progress=tell,
            )
        )
    show(in_order(problem for result in results for problem in result.problems))
    for result in results:
        if result.article:
            repeats = f" (repeats content/{result.first})" if result.first else ""
            told = (
                f"{OUTCOMES[result.outcome]}: {result.source} -> content/{result.article}{repeats}"
            )
            OUT.print(told, markup=False)
    _summary(results, choice.dry)
    return 1 if any(result.outcome == "failed" for result in results) else 0


def _guesses(root: Path, candidates: Iterable[Candidate], choice: Choice) -> int:
    """Show what the fields of each new source of records are taken for; how many such guesses there
    are.
    """
    options = ImportOptions(config.today(), fields=choice.fields)
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        kind, path = candidate.kind, candidate.file.path
        wanted = kind in records.ROWS and (not choice.only or kind in choice.only)
        with suppress(Unreadable, OSError):  # told when it is imported
            if wanted and not account_file.path_of(root, candidate.digest).exists():
                fields = records.guessed(kind, open_file(path), options)
                if "content" not in fields:
                    continue  # records, but no articles: settings, lists of addresses
                shown[", ".join(f"{role} = {field}" for role, field in fields.items())].append(
                    path.name
                )
    for told, names in shown.items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        OUT.print(f"{names[0]}{more}: {told}", markup=False)
    return len(shown)


def _learnt(settings: config.Config) -> Suggest | None:
    """Suggests topics by what was learnt of the archive and, where that is not sure, by the
    vocabulary's words; None where nothing was learnt.
    """
    try:
        model = load(settings.cache)
    except LearningError:
        return None
    known = {topic.id for topic in settings.vocabulary.topics}

    def suggested(title: str, paragraphs: Sequence[str]) -> tuple[str, ...]:
        learnt = tuple(
            guess.topic for guess in model.suggested(title, paragraphs) if guess.topic in known
        )
        return learnt or tuple(
            found.id for found in suggest(settings.vocabulary, title, paragraphs)
        )

    return suggested


def _summary(results: Iterable[Result], dry: bool) -> None:
    """How much of each kind became of what, and why parts were left out."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    why: Counter[str] = Counter()
    for result in results:
        counts[result.importer][result.outcome] += result.count
        if result.outcome == "left out":
            why[result.title] += result.count
    for reason, count in why.most_common(20):
        OUT.print(f"left out, {count:,}: {reason}", markup=False)
    for importer in (
        sorted(kind for kind in counts if kind) if len(counts.keys() - {""}) > 1 else ()
    ):
        OUT.print(f"{importer}: {_told(counts[importer])}", markup=False)
    total = sum(counts.values(), Counter())
    told = _told(total) or "nothing to import"
    OUT.print(f"would be: {told}" if dry and total else told, markup=False)


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{counts[outcome]:,} {OUTCOMES[outcome]}" for outcome in OUTCOMES if counts.get(outcome)
    )
