"""Making the index of each volume: shadow pages, Pagefind, and its files put into the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from warraq.core import cache, files, workers
from warraq.core.cache import PageKey
from warraq.core.digests import code_digest, digest
from warraq.core.model import Card, Receipt
from warraq.core.problems import Problem
from warraq.search import pagefind, tokens
from warraq.search.documents import document
from warraq.search.spellings import shards
from warraq.search.volumes import ENGINE, Volume
from warraq.site.strings import Strings
from warraq.site.views.page import Term

CHUNK_ARTICLES = 16
"""Articles whose shadow pages are made and sent at a time: few enough to share out evenly."""
ENTRY_FILE = "pagefind-entry.json"
"""The file that names all others of an index: it is written last, so that a visitor sees the old
index or the whole new one.
"""
_ENGINE_FILES = ("pagefind.js", "pagefind-worker.js", "wasm.")
_INDEX_FILES = ("index/", "fragment/", "pagefind.zxx_", ENTRY_FILE)
"""How the paths of Pagefind's files begin that are published; the rest is its own search page."""
_EMPTY_PAGE = '<html lang="zxx"><body data-pagefind-body><p>qengine</p></body></html>'
"""Pagefind's program does not start without an index: it gets one of a page that nobody finds."""


@dataclass(frozen=True, slots=True)
class Job:
    """The volumes to be indexed, and all that their indexes are made from.

    program    that makes them
    terms      the topics that have a shelf, by id
    strings    name dates in words
    articles   the file of the cache, from which the texts are read
    root       the folder of the site
    processes  how many make shadow pages
    """

    volumes: tuple[Volume, ...]
    program: str
    terms: Mapping[str, Term]
    strings: Strings
    articles: Path
    root: str
    processes: int


def key(
    volume: Volume,
    texts: Mapping[str, str],
    terms: Mapping[str, Term],
    strings: Strings,
    program: str,
) -> PageKey:
    """Return what a volume's index depends on.

    texts  the digests of the articles' texts, by path
    """
    words = (
        strings.language,
        strings.region,
        strings.digits,
        repr(strings.texts.get("date_patterns")),
    )
    used = {name: terms[name] for card in volume.cards for name in tokens.topics_of(card, terms)}
    settings = digest((words, tuple(used[name] for name in sorted(used)))) if volume.cards else ""
    return PageKey(
        data=digest(tuple(texts[card.path] for card in volume.cards)),
        template="",
        settings=settings,
        code=code_digest("warraq.search.index") + pagefind.version(program),
    )


def start(job: Job) -> Iterator[Receipt | Problem]:
    """Make the index of one volume after another, and put it into the site.

    If one cannot be made, its old files stay. Raises WarraqError if a file cannot be written.
    """
    for volume in job.volumes:
        try:
            index, text = _index_of(volume, job)
        except pagefind.PagefindError as failed:
            what = f"the search index could not be made: {failed}"
            yield Problem(
                volume.url, 0, 0, what, "see whether there is memory enough, and build again"
            )
            continue
        yield _put(volume, index, text, job)


def _put(volume: Volume, index: Mapping[str, bytes], text: str, job: Job) -> Receipt:
    wrote = False
    for url in sorted(index, key=lambda url: (url.endswith(ENTRY_FILE), url)):
        wrote |= files.put(job.root, url, index[url])[1]
    gone = {url for url, _ in files.below(job.root, volume.url)} - index.keys()
    wrote |= bool(files.sweep(job.root, sorted(gone)))
    return Receipt(volume.url, text, *files.state_of(job.root, volume.url), wrote)


def _index_of(volume: Volume, job: Job) -> tuple[dict[str, bytes], str]:
    """Return the files of a volume's index by URL, and the digest of the texts in it."""
    spellings: Counter[str] = Counter()
    texts: list[str] = []
    with pagefind.index(job.program) as index:
        for pages, words, digests in _documents(volume.cards, job):
            for face, html in pages:
                index.add(face, html)
            spellings.update(words)
            texts += digests
        if volume == ENGINE:
            index.add("engine", _EMPTY_PAGE)
        wanted = (*_ENGINE_FILES, *_INDEX_FILES) if volume == ENGINE else _INDEX_FILES
        by_url = {
            volume.url + path: data
            for path, data in index.files().items()
            if path.startswith(wanted)
        }
    if volume != ENGINE:
        by_url |= {volume.url + path: data for path, data in shards(spellings)}
    return by_url, digest(tuple(texts))


# --- the shadow pages -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Task:
    cards: tuple[Card, ...]
    job: Job


Chunk = tuple[list[tuple[str, str]], Counter[str], list[str]]
"""Some articles' faces and shadow pages, their words and how often each was seen, the digests of
their texts.
"""


def _documents(cards: tuple[Card, ...], job: Job) -> Iterator[Chunk]:
    return workers.ordered(
        start_documents, _Task(cards, job), -(-len(cards) // CHUNK_ARTICLES), workers=job.processes
    )


def start_documents(task: _Task) -> Callable[[int], Chunk]:
    """Return what a worker does with the articles of chunk number i."""
    job = task.job
    article_at = cache.articles(job.articles)

    def chunk(number: int) -> Chunk:
        pages, spellings, texts = [], [], []
        first = number * CHUNK_ARTICLES
        for place, card in enumerate(task.cards[first : first + CHUNK_ARTICLES], first + 1):
            article = article_at(card.path)
            face, page, words = document(article, place, job.terms, job.strings)
            pages.append((face, page))
            spellings += words
            texts.append(article.digest)
        return pages, Counter(spellings), texts

    return chunk
