"""The commands that learn topics from what editors have filed, suggest and review them."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click
from rich.markup import escape
from rich.table import Table

from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.topics import learning, review_queue
from warraq.analysis.topics.model import Guess, LearningError, Model, load
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.cli.group import main
from warraq.cli.show import OUT, bars, counted, show
from warraq.content.frontmatter.text import Malformed
from warraq.core.problems import Problem, WarraqError
from warraq.library import config
from warraq.library.config import Config

SURE = 0.9
"""How likely a topic must be to count as sure when a model's accuracy is reported."""
LIKELY_TOPICS = 6
"""The likeliest topics that `review` offers by number."""
EXCERPT_PARAGRAPHS = 2
"""The paragraphs of an article that `review` shows: an article's topic shows in its lead."""
EXCERPT_CHARACTERS = 400
"""The most characters of them: about five lines of a terminal."""


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
        f"of {learning.FOLDS} tenths, each told by what the others taught: "
        f"{measured.share:.1%} right (between {low:.1%} and {high:.1%}, with a confidence of 95 %)"
    )
    sure, right = measured.above(SURE)
    if sure:
        OUT.print(
            f"surer than {SURE:.0%}: {sure / measured.total:.0%} of the articles, "
            f"{right / sure:.1%} of them right"
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
        guesses = model.suggested(article.title, article.paragraphs, above)
        counts["suggested" if guesses else "not sure enough"] += 1
        line = ", ".join(f"{guess.topic} {guess.sure:.0%}" for guess in guesses) or "-"
        OUT.print(f"content/{article.path}: {line}", markup=False)
        names = tuple(guess.topic for guess in guesses)
        if apply_ and guesses and names != article.topics:
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
    proposals = _proposals(settings, least)
    OUT.print("Enter: those with a star; numbers or names: these; s: skip; q: stop", markup=False)
    done = 0
    for number, proposal in enumerate(proposals, 1):
        _show(proposal, f"{number}/{len(proposals)}")
        chosen = _ask(settings.vocabulary, proposal)
        if chosen == "stop":
            break
        if chosen != "skip":
            path = proposal.article.path
            review_queue.file_under(settings.content, path, chosen, confirmed=True)
            done += 1
    OUT.print(f"{counted(done, 'article')} reviewed, {len(proposals) - done} left")


@dataclass(frozen=True, slots=True)
class _Proposal:
    """An article to review, and the topics that an editor can choose by number.

    choices  its own topics, then the likeliest ones
    default  what Enter takes
    guesses  all topics with how likely each is, the likeliest first; none if nothing was learnt
    """

    article: review_queue.ArticleTopics
    choices: tuple[str, ...]
    default: tuple[str, ...]
    guesses: tuple[Guess, ...]


def _proposals(settings: Config, least: bool) -> list[_Proposal]:
    """Return the articles to review, those that are least sure first if `least`."""
    articles = review_queue.articles(settings.content, settings.vocabulary)
    waiting = [article for article in articles if not article.confirmed]
    try:
        model = load(settings.cache)
    except LearningError:
        return [_proposal(article, ()) for article in waiting]
    proposals = [
        _proposal(article, model.guesses(article.title, article.paragraphs)) for article in waiting
    ]
    if least:
        proposals.sort(key=lambda proposal: (proposal.guesses[0].sure, proposal.article.path))
    return proposals


def _proposal(article: review_queue.ArticleTopics, guesses: tuple[Guess, ...]) -> _Proposal:
    likely = tuple(guess.topic for guess in guesses[:LIKELY_TOPICS])
    choices = tuple(dict.fromkeys((*article.topics, *likely)))
    return _Proposal(article, choices, article.topics or likely[:1], guesses)


def _show(proposal: _Proposal, position: str) -> None:
    """Print an article's beginning, and the topics to choose from."""
    article = proposal.article
    OUT.print(f"\n[bold]{position}  {escape(article.title)}[/]  [dim]{article.path}[/]")
    excerpt = " ".join(article.paragraphs[:EXCERPT_PARAGRAPHS])[:EXCERPT_CHARACTERS]
    OUT.print(escape(excerpt), style="dim")
    sure = {guess.topic: f" {guess.sure:.0%}" for guess in proposal.guesses}
    for number, name in enumerate(proposal.choices, 1):
        star = "*" if name in proposal.default else " "
        OUT.print(f"  {number} {star} {escape(name)}{sure.get(name, '')}")


def _ask(vocabulary: Vocabulary, proposal: _Proposal) -> tuple[str, ...] | Literal["skip", "stop"]:
    """Return the ids of topics that the editor chooses, asking until all of them are known."""
    while True:
        try:
            answer = click.prompt("topics", default="", show_default=False, prompt_suffix="> ")
        except click.Abort:
            return "stop"
        answer = answer.strip()
        if answer == "q":
            return "stop"
        if answer == "s" or (not answer and not proposal.default):
            return "skip"
        if not answer:
            return proposal.default
        if chosen := _topics_in(answer, vocabulary, proposal.choices):
            return chosen


def _topics_in(answer: str, vocabulary: Vocabulary, choices: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the topics in an answer; none if one is unknown, which is printed."""
    only_numbers = answer.replace(" ", "").isdecimal()
    chosen = []
    for word in re.split(r"[\s,،]+" if only_numbers else r"[,،]", answer):
        if word.strip().isdecimal() and 0 < int(word) <= len(choices):
            chosen.append(choices[int(word) - 1])
        elif topic := vocabulary.find(word.strip()):
            chosen.append(topic.id)
        else:
            closest = vocabulary.near(word)
            hint = f"; did you mean {closest}?" if closest else ""
            OUT.print(f"'{word.strip()}' is no topic{hint}", markup=False)
            return ()
    return tuple(dict.fromkeys(chosen))


def _learnt(settings: Config) -> tuple[Model, learning.Accuracy]:
    """Return a model of the articles that are confirmed, each story once.

    Raises WarraqError if they are too few.
    """
    with (
        bars() as progress,
        closing(DuplicateFinder.of(settings.root, settings.cache, progress)) as finder,
    ):
        copies = {
            path
            for cluster in finder.clusters(progress)
            for path in (*cluster.marked, *cluster.found)
        }
    articles = review_queue.articles(settings.content, settings.vocabulary)
    try:
        return learning.learn(review_queue.confirmed(articles, copies))
    except LearningError as error:
        raise WarraqError(Problem("topics", 0, 0, str(error))) from None


def _model(settings: Config) -> Model:
    """Return the model that was learnt last. Raises WarraqError if there is none."""
    try:
        return load(settings.cache)
    except LearningError as error:
        raise WarraqError(Problem("topics", 0, 0, str(error))) from None
