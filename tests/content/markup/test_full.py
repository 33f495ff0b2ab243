"""Raw HTML comes through if it is asked for and safe, and no spelling brings a script."""

from __future__ import annotations

import re

import pytest

from tests.content.markup.bodies import convert
from warraq.content.markup.rendered import MarkupOptions


def test_raw_html_is_let_through_where_asked_but_only_what_is_safe() -> None:
    body = (
        '<div class="x" onclick="a()" style="color:red">\n\n'
        '**نص** <a href="javascript:a()">ا</a><script>a()</script>'
        '<img src="//example.org/a.png" alt="ب"><input>\n\n'
        "<h1>عنوان</h1>\n</div>\n"
    )

    html = '<div class="x">\n<p><strong>نص</strong> <a>ا</a><img alt="ب"></p>\nعنوان\n</div>\n'
    assert html == convert(body, options=MarkupOptions(raw_html=True)).html


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
