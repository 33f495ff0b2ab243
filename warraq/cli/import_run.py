"""What the import command does and prints; loaded only by it, for the importers take a while to load."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

import click
from rich.markup import escape

from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.topics.model import LearningError, load
from warraq.analysis.topics.vocabulary import suggest
from warraq.cli.show import ERR, OUT, bars, counted, show
from warraq.core.problems import Problem, in_order
from warraq.importing import account_file
from warraq.importing import audit as audits
from warraq.importing.article import Imported
from warraq.importing.decode import Unreadable
from warraq.importing.filing import Suggest
from warraq.importing.formats.records import guess as records
from warraq.importing.formats.records.field_names import ROLES
from warraq.importing.read import KINDS, format_of, stream
from warraq.importing.run import Choice, Result
from warraq.importing.run import run as run_batch
from warraq.importing.seeds import digest_of, find_sources
from warraq.importing.source import ImportOptions, open_file
from warraq.library import config

__all__ = ["KINDS", "ROLES", "audit", "explain", "run"]

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
    guessed = _guesses(settings.root, paths, choice)
    asked = guessed and not (choice.dry or choice.fields) and sys.stdin.isatty() and ERR.is_terminal
    if asked and not click.confirm("Import records so?", default=True, err=True):
        OUT.print(
            "Nothing is imported. Say what the fields are: --map title=headline,date=published,content=body"
        )
        return 1
    with bars() as tell, ExitStack() as stack:
        likeness = DuplicateFinder.of(settings.root, settings.cache, tell) if alike else None
        if likeness:
            stack.callback(likeness.close)
        results = tuple(
            run_batch(
                settings.root,
                paths,
                settings.vocabulary,
                config.today(),
                choice=choice,
                topics_of=_learnt(settings),
                likeness=likeness,
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


def _guesses(root: Path, paths: Iterable[Path], choice: Choice) -> int:
    """Show what the fields of each new source of records are taken for; how many such guesses there
    are.
    """
    options = ImportOptions(config.today(), fields=choice.fields)
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for found in find_sources(paths):
        with suppress(Unreadable, OSError):  # told when it is imported
            source = open_file(found.path)
            kind = format_of(source).name
            wanted = kind in records.ROWS and (not choice.only or kind in choice.only)
            if wanted and not account_file.path_of(root, digest_of(found.path)).exists():
                fields = records.guessed(kind, source, options)
                if "content" not in fields:
                    continue  # records, but no articles: settings, lists of addresses
                shown[", ".join(f"{role} = {field}" for role, field in fields.items())].append(
                    found.path.name
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


def explain(paths: Iterable[Path], fields: Mapping[str, str]) -> int:
    """Print the account of every source; the status to exit with."""
    status = 0
    options = ImportOptions(config.today(), fields=fields)
    for found in find_sources(paths):
        try:
            for part in stream(found, options, {}):
                name = f"{found.path}{part.key}"
                if isinstance(part.outcome, Imported):
                    OUT.print(part.outcome.account.shown(escape(f"{name}: {part.outcome.title}")))
                elif part.outcome.fault:
                    show([Problem(name, 0, 0, part.outcome.why)])
                    status = 1
                else:
                    OUT.print(
                        f"{name}: left out: {part.outcome.why} {part.outcome.what}".rstrip(),
                        markup=False,
                    )
        except OSError as error:
            show([Problem(str(found.path), 0, 0, (error.strerror or str(error)).lower())])
            status = 1
    return status


def audit(root: Path) -> int:
    """Compare every source with its account and its articles; the status to exit with."""
    faults = sources = articles = characters = 0
    for found in audits.audit(root):
        show(found.problems)
        sources += 1
        articles += len(found.articles)
        characters += found.characters
        faults += any(problem.weight == "error" for problem in found.problems)
        where = (
            f"content/{found.articles[0]}"
            if len(found.articles) == 1
            else counted(len(found.articles), "article")
        )
        left = f", {found.left_out:,} left out" if found.left_out else ""
        OUT.print(f"{found.source}: {where}{left}", markup=False)
    held = f"{counted(sources, 'source')}, {counted(articles, 'article')}, {characters:,} characters accounted for"
    OUT.print(
        f"{held}, {counted(faults, 'source')} not in order" if faults else f"{held}: all in order"
    )
    return 1 if faults else 0
