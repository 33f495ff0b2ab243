"""The Jalali calendar of Iran: its dates on Persian pages as days of the Gregorian one.

A year has 365 days, and in eight years of every 33 one more. This rule gives the same leap years as
the astronomical calendar, which is the law in Iran, from 1178 to 1501 (Unicode ICU, persncal.cpp,
and its list of corrections from 1502 on); outside of them nothing is made up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType

_NAMES = (
    "فروردين حمل",
    "ارديبهشت ثور",
    "خرداد جوزا",
    "تير سرطان",
    "مرداد امرداد اسد",
    "شهريور سنبله",
    "مهر ميزان",
    "ابان عقرب",
    "اذر قوس",
    "دي جدي",
    "بهمن دلو",
    "اسفند حوت",
)
MONTHS: Mapping[str, int] = MappingProxyType(
    {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
)
"""The months, as Iran and Afghanistan name them, folded, and their numbers."""

FIRST_YEAR = 1178
LAST_YEAR = 1501
"""The years that are known."""

_EPOCH = dt.date(622, 3, 20).toordinal()
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹أإآٱىیک", "01234567890123456789ااااييك")
_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s*(?:ام\s+)?({'|'.join(MONTHS)})\s*(?:ماه\s*)?,?\s*(1[34]\d\d)(?!\d)"
)
_NUMBERS = re.compile(
    r"(?<![\d/.-])(1[34]\d\d)\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d|[/.-]\d)"
)


def gregorian(year: int, month: int, day: int) -> dt.date:
    """Return the day of a Jalali date. Raises ValueError if there is no such day, or its year is
    not known.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        raise ValueError(
            f"there is no known day {year:04d}-{month:02d}-{day:02d} in the Jalali calendar"
        )
    longest = 31 if month < 7 else 30 if month < 12 or is_leap(year) else 29
    if not 1 <= day <= longest:
        raise ValueError(
            f"there is no day {day:02d} in {year:04d}-{month:02d}, which has {longest}"
        )
    days = 365 * (year - 1) + (8 * year + 21) // 33 + 30 * (month - 1) + min(month - 1, 6) + day
    return dt.date.fromordinal(_EPOCH + days)


def is_leap(year: int) -> bool:
    """Whether a year has 366 days."""
    return (25 * year + 11) % 33 < 8


def find_jalali(text: str, *, numbers: bool) -> tuple[dt.date, ...]:
    """Return the days of the Jalali dates in a text, in order: '2 تير 1399', and with `numbers`
    '1399/04/02' too, which in an Arabic text would be a Hijri date.
    """
    flat = text.translate(_PLAIN)
    found = [
        (match.start(), match[3], MONTHS[match[2]], match[1]) for match in _NAMED.finditer(flat)
    ]
    if numbers:
        found += [
            (match.start(), match[1], int(match[3]), match[4]) for match in _NUMBERS.finditer(flat)
        ]
    days = []
    for _, year, month, day in sorted(found):
        try:
            days.append(gregorian(int(year), month, int(day)))
        except ValueError:
            continue
    return tuple(days)
