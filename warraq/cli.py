"""The command line: build, serve, import, new, check, why, init, schema. The only file that knows click."""

from __future__ import annotations

import datetime as dt
import gc
import io
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from warraq import __version__, authoring, builder, checks, config, record, url_list
from warraq.arabic.edtf import parse_when
from warraq.model import Built
from warraq.problems import Problem, WarraqError, failed, in_order

OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)


class _Commands(click.Group):
    """Without a command, or with options only, it builds; what stops a command is shown, without a traceback."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"-h", "--help", "--version"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal without Arabic letters is no reason to stop
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except WarraqError as stop:
            show(stop.problems)
        except BrokenPipeError:
            raise  # click ends quietly where nobody reads any more
        except OSError as error:
            where = os.path.relpath(error.filename) if isinstance(error.filename, str) else "disk"
            show([Problem(where, 0, 0, (error.strerror or str(error)).lower(), "mend that, and run the command again")])
        except sqlite3.Error as error:
            mend = "delete the folder: the next build makes it anew"
            show([Problem(".cache", 0, 0, f"cannot be used: {error}", mend)])
        raise click.exceptions.Exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="warraq")
def main() -> None:
    """Warraq: turn a pile of Arabic news documents into a public archive.

    Every command works on the archive in the current folder (where site.toml is). Without a command it builds.
    """
    # A build makes values by the hundred thousand and hardly any cycle: looking for cycles less often saves it a fifth
    # of its time.
    gc.set_threshold(100_000, 20, 20)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a day; write it as 2026-11-23") from None


as_of = click.option(
    "--as-of", callback=_day, metavar="DAY", help="Publish what is dated up to this day (default: today)."
)


@main.command()
@click.option(
    "--base-url", metavar="URL", help="Address of the published site; takes the place of the one in site.toml."
)
@as_of
@click.option(
    "--workers", type=click.IntRange(0, 64), default=0, metavar="N", help="Processes to use (default: one a processor)."
)
def build(base_url: str | None, as_of: dt.date | None, workers: int) -> None:
    """Build the site into output/."""
    began = time.monotonic()
    settings = config.load(Path.cwd(), base_url=base_url)
    with _bars() as tell:
        built = builder.build(settings, as_of=as_of or config.today(), processes=workers, progress=tell)
    show(built.problems)
    OUT.print(summary(built, time.monotonic() - began))
    if not settings.base_url:
        OUT.print("[dim]Without base_url in site.toml there are no feeds, no sitemap and no canonical addresses.[/]")
    sys.exit(1 if failed(built.problems) else 0)


def summary(built: Built, seconds: float) -> str:
    """One line on what a build did."""
    wrote = f"{len(built.written):,} files written, {built.left:,} left alone, {len(built.removed):,} removed"
    held = "1 article" if built.articles == 1 else f"{built.articles:,} articles"
    return f"{held}: {wrote}, in {seconds:.2f} s"


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; a free one near it is taken."
)
@click.option("--open/--no-open", "open_browser", default=False, help="Open the browser.")
@as_of
def serve(host: str, port: int, open_browser: bool, as_of: dt.date | None) -> None:
    """Show the site while you write: rebuilds and reloads at every save, with drafts and problems shown."""
    from warraq import preview

    preview.serve(Path.cwd(), host=host, port=port, open_browser=open_browser, as_of=as_of, say=OUT.print)


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
    with _bars() as tell:
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


@main.command()
@click.argument("title")
@click.option("--date", "when", metavar="DATE", help="Day of publication (default: today); also 2017-05, 2017 or EDTF.")
@click.option("--undated", is_flag=True, help="No date is known.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="A topic, by id or name. May be repeated.")
@click.option("--thread", default="", metavar="NAME", help="The story that it continues.")
@click.option("--draft", is_flag=True, help="Keep it out of the site until `draft: true` is removed.")
def new(title: str, when: str | None, undated: bool, topics: tuple[str, ...], thread: str, draft: bool) -> None:
    """Make a new article with this title, and print where it lies."""
    settings = config.load(Path.cwd())
    if undated and when:
        raise click.UsageError("--undated and --date exclude each other")
    try:
        date = None if undated else parse_when(config.today() if when is None else when)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--date") from None
    path = authoring.new(settings, title, date, topics, draft, thread)
    OUT.print(str(path.relative_to(settings.root)), markup=False)


@main.command()
@click.option(
    "--published",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A urls.txt of the published site: fail on a lost address.",
)
@as_of
def check(published: Path | None, as_of: dt.date | None) -> None:
    """Lint content/: schema, duplicates, dead links, missing images, and what is marked for review."""
    settings = config.load(Path.cwd())
    lost = url_list.read(published) if published else ()
    problems = checks.check(settings, as_of=as_of or config.today(), published=lost)
    show(problems, console=OUT)
    errors = sum(problem.weight == "error" for problem in problems)
    told = f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}"
    OUT.print(told if problems else "content/ is in order")
    sys.exit(1 if errors else 0)


@main.command()
@click.argument("url")
@click.option("--base-url", metavar="URL", help="As given to build.")
@as_of
def why(url: str, base_url: str | None, as_of: dt.date | None) -> None:
    """Say why the next build would make the page at URL again, or why the last one did."""
    settings = config.load(Path.cwd(), base_url=base_url)
    OUT.print(builder.why(settings, url, as_of=as_of or config.today()), markup=False)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="", help="The archive's name.")
def init(folder: Path, title: str) -> None:
    """Lay out a new archive in FOLDER ('.' too), ready to push."""
    for path in authoring.init(folder, title):
        OUT.print(f"  {path}", markup=False)
    next_steps = "Put source documents into seeds/, then: warraq import, warraq build"
    OUT.print(f"An archive is laid out in {folder}. {next_steps}", markup=False)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the front matter, for editor programs."""
    click.echo(json.dumps(record.json_schema(), ensure_ascii=False, indent=2))


def _counted(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def show(problems: Iterable[Problem], console: Console = ERR) -> None:
    """Print problems as they are sorted: where, what, how to mend it."""
    for problem in problems:
        colour = "red" if problem.weight == "error" else "yellow"
        first, *rest = str(problem).split("\n")
        console.print(first, style=colour, markup=False)
        for line in rest:
            console.print(line, markup=False)


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    """How far each step is, as bars on a terminal; nothing where the output goes to a file."""
    if not ERR.is_terminal:
        yield lambda what, done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Drawn when told, not by a thread of its own: workers are forked, which is safe in a process of one thread only.
    with Progress(*columns, console=ERR, transient=True, auto_refresh=False) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total, refresh=True)

        yield tell
