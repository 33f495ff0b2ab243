"""Making the site: drop what is fresh, sweep what has no page, render and index the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warraq.building import render, static_files
from warraq.building.template_digests import files_digest, template_digests
from warraq.core import files, workers
from warraq.core.cache import Cache, PageKey, Stamp
from warraq.core.cache import stale as why_stale
from warraq.core.digests import code_digest, digest
from warraq.core.model import Receipt, StaticFile
from warraq.core.problems import Problem, WarraqError
from warraq.core.workers import Progress
from warraq.search import index, pagefind
from warraq.search.volumes import ROOT, Volume
from warraq.site.strings import Strings
from warraq.site.views.page import Page, Site

PAGES_PER_REPORT = 200
"""After this many pages progress is shown again: often enough to see it move, and cheap."""


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """All that one site is made from, and where it goes.

    volumes       the parts of the search index, and the place of its program; none where there is
                  no index
    texts         the digest of each article's whole text, by path
    folders       where templates are looked for, the archive's own first
    string_files  the files of the site's words, whose bytes every page depends on
    articles      the file of the cache, from which the texts are read
    output        the folder of the site
    problems      what is wrong with content/, and the addresses that could not be given
    """

    pages: tuple[Page, ...]
    static_files: tuple[StaticFile, ...]
    volumes: tuple[Volume, ...]
    site: Site
    texts: Mapping[str, str]
    strings: Strings
    folders: tuple[Path, ...]
    string_files: tuple[Path, ...]
    articles: Path
    output: Path
    problems: tuple[Problem, ...]


def drop_fresh(plan: BuildPlan, cache: Cache) -> dict[str, Stamp]:
    """Return what must be made, by URL: its key now, and why."""
    stamps, root, stale = cache.stamps(), str(plan.output), {}
    for url, key in keys(plan).items():
        size, mtime_ns = files.state_of(root, url)
        if reason := why_stale(stamps.get(url), key, size, mtime_ns):
            stale[url] = Stamp(key, size, mtime_ns, reason)
    return stale


def keys(plan: BuildPlan) -> dict[str, PageKey]:
    """Return what each page, file and volume of the search index depends on, by URL."""
    settings = digest(plan.site) + files_digest(plan.string_files)
    code = code_digest("warraq.building.render")
    templates = template_digests(plan.folders)
    by_url = {
        page.url: PageKey(
            page.digest + plan.texts[page.text] if page.text else page.digest,
            templates.get(page.template, ""),
            settings,
            code,
        )
        for page in plan.pages
    }
    by_url |= {file.url: PageKey(file.digest, "", "", "") for file in plan.static_files}
    program = pagefind.program() or ""
    for volume in plan.volumes:
        by_url[volume.url] = index.key(volume, plan.texts, plan.site.topics, plan.strings, program)
    return by_url


def sweep(plan: BuildPlan, spared: set[str], cache: Cache) -> tuple[str, ...]:
    """Remove what has no page any more, and return what went.

    This comes before anything is made, because a file may be where a folder must be now.

    spared  URLs of articles that have an error now: their last good pages stay
    """
    root = str(plan.output)
    wanted = {page.url for page in plan.pages} | {file.url for file in plan.static_files}
    volumes = tuple(volume.url for volume in plan.volumes)
    indexed = {url for url, _ in files.below(root, ROOT) if not url.startswith(volumes)}
    gone = sorted((cache.urls() | files.listed(root) | indexed) - wanted - spared - set(volumes))
    cache.unstamp(gone)
    return files.sweep(root, (url for url in gone if not url.endswith("/")))


# --- making ---------------------------------------------------------------------------------------

Made = Iterator[Receipt | Problem]
"""A receipt for each thing that was made, and a Problem for each that could not be."""


def make(
    plan: BuildPlan, stale: Mapping[str, Stamp], cache: Cache, processes: int, progress: Progress
) -> tuple[list[Receipt], list[Problem]]:
    """Make what is stale: copy files, render pages, and index volumes beside it.

    A file that cannot be published and a volume that cannot be indexed cost no other. Until the
    build has settled, the cache remembers that the site is unfinished.
    """
    problems = _without_search(plan)
    if cache.unfinished():
        files.sweep_temporary(str(plan.output))
    if not stale:
        return [], problems
    cache.begin()
    pages = [page for page in plan.pages if page.url in stale]
    volumes = tuple(volume for volume in plan.volumes if volume.url in stale)
    # With few pages there is little that the index could be made beside.
    alone = processes == 1 or len(pages) <= workers.FEW_ITEMS
    job = _index_job(plan, volumes, processes if alone else 1)
    with workers.beside(index.start, job, here=alone) as indexed:
        made = [
            *_copy_files([file for file in plan.static_files if file.url in stale], plan.output),
            *_render_pages(plan, pages, processes, progress),
            *_index_volumes(indexed, len(volumes), progress),
        ]
    receipts = [one for one in made if isinstance(one, Receipt)]
    return receipts, problems + [one for one in made if isinstance(one, Problem)]


def _copy_files(static: Iterable[StaticFile], output: Path) -> Made:
    for file in static:
        try:
            yield static_files.publish(file, output)
        except WarraqError as stop:
            yield from stop.problems


def _render_pages(
    plan: BuildPlan, pages: Sequence[Page], processes: int, progress: Progress
) -> Made:
    job = render.Job(pages, plan.site, plan.strings, plan.folders, plan.output, plan.articles)
    receipts = workers.ordered(render.start, job, len(pages), workers=processes)
    for done, receipt in enumerate(receipts, 1):
        yield receipt
        if done % PAGES_PER_REPORT == 0 or done == len(pages):
            progress("render", done, len(pages))


def _index_volumes(indexed: Made, total: int, progress: Progress) -> Made:
    """Yield what became of each volume; the process that makes the index may be gone."""
    try:
        for done, made in enumerate(indexed, 1):
            yield made
            progress("index", done, total)
    except ChildProcessError as error:
        what = f"the search index could not be made: {error}"
        yield Problem(ROOT, 0, 0, what, "see whether there is memory enough, and build again")


def _index_job(plan: BuildPlan, volumes: tuple[Volume, ...], processes: int) -> index.Job:
    return index.Job(
        volumes=volumes,
        program=pagefind.program() or "",
        terms=plan.site.topics,
        strings=plan.strings,
        articles=plan.articles,
        root=str(plan.output),
        processes=processes,
    )


def _without_search(plan: BuildPlan) -> list[Problem]:
    """Return a warning that there is no search where there should be one."""
    if pagefind.program() or not plan.site.search or plan.site.preview:
        return []
    what = "the site is built without search: the program that makes the index is not there"
    return [Problem("search/index.html", 0, 0, what, pagefind.INSTALL, "warning")]


def settle(
    plan: BuildPlan, stale: Mapping[str, Stamp], receipts: Sequence[Receipt], cache: Cache
) -> None:
    """Remember how what was stale was made, and that the site is whole.

    A page whose template or text changed while it was made is not remembered: the next build must
    make it again.
    """
    now = keys(plan) if receipts else {}
    texts = {page.url: plan.texts[page.text] for page in plan.pages if page.text}
    texts |= {volume.url: now[volume.url].data for volume in plan.volumes if now}
    stamps = {
        receipt.url: stale[receipt.url]._replace(size=receipt.size, mtime_ns=receipt.mtime_ns)
        for receipt in receipts
        if now[receipt.url] == stale[receipt.url].key and receipt.text == texts.get(receipt.url, "")
    }
    cache.stamp(stamps)
    cache.end()
    cache.save()
