"""The command that imports source documents."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import click

from warraq.cli.group import day_given, main
from warraq.library import config


def _mapping(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str]:
    if not value:
        return {}
    pairs = [pair.partition("=") for pair in re.split(r"[,،]", value)]
    if not all(role.strip() and field.strip() for role, _, field in pairs):
        raise click.BadParameter(f"'{value}' is not of the form title=headline,date=published")
    return {role.strip(): field.strip() for role, _, field in pairs}


def _folder(ctx: click.Context, param: click.Parameter, value: str) -> str:
    folder = value.strip("/")
    if folder and not re.fullmatch(r"[\w-]+(?:/[\w-]+)*", folder):
        raise click.BadParameter(f"'{value}' is not the name of a folder within content/")
    return folder


@main.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--explain",
    is_flag=True,
    help="Import nothing; print what becomes of every line of the sources.",
)
@click.option(
    "--audit",
    is_flag=True,
    help="Import nothing; compare every source with its account and its articles.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would come.")
@click.option(
    "--since",
    callback=day_given,
    metavar="DAY",
    help="Only what was published on this day or later.",
)
@click.option(
    "--only",
    metavar="KIND",
    multiple=True,
    help="Only what this importer reads: html, text, feed, ...",
)
@click.option(
    "--into",
    callback=_folder,
    default="",
    metavar="FOLDER",
    help="A folder of content/ to put it under.",
)
@click.option(
    "--link",
    is_flag=True,
    help="Keep digest and place of the sources in seeds/, not a copy of them.",
)
@click.option(
    "--map",
    "fields",
    callback=_mapping,
    metavar="A=B,...",
    help="Fields of records: title=headline,...",
)
@click.option(
    "--twice", is_flag=True, help="Do not look for articles that are here already in other words."
)
def import_(
    paths: tuple[Path, ...],
    explain: bool,
    audit: bool,
    dry_run: bool,
    since: dt.date | None,
    only: tuple[str, ...],
    into: str,
    link: bool,
    fields: dict[str, str],
    twice: bool,
) -> None:
    """Turn source documents (default: all of seeds/) into articles in content/.

    Any kind may come, in folders, zip or gz too: pages saved as HTML or as text, WordPress and
    Blogger exports, feeds, JSON and CSV, web archives, Word and PDF. What lies outside the archive
    is copied into seeds/. What is here already is left alone, and an article that was edited since
    its import is never overwritten.
    """
    # It and what it decodes with take a while to load, and a build needs none of it.
    from warraq.cli import import_run
    from warraq.importing.run import Choice

    settings = config.load(Path.cwd())
    chosen = paths or ((settings.seeds,) if settings.seeds.is_dir() else ())
    for path in chosen:
        for own in (settings.content, settings.output, settings.templates):
            if path.resolve().is_relative_to(own.resolve()):
                raise click.UsageError(f"{path} is a part of the archive, not a source document")
    if unknown := set(only) - set(import_run.KINDS):
        raise click.UsageError(
            f"there is no importer '{min(unknown)}'; there are: {', '.join(import_run.KINDS)}"
        )
    if unknown := set(fields) - set(import_run.ROLES):
        raise click.UsageError(
            f"--map knows no '{min(unknown)}'; it knows: {', '.join(import_run.ROLES)}"
        )
    if audit:
        sys.exit(import_run.audit(settings.root))
    if explain:
        sys.exit(import_run.explain(chosen, fields))
    sys.exit(
        import_run.run(
            settings, chosen, Choice(dry_run, since, only, into, link, fields), not twice
        )
    )
