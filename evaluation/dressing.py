"""What pages of made-up sites consist of: articles, dates in many forms, menus, forms."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from warraq.arabic.date_words import WEEKDAY_WORDS
from warraq.importing.extract.dates.datelines import read_dateline

_EGYPT = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
    *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
_LEVANT = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
_SITES = (
    "جريدة المنارة",
    "صوت الساحل",
    "المرسى نيوز",
    "وكالة الأفق للأنباء",
    "بوابة الضفة",
    "almarsa.net",
)
MENU = (
    *("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة وفن", "مجتمع", "حوادث"),
    *("دولي", "آراء", "فيديو", "صور", "منوعات", "صحة", "تكنولوجيا"),
)
_SHARES = (
    "شارك",
    "فيسبوك",
    "تويتر",
    "واتساب",
    "طباعة",
    "Facebook",
    "Twitter",
    "شارك المقال",
    "أرسل إلى صديق",
)
_WEEKDAYS = {
    number: name for name, number in reversed(list(WEEKDAY_WORDS.items())) if name.startswith("ال")
}


def articles(shared: Path) -> Iterator[Article]:
    """The articles of the shared data that have a title and two paragraphs or more."""
    for name in ("records/echorouk-2025.json", "records/saudinewsnet-a.json"):
        for row in json.loads((shared / name).read_text(encoding="utf-8")):
            yield from _article(row["title"], row["content"])
    for line in (
        (shared / "labelled/jawharafm-topics/articles.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    ):
        yield from _article((row := json.loads(line))["title"], row["text"])


def _article(title: str, text: str) -> Iterator[Article]:
    lines = [tidy for line in text.splitlines() if (tidy := " ".join(line.split()))]
    while lines and len(lines[0].split()) < 8:  # a byline that the record holds with the text
        lines.pop(0)
    if any(map(read_dateline, lines)):  # an agency's line of date is a day of publication
        return
    if len(lines) >= 2 and 3 <= len(title.split()) <= 22 and len(" ".join(lines).split()) >= 60:
        yield Article(" ".join(title.split()), tuple(lines))


def _words(day: dt.date) -> str:
    return f"{day.day} {_EGYPT[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Article:
    """A title and a text that are known."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a style dresses: an article, headlines of others, and the day of publication if it is to
    be told.
    """

    article: Article
    others: Sequence[str]
    day: dt.date
    chance: random.Random
    told: bool

    @property
    def body(self) -> list[str]:
        return list(self.article.paragraphs)

    @property
    def site(self) -> str:
        return _SITES[self.day.toordinal() % len(_SITES)]

    def today(self) -> str:
        """The day on which the page was fetched, as the head of a site shows it; on half of the
        pages.
        """
        day = self.day + dt.timedelta(days=40)
        named = f"{_WEEKDAYS[day.weekday()]} {_words(day)}"
        forms = ("", named, f"آخر تحديث: {_words(day)} 10:05", "", f"{day:%d/%m/%Y}")
        return forms[self.day.toordinal() % len(forms)]

    def near_day(self) -> str:
        """A day of another article or of a comment."""
        mark = "نشر في " if self.day.toordinal() % 3 == 0 else ""
        return mark + _words(self.day - dt.timedelta(days=self.chance.randrange(1, 90)))

    def dateline(self) -> str:
        """The day of publication in one of eight forms; '' on a page that does not tell it."""
        day, clock, weekday = self.day, "14:30", _WEEKDAYS[self.day.weekday()]
        forms = (
            _words(day).translate({ord("0") + digit: "٠١٢٣٤٥٦٧٨٩"[digit] for digit in range(10)}),
            f"{weekday} {_words(day)}",
            f"نشر في: {day:%d/%m/%Y} - {clock}",
            f"{day:%Y-%m-%d} {clock}",
            f"{weekday}، {day.day} {_LEVANT[day.month - 1]}/{_EGYPT[day.month - 1]} "
            f"{day.year}، {clock}",
            f"{_words(day)} | {clock}",
            f"تاريخ النشر: {day.day}-{day.month}-{day.year}",
            f"{weekday}, {day:%d.%m.%Y} على الساعة {clock}",
        )
        return self.chance.choice(forms) if self.told else ""

    def shares(self) -> list[str]:
        return self.chance.sample(_SHARES, 4)

    def form(self) -> list[str]:
        return ["أضف تعليقك", "الاسم", "البريد الإلكتروني", "التعليق", "إرسال"]

    def with_link(self, label: str) -> list[str]:
        """The paragraphs with a link to another article after the first."""
        first, *rest = self.article.paragraphs
        return [first, f"{label} {self.others[8]}", *rest]
