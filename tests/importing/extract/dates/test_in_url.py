"""Dates in addresses: every dress of one day, and nothing where there is no day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.extract.dates.in_url import in_address, in_picture, plain_day


@pytest.mark.parametrize(
    ("url", "texts"),
    [
        ("https://example.org/2014/05/12/name", ["2014-05-12"]),
        ("https://example.org/a/2020-06-03-1.387", ["2020-06-03"]),
        ("https://example.org/2013/world/asia/08/03/name/", ["2013-08-03"]),
        ("https://example.org/?date=2014-05-12", ["2014-05-12"]),
        ("https://example.org/%D8%A3/2014_05_12", ["2014-05-12"]),
        ("https://example.org/2014/05/name", ["2014-05"]),
        ("https://example.org/2014/sport/45", ["2014"]),
        ("https://example.org/2014/13/45/name", ["2014"]),
        ("https://example.org/name/20149912", []),
        ("https://example.org/v1.2014.05.12", []),
        ("http://[", []),
        ("", []),
    ],
)
def test_an_address_names_its_day_or_bounds_it(url: str, texts: list[str]) -> None:
    assert texts == [when.text for when in in_address(url)]


def test_a_picture_is_dated_by_its_address() -> None:
    assert ["2014-05"] == [
        when.text for when in in_picture("https://example.org/uploads/2014/05/a.jpg")
    ]
    assert ["2014-05-12"] == [
        when.text for when in in_picture("https://example.org/a_1399886400.jpg")
    ]
    assert () == in_picture("https://example.org/2014/a.jpg")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("http://example.org/2015/07/26/article_9.html", dt.date(2015, 7, 26)),
        ("http://example.org/news/2015-7-6", dt.date(2015, 7, 6)),
        ("http://example.org/2015/07/26/x?from=2015-08-01", None),
        ("http://example.org/2015/13/26/x", None),
        ("http://example.org/2015/07/x", None),
        ("http://example.org/news/20150726", None),
    ],
)
def test_a_plain_day_is_the_only_one_that_an_address_writes_out(
    address: str, day: dt.date | None
) -> None:
    assert day == plain_day(address)


@given(st.text(max_size=300))
def test_no_address_makes_it_fall(text: str) -> None:
    assert all(1990 <= when.first.year for when in (*in_address(text), *in_picture(text)))
