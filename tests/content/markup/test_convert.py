"""Markdown becomes HTML as the cases of tests/cases/markup.txt have it, and nothing crashes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.markup.bodies import SOUP, convert
from warraq.content.markup.rendered import MarkupOptions, RenderedBody

CASES = re.findall(
    r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$",
    (Path(__file__).parents[2] / "cases" / "markup.txt").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize(
    ("markdown", "html"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_case(markdown: str, html: str) -> None:
    assert html == convert(markdown).html.rstrip("\n")


def test_all_cases_are_read() -> None:
    assert 50 < len(CASES)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SOUP)).map("".join), st.booleans())
def test_nothing_crashes_or_leaves_a_surrogate(body: str, raw_html: bool) -> None:
    marked = convert(body, options=MarkupOptions(raw_html=raw_html))

    assert marked.html.encode() is not None
    assert marked.text.encode() is not None
    assert "<h1" not in marked.html
    assert not re.search(r"<[^>]*\s(style|on\w+)=", marked.html)


def test_an_empty_body_is_empty() -> None:
    assert RenderedBody("", (), (), "", "") == convert("")
    assert RenderedBody("", (), (), "", "") == convert(" \n\n\t\n")


def test_a_megabyte_on_one_line_is_one_paragraph() -> None:
    body = "كلمة " * 200_000 + "**نهاية**"

    assert 1 == convert(body).html.count("<p>")
