"""HTML becomes Markdown: the cases of a text file, and what they cannot show."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from warraq.content.markup.convert import to_html
from warraq.content.markup.rendered import MarkupOptions
from warraq.importing.to_markdown.convert import (
    Converted,
    convert,
    convert_fragment,
    visible_in_fragment,
)
from warraq.importing.to_markdown.visible_text import visible

CASES = re.findall(
    r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$",
    (Path(__file__).parents[2] / "cases" / "prose.txt").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)
PAGE = "http://site.example/news/1.html"


def gif(width: int = 300, height: int = 200) -> bytes:
    """The head of a GIF, which is all that is looked at."""
    return b"GIF89a" + struct.pack("<HH", width, height)


def read_back(made: Converted) -> str:
    """All that a reader sees of the article, as our own Markdown shows it, white space apart."""
    return bare(
        to_html(made.body, place="2017/05/a.md", first_line=1, options=MarkupOptions()).text
    )


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("html", "markdown"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_case(html: str, markdown: str) -> None:
    assert markdown == convert_fragment(html, base=PAGE).body


def test_all_cases_are_read() -> None:
    assert 25 < len(CASES)


# --- any page at all ------------------------------------------------------------------------------

TYPED = st.text(
    alphabet="ابو كقال«»،.:؛ab1٢-*_`~[]()<>&;#!^|\\\"'=+$:\u200c\u00a0 \n\t{}/@", max_size=12
)
RISKY = st.sampled_from(
    (
        "1. ",
        "- ",
        "# ",
        "* ",
        "**",
        "_a_",
        "[^1]",
        "^[x]",
        "![a](b)",
        "```",
        "~~~",
        ":--",
        "1)",
        "٢.",
        "+ ",
        "> ",
        "&amp;",
    )
)
WORDS = st.one_of(TYPED, RISKY).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
SINGLE = st.sampled_from(
    ["<br>", "<hr>", " ", "<img src='http://x/y.jpg' alt='a[b*'>", "<button>اضغط</button>"]
)
TAGS = st.sampled_from(
    [
        *(
            "p",
            "div",
            "ul",
            "ol start=7",
            "li",
            "blockquote",
            "h1",
            "h3",
            "pre",
            "dl",
            "dt",
            "dd",
            "center",
            "sup",
        ),
        *(
            "table",
            "tr",
            "td",
            "td colspan=2 rowspan=3",
            "th",
            "figure",
            "figcaption",
            "code",
            "b",
            "i",
            "strong",
        ),
        *(
            "a href='http://x.org/a b(c'",
            "a href='/y?a=1&amp;copy;=2|3'",
            "a href='javascript:x'",
            "a href='http://[a'",
        ),
        *("span style='font-weight:bold'", "p style='display:none'"),
    ]
)


def _within(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, max_size=4).map("".join)
    return st.tuples(TAGS, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>")


PAGES = st.lists(st.recursive(st.one_of(WORDS, SINGLE), _within, max_leaves=14), max_size=5).map(
    "".join
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_what_is_kept_reads_back_as_it_stood(html: str) -> None:
    made = convert_fragment(html, base=PAGE)

    assert bare("".join(made.paragraphs)) == read_back(made)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_every_visible_character_is_accounted_for_in_order(html: str) -> None:
    made = convert_fragment(html, base=PAGE)
    kept = [piece for piece in made.pieces if piece.role == "paragraph"]

    assert bare(visible_in_fragment(html)) == bare("".join(piece.text for piece in made.pieces))
    assert all(piece.text in made.paragraphs[piece.number - 1] for piece in kept)
    assert bare("".join(made.paragraphs)) == bare("".join(piece.text for piece in kept))


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    convert_fragment(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "نص",
        "<blockquote><ul><li>" * 500 + "نص",
        "<b>" * 100_000 + "نص",
        "<table><tr><td>" * 20_000 + "نص",
        "\x00\ud800<p>نص",
        "<p>نص" + "<" * 100_000,
        "<p title='" + "x" * 1_000_000 + "'>نص",
    ],
    ids=["divs", "lists", "bold", "tables", "no characters", "brackets", "a long attribute"],
)
def test_hostile_pages_keep_their_text(html: str) -> None:
    assert "نص" in convert_fragment(html).body


def test_nothing_deeper_than_the_reader_goes_is_lost() -> None:
    made = convert_fragment("<ul><li>أ" * 100)

    assert "أ" * 100 == read_back(made)


@pytest.mark.parametrize(
    "scheme", ["javascript", "data", "vbscript", "file", "about", "JaVaScript", " java\nscript"]
)
def test_no_address_that_runs_or_reads_a_disk_comes_through(scheme: str) -> None:
    made = convert_fragment(
        f'<p><a href="{scheme}:x">نص</a><img src="{scheme}:y">'
        f'<iframe src="{scheme}:video"></iframe></p>'
    )

    assert "نص" == made.body


# --- what is left out -----------------------------------------------------------------------------


def test_what_the_caller_skips_is_left_out_with_his_reason() -> None:
    page = document_fromstring(
        "<body><p>قال <span>اشترك</span> الوزير</p><nav>قائمة <b>أخرى</b></nav></body>"
    )
    span, nav = page.find(".//span"), page.find(".//nav")
    made = convert([page], skip={span: "an offer", nav: "a menu"})

    assert "قال الوزير" == made.body
    assert [
        ("قال", "paragraph", ""),
        ("اشترك", "left out", "an offer"),
        ("الوزير", "paragraph", ""),
        ("قائمة أخرى", "left out", "a menu"),
    ] == [(piece.text, piece.role, piece.why) for piece in made.pieces]


def test_the_tail_of_an_element_is_not_its_own() -> None:
    page = document_fromstring("<body><p>نص</p>ذيل</body>")
    element = page.find(".//p")

    assert "نص" == convert([element]).body
    assert "نص" == visible([element])


def test_a_form_round_the_whole_page_is_no_form_to_fill_in() -> None:
    assert "نص" == convert_fragment("<form><p>نص</p></form>").body


def test_what_is_lost_is_noted() -> None:
    made = convert_fragment(
        "<p>نص <s>قديم</s> <a href='x'>رابط</a></p><iframe "
        "src='http://ads.example/'></iframe><video></video>"
    )

    assert (
        "text struck out: 1",
        "link without a whole address: 1",
        "embedded page: 1",
        "embedded video: 1",
    ) == made.notes


# --- pictures -------------------------------------------------------------------------------------


def test_pictures_that_were_saved_with_a_page_come_with_it() -> None:
    files = {
        "../img/دار.jpg": gif(),
        "b/x.gif": gif(200),
        "same.gif": gif(),
        "dot.gif": gif(1, 1),
        "page": b"<html>",
    }
    html = "".join(
        f"<img src='{name}' alt='صورة'>" for name in ("../img/%D8%AF%D8%A7%D8%B1.jpg", *files)
    )
    made = convert_fragment(html, companion=files.get)

    assert ["dar.gif", "x.gif"] == [one.name for one in made.attached]
    assert ("attached/dar.gif", "صورة") == made.image
    assert 4 == made.body.count("attached/")


def test_names_of_pictures_are_safe_and_apart() -> None:
    hostile = [
        "../../etc/passwd.gif",
        "a/CON.gif",
        "con.gif",
        "x" * 300 + ".gif",
        "\u202egpj.exe.gif",
        "a/",
        "?",
    ]
    made = convert_fragment(
        "".join(f"<img src='{name}'>" for name in hostile),
        companion=lambda name: gif(100 + len(name), 77),
    )

    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,70}\.gif", one.name) for one in made.attached)
    assert len(made.attached) == len({one.name for one in made.attached})


def test_the_largest_picture_of_a_set_is_taken() -> None:
    made = convert_fragment(
        "<img srcset='http://a.example/s.jpg 300w, http://a.example/l.jpg 1200w'>"
    )

    assert ("http://a.example/l.jpg", "") == made.image


def test_the_caption_above_a_picture_is_its_own_too() -> None:
    made = convert_fragment(
        "<figure><figcaption>الدار</figcaption><p><img src='http://a.example/a.jpg'></p></figure>"
    )

    assert '![](http://a.example/a.jpg "الدار")' == made.body
    assert ["caption"] == [piece.role for piece in made.pieces]


def test_the_caption_of_a_table_is_a_paragraph() -> None:
    assert "نص" == convert_fragment("<figure><figcaption>نص</figcaption></figure>").body
