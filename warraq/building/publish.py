"""Making the site: what is fresh is dropped, what has no page any more swept away, the rest rendered and indexed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warraq.building import render, static_files
from warraq.core import cache, files, workers
from warraq.core.cache import Cache, PageKey, Stamp
from warraq.core.digests import code_digest, digest, files_digest, template_digests
from warraq.core.model import Receipt, StaticFile
from warraq.core.problems import Problem, WarraqError
from warraq.library.scan import Progress
from warraq.search import index, pagefind
from warraq.search.volumes import ROOT, Volume
from warraq.site.strings import Strings
from warraq.site.views.page import Page, Site


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the pages of one site are made from, and where they go.

    volumes  the parts of the search index, and the place of its program; none where there is no
             index
    texts    the digest of each article's whole text, by path
    folders  where templates are looked for, the archive's own first
    words    the strings files, whose bytes every page depends on
    output   the folder of the site
    """

    pages: tuple[Page, ...]
    copies: tuple[StaticFile, ...]
    volumes: tuple[Volume, ...]
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
        size, mtime_ns = files.standing(root, url)
        if reason := cache.stale(stamps.get(url), key, size, mtime_ns):
            stale[url] = Stamp(key, size, mtime_ns, reason)
    return stale


def keys(sheet: Sheet) -> dict[str, PageKey]:
    """What each page, file and volume of the search index depends on, by URL."""
    settings = digest(sheet.site) + files_digest(sheet.words)
    code = code_digest("warraq.building.render")
    templates = template_digests(sheet.folders)
    found = {
        page.url: PageKey(
            page.digest + sheet.texts[page.text] if page.text else page.digest,
            templates.get(page.template, ""),
            settings,
            code,
        )
        for page in sheet.pages
    }
    found |= {copy.url: PageKey(copy.digest, "", "", "") for copy in sheet.copies}
    program = pagefind.program() or ""
    for volume in sheet.volumes:
        found[volume.url] = index.key(
            volume, sheet.texts, sheet.site.topics, sheet.strings, program
        )
    return found


def sweep(sheet: Sheet, spared: set[str], kept: Cache) -> tuple[str, ...]:
    """Remove what has no page any more, before anything is made: it may stand where a folder must
    be now. Returns what went.

    spared  URLs of articles that have an error now: their last good pages stay
    """
    root = str(sheet.output)
    wanted = {page.url for page in sheet.pages} | {copy.url for copy in sheet.copies}
    volumes = tuple(volume.url for volume in sheet.volumes)
    indexed = {url for url, _ in files.below(root, ROOT) if not url.startswith(volumes)}
    gone = sorted((kept.urls() | files.listed(root) | indexed) - wanted - spared - set(volumes))
    kept.unstamp(gone)
    return files.sweep(root, (url for url in gone if not url.endswith("/")))


def make(
    sheet: Sheet,
    stale: Mapping[str, Stamp],
    articles: Path,
    kept: Cache,
    processes: int,
    progress: Progress,
) -> tuple[list[Receipt], list[Problem]]:
    """Make what is stale; a file that cannot be published and a volume that cannot be indexed cost
    no other.

    From here until the build has settled, the cache remembers that the site is unfinished.
    """
    problems = _without_search(sheet)
    if kept.unfinished():
        files.sweep_temporary(str(sheet.output))
    if not stale:
        return [], problems
    kept.begin()
    todo = [page for page in sheet.pages if page.url in stale]
    task = render.Job(todo, sheet.site, sheet.strings, sheet.folders, sheet.output, articles)
    alone = (
        processes == 1 or len(todo) <= workers.FEW
    )  # then there is little that the index could be made beside
    receipts: list[Receipt] = []
    index_job = _index_job(sheet, stale, articles, processes if alone else 1)
    with workers.beside(index.start, index_job, here=alone) as indexed:
        for copy in sheet.copies:
            if copy.url in stale:
                try:
                    receipts.append(static_files.publish(copy, sheet.output))
                except WarraqError as stop:
                    problems += stop.problems
        for done, receipt in enumerate(
            workers.ordered(render.start, task, len(todo), workers=processes), 1
        ):
            receipts.append(receipt)
            if done % 200 == 0 or done == len(todo):
                progress("render", done, len(todo))
        try:
            for done, made in enumerate(indexed, 1):
                receipts += [made] if isinstance(made, Receipt) else []
                problems += [made] if isinstance(made, Problem) else []
                progress("index", done, len(index_job.volumes))
        except ChildProcessError as error:
            what = f"the search index could not be made: {error}"
            problems.append(
                Problem(ROOT, 0, 0, what, "see whether there is memory enough, and build again")
            )
    return receipts, problems


def _index_job(
    sheet: Sheet, stale: Mapping[str, Stamp], articles: Path, processes: int
) -> index.Job:
    return index.Job(
        volumes=tuple(volume for volume in sheet.volumes if volume.url in stale),
        program=pagefind.program() or "",
        terms=sheet.site.topics,
        strings=sheet.strings,
        articles=articles,
        root=str(sheet.output),
        processes=processes,
    )


def _without_search(sheet: Sheet) -> list[Problem]:
    """A word on the search that there is not, where there should be."""
    if pagefind.program() or not sheet.site.search or sheet.site.preview:
        return []
    what = "the site is built without search: the program that makes the index is not there"
    return [Problem("search/index.html", 0, 0, what, pagefind.INSTALL, "warning")]


def settle(
    sheet: Sheet, stale: Mapping[str, Stamp], receipts: Sequence[Receipt], kept: Cache
) -> None:
    """Remember how what was stale was made, and that the site is whole.

    A page whose template or text changed while it was made is not remembered: it would pass for
    what it is not.
    """
    now = keys(sheet) if receipts else {}
    texts = {page.url: sheet.texts[page.text] for page in sheet.pages if page.text}
    texts |= {volume.url: now[volume.url].data for volume in sheet.volumes if now}
    stamps = {
        made.url: stale[made.url]._replace(size=made.size, mtime_ns=made.mtime_ns)
        for made in receipts
        if now[made.url] == stale[made.url].key and made.text == texts.get(made.url, "")
    }
    kept.stamp(stamps)
    kept.end()
    kept.save()
