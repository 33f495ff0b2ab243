"""Topics, outlets and dates stand in the index as words of their own."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from tests import needs
from tests.cards import card
from warraq.arabic.letters import fold
from warraq.arabic.search_keys import index_keys, query_key, spelled_words
from warraq.search import pagefind, tokens
from warraq.site.views.page import Term

TERMS = {
    "arts": Term("arts", "فنون", "", ""),
    "music": Term("music", "موسيقى", "", "arts"),
    "oud": Term("oud", "عود", "", "music"),
}


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        (["u"], ""),
        (["y2017"], "2017"),
        (["y2017", "m201705"], "2017-05"),
        (["y2017", "m201705", "d20170512"], "2017-05-12"),
        (["y2017", "m201705", "d20170512"], "2017-05-12T10:42:00+04:00"),
        (["y2016"], "2016/2019"),
        (["y2019"], "../2019"),
        (["y0987"], "0987"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(expected: list[str], date: str) -> None:
    assert [tokens.MARK + name for name in expected] == list(tokens.of(card("a.md", date), {}))


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
def test_an_article_of_a_sub_topic_is_one_of_its_parents_too(
    expected: list[str], topics: tuple[str, ...]
) -> None:
    found = list(tokens.of(card("a.md", topics=topics), TERMS))

    assert [*map(tokens.topic, expected), tokens.UNDATED] == found


def test_all_spellings_of_an_outlet_are_one() -> None:
    assert tokens.outlet("وكالة الأنباء") == tokens.outlet("وكاله الانباء")
    assert tokens.outlet("وكالة الأنباء") != tokens.outlet("وكالة الأنباء المحلية")


@pytest.mark.parametrize("value", ["", "arts", "صحيفة «الميناء»", "a b-c", "\ud800", "x" * 100_000])
def test_a_token_is_one_word_to_any_index(value: str) -> None:
    more: dict[str, Any] = {"outlet": value, "topics": (value,)}
    found = list(tokens.of(card("a.md", "2017-05", **more), {value: Term(value, "", "", "")}))

    assert all(re.fullmatch(f"{tokens.MARK}[a-z0-9]+", token) for token in found)


TOKENS = [
    *map(tokens.date, ("2017", "2017-05", "2017-05-12", "0987")),
    tokens.UNDATED,
    tokens.topic(""),
    tokens.outlet(""),
]


@pytest.mark.slow
def test_no_letter_is_folded_to_the_one_that_every_token_begins_with() -> None:
    assert [] == [code for code in range(0x110000) if tokens.MARK in fold(chr(code))]
    assert all(token.startswith(tokens.MARK) for token in TOKENS)


@pytest.mark.parametrize(
    "text", [*TOKENS, "qu'il", "qy2017", f"و{tokens.UNDATED}", f"{tokens.UNDATED}ة", "ک", "ﻙﮎ" * 40]
)
def test_no_text_and_no_query_gives_a_token(text: str) -> None:
    found = {key for word in spelled_words(text) for key in (*index_keys(word), query_key(word))}

    assert found
    assert [] == [key for key in found if tokens.MARK in key]


@pytest.mark.skipif(pagefind.program() is None, reason=needs.PAGEFIND)
def test_pagefind_keeps_a_token_whole() -> None:
    many = {*TOKENS, *(tokens.topic(str(number)) for number in range(500))}
    with pagefind.index(str(pagefind.program())) as index:
        index.add("a.html", f"<html><body data-pagefind-body><p>{' '.join(many)}</p></body></html>")
        parts = [
            gzip.decompress(data)
            for path, data in index.files().items()
            if path.endswith(".pf_index")
        ]
    # CBOR: a word is the first of three (0x83), after its length in bytes (0x61 to 0x77).
    found = [
        part[word.end() : word.end() + word[1][0] - 0x60].decode()
        for part in parts
        for word in re.finditer(rb"\x83([\x61-\x77])", part)
    ]

    assert sorted(many) == sorted(found)


def test_the_browser_asks_for_the_same_tokens() -> None:
    script = (Path(__file__).parents[2] / "templates/static/search/tokens.js").read_text("utf-8")

    assert [tokens.MARK] == re.findall('const MARK = "(.*)";', script)
    assert ["u", "y", "m", "d"] == re.findall(r"`\$\{MARK\}(\w)", script)
