import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.extract.dates.timestamps import (
    NO_DATE,
    exported,
    of_site,
    published,
    read_stamp,
)

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("Thu, 20 Mar 2025 21:13:30 +0100", "2025-03-20T21:13:30+01:00"),
        ("20 Mar 2025 21:13 EST", "2025-03-20T21:13:00-05:00"),
        ("Thu, 20 Mar 25 21:13:30 +0100", "2025-03-20T21:13:30+01:00"),
        ("Thu, 20 Mar 2025 21:13:30 GMT+3", "2025-03-20T21:13:30+03:00"),
        ("Thu, 20 Mar 2025 21:13:30 +3", "2025-03-20T21:13:30+03:00"),
        ("Thu, 20 Mar 2025 21:13:30 KSA", "2025-03-20T21:13:30+03:00"),
        ("Thu, 20 Mar 2025 21:13:30 Asia/Riyadh", "2025-03-20T21:13:30"),
        ("20 Mar 2025 21:13:30 +9999", "2025-03-20T21:13:30"),
        ("Thu Mar 20 21:13:30 +0000 2025", "2025-03-20T21:13:30+00:00"),
        ("الخميس, 20 مارس 2025 21:13:30 +0300", "2025-03-20T21:13:30+03:00"),
        ("٢٠ آذار ٢٠٢٥ ٢١:١٣", "2025-03-20T21:13:00"),
        ("2025-03-20T21:13:30.123+03:00", "2025-03-20T21:13:30+03:00"),
        ("2017-05", "2017-05"),
    ],
)
def test_a_moment_keeps_its_zone_however_a_program_wrote_it(written: str, when: str) -> None:
    dated = published(written, TODAY)

    assert (when, "") == (dated.when and dated.when.text, dated.doubt)


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("", "no date"),
        ("0000-00-00 00:00:00", "no date"),
        ("Wed, 30 Nov -0001 00:00:00 +0000", "date not plain"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", "date not plain"),
        ("أمس", "date not plain"),
        ("Fri, 20 Mar 2025 21:13:30 +0300", "the day of the week is another"),
        ("Mon, 20 Mar 2028 21:13:30 +0100", "date is yet to come"),
        ("2025-02-30", "date not plain"),
    ],
)
def test_where_the_day_is_not_plain_there_is_none_and_the_doubt_says_why(
    written: str, doubt: str
) -> None:
    dated = published(written, TODAY)

    assert (None, doubt) == (dated.when, dated.doubt.partition(":")[0])


@pytest.mark.parametrize(
    ("local", "utc", "when"),
    [
        ("2025-03-20 01:13:30", "2025-03-19 22:13:30", "2025-03-20T01:13:30+03:00"),
        ("2025-03-20 21:13:30", "2025-03-21 04:13:30", "2025-03-20T21:13:30-07:00"),
        ("2025-03-20 21:13:30", "0000-00-00 00:00:00", "2025-03-20T21:13:30"),
        ("0000-00-00 00:00:00", "2025-03-20 21:13:30", "2025-03-20T21:13:30+00:00"),
        ("2025-03-20 21:13:30", "2025-03-10 21:13:30", "2025-03-20T21:13:30"),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", None),
        ("1970-01-01 00:00:00", "1970-01-01 00:00:00", None),
    ],
)
def test_the_day_is_that_of_the_site_and_the_zone_what_lies_between_it_and_utc(
    local: str, utc: str, when: str | None
) -> None:
    dated = of_site(local, utc, TODAY)

    assert when == (dated.when and dated.when.text)


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
        ("Mon, 12 May 2014 10:30:00 +0300", ["2014-05-12T10:30:00+03:00"]),
        ("Mon May 12 10:30:00 EST 2014", ["2014-05-12T10:30:00-05:00"]),
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
    ("written", "when"),
    [
        ("20140512", "2014-05-12"),
        ("20140512T103000Z", "2014-05-12T10:30:00+00:00"),
        ("1399886400", "2014-05-12T09:20:00+00:00"),
        ("1399886400000", "2014-05-12T09:20:00+00:00"),
        ("1399886400000000", "2014-05-12T09:20:00+00:00"),
        ("2014-05-12 00:00:00", "2014-05-12"),
        ("Mon, 12 May 2014 10:30:00 GMT", "2014-05-12T10:30:00+00:00"),
    ],
)
def test_what_a_program_wrote_into_a_record_is_read_as_it_is_of_a_page(
    written: str, when: str
) -> None:
    dated = exported(written, TODAY)

    assert when == (dated and dated.when and dated.when.text)
    assert [when] == [reading.text for reading in read_stamp(written)]


@pytest.mark.parametrize("written", ["12 أيار 2014", "نشر في 12/5/2014", "133880733349264"])
def test_what_people_wrote_is_no_export(written: str) -> None:
    assert exported(written, TODAY) is None


@given(st.text(max_size=300) | st.from_regex(r"[0-9/:. TZ+-]{1,30}", fullmatch=True), st.booleans())
def test_no_text_makes_it_fall(text: str, persian: bool) -> None:
    dated = published(text, TODAY)

    assert bool(dated.when) != bool(dated.doubt)
    assert all(1990 <= when.first.year for when in read_stamp(text, persian=persian))


@pytest.mark.parametrize("day", sorted(NO_DATE))
def test_a_day_that_means_none_is_no_date(day: dt.date) -> None:
    assert published(day.isoformat(), TODAY).when is None
