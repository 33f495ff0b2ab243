"""What a body holds is reported: links, text, headings, anchors; and directions are marked."""

from __future__ import annotations

from tests.content.markup.bodies import convert
from warraq.content.markup.rendered import MarkupOptions
from warraq.core.model import Heading


def test_links_are_told_with_the_line_that_they_stand_in() -> None:
    body = (
        "سطر\n[أ](b.md)\n\n- ![ب](/i/ج.jpg)\n\n[خ](https://example.org/) [د](#x)\n\n"
        "[^1]\n\n[^1]: [هـ](../c.md?q#f)\n"
    )

    assert ((11, "2017/05/b.html"), (13, "i/ج.jpg"), (19, "2017/c.html")) == convert(
        body, first_line=10
    ).links


def test_plain_text_is_told() -> None:
    marked = convert(
        "# عنوان\n\n![صورة](a.jpg)\n\nقال **الوزير**\nإن `x`.\n\n- بند[^1]\n\n[^1]: حاشية"
    )

    assert "عنوان\nقال الوزير إن x.\nبند\nحاشية" == marked.text
    assert "قال الوزير إن x." == marked.first


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
