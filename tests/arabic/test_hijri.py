"""The Hijri calendar: Umm al-Qura, in words, and nothing made up where it is not known."""

from __future__ import annotations

import datetime as dt

import pytest

from warraq.arabic.hijri import (
    MONTHS,
    day_in_words,
    days,
    hijri,
    month_in_words,
    range_in_words,
    year_in_words,
)

OUTSIDE = [dt.date.min, dt.date(1924, 7, 31), dt.date(2077, 11, 17), dt.date.max]


def test_a_day_is_marked_approximate() -> None:
    assert (1438, 8, 16) == hijri(dt.date(2017, 5, 12))
    assert "16 شعبان 1438 هـ (تقريبًا)" == day_in_words(dt.date(2017, 5, 12), "latn")
    assert "١ محرم ١٤٤٥" == day_in_words(
        dt.date(2023, 7, 19), "arab", {"day": "{day} {month} {year}"}
    )
    assert 12 == len(MONTHS)


@pytest.mark.parametrize("day", OUTSIDE)
def test_a_date_that_is_not_known_is_not_made_up(day: dt.date) -> None:
    assert hijri(day) is None
    assert "" == day_in_words(day, "latn")
    assert "" == range_in_words(day, dt.date(2017, 5, 12), "latn")
    assert "" == range_in_words(dt.date(2017, 5, 12), day, "latn")


@pytest.mark.parametrize("day", [dt.date(1924, 8, 1), dt.date(2077, 11, 16)])
def test_the_first_and_the_last_day_that_are_known_are_there(day: dt.date) -> None:
    date = hijri(day)

    assert date is not None
    assert day in days(date[0], date[1])


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("شعبان – رمضان 1438 هـ (تقريبًا)", dt.date(2017, 5, 1), dt.date(2017, 5, 31)),
        ("ذو الحجة 1438 – محرم 1439 هـ (تقريبًا)", dt.date(2017, 9, 1), dt.date(2017, 9, 30)),
    ],
)
def test_a_month_touches_two_of_the_other_calendar(
    words: str, first: dt.date, last: dt.date
) -> None:
    assert words == range_in_words(first, last, "latn")


def test_months_and_years_have_names() -> None:
    assert "شعبان 1438 هـ" == month_in_words(1438, 8, "latn")
    assert "١٤٣٨ هـ" == year_in_words(1438, "arab")
    assert "Sha‘ban 1438" == month_in_words(
        1438, 8, "latn", {"month": "{month} {year}", "8": "Sha‘ban"}
    )


def test_the_days_of_a_month_are_the_days_of_that_month() -> None:
    own = days(1438, 8)

    assert (dt.date(2017, 4, 27), 30) == (own[0], len(own))
    assert [(1438, 8, place) for place in range(1, 31)] == [hijri(day) for day in own]
