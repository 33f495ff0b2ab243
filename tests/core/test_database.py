"""A database that cannot be used is made anew; one that another process holds is left to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from warraq.core import database

TABLES = "CREATE TABLE word (text TEXT);"


def words(path: Path, code: str = "a" * 32) -> list[str]:
    with closing(database.renewed(path, TABLES, code)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM word")]


def written(folder: Path) -> Path:
    """A database with one word in it."""
    path = folder / "words.sqlite"
    with closing(database.renewed(path, TABLES, "a" * 32)) as connection:
        connection.execute("INSERT INTO word VALUES ('خبر')")
        connection.commit()
    return path


def test_what_was_stored_is_there_again(tmp_path: Path) -> None:
    assert ["خبر"] == words(written(tmp_path))


def test_a_database_of_other_code_is_made_anew(tmp_path: Path) -> None:
    assert [] == words(written(tmp_path), "b" * 32)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"\xff" * 10_000),
        lambda path: path.write_bytes(b""),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["noise", "empty", "a-folder"],
)
def test_a_damaged_database_is_made_anew(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    path = written(tmp_path)
    for beside in path.parent.glob(f"{path.name}-*"):
        beside.unlink()
    spoil(path)

    assert [] == words(path)


def test_a_database_that_another_process_holds_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.05)
    path = written(tmp_path)
    with closing(database.connect(path)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(database.Error) as stop:
            words(path)

    assert database.is_locked(stop.value)
    assert ["خبر"] == words(path)
