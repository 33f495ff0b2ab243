"""Read timestamps as programs write them: ISO 8601, RFC 822, ctime, seconds since 1970."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from dataclasses import replace

from warraq.arabic.date_words import WEEKDAY_WORDS
from warraq.arabic.dates_in_text import DateInText, find_dates, plain, read_offset
from warraq.arabic.edtf import parse_when
from warraq.arabic.jalali import find_jalali, gregorian
from warraq.arabic.letters import fold
from warraq.content.frontmatter.review import Doubt
from warraq.core.model import When
from warraq.importing.cues.sentences import tidy
from warraq.importing.extract.dates.datelines import Dated

NO_DATE = frozenset(
    {
        dt.date(1899, 12, 30),
        dt.date(1899, 12, 31),
        dt.date(1900, 1, 1),
        dt.date(1969, 12, 31),
        dt.date(1970, 1, 1),
    }
)
"""Days that programs write where they know none: the zeros of spreadsheets, databases and Unix
time, the last also as it is in America.
"""
WEB_FIRST_YEAR = 1990
"""No page of the web is older, so that an earlier date is not that of its publication."""

_MAX_CHARS = 120
_PAGE_MAX_CHARS = 200
_JALALI_LAST_YEAR = 1600
"""No Jalali year of a page is later, and no Gregorian one earlier."""
_MAX_MINUTES_FROM_UTC = 14 * 60
_MINUTES_BETWEEN_ZONES = 15

_ZONE = r"\s*(?P<zone>(?:Z|GMT|UTC)?(?P<offset>[+-]\d\d?(?::?\d\d)?)|(?:Z|GMT|UTC)(?![A-Za-z]))?"
_STAMP = re.compile(
    r"\D{0,2}(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
    r"(?:[T\s\\,|-]{1,3}(?P<hour>\d{1,2}):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?!\d)"
    rf"\s*(?P<half>(?:[ap]\.?m\.?|[صم])(?![^\W\d_]))?{_ZONE})?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>(?:19|20|1[34])\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)"
    r"(?P<time>[T\s]?(?P<hour>[0-2]\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?)?(?!\d)",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(?!\d{15}(?!\d))(?P<seconds>\d{9,10})(?:\d{3}){0,2}(?:\.\d+)?")
"""Seconds since 1970, or milliseconds, from 1973 on; or microseconds, from 2001 on."""
_EXPORTED = re.compile(
    r"(?:1[5-9]|20)\d\d(?:-\d\d?(?:-\d\d?(?:(?:T| )\s?\d\d?:\d\d.{0,40})?)?)?$"
    r"|(?:[A-Z][a-z]{2,8},?\s+)?\d{1,2}[ -][A-Z][a-z]{2,8}[ -]\d{2,4}\s+\d{1,2}:\d\d"
    r"|[A-Z][a-z]{2,3},? [A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d "
)
"""ISO 8601, RFC 822, and the form of C's ctime."""
_MIDNIGHT = re.compile(
    r"(\d{4}-\d\d?-\d\d?)[T ]00?:00(?::00(?:\.0*)?)?\s*(?:Z|UTC|GMT|[+-]00:?00)?"
)
_CTIME = re.compile(
    r"^[^\W\d_]+,? (?P<month>[^\W\d_]+) (?P<day>\d{1,2}) (?P<time>\d\d:\d\d:\d\d)"
    r" (?:(?P<zone>[+-]\d{4}|[A-Z]{3,4}) )?(?P<year>\d{4})$"
)
_SHORT_YEAR = re.compile(r"(\d{1,2}[ -][^\W\d_]+\.?[ -])(\d\d)(?= \d{1,2}:)")
_OFFSET = re.compile(
    r"\s*\(?(?:(?:GMT|UTC)\s*)?(?P<offset>[+-]\d{1,2}(?::?\d\d)?)(?!\d)"
    r"|\s*\(?(?P<name>[A-Z]{3,4})\b"
)
_NAMED_ZONES_HOURS: Mapping[str, int] = {
    "EDT": -4,
    "EST": -5,
    "CDT": -5,
    "CST": -6,
    "MDT": -6,
    "MST": -7,
    "PDT": -7,
    "PST": -8,
    "WET": 0,
    "WEST": 1,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "KSA": 3,
}
"""The zones of RFC 822, and those of the region whose names are no other's."""
_WORD = re.compile(r"[^\W\d_]+")
_YEAR_ZERO = re.compile(r"-?0{3,4}|1970-01-01T00:00(?!.*[1-9])")
"""A moment that its program did not know: the year 0 or -1, and the first moment of Unix time."""
_WEEKDAYS = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b", re.IGNORECASE)
_WEEKDAY_NAMES = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_EXAMPLES = ("2015-02-05T08:00:00+08:00", "2015-02-05T09:20:00+08:00")
"""The dates of the example of linked data that Google's documentation gave, and sites copied."""


def published(text: str, today: dt.date) -> Dated:
    """Read when something was published, as a feed or an export says it.

    RFC 822, RFC 3339, compact and counted timestamps, and what was meant for one of them. A moment
    keeps its zone; one without a zone, or with a zone that is not known, is left without. There is
    no date, but a doubt, where the day of the week is another, where the day is yet to come, or
    where there are two.
    """
    text = spelled_out(tidy(text)[:_MAX_CHARS])
    if not text:
        return Dated(None, Doubt.NO_DATE)
    when = _exact(text) or _only_date(text)
    if when is None or when.precision == "interval" or _YEAR_ZERO.match(when.text) or is_zero(when):
        return Dated(
            None, Doubt.NO_DATE if _YEAR_ZERO.match(text) else f"{Doubt.DATE_NOT_PLAIN}: {text}"
        )
    if when.last > today:
        return Dated(None, f"{Doubt.DATE_TO_COME}: {text}")
    word = _WORD.match(text)
    weekday = WEEKDAY_WORDS.get(fold(word[0]).strip()) if word else None
    if weekday is not None and when.first == when.last and when.first.weekday() != weekday:
        return Dated(None, f"{Doubt.OTHER_WEEKDAY}: {text}")
    return Dated(when)


def exported(text: str, today: dt.date) -> Dated | None:
    """Read a value of a record as `published` does, if a program wrote it; None if it did not.

    Midnight to the second is the time of day that programs write where there is none.
    """
    text = spelled_out(text)
    if not _EXPORTED.match(text):
        return None
    midnight = _MIDNIGHT.fullmatch(text)
    return published(midnight[1] if midnight else text, today)


def of_site(local: str, utc: str, today: dt.date) -> Dated:
    """Read when something was published, by the clock of its site and by UTC, both written as
    '2017-05-12 10:42:00'.

    The day is the site's; the zone is what lies between the two, where that is a zone: at most 14
    hours, in quarters.
    """
    here, there = _naive(local), _naive(utc)
    if here is None:
        return published(there.replace(tzinfo=dt.UTC).isoformat() if there else "", today)
    if there is None:
        return published(here.isoformat(), today)
    minutes = round((here - there).total_seconds() / 60)
    is_zone = abs(minutes) <= _MAX_MINUTES_FROM_UTC and minutes % _MINUTES_BETWEEN_ZONES == 0
    zone = dt.timezone(dt.timedelta(minutes=minutes)) if is_zone else None
    return published(here.replace(tzinfo=zone).isoformat(), today)


def read_stamp(raw: str, *, persian: bool = False) -> tuple[When, ...]:
    """Return what a date that a page gives to machines may mean.

    Two answers, day first and then month first, where numbers leave that open (05/12/2014); none
    where it is no date, or one before the web. A midnight is a day without a time. With `persian`,
    years of 1300 to 1500 are Jalali; elsewhere they may be Hijri, and are not converted.
    """
    text = plain(html.unescape(raw[:_PAGE_MAX_CHARS])).strip()
    if not any(char.isdigit() for char in text) or text.startswith(_EXAMPLES):
        return ()
    if stamp := _STAMP.match(spelled_out(text)):
        readings = _of_stamp(stamp, persian=persian)
    elif persian and (days := find_jalali(text, numbers=True)):
        readings = (parse_when(days[0]),)
    else:
        readings = _either_order(text)
    return tuple(when for when in readings if when.first.year >= WEB_FIRST_YEAR)


def is_zero(when: When) -> bool:
    """Whether a date is one that programs write where they know none."""
    return when.precision in ("day", "moment") and when.first in NO_DATE


def spelled_out(text: str) -> str:
    """Return a compact timestamp (20170512T1042) or one that counts from 1970 in the form of ISO
    8601; any other text as it is.
    """
    if match := _COMPACT.match(text):
        day = f"{match['year']}-{match['month']}-{match['day']}"
        time = f"T{match['hour']}:{match['minute']}:{match['second'] or '00'}"
        return day + (time if match["time"] else "") + text[match.end() :]
    if match := _EPOCH.fullmatch(text):
        return dt.datetime.fromtimestamp(int(match["seconds"]), dt.UTC).isoformat()
    return text


def _naive(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(tidy(text))
    except ValueError:
        return None
    return moment.replace(tzinfo=None, microsecond=0)


def _exact(text: str) -> When | None:
    try:
        when = parse_when(text)
    except ValueError:
        return None
    return parse_when(when.moment.replace(microsecond=0)) if when.moment else when


def _only_date(text: str) -> When | None:
    """Return the date that a text holds, if all that it holds are of one day."""
    founds = _dates_in(text)
    days = {found.when and found.when.first for found in founds}
    return founds[0].when if len(days) == 1 else None


def _either_order(text: str) -> tuple[When, ...]:
    """Return the first date of a text, day first and month first, where the day of the week does
    not decide.
    """
    readings: dict[dt.date, When] = {}
    for month_first in (False, True):
        for found in _dates_in(text, month_first=month_first)[:1]:
            when = found.when
            if when is None or when.precision not in ("day", "moment"):
                continue
            if found.weekday is None or found.weekday == when.first.weekday():
                readings.setdefault(when.first, when)
    return tuple(readings.values())


def _dates_in(text: str, *, month_first: bool = False) -> list[DateInText]:
    """Find the dates in a timestamp, with ctime, years of two digits, days of the week in three
    letters, and zones by their names.
    """
    flat = _CTIME.sub(r"\g<day> \g<month> \g<year> \g<time> \g<zone>", plain(text))
    flat = _SHORT_YEAR.sub(
        lambda match: f"{match[1]}{'20' if match[2] < '50' else '19'}{match[2]}", flat
    )
    flat = _WEEKDAYS.sub(lambda day: _WEEKDAY_NAMES[day[0].lower()], flat)
    return [
        replace(found, when=_zoned(found.when, flat[found.end :]))
        for found in find_dates(flat, month_first=month_first)
    ]


def _zoned(when: When | None, rest: str) -> When | None:
    """Return a moment in the zone that follows it, where it has none yet."""
    if when is None or when.moment is None or when.moment.tzinfo is not None:
        return when
    match = _OFFSET.match(rest)
    if match is None:
        return when
    if match["offset"]:
        zone = read_offset(match["offset"])
    else:
        hours = _NAMED_ZONES_HOURS.get(match["name"])
        zone = None if hours is None else dt.timezone(dt.timedelta(hours=hours))
    return when if zone is None else parse_when(when.moment.replace(tzinfo=zone))


def _of_stamp(stamp: re.Match[str], *, persian: bool) -> tuple[When, ...]:
    year, month, day = (int(stamp[name]) for name in ("year", "month", "day"))
    is_jalali = persian and year < _JALALI_LAST_YEAR
    try:
        date = gregorian(year, month, day) if is_jalali else dt.date(year, month, day)
    except ValueError:
        return ()
    return (_at(date, stamp),)


def _at(date: dt.date, stamp: re.Match[str]) -> When:
    """Return the day with its time of day, where that is one."""
    if not stamp["hour"]:
        return parse_when(date)
    hour, minute, second = (int(stamp[name] or 0) for name in ("hour", "minute", "second"))
    half = (stamp["half"] or "")[:1].lower()
    if half in ("p", "م") and hour < 12:
        hour += 12
    elif half in ("a", "ص") and hour == 12:
        hour = 0
    zone = (read_offset(stamp["offset"]) if stamp["offset"] else dt.UTC) if stamp["zone"] else None
    if not (hour or minute or second) or (stamp["zone"] and zone is None):
        return parse_when(date)
    try:
        time = dt.time(hour, minute, second, tzinfo=zone)
    except ValueError:
        return parse_when(date)
    return parse_when(dt.datetime.combine(date, time))
