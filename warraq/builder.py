"""The order of a build, on one screen: scan, read, shelve, plan, drop what is fresh, render, settle."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from warraq import cache, gather, library, output, plan, press, reader, related, statics, strings
from warraq.cache import Cache
from warraq.config import Config
from warraq.gather import Progress
from warraq.model import Built, Entry
from warraq.press import Sheet
from warraq.problems import Problem, in_order


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    as_of      the day that decides what still lies in the future; the only thing that a build knows of time
    preview    build into .cache/preview, with what is waiting shown
    processes  how many; 0 for as many as there are processors
    """

    config: Config
    as_of: dt.date
    preview: bool = False
    processes: int = 0
    progress: Progress = lambda what, done, total: None

    @property
    def target(self) -> Path:
        """The folder that is written into."""
        return self.config.cache / "preview" if self.preview else self.config.output


@dataclass(frozen=True, slots=True)
class Planned:
    """The first half of a build: what shall exist. `failed` are the paths of articles with an error."""

    entries: tuple[Entry, ...]
    articles: int
    failed: tuple[str, ...]
    sheet: Sheet
    problems: tuple[Problem, ...]


def build(config: Config, *, as_of: dt.date, preview: bool = False, processes: int = 0, progress: Progress | None = None) -> Built:
    """Bring the site up to date with content/, templates/ and site.toml; see Order for the parameters.

    Raises WarraqError if nothing can be built; every other problem is in the result, and the rest is built.
    """
    order = Order(config, as_of, preview, processes, progress or (lambda what, done, total: None))
    try:
        return _build(order)
    except sqlite3.DatabaseError:
        cache.discard(config.cache)
        return _build(order)


def _build(order: Order) -> Built:
    with _cache(order) as kept:
        planned = survey(order, kept)
        sheet = planned.sheet
        listed = output.listed(str(order.target))
        stale = press.drop_fresh(sheet, kept)
        receipts = press.make(sheet, stale, cache.file_in(order.config.cache), kept, order.processes, order.progress)
        spared = {reader.url_of(path) for path in planned.failed}
        removed = press.settle(sheet, stale, receipts, listed, spared, kept)
    written = tuple(made.url for made in receipts if made.wrote)
    left = len(sheet.pages) + len(sheet.copies) - len(written)
    return Built(written, left, removed, planned.articles, planned.problems)


def survey(order: Order, kept: Cache) -> Planned:
    """Scan, read, shelve, plan: all that a build knows before it makes a page. `check` and `why` need no more."""
    config = order.config
    words = strings.load(config.language, config.region, config.digits, statics.folders(config, "strings"))
    options = reader.Options(config.vocabulary, config.language, words.direction, config.raw_html)
    found = gather.scan(config.content)
    entries, failed, faults = gather.read(config.content, found.articles, options, kept, order.processes, order.progress)
    published = [entry for entry in entries if order.preview or not library.waits(entry.card, order.as_of)]
    order_of_all = library.ordered(published)
    near, memo = related.related([entry.card for entry in order_of_all], kept.memo())
    kept.remember(memo)
    shelves = library.shelve(published, config.vocabulary, words.named, words("undated"), near)
    copies = statics.copies(config, found.others)
    pages, refused = plan.plan(shelves, config, words, copies)
    site = plan.site(shelves, config, words, statics.assets(copies), order.preview)
    texts = tuple(folder / f"{config.language}.toml" for folder in statics.folders(config, "strings"))
    sheet = Sheet(pages, copies, site, words, statics.folders(config), texts, order.target)
    return Planned(tuple(entries), len(shelves.entries), tuple(failed), sheet, in_order((*faults, *refused)))


def why(config: Config, url: str, *, as_of: dt.date) -> str:
    """In words: why the next build would make the page at `url` again, or that it would not and why it was made last."""
    order = Order(config, as_of)
    url = url.removeprefix(config.base_url or "\0").lstrip("/")
    if not url or url.endswith("/"):
        url += "index.html"
    with _cache(order) as kept:
        sheet = survey(order, kept).sheet
        if url not in press.keys(sheet):
            return f"{url}: no such page is planned"
        if stamp := press.drop_fresh(sheet, kept).get(url):
            return f"{url}: would be made again: {stamp.reason}"
        return f"{url}: fresh; it was made last because {kept.stamps()[url].reason}"


@contextmanager
def _cache(order: Order) -> Iterator[Cache]:
    with cache.opened(order.config.cache, "preview" if order.preview else "output") as kept:
        yield kept
