"""Reads the dates that a page writes for machines, and those that stand in its address."""

from __future__ import annotations

import datetime as dt
import html
import re
from urllib.parse import unquote, urlsplit

from warraq.arabic.dates_in_text import find_dates, plain
from warraq.arabic.edtf import parse_when
from warraq.arabic.jalali import find_jalali, gregorian
from warraq.core.model import When

_LONGEST = 200
_ZONE = r"\s*(?P<zone>(?:Z|GMT|UTC)?(?P<offset>[+-]\d\d?(?::?\d\d)?)|(?:Z|GMT|UTC)(?![A-Za-z]))?"
_STAMPS = (
    re.compile(
        r"\D{0,2}(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
        r"(?:[T\s\\,|-]{1,3}(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?!\d)"
        rf"\s*(?P<half>(?:[ap]\.?m\.?|[صم])(?![^\W\d_]))?{_ZONE})?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<year>\d{4})(?P<month>[01]\d)(?P<day>[0-3]\d)"
        rf"(?:[T\s]?(?P<hour>[0-2]\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?(?P<half>)(?!\d){_ZONE})?(?!\d)",
        re.IGNORECASE,
    ),
)
_WEEKDAYS = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b", re.IGNORECASE)
_FULL = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
}
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?(?:\.\d+)?\s*")
_EMPTY = frozenset(
    {
        "0001-01-01",
        "1899-12-30",
        "1899-12-31",
        "1900-01-01",
        "1969-12-31",
        "1970-01-01",
        "1980-01-01",
    }
)
_EXAMPLES = ("2015-02-05T08:00:00+08:00", "2015-02-05T09:20:00+08:00")
_EARLIEST = 1990

_PART = re.compile(r"(?<![\d.])((?:19|20)\d\d)([-_.])(\d{1,2})\2(\d{1,2})(?![\d.])")
_BACKWARD = re.compile(r"(?<![\d.])(\d{1,2})([-_.])(\d{1,2})\2((?:19|20)\d\d)(?![\d.])")
_COMPACT = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,6})?(?!\d)"
)
_ASKED = re.compile(
    r"(?:^|[?&;])(?:date|pubdate|day|d|dt|issue|issuedate)=([^&;#]{6,30})", re.IGNORECASE
)
_SECONDS = re.compile(r"(?<!\d)(1\d{9})(?:\d{3})?(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"\d{1,2}")
_TEXTS_BETWEEN = 3


def read_stamp(raw: str, *, persian: bool = False) -> tuple[When, ...]:
    """What a date written for machines may mean: ISO 8601 in any dress, RFC 5322, seconds since
    1970, or prose.

    Two answers, day first and then month first, where numbers leave that open (05/12/2014); none
    where it is no date, or one that stands for 'none': the zero of a clock, a time before the web.
    A midnight is a day without a time. With `persian`, years of 1300 to 1500 are Jalali; elsewhere
    they may be Hijri, and are not converted.
    """
    text = plain(html.unescape(raw[:_LONGEST])).strip()
    if not any(char.isdigit() for char in text) or text.startswith(_EXAMPLES):
        return ()
    if epoch := _EPOCH.fullmatch(text):
        moment = dt.datetime.fromtimestamp(int(epoch[1]), dt.UTC)
        return _sane((parse_when(moment),))
    if stamp := next(filter(None, (pattern.match(text) for pattern in _STAMPS)), None):
        return _sane(_of_stamp(stamp, persian=persian))
    if persian and (days := find_jalali(text, numbers=True)):
        return _sane(tuple(parse_when(day) for day in days[:1]))
    return _sane(_readings(text))


def _of_stamp(stamp: re.Match[str], *, persian: bool) -> tuple[When, ...]:
    year, month, day = (int(stamp[name]) for name in ("year", "month", "day"))
    try:
        date = gregorian(year, month, day) if persian and year < 1600 else dt.date(year, month, day)
    except ValueError:
        return ()
    return (_at(date, stamp),)


def _at(date: dt.date, stamp: re.Match[str]) -> When:
    """The day, with its time if that is one: no midnight, which programs write where they know no
    time.
    """
    if not stamp["hour"]:
        return parse_when(date)
    hour, minute, second = (int(stamp[name] or 0) for name in ("hour", "minute", "second"))
    half = (stamp["half"] or "").lower()
    hour = (
        hour + 12
        if half[:1] in ("p", "م") and hour < 12
        else 0
        if half[:1] in ("a", "ص") and hour == 12
        else hour
    )
    if not (hour or minute or second):
        return parse_when(date)
    try:
        return parse_when(
            dt.datetime(date.year, date.month, date.day, hour, minute, second, tzinfo=_zone(stamp))
        )
    except ValueError:
        return parse_when(date)


def _zone(stamp: re.Match[str]) -> dt.tzinfo | None:
    if not stamp["zone"]:
        return None
    digits = (stamp["offset"] or "+0").replace(":", "")
    hours, minutes = (
        (int(digits[1:-2]), int(digits[-2:])) if len(digits) > 3 else (int(digits[1:]), 0)
    )
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-offset if digits[0] == "-" else offset)


def _readings(text: str) -> tuple[When, ...]:
    """The first date of a text, day first and month first, where the day of the week does not
    decide.
    """
    readings: dict[dt.date, When] = {}
    text = _WEEKDAYS.sub(lambda day: _FULL.get(day[0].lower(), "Sunday"), text)
    for month_first in (False, True):
        for found in find_dates(text, month_first=month_first)[:1]:
            when = found.when
            if when is None or when.precision not in ("day", "moment"):
                continue
            if found.weekday is None or found.weekday == when.first.weekday():
                readings.setdefault(when.first, when)
    return tuple(readings.values())


def _sane(readings: tuple[When, ...]) -> tuple[When, ...]:
    return tuple(
        when
        for when in readings
        if when.first.year >= _EARLIEST and when.first.isoformat() not in _EMPTY
    )


def in_address(url: str) -> tuple[When, ...]:
    """The dates that an address names, surest first: /2014/05/12/, /2014-05-12-, /20140512,
    ?date=2014-05-12, /2014/world/5/12/; else the month of /2014/05/ or the year of /2014/, which
    only bound it.
    """
    try:
        parts = urlsplit(url[:2000])
    except ValueError:
        return ()
    path = unquote(parts.path)
    segments = [segment for segment in path.split("/") if segment]
    found = [*_in_segments(segments), *_in_words(path)]
    for asked in _ASKED.finditer(parts.query):
        found += _in_words(unquote(asked[1]).replace("/", "-"))
    bounds = _bounds(segments) if not found else []
    return _sane(tuple(dict.fromkeys(found))) or _sane(tuple(bounds))


def in_picture(url: str) -> tuple[When, ...]:
    """The days and months that the address of a picture names, seconds since 1970 among them."""
    moments = [moment for digits in _SECONDS.findall(url[:2000]) for moment in read_stamp(digits)]
    days = [parse_when(moment.first) for moment in moments]
    return tuple(when for when in (*in_address(url), *days) if when.precision != "year")


def _in_segments(segments: list[str]) -> list[When]:
    """Dates whose year, month and day are segments of their own; a few words may stand between year
    and month.
    """
    found: list[When] = []
    for place, year in enumerate(segments):
        if not _YEAR.fullmatch(year):
            continue
        before, after = segments[max(0, place - 2) : place], segments[place + 1 :]
        if len(after) > 1 and _SHORT.fullmatch(after[0]):
            short = f"{year[2:]}{int(after[0]):02d}"
            if _SHORT.fullmatch(after[1]):
                found += _day(year, after[0], after[1])
            elif (
                after[1].startswith(short)
                and after[1][4:6].isdigit()
                and not after[1][6:7].isdigit()
            ):
                found += _day(year, after[0], after[1][4:6])
        elif len(before) == 2 and all(map(_SHORT.fullmatch, before)):
            found += _backward(before[0], before[1], year)
        elif not after or not _SHORT.fullmatch(after[0]):
            words = next(
                (n for n, segment in enumerate(after[:_TEXTS_BETWEEN]) if segment.isdigit()), 0
            )
            if (
                words
                and len(after) > words + 1
                and all(map(_SHORT.fullmatch, after[words : words + 2]))
            ):
                found += _day(year, after[words], after[words + 1])
    return found


def _in_words(text: str) -> list[When]:
    found: list[When] = []
    for match in _PART.finditer(text):
        found += _day(match[1], match[3], match[4])
    for match in _BACKWARD.finditer(text):
        found += _backward(match[1], match[3], match[4])
    for match in _COMPACT.finditer(text):
        found += _day(*(match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)))
    return found


def _bounds(segments: list[str]) -> list[When]:
    for year, month in zip(segments, [*segments[1:], ""], strict=False):
        if _YEAR.fullmatch(year):
            whole = _SHORT.fullmatch(month) and 1 <= int(month) <= 12
            return [parse_when(f"{year}-{int(month):02d}" if whole else year)]
    return []


def _backward(day: str, month: str, year: str) -> list[When]:
    """A day written before its month; none where it could be the other way round."""
    return _day(year, month, day) if int(day) > 12 or int(day) == int(month) else []


def _day(year: str, month: str, day: str) -> list[When]:
    try:
        return [parse_when(dt.date(int(year), int(month), int(day)))]
    except ValueError:
        return []
