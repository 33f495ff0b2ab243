"""Dates as the front matter writes them: a day, month, year, moment, or an uncertain one (EDTF)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace

from warraq.arabic.letters import fold
from warraq.core.model import When

ACCEPTED = (
    "write 2017-05-12, 2017-05, 2017, 2017-05-12T10:42+01:00, 2017-05~ (about then),"
    " 2017? (in doubt), 2016/2019, ../2019 or 2016/.."
)
"""What is accepted, as an error message says it."""

_OPEN = ".."
_MAX_LETTERS = 200
"""The longest text that is read: the longest interval of EDTF has fifty."""
_MARKS = str.maketrans({"؟": "?", "٪": "%", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?P<mark>[~?%]?)")
_MOMENT = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2})(?:t|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,6})\d*)?)?"
    r"\s*(?P<zone>z|(?P<sign>[+-])(?P<h>\d{2})(?::?(?P<m>\d{2}))?)?"
)


def parse_when(value: str | int | dt.date) -> When:
    """Read a date of the record (Extended Date/Time Format, Library of Congress; as much of it as
    `ACCEPTED` says).

    A number is a year; digits may be Arabic; the month and the day may be of one digit. `text` of
    the answer is the canonical form, which reads back to the same answer. A moment keeps the zone
    that it was written in, to the minute. Raises ValueError that says what is impossible
    (2017-02-30) or what is accepted.
    """
    if isinstance(value, dt.datetime):
        return _of_moment(value)
    if isinstance(value, dt.date):
        return _of_date(value.year, value.month, value.day)
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04d}"
    if not isinstance(value, str) or len(value) > _MAX_LETTERS:
        raise ValueError(f"is not a date; {ACCEPTED}")
    text = fold(value).translate(_MARKS).strip()
    begin, slash, end = (part.strip() for part in text.partition("/"))
    return _interval(begin, end, value) if slash else _single(text, value)


def _single(text: str, shown: str) -> When:
    if date := _DATE.fullmatch(text):
        month, day = (None if part is None else int(part) for part in date.group("month", "day"))
        return _of_date(int(date["year"]), month, day, date["mark"])
    if moment := _MOMENT.fullmatch(text):
        return _of_moment(_moment(moment))
    raise ValueError(f"'{shown[:60]}' is not a date; {ACCEPTED}")


def _of_date(year: int, month: int | None, day: int | None, mark: str = "") -> When:
    if not 1 <= year <= 9999:
        raise ValueError(f"there is no year {year:04d}: years go from 0001 to 9999")
    approximate, uncertain = mark in ("~", "%"), mark in ("?", "%")
    if month is None:
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        return When(f"{year:04d}{mark}", first, last, "year", approximate, uncertain)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02d}: months go from 01 to 12")
    longest = calendar.monthrange(year, month)[1]
    if day is None:
        first, last = dt.date(year, month, 1), dt.date(year, month, longest)
        return When(f"{year:04d}-{month:02d}{mark}", first, last, "month", approximate, uncertain)
    if not 1 <= day <= longest:
        raise ValueError(
            f"there is no day {day:02d} in {year:04d}-{month:02d}, which has {longest}"
        )
    date = dt.date(year, month, day)
    return When(date.isoformat() + mark, date, date, "day", approximate, uncertain)


def _moment(match: re.Match[str]) -> dt.datetime:
    day = _single(match["date"], match[0]).first
    zone = dt.UTC if match["zone"] else None
    try:
        if match["sign"]:
            offset = dt.timedelta(hours=int(match["h"]), minutes=int(match["m"] or 0))
            zone = dt.timezone(-offset if match["sign"] == "-" else offset)
        part = int((match["part"] or "0").ljust(6, "0"))
        time = dt.time(
            int(match["hour"]), int(match["minute"]), int(match["second"] or 0), part, zone
        )
    except ValueError:
        clock = match[0][len(match["date"]) :].lstrip("t ").upper()
        raise ValueError(f"there is no time of day '{clock}'") from None
    return dt.datetime.combine(day, time)


def _of_moment(moment: dt.datetime) -> When:
    offset = moment.utcoffset()
    zone = (
        None
        if offset is None
        else dt.timezone(dt.timedelta(minutes=offset // dt.timedelta(minutes=1)))
    )
    moment = moment.replace(tzinfo=zone, fold=0)
    return When(moment.isoformat(), moment.date(), moment.date(), "moment", moment=moment)


def _interval(begin: str, end: str, shown: str) -> When:
    ends = [None if side == _OPEN else _single(side, shown) for side in (begin, end)]
    known = [when for when in ends if when is not None]
    if not known or any(when.precision == "moment" for when in known):
        raise ValueError(f"'{shown[:60]}' is not an interval of days, months or years; {ACCEPTED}")
    first = dt.date.min if ends[0] is None else ends[0].first
    last = dt.date.max if ends[1] is None else ends[1].last
    if len(known) == 2 and known[0].first > known[1].last:
        raise ValueError(f"'{shown[:60]}' ends before it begins")
    text = "/".join(_OPEN if when is None else when.text for when in ends)
    approximate, uncertain = (
        any(when.approximate for when in known),
        any(when.uncertain for when in known),
    )
    return replace(
        known[0],
        text=text,
        first=first,
        last=last,
        precision="interval",
        approximate=approximate,
        uncertain=uncertain,
    )
