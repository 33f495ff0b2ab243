"""Dates and times of day as Arabic news pages write them, found in running text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from warraq.arabic.dates import MONTH_WORDS
from warraq.model import When

_ENGLISH = "january february march april may june july august september october november december".split()
_HIJRI = ("محرم", "صفر", "ربيع الاول", "ربيع الاخر", "ربيع الثاني", "جمادي الاولي", "جمادي الاخره", "جمادي الثانيه", "رجب",
          "شعبان", "رمضان", "شوال", "ذو القعده", "ذي القعده", "ذو الحجه", "ذي الحجه")  # fmt: skip
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد")
_WEEKDAYS_LATIN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_PLAIN = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹أإآٱىةکی،٫\xa0\u202f\u2013\u2014\u2212\u2010\u2011\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
    "01234567890123456789ااااي" + "ه" + "كي,:" + "  " + "-----" + " " * 7,
)


def plain(text: str) -> str:
    """The text with digits, alef forms and separators made plain, letter for letter: every position stays where it was."""
    return text.translate(_PLAIN)


def _alternatives(words: Mapping[str, object] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_MONTHS: dict[str, int] = {plain(word): month for word, month in MONTH_WORDS.items()}
_MONTHS |= {"ابريل": 4, "اغشت": 8}
_MONTHS |= {name: number for number, name in enumerate(_ENGLISH, 1)}
_MONTHS |= {name[:3]: number for number, name in enumerate(_ENGLISH, 1)} | {"sept": 9}

_NAME = rf"(?<![^\W\d_])(?:{_alternatives(_MONTHS)})(?![^\W\d_])\.?"
_PAIR = rf"(?P<month>{_NAME})(?:\s*[/\\(-]\s*(?P<other>{_NAME})\s*\)?)?"
_DAY = r"(?<![\d.,:/])(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_IN_WORDS = re.compile(
    rf"{_DAY}(?:st|nd|rd|th)?\s*[-/.]?\s*(?:من\s+(?:شهر\s+)?|of\s+)?{_PAIR}(?:\s*[-/.,]?\s*(?:(?:من\s+)?(?:ال)?(?:عام|سنه)\s+)?{_YEAR})?"
    rf"|(?<![\d])(?P<month_first>{_NAME})\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<year_third>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<mark>\s?[-/.]\s?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d|[-/.]\d)"
)
_NUMBERS = re.compile(
    r"(?<![\d.,:/-])(?P<day>\d{1,2})\s*(?P<mark>[-/.])\s*(?P<month>\d{1,2})\s*(?P=mark)\s*(?P<year>(?:19|20)?\d\d)(?!\d|[-/.:]\d)"
)
_MONTH_ONLY = re.compile(
    rf"(?<![\d/(-])(?P<month>{_NAME})(?:\s*[/\\(-]\s*(?P<other>{_NAME})\s*\)?)?\s*,?\s*{_YEAR}", re.IGNORECASE
)
_HIJRI_DATE = re.compile(
    rf"\d{{1,2}}\s*[-/]?\s*(?:من\s+)?(?:{_alternatives(_HIJRI)})(?:\s*[-/,]?\s*1[34]\d\d)?(?!\d)\s*(?:هـ?(?![^\W\d_]))?|(?<!\d)\d{{1,2}}\s*[-/]\s*\d{{1,2}}\s*[-/]\s*1[34]\d\d(?!\d)"
)

_ZONE = r"(?:\s*\(?\s*(?:GMT|UTC|Z|ت\.?\s?غ\.?|بتوقيت\s+(?:غرينيتش|غرينتش|جرينتش|غرينتش))(?![^\W\d_])\s*(?P<offset>[+-]\s?\d{1,2}(?::?\d\d)?)?\s*\)?|(?P<bare>[+-]\d\d:?\d\d)(?!\d))"
_HALF = r"(?:\s*(?P<half>صباحا|مساءا|مساء|ظهرا|ص|م|[ap]\.?m\.?)(?![^\W\d_]))?"
_CLOCK = re.compile(
    rf"(?<![\d:./+-])(?P<hour>\d{{1,2}})\s?[:h]\s?(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?![\d:]){_HALF}(?:{_ZONE})?",
    re.IGNORECASE,
)
_FOUR = re.compile(rf"(?<!\d)(?P<hour>\d\d)(?P<minute>\d\d){_ZONE}", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s,|()\[\]:@T-]|الساعه|علي|في|عند|اخر|تحديث|at|update[d]?|last)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: text[start:end] is `raw`, the time of day beside it included.

    when     what it means; None where it cannot be told: the year is missing, it is a Hijri date alone, there is no such day
    weekday  the day of the week that stands with it, Monday 0, or None
    """

    start: int
    end: int
    when: When | None
    raw: str
    weekday: int | None = None


def find_dates(text: str) -> tuple[Found, ...]:
    """The dates of a text, in order.

    Numbers are read day first, as the Arabic press writes them; a year of two digits counts only beside a time of day or a day of
    the week. Two names of one month (مارس/ آذار) must agree. A Hijri date is found but not converted.
    """
    flat = plain(text)
    if not any(map(str.isdigit, flat)):
        return ()
    taken: list[Found] = []
    for start, end, when in sorted(_all(flat), key=lambda span: (span[0], -span[1])):
        if taken and start < taken[-1].end:
            continue
        floor = taken[-1].end if taken else 0
        weekday, left = _weekday_before(flat, floor, start)
        taken.append(_with_time(text, flat, floor, left, end, when, weekday))
    return tuple(taken)


def read_weekday(word: str) -> int | None:
    """The number of a day of the week, Monday 0; None if the word is none."""
    name = plain(word).strip().lower()
    for names in (_WEEKDAYS, _WEEKDAYS_LATIN):
        if name in names:
            return names.index(name)
    return None


def _all(flat: str) -> Iterator[tuple[int, int, When | None]]:
    spans: list[tuple[int, int]] = []
    for match in _HIJRI_DATE.finditer(flat):
        spans.append(match.span())
        yield (*match.span(), None)
    for match in _IN_WORDS.finditer(flat):
        if match["month_first"]:
            yield (*match.span(), _day(match["year_third"], _month(match["month_first"]), match["day_second"]))
        elif match["other"] and _month(match["month"]) != _month(match["other"]):
            yield (*match.span(), None)
        else:
            yield (*match.span(), _day(match["year"], _month(match["month"]), match["day"]) if match["year"] else None)
    for pattern in (_ISO, _NUMBERS):
        for match in pattern.finditer(flat):
            year = match["year"]
            if len(year) == 2:
                if not _has_company(flat, *match.span()):
                    continue
                year = ("20" if year < "50" else "19") + year
            yield (*match.span(), _day(year, int(match["month"]), match["day"]))
    for match in _MONTH_ONLY.finditer(flat):
        month = _month(match["month"])
        if not match["other"] or month == _month(match["other"]):
            first = dt.date(int(match["year"]), month, 1)
            last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            yield (*match.span(), When(f"{first:%Y-%m}", first, last, "month"))


def _month(name: str) -> int:
    return _MONTHS[" ".join(name.lower().rstrip(".").split())]


def _day(year: str, month: int, day: str) -> When | None:
    try:
        date = dt.date(int(year), month, int(day))
    except ValueError:
        return None
    return When(date.isoformat(), date, date, "day")


def _has_company(flat: str, start: int, end: int) -> bool:
    """Whether a time of day or a day of the week stands beside a short date."""
    around = flat[max(0, start - 30) : end + 30]
    return bool(_CLOCK.search(around) or _FOUR.search(around) or any(day in around for day in _WEEKDAYS))


_DAY_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?:يوم\s+)?(?P<name>{'|'.join((*_WEEKDAYS, *_WEEKDAYS_LATIN))})\s*[,.:-]?\s*(?:الموافق\s*)?(?:ل\s?)?$",
    re.IGNORECASE,
)


def _weekday_before(flat: str, floor: int, start: int) -> tuple[int | None, int]:
    match = _DAY_BEFORE.search(flat, max(floor, start - 24), start)
    return (read_weekday(match["name"]), match.start()) if match else (None, start)


def _with_time(text: str, flat: str, start: int, end: int, when: When | None, weekday: int | None) -> Found:
    """Take in the time of day that stands just after the date, or just before it."""
    if when is not None and when.precision == "day":
        gap = _BETWEEN.match(flat, end, end + 32)
        after = gap and _CLOCK.match(flat, gap.end())
        clock = after or next(
            (
                m
                for p in (_CLOCK, _FOUR)
                for m in p.finditer(flat, max(floor, start - 40), start)
                if _BETWEEN.fullmatch(flat, m.end(), start)
            ),
            None,
        )
        moment = _moment(when.first, clock) if clock else None
        if clock and moment:
            start, end = min(start, clock.start()), max(end, clock.end())
            when = When(moment.isoformat(), when.first, when.last, "moment", moment=moment)
    return Found(start, end, when, text[start:end], weekday)


def _moment(day: dt.date, clock: re.Match[str]) -> dt.datetime | None:
    parts = clock.groupdict()
    hour, half = int(parts["hour"]), (parts.get("half") or "").lower()
    if half and half[0] in "مpظ" and hour < 12:
        hour += 12
    elif half and half[0] in "صa" and hour == 12:
        hour = 0
    offset = (parts.get("offset") or parts.get("bare") or "").replace(" ", "").replace(":", "")
    zone: dt.timezone | None = None
    if offset:
        hours, minutes = (int(offset[1:-2]), int(offset[-2:])) if len(offset) > 3 else (int(offset[1:]), 0)
        if hours > 14 or minutes > 59:
            return None
        zone = dt.timezone((1 if offset[0] == "+" else -1) * dt.timedelta(hours=hours, minutes=minutes))
    elif re.search(r"GMT|UTC|Z|غ", clock[0], re.IGNORECASE):
        zone = dt.UTC
    try:
        return dt.datetime(
            day.year, day.month, day.day, hour, int(parts["minute"]), int(parts.get("second") or 0), tzinfo=zone
        )
    except ValueError:
        return None
