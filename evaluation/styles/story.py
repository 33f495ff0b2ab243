"""What a made-up page shows: a real article, its day, teasers; and the page with its answer."""

from __future__ import annotations

import datetime as dt
import html
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import quote

from hijridate import Gregorian

from warraq.arabic.date_words import WEEKDAY_WORDS
from warraq.importing.extract.dates.datelines import read_dateline

EGYPT = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
    *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
LEVANT = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
MOROCCO = (
    *("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو"),
    *("يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"),
)
TUNISIA = (
    *("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان"),
    *("جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
_HIJRI = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)
_WEEKDAYS = {
    number: name for name, number in reversed(list(WEEKDAY_WORDS.items())) if name.startswith("ال")
}
_SITES = (
    "جريدة المنارة",
    "صوت الساحل",
    "المرسى نيوز",
    "وكالة الأفق للأنباء",
    "بوابة الضفة",
    "شبكة الميناء",
)
_SECTIONS = ("أخبار", "اقتصاد", "مجتمع", "رياضة", "ثقافة", "محليات")
_INDIC = {ord("0") + digit: "٠١٢٣٤٥٦٧٨٩"[digit] for digit in range(10)}
_DAY = re.compile(r"(\d{2,4})[-/](\d\d)[-/](\d{2,4})")
_FEWEST, _SHORTEST, _BYLINE = 2, 60, 8


@dataclass(frozen=True, slots=True)
class Article:
    """A title and a text that are known, and the day on which a site showed it."""

    title: str
    paragraphs: tuple[str, ...]
    day: dt.date


@dataclass(frozen=True, slots=True)
class Page:
    """A made-up page and what an importer should find in it.

    published  the day, ISO; None where the page does not tell it
    url        where it would lie; a page that tells its address does so in its text
    """

    html: bytes
    url: str
    title: str
    published: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An article that is to be dressed; what is given as HTML is escaped already.

    at      the moment of publication, in the zone of the site
    others  further articles, for teasers
    """

    article: Article
    others: tuple[Article, ...]
    at: dt.datetime
    chance: random.Random = field(repr=False)

    @property
    def title(self) -> str:
        return escaped(self.article.title)

    @property
    def paras(self) -> list[str]:
        return [escaped(text) for text in self.article.paragraphs]

    @property
    def site(self) -> str:
        return _SITES[self.at.toordinal() % len(_SITES)]

    @property
    def section(self) -> str:
        return _SECTIONS[self.at.toordinal() // 7 % len(_SECTIONS)]

    @property
    def number(self) -> int:
        return self.at.toordinal() * 7 % 90_000 + 10_000

    @property
    def slug(self) -> str:
        return quote("-".join(self.article.title.split()[:6]))

    @property
    def lead(self) -> str:
        """The first words of the text, as metas hold them."""
        return escaped(" ".join(self.article.paragraphs[0].split()[:22]))

    @property
    def crawled(self) -> dt.datetime:
        """When the page was fetched: a header shows that day."""
        return self.at + dt.timedelta(days=41, hours=3)

    def headlines(self, count: int, start: int = 0) -> list[str]:
        return [escaped(other.title) for other in self.others[start : start + count]]

    def excerpts(self, count: int, start: int = 0) -> list[tuple[str, str, dt.date]]:
        """Headline, first words and day of other articles."""
        chosen = self.others[start : start + count]
        return [
            (
                escaped(one.title),
                escaped(" ".join(one.paragraphs[0].split()[:28])) + "...",
                (self.at - dt.timedelta(days=3 + index)).date(),
            )
            for index, one in enumerate(chosen)
        ]

    def shown(
        self,
        page: str,
        url: str = "",
        *,
        told: bool = True,
        encoding: str = "utf-8",
        title: str = "",
        keep: int = 0,
    ) -> Page:
        """The page with its answer. `told`: whether it shows its day; `title`, if it shows another
        than the article's; `keep`: how many of the paragraphs it shows, 0 for all.
        """
        return Page(
            page.encode(encoding, "xmlcharrefreplace"),
            url,
            title or self.article.title,
            self.at.date().isoformat() if told else None,
            self.article.paragraphs[: keep or None],
        )


Style = Callable[[Story], Page]
"""How a site shows a story; its docstring says what is hard about it."""


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


def quoted(text: str) -> str:
    """A text (escaped already) as the value of an attribute."""
    return text.replace('"', "&quot;")


def words(day: dt.date, months: tuple[str, ...] = EGYPT) -> str:
    """12 مايو 2017."""
    return f"{day.day} {months[day.month - 1]} {day.year}"


def weekday(day: dt.date) -> str:
    return _WEEKDAYS[day.weekday()]


def both(day: dt.date) -> str:
    """12 أيار/مايو 2017."""
    return f"{day.day} {LEVANT[day.month - 1]}/{EGYPT[day.month - 1]} {day.year}"


def hijri(day: dt.date) -> str:
    """16 شعبان 1438 هـ."""
    there = Gregorian(day.year, day.month, day.day).to_hijri()
    return f"{there.day} {_HIJRI[there.month - 1]} {there.year} هـ"


def indic(text: str) -> str:
    """With Arabic-Indic digits."""
    return text.translate(_INDIC)


def stories(held: Sequence[Article], count: int, seed: int) -> Iterator[Story]:
    """Yield so many stories out of known articles; the same seed gives the same."""
    chance = random.Random(seed)
    for article in chance.sample(held, min(count, len(held))):
        others = tuple(one for one in chance.sample(held, 16) if one.title != article.title)
        clock = dt.time(
            chance.randrange(5, 21), chance.randrange(60), tzinfo=dt.timezone(dt.timedelta(hours=3))
        )
        yield Story(
            article, others, dt.datetime.combine(article.day, clock), random.Random(chance.random())
        )


@cache
def articles(shared: Path) -> tuple[Article, ...]:
    """The articles of the shared data that have a title and two paragraphs or more, sorted."""
    return tuple(sorted(_articles(shared), key=lambda article: (article.title, article.day)))


def _articles(shared: Path) -> Iterator[Article]:
    for row in json.loads((shared / "records/echorouk-2025.json").read_text(encoding="utf-8")):
        yield from _article(row["title"], row["content"], row["pub_date"])
    for row in json.loads((shared / "records/saudinewsnet-a.json").read_text(encoding="utf-8")):
        yield from _article(row["title"], row["content"], row["date_extracted"])
    for line in (
        (shared / "labelled/jawharafm-topics/articles.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    ):
        yield from _article((row := json.loads(line))["title"], row["text"], row["date"])


def _article(title: str, text: str, day: str) -> Iterator[Article]:
    lines = [tidy for line in text.splitlines() if (tidy := " ".join(line.split()))]
    while lines and len(lines[0].split()) < _BYLINE:  # a byline that the record holds with the text
        lines.pop(0)
    shown = _DAY.match(day)
    whole = (
        len(lines) >= _FEWEST
        and len(" ".join(lines).split()) >= _SHORTEST
        and 3 <= len(title.split()) <= 22
    )
    # an agency's line of date would be a day of publication
    if shown and whole and not any(map(read_dateline, lines)):
        yield Article(" ".join(title.split()), tuple(lines), _day(*map(int, shown.groups())))


def _day(first: int, month: int, last: int) -> dt.date:
    """The records write the day first or the year first."""
    return dt.date(first, month, last) if first > last else dt.date(last, month, first)
