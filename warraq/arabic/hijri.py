"""The Hijri calendar: Umm al-Qura, as the hijridate library has it, always marked as approximate.

It is known for the years 1343 to 1500 (1924 to 2077); outside of them nothing is made up. A country
that goes by the sighting of the moon can be a day away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from hijridate import Gregorian, Hijri

from warraq.arabic.numerals import digits

MONTHS = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
)

PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "day": "{day} {month} {year} هـ (تقريبًا)",
        "month": "{month} {year} هـ",
        "year": "{year} هـ",
        "range": "{a} – {b} هـ (تقريبًا)",
        **{str(number): name for number, name in enumerate(MONTHS, 1)},
    }
)
"""The words of a Hijri date and, by number, of the months, where the site's strings file has none
of its own.
"""


def hijri(day: dt.date) -> tuple[int, int, int] | None:
    """Return the Hijri year, month and day; None outside the years that are known."""
    try:
        date = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None
    return date.year, date.month, date.day


def days(year: int, month: int) -> tuple[dt.date, ...]:
    """Return the 29 or 30 days of a Hijri month. Raises OverflowError outside the years that are
    known.
    """
    first = Hijri(year, month, 1)
    start = dt.date(*first.to_gregorian().datetuple())
    return tuple(start + dt.timedelta(days=number) for number in range(first.month_length()))


def day_in_words(day: dt.date, system: str, patterns: Mapping[str, str] = PATTERNS) -> str:
    """Write a day: '16 شعبان 1438 هـ (تقريبًا)'; '' where it is not known. `system` names the
    digits.
    """
    if (date := hijri(day)) is None:
        return ""
    words = {**PATTERNS, **patterns}
    return digits(words["day"].format(day=date[2], month=words[str(date[1])], year=date[0]), system)


def month_in_words(
    year: int, month: int, system: str, patterns: Mapping[str, str] = PATTERNS
) -> str:
    """Write a month: 'شعبان 1438 هـ'."""
    words = {**PATTERNS, **patterns}
    return digits(words["month"].format(month=words[str(month)], year=year), system)


def year_in_words(year: int, system: str, patterns: Mapping[str, str] = PATTERNS) -> str:
    """Write a year: '1438 هـ'."""
    return digits({**PATTERNS, **patterns}["year"].format(year=year), system)


def range_in_words(
    first: dt.date, last: dt.date, system: str, patterns: Mapping[str, str] = PATTERNS
) -> str:
    """Write the months from one day to another: 'شعبان – رمضان 1438 هـ (تقريبًا)'; '' where either
    is not known.
    """
    begin, end = hijri(first), hijri(last)
    if begin is None or end is None:
        return ""
    words = {**PATTERNS, **patterns}
    a, b = words[str(begin[1])], f"{words[str(end[1])]} {end[0]}"
    return digits(
        words["range"].format(a=a if begin[0] == end[0] else f"{a} {begin[0]}", b=b), system
    )
