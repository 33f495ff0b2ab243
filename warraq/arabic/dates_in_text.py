"""Dates and times of day as Arabic news pages write them, found in running text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from warraq.arabic.date_words import MONTH_WORDS, WEEKDAY_WORDS
from warraq.core.model import When

_HIJRI = (
    *(
        "محرم",
        "صفر",
        "ربيع الاول",
        "ربيع الاخر",
        "ربيع الثاني",
        "جمادي الاولي",
        "جمادي الاخره",
        "جمادي الثانيه",
    ),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعده", "ذي القعده", "ذو الحجه", "ذي الحجه"),
)
_ALIKE = {
    "٠١٢٣٤٥٦٧٨٩": "0123456789",
    "۰۱۲۳۴۵۶۷۸۹": "0123456789",
    "أإآٱىةکی": "اااايهكي",
    "éèêàâûùôîç": "eeeaauuoic",
    "،٫": ",:",
    "\u2010\u2011\u2013\u2014\u2212": "-----",
    "\u00a0\u202f\u200e\u200f\u202a\u202b\u202c\u202d\u202e": " " * 9,
}
_PLAIN = {
    ord(char): to
    for chars, others in _ALIKE.items()
    for char, to in zip(chars, others, strict=True)
}


def plain(text: str) -> str:
    """Make digits, alef forms and separators plain, letter for letter: every position stays where
    it was.
    """
    return text.translate(_PLAIN)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=len, reverse=True)
    )


_MONTHS: Mapping[str, int] = {plain(word): month for word, month in MONTH_WORDS.items()} | {
    "ابريل": 4,
    "اغشت": 8,
}
_WEEKDAYS: Mapping[str, int] = {
    plain(word): day for word, day in WEEKDAY_WORDS.items() if len(word) > 3
}

_DIGIT = re.compile(r"\d")
_LETTER = r"[^\W\d_]"
_NAME = rf"(?<!{_LETTER})(?:{_any_of(_MONTHS)})(?!{_LETTER})\.?"
_OTHER = rf"(?:\s*[/\\(-]\s*(?P<other>{_NAME})\s*\)?)?"
_YEAR = r"(?:19|20)\d\d"
_IN_WORDS = re.compile(
    rf"(?<![\d.,:/])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[-/.]?\s*(?:من\s+(?:شهر\s+)?|of\s+)?(?P<month>{_NAME}){_OTHER}"
    rf"(?:\s*[-/.,]?\s*(?:(?:من\s+)?(?:ال)?(?:عام|سنه)\s+)?(?P<year>{_YEAR})(?!\d))?"
    rf"|(?P<first>{_NAME})\s+(?P<second>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<third>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
_ORDER = re.compile(rf"(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*{_YEAR}(?!\d)")
_MONTH_ONLY = re.compile(
    rf"(?<![\d/(-])(?P<month>{_NAME}){_OTHER}\s*,?\s*(?P<year>{_YEAR})(?!\d)", re.IGNORECASE
)
_ISO = re.compile(
    rf"(?<![\d./-])(?P<year>{_YEAR})(?P<mark>\s?[-/.]\s?)(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d|[-/.]\d)"
)
_NUMBERS = re.compile(
    r"(?<![\d.,:/-])(?P<day>\d{1,2})\s*(?P<mark>[-/.])\s*(?P<month>\d{1,2})\s*(?P=mark)\s*(?P<year>(?:19|20)?\d\d)"
    r"(?!\d|[-/.:]\d)"
)
_HIJRI_DATE = re.compile(
    rf"\d{{1,2}}\s*[-/]?\s*(?:من\s+)?(?:{_any_of(_HIJRI)})(?:\s*[-/,]?\s*1[34]\d\d)?(?!\d)\s*(?:هـ?(?!{_LETTER}))?"
    r"|(?<!\d)\d{1,2}\s*[-/]\s*\d{1,2}\s*[-/]\s*1[34]\d\d(?!\d)"
)
_ZONE = (
    rf"(?:\s*\(?\s*(?:GMT|UTC|Z|ت\.?\s?غ\.?|بتوقيت\s+(?:غرينيتش|غرينتش|جرينتش))(?!{_LETTER})"
    r"\s*(?P<offset>[+-]\s?\d{1,2}(?::?\d\d)?)?\s*\)?|(?P<bare>[+-]\d\d:?\d\d)(?!\d))"
)
_CLOCK = re.compile(
    r"(?<![\d:./+-])(?P<hour>\d{1,2})\s?[:h]\s?(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?![\d:])"
    rf"(?:\s*(?P<half>صباحا|مساءا|مساء|ظهرا|ص|م|[ap]\.?m\.?)(?!{_LETTER}))?(?:{_ZONE})?",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(rf"(?<!\d)(?P<hour>\d\d)(?P<minute>\d\d){_ZONE}", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:[\s,|()\[\]:@T-]|الساعه|علي|في|عند|اخر|تحديث|at|a(?=\s)|updated?|last)*", re.IGNORECASE
)
_DAY_BEFORE = re.compile(
    rf"(?<!{_LETTER})(?:يوم\s+)?(?P<name>{_any_of(_WEEKDAYS)})\s*[,.:-]?\s*(?:الموافق\s*)?(?:ل\s?)?$",
    re.IGNORECASE,
)

_MAX_OFFSET = dt.timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class DateInText:
    """A date in a text: text[start:end] is `raw`, the time of day beside it included.

    when     what it means; None where it is not known: the year is missing, it is a Hijri date
             alone, there is no such day
    weekday  the day of the week that is written with it, Monday 0, or None
    """

    start: int
    end: int
    when: When | None
    raw: str
    weekday: int | None = None


def read_offset(text: str) -> dt.timezone | None:
    """Return the zone of an offset from UTC ('+3', '+03', '+0300' or '+03:00'); None if there
    is no such zone: the furthest is 14 hours away (the Line Islands).
    """
    digits = text.replace(" ", "").replace(":", "")
    hours, minutes = (
        (int(digits[1:-2]), int(digits[-2:])) if len(digits) > 3 else (int(digits[1:]), 0)
    )
    offset = dt.timedelta(hours=hours, minutes=minutes)
    if minutes >= 60 or offset > _MAX_OFFSET:
        return None
    return dt.timezone(-offset if digits[0] == "-" else offset)


def is_month_first(texts: Iterable[str]) -> bool:
    """Whether a document writes the month before the day: a second number is over 12 in one of its
    dates in numbers, a first number in none.
    """
    pairs = [(int(first), int(second)) for text in texts for first, second in _ORDER.findall(text)]
    return any(second > 12 for _, second in pairs) and all(first <= 12 for first, _ in pairs)


def find_dates(text: str, *, month_first: bool = False) -> tuple[DateInText, ...]:
    """Return the dates of a text, in order.

    Numbers are read day first, as the Arabic press writes them, unless `month_first`; a year of two
    digits counts only beside a time of day or a day of the week. Two names of one month (مارس/
    آذار) must agree. A Hijri date is found but not converted.
    """
    if not _DIGIT.search(text):
        return ()
    flat = plain(text)
    taken: list[DateInText] = []
    for start, end, when in sorted(_all(flat, month_first), key=lambda span: (span[0], -span[1])):
        floor = taken[-1].end if taken else 0
        if start >= floor:
            day = _DAY_BEFORE.search(flat, max(floor, start - 24), start)
            weekday = _WEEKDAYS[" ".join(day["name"].lower().split())] if day else None
            start, end, when = _with_time(flat, floor, day.start() if day else start, end, when)
            taken.append(DateInText(start, end, when, text[start:end], weekday))
    return tuple(taken)


def _all(flat: str, month_first: bool) -> Iterator[tuple[int, int, When | None]]:
    """Yield everything that looks like a date: where it begins, where it ends, and what it means,
    if that is known.
    """
    for match in _HIJRI_DATE.finditer(flat):
        yield (*match.span(), None)
    for match in _IN_WORDS.finditer(flat):
        if match["first"]:
            yield (*match.span(), _day(match["third"], _month(match["first"]), match["second"]))
        elif not match["year"] or (
            match["other"] and _month(match["month"]) != _month(match["other"])
        ):
            yield (*match.span(), None)
        else:
            yield (*match.span(), _day(match["year"], _month(match["month"]), match["day"]))
    for match in (*_ISO.finditer(flat), *_NUMBERS.finditer(flat)):
        year, month, day = match["year"], match["month"], match["day"]
        if month_first and match.start("day") < match.start("month"):
            month, day = day, month
        if len(year) == 4 or _has_company(flat, *match.span()):
            full = year if len(year) == 4 else ("20" if year < "50" else "19") + year
            yield (*match.span(), _day(full, int(month), day))
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
    """Whether a time of day or a day of the week is written beside a short date."""
    around = flat[max(0, start - 30) : end + 30]
    return bool(
        _CLOCK.search(around)
        or _FOUR_DIGITS.search(around)
        or any(day in around for day in _WEEKDAYS)
    )


def _with_time(
    flat: str, floor: int, start: int, end: int, when: When | None
) -> tuple[int, int, When | None]:
    """Take in the time of day that is written just after the date, or just before it, but not
    before `floor`.
    """
    if when is None or when.precision != "day":
        return start, end, when
    gap = _BETWEEN.match(flat, end, end + 32)
    clock = _CLOCK.match(flat, gap.end()) if gap else None
    if not clock:
        before = [
            match
            for pattern in (_CLOCK, _FOUR_DIGITS)
            for match in pattern.finditer(flat, max(floor, start - 40), start)
            if _BETWEEN.fullmatch(flat, match.end(), start)
        ]
        clock = before[0] if before else None
    moment = _moment(when.first, clock) if clock else None
    if not clock or not moment:
        return start, end, when
    text = moment.isoformat()
    return (
        min(start, clock.start()),
        max(end, clock.end()),
        When(text, when.first, when.last, "moment", moment=moment),
    )


def _moment(day: dt.date, clock: re.Match[str]) -> dt.datetime | None:
    parts = clock.groupdict()
    hour, half = int(parts["hour"]), (parts.get("half") or "").lower()
    if half and half[0] in "مpظ" and hour < 12:
        hour += 12
    elif half and half[0] in "صa" and hour == 12:
        hour = 0
    offset = parts.get("offset") or parts.get("bare") or ""
    zone = read_offset(offset) if offset else None
    if offset and zone is None:
        return None
    if not offset and re.search(r"GMT|UTC|Z|غ", clock[0], re.IGNORECASE):
        zone = dt.UTC
    try:
        return dt.datetime(
            day.year,
            day.month,
            day.day,
            hour,
            int(parts["minute"]),
            int(parts.get("second") or 0),
            tzinfo=zone,
        )
    except ValueError:
        return None
