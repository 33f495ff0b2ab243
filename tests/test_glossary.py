"""The glossary explains words that exist: each place in it exists and uses its word."""

from __future__ import annotations

import inspect
import pkgutil
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (?P<word>[^|`]+) \| (?P<meaning>[^|]+) \| (?P<places>[^|]+) \|$", re.M)
ROWS = ROW.findall((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))[2:]
WORDS = [word for word, _, _ in ROWS]
PLACES = [(word, place) for word, _, places in ROWS for place in re.findall(r"`([^`]+)`", places)]


def said_at(place: str) -> str:
    """The text of a file, the names in a folder, or the source of a module, a class or a
    function.
    """
    if place.startswith("warraq."):
        return inspect.getsource(pkgutil.resolve_name(place))
    path = ROOT / place
    return " ".join(map(str, path.rglob("*"))) if path.is_dir() else path.read_text("utf-8")


def test_the_words_are_in_alphabetical_order_and_each_is_explained_once() -> None:
    assert 40 <= len(WORDS)
    assert sorted(set(WORDS)) == WORDS


def test_every_word_is_explained_without_a_full_stop_and_says_where_it_is_met() -> None:
    assert [] == [
        word for word, meaning, places in ROWS if meaning.endswith(".") or "`" not in places
    ]


@pytest.mark.parametrize(("word", "place"), PLACES, ids=lambda part: part)
def test_the_place_of_a_word_exists_and_uses_it(word: str, place: str) -> None:
    letters = r"[\s_]*".join(word.split())

    assert re.search(rf"(?<![a-z]){letters}", said_at(place), re.IGNORECASE)


def test_every_row_of_the_page_is_read() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

    assert len(re.findall(r"^\| ", page, re.M)) - 2 == len(ROWS)
