"""The order of a build: scan, read, shelve, plan, drop what is fresh, sweep, make, settle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote

from warraq.analysis import related
from warraq.analysis.names import files as name_files
from warraq.analysis.names.model import Gazetteer
from warraq.building import publish, static_files
from warraq.building.memory import Memory
from warraq.building.publish import BuildPlan
from warraq.core import cache as caches
from warraq.core.cache import Cache
from warraq.core.digests import code_digest
from warraq.core.model import BuildResult, Entry
from warraq.core.problems import Problem, in_order
from warraq.core.workers import Progress
from warraq.library import reader, scan
from warraq.library.config import Config
from warraq.library.library import Library, arrange
from warraq.library.order import first_of, ordered, waits
from warraq.search.view import searched, view
from warraq.search.volumes import Volume, volumes
from warraq.site import plan as site_plan
from warraq.site import strings as site_strings
from warraq.site.strings import Strings
from warraq.site.views.page import Page


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and from what besides content/.

    as_of      the day that decides what still lies in the future; the only thing that a build knows
               of time
    names      the people, places and organisations that may be mentioned
    preview    build into .cache/preview, with what is waiting shown
    processes  how many; 0 for as many as there are processors
    memory     what the last build of this process shelved and planned
    """

    config: Config
    as_of: dt.date
    strings: Strings
    names: Gazetteer
    preview: bool
    processes: int
    progress: Progress
    memory: Memory

    @property
    def site(self) -> Literal["preview", "output"]:
        """The name of the site in the cache."""
        return "preview" if self.preview else "output"

    @property
    def target(self) -> Path:
        """The folder that is written into."""
        return self.config.cache / "preview" if self.preview else self.config.output


@dataclass(frozen=True, slots=True)
class Contents:
    """What content/ holds.

    entries    every article and prose page in its last good state
    published  those of them that wait for nothing
    failed     paths of those that have an error now
    """

    entries: tuple[Entry, ...]
    published: tuple[Entry, ...]
    failed: tuple[str, ...]
    problems: tuple[Problem, ...]


def build(
    config: Config,
    *,
    as_of: dt.date,
    preview: bool = False,
    processes: int = 0,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> BuildResult:
    """Bring the site up to date with content/, templates/ and site.toml; see Order for the rest.

    Raises WarraqError if nothing can be built; every other problem is in the result, and the rest
    is built.
    """
    order = order_of(config, as_of, preview, processes, progress, memory)
    return caches.attempt(config.cache, lambda: _build(order))


def _build(order: Order) -> BuildResult:
    with caches.opened(order.config.cache, order.site) as cache:
        listing = scan.scan(order.config.content)
        contents = read(listing, order, cache)
        library = shelve(contents, order, cache)
        plan = plan_site(library, contents, listing, order)
        stale = publish.drop_fresh(plan, cache)
        removed = publish.sweep(plan, set(map(reader.url_of, contents.failed)), cache)
        receipts, unmade = publish.make(plan, stale, cache, order.processes, order.progress)
        publish.settle(plan, stale, receipts, cache)
    written = tuple(receipt.url for receipt in receipts if receipt.wrote)
    left = len(plan.pages) + len(plan.static_files) + len(plan.volumes) - len(written)
    problems = in_order((*plan.problems, *unmade, *_missing_pictures(contents.entries)))
    return BuildResult(written, left, removed, len(library.entries), problems)


def survey(order: Order, cache: Cache) -> tuple[Contents, BuildPlan]:
    """Run the first four steps: `check` and `why` ask what a build would make, and make nothing."""
    listing = scan.scan(order.config.content)
    contents = read(listing, order, cache)
    library = shelve(contents, order, cache)
    return contents, plan_site(library, contents, listing, order)


def order_of(
    config: Config,
    as_of: dt.date,
    preview: bool = False,
    processes: int = 0,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Order:
    """Return the order to build an archive, with its strings and its names loaded.

    Raises WarraqError if these cannot be read.
    """
    strings = site_strings.load(
        config.language, config.region, config.digits, static_files.folders(config, "strings")
    )
    names = name_files.load(config.root)
    quiet: Progress = lambda what, done, total: None  # noqa: E731
    return Order(
        config, as_of, strings, names, preview, processes, progress or quiet, memory or Memory()
    )


def read(listing: scan.ContentListing, order: Order, cache: Cache) -> Contents:
    """Read what has changed in content/, in parallel; what fails keeps its last good state."""
    config = order.config
    options = reader.ReadOptions(
        config.vocabulary,
        config.language,
        order.strings.direction,
        config.raw_html,
        order.names,
    )
    entries, failed, faults = scan.read(
        config.content, listing, options, cache, order.processes, order.progress
    )
    published = (entry for entry in entries if order.preview or not waits(entry.card, order.as_of))
    problems = (*listing.problems, *faults)
    return Contents(tuple(entries), tuple(published), tuple(failed), problems)


def shelve(contents: Contents, order: Order, cache: Cache) -> Library:
    """Put what is published in order and on its shelves; that depends on cards alone."""
    vocabulary, strings, names = order.config.vocabulary, order.strings, order.names
    published = contents.published

    def work() -> Library:
        copies = first_of(published)
        cards = [entry.card for entry in ordered(published)]
        originals = [card for card in cards if card.path not in copies]
        code = code_digest("warraq.analysis.related")
        related_cards, memo = related.related(originals, cache.memo(code))
        cache.remember(code, memo)
        return arrange(
            published, vocabulary, strings.named, strings("undated"), related_cards, names
        )

    depends_on = (_cards_of(contents), repr(vocabulary), repr(strings), names.names)
    return order.memory.recall("shelve", depends_on, work)


def plan_site(
    library: Library, contents: Contents, listing: scan.ContentListing, order: Order
) -> BuildPlan:
    """Plan every page, file and volume of the search index; that, too, depends on cards alone.

    The digests of the texts are added at the end: they decide which pages are stale.
    """
    config, strings = order.config, order.strings
    static = static_files.collect(config, listing.others)
    search = searched(config.search, order.preview)

    def work() -> tuple[tuple[Page, ...], tuple[Volume, ...], tuple[Problem, ...]]:
        originals = library.firsts(entry.card for entry in library.entries)
        index = volumes(originals, strings) if search == "ready" else ()
        search_view = view(library, index, search) if search else None
        pages, refused = site_plan.plan(library, config, strings, static, search_view)
        return pages, index, refused

    addresses = tuple((file.url, file.name) for file in static)
    depends_on = (
        _cards_of(contents),
        repr(config),
        repr(strings),
        search,
        addresses,
        order.names.names,
    )
    pages, index, refused = order.memory.recall("plan", depends_on, work)
    folders = static_files.folders(config, "strings")
    return BuildPlan(
        pages=pages,
        static_files=static,
        volumes=index,
        site=site_plan.site(
            library,
            config,
            strings,
            static_files.assets(static),
            order.as_of if order.preview else None,
        ),
        texts={entry.card.path: entry.digest for entry in contents.published},
        strings=strings,
        folders=static_files.folders(config),
        string_files=tuple(folder / f"{config.language}.toml" for folder in folders),
        articles=caches.file_in(config.cache),
        output=order.target,
        problems=in_order((*contents.problems, *refused)),
    )


def _cards_of(contents: Contents) -> str:
    """Return what shelves and plan see of articles: their cards and aliases, and not their text."""
    return "".join(entry.card.digest + repr(entry.aliases) for entry in contents.published)


def _missing_pictures(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Yield a warning for each picture that is not there; `check` names its line, as an error."""
    for entry in entries:
        for picture in entry.pictures if not entry.card.withdrawn else ():
            if picture.size < 0:
                what = f"the picture '{picture.path}' is not there"
                mend = "put it there, or mend its address"
                yield Problem(f"content/{entry.card.path}", 0, 0, what, mend, "warning")


def why(config: Config, url: str, *, as_of: dt.date) -> str:
    """Return in words why the next build would make a page again, or why the last one made it."""
    url = quote(unquote(url.removeprefix(config.base_url or "\0").lstrip("/")))
    order = order_of(config, as_of)
    return caches.attempt(config.cache, lambda: _why(order, url))


def _why(order: Order, url: str) -> str:
    with caches.opened(order.config.cache, order.site) as cache:
        _, plan = survey(order, cache)
        planned = publish.keys(plan)
        if url not in planned and (not url or url.endswith("/")):
            url += "index.html"
        if url not in planned:
            return f"{url}: no such page is planned"
        if stamp := publish.drop_fresh(plan, cache).get(url):
            return f"{url}: would be made again: {stamp.reason}"
        return f"{url}: fresh; it was made last because {cache.stamps()[url].reason}"
