"""Topics, outlets and dates stand in the index as words of their own."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.cards import card
from warraq.pages import Term
from warraq.search import tokens

TERMS = {
    "arts": Term("arts", "فنون", "", ""),
    "music": Term("music", "موسيقى", "", "arts"),
    "oud": Term("oud", "عود", "", "music"),
}


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        (["qu"], ""),
        (["qy2017"], "2017"),
        (["qy2017", "qm201705"], "2017-05"),
        (["qy2017", "qm201705", "qd20170512"], "2017-05-12"),
        (["qy2017", "qm201705", "qd20170512"], "2017-05-12T10:42:00+04:00"),
        (["qy2016"], "2016/2019"),
        (["qy2019"], "../2019"),
        (["qy0987"], "0987"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(expected: list[str], date: str) -> None:
    assert expected == list(tokens.of(card("a.md", date), {}))


@pytest.mark.parametrize(
    ("expected", "topics"),
    [
        (["oud", "music", "arts"], ("oud",)),
        (["music", "arts"], ("music", "arts")),
        (["arts", "oud", "music"], ("arts", "oud")),
        ([], ("unknown",)),
        ([], ()),
    ],
)
def test_an_article_of_a_sub_topic_is_one_of_its_parents_too(expected: list[str], topics: tuple[str, ...]) -> None:
    found = list(tokens.of(card("a.md", topics=topics), TERMS))

    assert [*map(tokens.topic, expected), "qu"] == found


def test_all_spellings_of_an_outlet_are_one() -> None:
    assert tokens.outlet("وكالة الأنباء") == tokens.outlet("وكاله الانباء")
    assert tokens.outlet("وكالة الأنباء") != tokens.outlet("وكالة الأنباء المحلية")


@pytest.mark.parametrize("value", ["", "arts", "صحيفة «الميناء»", "a b-c", "\ud800", "x" * 100_000])
def test_a_token_is_one_word_to_any_index(value: str) -> None:
    more: dict[str, Any] = {"outlet": value, "topics": (value,)}
    found = list(tokens.of(card("a.md", "2017-05", **more), {value: Term(value, "", "", "")}))

    assert all(re.fullmatch("[a-z0-9]+", token) for token in found)
