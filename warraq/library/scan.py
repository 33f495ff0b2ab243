"""Gathering what lies in content/: listed, and read where something has changed, in parallel."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname

from warraq.core import cache, files, workers
from warraq.core.cache import Cache, KnownFile
from warraq.core.digests import code_digest
from warraq.core.model import Entry
from warraq.core.problems import Problem, WarraqError, in_order
from warraq.library import reader
from warraq.library.reader import ContentFile

Progress = Callable[[str, int, int], None]
"""Told now and then what is being done ('read', 'render'), how many are done, and of how many."""
FileState = tuple[str, int, int]
"""A file of content/: its path, mtime_ns and size."""


@dataclass(frozen=True, slots=True)
class ContentListing:
    """The files of content/ by path: the Markdown, what is published as it is, and what cannot be
    either.
    """

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
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            raise WarraqError(
                Problem(
                    f"content/{place}",
                    0,
                    0,
                    f"cannot be listed: {error.strerror}",
                    "make the folder, or go to the archive's own",
                )
            ) from None
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            path = place + entry.name
            if _UNFIT.search(entry.name):
                shown = _UNFIT.sub(lambda unfit: ascii(unfit[0])[1:-1], f"content/{path}")
                unfit.append(
                    Problem(shown, 0, 0, "has a name that no address can have", "rename it")
                )
                continue
            if path.casefold() == files.INDEX or (
                path == dirname(files.INDEX) and not entry.is_dir()
            ):
                what, mend = (
                    "would stand where the search index lives, and is not published",
                    "rename it",
                )
                unfit.append(Problem(f"content/{path}", 0, 0, what, mend))
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((path + "/", entry.path))
            elif entry.is_file():
                try:
                    state = entry.stat()
                except OSError:  # it went while we looked
                    continue
                if entry.name.lower().endswith((".md", ".markdown")) and not entry.name.endswith(
                    ".md"
                ):
                    what = (
                        "is published as it is, not as an article: its name does not end in '.md'"
                    )
                    unfit.append(Problem(f"content/{path}", 0, 0, what, "rename it", "warning"))
                kind = articles if entry.name.endswith(".md") else others
                kind.append((path, state.st_mtime_ns, state.st_size))
    return ContentListing(tuple(sorted(articles)), tuple(sorted(others)), in_order(unfit))


@dataclass(frozen=True, slots=True)
class _ReadJob:
    content: Path
    options: reader.ReadOptions
    sources: tuple[FileState, ...]


ReadResult = tuple[ContentFile, bytes, bytes, tuple[Problem, ...]]
"""A source, its pickled Entry and Article (empty if it has an error), and its problems."""


def start_reading(job: _ReadJob) -> Callable[[int], ReadResult]:
    """What a worker does with source number i."""

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
    found: ContentListing,
    options: reader.ReadOptions,
    kept: Cache,
    processes: int,
    progress: Progress,
) -> tuple[list[Entry], list[str], list[Problem]]:
    """Every entry, read anew where its file, a picture in it, the options or the code have changed;
    the paths that failed; and why.

    One that fails keeps its last good state.
    """
    how = options.digest + code_digest("warraq.library.reader")
    known, sources = kept.known(), found.articles
    pictures = {
        unicodedata.normalize("NFC", path): (mtime_ns, size)
        for path, mtime_ns, size in found.others
    }
    kept.forget(known.keys() - {path for path, _, _ in sources})
    changed = tuple(
        seen
        for seen in sources
        if not _unchanged(known.get(seen[0]), seen, pictures, how, content, kept)
    )
    kept.save()  # nothing is held while others may want to write
    entries = {path: known[path].entry for path, _, _ in sources if path in known}
    failed: list[str] = []
    problems: list[Problem] = []
    rows: list[tuple[str, int, int, str, str, bytes, bytes]] = []
    reading = _ReadJob(content, options, changed)
    for done, fruit in enumerate(
        workers.ordered(start_reading, reading, len(changed), workers=processes), 1
    ):
        source, entry, article, faults = fruit
        problems += faults
        if entry:
            entries[source.path] = pickle.loads(entry)
            rows.append(
                (source.path, source.mtime_ns, source.size, source.digest, how, entry, article)
            )
        else:
            failed.append(source.path)
        if done % 200 == 0 or done == len(changed):
            kept.keep(rows)
            kept.save()
            rows.clear()
            progress("read", done, len(changed))
    return [entries[path] for path, _, _ in sources if path in entries], failed, problems


def _unchanged(
    known: KnownFile | None,
    seen: FileState,
    pictures: Mapping[str, tuple[int, int]],
    how: str,
    content: Path,
    kept: Cache,
) -> bool:
    """Size and time first; where only the time differs (a fresh clone), the bytes decide."""
    path, mtime_ns, size = seen
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
        kept.touch(path, cache.trusted(mtime_ns))
    return same
