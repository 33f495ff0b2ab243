"""The day of publication of a page, by the agreement of its witnesses; none rather than a wrong one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from warraq.arabic.edtf import parse_when
from warraq.arabic.finding import Found, find_dates, is_month_first, plain
from warraq.arabic.jalali import find_jalali
from warraq.arabic.letters import bare
from warraq.importers.dating import Dated, read_dateline
from warraq.importers.html.dates import in_address, in_picture
from warraq.importers.html.told import Stated, Told
from warraq.importers.signs import folded_words
from warraq.model import When

_PARTS = re.compile(r"\s*[|•·\n\t]\s*|\s+[-–—]\s+|\s{3,}")
_UPDATED = re.compile(r"تحديث|تعديل|updated|modified", re.IGNORECASE)
_AMERICAN = re.compile(r"\d\s*[AP]\.?M\b", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}")
_LONGEST, _MOST = 300, 60
_DAY = dt.timedelta(days=1)
_EVENING, _NIGHT = 19, 5
_DELAY = 2
LABELLED, SHOWN, ADDRESS, TOLD, TEXT = "labelled", "shown", "address", "told", "text"


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who says on what day the article was published.

    voice     who: LABELLED (the page, to its readers, as such), SHOWN (the page, a bare date), ADDRESS, TOLD (machines
              are), TEXT (the agency's line that opens it)
    readings  what it may mean; one, but where the order of day and month is open
    raw       as it is written
    weight    of TOLD: Stated.weight
    origin    of TOLD: Stated.origin
    """

    voice: str
    readings: tuple[When, ...]
    raw: str
    weight: int = 3
    origin: str = ""

    @property
    def when(self) -> When:
        """The one reading."""
        return self.readings[0]

    @property
    def day(self) -> dt.date:
        """The day that is written."""
        return self.when.first


def publication(told: Told, near: Sequence[str], dispatch: When | None, today: dt.date, url: str = "") -> Dated:
    """The date of publication, and what an editor should look at ('' where nothing is).

    near      the short lines around the headline, then those at the end of the text
    dispatch  the date of the agency's line that opens the text
    today     the day on which the page was fetched or, where that is not known, the day of import: nothing later counts
    url       where the page was fetched from

    The order of trust:
    1. The day on which most independent voices agree: the page's face, its address, its metadata, its dateline. A
       moment of the metadata agrees with a shown day beside it where a time zone explains that; the day that readers
       are shown is then the day.
    2. Where one voice stands against one: a line that says 'published'; a day in the address, if the other is later;
       metadata that is not the day of the last change; a shown moment that is earlier than the metadata (a site that
       was moved dates all its old pages on that day); the day by which the picture was there.
    3. Otherwise none: 'two dates'. A single voice is believed, but for a lone date of modification.

    A year and month in the address refuse what lies outside of them. The text of a time element that is shown near the
    headline speaks for what it states; all other time elements speak for nothing if they disagree. Of days later than
    today, and of a day of the week that does not fit, nothing is believed.
    """
    persian = told.language == "fa"
    addresses = [when for address in dict.fromkeys((url, told.url)) for when in in_address(address)]
    lines = list(_shown(near, persian=persian))
    updates = [witness for witness, kind in lines if kind == "updated" and witness.readings]
    said = [witness for witness, kind in lines if kind != "updated"]
    said += [Witness(ADDRESS, (when,), when.text) for when in addresses if when.precision == "day"]
    said += _told(told, near)
    said += [Witness(TEXT, (dispatch,), dispatch.text)] if dispatch is not None else []
    bounds = [when for when in addresses if when.precision != "day"]
    witnesses = _certain([kept for witness in said if (kept := _until(witness, today))], updates, bounds)
    witnesses = _within(witnesses, bounds)
    if witnesses:
        return _decided(witnesses, told, updates)
    last = [witness.when for witness in updates if witness.day <= today]
    if not said and len({when.first for when in last}) == 1:
        return Dated(last[0])
    return Dated(None, _why_not(said, [*said, *updates, *told.dates], today))


def _why_not(said: Sequence[Witness], all_dates: Sequence[Witness | Stated], today: dt.date) -> str:
    for witness in said:
        if not witness.readings:
            return f"the day of the week is another: {witness.raw}"
        if all(when.first > today for when in witness.readings):
            return f"date is yet to come: {witness.raw}"
    raws = list(dict.fromkeys(date.raw for date in all_dates if date.raw))
    return "date not plain: " + "، ".join(raws[:3]) if raws else "no date"


def _shown(near: Sequence[str], *, persian: bool) -> Iterator[tuple[Witness, str]]:
    """The dates of the lines near the headline, each with its kind: 'published', 'plain' or 'updated'."""
    month_first = is_month_first(near)
    for line in near[:_MOST]:
        if not line or len(line) > _LONGEST:
            continue
        parts = [part for part in _PARTS.split(line) if read_dateline(part, month_first=month_first)]
        for part in parts if len(parts) > 1 or not read_dateline(line, month_first=month_first) else [line]:
            yield from _in_line(part, month_first=month_first)
        for day in () if parts else find_jalali(line, numbers=persian)[:1]:
            yield Witness(SHOWN, (parse_when(day),), line.strip()), "plain"


def _in_line(line: str, *, month_first: bool) -> Iterator[tuple[Witness, str]]:
    """The dates of a line of date. One that says 'published' is believed in its first; a word for change speaks of
    the date that it stands before, or in.
    """
    dateline = read_dateline(line, month_first=month_first)
    if dateline is None:
        return
    text, end = bare(line), 0
    for found in dateline.founds[:1] if dateline.kind == "published" else dateline.founds:
        changed = dateline.kind != "published" and _UPDATED.search(plain(text[end : found.end]))
        kind = "updated" if changed else "plain" if dateline.kind == "updated" else dateline.kind
        end = found.end
        yield _witness(found, line, kind, month_first=month_first), kind


def _witness(found: Found, line: str, kind: str, *, month_first: bool) -> Witness:
    """What a shown date says; nothing if it is no whole day, or if its day of the week is another."""
    readings = [found.when]
    if not month_first and _NUMBERS.search(plain(found.raw)):
        readings += [other.when for other in find_dates(line, month_first=True) if other.start == found.start]
    days = {
        when.first: when
        for when in reversed(readings)
        if when is not None and when.precision in ("day", "moment") and found.weekday in (None, when.first.weekday())
    }
    return Witness(LABELLED if kind == "published" else SHOWN, tuple(reversed(days.values())), found.raw.strip())


def _told(told: Told, near: Sequence[str]) -> list[Witness]:
    """What machines are told: what says 'published', and of the other time elements those that are shown near."""
    lines = [f" {' '.join(folded_words(line))} " for line in near[:_MOST] if line and len(line) <= _LONGEST]
    said = [date for date in told.dates if date.kind == "published" and date.readings]
    plain = [date for date in told.dates if date.kind == "plain" and date.readings]
    beside = [
        date
        for date in plain
        if date.shown and any(f" {' '.join(folded_words(date.shown))} " in line for line in lines)
    ]
    if _one_day(beside):
        said += [replace(date, weight=3) for date in beside]
    elif not said and _one_day(plain):
        said += plain
    return [Witness(TOLD, date.readings, date.raw, date.weight, date.origin) for date in said]


def _one_day(dates: Sequence[Stated]) -> bool:
    return len({when.first for date in dates for when in date.readings}) == 1


def _until(witness: Witness, today: dt.date) -> Witness | None:
    readings = tuple(when for when in witness.readings if when.first <= today)
    return replace(witness, readings=readings) if readings else None


def _certain(witnesses: Sequence[Witness], updates: Sequence[Witness], bounds: Sequence[When]) -> list[Witness]:
    """The witnesses with one reading each: of two, the one on which another or the address agrees; else day first, as
    the Arabic press writes, if readers are shown it and no program of American habits wrote it (5/12/2014 10:30 AM).
    """
    sure = [witness for witness in witnesses if len(witness.readings) == 1]
    days = {witness.day for witness in (*sure, *updates) if len(witness.readings) == 1}
    for witness in witnesses:
        if len(witness.readings) > 1:
            fitting = [
                when
                for when in witness.readings
                if any(abs(when.first - day) <= _DAY for day in days)
                or any(bound.first <= when.first <= bound.last for bound in bounds if bound.precision == "month")
            ]
            usual = witness.voice != TOLD and not _AMERICAN.search(witness.raw)
            if len(fitting) == 1 or usual:
                sure.append(replace(witness, readings=(fitting[0] if fitting else witness.when,)))
    return sure


def _within(witnesses: list[Witness], bounds: Sequence[When]) -> list[Witness]:
    """The witnesses within the month that the address names, if it names one and any is."""
    for bound in bounds:
        if kept := [one for one in witnesses if bound.first - _DAY <= one.day <= bound.last + _DAY]:
            witnesses = kept
        elif bound.precision == "month":
            return [one for one in witnesses if one.voice == LABELLED]
    return witnesses


def _agrees(witness: Witness, day: dt.date, firm: Mapping[dt.date, bool]) -> bool:
    """Whether a witness may mean a day: it says so; its moment falls on it in another time zone, and nobody names the
    day that it writes; an agency's line is of that day or just before.

    firm  the days that readers are shown or the address names, and whether more is said there than a bare date
    """
    if witness.voice == TEXT:
        return dt.timedelta() <= day - witness.day <= _DELAY * _DAY
    if witness.day == day or witness.voice != TOLD or witness.day in firm or abs(day - witness.day) != _DAY:
        return witness.day == day
    if (moment := witness.when.moment) is None:
        return firm.get(day, False)
    return moment.hour >= _EVENING if day > witness.day else moment.hour <= _NIGHT


def _decided(witnesses: Sequence[Witness], told: Told, updates: Sequence[Witness]) -> Dated:
    firm: dict[dt.date, bool] = {}
    for one in witnesses:
        if one.voice in (LABELLED, SHOWN, ADDRESS):
            firm[one.day] = firm.get(one.day, False) or one.voice != SHOWN or one.when.moment is not None
    days = list(firm)
    for voice in (TOLD, TEXT):
        ones = [one for one in witnesses if one.voice == voice]
        apart = [one.day for one in ones if not any(_agrees(one, day, firm) for day in days)]
        days += [day for day in dict.fromkeys(apart) if day not in days]
    speakers = {day: [one for one in witnesses if _agrees(one, day, firm)] for day in days}
    counts = {day: len({_voice(one) for one in ones}) for day, ones in speakers.items()}
    best = [day for day in days if counts[day] == max(counts.values())]
    doubt = ""
    if len(best) > 1:
        best = _narrowed(best, speakers, told, {one.day for one in updates})
        doubt = "two dates: " + "، ".join(dict.fromkeys(one.raw for day in sorted(days) for one in speakers[day][:1]))
    return Dated(_fullest(best[0], speakers[best[0]]), doubt) if len(best) == 1 else Dated(None, doubt)


def _voice(witness: Witness) -> str:
    return SHOWN if witness.voice == LABELLED else witness.voice


def _narrowed(
    days: list[dt.date], speakers: Mapping[dt.date, Sequence[Witness]], told: Told, updates: Collection[dt.date]
) -> list[dt.date]:
    """What the second rule leaves of days that have as many voices each: one day, if it can tell."""
    changed = {*told.modified, *updates}

    def only(day: dt.date, *voices: str) -> bool:
        return all(one.voice in voices for one in speakers[day])

    def by(day: dt.date, voice: str) -> list[Witness]:
        return [one for one in speakers[day] if one.voice == voice]

    address = [day for day in days if by(day, ADDRESS)]
    if len(address) == 1 and all(day > address[0] for day in days if day not in address):
        a_day_later = [day for day in days if by(day, LABELLED) and day - address[0] == _DAY]
        return a_day_later or address
    labelled = [day for day in days if by(day, LABELLED)]
    if labelled:
        return labelled
    if all(only(day, TOLD) for day in days):
        local = [day for day in days if not all(_is_utc(one) for one in speakers[day] if one.day == day)]
        if local and max(days) - min(days) <= _DAY:
            return local
    first = min(days)
    told_first = bool(by(first, TOLD))
    if told_first and all(day in changed and only(day, SHOWN, TOLD) for day in days if day != first):
        return [first]
    sure = [day for day in days if any(one.weight > 1 for one in speakers[day])]
    if 0 < len(sure) < len(days):
        return sure
    timed = [day for day in days if any(one.when.moment for one in by(day, SHOWN))]
    if timed == [first] and all(only(day, TOLD) for day in days if day != first):
        return timed
    if timed == days[:1] and all(only(day, SHOWN) for day in days):
        return timed
    pictures = in_picture(told.image[0])
    if same := [day for day in days if any(when.first == day == when.last for when in pictures)]:
        return same
    return [day for day in days if any(when.first - _DAY <= day <= when.last + _DELAY * _DAY for when in pictures)]


def _is_utc(witness: Witness) -> bool:
    moment = witness.when.moment
    return moment is not None and moment.utcoffset() == dt.timedelta()


def _fullest(day: dt.date, witnesses: Sequence[Witness]) -> When:
    """The day with its time, where a witness gives one on that very day: one that names its zone before others."""
    moments = [one.when for one in witnesses if one.day == day and one.when.moment is not None and one.voice != TEXT]
    zoned = [when for when in moments if when.moment is not None and when.moment.tzinfo is not None]
    return next(iter((*zoned, *moments)), parse_when(day))
