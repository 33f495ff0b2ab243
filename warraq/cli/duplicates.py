"""The command that finds stories which the archive holds more than once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

from warraq.analysis.duplicates.find import Cluster, DuplicateFinder
from warraq.analysis.duplicates.similarity import Similarity
from warraq.cli.group import main
from warraq.cli.show import OUT, bars, show
from warraq.content.frontmatter.amending import amended
from warraq.content.frontmatter.text import Malformed
from warraq.core import files
from warraq.core.problems import Problem, failed
from warraq.library import config


@main.command()
@click.option(
    "--apply",
    "apply_",
    is_flag=True,
    help="Write `duplicate_of` into the copies that do not have it yet.",
)
def duplicates(apply_: bool) -> None:
    """List the stories that content/ holds more than once: the first of each, and its copies.

    `duplicate_of: none` keeps an article that only looks like a copy out of the list for good.
    """
    settings = config.load(Path.cwd())
    with (
        bars() as progress,
        closing(DuplicateFinder.of(settings.root, settings.cache, progress)) as finder,
    ):
        clusters = tuple(finder.clusters(progress))
    for cluster in clusters:
        OUT.print(f"content/{cluster.first}", markup=False)
        for line in _lines(cluster):
            OUT.print(f"    {line}", markup=False)
    problems = tuple(
        problem for cluster in clusters if apply_ for problem in _mark(settings.content, cluster)
    )
    show(problems)
    OUT.print(_summary(clusters, len(problems), apply_))
    sys.exit(1 if failed(problems) else 0)


def _summary(clusters: Sequence[Cluster], failures: int, applied: bool) -> str:
    """Return one line on all clusters."""
    if not clusters:
        return "no story stands here twice"
    marked = sum(len(cluster.marked) for cluster in clusters)
    unmarked = sum(len(cluster.found) for cluster in clusters)
    copies = "1 copy" if marked + unmarked == 1 else f"{marked + unmarked} copies"
    stories = "1 story" if len(clusters) == 1 else f"{len(clusters)} stories"
    now = f", {unmarked - failures} marked now" if applied else ""
    return f"{copies} of {stories}, {marked} marked already{now}"


def _lines(cluster: Cluster) -> Iterator[str]:
    """Yield the copies of a story, one a line."""
    for path, (kind, measure) in cluster.found.items():
        yield f"{kind:6} content/{path} ({_in_words(measure)})"
    for path, measure in cluster.marked.items():
        yield f"marked content/{path} ({_in_words(measure)})"


def _in_words(measure: Similarity) -> str:
    return f"{measure.resemblance:.0%} alike, {measure.containment:.0%} of the shorter"


def _mark(content: Path, cluster: Cluster) -> Iterator[Problem]:
    """Mark the copies that are not marked yet; yield a Problem for each that cannot be."""
    for path in cluster.found:
        try:
            text = (content / path).read_bytes().decode()
            changed = amended(text, {"duplicate_of": cluster.first})
            files.replace(str(content / path), changed.encode())
        except Malformed as fault:
            yield Problem(f"content/{path}", fault.line, fault.column, fault.what, fault.mend)
        except UnicodeDecodeError:
            yield Problem(f"content/{path}", 0, 0, "is not UTF-8 text", "save it as UTF-8")
