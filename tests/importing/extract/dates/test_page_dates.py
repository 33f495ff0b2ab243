"""Dates that are written for machines and in addresses: every dress of one day, and nothing where there is no day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.extract.dates.page_dates import in_address, in_picture, read_stamp


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("2020-06-03T03:01+0400", ["2020-06-03T03:01:00+04:00"]),
        ("2014-05-12T10:30:00.123Z", ["2014-05-12T10:30:00+00:00"]),
        ("2014-05-12 10:30:00 PM", ["2014-05-12T22:30:00"]),
        ("2014-05-12 12:30 ص", ["2014-05-12T00:30:00"]),
        ("2020-03-15 20:18:45 GST", ["2020-03-15T20:18:45"]),
        ("2014/5/2", ["2014-05-02"]),
        ("20140512", ["2014-05-12"]),
        ("20140512T103000Z", ["2014-05-12T10:30:00+00:00"]),
        ("2014-05-12T25:61:00", ["2014-05-12"]),
        ("2014-05-12T10:30:00+99:00", ["2014-05-12"]),
        ("1399886400000", ["2014-05-12T09:20:00+00:00"]),
        ("Mon May 12 2014 10:00:00 GMT+0300 (AST)", ["2014-05-12T10:00:00+03:00"]),
        ("الإثنين، 12 أيار/مايو 2014", ["2014-05-12"]),
        ("5/12/2014 10:30:00 AM", ["2014-12-05T10:30:00", "2014-05-12T10:30:00"]),
        ("13/12/2014", ["2014-12-13"]),
        ("2014-02-30", []),
        ("2014-05", []),
        ("1899-12-30", []),
        ("1969-12-31T23:59:59Z", []),
        ("منذ ساعتين", []),
        ("", []),
    ],
)
def test_a_stamp_is_read_in_every_dress(raw: str, texts: list[str]) -> None:
    assert texts == [when.text for when in read_stamp(raw)]


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


@given(st.text(max_size=300), st.booleans())
def test_no_text_makes_it_fall(text: str, persian: bool) -> None:
    for when in (*read_stamp(text, persian=persian), *in_address(text), *in_picture(text)):
        assert 1990 <= when.first.year
