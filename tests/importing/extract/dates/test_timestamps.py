import datetime as dt

import pytest

from warraq.importing.extract.dates.timestamps import of_site, published

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
