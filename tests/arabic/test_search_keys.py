"""A query finds a word under its other forms and not under other words'."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.pairs import pairs
from tests.tables import TABLES, tables_text
from warraq.arabic.letters import LETTERS, fold, words
from warraq.arabic.search_keys import (
    index_keys,
    phrase_key,
    query_alternatives,
    query_key,
    spelled_words,
)

ARABIC = st.text(st.sampled_from(LETTERS + "ةىأإآؤئءe5"), max_size=14)
RAW = st.text(
    st.sampled_from(LETTERS + "ةىأء \n.،5aé½ﷺﻻ_\u200c\u0640\u064e\u0670\ud800\x00ͺ"), max_size=60
)


def finds(query: str, text: str) -> bool:
    """Whether every word of a query that says anything is in a text."""
    asked = list(filter(None, map(query_key, spelled_words(query))))
    held = {key for word in spelled_words(text) for key in index_keys(word)}
    return bool(asked) and held.issuperset(asked)


def test_a_word_is_found_under_its_other_forms() -> None:
    wanted = [(pair.query, pair.text) for pair in pairs() if pair.found]
    missed = [pair for pair in wanted if not finds(*pair)]

    assert len(wanted) >= 140
    assert len(missed) <= 0.02 * len(wanted), missed


def test_no_word_is_found_under_another() -> None:
    unwanted = [(pair.query, pair.text) for pair in pairs() if not pair.found]

    assert len(unwanted) >= 80
    assert [] == [pair for pair in unwanted if finds(*pair)]


def test_pairs_of_forms_find_each_other_both_ways() -> None:
    lines = (Path(__file__).parents[1] / "cases/stem.txt").read_text("utf-8").splitlines()
    fields = [line.split() for line in lines if line and not line.startswith("#")]
    ways = [
        (*way, sign == "=") for one, sign, other in fields for way in ((one, other), (other, one))
    ]
    missed = [way for *way, found in ways if found and not finds(*way)]
    false = [way for *way, found in ways if not found and finds(*way)]

    assert len(missed) <= 0.02 * len(ways), missed
    assert [] == false


@given(ARABIC)
def test_what_is_asked_for_is_one_of_the_keys(word: str) -> None:
    assert query_key(word) in (index_keys(word) or ("",))
    assert bool(query_key(word)) == bool(index_keys(word))


@given(RAW)
def test_words_as_spelled_are_the_folded_words_unfolded(text: str) -> None:
    assert words(text) == [fold(word) for word in spelled_words(text)]


@given(st.text())
def test_words_as_spelled_of_any_script_are_the_folded_words_unfolded(text: str) -> None:
    assert words(text) == [fold(word) for word in spelled_words(text)]


def test_what_is_not_seen_belongs_to_the_word() -> None:
    assert ["مُحَمَّدٌ", "الـمـغرب", "می\u200cخواهم", "Élysée", "٢٠١٧"] == spelled_words(
        "مُحَمَّدٌ (الـمـغرب) می\u200cخواهم: Élysée ٢٠١٧!"
    )
    assert ["1", "2", "محمدصلى", "الله", "عليه", "وسلم"] == spelled_words("½ محمدﷺ")
    assert [] == spelled_words(" \x00\u200f…؟")


@pytest.mark.parametrize("word", ["على", "عَلَى", "ﻋﻠﻰ", "إلى", "حتى", "وفي", "the", "", "\u200c"])
def test_a_stop_word_has_no_key(word: str) -> None:
    assert () == index_keys(word)
    assert "" == query_key(word)


@given(ARABIC)
def test_what_stands_in_a_row_is_the_first_key_or_a_stop_word_s_own(word: str) -> None:
    assert [phrase_key(word)] == list(index_keys(word)[:1]) or phrase_key(word) not in (
        query_key(word),
        fold(word),
    )
    assert phrase_key("في") == phrase_key("فِي") != phrase_key("من")


@pytest.mark.parametrize("word", ["علي", "عليّ", "ولي", "فلم", "المغرب", "٢٠١٧", "un"])
def test_another_word_has_one(word: str) -> None:
    assert index_keys(word)
    assert query_key(word)


@pytest.mark.parametrize(
    ("word", "keys", "asked"),
    [
        ("بالمغربية", ("مغرب",), "مغرب"),
        ("وجدة", ("وجده",), "وجده"),
        ("وزلزلت", ("زلزلت", "وزلزلت"), "وزلزلت"),
        ("بزاكورة", ("بزاكور", "زاكور"), "بزاكور"),
        ("للجنين", ("جنين",), "جنين"),
        ("للعبة", ("لعبه",), "لعبه"),
    ],
)
def test_a_doubtful_letter_is_filed_both_ways_and_asked_for_as_typed(
    word: str, keys: tuple[str, ...], asked: str
) -> None:
    assert keys == index_keys(word)
    assert asked == query_key(word)


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("وزلزلت", ("زلزلت",)),
        ("بزاكورة", ("زاكورة",)),
        ("وجدة", ()),
        ("وزير", ()),
        ("المغرب", ()),
        ("على", ()),
        ("بن", ()),
        ("", ()),
    ],
)
def test_a_doubtful_letter_may_be_left_out_where_nothing_is_found(
    word: str, others: tuple[str, ...]
) -> None:
    assert others == query_alternatives(word)


@pytest.mark.slow
def test_a_megabyte_of_a_word_is_no_trouble() -> None:
    assert index_keys("ها" * 500_000)
    assert ["و1", "2و1"] == spelled_words("و½" * 200_000)[:2]
    assert 200_000 == len(spelled_words("½ " * 100_000))
    assert 1 == len(spelled_words("م" * 1_000_000 + "\ud800"))


def test_the_tables_of_the_browser_are_those_of_now() -> None:
    assert tables_text() == TABLES.read_text("utf-8"), "renew them with `python -m tests.tables`"
