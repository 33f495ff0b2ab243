"""Making the pages: what is fresh is dropped, what has no page any more swept away, the rest rendered in parallel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warraq import cache, output, render, statics, workers
from warraq.cache import Cache, Key, Stamp
from warraq.digests import code_digest, digest, files_digest, template_digests
from warraq.gather import Progress
from warraq.model import Copy, Receipt
from warraq.pages import Page, Site
from warraq.problems import Problem, WarraqError
from warraq.strings import Strings


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the pages of one site are made from, and where they go.

    texts    the digest of each article's whole text, by path
    folders  where templates are looked for, the archive's own first
    words    the strings files, whose bytes every page depends on
    output   the folder of the site
    """

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    site: Site
    texts: Mapping[str, str]
    strings: Strings
    folders: tuple[Path, ...]
    words: tuple[Path, ...]
    output: Path


def drop_fresh(sheet: Sheet, kept: Cache) -> dict[str, Stamp]:
    """What must be made, by URL: its key now, and why."""
    stamps, root, stale = kept.stamps(), str(sheet.output), {}
    for url, key in keys(sheet).items():
        size, mtime_ns = output.standing(root, url)
        if reason := cache.stale(stamps.get(url), key, size, mtime_ns):
            stale[url] = Stamp(key, size, mtime_ns, reason)
    return stale


def keys(sheet: Sheet) -> dict[str, Key]:
    """What each page and file depends on, by URL."""
    settings = digest(sheet.site) + files_digest(sheet.words)
    code = code_digest("warraq.render")
    templates = template_digests(sheet.folders)
    found = {
        page.url: Key(
            page.digest + sheet.texts[page.text] if page.text else page.digest,
            templates.get(page.template, ""),
            settings,
            code,
        )
        for page in sheet.pages
    }
    found |= {copy.url: Key(copy.digest, "", "", "") for copy in sheet.copies}
    return found


def sweep(sheet: Sheet, spared: set[str], kept: Cache) -> tuple[str, ...]:
    """Remove what has no page any more, before anything is made: it may stand where a folder must be now. Returns what
    went.

    spared  URLs of articles that have an error now: their last good pages stay
    """
    root = str(sheet.output)
    wanted = {page.url for page in sheet.pages} | {copy.url for copy in sheet.copies}
    gone = sorted((kept.urls() | output.listed(root)) - wanted - spared)
    kept.unstamp(gone)
    return output.sweep(root, gone)


def make(
    sheet: Sheet, stale: Mapping[str, Stamp], articles: Path, kept: Cache, processes: int, progress: Progress
) -> tuple[list[Receipt], list[Problem]]:
    """Make what is stale; a file that cannot be published costs no other.

    From here until the build has settled, the cache remembers that the site is unfinished.
    """
    if kept.unfinished():
        output.sweep_temporary(str(sheet.output))
    if not stale:
        return [], []
    kept.begin()
    todo = [page for page in sheet.pages if page.url in stale]
    task = render.Job(todo, sheet.site, sheet.strings, sheet.folders, sheet.output, articles)
    receipts: list[Receipt] = []
    problems: list[Problem] = []
    for copy in sheet.copies:
        if copy.url in stale:
            try:
                receipts.append(statics.publish(copy, sheet.output))
            except WarraqError as stop:
                problems += stop.problems
    for done, receipt in enumerate(workers.ordered(render.start, task, len(todo), workers=processes), 1):
        receipts.append(receipt)
        if done % 200 == 0 or done == len(todo):
            progress("render", done, len(todo))
    return receipts, problems


def settle(sheet: Sheet, stale: Mapping[str, Stamp], receipts: Sequence[Receipt], kept: Cache) -> None:
    """Remember how what was stale was made, and that the site is whole.

    A page whose template or text changed while it was made is not remembered: it would pass for what it is not.
    """
    now = keys(sheet) if receipts else {}
    texts = {page.url: sheet.texts[page.text] for page in sheet.pages if page.text}
    stamps = {
        made.url: stale[made.url]._replace(size=made.size, mtime_ns=made.mtime_ns)
        for made in receipts
        if now[made.url] == stale[made.url].key and made.text == texts.get(made.url, "")
    }
    kept.stamp(stamps)
    kept.end()
    kept.save()
