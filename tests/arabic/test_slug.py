"""Addresses from titles: readable, safe on every disk, and apart from one another."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.letters import LETTERS
from warraq.arabic.slug import CONSONANTS, LIMIT_LETTERS, slug, slug_apart

CASES = [
    line.split(" = ")
    for line in (Path(__file__).parents[1] / "cases/slug.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TITLES = st.text() | st.text(st.sampled_from(LETTERS + "أإآةىؤئء ٣5-'aé\u064e\u200f"))


@pytest.mark.parametrize(("title", "name"), CASES)
def test_a_title_becomes_a_readable_address(title: str, name: str) -> None:
    assert name == slug(title)


@given(TITLES)
def test_a_slug_is_plain_words_and_hyphens(title: str) -> None:
    name = slug(title)

    assert SHAPE.fullmatch(name)
    assert len(name) <= LIMIT_LETTERS
    assert name == slug(title)


@given(TITLES, st.integers(8, 60))
def test_a_slug_keeps_its_limit(title: str, limit: int) -> None:
    name = slug(title, limit)

    assert SHAPE.fullmatch(name)
    assert len(name) <= limit


def test_a_long_title_is_cut_between_words() -> None:
    title = "مشروع قانون المالية الجديد أمام البرلمان " * 10
    whole = slug(title, 10_000)

    assert whole.startswith(slug(title) + "-")
    assert 60 < len(slug(title)) <= LIMIT_LETTERS


@pytest.mark.parametrize("title", ["...", "", "؟!", "\x00", "\ud800", "😀", "\u200f"])
def test_a_title_without_letters_has_a_stable_digest(title: str) -> None:
    assert re.fullmatch("x-[0-9a-f]{6}", slug(title))
    assert slug(title) == slug(title)


@pytest.mark.parametrize("title", ["Привет мир", "北京", "नमस्ते", "ء"])
def test_letters_of_no_latin_sound_have_a_digest_of_their_own(title: str) -> None:
    assert slug(title).startswith("x-")
    assert slug(title) != slug("سلام") != slug("...")


@pytest.mark.parametrize("title", ["con", "NUL", "aux.", "COM1", "lpt9", "index", "Index"])
def test_no_slug_is_a_name_that_a_disk_or_a_site_keeps(title: str) -> None:
    assert "x-" == slug(title)[:2]


def test_letters_that_sound_alike_stay_apart() -> None:
    letters = [letter for letter in LETTERS if letter in CONSONANTS]

    assert 25 == len({CONSONANTS[letter] for letter in letters}) == len(letters)
    for one, other in combinations(letters, 2):
        assert slug(f"{one}رب") != slug(f"{other}رب")


def test_harakat_make_no_difference() -> None:
    assert slug("المغرب العربي") == slug("المَغْرِبُ العَرَبيُّ") == slug("الـمـغـرب العربي")


def test_two_titles_that_fall_together_get_different_slugs_and_always_the_same() -> None:
    taken = {slug("كَتَبَ")}
    other = slug_apart("كُتُب", taken)

    assert slug("كَتَبَ") == slug_apart("كَتَبَ", set())
    assert re.fullmatch("kutub-[0-9a-f]{6}", other)
    assert other == slug_apart("كُتُب", taken)
    assert f"{other}-2" == slug_apart("كُتُب", {*taken, other})


def test_a_slug_set_apart_keeps_the_limit() -> None:
    title = "كلمة " * 100

    assert len(slug_apart(title, {slug(title)})) <= LIMIT_LETTERS


@pytest.mark.slow
def test_a_megabyte_of_a_title_is_no_trouble() -> None:
    assert slug("م" * 1_000_000)
    assert slug("ا ب " * 250_000)


def test_a_word_of_letters_that_have_no_sound_here_still_has_a_slug() -> None:
    assert slug("ݗ").startswith("x-")
    assert "harb" == slug("ݗ هرب")
