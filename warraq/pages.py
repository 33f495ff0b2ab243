"""What pages show: the site as every page sees it, the view each template is given, and the Page that carries one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from warraq.model import Article, Card, Link, Publisher, When


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
    assets   file names of templates/static/ and the URLs, with a digest, at which they are published
    feeds    whether there are feeds (they need base_url)
    preview  the day of the author's preview, which shows drafts and what is dated later; None for the site itself
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
    preview: dt.date | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """index.html: the archive's front page.

    newest  the newest cards, newest first
    topics  each topic with articles, and its newest cards
    years   oldest first, with counts
    since   the oldest and the newest date held, or None where nothing is dated
    """

    total: int
    newest: tuple[Card, ...]
    topics: tuple[tuple[Link, tuple[Card, ...]], ...]
    years: tuple[Link, ...]
    undated: Link | None
    outlets: int
    since: tuple[When, When] | None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an article: all that its page shows besides its own text.

    older, newer  the neighbours in the archive's order; related looks back only
    dates         links to the year, month and day (as far as they are known), or to the undated shelf
    """

    topics: tuple[Link, ...]
    tags: tuple[Link, ...]
    authors: tuple[Link, ...]
    outlet: Link | None
    dates: tuple[Link, ...]
    older: Card | None
    newer: Card | None
    related: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ArticleView(Around):
    """article.html: one article, and what stands around it."""

    article: Article


@dataclass(frozen=True, slots=True)
class ShelfView:
    """shelf.html: one listing page of a topic, tag, outlet, author, month, day, or of the undated.

    kind         'topic', 'tag', 'outlet', 'author', 'month', 'day', 'undated'
    name         the topic's id or the term's slug; '2017-05' or '2017-05-12' for a month or a day
    total        how many articles stand on the shelf, 0 on numbered pages, which must not change as the shelf grows
    cards        newest first; each with its ordinal on the shelf, counted from the oldest (1), which never changes
    number       the page's number, counted from the oldest; 0 for the index, which shows the newest
    newer, older other listing pages of this shelf, '' where there are none. 'older' may carry an anchor '#n25'
    feeds        Atom and JSON feed of the shelf, '' where it has none
    parents      the way up: overview, parent topics, year, month
    children     sub-topics, or the days of a month
    before, after the neighbouring month or day that holds articles
    """

    kind: str
    name: str
    label: str
    url: str
    total: int
    cards: tuple[tuple[int, Card], ...]
    number: int
    newer: str
    older: str
    atom: str
    json: str
    parents: tuple[Link, ...]
    children: tuple[Link, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class OverviewView:
    """overview.html: all shelves of a kind: 'topics', 'tags', 'outlets', 'authors', 'years' (the date archive), or
    'year'.

    groups  for 'topics': each top topic and its sub-topics. For the alphabetical kinds: an index letter as label and
            its terms.
            For 'years': each year and its months. For 'year': one group with its months
    loose   for 'year': the cards of which only the year is known
    """

    kind: str
    name: str
    label: str
    url: str
    total: int
    groups: tuple[tuple[Link, tuple[Link, ...]], ...]
    parents: tuple[Link, ...]
    undated: Link | None
    before: Link | None
    after: Link | None
    loose: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ProseView:
    """page.html: a page of content/pages/ (about, corrections policy)."""

    article: Article


@dataclass(frozen=True, slots=True)
class RedirectView:
    """redirect.html: an old address, and the article's own."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """atom.xml, feed.json: the newest cards of the site or of a topic, newest first. `alternate` is the HTML page."""

    label: str
    url: str
    alternate: str
    updated: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """sitemap.xml: absolute addresses with the day of their last change ('' where unknown), or the parts of a sitemap
    index.
    """

    entries: tuple[tuple[str, str], ...]
    index: bool


@dataclass(frozen=True, slots=True)
class TextView:
    """robots.txt, urls.txt, .nojekyll: lines of text, and the 404 page, which shows nothing but the site itself."""

    lines: tuple[str, ...]


View = HomeView | ShelfView | OverviewView | RedirectView | FeedView | SitemapView | TextView


@dataclass(frozen=True, slots=True)
class Page:
    """A page that shall exist.

    shows   the data that it shows; of a page with an article's text, only what stands around the text (None for a prose
            page)
    text    the path of the article whose text it shows, or ''
    digest  of the data; the text has its own
    """

    url: str
    template: str
    shows: View | Around | None
    text: str
    digest: str
