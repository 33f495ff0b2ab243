"""Tests of warraq/content/markup: the cases of tests/cases/markup.txt, and what they cannot show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from warraq.content.markup import full, links, plain
from warraq.content.markup.arabic import arabic_plugin
from warraq.content.markup.convert import to_html
from warraq.content.markup.rendered import MarkupOptions, RenderedBody
from warraq.core.model import Heading

CASES = re.findall(
    r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$",
    (Path(__file__).parents[1] / "cases" / "markup.txt").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)
SOUP = [
    *"ابجabc12٣ \n\n\n*_`~[](){}<>&!#+-.:;|\\\"'/=^$%@،؛؟«»…\t\r\0\u00a0\u200f\u0651\x0b\x1c\x85\u2028\ufeff\ud800",
    *(
        "المغرب",
        "قال",
        "CNN",
        "C++",
        "10-20",
        "http://example.org/",
        "\n\n",
        "\n- ",
        "\n١. ",
        "\n2) ",
        "\n> ",
        "\n```\n",
    ),
    *(
        "&amp;",
        "<b>",
        "**",
        "  \n",
        "\n    ",
        "[^1]",
        "[^1]: ",
        "[a]: b",
        "](x.md)",
        "\n|-:|\n",
        "\n---\n",
        "\n# ",
    ),
]


def convert(
    body: str,
    place: str = "2017/05/slug.md",
    first_line: int = 1,
    options: MarkupOptions | None = None,
) -> RenderedBody:
    return to_html(body, place=place, first_line=first_line, options=options or MarkupOptions())


@pytest.mark.parametrize(
    ("markdown", "html"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_case(markdown: str, html: str) -> None:
    assert html == convert(markdown).html.rstrip("\n")


def test_all_cases_are_read() -> None:
    assert 50 < len(CASES)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SOUP)).map("".join), st.sampled_from(["rtl", "ltr"]))
def test_the_short_way_gives_what_the_whole_way_gives(body: str, direction: str) -> None:
    options = MarkupOptions(direction="rtl" if direction == "rtl" else "ltr")
    short = plain.convert(body.replace("\ud800", ""), options)

    if short is not None:
        assert (
            full.convert(body.replace("\ud800", ""), place="x.md", first_line=1, options=options)
            == short
        )


@settings(deadline=None)
@given(st.lists(st.sampled_from(SOUP)).map("".join), st.booleans())
def test_nothing_crashes_or_leaves_a_surrogate(body: str, raw_html: bool) -> None:
    marked = convert(body, options=MarkupOptions(raw_html=raw_html))

    assert marked.html.encode() is not None
    assert marked.text.encode() is not None
    assert "<h1" not in marked.html
    assert not re.search(r"<[^>]*\s(style|on\w+)=", marked.html)


def test_the_short_way_is_taken_for_plain_news() -> None:
    assert (
        plain.convert("قال الوزير: «نعم» (1).\nثم خرج - أمس - 10%!\n\nانتهى.\n", MarkupOptions())
        is not None
    )


@pytest.mark.parametrize(
    "body", ["**ا**", "- ا", "١. ا", "# ا", "    ا", "ا  \nب", "ا\n---", "|ا|\n|-|", "&amp;", "\\*"]
)
def test_the_short_way_is_not_taken_for_markup(body: str) -> None:
    assert plain.convert(body, MarkupOptions()) is None


def test_both_ways_agree_on_real_text(shared_data: Path) -> None:
    read = 0
    for path in sorted((shared_data / "text-dumps").rglob("*.txt")):
        text = path.read_bytes().decode("utf-8", "replace").replace("\0", "")
        body = "\n\n".join(line.strip() for line in text.splitlines() if line.strip())
        short = plain.convert(body, MarkupOptions())
        if short is not None:
            read += 1

            assert full.convert(body, place="x.md", first_line=1, options=MarkupOptions()) == short

    assert read


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


def test_links_are_told_with_the_line_that_they_stand_in() -> None:
    body = "سطر\n[أ](b.md)\n\n- ![ب](/i/ج.jpg)\n\n[خ](https://example.org/) [د](#x)\n\n[^1]\n\n[^1]: [هـ](../c.md?q#f)\n"

    assert ((11, "2017/05/b.html"), (13, "i/ج.jpg"), (19, "2017/c.html")) == convert(
        body, first_line=10
    ).links


def test_plain_text_is_told() -> None:
    marked = convert(
        "# عنوان\n\n![صورة](a.jpg)\n\nقال **الوزير**\nإن `x`.\n\n- بند[^1]\n\n[^1]: حاشية"
    )

    assert "عنوان\nقال الوزير إن x.\nبند\nحاشية" == marked.text
    assert "قال الوزير إن x." == marked.first


def test_an_empty_body_is_empty() -> None:
    assert RenderedBody("", (), (), "", "") == convert("")
    assert RenderedBody("", (), (), "", "") == convert(" \n\n\t\n")


def test_headings_are_told() -> None:
    assert (Heading(2, "الأمن", "al-amn"), Heading(3, "الأمن", "al-amn-2")) == convert(
        "## الأمن\n### *الأمن*"
    ).headings


def test_anchors_are_unique() -> None:
    headings = convert("## a\n## a 2\n## a\n## a\n").headings

    assert 4 == len({heading.anchor for heading in headings})


def test_a_left_to_right_archive_isolates_arabic() -> None:
    html = convert(
        "He said نعم.\n\nقال لا.", options=MarkupOptions(direction="ltr", language="en")
    ).html

    assert '<p>He said <bdi dir="rtl">نعم</bdi>.</p>\n<p dir="rtl">قال لا.</p>\n' == html


def test_raw_html_is_let_through_where_asked_but_only_what_is_safe() -> None:
    body = (
        '<div class="x" onclick="a()" style="color:red">\n\n'
        '**نص** <a href="javascript:a()">ا</a><script>a()</script><img src="//example.org/a.png" alt="ب"><input>\n\n'
        "<h1>عنوان</h1>\n</div>\n"
    )

    html = '<div class="x">\n<p><strong>نص</strong> <a>ا</a><img alt="ب"></p>\nعنوان\n</div>\n'
    assert html == convert(body, options=MarkupOptions(raw_html=True)).html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:a",
        "JAVASCRIPT:a",
        "java\tscript:a",
        "\x01javascript:a",
        " javascript:a",
        "vbscript:a",
        "data:x",
        "file:///x",
        "x:y",
    ],
)
def test_an_unsafe_address_is_refused(url: str) -> None:
    assert not links.is_safe(url)


@pytest.mark.parametrize(
    "body",
    [
        "[x](<java\nscript:a>)",
        "[x](java&Tab;script:a)",
        "[x](&#x6A;avascript&colon;a)",
        "[x]: javascript:a\n\n[x]",
        "<javascript:a>",
    ],
)
def test_no_spelling_brings_a_script_through(body: str) -> None:
    assert 'href="javascript' not in re.sub(r"\s|%0[9aA]", "", convert(body).html.lower())


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "*",
        "[",
        ">",
        "_",
        "`",
        "~",
        "- ",
        "![",
        "[^",
        "^[",
        "[a](",
        "<",
        "&",
        "١. ",
        "\0",
        "# a\n",
        "و**«ا»**",
    ],
)
def test_a_hundred_thousand_of_anything_is_read_to_its_end(unit: str) -> None:
    body = "[^1]: ا\n\n" + unit * (100_000 // len(unit))

    assert convert(body).html


def test_a_megabyte_on_one_line_is_one_paragraph() -> None:
    body = "كلمة " * 200_000 + "**نهاية**"

    assert 1 == convert(body).html.count("<p>")
