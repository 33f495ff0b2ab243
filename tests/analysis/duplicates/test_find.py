"""Copies are found among what the archive has, and the first of them is named."""

from __future__ import annotations

import datetime as dt
import os
import random
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.duplicates.store import COMMON_ARTICLES, FILE, WrittenArticle, words_of
from warraq.arabic.edtf import parse_when
from warraq.arabic.letters import words
from warraq.content.frontmatter.writing import compose
from warraq.importing.to_markdown.escape import as_markdown


def story(seed: int, length: int = 120) -> list[str]:
    """The words of a story, another for each seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices("ابتجدرسعفقلمنهوي", k=6)) for _ in range(length)]


def write(root: Path, path: str, said: list[str], date: str = "2017-05-12", **meta: object) -> str:
    """Put an article into content/; returns its path."""
    head = {"title": "خبر", "date": date, **meta}
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    half = len(said) // 2
    file.write_text(
        compose(head, as_markdown([" ".join(said[:half]), " ".join(said[half:])])), "utf-8"
    )
    return path


def found(root: Path) -> Mapping[str, list[str]]:
    """The copies of each first, as they are told."""
    likeness = DuplicateFinder.of(root, root / ".cache")
    told = {
        cluster.first: sorted([*cluster.found, *cluster.marked]) for cluster in likeness.clusters()
    }
    likeness.close()
    return told


@pytest.fixture
def three(tmp_path: Path) -> Iterator[DuplicateFinder]:
    """An archive of a story, a part of it that came later, and another story."""
    write(tmp_path, "2017/05/a.md", story(1))
    write(tmp_path, "2017/05/b.md", story(1)[:60], "2017-05-13")
    write(tmp_path, "2017/05/c.md", story(2))
    likeness = DuplicateFinder.of(tmp_path, tmp_path / ".cache")
    yield likeness
    likeness.close()


# --- what is here already -------------------------------------------------------------------------


def test_the_same_words_are_an_exact_copy_of_the_first(three: DuplicateFinder) -> None:
    match = three.nearest(story(1), parse_when("2018-01-01"))

    assert match
    assert ("2017/05/a.md", "exact", False) == (match.first, match.kind, match.earlier)


def test_a_crop_of_a_crop_leads_to_the_first(three: DuplicateFinder) -> None:
    match = three.nearest(story(1)[:40], None)

    assert match
    assert ("2017/05/a.md", "near", 1.0) == (match.first, match.kind, match.similarity.containment)


def test_what_is_here_is_the_first_though_its_date_is_later_and_that_is_told(
    three: DuplicateFinder,
) -> None:
    match = three.nearest(story(2), parse_when("2011-01-01"))

    assert match
    assert ("2017/05/c.md", True) == (match.first, match.earlier)


def test_another_story_is_like_nothing(three: DuplicateFinder) -> None:
    assert three.nearest(story(3), None) is None
    assert three.nearest([], None) is None
    assert three.nearest(words("\ud800 \0 \u202e\n"), None) is None


def test_a_marked_copy_leads_to_what_it_is_marked_as(tmp_path: Path) -> None:
    write(tmp_path, "2017/05/first.md", story(5))
    write(
        tmp_path, "2010/05/old.md", story(1), "2010-05-01", duplicate_of="content/2017/05/first.md"
    )
    match = DuplicateFinder.of(tmp_path, tmp_path / ".cache").nearest(story(1), None)

    assert match
    assert ("2017/05/first.md", "2010/05/old.md") == (match.first, match.like)


def test_marks_that_go_round_lead_out_again(tmp_path: Path) -> None:
    write(tmp_path, "a.md", story(1), duplicate_of="b.md")
    write(tmp_path, "b.md", story(1), duplicate_of="a.md")
    match = DuplicateFinder.of(tmp_path, tmp_path / ".cache").nearest(story(1), None)

    assert match
    assert {} == found(tmp_path)


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


# --- keeping up with content/ ---------------------------------------------------------------------


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


# --- the words of a body --------------------------------------------------------------------------


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


# --- the whole archive ----------------------------------------------------------------------------


def test_the_first_is_the_earliest_then_the_first_imported_then_by_path(tmp_path: Path) -> None:
    for path, date, imported in (
        ("z.md", "2016-01-01", ""),
        ("y.md", "2017-01-01", ""),
        ("x.md", "", "2020-01-01"),
    ):
        write(tmp_path, f"1/{path}", story(1), date, source={"imported": imported})
    for path, imported in (("c.md", "2020-01-02"), ("b.md", "2020-01-01"), ("a.md", "2020-01-02")):
        write(tmp_path, f"2/{path}", story(2), source={"imported": imported})

    assert {"1/z.md": ["1/x.md", "1/y.md"], "2/b.md": ["2/a.md", "2/c.md"]} == found(tmp_path)


def test_a_review_of_the_week_does_not_join_the_stories_it_holds(tmp_path: Path) -> None:
    write(tmp_path, "a.md", story(1), "2017-05-10")
    write(tmp_path, "b.md", story(2), "2017-05-11")
    write(tmp_path, "week.md", story(1) + story(2), "2017-05-12")

    assert {"a.md": ["week.md"]} == found(tmp_path)


def test_what_an_editor_keeps_apart_stays_apart_and_may_have_copies(tmp_path: Path) -> None:
    write(tmp_path, "a.md", story(1))
    write(tmp_path, "b.md", story(1), duplicate_of="none")

    assert {} == found(tmp_path)

    write(tmp_path, "c.md", [*story(1)[:-1], "أخرى"])

    assert [["c.md"]] == list(found(tmp_path).values())


def test_marks_stand_whatever_the_texts_say(tmp_path: Path) -> None:
    write(tmp_path, "a.md", story(1), duplicate_of="b.md")
    write(tmp_path, "b.md", story(2), "2019-01-01")
    write(tmp_path, "c.md", story(1), "2018-01-01", duplicate_of="a.md")

    assert {"b.md": ["a.md", "c.md"]} == found(tmp_path)


def test_a_formula_that_very_many_share_brings_none_of_them_together(tmp_path: Path) -> None:
    formula = story(99, 40)
    for number in range(COMMON_ARTICLES + 10):
        write(tmp_path, f"{number}.md", [*story(number, 45), *formula])
    write(tmp_path, "copy.md", [*story(3, 45), *formula, "ذيل"], "2018-01-01")

    assert {"3.md": ["copy.md"]} == found(tmp_path)


def test_very_many_copies_of_one_text_are_one_cluster(tmp_path: Path) -> None:
    for number in range(COMMON_ARTICLES * 3):
        write(tmp_path, f"{number:03}.md", story(1))

    assert {"000.md": [f"{number:03}.md" for number in range(1, COMMON_ARTICLES * 3)]} == found(
        tmp_path
    )
