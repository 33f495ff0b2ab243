"""Read lines of date, and choose the date of publication: none rather than a wrong one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from warraq.arabic.dates_in_text import DateInText, find_dates, plain
from warraq.arabic.letters import bare
from warraq.content.frontmatter.review import Doubt
from warraq.core.model import When
from warraq.importing.cues.lexical import folded_words

PUBLISHED = re.compile(
    r"(?<![^\W\d_])(?:تم\s+)?(?:نشرت?|النشر)(?![^\W\d_])|نشر\s+(?:في|يوم|بتاريخ)\s"
    r"|تاريخ\s+(?:النشر|الاضافه|الاضافة|الخبر|المقال)|اضيفت?(?![^\W\d_])"
    r"|(?:كتب|حرر)\s+(?:في|يوم|بتاريخ)|بتاريخ|published|posted|publi[eé]e?(?![^\W\d_])",
    re.IGNORECASE,
)
"""Words that label a date as that of publication."""
_UPDATED = re.compile(
    r"اخر\s+تحديث|تم\s+(?:التحديث|التعديل)|تحديث|تعديل|updated|modified|modifi[eé]|mise?\s+[aà]\s+jour",
    re.IGNORECASE,
)
_FILLING = frozenset(
    folded_words(
        """
        نشر نشرت النشر تم في يوم بتاريخ تاريخ الخبر المقال اخر تحديث التحديث اضيف اضيفت الاضافه
        الساعه علي عند كتب حرر الموافق ل م ص ه من بتوقيت غرينتش جرينتش غرينيتش مكه المكرمه القدس
        gmt utc صباحا مساء published posted updated modified last on at الاثنين الثلاثاء الاربعاء
        الخميس الجمعه السبت الاحد تعديل مشاهده مشاهدات قراءه قراءات زياره زيارات تعليق تعليقات عدد
        views comments le a publie par
        """
    )
)
"""Words of a line of date beside the date itself."""
_DIGIT = re.compile(r"\d")
_LINE_MAX_SPACES = 24
_PLAIN_MAX_WORDS = 3
_LABELLED_MAX_WORDS = 8
"""How many other words a line of date has: more behind 'published', where the author's name is."""
_DISPATCH_MAX_CHARS = 90
_DISPATCH_MAX_START = 40
"""Where the date begins that a dispatch opens with: behind its place."""
_MAX_DOUBTFUL_DATES = 3
_DISPATCH = re.compile(r"^\s*[^\W\d_]*(?:\s+[^\W\d_]+){0,3}\s*[/,(-]*\s*$")
_AFTER = re.compile(
    r"^[\s,]*(?:[(/]?\s*(?:[^\W\d_]|\.)+(?:\s(?:[^\W\d_]|\.)+){0,3}\s*[)/]?)?\s*(?:[-:]|ـ+\s)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A piece that is a date and little more.

    kind   'published' or 'updated' where a word labels it so, else 'plain'
    founds the dates in it
    extra  how many words it has besides
    """

    kind: str
    founds: tuple[DateInText, ...]
    extra: int


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of the day of publication: the date, or None and why not; `doubt` is '' where
    there is none.
    """

    when: When | None
    doubt: str = ""


def read_dateline(text: str, *, month_first: bool = False) -> Dateline | None:
    """Return the dates of a piece, if it is one line of date: with at most three other words, or
    eight after a word like 'نشر'.
    """
    if text.count(" ") > _LINE_MAX_SPACES or text.endswith(":") or not _DIGIT.search(text):
        return None
    text = bare(text)
    founds = find_dates(text, month_first=month_first)
    if not founds:
        return None
    label = max(
        (match.start() for match in PUBLISHED.finditer(plain(text), 0, founds[0].start)), default=0
    )
    if label and not text[founds[-1].end :].strip():
        inner = read_dateline(text[label:], month_first=month_first)
        return replace(inner, extra=len(folded_words(text[:label]))) if inner else None
    rest, flat = list(text), plain(text)
    for found in founds:
        rest[found.start : found.end] = "\n" * (found.end - found.start)
    others = [
        word for word in folded_words("".join(rest)) if word not in _FILLING and not word.isdigit()
    ]
    published, updated = PUBLISHED.search(flat), _UPDATED.search(flat)
    if len(others) > (_LABELLED_MAX_WORDS if published else _PLAIN_MAX_WORDS):
        return None
    kind = (
        "published"
        if published
        else "updated"
        if updated and updated.start() < founds[0].start
        else "plain"
    )
    return Dateline(kind, founds, len(others))


def in_dispatch(paragraph: str, *, month_first: bool = False) -> When | None:
    """Return the full date in the place-and-date line that opens an agency's dispatch: 'place date
    agency - text'; None if there is none.
    """
    head = paragraph[:_DISPATCH_MAX_CHARS]
    founds = [
        found
        for found in find_dates(head, month_first=month_first)
        if found.when and found.when.precision in ("day", "moment")
    ]
    if not founds:
        return None
    first, flat = founds[0], plain(head)
    if (
        first.start <= _DISPATCH_MAX_START
        and _DISPATCH.match(flat[: first.start])
        and _AFTER.match(flat[first.end :])
    ):
        return first.when
    return None


def publication(
    near: Sequence[Dateline], far: Sequence[Dateline], dispatch: When | None, today: dt.date
) -> Dated:
    """Return the date of publication.

    near      datelines by the headline, or marked as the day of publication
    far       lone dates elsewhere: a page's head shows the day on which it was fetched
    dispatch  the date of the agency's line that opens the text

    A line labelled 'published' goes before a plain one, and that before one labelled 'updated'.
    Where two of one kind name different days, where the day of the week is another, or where the
    day is yet to come, there is no date, but a doubt.
    """
    for kind in ("published", "plain", "updated"):
        lines = [line for line in near if line.kind == kind]
        whole = [found for line in lines for found in _whole(line)]
        if whole:
            return _agreed(whole, today)
        if kind == "plain" and dispatch is not None:
            return (
                Dated(dispatch)
                if dispatch.last <= today
                else Dated(None, f"{Doubt.DATE_TO_COME}: {dispatch.text}")
            )
    if near or far:
        raws = dict.fromkeys(found.raw.strip() for line in (*near, *far) for found in line.founds)
        return Dated(
            None, f"{Doubt.DATE_NOT_PLAIN}: " + "، ".join(list(raws)[:_MAX_DOUBTFUL_DATES])
        )
    return Dated(None, Doubt.NO_DATE)


def _whole(line: Dateline) -> tuple[DateInText, ...]:
    """Return the dates of a line that are whole; of a labelled one, the first, for an update may
    follow.
    """
    precise = ("day", "moment", "month") if line.kind == "published" else ("day", "moment")
    whole = tuple(found for found in line.founds if found.when and found.when.precision in precise)
    return whole[:1] if line.kind == "published" else whole


def _agreed(founds: Sequence[DateInText], today: dt.date) -> Dated:
    days = {found.when.first for found in founds if found.when}
    best = max(
        founds, key=lambda found: found.when is not None and found.when.precision == "moment"
    )
    if len(days) > 1:
        return Dated(
            None,
            f"{Doubt.TWO_DATES}: "
            + "، ".join(dict.fromkeys(found.raw.strip() for found in founds)),
        )
    if best.when is None or best.when.last > today:
        return Dated(None, f"{Doubt.DATE_TO_COME}: {best.raw.strip()}")
    for found in founds:
        if (
            found.weekday is not None
            and found.when
            and found.when.precision != "month"
            and found.when.first.weekday() != found.weekday
        ):
            return Dated(None, f"{Doubt.OTHER_WEEKDAY}: {found.raw.strip()}")
    return Dated(best.when)
