"""The Jalali calendar: exact where it is known, and nothing made up where it is not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.jalali import FIRST_YEAR, LAST_YEAR, find_jalali, gregorian, is_leap


@pytest.mark.parametrize(
    ("day", "date"),
    [
        (dt.date(1979, 2, 11), (1357, 11, 22)),
        (dt.date(2013, 3, 21), (1392, 1, 1)),
        (dt.date(2017, 3, 20), (1395, 12, 30)),
        (dt.date(2020, 3, 20), (1399, 1, 1)),
        (dt.date(2020, 6, 22), (1399, 4, 2)),
        (dt.date(2021, 3, 20), (1399, 12, 30)),
        (dt.date(2021, 3, 21), (1400, 1, 1)),
        (dt.date(2021, 11, 6), (1400, 8, 15)),
        (dt.date(2025, 3, 21), (1404, 1, 1)),
    ],
)
def test_a_day_of_the_almanac_is_that_day(day: dt.date, date: tuple[int, int, int]) -> None:
    assert day == gregorian(*date)


@given(st.integers(FIRST_YEAR, LAST_YEAR - 1))
def test_years_follow_each_other_without_a_gap(year: int) -> None:
    days = [
        gregorian(year, month, day)
        for month, last in enumerate((31,) * 6 + (30,) * 5 + (29,), 1)
        for day in (1, last)
    ]

    assert gregorian(year + 1, 1, 1) == gregorian(year, 12, 29) + dt.timedelta(
        days=2 if is_leap(year) else 1
    )
    assert sorted(days) == days


@pytest.mark.parametrize(
    "date", [(1400, 12, 30), (1400, 13, 1), (1400, 7, 31), (1400, 1, 0), (1177, 1, 1), (1502, 1, 1)]
)
def test_a_day_that_is_not_known_is_not_made_up(date: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="there is no"):
        gregorian(*date)


def test_dates_are_found_in_every_spelling_of_the_letters_and_digits() -> None:
    text = "2 تير 1399 و ۲ تیر ۱۳۹۹ و ۳۱ فروردین ماه ۱۴۰۰ و 12 اذر 1399"

    days = ((2020, 6, 22), (2020, 6, 22), (2021, 4, 20), (2020, 12, 2))

    assert tuple(dt.date(*day) for day in days) == find_jalali(text, numbers=False)


def test_numbers_count_only_where_they_are_said_to_be_jalali() -> None:
    assert () == find_jalali("۱۳۹۹/۰۴/۰۲", numbers=False)
    assert (dt.date(2020, 6, 22),) == find_jalali("۱۳۹۹/۰۴/۰۲", numbers=True)
    assert () == find_jalali("1399/13/02 و 021-1399/04/02/7 و 35 مهر 1399", numbers=True)
