import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.formats.records.made import TODAY
from warraq.importing.formats.records.dates import (
    Order,
    is_of_crawl,
    order_of,
    read_date,
)

CASES = [
    tuple(map(str.strip, line.split("|")))
    for line in (Path(__file__).parents[3] / "cases/record-dates.txt")
    .read_text("utf-8")
    .splitlines()
    if line.strip() and not line.startswith("#")
]


def text(value: str, order: Order) -> str:
    """The date that a value is, '' for none."""
    when = read_date(value, TODAY, order).when
    return when.text if when else ""


@pytest.mark.parametrize(("value", "date"), CASES)
def test_a_value_is_read_as_the_date_that_it_means(value: str, date: str) -> None:
    found = read_date(value, TODAY)

    assert date == (found.when.text if found.when else "none")
    assert bool(found.when) != bool(found.doubt)


def test_a_whole_column_decides_whether_the_month_stands_first() -> None:
    american = order_of(["03/04/2014", "03/28/2014"])
    mixed = order_of(["03/28/2014", "28/03/2014"])

    assert Order() == order_of(["03/04/2014", "28/03/2014"])
    assert "2014-03-04" == text("03/04/2014", american)
    assert "2014-04-03" == text("03/04/2014", Order())
    assert "" == text("03/04/2014", mixed)
    assert "2014-03-28" == text("28/03/2014", mixed) == text("03/28/2014", mixed)


@given(st.text(max_size=60) | st.from_regex(r"[0-9/:. TZ+-]{1,30}", fullmatch=True))
def test_any_value_is_read_and_no_date_lies_in_the_future(value: str) -> None:
    when = read_date(value, TODAY).when

    assert when is None or when.last <= TODAY


def test_moments_that_run_on_by_seconds_are_those_of_a_crawl() -> None:
    start = dt.datetime(2024, 4, 13, 21, 14, 7)  # noqa: DTZ001 -- as a crawler writes it
    crawl = [str(start + dt.timedelta(seconds=3 * row)) for row in range(12)]
    published = [str(start - dt.timedelta(hours=3 * row, seconds=row)) for row in range(12)]

    assert is_of_crawl(crawl, [""] * 12)
    assert not is_of_crawl(published, [""] * 12)


def test_moments_that_the_addresses_contradict_are_those_of_a_crawl() -> None:
    addresses = [f"https://example.org/2024/03/{day:02}/x.html" for day in range(1, 7)]

    assert is_of_crawl(["2024-04-13 21:14:00"] * 6, addresses)
    assert not is_of_crawl([f"2024-03-{day:02} 10:00:00" for day in range(1, 7)], addresses)
