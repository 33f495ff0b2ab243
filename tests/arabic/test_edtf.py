"""Dates of the record: what is read, what is refused, and the canonical form."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.edtf import parse_when
from warraq.core.model import When

DAY = dt.date(2017, 5, 12)
NOON = dt.datetime(2017, 5, 12, 12, 30, tzinfo=dt.UTC)
ZONES = st.none() | st.integers(-1439, 1439).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
SINGLE = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    st.dates(),
    st.sampled_from((4, 7, 10)),
    st.sampled_from(("", "~", "?", "%")),
)


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2017-05-12", When("2017-05-12", DAY, DAY, "day")),
        (DAY, When("2017-05-12", DAY, DAY, "day")),
        ("2017-5-2", When("2017-05-02", dt.date(2017, 5, 2), dt.date(2017, 5, 2), "day")),
        ("٢٠١٧-٠٥-١٢", When("2017-05-12", DAY, DAY, "day")),
        (" 2017-05\u200f ", When("2017-05", dt.date(2017, 5, 1), dt.date(2017, 5, 31), "month")),
        ("2016-02", When("2016-02", dt.date(2016, 2, 1), dt.date(2016, 2, 29), "month")),
        ("2017", When("2017", dt.date(2017, 1, 1), dt.date(2017, 12, 31), "year")),
        (2017, When("2017", dt.date(2017, 1, 1), dt.date(2017, 12, 31), "year")),
        (987, When("0987", dt.date(987, 1, 1), dt.date(987, 12, 31), "year")),
        (
            "2017-05~",
            When("2017-05~", dt.date(2017, 5, 1), dt.date(2017, 5, 31), "month", approximate=True),
        ),
        (
            "2017؟",
            When("2017?", dt.date(2017, 1, 1), dt.date(2017, 12, 31), "year", uncertain=True),
        ),
        ("2017-05-12%", When("2017-05-12%", DAY, DAY, "day", approximate=True, uncertain=True)),
        (
            "2016/2019-03",
            When("2016/2019-03", dt.date(2016, 1, 1), dt.date(2019, 3, 31), "interval"),
        ),
        (
            "2016~/2019?",
            When("2016~/2019?", dt.date(2016, 1, 1), dt.date(2019, 12, 31), "interval", True, True),
        ),
        ("../2019", When("../2019", dt.date.min, dt.date(2019, 12, 31), "interval")),
        ("2016 / ..", When("2016/..", dt.date(2016, 1, 1), dt.date.max, "interval")),
        (
            "2017-05-12 12:30",
            When("2017-05-12T12:30:00", DAY, DAY, "moment", moment=NOON.replace(tzinfo=None)),
        ),
        ("2017-05-12t12:30 Z", When("2017-05-12T12:30:00+00:00", DAY, DAY, "moment", moment=NOON)),
        (NOON, When("2017-05-12T12:30:00+00:00", DAY, DAY, "moment", moment=NOON)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(value: str | int | dt.date, when: When) -> None:
    assert when == parse_when(value)


def test_a_moment_keeps_the_zone_it_was_written_in() -> None:
    when = parse_when("2009-07-04T01:42+04:00")

    assert "2009-07-04T01:42:00+04:00" == when.text
    assert dt.date(2009, 7, 4) == when.first == when.last
    assert when.moment is not None
    assert dt.timedelta(hours=4) == when.moment.utcoffset()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2017-02-30", "there is no day 30 in 2017-02, which has 28"),
        ("2017-05-00", "there is no day 00 in 2017-05"),
        ("2017-13", "there is no month 13"),
        ("2017-00-01", "there is no month 00"),
        ("0000", "there is no year 0000"),
        ("2017-02-30T10:00", "there is no day 30"),
        ("2017-05-12T25:00", "there is no time of day '25:00'"),
        ("2017-05-12T10:00+99:00", "there is no time of day"),
        ("2019/2016", "ends before it begins"),
        ("2016/2017-13", "there is no month 13"),
        ("../..", "is not an interval"),
        ("2017-05-12T10:42/2018", "is not an interval"),
        ("12/05/2017", "'12/05/2017' is not a date; write 2017-05-12"),
        ("2016/2017/2018", "is not a date"),
        ("غدا", "'غدا' is not a date"),
        ("", "is not a date"),
        ("17", "is not a date"),
        ("2017-05-12T10:42~", "is not a date"),
        (10000, "is not a date"),
        (-5, "is not a date"),
        (True, "is not a date"),
        (None, "is not a date"),
        ([2017], "is not a date"),
        ("2017" * 100_000, "is not a date"),
        ("2017" + " " * 300 + "and more", "is not a date"),
        ("\x00\ud800", "is not a date"),
    ],
)
def test_what_is_impossible_is_named(value: object, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse_when(value)  # type: ignore[arg-type]

    assert message in str(caught.value)
    assert len(str(caught.value)) < 300


@given(SINGLE)
def test_a_date_in_canonical_form_keeps_it(text: str) -> None:
    when = parse_when(text)

    assert text == when.text
    assert when == parse_when(when.text)
    assert when.first <= when.last


@given(SINGLE, SINGLE, st.sampled_from("ab ."))
def test_an_interval_in_canonical_form_keeps_it(one: str, other: str, is_open: str) -> None:
    begin, end = sorted((one, other))
    text = f"{'..' if is_open == 'a' else begin}/{'..' if is_open == 'b' else end}"
    when = parse_when(text)

    assert text == when.text
    assert when == parse_when(when.text)
    assert when.first <= when.last


@given(st.datetimes(timezones=ZONES))
def test_a_moment_reads_back_the_same(moment: dt.datetime) -> None:
    when = parse_when(moment)
    again = parse_when(when.text)

    assert when == again
    assert moment == again.moment
    assert again.moment is not None
    assert moment.utcoffset() == again.moment.utcoffset()


@given(st.text())
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        when = parse_when(text)
    except ValueError:
        return

    assert when == parse_when(when.text)
