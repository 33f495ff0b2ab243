"""The store keeps up with content/, and what it keeps is what a clean start would keep."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from pathlib import Path

import pytest

from tests.analysis.duplicates.stories import found, story, write
from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.duplicates.store import FILE, WrittenArticle, words_of
from warraq.arabic.letters import words
from warraq.importing.to_markdown.escape import as_markdown


def test_an_article_that_was_just_written_is_known(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    likeness = DuplicateFinder.of(tmp_path, tmp_path / ".cache")
    path = write(tmp_path, "2017/05/a.md", story(1))
    file = tmp_path / "content" / path
    likeness.add(path, WrittenArticle({"title": "خبر"}, story(1), file.read_bytes(), file.stat()))
    match = likeness.nearest(story(1), None)

    assert match
    assert "2017/05/a.md" == match.first


def test_an_article_that_was_just_written_is_kept_as_if_it_were_read(tmp_path: Path) -> None:
    likeness = DuplicateFinder.of(tmp_path, tmp_path / ".cache")
    more = {"duplicate_of": "b.md", "source": {"imported": dt.date(2020, 1, 1)}}
    for name in ("a.md", "b.md"):
        path = write(tmp_path, name, story(1), "2017-05-12", **more)
        file = tmp_path / "content" / path
        meta = {"title": "خبر", "date": "2017-05-12", **more}
        likeness.add(path, WrittenArticle(meta, story(1), file.read_bytes(), file.stat()))
    likeness.close()
    with sqlite3.connect(tmp_path / ".cache" / FILE) as db:
        held = [
            db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("article", "passage")
        ]
    (tmp_path / ".cache" / FILE).unlink()
    found(tmp_path)
    with sqlite3.connect(tmp_path / ".cache" / FILE) as db:
        read = [
            db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("article", "passage")
        ]

    assert read == held


def test_an_edit_a_removal_and_a_new_article_are_seen(tmp_path: Path) -> None:
    write(tmp_path, "a.md", story(1))
    write(tmp_path, "b.md", story(1))

    assert {"a.md": ["b.md"]} == found(tmp_path)

    write(tmp_path, "b.md", story(2, 121))
    write(tmp_path, "c.md", story(2, 121))

    assert {"b.md": ["c.md"]} == found(tmp_path)

    (tmp_path / "content/c.md").unlink()

    assert {} == found(tmp_path)


def test_what_is_kept_is_what_a_clean_start_would_keep(tmp_path: Path) -> None:
    for number in range(20):
        write(tmp_path, f"{number}.md", story(number % 7))
    found(tmp_path)
    for number in range(0, 20, 3):
        write(tmp_path, f"{number}.md", story(number % 5, 90))
    kept = found(tmp_path)
    for path in (tmp_path / ".cache").glob(f"{FILE}*"):
        path.unlink()

    assert found(tmp_path) == kept


def test_a_file_of_the_same_bytes_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "content" / write(tmp_path, "a.md", story(1))
    found(tmp_path)
    os.utime(path, (1, 1))
    found(tmp_path)
    with sqlite3.connect(tmp_path / ".cache" / FILE) as db:
        rows = db.execute("SELECT id, mtime_ns FROM article").fetchall()

    assert [(1, 1_000_000_000)] == rows


@pytest.mark.parametrize("broken", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_cannot_be_read_is_made_anew(tmp_path: Path, broken: bytes) -> None:
    write(tmp_path, "a.md", story(1))
    write(tmp_path, "b.md", story(1))
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / FILE).write_bytes(broken)

    assert {"a.md": ["b.md"]} == found(tmp_path)


def test_files_that_are_no_articles_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "pages/about.md", story(1))
    write(tmp_path, "a.md", story(1))
    for name, data in {
        "b.md": b"no front matter",
        "c.md": b"\xff\xfe\0",
        "d.md": b"",
        "e.txt": b"",
        ".f.md": b"",
    }.items():
        (tmp_path / "content" / name).write_bytes(data)

    assert {} == found(tmp_path)


def test_an_archive_without_content_holds_nothing(tmp_path: Path) -> None:
    assert {} == found(tmp_path)


def test_a_body_says_what_its_paragraphs_said_whatever_markdown_was_made_of_them() -> None:
    paragraphs = [
        "1. قال: [نعم] *و* <b>لا</b> \\ _هكذا_ & كذا",
        "- a_b ## `code` ~~x~~ &amp; |",
        "> (ثم) ![صورة](x.png)",
    ]

    assert words("\n".join(paragraphs)) == words_of(as_markdown(paragraphs))


def test_where_links_lead_is_not_said() -> None:
    body = (
        'زار و**المدير** [المكتبة](https://example.org/a_(b) "عنوان")\n'
        '![صورة](p.png) <em id="x">اليوم</em>\n\n[1]: http://a.b'
    )

    assert ["زار", "والمدير", "المكتبه", "صوره", "اليوم"] == words_of(body)


@pytest.mark.parametrize("sign", ["](", "<a", "[x]:", "\\", "*", "](("])
def test_a_megabyte_of_signs_is_read_in_one_pass(sign: str) -> None:
    assert len(words_of(sign * 300_000)) < 300_001
