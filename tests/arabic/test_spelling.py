"""A word has one spelling, whatever its hamza sits on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.letters import LETTERS, fold
from warraq.arabic.spelling import plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أعضائها", "أعضاؤها"),
        ("مسئول", "مسؤول"),
        ("رءوس", "رؤوس"),
        ("شئ", "شيء"),
        ("طوارىء", "طوارئ"),
        ("هيأة", "هيئة"),
        ("هيآت", "هيئات"),
        ("ﻋﻠﻰ", "عَلَى"),
        ("کتاب", "كـتاب"),
        ("NASA", "ｎａｓａ"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"), [("علي", "على"), ("ألم", "الم"), ("ناشئ", "ناشيء"), ("لاجئون", "لاجؤون")]
)
def test_spellings_of_two_words_are_two(one: str, other: str) -> None:
    assert plain(one) != plain(other)


@given(st.text(st.sampled_from(LETTERS + "ةىأإآؤئء"), max_size=14))
def test_the_spelling_of_a_spelling_folds_alike(word: str) -> None:
    assert fold(plain(word)) == fold(plain(plain(word)))
