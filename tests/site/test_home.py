"""The front page grows with the archive: one article, thirty, thousands."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import lxml.html
import pytest

from tests.archive import built_archive
from tests.cards import entry, library_of, numbered
from warraq.analysis.topics.vocabulary import Topic, Vocabulary, vocabulary
from warraq.building import static_files
from warraq.core.model import Entry
from warraq.library import config
from warraq.site import home as front
from warraq.site import strings
from warraq.site.home import (
    CARDS_PER_SECTION,
    LARGE_MIN_ARTICLES,
    MONTHLY_MAX_YEARS,
    NEWEST_CARDS,
    SECTIONS,
)
from warraq.site.strings import Strings
from warraq.site.views.page import HomeView


@pytest.fixture
def words(tmp_path: Path) -> Strings:
    (tmp_path / "site.toml").write_text('title = "أرشيف"\nregion = "MA"\n', "utf-8")
    settings = config.load(tmp_path)
    return strings.load("ar", "MA", "latn", static_files.folders(settings, "strings"))


def home(words: Strings, entries: list[Entry], terms: Vocabulary | None = None) -> HomeView:
    return front.view(library_of(entries, terms), words)


def over(years: int, n: int) -> list[Entry]:
    """n articles, spread over so many years."""
    first, step = dt.date(1970, 1, 1), years * 365 // n
    return [
        entry(f"a/{i:04}.md", (first + dt.timedelta(days=i * step)).isoformat()) for i in range(n)
    ]


def test_a_handful_is_shown_whole_and_nothing_round_it(words: Strings) -> None:
    view = home(words, numbered(NEWEST_CARDS, topics=("sport",)))

    assert NEWEST_CARDS == len(view.newest)
    assert ((), (), None, ()) == (view.years, view.ways, view.on_this_day, view.days)
    assert [()] == [cards for _, cards in view.topics]


def test_thirty_have_their_years_and_their_topics_by_name(words: Strings) -> None:
    view = home(words, numbered(30, topics=("sport",)))

    assert [("2017", 30)] == [(year.label, year.count) for year, _ in view.years]
    assert [()] == [cards for _, cards in view.topics]
    assert view.on_this_day is None


def test_a_large_archive_shows_what_its_topics_hold_besides_the_newest(words: Strings) -> None:
    names = [f"t{number}" for number in range(9)]
    held = [
        entry(f"a/{n:03}.md", f"2017-01-{1 + n % 28:02}", topics=(names[n % 9],))
        for n in range(LARGE_MIN_ARTICLES * 3)
    ]
    view = home(words, held, vocabulary(tuple(Topic(name, f"موضوع {name}") for name in names)))
    newest = {card.path for card in view.newest}

    assert 9 == len(view.topics)
    assert [CARDS_PER_SECTION] * SECTIONS + [0] * (9 - SECTIONS) == [
        len(cards) for _, cards in view.topics
    ]
    assert not [card for _, cards in view.topics for card in cards if card.path in newest]
    assert ["archive/index.html", "topics/index.html"] == [link.url for link in view.ways]
    assert view.on_this_day is not None
    assert 12 == len(view.days)


def test_the_largest_topic_comes_first(words: Strings) -> None:
    held = [
        *numbered(3, topics=("weather",)),
        *(entry(f"b/{n}.md", "2016", topics=("sport",)) for n in range(5)),
    ]

    assert ["sport", "weather"] == [link.url.split("/")[1] for link, _ in home(words, held).topics]


@pytest.mark.parametrize(("months", "years"), [(12, MONTHLY_MAX_YEARS), (0, MONTHLY_MAX_YEARS + 2)])
def test_months_have_bars_as_long_as_the_years_are_few(
    words: Strings, months: int, years: int
) -> None:
    assert {months} == {len(of) for _, of in home(words, over(years, 300)).years}


@pytest.mark.parametrize(
    ("since", "dates"),
    [
        ("2016 2018-03-04", ("2016/2019", "2018-03-04T10:42")),
        ("2019 2019", ("../2019",)),
        ("2016~ 2018-03~", ("2016~", "2018-03~")),
    ],
)
def test_since_when_is_said_in_dates_that_can_stand_after_from_and_to(
    words: Strings, since: str, dates: tuple[str, ...]
) -> None:
    view = home(words, [entry(f"{number}.md", date) for number, date in enumerate(dates)])

    assert view.since is not None
    assert since == " ".join(when.text for when in view.since)


@pytest.mark.slow
@pytest.mark.parametrize("n", [1, 30, 70])
def test_every_bar_says_what_it_stands_for_and_leads_there(tmp_path: Path, n: int) -> None:
    archive = built_archive(tmp_path, n=n)
    page = (archive / "output/index.html").read_text("utf-8")
    tree = lxml.html.fromstring(page)
    bars = tree.xpath("//ul[contains(@class, 'bars')]//*[local-name() = 'a']")
    months = [bar for bar in bars if bar.get("tabindex") == "-1"]

    assert (n > 1) == bool(months)
    assert not [
        bar for bar in months if not re.fullmatch(r"\S+ \d{4}: .+", bar.get("aria-label", ""))
    ]
    assert not [bar for bar in bars if not (archive / "output" / bar.get("href")).is_file()]
    assert not tree.xpath("//*[@style]")


def test_only_a_page_with_on_this_day_tells_which_days_there_are(tmp_path: Path) -> None:
    found = []
    for n in (30, 70):
        archive = built_archive(tmp_path / str(n), n=n)
        found.append("data-days=" in (archive / "output/index.html").read_text("utf-8"))

    assert [False, True] == found
