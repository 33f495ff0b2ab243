"""Read the dates that an address names: /2014/05/12/, /2014-05-12-, /20140512, ?date=2014-05-12."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from warraq.arabic.edtf import parse_when
from warraq.core.model import When
from warraq.importing.extract.dates.timestamps import WEB_FIRST_YEAR, read_stamp

_MAX_CHARS = 2000
_MAX_SEGMENTS_BETWEEN = 3
"""How many words may part a year from its month: /2013/world/asia/08/03/ has two."""
_PLAIN = re.compile(
    r"[/=_-](?P<year>(?:19|20)\d\d)(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?=[/_.?&#-]|$)"
)
_PART = re.compile(r"(?<![\d.])((?:19|20)\d\d)([-_.])(\d{1,2})\2(\d{1,2})(?![\d.])")
_BACKWARD = re.compile(r"(?<![\d.])(\d{1,2})([-_.])(\d{1,2})\2((?:19|20)\d\d)(?![\d.])")
_COMPACT = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
    r"(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,6})?)?(?!\d)"
)
_ASKED = re.compile(
    r"(?:^|[?&;])(?:date|pubdate|day|d|dt|issue|issuedate)=([^&;#]{6,30})", re.IGNORECASE
)
_SECONDS = re.compile(r"(?<!\d)(1\d{9})(?:\d{3})?(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"\d{1,2}")


def plain_day(url: str) -> dt.date | None:
    """Return the day of an address that writes it out ('/2015/07/26/', '-2015-7-26'), if it names
    one day only.
    """
    days = set()
    for match in _PLAIN.finditer(url[:_MAX_CHARS]):
        try:
            days.add(dt.date(int(match["year"]), int(match["month"]), int(match["day"])))
        except ValueError:
            return None
    return days.pop() if len(days) == 1 else None


def in_address(url: str) -> tuple[When, ...]:
    """Return the dates that the address of a page names, surest first: /2014/05/12/, /2014-05-12-,
    /20140512, ?date=2014-05-12, /2014/world/5/12/; else the month of /2014/05/ or the year of
    /2014/, which only bound it.
    """
    try:
        parts = urlsplit(url[:_MAX_CHARS])
    except ValueError:
        return ()
    path = unquote(parts.path)
    segments = [segment for segment in path.split("/") if segment]
    found = [*_in_segments(segments), *_in_words(path)]
    for asked in _ASKED.finditer(parts.query):
        found += _in_words(unquote(asked[1]).replace("/", "-"))
    return _of_the_web(found) or (() if found else _of_the_web(_bounds(segments)))


def in_picture(url: str) -> tuple[When, ...]:
    """Return the days and months that the address of a picture names, seconds since 1970 among
    them.
    """
    seconds = _SECONDS.findall(url[:_MAX_CHARS])
    days = [parse_when(when.first) for digits in seconds for when in read_stamp(digits)]
    return tuple(when for when in (*in_address(url), *days) if when.precision != "year")


def _of_the_web(dates: Iterable[When]) -> tuple[When, ...]:
    return tuple(when for when in dict.fromkeys(dates) if when.first.year >= WEB_FIRST_YEAR)


def _in_segments(segments: list[str]) -> Iterator[When]:
    """Yield the dates whose year, month and day are segments of their own; a few words may part the
    year from the month.
    """
    for place, year in enumerate(segments):
        if _YEAR.fullmatch(year):
            before, after = segments[max(0, place - 2) : place], segments[place + 1 :]
            if len(after) > 1 and _SHORT.fullmatch(after[0]):
                yield from _day(year, after[0], _day_beside(year, after[0], after[1]))
            elif len(before) == 2 and all(map(_SHORT.fullmatch, before)):
                yield from _backward(before[0], before[1], year)
            elif not after or not _SHORT.fullmatch(after[0]):
                yield from _behind_words(year, after)


def _day_beside(year: str, month: str, segment: str) -> str:
    """Return the day that a segment behind year and month is, or that begins it: /2014/5/1405121234
    repeats the date.
    """
    if _SHORT.fullmatch(segment):
        return segment
    short = f"{year[2:]}{int(month):02d}"
    is_day = segment[4:6].isdigit() and not segment[6:7].isdigit()
    return segment[4:6] if segment.startswith(short) and is_day else ""


def _behind_words(year: str, after: list[str]) -> Iterator[When]:
    between = (n for n, segment in enumerate(after[:_MAX_SEGMENTS_BETWEEN]) if segment.isdigit())
    first = next(between, 0)
    if first and len(after) > first + 1 and all(map(_SHORT.fullmatch, after[first : first + 2])):
        yield from _day(year, after[first], after[first + 1])


def _in_words(text: str) -> Iterator[When]:
    for match in _PART.finditer(text):
        yield from _day(match[1], match[3], match[4])
    for match in _BACKWARD.finditer(text):
        yield from _backward(match[1], match[3], match[4])
    for match in _COMPACT.finditer(text):
        yield from _day(match[1], match[2], match[3])


def _bounds(segments: list[str]) -> list[When]:
    for year, month in zip(segments, [*segments[1:], ""], strict=False):
        if _YEAR.fullmatch(year):
            is_month = _SHORT.fullmatch(month) and 1 <= int(month) <= 12
            return [parse_when(f"{year}-{int(month):02d}" if is_month else year)]
    return []


def _backward(day: str, month: str, year: str) -> list[When]:
    """Return a day written before its month; nothing where it could be the other way round."""
    return _day(year, month, day) if int(day) > 12 or int(day) == int(month) else []


def _day(year: str, month: str, day: str) -> list[When]:
    try:
        return [parse_when(dt.date(int(year), int(month), int(day)))]
    except ValueError:
        return []
