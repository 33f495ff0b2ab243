"""The rules for Arabic leave Latin text as CommonMark has it, and stay in our parser."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from warraq.content.markup.arabic import arabic_plugin


@pytest.mark.parametrize(
    "latin",
    ['a**"b"**c', "**a:**b", 'a*"b"*c', 'a_"b"_c', "**a**b", "*a *b", "1.x", "1. x", "a~~(b)~~c"],
)
def test_latin_text_is_parsed_as_commonmark_says(latin: str) -> None:
    assert MarkdownIt().render(latin) == MarkdownIt().use(arabic_plugin).render(latin)


def test_our_rules_stay_in_our_parser() -> None:
    MarkdownIt().use(arabic_plugin)

    assert "<p>١. بند</p>\n" == MarkdownIt().render("١. بند")
    assert "<p>و**«ا»**</p>\n" == MarkdownIt().render("و**«ا»**")
