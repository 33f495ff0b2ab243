"""The archive is cut into volumes that stay as they are once their time is over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cards import card
from warraq import library, strings
from warraq.model import Card
from warraq.search import volumes as cut
from warraq.search.volumes import ENGINE, volumes
from warraq.statics import DEFAULTS

WORDS = strings.load("ar", "MA", "latn", [Path(DEFAULTS, "strings")])


def cards(*dates: str) -> list[Card]:
    """Articles of these dates ('' for none), in the archive's order."""
    return sorted((card(f"a/{n:05}.md", date) for n, date in enumerate(dates)), key=library.place)


def sizes(held: Iterable[Card]) -> dict[str, int]:
    """How many articles each volume holds."""
    return {volume.name: len(volume.cards) for volume in volumes(held, WORDS) if volume != ENGINE}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Years are put together up to 3 articles, and no volume holds more than 4."""
    monkeypatch.setattr(cut, "FULL", 3)
    monkeypatch.setattr(cut, "LARGEST", 4)


def test_nothing_makes_no_volume() -> None:
    assert () == volumes((), WORDS)


def test_few_years_are_one_volume_and_the_undated_come_after_all() -> None:
    held = cards("2017-05-12", "2009", "", "2011-02", "2009-12-31")

    assert [("2009", 4), ("undated", 1)] == list(sizes(held).items())
    assert ENGINE == volumes(held, WORDS)[-1]


def test_an_article_is_in_one_volume_and_in_the_archive_s_order(small: None) -> None:
    held = cards(*(f"20{10 + n % 13}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(90)), *[""] * 9)
    kept = [one for volume in reversed(volumes(held, WORDS)) for one in volume.cards]
    dated = [one for one in held if one.when]

    assert dated == [one for one in kept if one.when]
    assert len(held) == len(kept)


def test_a_new_year_changes_no_volume_but_the_newest(small: None) -> None:
    first = ["2010", "2010-05", "2012"]

    assert {"2010": 3} == sizes(cards(*first))
    assert {"2013": 1, "2010": 3} == sizes(cards(*first, "2013"))
    assert {"2013": 3, "2010": 3} == sizes(cards(*first, "2013", "2014", "2019"))
    assert {"2020": 1, "2013": 3, "2010": 3} == sizes(cards(*first, "2013", "2014", "2019", "2020"))


@pytest.mark.parametrize(
    ("expected", "months"),
    [
        ({"2017-1of2": 4, "2017-2of2": 1}, (1, 2, 5, 6, 7)),
        ({"2017-1of4": 4, "2017-2of4": 1, "2017-4of4": 1}, (1, 2, 3, 3, 4, 12)),
        ({"2017-1of12": 4, "2017-3of12": 2}, (1, 1, 1, 1, 3, 3)),
        ({"2017-3of12-1": 4, "2017-3of12-2": 1}, (3, 3, 3, 3, 3)),
    ],
)
def test_a_year_is_cut_into_as_few_parts_as_will_do(small: None, expected: dict[str, int], months: tuple[int]) -> None:
    assert expected == sizes(cards(*(f"2017-{month:02}-01" for month in months)))


def test_undated_ones_are_cut_from_the_oldest_so_that_only_the_last_part_grows(small: None) -> None:
    assert {"undated-3": 1, "undated-2": 4, "undated-1": 4} == sizes(cards(*[""] * 9))


def test_a_volume_is_named_in_words(small: None) -> None:
    held = cards("2009", "2011-07", *["2017-01-01"] * 4, "2017-07", "2019", "")
    labels = {volume.name: volume.label for volume in volumes(held, WORDS)}

    assert "2009 – 2011" == labels["2009"]
    assert "يناير 2017 – يونيو 2017" == labels["2017-1of2"]
    assert "2019" == labels["2019"]
    assert WORDS("undated") == labels["undated"]


def test_a_volume_tells_its_years() -> None:
    held = cards("2011-02", "2017-05-12", "0987", "")

    assert {"0987": (987, 2017), "undated": (0, 0)} == {
        volume.name: volume.years for volume in volumes(held, WORDS) if volume != ENGINE
    }
