import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.formats.markup import Token, Tokens, attributes, element_end, text_of


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<![CDATA[a & <b>c</b>]]>", "a & <b>c</b>"),
        ("\n<![CDATA[one]]><![CDATA[two]]>\n", "onetwo"),
        ("<![CDATA[a ]]]]><![CDATA[> b]]>", "a  b"),
        ("<![CDATA[a <![CDATA[ b ]]> c]]>", "a  b  c"),
        ("<![CDATA[<![CDATA[a]]>]]>", "a"),
        ("<![CDATA[no end", "no end"),
        ("a &amp; b &#1576; &laquo; & c &unknown;", "a & b ب « & c &unknown;"),
        ("1 &lt; 2 <![CDATA[& 3]]>", "1 < 2 & 3"),
        ("<p>open</p> &amp;", "<p>open</p> &amp;"),
    ],
)
def test_sections_are_opened_and_entities_resolved_once(inner: str, text: str) -> None:
    assert text == text_of(inner)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.rest or token.name) for token in Tokens(text)]


def test_each_token_has_its_kind() -> None:
    head = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>"
    text = f"{head}<a b='>'>1<!-- <b> --></a><d><![CDATA[</a>]]></d><c/>"

    assert ["other", "other", "start", "other", "end", "start", "section", "end", "empty"] == [
        kind for kind, _ in kinds(text)
    ]
    assert [" b='>'", " <b> ", "a", "d", "</a>", "d", "c"] == [said for _, said in kinds(text)[2:]]


def test_a_tag_with_a_quote_too_many_is_a_tag() -> None:
    assert [("start", " b='1"), ("end", "a")] == kinds("<a b='1>x</a>")


def test_what_is_no_tag_is_text() -> None:
    assert [] == kinds("1 < 2, <3, <عاجل>, < a>, <a")


def test_a_comment_or_section_without_an_end_hides_nothing() -> None:
    assert [("mark", ""), ("start", "a"), ("end", "a")] == kinds("<!-- x <a>1</a>")
    assert [("mark", ""), ("start", "a"), ("end", "a")] == kinds("x <![CDATA[ y <a>1</a>")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("<a><![CDATA[1</a><b><![CDATA[2]]></b>", "1"),
        ("<a><![CDATA[1</a>2]]></a>", "1</a>2"),
        ("<a><![CDATA[1</a>]]><![CDATA[2]]></a>", "1</a>"),
        ("<a> <![CDATA[1</a>", "1"),
        ("<a><![CDATA[1 <b>", "1 <b>"),
    ],
)
def test_a_section_that_lacks_its_end_ends_with_its_element(text: str, content: str) -> None:
    sections = [token.rest for token in Tokens(text) if token.kind == "section"]

    assert content == sections[0]


def test_the_end_of_an_element_is_that_of_its_own_depth() -> None:
    text = "<a><a>1</a><a/><![CDATA[</a>]]></a>2"

    assert "<a>1</a><a/><![CDATA[</a>]]>" == text[3 : element_end(text, "a", 3)[0]]
    assert (-1, -1) == element_end("<a><a>1</a>", "a", 3)


def test_attributes_are_read_with_any_quotes_or_none() -> None:
    assert [("a", "1 2"), ("b:c", "3"), ("d", "4"), ("e", "")] == list(
        attributes(" a=\"1 2\" b:c = '3' d=4 e='' f")
    )


MARKS = (*"<>/ a=\"'", "<a>", "</a>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE", "ب")


@given(st.lists(st.sampled_from(MARKS)).map("".join))
def test_tokens_come_in_order_and_never_overlap(text: str) -> None:
    tokens = [Token("other", "", "", 0, 0), *Tokens(text)]

    for before, token in itertools.pairwise(tokens):
        assert before.end <= token.start < token.end <= len(text)
