"""Folding, words, and the order of an index."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.letters import (
    LETTERS,
    bare,
    fold,
    index_letter,
    is_arabic,
    name_order,
    sort_key,
    words,
)

CASES = [
    line.split(" = ")
    for line in (Path(__file__).parents[1] / "cases/fold.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_spellings_of_one_word_fold_together(text: str, folded: str) -> None:
    assert folded == fold(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(text) == fold(fold(text))


@given(st.text(), st.text())
def test_a_part_folds_as_it_does_in_the_whole(one: str, other: str) -> None:
    assert fold(one) + fold(other) == fold(one + other)


def test_every_letter_of_an_alphabet_folds_to_something_that_folds_to_itself() -> None:
    scripts = (
        *range(0x3400),
        *range(0xA000, 0xAC00),
        *range(0xD7B0, 0x1_2000),
        *range(0x1_D000, 0x1_FC00),
    )
    odd = [hex(code) for code in scripts if fold(folded := fold(chr(code))) != folded]

    assert [] == odd


@pytest.mark.parametrize(
    "unseen",
    [
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u202b",
        "\u2067",
        "\ufeff",
        "\u00ad",
        "\u0640",
        "\ud800",
    ],
)
def test_what_is_not_seen_is_not_looked_for(unseen: str) -> None:
    assert "مغرب" == fold(f"مغ{unseen}رب")


def test_words_are_runs_of_letters_and_digits() -> None:
    assert ["قال", "رييس", "الحكومه", "في", "12", "5", "g20"] == words(
        "قال: «رئيس الحكومة» في 12/5، G20…"
    )
    assert [] == words(" \x00…؟")


@pytest.mark.parametrize(
    ("char", "answer"),
    [
        ("م", True),
        ("ک", True),
        ("ﷲ", True),
        ("،", False),
        ("٣", False),
        ("a", False),
        ("\u064e", False),
    ],
)
def test_only_letters_of_the_script_are_arabic(char: str, answer: bool) -> None:
    assert answer is is_arabic(char)


def test_bare_text_keeps_the_spelling() -> None:
    assert "إن الأمة على" == bare("إِنَّ الأُمَّـةَ عَلَى")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("المغرب", "مغرب"),
        ("«المغرب» العربي", "مغرب العربي"),
        ("ٱلْمَغرب", "مغرب"),
        ("ألمانيا", "المانيا"),
        ("المانيا", "المانيا"),
        ("الله", "الله"),
        ("التزام", "التزام"),
        ("إلغاء", "الغاء"),
        ("ألف", "الف"),
        ("", ""),
        ("...", ""),
    ],
)
def test_names_are_sorted_without_their_article(name: str, key: str) -> None:
    assert key == sort_key(name)


def test_spellings_of_alef_stand_in_one_row() -> None:
    names = ["بدر", "أحمد", "إبراهيم", "الأمير", "احمد", "آدم"]

    assert ["إبراهيم", "أحمد", "احمد", "آدم", "الأمير", "بدر"] == sorted(
        names, key=lambda name: (sort_key(name), name)
    )


def test_numbers_in_names_stand_in_the_order_of_their_values() -> None:
    names = ["صحيفة 10", "صحيفة ٢", "صحيفة 02 ب", "صحيفة"]

    assert ["صحيفة", "صحيفة ٢", "صحيفة 02 ب", "صحيفة 10"] == sorted(names, key=name_order)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("المغرب", "م"),
        ("أحمد", "ا"),
        ("ءاية", "ا"),
        ("ڭلميم", "ك"),
        ("Émile", "E"),
        ("٣ أخبار", "#"),
        ("Привет", "#"),
        ("", "#"),
        ("ة", "ه"),
    ],
)
def test_a_name_stands_under_one_letter(name: str, letter: str) -> None:
    assert letter == index_letter(name)


def test_the_alphabet_is_in_the_order_of_its_codes() -> None:
    assert "".join(sorted(LETTERS)) == LETTERS
    assert 28 == len(LETTERS) == len({unicodedata.name(letter) for letter in LETTERS})
