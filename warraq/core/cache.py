"""What need not be done again, and why: one file that may be deleted at any time."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from warraq.core import database
from warraq.core.digests import code_digest
from warraq.core.model import Article, Entry
from warraq.core.problems import Problem, WarraqError

Result = TypeVar("Result")


class PageKey(NamedTuple):
    """The key of a page: digests of all that it depends on.

    data      what it shows
    template  its template with all that this includes
    settings  what it sees of site.toml and of the site as a whole
    code      the code that renders it
    """

    data: str
    template: str
    settings: str
    code: str


class Stamp(NamedTuple):
    """A page as it was last made: its key, its file's size and time, and why it was made."""

    key: PageKey
    size: int
    mtime_ns: int
    reason: str


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A source as it was last read well. `digest` is of its bytes; `key` covers the options and the
    code.
    """

    mtime_ns: int
    size: int
    digest: str
    key: str
    entry: Entry


FRESH_NS = 2_000_000_000
"""How old a file's time must be to be trusted: the clock of some disks ticks every two seconds."""

REASONS: Mapping[str, str] = {
    "data": "what it shows has changed",
    "template": "its template has changed",
    "settings": "site.toml or something that every page shows has changed",
    "code": "the program has changed",
}


def stale(stamp: Stamp | None, key: PageKey, size: int, mtime_ns: int) -> str:
    """Return why a page must be made again, in words; '' if it need not.

    stamp     how it was last made, None if it never was
    key       what it depends on now
    size, mtime_ns  its file as it is now; size -1 if there is none
    """
    if stamp is None:
        return "it was never made before"
    changed = [
        REASONS[name]
        for name, then, now in zip(PageKey._fields, stamp.key, key, strict=True)
        if then != now
    ]
    if changed:
        return "; ".join(changed)
    if size < 0:
        return "its file is gone"
    if (size, mtime_ns) != (stamp.size, stamp.mtime_ns):
        return "its file was changed by something else"
    return ""


def trusted(mtime_ns: int) -> int:
    """Return the time to remember of a file that was just read. It is 0, so that its bytes are
    compared again, if the file is so fresh that it could change once more without its time changing
    (the 'racy' problem of git's index).
    """
    return mtime_ns if time.time_ns() - mtime_ns > FRESH_NS else 0


class Cache:
    """The open cache. Only the parent process writes it; a worker may read articles through its own
    connection.
    """

    def __init__(self, connection: database.Connection, site: str) -> None:
        self._db, self._site = connection, site

    def known(self) -> dict[str, KnownFile]:
        """Return every source that was ever read well, by path."""
        known = {}
        for path, mtime_ns, size, digest, key, entry in self._db.execute(
            "SELECT path, mtime_ns, size, digest, key, entry FROM source"
        ):
            with suppress(Exception):  # whatever it is that cannot be read back is a miss
                if isinstance(back := pickle.loads(entry), Entry):
                    known[path] = KnownFile(mtime_ns, size, digest, key, back)
        return known

    def article(self, path: str) -> Article:
        """Return one article, whole. Raises database.Error if it is not there as it should be."""
        return _article(self._db, path)

    def keep(self, rows: Iterable[tuple[str, int, int, str, str, bytes, bytes]]) -> None:
        """Store sources read well: path, mtime_ns, size, digest, key, and the pickled Entry and
        Article.
        """
        self._db.executemany("REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def touch(self, path: str, mtime_ns: int) -> None:
        """Store the new time of a source whose bytes are the same."""
        self._db.execute("UPDATE source SET mtime_ns = ? WHERE path = ?", (mtime_ns, path))

    def forget(self, paths: Iterable[str]) -> None:
        """Drop sources that are gone."""
        self._db.executemany("DELETE FROM source WHERE path = ?", ((path,) for path in paths))

    def stamps(self) -> dict[str, Stamp]:
        """Return every page of this site as it was last made, by URL."""
        rows = self._db.execute(
            "SELECT url, data, template, settings, code, size, mtime_ns, reason FROM page"
            " WHERE site = ?",
            (self._site,),
        )
        return {row[0]: Stamp(PageKey(*row[1:5]), *row[5:]) for row in rows}

    def stamp(self, stamps: Mapping[str, Stamp]) -> None:
        """Store how pages were made."""
        self._db.executemany(
            "REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (self._site, url, *stamp.key, stamp.size, stamp.mtime_ns, stamp.reason)
                for url, stamp in stamps.items()
            ),
        )

    def unstamp(self, urls: Iterable[str]) -> None:
        """Drop pages that are gone."""
        self._db.executemany(
            "DELETE FROM page WHERE site = ? AND url = ?", ((self._site, url) for url in urls)
        )

    def urls(self) -> set[str]:
        """Return the URLs of all that was made of this site."""
        return {
            url for (url,) in self._db.execute("SELECT url FROM page WHERE site = ?", (self._site,))
        }

    def memo(self, code: str) -> list[Any]:
        """Return what the last build of this site found out and the next one need not, if it is
        still there and the same code found it.
        """
        row = self._db.execute("SELECT value FROM memo WHERE site = ?", (self._site,)).fetchone()
        with suppress(Exception):  # whatever it is that cannot be read back is a miss
            finder, memo = pickle.loads(row[0])
            return list(memo) if finder == code else []
        return []

    def remember(self, code: str, memo: list[Any]) -> None:
        """Store it for the next build. `code` is the digest of what found it."""
        self._db.execute(
            "REPLACE INTO memo VALUES (?, ?)", (self._site, pickle.dumps((code, memo), -1))
        )

    def begin(self) -> None:
        """Remember that this site is being written."""
        self._db.execute("REPLACE INTO unfinished VALUES (?)", (self._site,))
        self._db.commit()

    def unfinished(self) -> bool:
        """Whether a build of this site began before this one and never ended."""
        return bool(
            self._db.execute(
                "SELECT count(*) FROM unfinished WHERE site = ?", (self._site,)
            ).fetchone()[0]
        )

    def end(self) -> None:
        """Remember that this site is whole."""
        self._db.execute("DELETE FROM unfinished WHERE site = ?", (self._site,))

    def save(self) -> None:
        """Commit what was stored so far."""
        self._db.commit()


@contextmanager
def opened(folder: Path, site: str) -> Iterator[Cache]:
    """Open the cache for one site ('output' or 'preview'). A cache that is unreadable, or that
    other code made, is begun anew.

    Raises WarraqError if there can be none in that folder.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = database.renewed(file_in(folder), _TABLES, code_digest("warraq.core.cache"))
    except OSError as error:
        raise WarraqError(
            Problem(
                folder.name,
                0,
                0,
                f"cannot hold the cache: {error.strerror}",
                "remove what is there",
            )
        ) from None
    try:
        yield Cache(connection, site)
        connection.commit()
    finally:
        connection.close()


def attempt(folder: Path, work: Callable[[], Result]) -> Result:
    """Do the work; if the cache turns out to be damaged on the way, once more on a new one.

    Raises WarraqError if another build holds it for longer than one can wait.
    """
    try:
        return work()
    except database.Error as error:
        if database.is_locked(error):
            what = "another build of this archive is running"
            raise WarraqError(Problem(folder.name, 0, 0, what, "wait for it, or end it")) from None
        database.discard(file_in(folder))
        return work()


def file_in(folder: Path) -> Path:
    """Return the file of the cache."""
    return folder / "warraq.sqlite"


def articles(file: Path) -> Callable[[str], Article]:
    """Open the cache in a worker; return a function that gives one article, whole, by its path.

    The function raises database.Error if the cache does not hold the article as it should.
    """
    return partial(_article, database.connect(file))


def _article(connection: database.Connection, path: str) -> Article:
    row = connection.execute("SELECT article FROM source WHERE path = ?", (path,)).fetchone()
    with suppress(Exception):
        if isinstance(back := pickle.loads(row[0]), Article):
            return back
    raise database.Error(f"the cache has lost {path}")


_TABLES = """
CREATE TABLE source (path TEXT PRIMARY KEY, mtime_ns INT, size INT, digest TEXT, key TEXT,
                     entry BLOB, article BLOB) WITHOUT ROWID;
CREATE TABLE page (site TEXT, url TEXT, data TEXT, template TEXT, settings TEXT, code TEXT,
                   size INT, mtime_ns INT, reason TEXT, PRIMARY KEY (site, url)) WITHOUT ROWID;
CREATE TABLE memo (site TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE unfinished (site TEXT PRIMARY KEY) WITHOUT ROWID;
"""
