"""The commands of the site: build, serve, new, check, why, init, schema."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path

import click

from warraq.arabic.edtf import parse_when
from warraq.building import check as checks
from warraq.building import pipeline, published_urls
from warraq.cli.group import as_of, main
from warraq.cli.show import OUT, bars, counted, show
from warraq.content.frontmatter.schema import json_schema
from warraq.core.model import BuildResult
from warraq.core.problems import failed
from warraq.library import authoring, config


@main.command()
@click.option(
    "--base-url",
    metavar="URL",
    help="Address of the published site; takes the place of the one in site.toml.",
)
@as_of
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    default=0,
    metavar="N",
    help="Processes to use (default: one a processor).",
)
def build(base_url: str | None, as_of: dt.date | None, workers: int) -> None:
    """Build the site into output/."""
    began = time.monotonic()
    settings = config.load(Path.cwd(), base_url=base_url)
    with bars() as progress:
        built = pipeline.build(
            settings, as_of=as_of or config.today(), processes=workers, progress=progress
        )
    show(built.problems)
    OUT.print(summary(built, time.monotonic() - began))
    if not settings.base_url:
        OUT.print(
            "[dim]Without base_url in site.toml there are no feeds, no sitemap "
            "and no canonical addresses.[/]"
        )
    sys.exit(1 if failed(built.problems) else 0)


def summary(built: BuildResult, seconds: float) -> str:
    """Return one line on what a build did."""
    written, removed = f"{len(built.written):,} files written", f"{len(built.removed):,} removed"
    articles = "1 article" if built.articles == 1 else f"{built.articles:,} articles"
    return f"{articles}: {written}, {built.left:,} left alone, {removed}, in {seconds:.2f} s"


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port; a free one near it is taken.",
)
@click.option("--open/--no-open", "open_browser", default=False, help="Open the browser.")
@as_of
def serve(host: str, port: int, open_browser: bool, as_of: dt.date | None) -> None:
    """Show the site while you write: rebuilds and reloads at every save, with drafts and problems
    shown.
    """
    from warraq.building import preview

    preview.serve(
        Path.cwd(), host=host, port=port, open_browser=open_browser, as_of=as_of, say=OUT.print
    )


@main.command()
@click.argument("title")
@click.option(
    "--date",
    "when",
    metavar="DATE",
    help="Day of publication (default: today); also 2017-05, 2017 or EDTF.",
)
@click.option("--undated", is_flag=True, help="No date is known.")
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    help="A topic, by id or name. May be repeated.",
)
@click.option("--thread", default="", metavar="NAME", help="The story that it continues.")
@click.option(
    "--draft", is_flag=True, help="Keep it out of the site until `draft: true` is removed."
)
def new(
    title: str, when: str | None, undated: bool, topics: tuple[str, ...], thread: str, draft: bool
) -> None:
    """Make a new article with this title, and print its path."""
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
    """Lint content/: schema, duplicates, dead links, missing images, and what is marked for
    review.
    """
    settings = config.load(Path.cwd())
    lost = published_urls.read(published) if published else ()
    problems = checks.check(settings, as_of=as_of or config.today(), published=lost)
    show(problems, console=OUT)
    errors = sum(problem.weight == "error" for problem in problems)
    summary = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
    OUT.print(summary if problems else "content/ is in order")
    sys.exit(1 if errors else 0)


@main.command()
@click.argument("url")
@click.option("--base-url", metavar="URL", help="As given to build.")
@as_of
def why(url: str, base_url: str | None, as_of: dt.date | None) -> None:
    """Say why the next build would make the page at URL again, or why the last one did."""
    settings = config.load(Path.cwd(), base_url=base_url)
    OUT.print(pipeline.why(settings, url, as_of=as_of or config.today()), markup=False)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="", help="The archive's name.")
def init(folder: Path, title: str) -> None:
    """Lay out a new archive in FOLDER ('.' too)."""
    for path in authoring.init(folder, title):
        OUT.print(f"  {path}", markup=False)
    next_steps = "Put source documents into seeds/, then: warraq import, warraq build"
    OUT.print(f"An archive is laid out in {folder}. {next_steps}", markup=False)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the front matter, for editor programs."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
