"""A word is found under its other forms, and not under other words'."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.irregular import FAMILIES, STEMS
from warraq.arabic.letters import LETTERS, fold
from warraq.arabic.spelling import plain
from warraq.arabic.stem import ENDINGS, KNOWN, STOP, cut, stem

PAIRS = [
    line.split()
    for line in (Path(__file__).parents[1] / "cases/stem.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
RELATED = [(one, other) for one, sign, other in PAIRS if sign == "="]
UNRELATED = [(one, other) for one, sign, other in PAIRS if sign == "!"]


def test_forms_of_a_word_are_found_together() -> None:
    apart = [pair for pair in RELATED if stem(pair[0]) != stem(pair[1])]

    assert len(RELATED) >= 60
    assert len(apart) <= 0.03 * len(RELATED), apart


def test_words_that_have_nothing_to_do_with_each_other_are_not() -> None:
    together = [pair for pair in UNRELATED if stem(pair[0]) == stem(pair[1])]

    assert len(UNRELATED) >= 30
    assert len(together) <= 0.03 * len(UNRELATED), together


@pytest.mark.parametrize("word", ["على", "إلى", "التي", "وفي", "الذين", "ولكن"])
def test_a_stop_word_stays_whole(word: str) -> None:
    assert fold(word) == stem(word)
    assert word in STOP


def test_a_name_is_no_stop_word_because_it_folds_like_one() -> None:
    assert "علي" not in STOP
    assert "والي" not in STOP


@pytest.mark.parametrize("word", ["والمغربية", "سياراتها", "مدينته", "قضايا", "بالتزامها"])
def test_a_folded_word_has_the_stem_of_the_word_as_spelled(word: str) -> None:
    assert stem(word) == stem(fold(word))


@given(st.text(st.sampled_from(LETTERS + "ةىأءaء5"), max_size=14))
def test_a_stem_is_folded_and_never_lost(word: str) -> None:
    assert stem(word) == fold(stem(word))
    assert bool(stem(word)) == bool(fold(word))


def test_an_irregular_stem_is_the_stem_of_itself() -> None:
    assert [] == [
        word for word, found in STEMS.items() if stem(word) != found or stem(found) != found
    ]


def test_a_known_stem_is_the_stem_of_itself() -> None:
    assert [] == [word for word in KNOWN if cut(word) != word]


def test_a_family_shares_no_word_with_another() -> None:
    families = [family.split() for family in FAMILIES.replace("\n", " / ").split(" / ")]
    first = {fold(plain(word)): fold(plain(family[0])) for family in families for word in family}

    assert [] == [
        word
        for family in families
        for word in family
        if first[fold(plain(word))] != fold(plain(family[0]))
    ]


def test_no_ending_hides_a_longer_one() -> None:
    endings = [ending for ending, *_ in ENDINGS]

    assert [] == [
        (one, other)
        for place, one in enumerate(endings)
        for other in endings[place:]
        if other != one and other.endswith(one)
    ]


def test_a_megabyte_of_a_word_is_no_trouble() -> None:
    assert stem("م" * 1_000_000)
    assert stem("و" * 1_000_000)
    assert stem("ها" * 500_000)
