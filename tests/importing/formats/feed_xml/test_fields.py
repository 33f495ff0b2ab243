import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.formats.feed_xml.fields import (
    UnclosedElement,
    fields,
    spaces_of,
    without_tags,
)

WP = "http://wordpress.org/export/1.2/"


def named(text: str, **spaces: str) -> list[tuple[str, str]]:
    return [
        (field.name, field.text)
        for field in fields(text, {key.strip("_"): uri for key, uri in spaces.items()})
    ]


def test_the_fields_stand_in_order_each_with_its_line() -> None:
    found = list(fields("<a>1</a>\n<b x='&amp;'/>\n<c>\n2</c>", {}, 10))

    assert [("a", "1", 10), ("b", "", 11), ("c", "\n2", 12)] == [
        (one.name, one.inner, one.line) for one in found
    ]
    assert {"x": "&"} == found[1].attributes


def test_a_field_has_the_usual_name_whatever_prefix_the_file_gives_it() -> None:
    assert [("wp:status", "x")] == named("<w:status>x</w:status>", w=WP)
    assert [("wp:status", "x")] == named(f'<status xmlns="{WP}">x</status>')
    assert [("wp:status", "x")] == named("<wp:status>x</wp:status>")
    assert [("excerpt:encoded", "x")] == named(
        "<e:encoded>x</e:encoded>", e="http://wordpress.org/export/1.0/excerpt/"
    )
    assert [("title", "x")] == named("<title>x</title>", _="http://purl.org/rss/1.0/")
    assert [("atom:title", "x")] == named("<title>x</title>", _="http://www.w3.org/2005/Atom")


def test_a_prefix_that_was_given_to_another_namespace_is_not_ours() -> None:
    assert [("other-wp:status", "x")] == named(
        '<wp:status xmlns:wp="http://example.org/">x</wp:status>', wp=WP
    )


def test_the_end_of_a_field_within_a_section_is_none() -> None:
    assert [("a", "</a>"), ("b", "x")] == named("<a><![CDATA[</a>]]></a><b>x</b>")


def test_a_section_without_an_end_ends_with_its_field() -> None:
    assert [("a", "1"), ("b", "2")] == named("<a><![CDATA[1</a><b><![CDATA[2]]></b>")


def test_a_field_without_an_end_is_told_or_passed_over() -> None:
    with pytest.raises(UnclosedElement, match="<a> does not end"):
        list(fields("<a>1 <b>2</b>", {}))

    assert ["b"] == [field.name for field in fields("<a>1 <b>2</b>", {}, strict=False)]


def test_entities_of_a_document_s_own_mean_nothing() -> None:
    assert [("a", "&lol;")] == named('<!DOCTYPE x [<!ENTITY lol "lol">]><a>&lol;</a>')


def test_of_each_prefix_the_first_declaration_counts() -> None:
    assert {"": "a", "x": "b"} == spaces_of('<rss xmlns="a" xmlns:x="b"><y xmlns:x="c">')


def test_a_line_loses_tags_and_keeps_every_other_sign() -> None:
    assert "a b c 1 < 2 <x>" == without_tags("<b>a</b> b<br/>c 1 < 2 <x>")


PIECES = (
    "<a>",
    "</a>",
    "<b x='1'>",
    "</b>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&#x0;",
    "<a/>",
    "ب",
    '"',
    "<",
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_has_fields_or_is_told_to_be_broken(text: str) -> None:
    for field in fields(text, {}, strict=False):
        assert field.inner in text
        assert isinstance(field.text, str)
