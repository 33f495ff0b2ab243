"""Amending a front matter: the keys named change, and not one byte besides."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.content.frontmatter.amending import amended as amended_text
from warraq.content.frontmatter.text import Malformed, split
from warraq.content.frontmatter.writing import compose

WRITTEN = """---
# written by hand
title: "عنوان: له نقطتان"   # keep me
topics: [politics]

# what follows is old
tags:
  - الرباط
  - طقس
source:
  file: seeds/x.txt
  left_out: 4
---

النص، وفيه سطر:

topics: [sport]
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"topics": ["sport"]}, "topics: [politics]", "topics:\n  - sport"),
        ({"tags": None}, "tags:\n  - الرباط\n  - طقس\n", ""),
        ({"topics": None}, "topics: [politics]\n", ""),
        ({"date": "2017-05-12"}, "# keep me\n", "# keep me\ndate: 2017-05-12\n"),
        ({"review": ["سبب"]}, "left_out: 4\n", "left_out: 4\nreview:\n  - سبب\n"),
        ({"outlet": "البيان", "topics": []}, "topics: [politics]\n\n# what follows is old\n"
         "tags:\n  - الرباط\n  - طقس\n",
        "\n# what follows is old\ntags:\n  - الرباط\n  - طقس\noutlet: البيان\n",
    ),
        ({"thread": ""}, "", ""),
    ],
)  # fmt: skip
def test_only_the_lines_of_the_key_change(changes: dict[str, Any], old: str, new: str) -> None:
    assert WRITTEN.replace(old, new, 1) == amended_text(WRITTEN, changes)


def test_line_ends_of_windows_stay() -> None:
    text = WRITTEN.replace("\n", "\r\n")

    assert WRITTEN.replace("topics: [politics]", "topics:\n  - sport").replace(
        "\n", "\r\n"
    ) == amended_text(text, {"topics": ["sport"]})


@pytest.mark.parametrize(
    "text", ["no front matter", "---\n{title: a, topics: [b]}\n---\n\nx\n", "---\ntitle: a\n"]
)
def test_what_cannot_be_amended_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        amended_text(text, {"topics": ["sport"]})


_VALUES = {
    "title": st.text(min_size=1).filter(str.strip),
    "topics": st.lists(st.sampled_from(["sport", "politics"]), max_size=3),
    "tags": st.lists(st.text(min_size=1, max_size=8).filter(str.strip), max_size=3),
    "outlet": st.text(max_size=8),
    "summary": st.text(max_size=40),
}


@given(st.fixed_dictionaries({}, optional=_VALUES), st.fixed_dictionaries({}, optional=_VALUES))
def test_it_reads_back_as_what_was_asked_for(
    before: dict[str, Any], changes: dict[str, Any]
) -> None:
    plain = {"title": "ع", **{key: value for key, value in before.items() if key != "title"}}
    text = compose(plain, "النص")
    changes.pop("title", None)

    amended = amended_text(text, changes)

    merged = {**plain, **changes}
    assert split(compose(merged, "النص")) == split(amended)
