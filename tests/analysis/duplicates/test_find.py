"""Copies are found among what the archive has, and the first of them is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.analysis.duplicates.stories import found, story, write
from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.duplicates.store import COMMON_ARTICLES
from warraq.arabic.edtf import parse_when
from warraq.arabic.letters import words


@pytest.fixture
def three(tmp_path: Path) -> Iterator[DuplicateFinder]:
    """An archive of a story, a part of it that came later, and another story."""
    write(tmp_path, "2017/05/a.md", story(1))
    write(tmp_path, "2017/05/b.md", story(1)[:60], "2017-05-13")
    write(tmp_path, "2017/05/c.md", story(2))
    likeness = DuplicateFinder.of(tmp_path, tmp_path / ".cache")
    yield likeness
    likeness.close()


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


@pytest.mark.slow
def test_very_many_copies_of_one_text_are_one_cluster(tmp_path: Path) -> None:
    for number in range(COMMON_ARTICLES * 3):
        write(tmp_path, f"{number:03}.md", story(1))

    assert {"000.md": [f"{number:03}.md" for number in range(1, COMMON_ARTICLES * 3)]} == found(
        tmp_path
    )
