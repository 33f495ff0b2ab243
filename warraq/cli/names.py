"""The commands of the gazetteer: how often its names occur, and which names it does not know."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal

import click
from rich.markup import escape

from warraq.analysis.names.files import add, load
from warraq.analysis.names.model import FILES, NameKind
from warraq.cli.group import main
from warraq.cli.show import OUT, bars, counted, show
from warraq.core.problems import WarraqError
from warraq.library import config
from warraq.library.config import Config

_KEYS: dict[str, NameKind] = {"p": "person", "l": "place", "o": "organisation"}
_HELP = (
    "p: a person; l: a place; o: an organisation; Enter: skip; q: stop. "
    "The kind in [brackets] is a guess."
)


@main.group(invoke_without_command=True)
@click.pass_context
def names(ctx: click.Context) -> None:
    """Count how many articles mention each name of people.yaml, places.yaml and
    organisations.yaml.
    """
    if ctx.invoked_subcommand:
        return
    from warraq.analysis.names.articles import texts

    settings = config.load(Path.cwd())
    known = load(settings.root)
    counts: Counter[tuple[NameKind, str]] = Counter()
    articles = 0
    for text in texts(settings.content):
        articles += 1
        mentions = known.mentions(text)
        by_kind = (mentions.people, mentions.places, mentions.organisations)
        for kind, ids in zip(FILES, by_kind, strict=True):
            counts.update((kind, id) for id in ids)
    for kind, file in FILES.items():
        of_kind = [name for name in known.names if name.kind == kind]
        if of_kind:
            OUT.print(f"{file}: {counted(len(of_kind), 'name')}")
        for name in sorted(of_kind, key=lambda name: (-counts[kind, name.id], name.label)):
            OUT.print(f"{counts[kind, name.id]:7,}  {name.label}", markup=False)
    OUT.print(f"{counted(len(known.names), 'name')}, looked for in {counted(articles, 'article')}")


@names.command()
@click.option(
    "--least",
    type=click.IntRange(2),
    default=5,
    show_default=True,
    help="Only what at least so many articles hold.",
)
@click.option(
    "--accept",
    is_flag=True,
    help="Go through them, and file each as a person, place or organisation.",
)
def candidates(least: int, accept: bool) -> None:
    """List what looks like a name in content/ and is in none of the three files.

    Each line has a guess of its kind, the number of articles, the name, and an example.
    """
    # It counts the words that we know, which takes a while.
    from warraq.analysis.names.candidates import find

    settings = config.load(Path.cwd())
    with bars() as progress:
        unknown = find(settings.content, load(settings.root), least, progress)
    if not accept:
        for one in unknown:
            OUT.print(f"{one.kind or '?':12}  {one.articles:7,}  {one.name}", markup=False)
            OUT.print(f"{'':23}… {one.example} …", markup=False, style="dim")
        OUT.print(f"{counted(len(unknown), 'candidate')} in {least} articles or more")
        return
    OUT.print(_HELP, markup=False)
    filed = 0
    for number, one in enumerate(unknown, 1):
        articles = counted(one.articles, "article")
        OUT.print(f"\n[bold]{number}/{len(unknown)}  {escape(one.name)}[/]  {articles}")
        OUT.print(f"… {one.example} …", style="dim", markup=False)
        kind = _ask(one.kind)
        if kind == "stop":
            break
        if kind != "skip":
            filed += _file(settings, kind, one.name)
    OUT.print(f"{counted(filed, 'name')} filed")


def _ask(guess: NameKind | None) -> NameKind | Literal["skip", "stop"]:
    """Return the kind that the editor chooses, asking until the answer is one of the letters."""
    while True:
        try:
            prompt = f"[{guess or '?'}]"
            answer = click.prompt(prompt, default="", show_default=False, prompt_suffix="> ")
        except click.Abort:
            return "stop"
        answer = answer.strip().lower()
        if answer == "q":
            return "stop"
        if not answer:
            return "skip"
        if answer in _KEYS:
            return _KEYS[answer]
        OUT.print(_HELP, markup=False)


def _file(settings: Config, kind: NameKind, name: str) -> bool:
    """File a name and return True; if its file has a fault, show that and return False."""
    try:
        add(settings.root, kind, name)
    except WarraqError as stop:
        show(stop.problems)
        return False
    return True
