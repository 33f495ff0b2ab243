"""What pages show: the Site, the view that each template is given, and the Page with its view."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath

from warraq.core.model import Article, Card, Link, Publisher, When
from warraq.site.views.by_date import (
    AnniversariesView,
    AnniversaryView,
    YearsView,
    YearView,
)
from warraq.site.views.listings import NamesView, ShelfView, ThreadsView, ThreadView, TopicsView

_OPENING_PICTURE = re.compile(
    r'\s*<(?:p|figure)[^<>]*>\s*<(?:img|a class="external-image") (?:src|href)="([^"]*)"'
)
"""A picture, or the link to one on another host, at the beginning of a text."""


@dataclass(frozen=True, slots=True)
class Term:
    """A topic that has a shelf. `parent` is the id of the topic above it, or ''."""

    id: str
    label: str
    url: str
    parent: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page may see of the archive as a whole; a change here touches every page.

    topics   by id
    nav      the pages of content/pages/
    ways     the overviews that have something to show
    assets   file names of templates/static/ and the URLs, with a digest, at which they are
             published
    feeds    whether there are feeds (they need base_url)
    search   whether there is a search page
    hijri    whether Hijri dates are shown
    preview  the day of the author's preview, which shows drafts and what is dated later; None for
             the site itself
    """

    title: str
    description: str
    language: str
    direction: str
    region: str
    digits: str
    base_url: str
    publisher: Publisher | None
    rights: str
    accent: str
    topics: Mapping[str, Term]
    nav: tuple[Link, ...]
    ways: tuple[Link, ...]
    assets: Mapping[str, str]
    feeds: bool
    search: bool
    hijri: bool
    preview: dt.date | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """index.html: the archive's front page, which shows more the more there is.

    newest       the newest cards, newest first
    topics       every topic with articles and, for the largest of a large archive, its newest cards
    years        every year from the first to the last, oldest first, with counts, and its twelve
                 months; no months where there are too many years, no years in an archive of a
                 handful. What holds nothing has no url
    ways         the overviews with what they hold, in a large archive
    since        the oldest and the newest date, or None where nothing is dated
    on_this_day  the calendar of all years, in a large archive
    days         the days that it has, for each month a number whose bit 0 is the first
    """

    total: int
    newest: tuple[Card, ...]
    topics: tuple[tuple[Link, tuple[Card, ...]], ...]
    years: tuple[tuple[Link, tuple[Link, ...]], ...]
    ways: tuple[Link, ...]
    undated: Link | None
    outlets: int
    since: tuple[When, When] | None
    on_this_day: Link | None
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds an article: all that its page shows besides its own text.

    older, newer  the neighbours among the articles whose first topic is the same, or that have none
                  either; related looks back only
    dates         links to the year, month and day (as far as they are known), or to the undated
                  shelf
    mentioned     the names that its text holds: pairs of 'people', 'places' or 'organisations', and
                  links
    thread        the story that it continues: its name, and the article's place on its time line
    story         the parts of that story before and after it, None at its ends and where there is
                  no story. Only the time line has the number of parts: it changes with each new one
    first         the article that published this story first, where this one is a copy
    copies        the copies of this article, oldest first
    cited         whether there are files for reference managers beside the page
    """

    topics: tuple[Link, ...]
    tags: tuple[Link, ...]
    authors: tuple[Link, ...]
    outlet: Link | None
    mentioned: tuple[tuple[str, tuple[Link, ...]], ...]
    dates: tuple[Link, ...]
    older: Card | None
    newer: Card | None
    related: tuple[Card, ...]
    thread: Link | None
    story: tuple[Card | None, Card | None]
    first: Card | None
    copies: tuple[Card, ...]
    cited: bool


@dataclass(frozen=True, slots=True)
class ArticleView(Around):
    """article.html: one article, and what surrounds it."""

    article: Article

    @property
    def opens_with_image(self) -> bool:
        """Whether the text begins with the picture that the card shows, so that the page need not
        show it above the text too.
        """
        card, opening = self.article.card, _OPENING_PICTURE.match(self.article.html)
        if not opening or not card.image:
            return False
        shown = unescape(opening[1])
        place = shown if "://" in shown else normpath(join(dirname(card.url), shown))
        return place == card.image.src


@dataclass(frozen=True, slots=True)
class ProseView:
    """page.html: a page of content/pages/ (about, corrections policy)."""

    article: Article


@dataclass(frozen=True, slots=True)
class CitationView:
    """citation.bib, citation.ris, citation.csl.json: an article for a reference manager."""

    card: Card


@dataclass(frozen=True, slots=True)
class RedirectView:
    """redirect.html: an old address, and the article's own."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """atom.xml, feed.json: the newest cards of the site or of a topic, newest first. `alternate` is
    the HTML page.
    """

    label: str
    url: str
    alternate: str
    updated: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """sitemap.xml: absolute addresses with the day of their last change ('' where unknown), or the
    parts of a sitemap index.
    """

    entries: tuple[tuple[str, str], ...]
    index: bool


@dataclass(frozen=True, slots=True)
class SearchView:
    """search.html: what the search page's script must know before it asks the index. Plain values,
    to be put into JSON.

    state    'ready'; 'preview', which makes no index; or 'absent', where the program that makes it
             is not installed
    total    how many articles are in the index
    root     the folder in which each volume has a folder of its name
    engine   the folder of Pagefind's own program, which asks them
    volumes  the parts of the index, newest first: name, label, how many articles, their first and
             last year (0 where undated)
    topics   label, token, the token of the topic above it or '', and id
    outlets  label and token of the largest
    people, places, organisations  the same
    years    those that hold articles, newest first
    """

    state: str
    total: int
    root: str
    engine: str
    volumes: tuple[tuple[str, str, int, int, int], ...]
    topics: tuple[tuple[str, str, str, str], ...]
    outlets: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    organisations: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """robots.txt, urls.txt, .nojekyll: lines of text, and the 404 page, which shows nothing but the
    site itself.
    """

    lines: tuple[str, ...]


View = (
    HomeView
    | ShelfView
    | YearsView
    | YearView
    | AnniversariesView
    | AnniversaryView
    | TopicsView
    | NamesView
    | ThreadView
    | ThreadsView
    | CitationView
    | RedirectView
    | FeedView
    | SitemapView
    | SearchView
    | TextView
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that shall exist.

    shows   the data that it shows; of a page with an article's text, only what surrounds the
            text (None for a prose page)
    text    the path of the article whose text it shows, or ''
    digest  of the data; the text has its own
    """

    url: str
    template: str
    shows: View | Around | None
    text: str
    digest: str
