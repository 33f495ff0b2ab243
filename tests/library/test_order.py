"""The order of the archive: by date, time and path, and nothing moves what was there before."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tests.cards import card, entry, library_of
from warraq.library.order import ordered, waits


def test_articles_stand_by_date_then_time_then_path() -> None:
    expected = [
        entry("never-received.md"),
        entry("z.md", "2016"),
        entry("y.md", "2017-05"),
        entry("x.md", "2017-05-12"),
        entry("w.md", "2017-05-12"),
        entry("b.md", "2017-05-12T08:00:00+01:00"),
        entry("a.md", "2017-05-12T10:00:00+01:00"),
        entry("received.md", received=dt.date(2020, 1, 1)),
    ]
    expected[3:5] = sorted(expected[3:5], key=lambda one: one.card.path)

    for shuffled in itertools.islice(itertools.permutations(expected), 0, 5040, 97):
        assert expected == list(ordered(shuffled))


def test_a_time_of_day_is_never_moved_to_another_zone() -> None:
    late = entry("late.md", "2017-05-12T23:30:00-05:00")
    morning = entry("morning.md", "2017-05-13T01:00:00+04:00")

    assert (late, morning) == ordered([morning, late])
    assert ["2017-05-12", "2017-05-13"] == list(library_of([late, morning]).shelves["day"])


def test_what_is_taken_in_later_without_a_date_comes_after_what_was_taken_in_before() -> None:
    before = [
        entry("b.md", received=dt.date(2020, 1, 1)),
        entry("a.md", received=dt.date(2020, 1, 2)),
    ]
    after = [*before, entry("0.md", received=dt.date(2020, 1, 3))]

    assert tuple(after) == ordered(after)


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        (False, ""),
        (False, "2017-05-12"),
        (False, "2017"),
        (False, "2017-05-12T23:59:00+01:00"),
        (True, "2017-05-13"),
        (True, "2017-06"),
        (True, "2018/2020"),
        (False, "2016/.."),
        (False, "../2099"),
    ],
)
def test_what_lies_in_the_future_waits(expected: bool, date: str) -> None:
    assert expected == waits(card("a.md", date), dt.date(2017, 5, 12))
    assert waits(card("a.md", date, draft=True), dt.date(2017, 5, 12))
