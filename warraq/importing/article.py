"""What an importer hands over: an article with the account of its source, or what was left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warraq.core.model import When
from warraq.importing.account import Account


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
    """One article of a source.

    part        its number in a source of many articles, from 1; 0 where the source is one article
    paragraphs  its text without any markup: what topics and duplicates are told by
    when        the day of publication; None unless that is plain
    url         where it was published
    doubts      what an editor should look at: a code of review.REVIEW, and a detail after ': '
                where there is one
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

    part: int
    title: str
    paragraphs: tuple[str, ...]
    when: When | None
    authors: tuple[str, ...]
    outlet: str
    url: str
    doubts: tuple[str, ...]
    account: Account
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

    part  its number among the parts
    why   why, in a few words that are the same for all of their kind, so that they can be counted:
          'a comment'
    what  which one: its address, its title, the fault in it
    fault whether something is wrong with it (a broken row), so that it is told one by one, and not
    in a count
    text  all that could be read in it
    """

    part: int
    why: str
    what: str = ""
    fault: bool = False
    text: str = ""
