from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.dates_in_text import find_dates, is_month_first


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("16 مارس/ آذار 2010", "2010-03-16"),
        ("الثلاثاء, 16 مارس/ آذار, 2010", "2010-03-16"),
        ("16 مارس (آذار) 2010", "2010-03-16"),
        (
            "الجمعة، 20 تشرين الثاني/نوفمبر 2009، آخر تحديث 16:00 (GMT+0400)",
            "2009-11-20T16:00:00+04:00",
        ),
        ("1042 (GMT+04:00) - 04/07/09", "2009-07-04T10:42:00+04:00"),
        ("0001 (GMT+04:00) - 12/05/09", "2009-05-12T00:01:00+04:00"),
        ("آخر تحديث: الأحد 01 مارس 2009 14:23 GMT", "2009-03-01T14:23:00+00:00"),
        ("الإثنين 12 ماي 2014 - 10:20", "2014-05-12T10:20:00"),
        ("السبت 13 يوليوز 2013", "2013-07-13"),
        ("30 غشت 2012", "2012-08-30"),
        ("1 شتنبر 2012", "2012-09-01"),
        ("2 نونبر 2012", "2012-11-02"),
        ("3 دجنبر 2012", "2012-12-03"),
        ("6 جويلية 2012", "2012-07-06"),
        ("7 جانفي 2012", "2012-01-07"),
        ("8 كانون الثاني 2012", "2012-01-08"),
        ("9 تشرين الأول 2012", "2012-10-09"),
        ("10 أغسطس 2012", "2012-08-10"),
        ("١٦ مارس ٢٠١٠", "2010-03-16"),
        ("١٦ / ٣ / ٢٠١٠", "2010-03-16"),
        ("2012.10.03", "2012-10-03"),
        ("2012-10-03", "2012-10-03"),
        ("2012/10/3", "2012-10-03"),
        ("22 - 09 - 2012", "2012-09-22"),
        ("2-5-2012", "2012-05-02"),
        ("14/11/2012 على الساعة 18:30", "2012-11-14T18:30:00"),
        ("12 مارس 2012 الساعة 8:15 مساء", "2012-03-12T20:15:00"),
        ("12 مارس 2012 12:05 ص", "2012-03-12T00:05:00"),
        ("2012-10-03T09:15:00+01:00", "2012-10-03T09:15:00+01:00"),
        ("Tuesday, July 10, 2012 - 10:57 PM", "2012-07-10T22:57:00"),
        ("السبت 28 يوليوز 2012 آخر تحديث 01:40:21", "2012-07-28T01:40:21"),
        ("16 من شهر مارس عام 2010", "2010-03-16"),
        ("مارس 2010", "2010-03"),
        ("التونسيه03 أبريل 2012", "2012-04-03"),
    ],
)
def test_a_date_is_read_as_the_region_writes_it(text: str, meant: str) -> None:
    (found,) = find_dates(text)

    assert found.when is not None
    assert meant == found.when.text


@pytest.mark.parametrize(
    "text", ["27 جويلية", "12 رمضان 1435 هـ", "19-3-1433 هـ", "31/02/2012", "16 مارس/ نيسان 2010"]
)
def test_what_is_no_whole_date_is_found_and_not_guessed(text: str) -> None:
    (found,) = find_dates(text)

    assert found.when is None


def test_of_two_calendars_the_gregorian_is_read() -> None:
    hijri, gregorian = find_dates("الخميس 12 رمضان 1435 هـ الموافق 10 يوليو 2014")

    assert hijri.when is None
    assert gregorian.when is not None
    assert "2014-07-10" == gregorian.when.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "لا تاريخ هنا",
        "107-105",
        "3.5",
        "192.168.10.12",
        "2012",
        "الجولة 23",
        "04/07/09",
        "81 / 82/ 93",
        "12:30",
        "1,559",
        "ماي 3",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert () == find_dates(text)


def test_the_day_of_the_week_is_told() -> None:
    (found,) = find_dates("صدر يوم الثلاثاء 16 مارس 2010")

    assert 1 == found.weekday
    assert "يوم الثلاثاء 16 مارس 2010" == found.raw


def test_two_dates_of_one_line_are_both_found_with_their_times() -> None:
    first, second = find_dates(
        "نشر في: 22 أيلول/سبتمبر 2015 - 09:05 آخر تحديث: 23 أيلول/سبتمبر 2015 - 11:40"
    )

    assert first.when
    assert second.when
    assert ["2015-09-22T09:05:00", "2015-09-23T11:40:00"] == [first.when.text, second.when.text]


@given(st.text(alphabet="0123456789/-.: مارسآذ١٢٣GMT+()ص", max_size=60))
def test_every_date_stands_where_it_says(text: str) -> None:
    founds = find_dates(text)

    assert [found.raw for found in founds] == [text[found.start : found.end] for found in founds]
    assert all(first.end <= second.start for first, second in pairwise(founds))


def test_the_month_comes_first_where_a_second_number_is_no_month_and_no_first_is() -> None:
    (found,) = find_dates("03/04/2014", month_first=True)

    assert found.when
    assert "2014-03-04" == found.when.text
    assert is_month_first(["03/04/2014", "03/28/2014"])
    assert not is_month_first(["03/04/2014", "28/03/2014"])
    assert not is_month_first(["03/28/2014", "28/03/2014"])
    assert not is_month_first([])
