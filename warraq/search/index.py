"""Making the index of each volume: shadow pages by parallel workers, Pagefind, and its files put into the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from warraq.core import cache, workers
from warraq.core import files as output
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

CHUNK = 16
"""So many shadow pages are made and sent at a time."""
ENTRY = "pagefind-entry.json"
"""The file that names all others of an index: it is put last, so that an index is seen whole or as
it was.
"""
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.")
_DATA = ("index/", "fragment/", "pagefind.zxx_", ENTRY)
"""How the paths begin of Pagefind's files that are published; the rest is its own search page."""
_EMPTY = '<html lang="zxx"><body data-pagefind-body><p>qengine</p></body></html>'
"""Pagefind's program does not start without an index, so it has one of a page that nobody finds."""


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
    """What a volume's index depends on. `texts` are the digests of the articles' texts, by path."""
    words = (
        strings.language,
        strings.region,
        strings.digits,
        repr(strings.texts.get("date_patterns")),
    )
    asked = {name: terms[name] for card in volume.cards for name in tokens.lines(card, terms)}
    settings = digest((words, tuple(asked[name] for name in sorted(asked)))) if volume.cards else ""
    return PageKey(
        data=digest(tuple(texts[card.path] for card in volume.cards)),
        template="",
        settings=settings,
        code=code_digest("warraq.search.index") + pagefind.version(program),
    )


def start(job: Job) -> Iterator[Receipt | Problem]:
    """Make the index of one volume after another and put it into the site; what stands there stays
    if that fails.

    Raises WarraqError if a file cannot be written.
    """
    for volume in job.volumes:
        try:
            files, text = _files(volume, job)
        except pagefind.Failed as failed:
            what = f"the search index could not be made: {failed}"
            yield Problem(
                volume.url, 0, 0, what, "see whether there is memory enough, and build again"
            )
            continue
        yield _put(volume, files, text, job)


def _put(volume: Volume, files: Mapping[str, bytes], text: str, job: Job) -> Receipt:
    wrote = False
    for url in sorted(files, key=lambda url: (url.endswith(ENTRY), url)):
        wrote |= output.put(job.root, url, files[url])[1]
    gone = {url for url, _ in output.below(job.root, volume.url)} - files.keys()
    wrote |= bool(output.sweep(job.root, sorted(gone)))
    return Receipt(volume.url, text, *output.state_of(job.root, volume.url), wrote)


def _files(volume: Volume, job: Job) -> tuple[dict[str, bytes], str]:
    """The files of a volume's index by URL, and the digest of the texts that it was made of."""
    seen: Counter[str] = Counter()
    texts: list[str] = []
    with pagefind.index(job.program) as index:
        for pages, words, digests in _documents(volume.cards, job):
            for face, html in pages:
                index.add(face, html)
            seen.update(words)
            texts += digests
        if volume == ENGINE:
            index.add("engine", _EMPTY)
        wanted = (*_PROGRAM, *_DATA) if volume == ENGINE else _DATA
        files = {
            volume.url + path: data
            for path, data in index.files().items()
            if path.startswith(wanted)
        }
    if volume != ENGINE:
        files |= {volume.url + path: data for path, data in shards(seen)}
    return files, digest(tuple(texts))


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
        start_documents, _Task(cards, job), -(-len(cards) // CHUNK), workers=job.processes
    )


def start_documents(task: _Task) -> Callable[[int], Chunk]:
    """What a worker does with the articles of chunk number i."""
    job = task.job
    article_at = cache.articles(job.articles)

    def chunk(number: int) -> Chunk:
        pages, seen, texts = [], [], []
        first = number * CHUNK
        for place, card in enumerate(task.cards[first : first + CHUNK], first + 1):
            article = article_at(card.path)
            face, page, words = document(article, place, job.terms, job.strings)
            pages.append((face, page))
            seen += words
            texts.append(article.digest)
        return pages, Counter(seen), texts

    return chunk
