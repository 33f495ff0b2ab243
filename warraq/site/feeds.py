"""Which articles each feed, sitemap and list of addresses shows; templates give them their form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from warraq.core.model import Card
from warraq.library.library import Library
from warraq.library.shelves import Shelf
from warraq.site.views.page import FeedView, SitemapView, TextView

SITEMAP_LIMIT = 50_000
"""The most addresses in one sitemap file (sitemaps.org protocol, 'Using Sitemap index files')."""

FEED_MIN_ARTICLES = {"topic": 1, "thread": 1, "outlet": 1, "tag": 20, "author": 20}
"""The articles that a shelf must hold to have feeds, by kind. Most tags of an archive have a few
only: their feeds would be many files that nobody reads.
"""

FeedPage = tuple[str, str, FeedView | SitemapView | TextView]
"""A URL, its template, and what it shows."""


def moment(card: Card) -> str:
    """Return the time of an article in RFC 3339, which a feed demands.

    Midnight UTC if only a day is known, '' if no day is.
    """
    when = card.when
    if when is None or when.precision == "interval":
        return ""
    if when.moment is None:
        return f"{when.first.isoformat()}T00:00:00Z"
    text = when.moment.isoformat(timespec="seconds")
    return text if when.moment.tzinfo else text + "Z"


def updated(card: Card) -> str:
    """Return when an article last changed for its readers.

    That is its correction or withdrawal, else its date, else the day it was received.
    """
    if card.changed:
        return f"{card.changed.isoformat()}T00:00:00Z"
    return moment(card) or (f"{card.received.isoformat()}T00:00:00Z" if card.received else "")


def feeds(library: Library, title: str, items: int) -> Iterator[FeedPage]:
    """Yield Atom and JSON feeds of the site and of shelves: the newest `items` articles of each."""
    newest = _newest((entry.card for entry in reversed(library.entries)), library, items)
    yield from _feed(title, "", "index.html", newest)
    for kind, least in FEED_MIN_ARTICLES.items():
        for shelf in library.shelves[kind].values():
            if len(shelf.cards) >= least:
                newest = _newest(reversed(shelf.cards), library, items)
                yield from _feed(f"{shelf.label} | {title}", folder(shelf), shelf.url, newest)


def _newest(cards: Iterable[Card], library: Library, items: int) -> tuple[Card, ...]:
    """Return the first `items` of the cards, which come newest first, without copies."""
    return tuple(islice(library.firsts(cards), items))


def addresses(shelf: Shelf, base_url: str) -> tuple[str, str]:
    """Return where a shelf's Atom and JSON feeds are.

    Two empty texts for a shelf that has none, and without base_url.
    """
    least = FEED_MIN_ARTICLES.get(shelf.kind)
    if not base_url or least is None or len(shelf.cards) < least:
        return "", ""
    return f"{folder(shelf)}feed.xml", f"{folder(shelf)}feed.json"


def folder(shelf: Shelf) -> str:
    """Return the folder of a shelf, with a slash at its end."""
    return shelf.url.removesuffix("index.html")


def _feed(label: str, place: str, alternate: str, cards: Sequence[Card]) -> Iterator[FeedPage]:
    moments = filter(None, map(updated, cards))
    changed = max(moments, key=dt.datetime.fromisoformat, default="1970-01-01T00:00:00Z")
    for name, template in (("feed.xml", "atom.xml"), ("feed.json", "feed.json")):
        yield (
            place + name,
            template,
            FeedView(label, place + name, alternate, changed, tuple(cards)),
        )


def sitemap(urls: Iterable[tuple[str, dt.date | None]], base_url: str) -> Iterator[FeedPage]:
    """Yield the sitemap, split at 50,000 addresses under an index.

    urls  root-relative, in the order in which they were planned, with the day of their last change
    """
    entries = [(base_url + address(url), day.isoformat() if day else "") for url, day in urls]
    parts = [
        entries[start : start + SITEMAP_LIMIT] for start in range(0, len(entries), SITEMAP_LIMIT)
    ] or [[]]
    if len(parts) == 1:
        yield "sitemap.xml", "sitemap.xml", SitemapView(tuple(parts[0]), index=False)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, "sitemap.xml", SitemapView(tuple(part), index=False)
    yield (
        "sitemap.xml",
        "sitemap.xml",
        SitemapView(tuple((base_url + name, "") for name in names), index=True),
    )


def address(url: str) -> str:
    """Return a page's public address: 'topics/sport/' for 'topics/sport/index.html'."""
    return (
        url.removesuffix("index.html")
        if url == "index.html" or url.endswith("/index.html")
        else url
    )


def changed_on(card: Card) -> dt.date | None:
    """Return the day of an article's last change; None if only a month or a year is known."""
    if card.changed:
        return card.changed
    return card.when.first if card.when and card.when.precision in ("day", "moment") else None


def robots(base_url: str) -> FeedPage:
    """Return robots.txt: everything may be read, and where the sitemap is."""
    lines = (
        "User-agent: *",
        "Allow: /",
        *((f"Sitemap: {base_url}sitemap.xml",) if base_url else ()),
    )
    return "robots.txt", "text.txt", TextView(lines)
