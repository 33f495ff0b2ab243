"""What need not be done again, by literal tables; a cache that cannot be used is a miss."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive import AS_OF, article, build, built_archive, write_archive
from tests.test_promises import differences, edit, files
from warraq.building import pipeline
from warraq.core import cache
from warraq.core.cache import PageKey, Stamp, opened, stale, trusted
from warraq.core.problems import WarraqError
from warraq.library import config

pytestmark = [pytest.mark.clock, pytest.mark.slow]

NOW = PageKey("d1", "t1", "s1", "c1")
MADE = Stamp(NOW, 100, 5, "it was never made before")

# --- staleness: no disk, only tables --------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "stamp", "key", "size", "mtime_ns"),
    [
        ("", MADE, NOW, 100, 5),
        ("it was never made before", None, NOW, 100, 5),
        ("it was never made before", None, NOW, -1, 0),
        ("what it shows has changed", MADE, NOW._replace(data="d2"), 100, 5),
        ("its template has changed", MADE, NOW._replace(template="t2"), 100, 5),
        (
            "site.toml or something that every page shows has changed",
            MADE,
            NOW._replace(settings="s2"),
            100,
            5,
        ),
        ("the program has changed", MADE, NOW._replace(code="c2"), 100, 5),
        (
            "what it shows has changed; the program has changed",
            MADE,
            NOW._replace(data="d2", code="c2"),
            100,
            5,
        ),
        ("its file is gone", MADE, NOW, -1, 0),
        ("its file was changed by something else", MADE, NOW, 101, 5),
        ("its file was changed by something else", MADE, NOW, 100, 6),
        ("its file was changed by something else", MADE, NOW, 0, 5),
        # The key comes first: it is the reason that stays when the file is put back.
        ("its template has changed", MADE, NOW._replace(template="t2"), -1, 0),
    ],
)
def test_a_page_is_stale_for_the_reason_that_is_told(
    expected: str, stamp: Stamp | None, key: PageKey, size: int, mtime_ns: int
) -> None:
    assert expected == stale(stamp, key, size, mtime_ns)


def test_every_part_of_a_key_has_its_words() -> None:
    assert set(PageKey._fields) == set(cache.REASONS)


@pytest.mark.parametrize(
    ("expected", "age"), [(True, 3600.0), (True, 10.0), (False, 0.5), (False, 0.0), (False, -60.0)]
)
def test_the_time_of_a_file_is_trusted_only_when_it_can_not_change_again_unseen(
    monkeypatch: pytest.MonkeyPatch, expected: bool, age: float
) -> None:
    now = time.time_ns()
    mtime_ns = now - int(age * 1e9)
    monkeypatch.setattr(time, "time_ns", lambda: now)

    assert (mtime_ns if expected else 0) == trusted(mtime_ns)


def test_an_edit_of_the_same_size_within_the_same_tick_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = write_archive(tmp_path, n=3)
    path, _ = article(0)
    source = archive / "content" / path
    now = time.time_ns()  # set by hand, for a disk may have a clock of its own
    os.utime(source, ns=(now, now))
    state = source.stat()
    monkeypatch.setattr(time, "time_ns", lambda: now)
    build(archive)
    edit(source, "الأشغال", "الأعمال")
    os.utime(source, ns=(now, now))

    assert (state.st_size, state.st_mtime_ns) == (source.stat().st_size, source.stat().st_mtime_ns)
    assert path.replace(".md", ".html") in build(archive).written


# --- a cache that cannot be used is a miss --------------------------------------------------------


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _garble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 7):
        data[place] ^= 0x5A
    path.write_bytes(data)


def _spoil_blobs(path: Path) -> None:
    """What no checksum of SQLite would notice: the values themselves are wrong."""
    database = sqlite3.connect(path)
    database.execute("UPDATE source SET article = ?", (b"\x80\x05garbage",))
    database.execute("UPDATE page SET data = 'x' WHERE url LIKE '%khabar%'")
    database.commit()
    database.close()


def _wrong_things(path: Path) -> None:
    """Values that can be read back and are not what they should be."""
    database = sqlite3.connect(path)
    database.execute(
        "UPDATE source SET entry = ?, article = ?",
        (pickle.dumps(["no entry"]), pickle.dumps("no article")),
    )
    database.execute("UPDATE memo SET value = ?", (pickle.dumps(7),))
    database.execute("UPDATE page SET data = 'x' WHERE url LIKE '%khabar%'")
    database.commit()
    database.close()


def _wrong_memo(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("UPDATE memo SET value = ?", (pickle.dumps(("other code", [1, 2, 3])),))
    database.execute("DELETE FROM source WHERE path LIKE '%khabar-00%'")
    database.commit()
    database.close()


def _other_version(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 12345")
    database.commit()
    database.close()


def _other_tables(path: Path) -> None:
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE elsewhere (x)")
    database.commit()
    database.close()


def _no_tables(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("DROP TABLE page")
    database.commit()
    database.close()


def _folder(path: Path) -> None:
    path.unlink()
    (path / "something").mkdir(parents=True)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff" * 10_000),
        lambda path: path.write_text("not a database", "utf-8"),
        _cut,
        _garble,
        _spoil_blobs,
        _wrong_things,
        _wrong_memo,
        _other_version,
        _other_tables,
        _no_tables,
        _folder,
        lambda path: path.unlink(),
    ],
    ids=[
        "empty",
        "noise",
        "text",
        "cut",
        "garbled",
        "spoilt-blobs",
        "wrong-things",
        "wrong-memo",
        "other-version",
        "other-tables",
        "no-tables",
        "a-folder",
        "gone",
    ],
)
@pytest.mark.parametrize("processes", [1, 2])
def test_a_cache_that_cannot_be_used_is_a_miss_and_the_site_comes_out_the_same(
    tmp_path: Path, spoil: Callable[[Path], object], processes: int
) -> None:
    archive = built_archive(tmp_path, n=12)
    before = files(archive / "output")
    for beside in archive.glob(".cache/*-*"):
        beside.unlink()
    spoil(cache.file_in(archive / ".cache"))
    built = pipeline.build(config.load(archive), as_of=AS_OF, processes=processes)

    assert () == built.problems
    assert [] == differences(before, files(archive / "output"))


def test_a_cache_that_another_build_holds_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = built_archive(tmp_path, n=3)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout=0.0: connect(path, timeout=0.05))
    holder = connect(cache.file_in(archive / ".cache"))
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(WarraqError) as stop:
        build(archive)
    holder.close()

    assert "another build of this archive is running" == stop.value.problems[0].what
    assert () == build(archive).written


def test_a_folder_that_is_no_place_for_a_cache_is_a_problem_in_words(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=1)
    (archive / ".cache").write_text("in the way", "utf-8")
    with pytest.raises(WarraqError) as stop:
        build(archive)
    (problem,) = stop.value.problems

    assert ".cache" == problem.where


def test_the_cache_holds_two_sites_apart(tmp_path: Path) -> None:
    stamp = Stamp(NOW, 1, 2, "why")
    with opened(tmp_path, "output") as one:
        one.stamp({"a.html": stamp})
        one.remember("code", [("x", (1,))])
    with opened(tmp_path, "preview") as other:
        other.stamp({"b.html": stamp})
    with opened(tmp_path, "output") as one:
        assert {"a.html": stamp} == one.stamps()
        assert [("x", (1,))] == one.memo("code")
        assert [] == one.memo("other code")
    with opened(tmp_path, "preview") as other:
        assert {"b.html"} == other.urls()
        assert [] == other.memo("code")


def test_an_archive_that_is_moved_or_copied_without_its_times_writes_nothing(
    tmp_path: Path,
) -> None:
    archive = built_archive(tmp_path / "here", n=20)
    elsewhere = tmp_path / "elsewhere" / "أرشيف"
    shutil.copytree(archive, elsewhere, copy_function=shutil.copy)
    for path in elsewhere.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))

    assert () == build(elsewhere).written
