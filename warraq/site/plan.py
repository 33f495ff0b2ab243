"""From the Library to the Pages that shall exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from warraq.core.digests import digest
from warraq.core.model import Card, Link, StaticFile
from warraq.core.problems import Problem
from warraq.library.config import Config
from warraq.library.library import Library
from warraq.library.order import day_of
from warraq.library.shelves import FOLDERS, MENTIONED
from warraq.site import by_date, citations, feeds, hijri_months, home, indexes, on_this_day, threads
from warraq.site.listings import listing, overview_link
from warraq.site.routes import Claim, Register, claim, redirects
from warraq.site.strings import Strings
from warraq.site.views.page import Around, Page, SearchView, Site, Term, TextView

WAYS = (
    "topics",
    "years",
    "threads",
    "people",
    "places",
    "organisations",
    "outlets",
    "authors",
    "index",
)
"""The overviews in the navigation of every page, from the most used on; no more than fit in two
lines on a phone.
"""


def plan(
    library: Library,
    config: Config,
    strings: Strings,
    static: Sequence[StaticFile],
    search: SearchView | None = None,
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Return every page that shall exist, in a fixed order, and a Problem for each refused claim.

    Pages at the address of a file of content/ come first: no listing page and no alias can take
    their address.

    static  the files that are published as they are; they keep their addresses
    search  what the search page shows, if there is to be one
    """
    register = Register(static)
    pages = tuple(register.grant(_claims(library, config, strings, search, register.problems)))
    if config.citations:
        texts, own = {page.text for page in pages}, {file.url for file in static}
        cited = (entry for entry in library.entries if entry.card.path in texts)
        pages += tuple(register.grant(citations.claims(cited, own)))
    closing = register.grant(_closing(pages, library, config, static))
    return (*pages, *closing), tuple(register.problems)


def ways(library: Library, strings: Strings) -> tuple[Link, ...]:
    """Return the overviews that have something to show: the navigation of every page.

    Tags are one step further, on the index.
    """
    filled = {folder for kind, folder in FOLDERS.items() if library.shelves[kind]}
    filled |= {"index"} if filled else set()
    filled |= {"years"} if library.entries else set()
    return tuple(overview_link(name, strings) for name in WAYS if name in filled)


def site(
    library: Library,
    config: Config,
    strings: Strings,
    assets: Mapping[str, str],
    preview: dt.date | None,
) -> Site:
    """Return what every page may see of the archive as a whole."""
    topics = library.shelves["topic"]
    return Site(
        title=config.title,
        description=config.description,
        language=config.language,
        direction=strings.direction,
        region=config.region,
        digits=config.digits,
        base_url=config.base_url,
        publisher=config.publisher,
        rights=config.rights,
        accent=config.accent,
        topics={
            name: Term(name, shelf.label, shelf.url, library.parents.get(name, ""))
            for name, shelf in topics.items()
        },
        nav=tuple(Link(entry.card.title, entry.card.url) for entry in library.prose),
        ways=ways(library, strings),
        assets=dict(assets),
        feeds=bool(config.base_url),
        search=config.search,
        hijri=config.hijri,
        preview=preview,
    )


def _claims(
    library: Library,
    config: Config,
    strings: Strings,
    search: SearchView | None,
    problems: list[Problem],
) -> Iterator[Claim]:
    yield from _texts(library, config)
    yield claim("index.html", "home.html", home.view(library, strings))
    for kind in ("topic", *MENTIONED, "tag", "outlet", "author", "undated"):
        for shelf in library.shelves[kind].values():
            yield from listing(shelf, library, config, strings)
    yield from threads.claims(library, config, strings)
    yield from indexes.claims(library, strings)
    yield from by_date.claims(library, config, strings)
    yield from on_this_day.claims(library, strings)
    yield from hijri_months.claims(library, config, strings)
    if search:
        yield claim("search/index.html", "search.html", search)
    yield from redirects((*library.entries, *library.prose), problems)
    if config.base_url:
        for url, template, shows in feeds.feeds(library, config.title, config.feed_items):
            yield claim(url, template, shows)
    yield claim("404.html", "404.html", TextView(()))


# --- articles -------------------------------------------------------------------------------------


def _texts(library: Library, config: Config) -> Iterator[Claim]:
    """Yield a page for every article, among its neighbours, and for every prose page."""
    positions = threads.positions(library, config.per_page)
    neighbours, copies = _neighbours(library), _copies(library)
    for entry in library.entries:
        card = entry.card
        cited = config.citations and citations.fit(card.url)
        around = _around(
            card,
            library,
            neighbours.get(card.path, (None, None)),
            positions.get(card.path, threads.NO_POSITION),
            tuple(copies.get(card.path, ())),
            cited,
        )
        yield _text(Page(entry.card.url, "article.html", around, entry.card.path, digest(around)))
    for entry in library.prose:
        yield _text(Page(entry.card.url, "page.html", None, entry.card.path, ""))


def _text(page: Page) -> Claim:
    return Claim(page, f"content/{page.text}", f"content/{page.text}")


def _neighbours(library: Library) -> dict[str, tuple[Card | None, Card | None]]:
    """Return the older and the newer neighbour of each article, by path.

    Neighbours have the same first topic, or none. Every article but the copies is in one such row,
    so that a new article changes the page of one neighbour only.
    """
    rows: dict[str, list[Card]] = {}
    for card in library.firsts(entry.card for entry in library.entries):
        first = next((name for name in card.topics if name in library.shelves["topic"]), "")
        rows.setdefault(first, []).append(card)
    return {
        card.path: (older, newer)
        for row in rows.values()
        for older, card, newer in zip((None, *row[:-1]), row, (*row[1:], None), strict=True)
    }


def _copies(library: Library) -> dict[str, list[Card]]:
    """Return the copies of each article that has any, by its path, oldest first."""
    copies: dict[str, list[Card]] = {}
    for entry in library.entries:
        if first := library.first_of.get(entry.card.path):
            copies.setdefault(first.path, []).append(entry.card)
    return copies


def _around(
    card: Card,
    library: Library,
    neighbours: tuple[Card | None, Card | None],
    position: threads.Position,
    copies: tuple[Card, ...],
    cited: bool,
) -> Around:
    shelves = library.shelves
    (older, newer), (thread, story) = neighbours, position
    return Around(
        topics=tuple(
            shelves["topic"][name].link for name in card.topics if name in shelves["topic"]
        ),
        tags=tuple(
            library.spelt["tag"][tag].link for tag in card.tags if tag in library.spelt["tag"]
        ),
        authors=tuple(library.spelt["author"][author].link for author in card.authors),
        outlet=library.spelt["outlet"][card.outlet].link if card.outlet else None,
        mentioned=tuple(_mentioned(card, library)),
        dates=_dates_of(card, library),
        older=older,
        newer=newer,
        related=library.related.get(card.path, ()),
        thread=thread,
        story=story,
        first=library.first_of.get(card.path),
        copies=copies,
        cited=cited,
    )


def _mentioned(card: Card, library: Library) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield links to the people, places and organisations that an article mentions."""
    for kind, ids in MENTIONED.items():
        shelves = library.shelves[kind]
        if links := tuple(shelves[id].link for id in ids(card) if id in shelves):
            yield FOLDERS[kind], links


def _dates_of(card: Card, library: Library) -> tuple[Link, ...]:
    if card.when is None:
        return (library.shelves["undated"][""].link,)
    day = day_of(card.when).isoformat()
    depth = {"month": 2, "day": 3, "moment": 3}.get(card.when.precision, 1)
    names = (("year", day[:4]), ("month", day[:7]), ("day", day))[:depth]
    return tuple(library.shelves[kind][name].link for kind, name in names)


# --- what speaks of all the pages -----------------------------------------------------------------


_UNLISTED = {
    "redirect.html",
    "404.html",
    "search.html",
    "atom.xml",
    "feed.json",
    *citations.TEMPLATES,
}
"""Templates whose pages are not for search engines."""


def _closing(
    pages: Sequence[Page], library: Library, config: Config, static: Sequence[StaticFile]
) -> Iterator[Claim]:
    """Yield robots.txt, .nojekyll, the sitemap and the list of all addresses."""
    own = {file.url for file in static}
    closing = [feeds.robots(config.base_url), (".nojekyll", "text.txt", TextView(()))]
    closing = [
        page for page in closing if page[0] not in own
    ]  # an archive may write its own robots.txt
    if config.base_url:
        days = {entry.card.url: feeds.changed_on(entry.card) for entry in library.entries}
        shown = [
            page.url
            for page in pages
            if page.template not in _UNLISTED and page.text not in library.first_of
        ]
        closing += feeds.sitemap(((url, days.get(url)) for url in shown), config.base_url)
    claimed = (
        *(page.url for page in pages),
        *(file.url for file in static),
        *(url for url, _, _ in closing),
    )
    urls = sorted({*claimed, "urls.txt"})
    closing.append(("urls.txt", "text.txt", TextView(tuple(urls))))
    for url, template, shows in closing:
        yield claim(url, template, shows)
