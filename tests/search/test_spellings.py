"""Did you mean: the words that are suggested stand in the file of their first letter."""

from __future__ import annotations

import json
from typing import Any

import pytest

from warraq.arabic.letters import LETTERS
from warraq.arabic.search_keys import index_keys
from warraq.search import spellings


def tables(seen: dict[str, int]) -> dict[str, Any]:
    """The files, read back."""
    return {path: json.loads(data) for path, data in spellings.shards(seen)}


def test_there_is_a_file_for_each_letter_and_one_for_the_rest() -> None:
    expected = {f"words/{ord(letter):x}.json" for letter in LETTERS} | {"words/other.json"}

    assert expected == tables({}).keys()
    assert all(table == {} for table in tables({}).values())


def test_a_key_has_its_commonest_spelling_and_the_count_of_all() -> None:
    (key, *_) = index_keys("المدرسة")
    found = tables({"مدرسة": 3, "المدرسة": 5, "والمدرسة": 1})

    assert {key: ["المدرسة", 9]} == found[f"words/{ord(key[0]):x}.json"]


def test_of_two_spellings_as_common_as_each_other_it_is_always_the_same() -> None:
    (key, *_) = index_keys("مدرسة")
    either = [
        tables(dict(order))["words/645.json"][key][0] for order in ([("مدرسة", 2), ("المدرسة", 2)],)
    ]
    other = [
        tables(dict(order))["words/645.json"][key][0] for order in ([("المدرسة", 2), ("مدرسة", 2)],)
    ]

    assert either == other


def test_what_was_seen_once_and_stop_words_are_left_out() -> None:
    assert {} == {path: table for path, table in tables({"مدرسة": 1, "في": 900}).items() if table}


def test_what_begins_with_no_arabic_letter_stands_together() -> None:
    assert {"report", "2017"} == set(tables({"Report": 2, "2017": 4})["words/other.json"])


def test_only_the_commonest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spellings, "LETTER_MAX_WORDS", 2)
    found = tables({"one": 2, "two": 4, "three": 3, "four": 2})["words/other.json"]

    assert {"two", "three"} == set(found)


def test_what_is_too_long_for_a_word_is_left_out() -> None:
    seen = {"a" * 30: 2, "b" * 31: 2, "م" * 1_000_000: 2, "ﷲ" * 20: 2}

    assert {"a" * 30} == {key for table in tables(seen).values() for key in table}
