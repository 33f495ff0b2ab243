"""Dates in words, and the names of months and days of the week in each Arabic region."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from warraq.arabic.cldr import home_region, locale
from warraq.arabic.edtf import parse_when
from warraq.arabic.letters import fold
from warraq.arabic.numerals import digits
from warraq.core.model import When

PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "day": "{day} {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "moment": "{date}، {time}",
        "approximate": "نحو {date}",
        "uncertain": "{date} (؟)",
        "interval": "بين {a} و{b}",
        "before": "حتى {date}",
        "after": "منذ {date}",
        "anniversary": "{day} {month}",
    }
)
"""The words round a date, where the site's strings file has none of its own."""

# One line a month: its names in the Arabic regions with their spellings, English, French. The names
# of the Libyan calendar are left out, for they are everyday words: الصيف is also the summer, الماء
# is water.
_MONTHS = (
    "يناير، جانفي، كانون الثاني، كانون ثاني، كانون ثان، january, jan, janvier",
    "فبراير، فبرير، فيبراير، فيفري، شباط، february, feb, février",
    "مارس، آذار، أدار، مارت، march, mar, mars",
    "أبريل، أفريل، نيسان، april, apr, avril",
    "مايو، ماي، مايس، أيار، may, mai",
    "يونيو، يونية، جوان، حزيران، june, jun, juin",
    "يوليو، يوليوز، يولية، جويلية، تموز، july, jul, juillet",
    "أغسطس، غشت، أغشت، أوغسطس، أوت، آب، august, aug, août",
    "سبتمبر، شتنبر، شتمبر، سبتنبر، سيبتمبر، أيلول، september, sep, sept, septembre",
    "أكتوبر، أوكتوبر، تشرين الأول، تشرين أول، october, oct, octobre",
    "نوفمبر، نونبر، نوفنبر، نونمبر، تشرين الثاني، تشرين ثاني، تشرين ثان، november, nov, novembre",
    "ديسمبر، دجنبر، دجمبر، دسمبر، ديسنبر، كانون الأول، كانون أول، december, dec, décembre",
)
_WEEKDAYS = (
    "الاثنين، الإثنين، الأثنين، اثنين، monday, mon, lundi",
    "الثلاثاء، الثلاثا، ثلاثاء، tuesday, tue, mardi",
    "الأربعاء، الاربعا، أربعاء، wednesday, wed, mercredi",
    "الخميس، خميس، thursday, thu, jeudi",
    "الجمعة، جمعة، friday, fri, vendredi",
    "السبت، سبت، saturday, sat, samedi",
    "الأحد، أحد، sunday, sun, dimanche",
)


def _numbered(lines: tuple[str, ...], first: int) -> Mapping[str, int]:
    return MappingProxyType(
        {
            fold(name).strip(): place
            for place, line in enumerate(lines, first)
            for name in line.replace("،", ",").split(",")
        }
    )


MONTH_WORDS = _numbered(_MONTHS, 1)
"""Every name of a month in every Arabic region, English and French, folded, and its number. Some
have two words.
"""

WEEKDAY_WORDS = _numbered(_WEEKDAYS, 0)
"""Every name of a day of the week, folded, and its number: Monday is 0."""


@lru_cache(maxsize=64)
def month_names(language: str, region: str = "", width: str = "wide") -> tuple[str, ...]:
    """Return the names of the twelve months in a country, by CLDR: يناير ... دجنبر in Morocco,
    كانون الثاني ... in Lebanon.

    `width` is 'wide' or 'abbreviated', which differs in some languages only (not in Arabic).
    """
    names = locale(language, region).months["format"][width]
    return tuple(names[month] for month in range(1, 13))


@lru_cache(maxsize=64)
def weekday_names(language: str, region: str = "", width: str = "wide") -> tuple[str, ...]:
    """Return the names of the days of the week, Monday first, by CLDR. `width` is 'wide' or
    'short', without the article.

    CLDR's short Arabic name of Monday has a hamza that the word does not bear (همزة وصل), nor its
    wide one.
    """
    names = locale(language, region).days["format"][width]
    return tuple(names[day].replace("إثنين", "اثنين") for day in range(7))


@lru_cache(maxsize=64)
def first_weekday(language: str, region: str = "") -> int:
    """Return the day with which the week begins, Monday 0 (CLDR, supplemental weekData): Saturday
    in Egypt, Monday in Morocco.

    Without a region it is that of the country in which CLDR takes the language to be at home.
    """
    return int(locale(language, region or home_region(language)).first_week_day)


def in_words(
    when: When, language: str, region: str, system: str, patterns: Mapping[str, str] = PATTERNS
) -> str:
    """Write a date as a reader reads it: '12 ماي 2017', 'ماي 2017', 'نحو 2017', 'بين 2016 و2019'.

    `system` names the digits ('latn', 'arab', 'arabext'). What `patterns` lacks is taken from
    PATTERNS. A year is written as it is, not grouped.
    """
    words = {**PATTERNS, **patterns}
    if when.precision == "interval":
        a, b = (
            "" if side == ".." else in_words(parse_when(side), language, region, system, words)
            for side in when.text.split("/")
        )
        key = "interval" if a and b else "after" if a else "before"
        return words[key].format(a=a, b=b, date=a or b)
    day = when.first
    text = words["day" if when.precision == "moment" else when.precision].format(
        day=day.day, month=month_names(language, region)[day.month - 1], year=day.year
    )
    if when.moment is not None:
        text = words["moment"].format(date=text, time=f"{when.moment:%H:%M}")
    if when.approximate:
        text = words["approximate"].format(date=text)
    if when.uncertain:
        text = words["uncertain"].format(date=text)
    return digits(text, system)


def anniversary(
    month: int, day: int, language: str, region: str, system: str, patterns: Mapping[str, str]
) -> str:
    """Write a day of any year: '12 ماي'."""
    name = month_names(language, region)[month - 1]
    return digits({**PATTERNS, **patterns}["anniversary"].format(day=day, month=name), system)


def iso(when: When) -> str:
    """Write a date for the `datetime` attribute (HTML Standard, the time element); '' for an
    interval.
    """
    return "" if when.precision == "interval" else when.text.rstrip("~?%")
