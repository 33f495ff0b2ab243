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
from warraq.core.model import When
from warraq.importing.cues.sentences import tidy
from warraq.importing.extract.dates.datelines import Dated, publication, read_dateline
from warraq.importing.extract.dates.in_url import plain_day
from warraq.importing.extract.dates.timestamps import exported, is_zero

_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(?:19|20)\d\d(?!\d)")
_LONGEST = 200
_FIRST_YEAR = 1800
_CRAWL_GAP = 60
_FEW = 8


@dataclass(frozen=True, slots=True)
class Order:
    """How a column writes dates in numbers: whether the month stands first, and whether both are
    seen, so that what can be read in two ways cannot be told.
    """

    month_first: bool = False
    mixed: bool = False


def order_of(values: Iterable[str]) -> Order:
    """The order of day and month of a whole column: a first number over 12 is a day, and so is a
    second one.
    """
    pairs = [
        (int(first), int(second))
        for value in values
        for first, _, second in _NUMBERS.findall(plain(value))
    ]
    day_first, month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return Order(month_first and not day_first, month_first and day_first)


def read_date(value: str, today: dt.date, order: Order = Order()) -> Dated:
    """The date that a value is, or None and why not. Raises nothing."""
    text = tidy(plain(value[: 2 * _LONGEST]))
    if not text:
        return Dated(None, "no date")
    dated = exported(text, today) or _in_words(tidy(value[: 2 * _LONGEST]), today, order)
    if dated.when and (is_zero(dated.when) or dated.when.first.year < _FIRST_YEAR):
        return Dated(None, f"date not plain: {text[:80]}")
    return dated


def is_date(value: str) -> bool:
    """Whether a value is a date and nothing else; a lone year is none."""
    text = value.strip()
    if (
        len(text) > _LONGEST
        or not any(char.isdigit() for char in text)
        or (text.isdigit() and len(text) < 8)
    ):
        return False
    return read_date(text, dt.date.max).when is not None


def in_byline(text: str, today: dt.date) -> Dated | None:
    """The date that a part of a byline is, as far as it is one; None if it is a name, or whatever
    else.
    """
    if not any(char.isdigit() for char in text) or len(text) > _LONGEST:
        return None
    line = read_dateline(text)
    if (
        line is None
        or line.extra > 1
        or 2 * sum(found.end - found.start for found in line.founds) < len(text.strip())
    ):
        return None
    return read_date(text, today)


def moment_of(value: str) -> dt.datetime | None:
    """The moment that a value names, if it names one to the minute."""
    when = read_date(value, dt.date.max).when
    return when.moment if when else None


def on(day: dt.date) -> When:
    """A day as the record writes it."""
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
    if len(pairs) >= 3 and sum(abs((first - day).days) > 1 for first, day in pairs) * 3 > len(
        pairs
    ):
        return True
    moments = [when.moment.replace(tzinfo=None) for when in dates if when and when.moment]
    gaps = [(second - first).total_seconds() for first, second in pairwise(moments)]
    if len(gaps) < _FEW or sum(moment.second > 0 for moment in moments) * 2 < len(moments):
        return False
    return sum(gap >= 0 for gap in gaps) * 10 >= 9 * len(gaps) and median(gaps) <= _CRAWL_GAP


def _in_words(text: str, today: dt.date, order: Order) -> Dated:
    """A date as people write it, with at most a few words beside it."""
    if order.mixed and (match := _NUMBERS.search(plain(text))):
        first, second = int(match[1]), int(match[3])
        if first <= 12 and second <= 12 and first != second:
            return Dated(None, f"date not plain: {text[:80]}")
        order = Order(month_first=second > 12)
    line = read_dateline(text, month_first=order.month_first)
    if line is None:
        return Dated(None, f"date not plain: {text[:80]}")
    if line.kind == "updated":
        return Dated(None, f"date not plain: {text[:80]}")
    dated = publication((line,), (), None, today)
    if dated.when and dated.when.moment and dated.when.moment.time() == dt.time():
        return replace(dated, when=on(dated.when.first))
    return dated
