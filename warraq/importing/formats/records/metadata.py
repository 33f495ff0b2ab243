"""What the values of a record say of its article: the day, the authors, the outlet, the labels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from warraq.content.frontmatter.review import Doubt
from warraq.importing.cues.lexical import byline
from warraq.importing.cues.sentences import tidy
from warraq.importing.extract.dates.datelines import Dated, in_dispatch
from warraq.importing.extract.dates.in_url import plain_day
from warraq.importing.formats.records.dates import Order, in_byline, moment_of, on, read_date
from warraq.importing.formats.records.named_values import NamedValue
from warraq.importing.formats.records.values import has_letters

NAME_MAX_CHARS = 120
"""A longer name is a sentence."""
LABEL_MAX_CHARS = 80
LABELS_MAX = 40
"""What has more labels has the words of its text for them."""

_BYLINE_PARTS = re.compile(r"\s*[|;•]\s*|\s{4,}")
_LABEL_PARTS = re.compile(r"\s*[,،;|>]\s*|\s*\n\s*")
_HOST = re.compile(r"https?://(?:www\.)?([^/\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatedBy:
    """A day of publication, or the doubt about it, and the field that it was found in."""

    dated: Dated
    field: str = ""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What may show the day: the values, the fields for dates in order, the first paragraph."""

    values: Sequence[NamedValue]
    date_fields: Sequence[str]
    order: Order
    opening: str
    today: dt.date


def day_of(
    values: Sequence[NamedValue],
    date_fields: Sequence[str],
    order: Order,
    opening: str,
    today: dt.date,
) -> DatedBy:
    """Return the day of publication by the first source that has one, in the order of _SOURCES."""
    evidence = _Evidence(values, date_fields, order, opening, today)
    doubt = ""
    for find in _SOURCES:
        for dated_by in find(evidence):
            if dated_by.dated.when:
                return dated_by
            doubt = doubt or dated_by.dated.doubt
    updated = next((tidy(value.text) for value in values if value.role == "updated"), "")
    return DatedBy(
        Dated(None, doubt or (f"{Doubt.DATE_NOT_PLAIN}: {updated}" if updated else Doubt.NO_DATE))
    )


def _own_field(evidence: _Evidence) -> Iterator[DatedBy]:
    for name in evidence.date_fields:
        for value in evidence.values:
            if value.field == name:
                dated = read_date(value.text, evidence.today, evidence.order)
                yield DatedBy(dated, value.field)


def _byline(evidence: _Evidence) -> Iterator[DatedBy]:
    for value in evidence.values:
        for part in _BYLINE_PARTS.split(value.text) if value.role == "author" else ():
            dated = in_byline(part, evidence.today)
            if dated and dated.when and dated.when.precision in ("day", "moment"):
                yield DatedBy(dated, value.field)


def _address(evidence: _Evidence) -> Iterator[DatedBy]:
    days = [
        (day, value.field)
        for value in evidence.values
        if value.role == "url" and (day := plain_day(value.text))
    ]
    if len(days) == 1 and days[0][0] <= evidence.today:
        yield DatedBy(Dated(on(days[0][0])), days[0][1])


def _dateline(evidence: _Evidence) -> Iterator[DatedBy]:
    when = in_dispatch(evidence.opening) if evidence.opening else None
    if when and when.last <= evidence.today:
        yield DatedBy(Dated(when))


_SOURCES: tuple[Callable[[_Evidence], Iterator[DatedBy]], ...] = (
    _own_field,
    _byline,
    _address,
    _dateline,
)
"""Where the day is looked for, the most trusted first."""


def authors(values: Iterable[NamedValue]) -> tuple[str, ...]:
    """Return the names in the bylines; a date beside them is none."""
    parts = (
        tidy(part).strip(" :-–—/|،,")
        for value in values
        if value.role == "author"
        for part in _BYLINE_PARTS.split(value.text)
    )
    names = (byline(part) or part for part in parts if _may_be_name(part))
    return tuple(dict.fromkeys(names))


def _may_be_name(text: str) -> bool:
    if not text or len(text) > NAME_MAX_CHARS or "://" in text or not has_letters(text):
        return False
    return not in_byline(text, dt.date.max)


def outlet(values: Iterable[NamedValue]) -> str:
    """Return the name of who published it; of an address its host."""
    texts = (value.text for value in values if value.role == "outlet" and value.text.strip())
    name = tidy(next(texts, ""))
    host = _HOST.match(name)
    return host[1] if host else name[:NAME_MAX_CHARS]


def labels(values: Iterable[NamedValue], role: str) -> tuple[str, ...]:
    """Return the names in fields that hold several, between commas, bars or lines; numbers are
    none.
    """
    parts = (
        tidy(part).strip("#\"' ")
        for value in values
        if value.role == role
        for part in _LABEL_PARTS.split(value.text)
    )
    names = (
        part
        for part in parts
        if has_letters(part) and len(part) <= LABEL_MAX_CHARS and "://" not in part
    )
    return tuple(dict.fromkeys(names))[:LABELS_MAX]


def captured(values: Iterable[NamedValue]) -> str:
    """Return the time of the crawl; in UTC where its zone is known, else as it is written."""
    for value in values:
        if value.role == "captured" and (moment := moment_of(value.text)):
            if moment.tzinfo is None:
                return moment.isoformat()
            return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return ""
