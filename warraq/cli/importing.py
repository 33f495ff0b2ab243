"""The command that imports source documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from rich.markup import escape

from warraq import config
from warraq.cli.group import main
from warraq.cli.show import OUT, bars, show
from warraq.problems import Problem, in_order


@main.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="Import nothing; print what becomes of every line of the sources.")
def import_(paths: tuple[Path, ...], explain: bool) -> None:
    """Turn source documents (default: all of seeds/) into articles in content/.

    What is here already is left alone, and an article that was edited since its import is never overwritten.
    """
    from warraq.importers import batch  # it and what it decodes with take a while to load, and a build needs none of it

    settings = config.load(Path.cwd())
    chosen = paths or (settings.seeds,)
    for path in chosen:
        for own in (settings.content, settings.output, settings.templates):
            if path.resolve().is_relative_to(own.resolve()):
                raise click.UsageError(f"{path} is a part of the archive, not a source document")
    if explain:
        sys.exit(_explain(chosen))
    with bars() as tell:
        results = batch.run(settings.root, chosen, settings.vocabulary, config.today(), progress=tell)
    show(in_order(problem for result in results for problem in result.problems))
    for result in results:
        if result.article:
            OUT.print(f"{_OUTCOMES[result.outcome]}: {result.source} -> content/{result.article}", markup=False)
    counts = {outcome: sum(result.outcome == outcome for result in results) for outcome in _OUTCOMES}
    told = (f"{count} {_OUTCOMES[outcome]}" for outcome, count in counts.items() if count)
    OUT.print(", ".join(told) or "nothing to import")
    sys.exit(1 if counts["failed"] else 0)


_OUTCOMES: Mapping[str, str] = {
    "imported": "imported",
    "review": "imported, to review",
    "unchanged": "unchanged",
    "edited": "edited since, left alone",
    "removed": "removed since, left alone",
    "failed": "failed",
}


def _explain(paths: Iterable[Path]) -> int:
    """Print the account of every source; the status to exit with."""
    from warraq.importers import batch
    from warraq.importers.decode import Unreadable

    status = 0
    for path in batch.find_sources(paths):
        try:
            for found in batch.explain(path, config.today()):
                OUT.print(found.account.shown(escape(f"{path}: {found.title}")))
        except (Unreadable, OSError) as error:
            show([Problem(str(path), 0, 0, str(error))])
            status = 1
    return status
