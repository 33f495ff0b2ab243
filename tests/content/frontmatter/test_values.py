"""Each kind of value is read as its key asks for, and refused in words if it is not one."""

from __future__ import annotations

import pytest

from tests.content.frontmatter.pages import read


def test_texts_are_on_one_line_and_composed() -> None:
    assert "a b c" == read("title: |\n  a\n  b\n\n  c").title
    assert "أخبار" == read("title: ا\u0654خبار").title
    assert "أ\u200cب" == read("title: أ\u200cب").title


def test_repeated_tags_stand_once() -> None:
    assert ("أ", "ب") == read("title: a\ntags: [أ, ب, أ]").tags


@pytest.mark.parametrize(("count", "expected"), [("0", 0), ("41", 41), ("'7'", 7)])
def test_a_count_is_a_whole_number(count: str, expected: int) -> None:
    found = read(f"title: a\nsource: {{left_out: {count}}}").source

    assert found is not None
    assert expected == found.left_out


@pytest.mark.parametrize("count", ["-1", "4.5", "many", "٤١", "''", "[1]", "9" * 5000])
def test_what_is_no_count_is_told(count: str) -> None:
    with pytest.raises(AssertionError):
        read(f"title: a\nsource: {{left_out: {count}}}")


@pytest.mark.parametrize(
    ("word", "flag"), [("true", True), ("Yes", True), ("نعم", True), ("no", False), ("لا", False)]
)
def test_a_flag_is_a_word(word: str, flag: bool) -> None:
    assert flag == read(f"title: a\ndraft: {word}").draft
