"""The order of a build, on one screen: scan, read, shelve, plan, drop what is fresh, sweep, make, settle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from warraq.analysis import related
from warraq.analysis.names.files import load
from warraq.analysis.names.model import Gazetteer
from warraq.building import publish, static_files
from warraq.building.publish import Sheet
from warraq.core import cache
from warraq.core.cache import Cache
from warraq.core.digests import code_digest, digest
from warraq.core.model import BuildResult, Entry, StaticFile
from warraq.core.problems import Problem, in_order
from warraq.library import reader, scan
from warraq.library import shelves as library
from warraq.library.config import Config
from warraq.library.scan import Progress
from warraq.library.shelves import Library
from warraq.search.view import searched, view
from warraq.search.volumes import Volume, volumes
from warraq.site import plan, strings
from warraq.site.strings import Strings
from warraq.site.views.page import Page

Arranged = tuple[Library, tuple[Volume, ...], tuple[Page, ...], tuple[Problem, ...]]
"""The shelves, the volumes of the search index, the pages, and which claims to an address were
refused.
"""
Memory = dict[str, Arranged]
"""One arrangement of an archive, by a digest of all that it depends on."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    as_of      the day that decides what still lies in the future; the only thing that a build knows
               of time
    preview    build into .cache/preview, with what is waiting shown
    processes  how many; 0 for as many as there are processors
    memory     what the last build of this process arranged; given again, it spares a preview the
               work
    """

    config: Config
    as_of: dt.date
    preview: bool = False
    processes: int = 0
    progress: Progress = lambda what, done, total: None
    memory: Memory = field(default_factory=dict)

    @property
    def target(self) -> Path:
        """The folder that is written into."""
        return self.config.cache / "preview" if self.preview else self.config.output


@dataclass(frozen=True, slots=True)
class Planned:
    """The first half of a build: what shall exist. `failed` are the paths of articles with an
    error.
    """

    entries: tuple[Entry, ...]
    articles: int
    failed: tuple[str, ...]
    sheet: Sheet
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
    """Bring the site up to date with content/, templates/ and site.toml; see Order for the
    parameters.

    Raises WarraqError if nothing can be built; every other problem is in the result, and the rest
    is built.
    """
    quiet: Progress = lambda what, done, total: None  # noqa: E731
    order = Order(
        config, as_of, preview, processes, progress or quiet, {} if memory is None else memory
    )
    return cache.attempt(config.cache, lambda: _build(order))


def _build(order: Order) -> BuildResult:
    with _cache(order) as kept:
        planned = survey(order, kept)
        sheet = planned.sheet
        stale = publish.drop_fresh(sheet, kept)
        removed = publish.sweep(sheet, {reader.url_of(path) for path in planned.failed}, kept)
        receipts, unmade = publish.make(
            sheet, stale, cache.file_in(order.config.cache), kept, order.processes, order.progress
        )
        publish.settle(sheet, stale, receipts, kept)
    written = tuple(made.url for made in receipts if made.wrote)
    left = len(sheet.pages) + len(sheet.copies) + len(sheet.volumes) - len(written)
    problems = in_order((*planned.problems, *unmade, *_pictureless(planned.entries)))
    return BuildResult(written, left, removed, planned.articles, problems)


def _pictureless(entries: Sequence[Entry]) -> Iterator[Problem]:
    """A warning for each picture that is not there. `check` says more: the line, and that it is an
    error.
    """
    for entry in entries:
        for picture in entry.pictures if not entry.card.withdrawn else ():
            if picture.size < 0:
                what, mend = (
                    f"the picture '{picture.path}' is not there",
                    "put it there, or mend its address",
                )
                yield Problem(f"content/{entry.card.path}", 0, 0, what, mend, "warning")


def survey(order: Order, kept: Cache) -> Planned:
    """Scan, read, shelve, plan: all that a build knows before it makes a page. `check` and `why`
    need no more.
    """
    config = order.config
    words = strings.load(
        config.language, config.region, config.digits, static_files.folders(config, "strings")
    )
    known = load(config.root)
    options = reader.ReadOptions(
        config.vocabulary, config.language, words.direction, config.raw_html, known
    )
    found = scan.scan(config.content)
    entries, failed, faults = scan.read(
        config.content, found, options, kept, order.processes, order.progress
    )
    published = [
        entry for entry in entries if order.preview or not library.waits(entry.card, order.as_of)
    ]
    copies = static_files.copies(config, found.others)
    shelves, parts, pages, refused = _arranged(order, published, copies, words, known, kept)
    site = plan.site(
        shelves, config, words, static_files.assets(copies), order.as_of if order.preview else None
    )
    texts = tuple(
        folder / f"{config.language}.toml" for folder in static_files.folders(config, "strings")
    )
    digests = {entry.card.path: entry.digest for entry in published}
    sheet = Sheet(
        pages,
        copies,
        parts,
        site,
        digests,
        words,
        static_files.folders(config),
        texts,
        order.target,
    )
    return Planned(
        tuple(entries),
        len(shelves.entries),
        tuple(failed),
        sheet,
        in_order((*found.problems, *faults, *refused)),
    )


def _arranged(
    order: Order,
    published: Sequence[Entry],
    copies: Sequence[StaticFile],
    words: Strings,
    known: Gazetteer,
    kept: Cache,
) -> Arranged:
    """Shelve and plan. Both see only the faces of the articles: a change of prose finds them in the
    last build's memory.
    """
    faces = "".join([entry.card.digest + repr(entry.aliases) for entry in published])
    search = searched(order.config.search, order.preview)
    token = digest(
        (
            faces,
            repr(order.config),
            repr(words),
            search,
            tuple((copy.url, copy.name) for copy in copies),
            known.names,
        )
    )
    if token in order.memory:
        return order.memory[token]
    firsts = library.first_of(published)
    cards = [entry.card for entry in library.ordered(published) if entry.card.path not in firsts]
    code = code_digest("warraq.analysis.related")
    near, memo = related.related(cards, kept.memo(code))
    kept.remember(code, memo)
    shelves = library.shelve(
        published, order.config.vocabulary, words.named, words("undated"), near, known
    )
    told = shelves.firsts(entry.card for entry in shelves.entries)
    parts = volumes(told, words) if search == "ready" else ()
    shown = view(shelves, parts, search) if search else None
    arranged = (shelves, parts, *plan.plan(shelves, order.config, words, copies, shown))
    order.memory.clear()
    order.memory[token] = arranged
    return arranged


def why(config: Config, url: str, *, as_of: dt.date) -> str:
    """In words: why the next build would make the page at `url` again, or why the last one that did
    made it.
    """
    url = quote(unquote(url.removeprefix(config.base_url or "\0").lstrip("/")))
    return cache.attempt(config.cache, lambda: _why(Order(config, as_of), url))


def _why(order: Order, url: str) -> str:
    with _cache(order) as kept:
        sheet = survey(order, kept).sheet
        planned = publish.keys(sheet)
        if url not in planned and (not url or url.endswith("/")):
            url += "index.html"
        if url not in planned:
            return f"{url}: no such page is planned"
        if stamp := publish.drop_fresh(sheet, kept).get(url):
            return f"{url}: would be made again: {stamp.reason}"
        return f"{url}: fresh; it was made last because {kept.stamps()[url].reason}"


def _cache(order: Order) -> AbstractContextManager[Cache]:
    return cache.opened(order.config.cache, "preview" if order.preview else "output")
