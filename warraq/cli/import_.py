"""The commands that import source documents, and that show what became of them."""

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


def _known_fields(fields: dict[str, str]) -> dict[str, str]:
    from warraq.importing.formats.records.field_names import ROLES

    if unknown := set(fields) - set(ROLES):
        raise click.UsageError(f"--map knows no '{min(unknown)}'; it knows: {', '.join(ROLES)}")
    return fields


def _sources(settings: config.Config, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return what to read: the given paths, or all of seeds/; never a part of the archive."""
    chosen = paths or ((settings.seeds,) if settings.seeds.is_dir() else ())
    for path in chosen:
        for own in (settings.content, settings.output, settings.templates):
            if path.resolve().is_relative_to(own.resolve()):
                raise click.UsageError(f"{path} is a part of the archive, not a source document")
    return chosen


_paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
_fields = click.option(
    "--map",
    "fields",
    callback=_mapping,
    metavar="A=B,...",
    help="Fields of records: title=headline,...",
)


@main.command("import")
@_paths
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
@_fields
@click.option(
    "--no-duplicates",
    is_flag=True,
    help="Do not look for articles that are here already in other words.",
)
def import_(
    paths: tuple[Path, ...],
    dry_run: bool,
    since: dt.date | None,
    only: tuple[str, ...],
    into: str,
    link: bool,
    fields: dict[str, str],
    no_duplicates: bool,
) -> None:
    """Turn source documents (default: all of seeds/) into articles in content/.

    Any kind may come, in folders, zip or gz too: pages saved as HTML or as text, WordPress and
    Blogger exports, feeds, JSON and CSV, web archives, Word and PDF. What lies outside the archive
    is copied into seeds/. What is here already is left alone, and an article that was edited since
    its import is never overwritten.
    """
    # The formats and their libraries take a while to load, and a build needs none of them.
    from warraq.cli import import_run
    from warraq.importing.result import Choice

    settings = config.load(Path.cwd())
    chosen = _sources(settings, paths)
    if unknown := set(only) - set(import_run.KINDS):
        raise click.UsageError(
            f"there is no importer '{min(unknown)}'; there are: {', '.join(import_run.KINDS)}"
        )
    choice = Choice(dry_run, since, only, into, link, _known_fields(fields))
    sys.exit(import_run.run(settings, chosen, choice, not no_duplicates))


@main.command()
@_paths
@_fields
def explain(paths: tuple[Path, ...], fields: dict[str, str]) -> None:
    """Print what becomes of every line of source documents (default: all of seeds/).

    Nothing is imported, and nothing is written.
    """
    from warraq.cli import audit

    settings = config.load(Path.cwd())
    sys.exit(audit.explain(_sources(settings, paths), _known_fields(fields)))


@main.command("audit")
def audit_() -> None:
    """Compare every source with its account and its articles.

    It fails if the bytes of a source have changed, if a character is missing from its account, or
    if a file in seeds/ is not imported.
    """
    from warraq.cli import audit

    sys.exit(audit.audit(config.load(Path.cwd()).root))
