"""Dates in records: as programs and as people write them, by the order of their column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from warraq.arabic.dates_in_text import plain
from warraq.arabic.edtf import parse_when
from warraq.content.frontmatter.review import Doubt
from warraq.core.model import When
from warraq.importing.cues.sentences import tidy
from warraq.importing.extract.dates.datelines import Dated, publication, read_dateline
from warraq.importing.extract.dates.in_url import plain_day
from warraq.importing.extract.dates.timestamps import exported, is_zero

_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(?:19|20)\d\d(?!\d)")
_DATE_MAX_CHARS = 200
_RAW_MAX_CHARS = 400
_DOUBT_MAX_CHARS = 80
_FIRST_YEAR = 1800
"""No Arabic newspaper is older."""
_COMPACT_MIN_DIGITS = 8
_BYLINE_MAX_WORDS = 1
"""How many other words the date in a byline may have beside it."""
_CRAWL_MAX_GAP_SECONDS = 60
_CRAWL_MIN_GAPS = 8
_CRAWL_MIN_DAYS = 3
"""How many rows have to show that a column is that of a crawl."""


@dataclass(frozen=True, slots=True)
class Order:
    """The order of day and month in a column: whether the month is first; `mixed` where both are
    there, so that what can be read in two ways is not read.
    """

    month_first: bool = False
    mixed: bool = False


def order_of(values: Iterable[str]) -> Order:
    """Return the order of day and month of a whole column: a first number over 12 is a day, and so
    is a second one.
    """
    pairs = [
        (int(first), int(second))
        for value in values
        for first, _, second in _NUMBERS.findall(plain(value))
    ]
    day_first, month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return Order(month_first and not day_first, month_first and day_first)


def read_date(value: str, today: dt.date, order: Order = Order()) -> Dated:
    """Return the date that a value is, or None and why not. Raises nothing."""
    text = tidy(plain(value[:_RAW_MAX_CHARS]))
    if not text:
        return Dated(None, Doubt.NO_DATE)
    dated = exported(text, today) or _in_words(tidy(value[:_RAW_MAX_CHARS]), today, order)
    if dated.when and (is_zero(dated.when) or dated.when.first.year < _FIRST_YEAR):
        return Dated(None, f"{Doubt.DATE_NOT_PLAIN}: {text[:_DOUBT_MAX_CHARS]}")
    return dated


def is_date(value: str) -> bool:
    """Whether a value is a date and nothing else; a lone year is none."""
    text = value.strip()
    if (
        len(text) > _DATE_MAX_CHARS
        or not any(char.isdigit() for char in text)
        or (text.isdigit() and len(text) < _COMPACT_MIN_DIGITS)
    ):
        return False
    return read_date(text, dt.date.max).when is not None


def in_byline(text: str, today: dt.date) -> Dated | None:
    """Return the date that a part of a byline is; None if it is a name, or anything else."""
    if not any(char.isdigit() for char in text) or len(text) > _DATE_MAX_CHARS:
        return None
    line = read_dateline(text)
    if (
        line is None
        or line.extra > _BYLINE_MAX_WORDS
        or 2 * sum(found.end - found.start for found in line.founds) < len(text.strip())
    ):
        return None
    return read_date(text, today)


def moment_of(value: str) -> dt.datetime | None:
    """Return the moment that a value names, if it names one to the minute."""
    when = read_date(value, dt.date.max).when
    return when.moment if when else None


def on(day: dt.date) -> When:
    """Return a day as the front matter has it."""
    return parse_when(day)


def is_of_crawl(values: Sequence[str], addresses: Sequence[str]) -> bool:
    """Whether the moments of a column are those at which a program fetched the pages, and not their
    dates.

    They are if they run on from row to row by less than a minute, as no newspaper publishes; or if
    the addresses of the same rows name other days (a third of those that name one).

    values, addresses  of the same rows; '' where there is none
    """
    dates = [read_date(value, dt.date.max).when for value in values]
    pairs = [
        (when.first, day)
        for when, url in zip(dates, addresses, strict=True)
        if when and (day := plain_day(url))
    ]
    others = sum(abs((first - day).days) > 1 for first, day in pairs)
    if len(pairs) >= _CRAWL_MIN_DAYS and others * 3 > len(pairs):
        return True
    moments = [when.moment.replace(tzinfo=None) for when in dates if when and when.moment]
    gaps = [(second - first).total_seconds() for first, second in pairwise(moments)]
    if len(gaps) < _CRAWL_MIN_GAPS or sum(moment.second > 0 for moment in moments) * 2 < len(
        moments
    ):
        return False
    is_rising = sum(gap >= 0 for gap in gaps) * 10 >= 9 * len(gaps)
    return is_rising and median(gaps) <= _CRAWL_MAX_GAP_SECONDS


def _in_words(text: str, today: dt.date, order: Order) -> Dated:
    """Read a date as people write it, with at most a few words beside it."""
    if order.mixed and (match := _NUMBERS.search(plain(text))):
        first, second = int(match[1]), int(match[3])
        if first <= 12 and second <= 12 and first != second:
            return Dated(None, f"{Doubt.DATE_NOT_PLAIN}: {text[:_DOUBT_MAX_CHARS]}")
        order = Order(month_first=second > 12)
    line = read_dateline(text, month_first=order.month_first)
    if line is None or line.kind == "updated":
        return Dated(None, f"{Doubt.DATE_NOT_PLAIN}: {text[:_DOUBT_MAX_CHARS]}")
    dated = publication((line,), (), None, today)
    if dated.when and dated.when.moment and dated.when.moment.time() == dt.time():
        return replace(dated, when=on(dated.when.first))
    return dated
