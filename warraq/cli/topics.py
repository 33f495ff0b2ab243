"""The commands that learn an archive's topics from what its editors have filed, suggest and review them."""

from __future__ import annotations

import re
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Literal

import click
from rich.markup import escape
from rich.table import Table

from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.topics import learning, review_queue
from warraq.analysis.topics.model import LearningError, Model, load
from warraq.cli.group import main
from warraq.cli.show import OUT, bars, counted, show
from warraq.content.frontmatter.text import Malformed
from warraq.core.problems import Problem, WarraqError
from warraq.library import config
from warraq.library.config import Config

SURE = 0.9


@main.group()
def topics() -> None:
    """Learn topics from the articles that editors have filed; suggest and review those of the
    others.
    """


@topics.command()
def learn() -> None:
    """Learn from the articles whose topics are confirmed, and say how well that works."""

    settings = config.load(Path.cwd())
    model, measured = _learnt(settings)
    model.save(settings.cache)
    low, high = measured.interval
    OUT.print(
        f"learnt {counted(len(model.topics), 'topic')} from {counted(measured.total, 'article')}"
    )
    OUT.print(
        f"of {learning.FOLDS} tenths, each told by what the others taught: {measured.share:.1%} right "
        f"(between {low:.1%} and {high:.1%}, with a confidence of 95 %)"
    )
    told, right = measured.above(SURE)
    if told:
        OUT.print(
            f"surer than {SURE:.0%}: {told / measured.total:.0%} of the articles, {right / told:.1%} of them right"
        )


@topics.command()
def report() -> None:
    """Show which topics are mistaken for which, as a table: each row a topic, each column the
    guess.
    """
    settings = config.load(Path.cwd())
    model, measured = _learnt(settings)
    table = Table(caption=f"{measured.right} of {measured.total} right")
    table.add_column("filed under")
    for number in range(1, len(model.topics) + 1):
        table.add_column(str(number), justify="right")
    table.add_column("right", justify="right")
    for number, name in enumerate(model.topics, 1):
        row = [measured.confusion[name, other] for other in model.topics]
        cells = (
            f"[bold green]{count}[/]" if other == name else str(count or "·")
            for other, count in zip(model.topics, row, strict=True)
        )
        share = f"{measured.confusion[name, name] / sum(row):.0%}" if sum(row) else "-"
        table.add_row(f"{number} {escape(name)}", *cells, share)
    OUT.print(table)


@topics.command()
@click.option(
    "--apply", "apply_", is_flag=True, help="Write them into the articles, to be reviewed."
)
@click.option(
    "--above",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    metavar="P",
    help="Only what is at least so sure.",
)
def suggest(apply_: bool, above: float) -> None:
    """Suggest topics for the articles that have none, or none that an editor has confirmed."""

    settings = config.load(Path.cwd())
    model = _model(settings)
    counts: Counter[str] = Counter()
    problems = []
    for article in review_queue.articles(settings.content, settings.vocabulary):
        if article.confirmed:
            continue
        found = model.suggested(article.title, article.paragraphs, above)
        counts["suggested" if found else "not sure enough"] += 1
        told = ", ".join(f"{guess.topic} {guess.sure:.0%}" for guess in found) or "-"
        OUT.print(f"content/{article.path}: {told}", markup=False)
        names = tuple(guess.topic for guess in found)
        if apply_ and found and names != article.topics:
            try:
                review_queue.file_under(settings.content, article.path, names, confirmed=False)
                counts["written"] += 1
            except (Malformed, OSError) as error:
                problems.append(
                    Problem(f"content/{article.path}", 0, 0, f"cannot be changed: {error}")
                )
    show(problems)
    OUT.print(
        ", ".join(f"{count:,} {what}" for what, count in counts.items())
        or "no article waits for its topics"
    )
    sys.exit(1 if problems else 0)


@topics.command()
@click.option("--least", is_flag=True, help="Begin with those that are least sure.")
def review(least: bool) -> None:
    """Go through the articles whose topics nobody has confirmed: Enter takes the suggestion."""

    settings = config.load(Path.cwd())
    waiting = [
        article
        for article in review_queue.articles(settings.content, settings.vocabulary)
        if not article.confirmed
    ]
    try:
        model = load(settings.cache)
        guesses = {
            article.path: model.guesses(article.title, article.paragraphs) for article in waiting
        }
    except LearningError:
        guesses = {}
    if least and guesses:
        waiting.sort(key=lambda article: (guesses[article.path][0].sure, article.path))
    OUT.print("Enter: those with a star; numbers or names: these; s: skip; q: stop", markup=False)
    done = 0
    for number, article in enumerate(waiting, 1):
        likely = [guess.topic for guess in guesses.get(article.path, ())[:6]]
        choices = list(dict.fromkeys((*article.topics, *likely)))
        taken = article.topics or tuple(likely[:1])
        OUT.print(
            f"\n[bold]{number}/{len(waiting)}  {escape(article.title)}[/]  [dim]{article.path}[/]"
        )
        OUT.print(escape(" ".join(article.paragraphs[:2])[:400]), style="dim")
        for place, name in enumerate(choices, 1):
            sure = next(
                (
                    f" {guess.sure:.0%}"
                    for guess in guesses.get(article.path, ())
                    if guess.topic == name
                ),
                "",
            )
            OUT.print(f"  {place} {'*' if name in taken else ' '} {escape(name)}{sure}")
        chosen = _asked(settings, choices, taken)
        if chosen == "stop":
            break
        if chosen != "skip":
            review_queue.file_under(settings.content, article.path, chosen, confirmed=True)
            done += 1
    OUT.print(f"{counted(done, 'article')} reviewed, {len(waiting) - done} left")


def _asked(
    settings: Config, choices: list[str], taken: tuple[str, ...]
) -> tuple[str, ...] | Literal["skip", "stop"]:
    """What the editor says of an article: ids of topics, asked again until all of them are known."""
    while True:
        try:
            said = click.prompt(
                "topics", default="", show_default=False, prompt_suffix="> "
            ).strip()
        except click.Abort:
            return "stop"
        if said == "q":
            return "stop"
        if said == "s" or (not said and not taken):
            return "skip"
        if not said:
            return taken
        chosen = []
        for word in (
            re.split(r"[\s,،]+", said)
            if said.replace(" ", "").isdecimal()
            else re.split(r"[,،]", said)
        ):
            if word.strip().isdecimal() and 0 < int(word) <= len(choices):
                chosen.append(choices[int(word) - 1])
            elif topic := settings.vocabulary.find(word.strip()):
                chosen.append(topic.id)
            else:
                near = settings.vocabulary.near(word)
                OUT.print(
                    f"'{word.strip()}' is no topic" + (f"; did you mean {near}?" if near else ""),
                    markup=False,
                )
                break
        else:
            return tuple(dict.fromkeys(chosen))


def _learnt(settings: Config) -> tuple[Model, learning.Accuracy]:
    """A model of the articles that are confirmed, each story once. Raises WarraqError where there
    is too little.
    """

    with (
        bars() as tell,
        closing(DuplicateFinder.of(settings.root, settings.cache, tell)) as likeness,
    ):
        copies = {
            path
            for cluster in likeness.clusters(tell)
            for path in (*cluster.marked, *cluster.found)
        }
    try:
        return learning.learn(
            review_queue.confirmed(
                review_queue.articles(settings.content, settings.vocabulary), copies
            )
        )
    except LearningError as why:
        raise WarraqError(Problem("topics", 0, 0, str(why))) from None


def _model(settings: Config) -> Model:

    try:
        return load(settings.cache)
    except LearningError as why:
        raise WarraqError(Problem("topics", 0, 0, str(why))) from None
