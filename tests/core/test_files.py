"""Identical bytes are left alone, files are replaced whole, only what is our own is swept."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from tests.archive import AS_OF, build, write_archive
from tests.test_promises import clean, differences, files
from warraq.building import pipeline
from warraq.core import files as output
from warraq.core.problems import WarraqError
from warraq.library import config


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        ("index.html", "index.html"),
        ("2017/05/a.html", "2017/05/a.html"),
        ("tags/خبر/index.html", "tags/%D8%AE%D8%A8%D8%B1/index.html"),
        ("a b.html", "a%20b.html"),
        ("100%.html", "100%.html"),
        ("a..b/...html", "a..b/...html"),
        (unicodedata.normalize("NFC", "أخبار.html"), "%D8%A7%D9%94%D8%AE%D8%A8%D8%A7%D8%B1.html"),
    ],
)
def test_an_address_has_its_file(expected: str, url: str) -> None:
    assert f"out/{expected}" == output.file_of("out", url)


@pytest.mark.parametrize(
    "url",
    [
        "../a",
        "a/../../b",
        "..",
        "/etc/passwd",
        "%2e%2e/a",
        "a/%2E%2E/b",
        "%2Fetc/passwd",
        "a%00b",
        "a\0b",
        "..%2fa",
        "a/..%2f..%2fb",
    ],
)
def test_an_address_that_leads_out_of_the_site_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leads out"):
        output.file_of("out", url)
    with pytest.raises(ValueError, match="leads out"):
        output.put(str(tmp_path / "out"), url, b"x")
    (tmp_path / "out").mkdir(exist_ok=True)

    assert (-1, 0) == output.state_of("out", url)
    assert () == output.sweep(str(tmp_path), [url])
    assert ["out"] == os.listdir(tmp_path)


def test_identical_bytes_are_left_alone(tmp_path: Path) -> None:
    state, wrote = output.put(str(tmp_path), "a/b.html", b"one")
    os.utime(tmp_path / "a/b.html", ns=(1, 1))
    inode = (tmp_path / "a/b.html").stat().st_ino
    again, wrote_again = output.put(str(tmp_path), "a/b.html", b"one")

    assert (True, False) == (wrote, wrote_again)
    assert (3, 1) == (again.st_size, again.st_mtime_ns)
    assert inode == again.st_ino
    assert state.st_size == 3


@pytest.mark.parametrize(
    "data",
    [b"", b"two", b"longer than before", "خبر".encode() * 500_000],
    ids=["none", "as-long", "longer", "3 MB"],
)
def test_other_bytes_are_replaced_whole(tmp_path: Path, data: bytes) -> None:
    output.put(str(tmp_path), "a.html", b"one")
    reader = (tmp_path / "a.html").open("rb")
    state, wrote = output.put(str(tmp_path), "a.html", data)
    with reader:
        seen_by_who_reads_it = reader.read()

    assert wrote
    assert b"one" == seen_by_who_reads_it
    assert data == (tmp_path / "a.html").read_bytes()
    assert (len(data), (tmp_path / "a.html").stat().st_mtime_ns) == (
        state.st_size,
        state.st_mtime_ns,
    )
    assert ["a.html"] == os.listdir(tmp_path)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.put(str(tmp_path), "a.html", b"one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(WarraqError, match="No space left"):
        output.put(str(tmp_path), "a.html", b"two")

    assert {"a.html": b"one"} == files(tmp_path)


@pytest.mark.parametrize(
    "name", ["خ" * 120 + ".html", "\U0001f4f0" * 60 + ".html", "a" * 250 + ".html"]
)
def test_the_longest_names_that_a_disk_can_hold_are_written(tmp_path: Path, name: str) -> None:
    output.put(str(tmp_path), name, b"one")
    (tmp_path / "source").write_bytes(b"two")
    output.copy(str(tmp_path), name, tmp_path / "source")

    assert b"two" == (tmp_path / name).read_bytes()


def test_a_copy_of_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "source.bin"
    data = bytes(range(256)) * 8192
    source.write_bytes(data)
    _, first = output.copy(str(tmp_path / "out"), "a/b.bin", source)
    os.utime(source)
    _, second = output.copy(str(tmp_path / "out"), "a/b.bin", source)
    source.write_bytes(data[:-1] + b"!")
    _, third = output.copy(str(tmp_path / "out"), "a/b.bin", source)

    assert (True, False, True) == (first, second, third)
    assert source.read_bytes() == (tmp_path / "out/a/b.bin").read_bytes()


def test_only_what_is_named_is_swept_and_empty_folders_go(tmp_path: Path) -> None:
    for url in ("a/b/c.html", "a/keep.txt", "d/e/f.html", "g.html"):
        output.put(str(tmp_path), url, b"x")
    (tmp_path / "d/e/foreign").write_bytes(b"not ours")
    gone = output.sweep(
        str(tmp_path), ["a/b/c.html", "d/e/f.html", "never/was.html", "g.html/below.html", "a"]
    )

    assert ("a/b/c.html", "d/e/f.html") == gone
    assert {"a/keep.txt", "d/e/foreign", "g.html"} == set(files(tmp_path))
    assert not (tmp_path / "a/b").exists()


def test_sweeping_the_last_file_leaves_the_site_s_own_folder(tmp_path: Path) -> None:
    root = tmp_path / "output"
    output.put(str(root), "a/b.html", b"x")
    output.sweep(str(root), ["a/b.html"])

    assert root.is_dir()
    assert [] == list(root.iterdir())


def test_what_a_list_of_addresses_says_is_not_trusted(tmp_path: Path) -> None:
    root = tmp_path / "output"
    root.mkdir()
    (tmp_path / "precious").write_text("x", "utf-8")
    lines = (
        "a.html",
        "../precious",
        "/etc/passwd",
        "%2e%2e/precious",
        "b/%2e%2e/../../precious",
        ".nojekyll",
        "",
    )
    (root / "urls.txt").write_text("\n".join(lines), "utf-8")
    output.sweep(str(root), sorted(output.listed(str(root))))

    assert "a.html" in output.listed(str(root))
    assert (tmp_path / "precious").is_file()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", None])
def test_a_list_of_addresses_that_cannot_be_read_is_empty(
    tmp_path: Path, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / "urls.txt").write_bytes(data)

    assert set() == output.listed(str(tmp_path))


def test_what_a_killed_build_left_half_written_is_removed(tmp_path: Path) -> None:
    for name in (".warraq-1-a.html", "a/.warraq-22-b.html", "a/warraq-page.html"):
        output.put(str(tmp_path), name, b"x")
    output.sweep_temporary(str(tmp_path))

    assert {"a/warraq-page.html"} == set(files(tmp_path))


# --- through a whole build ------------------------------------------------------------------------


@pytest.mark.slow
def test_foreign_files_in_the_output_stay(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=5)
    foreign = {
        "CNAME": "example.org",
        "2017/05/notes.txt": "mine",
        ".git/HEAD": "ref",
        "topics/old/index.html": "mine",
    }
    for name, text in foreign.items():
        path = archive / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    build(archive)
    for path in (archive / "content").rglob("khabar*"):
        path.unlink()
    build(archive)

    assert foreign == {name: (archive / "output" / name).read_text("utf-8") for name in foreign}


@pytest.mark.slow
def test_a_file_where_a_folder_must_be_now_and_the_reverse(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "archive", n=3)
    content = archive / "content"
    (content / "extra").write_text("a file", "utf-8")
    (content / "deep.html").mkdir()
    (content / "deep.html/below.txt").write_text("a file", "utf-8")
    build(archive)
    (content / "extra").unlink()
    (content / "extra").mkdir()
    (content / "extra/a.md").write_text("---\ntitle: خبر\n---\n\nنص.\n", "utf-8")
    (content / "deep.html/below.txt").unlink()
    (content / "deep.html").rmdir()
    (content / "deep.md").write_text("---\ntitle: خبر\n---\n\nنص.\n", "utf-8")
    built = build(archive)

    assert () == built.problems
    assert [] == differences(files(archive / "output"), clean(archive, tmp_path / "clean"))


@pytest.mark.parametrize("processes", [1, 2])
def test_a_foreign_folder_where_a_page_must_be_is_told_and_not_removed(
    tmp_path: Path, processes: int
) -> None:
    archive = write_archive(tmp_path, n=3)
    (archive / "output/404.html").mkdir(parents=True)
    (archive / "output/404.html/precious.txt").write_text("mine", "utf-8")
    with pytest.raises(WarraqError) as stop:
        pipeline.build(config.load(archive), as_of=AS_OF, processes=processes)
    (problem,) = stop.value.problems

    assert "output/404.html" == problem.where
    assert "mine" == (archive / "output/404.html/precious.txt").read_text("utf-8")


def test_a_folder_stands_as_it_was_only_if_no_file_below_it_changed(tmp_path: Path) -> None:
    root = str(tmp_path)
    before = output.state_of(root, "a/")
    for url in ("a/one.txt", "a/b/%D8%AB.txt", "c/other.txt"):
        output.put(root, url, b"text")
    full = output.state_of(root, "a/")
    output.put(root, "c/more.txt", b"text")
    beside = output.state_of(root, "a/")
    (tmp_path / "a/one.txt").rename(tmp_path / "a/two.txt")
    renamed = output.state_of(root, "a/")

    assert (-1, 0) == before
    assert 8 == full[0]
    assert full == beside
    assert full != renamed
    assert full[0] == renamed[0]
    assert {"a/two.txt", "a/b/%D8%AB.txt"} == {url for url, _ in output.below(root, "a/")}
