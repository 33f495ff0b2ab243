"""The files of content/: listed, and read in parallel where something has changed."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname

from warraq.core import cache, files, workers
from warraq.core.cache import Cache, KnownFile
from warraq.core.digests import code_digest
from warraq.core.model import Entry
from warraq.core.problems import Problem, WarraqError, in_order
from warraq.core.workers import Progress
from warraq.library import reader
from warraq.library.reader import ContentFile

ROWS_PER_COMMIT = 200
"""How many articles are stored together: few enough that a killed build loses little."""
FileState = tuple[str, int, int]
"""A file of content/: its path, mtime_ns and size."""


@dataclass(frozen=True, slots=True)
class ContentListing:
    """The files of content/: Markdown, what is published as it is, and what can be neither."""

    articles: tuple[FileState, ...]
    others: tuple[FileState, ...]
    problems: tuple[Problem, ...]


_UNFIT = re.compile(r"[\\\x00-\x1f\x7f\ud800-\udfff]")
"""Backslashes, control characters, and what is not UTF-8: Python shows such bytes of a name as lone
surrogates.
"""


def scan(content: Path) -> ContentListing:
    """List content/, hidden files and folders and an editor's backup files left out.

    Raises WarraqError if there is no such folder.
    """
    articles: list[FileState] = []
    others: list[FileState] = []
    unfit: list[Problem] = []
    folders = [("", str(content))]
    while folders:
        place, folder = folders.pop()
        for entry in _entries(folder, f"content/{place}"):
            path = place + entry.name
            if problem := _unfit(entry, path):
                unfit.append(problem)
            elif entry.is_dir(follow_symlinks=False):
                folders.append((path + "/", entry.path))
            elif entry.is_file():
                try:
                    state = entry.stat()
                except OSError:  # it went while we looked
                    continue
                if entry.name.endswith(".md"):
                    kind = articles
                else:
                    kind = others
                    unfit += _misnamed(entry.name, path)
                kind.append((path, state.st_mtime_ns, state.st_size))
    return ContentListing(tuple(sorted(articles)), tuple(sorted(others)), in_order(unfit))


def _entries(folder: str, where: str) -> list[os.DirEntry[str]]:
    """List a folder without what is hidden and without backup files."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        what = f"cannot be listed: {error.strerror}"
        mend = "make the folder, or go to the archive's own"
        raise WarraqError(Problem(where, 0, 0, what, mend)) from None
    return [
        entry
        for entry in entries
        if not entry.name.startswith(".") and not entry.name.endswith("~")
    ]


def _unfit(entry: os.DirEntry[str], path: str) -> Problem | None:
    """Return why a file or folder cannot be published, None if it can."""
    if _UNFIT.search(entry.name):
        shown = _UNFIT.sub(lambda unfit: ascii(unfit[0])[1:-1], f"content/{path}")
        return Problem(shown, 0, 0, "has a name that no address can have", "rename it")
    in_the_way = path == dirname(files.INDEX) and not entry.is_dir()
    if path.casefold() == files.INDEX or in_the_way:
        what = "would stand where the search index lives, and is not published"
        return Problem(f"content/{path}", 0, 0, what, "rename it")
    return None


def _misnamed(name: str, path: str) -> Iterator[Problem]:
    """Yield a warning about a file that looks like an article and is not published as one."""
    if name.lower().endswith((".md", ".markdown")):
        what = "is published as it is, not as an article: its name does not end in '.md'"
        yield Problem(f"content/{path}", 0, 0, what, "rename it", "warning")


@dataclass(frozen=True, slots=True)
class _ReadJob:
    content: Path
    options: reader.ReadOptions
    sources: tuple[FileState, ...]


ReadResult = tuple[ContentFile, bytes, bytes, tuple[Problem, ...]]
"""A source, its pickled Entry and Article (empty if it has an error), and its problems."""


def start_reading(job: _ReadJob) -> Callable[[int], ReadResult]:
    """Return the work of a worker: it reads source number i."""

    def read(number: int) -> ReadResult:
        path, mtime_ns, _ = job.sources[number]
        source, article, problems = reader.read(
            job.content, path, cache.trusted(mtime_ns), job.options
        )
        if article is None:
            return source, b"", b"", problems
        return source, pickle.dumps(reader.entry(article), -1), pickle.dumps(article, -1), problems

    return read


def read(
    content: Path,
    listing: ContentListing,
    options: reader.ReadOptions,
    store: Cache,
    processes: int,
    progress: Progress,
) -> tuple[list[Entry], list[str], list[Problem]]:
    """Return every entry, read anew if its file, a picture in it, the options or the code have
    changed; the paths that failed; and the problems.

    One that fails keeps its last good state.
    """
    how = options.digest + code_digest("warraq.library.reader")
    known, sources = store.known(), listing.articles
    pictures = {
        unicodedata.normalize("NFC", path): (mtime_ns, size)
        for path, mtime_ns, size in listing.others
    }
    store.forget(known.keys() - {path for path, _, _ in sources})
    changed = tuple(
        state
        for state in sources
        if not _unchanged(known.get(state[0]), state, pictures, how, content, store)
    )
    store.save()  # nothing is held while others may want to write
    entries = {path: known[path].entry for path, _, _ in sources if path in known}
    failed: list[str] = []
    problems: list[Problem] = []
    rows: list[tuple[str, int, int, str, str, bytes, bytes]] = []
    reading = _ReadJob(content, options, changed)
    for done, result in enumerate(
        workers.ordered(start_reading, reading, len(changed), workers=processes), 1
    ):
        source, entry, article, faults = result
        problems += faults
        if entry:
            entries[source.path] = pickle.loads(entry)
            rows.append(
                (source.path, source.mtime_ns, source.size, source.digest, how, entry, article)
            )
        else:
            failed.append(source.path)
        if done % ROWS_PER_COMMIT == 0 or done == len(changed):
            store.keep(rows)
            store.save()
            rows.clear()
            progress("read", done, len(changed))
    return [entries[path] for path, _, _ in sources if path in entries], failed, problems


def _unchanged(
    known: KnownFile | None,
    state: FileState,
    pictures: Mapping[str, tuple[int, int]],
    how: str,
    content: Path,
    store: Cache,
) -> bool:
    """Whether a source need not be read again. Size and time come first; if only the time differs
    (a fresh clone), the bytes decide.
    """
    path, mtime_ns, size = state
    if known is None or known.key != how or known.size != size:
        return False
    if any(pictures.get(it.path, (0, -1)) != (it.mtime_ns, it.size) for it in known.entry.pictures):
        return False
    if known.mtime_ns == mtime_ns:
        return True
    try:
        same = hashlib.sha256((content / path).read_bytes()).hexdigest() == known.digest
    except OSError:
        return False
    if same:
        store.touch(path, cache.trusted(mtime_ns))
    return same
