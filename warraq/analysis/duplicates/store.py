"""The articles of content/ on disk: their words, and the passages by which they are found."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from warraq.analysis.duplicates.fingerprints import passages
from warraq.arabic.edtf import parse_when
from warraq.arabic.letters import words
from warraq.content.frontmatter.schema import BY_NAME
from warraq.content.frontmatter.text import split
from warraq.core import database
from warraq.core.digests import code_digest
from warraq.core.model import When
from warraq.core.workers import Progress

FILE = "duplicates.sqlite"
COMMON_ARTICLES = 100
"""A passage that more articles have than this is a formula, and shows nothing."""
ARTICLES_PER_REPORT = 500
"""After so many articles the progress is shown again."""
MEMORY_KIB = 64 * 1024
"""How much of the database SQLite keeps in memory: enough that passages of a large archive are not
read from disk one by one.
"""
_ARTICLES_PER_COMMIT = 500
"""How many new articles are written to disk together: a commit takes as long as some fifty."""


class ArticleRow(NamedTuple):
    """An article.

    place  by what the order of articles goes: its day, the day of its import, its path; what has no
           day comes last
    day    the day that it bears, if one is known to the day, or ''
    mark   what it says under `duplicate_of`
    """

    id: int
    path: str
    place: str
    day: str
    mark: str


class WrittenArticle(NamedTuple):
    """An article as it was just written, so that its file need not be read again.

    meta   its front matter
    words  the folded words of its body
    data   the bytes of its file
    state  of its file
    """

    meta: Mapping[str, Any]
    words: Sequence[str]
    data: bytes
    state: os.stat_result


class Store:
    """The open store. It is on disk, so that a larger archive takes no more memory."""

    def __init__(self, content: Path, connection: database.Connection) -> None:
        self._content, self._db = content, connection

    def rows(self) -> list[ArticleRow]:
        """Return every article, in their order."""
        return list(
            map(ArticleRow._make, self._db.execute(f"SELECT {_ROW} FROM article ORDER BY place"))
        )

    def row(self, path: str) -> ArticleRow | None:
        """Return the article at a path of content/."""
        found = self._db.execute(f"SELECT {_ROW} FROM article WHERE path = ?", (path,)).fetchone()
        return ArticleRow._make(found) if found else None

    def words(self, row: ArticleRow) -> list[str]:
        """Return the folded words of an article."""
        (folded,) = self._db.execute("SELECT words FROM article WHERE id = ?", (row.id,)).fetchone()
        return zlib.decompress(folded).decode().split()

    def same(self, folded: Sequence[str]) -> Iterator[ArticleRow]:
        """Yield the articles of just these words, in their order."""
        query = f"SELECT {_ROW} FROM article WHERE same = ? ORDER BY place"
        return map(ArticleRow._make, self._db.execute(query, (_digest(" ".join(folded).encode()),)))

    def near(self, folded: Sequence[str]) -> Iterator[ArticleRow]:
        """Yield the articles that share passages with a text, those that share most of them
        first.
        """
        wanted = json.dumps(list(_passages(tuple(folded))))
        return map(ArticleRow._make, self._db.execute(_NEAR, (wanted, COMMON_ARTICLES)).fetchall())

    def refresh(self, progress: Progress) -> None:
        """Read again what has changed in content/, and drop what has gone."""
        known = {path: (size, mtime_ns) for path, size, mtime_ns in self._db.execute(_SEEN)}
        listed = list(_listed(self._content))
        for done, (path, state) in enumerate(listed, 1):
            if done % ARTICLES_PER_REPORT == 0:
                progress("read", done, len(listed))
            if known.pop(path, None) != (state.st_size, state.st_mtime_ns):
                self._take(path, state)
        for path in known:
            self._drop(path)
        self._db.commit()

    def add(self, path: str, written: WrittenArticle) -> None:
        """Take in an article that was just written. It is kept for good when the store is closed;
        if it never is, the file is read again.
        """
        self._drop(path)
        if self._insert(path, written, _digest(written.data)) % _ARTICLES_PER_COMMIT == 0:
            self._db.commit()

    def close(self) -> None:
        """Keep what was taken in, and close the file."""
        self._db.commit()
        self._db.close()

    def _take(self, path: str, state: os.stat_result) -> None:
        try:
            data = (self._content / path).read_bytes()
        except OSError:
            return self._drop(path)
        digest = _digest(data)
        query = "UPDATE article SET size = ?, mtime_ns = ? WHERE path = ? AND digest = ?"
        if self._db.execute(query, (state.st_size, state.st_mtime_ns, path, digest)).rowcount:
            return None
        self._drop(path)
        self._insert(path, WrittenArticle(*_read(data), data, state), digest)
        return None

    def _insert(self, path: str, written: WrittenArticle, digest: bytes) -> int:
        meta, folded, _, state = written
        text = " ".join(folded).encode()
        row = (path, *_place(meta, path), _mark(meta), state.st_size, state.st_mtime_ns, digest)
        values = (*row, _digest(text), zlib.compress(text, 1))
        number = (
            self._db.execute(
                "INSERT INTO article VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values
            ).lastrowid
            or 0
        )
        rows = ((passage, number) for passage in _passages(tuple(folded)))
        self._db.executemany("INSERT INTO passage VALUES (?, ?)", rows)
        return number

    def _drop(self, path: str) -> None:
        if row := self.row(path):
            rows = ((passage, row.id) for passage in passages(self.words(row)))
            self._db.executemany("DELETE FROM passage WHERE hash = ? AND article = ?", rows)
            self._db.execute("DELETE FROM article WHERE id = ?", (row.id,))


def open_store(content: Path, folder: Path, progress: Progress) -> Store:
    """Open the store of an archive's content/, kept in a folder, and bring it up to date; one that
    cannot be read is begun anew.

    Raises OSError if there can be none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return _refreshed(content, folder / FILE, progress)
    except database.Error as error:
        if database.is_locked(error):
            raise
    database.discard(folder / FILE)
    return _refreshed(content, folder / FILE, progress)


def _refreshed(content: Path, path: Path, progress: Progress) -> Store:
    code = code_digest("warraq.analysis.duplicates.store")
    connection = database.renewed(path, _TABLES, code)
    connection.execute(f"PRAGMA cache_size = -{MEMORY_KIB}")
    store = Store(content, connection)
    store.refresh(progress)
    return store


def day_of(when: When | None) -> str:
    """Return the day of a date, if it is known to the day."""
    return when.first.isoformat() if when and when.precision in ("day", "moment") else ""


_MARKUP = re.compile(
    r"\\[!-/:-@\[-`{-~]|\*+|\]\((?:[^()\n]|\([^()\n]*\))*+\)|^\[[^\]\n]+\]:[^\n]*|<[a-zA-Z/!][^<>]*>",
    re.MULTILINE,
)
"""What of a body's Markdown is no words: where links lead to, tags, and asterisks, which may be
within a word.
"""


def words_of(body: str) -> list[str]:
    """Return the folded words of a body: those of its text, whatever Markdown they are in."""
    return words(_MARKUP.sub(lambda found: found[0] if found[0][0] == "\\" else "", body))


@lru_cache(maxsize=1)  # a text that was looked for is added next
def _passages(folded: tuple[str, ...]) -> frozenset[int]:
    return passages(folded)


def _read(data: bytes) -> tuple[dict[str, Any], list[str]]:
    """Return the front matter of a file and the words of its body; empty ones of a file that is no
    article (`check` reports it).
    """
    try:
        meta, body, _ = split(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except ValueError:
        return {}, []
    return meta, words_of(body)


def _mark(meta: Mapping[str, Any]) -> str:
    """Return the value of `duplicate_of`, as the schema reads it; '' if that is wrong (`check`
    reports it).
    """
    with suppress(ValueError):
        return str(BY_NAME["duplicate_of"].type.read(meta.get("duplicate_of", "")))
    return ""


def _place(meta: Mapping[str, Any], path: str) -> tuple[str, str]:
    """Return the place of an article in their order, and its day if it is known to the day."""
    when = None
    with suppress(ValueError):
        when = parse_when(str(meta["date"])) if meta.get("date") else None
    source = meta.get("source")
    received = str(source.get("imported", "")) if isinstance(source, dict) else ""
    known = when if when and when.first > dt.date.min else None
    return f"{known.first.isoformat() if known else '~'} {received} {path}", day_of(when)


def _listed(content: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the articles of content/ by their paths, without the prose pages."""
    folders = [""]
    while folders:
        place = folders.pop()
        with suppress(OSError):
            for entry in sorted(os.scandir(content / place), key=lambda entry: entry.name):
                path = place + entry.name
                if entry.name.startswith(".") or path == "pages":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path + "/")
                elif entry.name.endswith(".md") and entry.is_file():
                    yield path, entry.stat()


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


_ROW = "id, path, place, day, mark"
_NEAR = f"""
WITH sharing AS (
  SELECT article AS number, count(*) AS passages
  FROM json_each(?1) AS wanted JOIN passage ON hash = wanted.value
  WHERE NOT EXISTS (SELECT 1 FROM passage WHERE hash = wanted.value LIMIT 1 OFFSET ?2)
  GROUP BY article
)
SELECT {_ROW} FROM sharing JOIN article ON id = number ORDER BY passages DESC, path
"""
_SEEN = "SELECT path, size, mtime_ns FROM article"
_TABLES = """
CREATE TABLE article (id INTEGER PRIMARY KEY, path TEXT UNIQUE, place TEXT, day TEXT, mark TEXT,
                      size INT, mtime_ns INT, digest BLOB, same BLOB, words BLOB);
CREATE INDEX same ON article (same, place);
CREATE TABLE passage (hash INT, article INT, PRIMARY KEY (hash, article)) WITHOUT ROWID;
"""
