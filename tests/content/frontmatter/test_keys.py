"""A group of keys may leave out what is not required."""

from __future__ import annotations

from tests.content.frontmatter.pages import read
from warraq.core.model import Image, Provenance


def test_a_group_may_leave_out_what_is_not_known() -> None:
    found = read("title: a\nsource: {file: seeds/a.txt}\nimage: {src: a.png}")

    assert Provenance("seeds/a.txt", "", "", None, "") == found.source
    assert Image("a.png", "", "") == found.image
