"""What a format hands over: an article with its account, or what was left out, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from warraq.content.frontmatter.review import Doubt
from warraq.core.model import When
from warraq.importing.account import Account

OPENING_MAX_WORDS = 10
"""How many opening words stand for a headline: about as many as one has."""
_ABOUT_DATES = frozenset(
    (
        Doubt.NO_DATE,
        Doubt.DATE_NOT_PLAIN,
        Doubt.TWO_DATES,
        Doubt.DATE_TO_COME,
        Doubt.OTHER_WEEKDAY,
    )
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture that came with a source. The body shows it as `![...](attached/NAME)`; the batch
    puts it beside the article.

    name  a plain file name, made safe, with the ending that its bytes ask for
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """One article of a source. What a format does not know it leaves at its default; `completed`
    puts opening words in place of a headline and adds the doubts that follow from all the rest.

    title       '' where the source has none
    paragraphs  its text without any markup: what topics and duplicates are found by
    when        the day of publication; None unless that is plain
    url         where it was published
    doubts      what an editor should look at: codes of Doubt, each with a detail after ': ' where
                there is one
    body        the text as Markdown; '' where the paragraphs, escaped, are all of it
    categories  under what the source files it, in its words; review and categories.toml make topics
                or tags of them
    image       the picture of the article: a file of `attached` ('attached/NAME') or an http(s)
                address; and what it shows
    aliases     its old addresses within its old site: '/2009/05/name/'
    kind        'page' for what is no news (about us): it goes to content/pages/
    captured    when a web archive fetched it, as ISO 8601 in UTC
    digest      of the payload, as the web archive has it: 'sha1:...'
    """

    title: str
    paragraphs: tuple[str, ...]
    account: Account
    when: When | None = None
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    doubts: tuple[str, ...] = ()
    body: str = ""
    summary: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: tuple[str, str] = ("", "")
    attached: tuple[Attached, ...] = ()
    aliases: tuple[str, ...] = ()
    draft: bool = False
    kind: Literal["article", "page"] = "article"
    captured: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a source that gives no article: an empty row, a picture, a comment.

    why    in a few words that are the same for all parts of one kind, so that they can be counted:
           'a comment'
    what   which one: its address, its title, the fault in it
    fault  whether something is wrong with it (a broken row): it is then shown by itself, and not
           counted with others
    text   all that could be read in it
    """

    why: str
    what: str = ""
    fault: bool = False
    text: str = ""


Outcome = Imported | LeftOut
"""What becomes of a part of a source."""

Parts = Outcome | Iterator[Outcome | Callable[[], Outcome]]
"""What a format reads in a source: one article, or the parts of a source that holds many, in order.
A part that takes long to make may be given as a function that makes it: an import that goes on
where it stopped does not call it for the parts that it has already.
"""


def completed(outcome: Outcome) -> Outcome:
    """Return an article with a title whatever its source has, and with every doubt about it, in the
    order of Doubt.
    """
    if isinstance(outcome, LeftOut):
        return outcome
    doubts: list[str] = [doubt for doubt in outcome.doubts if doubt]
    if not outcome.title:
        doubts.append(Doubt.NO_HEADLINE)
    if outcome.when is None and outcome.kind == "article" and not _is_dated(doubts):
        doubts.append(Doubt.NO_DATE)
    if any("\ufffd" in text for text in (outcome.title, outcome.body, *outcome.paragraphs)):
        doubts.append(Doubt.BROKEN_LETTERS)
    order = list(Doubt)
    return replace(
        outcome,
        title=outcome.title or opening_words(next(iter(outcome.paragraphs), "")),
        doubts=tuple(sorted(dict.fromkeys(doubts), key=lambda doubt: order.index(_code(doubt)))),
    )


def opening_words(paragraph: str) -> str:
    """Return the first words of a paragraph with an ellipsis: what stands for a headline where
    there is none.
    """
    words = paragraph.split()
    if len(words) <= OPENING_MAX_WORDS:
        return paragraph.rstrip(".")
    return " ".join(words[:OPENING_MAX_WORDS]).rstrip(".،,:؛- ") + "…"


def _is_dated(doubts: list[str]) -> bool:
    return any(_code(doubt) in _ABOUT_DATES for doubt in doubts)


def _code(doubt: str) -> Doubt:
    return Doubt(doubt.partition(": ")[0])
