"""Month names by region, dates in words, and the days of the week."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.arabic.date_words import (
    MONTH_WORDS,
    PATTERNS,
    WEEKDAY_WORDS,
    anniversary,
    first_weekday,
    in_words,
    iso,
    month_names,
    weekday_names,
)
from warraq.arabic.edtf import parse_when
from warraq.arabic.letters import fold

CASES = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parents[1] / "cases/dates.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
LEVANT = (
    "كانون الثاني، شباط، آذار، نيسان، أيار، حزيران،"
    " تموز، آب، أيلول، تشرين الأول، تشرين الثاني، كانون الأول"
)
REGIONS = {
    "MA": "يناير، فبراير، مارس، أبريل، ماي، يونيو، يوليوز، غشت، شتنبر، أكتوبر، نونبر، دجنبر",
    "DZ": "جانفي، فيفري، مارس، أفريل، ماي، جوان، جويلية، أوت، سبتمبر، أكتوبر، نوفمبر، ديسمبر",
    "TN": "جانفي، فيفري، مارس، أفريل، ماي، جوان، جويلية، أوت، سبتمبر، أكتوبر، نوفمبر، ديسمبر",
    "EG": "يناير، فبراير، مارس، أبريل، مايو، يونيو، يوليو، أغسطس، سبتمبر، أكتوبر، نوفمبر، ديسمبر",
    "LB": LEVANT,
    "SY": LEVANT,
    "IQ": LEVANT,
    "JO": LEVANT,
    "PS": LEVANT,
}


@pytest.mark.parametrize(("text", "region", "system", "words"), CASES)
def test_a_date_reads_as_in_the_country(text: str, region: str, system: str, words: str) -> None:
    assert words == in_words(parse_when(text), "ar", region, system)


@pytest.mark.parametrize(("region", "names"), REGIONS.items())
def test_each_region_has_its_months(region: str, names: str) -> None:
    assert tuple(names.split("، ")) == month_names("ar", region)


def test_another_language_has_its_own_months() -> None:
    assert "May" == month_names("en")[4]
    assert "mai" == month_names("fr", "MA")[4]
    assert 12 == len(month_names("no such language", "??"))


@pytest.mark.parametrize("region", [*REGIONS, "SA", "AE", "MR", "LY", "SD", ""])
def test_every_name_that_is_written_can_be_read(region: str) -> None:
    for number, name in enumerate(month_names("ar", region), 1):
        assert number == MONTH_WORDS[fold(name)]
    for number, name in enumerate(weekday_names("ar", region)):
        assert number == WEEKDAY_WORDS[fold(name)]


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ("يناير، جانفي، كانون الثاني، January, janvier", 1),
        ("أبريل، ابريل، إبريل، نيسان، أفريل، افريل، avril", 4),
        ("ماي، مايو، أيار، مايس، May, mai", 5),
        ("يوليوز، يوليو، يولية، يوليه، تموز، تمّوز، جويلية", 7),
        ("غشت، أغسطس، آب، أوت، août", 8),
        ("شتنبر، سبتمبر، أيلول", 9),
        ("نونبر، نوفمبر، تشرين الثاني", 11),
        ("دجنبر، ديسمبر، كانون الأول، Décembre", 12),
    ],
)
def test_spellings_of_a_month_are_one_month(names: str, number: int) -> None:
    assert {number} == {
        MONTH_WORDS[fold(name.strip())] for name in names.replace("،", ",").split(",")
    }


@pytest.mark.parametrize("word", ["الصيف", "الماء", "ناصر", "الفاتح", "الحرث"])
def test_everyday_words_are_no_months(word: str) -> None:
    assert fold(word) not in MONTH_WORDS


def test_the_words_round_a_date_are_the_sites_own() -> None:
    patterns = {
        "approximate": "c. {date}",
        "interval": "{a} to {b}",
        "day": "{month} {day}, {year}",
        "moment": "{date}",
    }

    assert "c. May 2017" == in_words(parse_when("2017-05~"), "en", "", "latn", patterns)
    assert "2016 to c. 2019" == in_words(parse_when("2016/2019~"), "en", "", "latn", patterns)
    assert "May 12, 2017" == in_words(parse_when("2017-05-12T10:42Z"), "en", "", "latn", patterns)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("2017-05-12", "2017-05-12"),
        ("2017-05~", "2017-05"),
        ("0987?", "0987"),
        ("2016/2019", ""),
        ("../2019", ""),
        ("2017-05-12 10:42+0400", "2017-05-12T10:42:00+04:00"),
    ],
)
def test_the_datetime_attribute_is_one_that_html_knows(text: str, attribute: str) -> None:
    assert attribute == iso(parse_when(text))


def test_every_pattern_has_words() -> None:
    assert all("{" in pattern for pattern in PATTERNS.values())


@pytest.mark.parametrize(
    ("day", "region"),
    [(0, "MA"), (0, "LB"), (5, "EG"), (5, "DZ"), (6, "SA"), (5, "")],  # Monday is 0
)
def test_the_week_begins_as_in_the_country(day: int, region: str) -> None:
    assert day == first_weekday("ar", region)


def test_a_language_without_a_region_begins_its_week_as_where_it_is_at_home() -> None:
    assert 6 == first_weekday("en")
    assert 5 == first_weekday("fa")
    assert first_weekday("no such language") in range(7)


def test_a_day_of_any_year_has_no_year() -> None:
    assert "12 ماي" == anniversary(5, 12, "ar", "MA", "latn", PATTERNS)
    assert "٢٩ شباط" == anniversary(2, 29, "ar", "SY", "arab", PATTERNS)
    assert "May 12" == anniversary(5, 12, "en", "", "latn", {"anniversary": "{month} {day}"})


def test_the_days_of_the_week_have_short_names_for_a_narrow_calendar() -> None:
    assert ("اثنين", "سبت") == (
        weekday_names("ar", "MA", "short")[0],
        weekday_names("ar", "MA", "short")[5],
    )
    assert "Sep" == month_names("en", "", "abbreviated")[8]
