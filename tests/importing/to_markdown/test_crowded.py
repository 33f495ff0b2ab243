"""Tests of warraq/importing/to_markdown/crowded.py."""

from __future__ import annotations

import pytest

from warraq.importing.limits import MAX_TAGS
from warraq.importing.to_markdown.crowded import is_crowded, thinned


@pytest.mark.parametrize(
    "tag",
    [
        " ".join(f"a{number}=b" for number in range(2_000)),
        " ".join(f"a{number}" for number in range(2_000)),
        "/".join(f"a{number}" for number in range(2_000)),
        "".join(f"a{number}='b c'" for number in range(2_000)),
    ],
)
def test_a_tag_of_too_many_attributes_loses_them_and_no_text(tag: str) -> None:
    assert "<p>قبل</p><p >بعد</p>" == thinned(f"<p>قبل</p><p {tag}>بعد</p>")


@pytest.mark.parametrize("value", ["a b " * 5_000, "AAA/BBB+" * 50_000])
def test_a_tag_of_one_long_attribute_keeps_it(value: str) -> None:
    tag = f'<img alt="صورة" src="{value}">'

    assert tag == thinned(tag)


def test_no_page_has_as_many_tags_as_are_too_many() -> None:
    assert not is_crowded("<p>" * MAX_TAGS)
    assert is_crowded("<p>" * (MAX_TAGS + 1))
