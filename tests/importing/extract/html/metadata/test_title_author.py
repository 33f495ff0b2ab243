"""The headline and the authors of a page: cases as text in facts/."""

from __future__ import annotations

import pytest

from tests.importing.extract.html.pages import Lines, cases, of, page
from warraq.importing.extract.html.metadata.metadata import read_metadata
from warraq.importing.extract.html.metadata.title_author import authors, headline


@pytest.mark.parametrize("lines", cases("headline.txt"))
def test_the_headline_is_told_from_the_name_of_the_site(lines: Lines) -> None:
    root = page(lines)
    for heading in root.iter("h1"):
        heading.text = ""

    assert of(lines, "gives") == [
        headline(read_metadata(root, "".join(of(lines, "url"))), of(lines, "shown"))
    ]


@pytest.mark.parametrize("lines", cases("authors.txt"))
def test_only_who_is_named_as_the_author_is_one(lines: Lines) -> None:
    named = authors(read_metadata(page(lines), "".join(of(lines, "url"))), of(lines, "near"))

    assert of(lines, "gives") == (list(named) or ["nobody"])
