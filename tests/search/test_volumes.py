"""The archive is cut into volumes that stay as they are once their time is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.cards import card
from warraq.building.static_files import DEFAULTS
from warraq.core.model import Card
from warraq.library.order import order_key
from warraq.search import volumes as cut
from warraq.search.volumes import ENGINE, volumes
from warraq.site import strings

WORDS = strings.load("ar", "MA", "latn", [Path(DEFAULTS, "strings")])


def cards(*dates: str) -> list[Card]:
    """Articles of these dates ('' for none), in the archive's order."""
    return sorted((card(f"a/{n:05}.md", date) for n, date in enumerate(dates)), key=order_key)


def sizes(held: Iterable[Card]) -> dict[str, int]:
    """How many articles each volume holds."""
    return {volume.name: len(volume.cards) for volume in volumes(held, WORDS) if volume != ENGINE}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A range is a volume up to 3 articles, and no volume holds more than 4."""
    monkeypatch.setattr(cut, "RANGE_MAX_ARTICLES", 3)
    monkeypatch.setattr(cut, "VOLUME_MAX_ARTICLES", 4)


def test_nothing_makes_no_volume() -> None:
    assert () == volumes((), WORDS)


def test_a_small_century_is_one_volume_the_newest_first_and_the_undated_after_all() -> None:
    held = cards("2017-05-12", "1999", "", "2011-02", "1999-12-31")

    assert [("2000-2099", 2), ("1900-1999", 2), ("undated", 1)] == list(sizes(held).items())
    assert ENGINE == volumes(held, WORDS)[-1]


def test_an_article_is_in_one_volume_and_in_the_archive_s_order(small: None) -> None:
    held = cards(
        *(f"20{10 + n % 13}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(90)), *[""] * 9
    )
    kept = [one for volume in reversed(volumes(held, WORDS)) for one in volume.cards]
    dated = [one for one in held if one.when]

    assert dated == [one for one in kept if one.when]
    assert len(held) == len(kept)


def test_a_range_that_has_grown_is_cut_into_shorter_ones(small: None) -> None:
    assert {"2000-2099": 3} == sizes(cards("2010", "2017", "2021"))
    assert {"2020-2039": 1, "2000-2019": 3} == sizes(cards("2010", "2017", "2017", "2021"))
    assert {"2015-2019": 3, "2010-2014": 1, "2000-2009": 1} == sizes(
        cards("2009", "2010", "2017", "2017", "2018")
    )
    assert {"2018": 2, "2017": 2} == sizes(cards("2017", "2017", "2018", "2018"))


@pytest.mark.parametrize("added", ["1987", "2003", "2009-12-31", "2021"])
def test_an_article_changes_the_volume_of_its_time_and_no_other(small: None, added: str) -> None:
    before = cards("1990", "2001", "2002", "2009", "2011", "2012", "2013", "2022", "2025")
    old = {volume.name: volume.cards for volume in volumes(before, WORDS)}
    new = {
        volume.name: volume.cards
        for volume in volumes(sorted([*before, card("a/new.md", added)], key=order_key), WORDS)
    }
    changed = [name for name, held in new.items() if held != old.get(name)]

    assert 1 == len([name for name in changed if any(one.path == "a/new.md" for one in new[name])])
    assert {one.path for name in changed for one in new[name]} <= {
        one.path for one in (card("a/new.md", added), *next(h for h in _near(old, added)))
    }


def _near(old: dict[str, tuple[Card, ...]], added: str) -> Iterator[tuple[Card, ...]]:
    """The articles of the old volume in which the new one would have stood; none, if there was no
    such.
    """
    for name, held in old.items():
        if name[:4].isdigit() and int(name[:4]) <= int(added[:4]) <= int(name[-4:]):
            yield held
    yield ()


@pytest.mark.parametrize(
    ("expected", "months"),
    [
        ({"2017-1of2": 4, "2017-2of2": 1}, (1, 2, 5, 6, 7)),
        ({"2017-1of4": 4, "2017-2of4": 1, "2017-4of4": 1}, (1, 2, 3, 3, 4, 12)),
        ({"2017-1of12": 4, "2017-3of12": 2}, (1, 1, 1, 1, 3, 3)),
        ({"2017-3of12-1": 4, "2017-3of12-2": 1}, (3, 3, 3, 3, 3)),
    ],
)
def test_a_year_is_cut_into_as_few_parts_as_will_do(
    small: None, expected: dict[str, int], months: tuple[int]
) -> None:
    assert expected == sizes(cards(*(f"2017-{month:02}-01" for month in months)))


def test_undated_ones_are_cut_from_the_oldest_so_that_only_the_last_part_grows(small: None) -> None:
    assert {"undated-3": 1, "undated-2": 4, "undated-1": 4} == sizes(cards(*[""] * 9))


def test_a_volume_is_named_in_words(small: None) -> None:
    held = cards("1909", "1911-07", *["2017-01-01"] * 4, "2017-07", "2019", "")
    labels = {volume.name: volume.label for volume in volumes(held, WORDS)}

    assert "1909 – 1911" == labels["1900-1999"]
    assert "يناير 2017 – يونيو 2017" == labels["2017-1of2"]
    assert "2019" == labels["2019"]
    assert WORDS("undated") == labels["undated"]


def test_a_volume_tells_its_years() -> None:
    held = cards("2011-02", "2017-05-12", "0987", "")

    assert {"2000-2099": (2011, 2017), "0900-0999": (987, 987), "undated": (0, 0)} == {
        volume.name: volume.years for volume in volumes(held, WORDS) if volume != ENGINE
    }
