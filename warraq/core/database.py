"""The one door to SQLite: databases that may be deleted at any time, and are made anew in doubt."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

Connection = sqlite3.Connection
Error = sqlite3.Error
"""What every function of SQLite raises, and what is raised here of a value that is not right."""

LOCK_SECONDS = 20
"""How long to wait for another process: it writes for a second or two at a time."""
_VERSION_DIGITS = 7
"""How many hexadecimal digits of a code digest SQLite's user_version can hold (31 bits)."""


def connect(path: Path) -> Connection:
    """Open a database as it is."""
    return sqlite3.connect(path, timeout=LOCK_SECONDS)


def renewed(path: Path, tables: str, code: str) -> Connection:
    """Open a database that holds these tables; one that other code made or that is damaged is
    replaced by an empty one.

    tables  the statements of SQL that make them
    code    the digest of the code that fills them

    Raises OSError if there can be none, and Error if another process holds it for too long.
    """
    version = int(code[:_VERSION_DIGITS], 16)
    for _ in range(2):
        connection = None
        try:
            connection = connect(path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            (made_by,) = connection.execute("PRAGMA user_version").fetchone()
            (parts,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if made_by == version and parts:
                return connection
            if made_by == 0 and not parts:
                connection.executescript(
                    f"BEGIN; {tables} PRAGMA user_version = {version}; COMMIT;"
                )
                return connection
        except Error as error:
            if is_locked(error):
                raise
        if connection is not None:
            connection.close()
        discard(path)
    raise OSError(errno.EIO, "SQLite cannot make a database there", str(path.parent))


def discard(path: Path) -> None:
    """Remove a database and the files that SQLite keeps beside it."""
    for part in path.parent.glob(path.name + "*"):
        shutil.rmtree(part) if part.is_dir() else part.unlink()


def is_locked(error: Error) -> bool:
    """Whether another process holds the database."""
    return "locked" in str(error)
