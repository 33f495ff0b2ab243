"""Each tie-break by itself: of days that as many places agree on, the ones that it leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from warraq.arabic.edtf import parse_when
from warraq.importing.extract.html.publication_date.candidates import DateCandidate, Origin
from warraq.importing.extract.html.publication_date.nearby_lines import BELOW
from warraq.importing.extract.html.publication_date.tie_breaks import (
    TIE_BREAKS,
    Tie,
    broken,
    by_address,
    by_change,
    by_day_of_picture,
    by_label,
    by_line_of_date,
    by_local_time,
    by_nearest_line_of_date,
    by_place,
    by_time_of_picture,
    by_weight,
)

MAY = dt.date(2014, 5, 1)


def tie(*given: str, changed: tuple[int, ...] = (), pictures: tuple[str, ...] = ()) -> Tie:
    """Return a tie of days of May 2014, each written as its number and where it comes from:
    '12 metadata', '12 shown full', '12 metadata doubtful', '12 shown far', '12 metadata utc'.
    """
    agreeing: dict[dt.date, list[DateCandidate]] = {}
    for text in given:
        number, origin, *marks = text.split()
        day = MAY.replace(day=int(number))
        utc = dt.datetime(2014, 5, int(number), 10, tzinfo=dt.UTC)
        candidate = DateCandidate(Origin(origin), (parse_when(utc if "utc" in marks else day),), "")
        candidate = replace(candidate, weight=1) if "doubtful" in marks else candidate
        candidate = replace(candidate, rank=BELOW) if "far" in marks else candidate
        candidate = replace(candidate, full=True) if "full" in marks else candidate
        agreeing.setdefault(day, []).append(candidate)
    days = frozenset(MAY.replace(day=number) for number in changed)
    return Tie(list(agreeing), agreeing, days, tuple(map(parse_when, pictures)))


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([12], tie("12 address", "14 shown")),
        ([], tie("12 address", "11 shown")),
        ([], tie("12 address", "13 address")),
        ([13], tie("12 address", "13 labelled")),
        ([12], tie("12 address", "14 labelled")),
        ([], tie("12 shown", "14 metadata")),
    ],
)
def test_the_day_of_the_address_goes_before_later_ones(left: list[int], given: Tie) -> None:
    assert left == [day.day for day in by_address(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([14], tie("12 shown", "14 labelled")),
        ([12, 14], tie("12 labelled", "14 labelled", "16 metadata")),
        ([], tie("12 shown", "14 metadata")),
    ],
)
def test_a_labelled_day_goes_before_others(left: list[int], given: Tie) -> None:
    assert left == [day.day for day in by_label(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([13], tie("12 metadata utc", "13 metadata")),
        ([], tie("12 metadata utc", "14 metadata")),
        ([], tie("12 metadata utc", "13 metadata utc")),
        ([], tie("12 metadata utc", "13 shown")),
    ],
)
def test_of_two_days_side_by_side_that_of_the_clock_of_the_site_stays(
    left: list[int], given: Tie
) -> None:
    assert left == [day.day for day in by_local_time(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([12], tie("12 metadata", "14 shown", changed=(14,))),
        ([], tie("12 metadata", "14 shown")),
        ([], tie("12 metadata", "14 shown", "16 shown", changed=(14,))),
        ([], tie("12 shown", "14 metadata", changed=(14,))),
        ([], tie("12 metadata", "14 address", changed=(14,))),
    ],
)
def test_the_first_day_stays_where_the_later_ones_are_of_changes(
    left: list[int], given: Tie
) -> None:
    assert left == [day.day for day in by_change(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([14], tie("12 metadata doubtful", "14 shown")),
        ([], tie("12 metadata doubtful", "14 metadata doubtful")),
        ([], tie("12 metadata", "14 shown")),
    ],
)
def test_a_day_of_doubtful_metadata_gives_way(left: list[int], given: Tie) -> None:
    assert left == [day.day for day in by_weight(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([12], tie("12 shown", "13 metadata")),
        ([12], tie("12 shown", "11 metadata")),
        ([], tie("12 shown", "14 metadata")),
        ([], tie("12 shown far", "13 metadata")),
        ([], tie("12 shown", "13 shown")),
        ([], tie("12 shown", "13 address")),
    ],
)
def test_the_day_beside_the_headline_goes_before_metadata_of_the_day_around(
    left: list[int], given: Tie
) -> None:
    assert left == [day.day for day in by_place(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([12], tie("12 shown full", "20 metadata")),
        ([], tie("12 shown", "20 metadata")),
        ([], tie("20 shown full", "12 metadata")),
        ([], tie("12 shown full", "20 shown")),
    ],
)
def test_a_line_of_date_goes_before_later_metadata(left: list[int], given: Tie) -> None:
    assert left == [day.day for day in by_line_of_date(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([20], tie("20 shown full", "12 shown")),
        ([], tie("20 shown", "12 shown full")),
        ([], tie("20 shown full", "12 shown full")),
        ([], tie("20 shown full", "12 metadata")),
    ],
)
def test_the_nearest_line_of_date_goes_before_bare_dates(left: list[int], given: Tie) -> None:
    assert left == [day.day for day in by_nearest_line_of_date(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([14], tie("12 shown", "14 metadata", pictures=("2014-05-14",))),
        ([], tie("12 shown", "14 metadata", pictures=("2014-05",))),
        ([], tie("12 shown", "14 metadata")),
    ],
)
def test_the_day_of_the_picture_stays(left: list[int], given: Tie) -> None:
    assert left == [day.day for day in by_day_of_picture(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([15], tie("15 shown", "17 metadata", pictures=("2014-05-13",))),
        ([12], tie("12 shown", "16 metadata", pictures=("2014-05-13",))),
        ([], tie("11 shown", "16 metadata", pictures=("2014-05-13",))),
        ([12, 14], tie("12 shown", "14 metadata", pictures=("2014-05",))),
    ],
)
def test_days_about_that_of_the_picture_stay(left: list[int], given: Tie) -> None:
    assert left == [day.day for day in by_time_of_picture(given)]


@pytest.mark.parametrize(
    ("left", "given"),
    [
        ([12], tie("12 address", "14 labelled")),
        ([14], tie("12 shown", "14 labelled", pictures=("2014-05-12",))),
        ([12, 14], tie("12 labelled", "14 labelled", pictures=("2014-05-12",))),
        ([12], tie("12 shown", "20 metadata", pictures=("2014-05-12",))),
        ([], tie("12 shown", "20 metadata")),
    ],
)
def test_the_first_tie_break_that_can_tell_decides(left: list[int], given: Tie) -> None:
    assert left == [day.day for day in broken(given)]


def test_every_tie_break_has_a_name_of_its_own() -> None:
    names = {name for name, _ in TIE_BREAKS}

    assert len(TIE_BREAKS) == len(names) == len({rule for _, rule in TIE_BREAKS}) == 10
