import datetime as dt

import pytest

from warraq.importing.formats.records.dates import Order
from warraq.importing.formats.records.metadata import (
    DatedBy,
    authors,
    captured,
    day_of,
    labels,
    outlet,
)
from warraq.importing.formats.records.named_values import NamedValue

TODAY = dt.date(2026, 11, 23)


def value(role: str, text: str) -> NamedValue:
    return NamedValue(role, role, text, text)


OWN = value("date", "2015-03-01")
BYLINE = value("author", "ليلى حداد | 2 مارس 2015")
ADDRESS = value("url", "https://news.example/2015/03/03/a")
DATELINE = "القاهرة 4 مارس 2015 (وكالة) - افتتح الوزير المعرض صباح اليوم."


@pytest.mark.parametrize(
    ("values", "opening", "day", "field"),
    [
        ([OWN, BYLINE, ADDRESS], DATELINE, "2015-03-01", "date"),
        ([BYLINE, ADDRESS], DATELINE, "2015-03-02", "author"),
        ([ADDRESS], DATELINE, "2015-03-03", "url"),
        ([], DATELINE, "2015-03-04", ""),
    ],
)
def test_the_day_is_that_of_the_most_trusted_source(
    values: list[NamedValue], opening: str, day: str, field: str
) -> None:
    found = day_of(values, ["date"], Order(), opening, TODAY)

    assert found.dated.when is not None
    assert (day, field) == (found.dated.when.text, found.field)


def test_a_day_that_is_not_plain_is_a_doubt() -> None:
    def doubt(*values: NamedValue) -> DatedBy:
        return day_of(values, ["date"], Order(), "", TODAY)

    assert "no date" == doubt().dated.doubt
    assert "date not plain: 2016-01-01" == doubt(value("updated", "2016-01-01")).dated.doubt
    assert doubt(value("date", "قريبا")).dated.doubt.startswith("date not plain")


def test_authors_are_names_and_no_dates_addresses_or_sentences() -> None:
    values = [
        value("author", f"بقلم: ليلى حداد | 2 مارس 2015 | https://a.example | {'كلام ' * 40}")
    ]

    assert ("ليلى حداد",) == authors(values)


def test_an_outlet_that_is_an_address_is_its_host() -> None:
    assert "news.example" == outlet([value("outlet", "https://www.news.example/ar")])
    assert "صحيفة المدينة" == outlet([value("outlet", " "), value("outlet", "صحيفة  المدينة")])


def test_labels_are_parted_and_numbers_are_none() -> None:
    values = [value("tags", "ثقافة، كتب,12|#مكتبات"), value("tags", "كتب"), value("title", "خبر")]

    assert ("ثقافة", "كتب", "مكتبات") == labels(values, "tags")


def test_the_time_of_the_crawl_is_in_utc_where_its_zone_is_known() -> None:
    assert "2015-03-01T08:00:00Z" == captured([value("captured", "2015-03-01T10:00:00+02:00")])
    assert "2015-03-01T10:00:00" == captured([value("captured", "2015-03-01T10:00:00")])
    assert "" == captured([value("date", "2015-03-01T10:00:00")])
