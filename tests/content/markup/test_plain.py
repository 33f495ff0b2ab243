"""The short way is taken for paragraphs only, and gives what the parser gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.markup.bodies import SOUP
from warraq.content.markup import full, plain
from warraq.content.markup.rendered import MarkupOptions


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
