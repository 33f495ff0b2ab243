"""Reads a moment of publication as programs write it in feeds and exports, with broken zones and Arabic months."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from warraq.arabic.date_words import WEEKDAY_WORDS
from warraq.arabic.dates_in_text import find_dates, plain
from warraq.arabic.edtf import parse_when
from warraq.arabic.letters import fold
from warraq.core.model import When
from warraq.importing.cues.sentences import tidy
from warraq.importing.extract.dates.datelines import Dated

_LONGEST = 120
_CTIME = re.compile(
    r"^[^\W\d_]+,? (?P<month>[^\W\d_]+) (?P<day>\d{1,2}) (?P<time>\d\d:\d\d:\d\d) (?:(?P<zone>[+-]\d{4}|[A-Z]{3,4}) )?"
    r"(?P<year>\d{4})$"
)
_SHORT_YEAR = re.compile(r"(\d{1,2}[ -][^\W\d_]+\.?[ -])(\d\d)(?= \d{1,2}:)")
_ZONE = re.compile(
    r"\s*\(?(?:(?:GMT|UTC)\s*)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)"
)
_NAMED = re.compile(r"\s*\(?(?P<name>[A-Z]{3,4})\b")
_WORD = re.compile(r"[^\W\d_]+")
_HOURS: Mapping[str, int] = {
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
_FURTHEST = 14 * 60
_NEVER = re.compile(r"-?0{3,4}|1970-01-01T00:00(?!.*[1-9])")
"""What programs write for a moment that they do not know: the year 0 or -1, and the first moment of
Unix time.
"""


def published(text: str, today: dt.date) -> Dated:
    """When something was published, by a date as a program wrote it (RFC 822, RFC 3339, or what was
    meant for them).

    A moment keeps its zone; one without a zone, or with a zone that is not known, is left without.
    No date, and the doubt, where the day of the week is another, where it is yet to come, where
    there are two.
    """
    text = tidy(text)[:_LONGEST]
    if not text:
        return Dated(None, "no date")
    when = _exact(text) or _found(text)
    if when is None or when.precision == "interval" or _NEVER.match(when.text):
        return Dated(None, "no date" if _NEVER.match(text) else f"date not plain: {text}")
    if when.last > today:
        return Dated(None, f"date is yet to come: {text}")
    word = _WORD.match(text)
    weekday = WEEKDAY_WORDS.get(fold(word[0]).strip()) if word else None
    if weekday is not None and when.first == when.last and when.first.weekday() != weekday:
        return Dated(None, f"the day of the week is another: {text}")
    return Dated(when)


def of_site(local: str, utc: str, today: dt.date) -> Dated:
    """When something was published, by the clock of its site and by UTC, both as '2017-05-12
    10:42:00'.

    The day is the site's; the zone is what lies between the two, where that is a zone: at most 14
    hours, in quarters.
    """
    here, there = _naive(local), _naive(utc)
    if here is None:
        return published(there.replace(tzinfo=dt.UTC).isoformat() if there else "", today)
    if there is None:
        return published(here.isoformat(), today)
    minutes = round((here - there).total_seconds() / 60)
    is_zone = abs(minutes) <= _FURTHEST and minutes % 15 == 0
    zone = dt.timezone(dt.timedelta(minutes=minutes)) if is_zone else None
    return published(here.replace(tzinfo=zone).isoformat(), today)


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


def _found(text: str) -> When | None:
    flat = plain(text)
    flat = _CTIME.sub(r"\g<day> \g<month> \g<year> \g<time> \g<zone>", flat)
    flat = _SHORT_YEAR.sub(
        lambda match: f"{match[1]}{'20' if match[2] < '50' else '19'}{match[2]}", flat
    )
    founds = find_dates(flat)
    if len({found.when and found.when.first for found in founds}) != 1 or founds[0].when is None:
        return None
    when = founds[0].when
    if when.moment is None or when.moment.tzinfo is not None:
        return when
    minutes = _offset(flat[founds[0].end :])
    if minutes is None or abs(minutes) > _FURTHEST:
        return when
    return parse_when(when.moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes))))


def _offset(text: str) -> int | None:
    if zone := _ZONE.match(text):
        minutes = int(zone["hours"]) * 60 + int(zone["minutes"] or 0)
        return -minutes if zone["sign"] == "-" else minutes
    named = _NAMED.match(text)
    return _HOURS[named["name"]] * 60 if named and named["name"] in _HOURS else None
