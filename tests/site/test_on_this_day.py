"""On this day: the days of the year of which articles are known, through all years."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cards import entry, library_of
from warraq.building import static_files
from warraq.core.model import Entry
from warraq.library import config
from warraq.site import strings
from warraq.site.on_this_day import CARDS_PER_YEAR, claims, day_masks
from warraq.site.strings import Strings
from warraq.site.views.by_date import AnniversariesView, AnniversaryView
from warraq.site.views.page import Page


@pytest.fixture
def words(tmp_path: Path) -> Strings:
    (tmp_path / "site.toml").write_text('title = "أرشيف"\nregion = "MA"\n', "utf-8")
    settings = config.load(tmp_path)
    return strings.load("ar", "MA", "latn", static_files.folders(settings, "strings"))


def pages(words: Strings, *entries: Entry) -> dict[str, Page]:
    return {claim.page.url: claim.page for claim in claims(library_of(entries), words)}


def day(page: Page) -> AnniversaryView:
    assert isinstance(page.shows, AnniversaryView)
    return page.shows


def test_a_day_shows_its_years_newest_first(words: Strings) -> None:
    held = [
        entry("a.md", "2015-05-12"),
        entry("b.md", "2017-05-12T10:42"),
        entry("c.md", "2016-05-12"),
    ]
    view = day(pages(words, *held)["on-this-day/05-12.html"])

    assert "12 ماي" == view.label
    assert ["2017/05/12/index.html", "2016/05/12/index.html", "2015/05/12/index.html"] == [
        link.url for link, _ in view.years
    ]
    assert [("b.md",), ("c.md",), ("a.md",)] == [
        tuple(card.path for card in cards) for _, cards in view.years
    ]


def test_of_a_busy_day_the_newest_are_shown_and_all_are_counted(words: Strings) -> None:
    view = day(
        pages(words, *(entry(f"{n}.md", "2017-05-12") for n in range(9)))["on-this-day/05-12.html"]
    )
    ((link, cards),) = view.years

    assert 9 == link.count
    assert [f"{n}.md" for n in range(8, 8 - CARDS_PER_YEAR, -1)] == [card.path for card in cards]


@pytest.mark.parametrize(
    "date", ["2017-05-12~", "2017-05-12?", "2017-05-12%", "2017-05", "2017", "2017/2018", ""]
)
def test_what_is_not_known_to_be_of_a_day_is_on_none(words: Strings, date: str) -> None:
    assert {} == pages(words, entry("a.md", date))
    assert () == day_masks(library_of([entry("a.md", date)]))


def test_the_calendar_has_every_day_and_leads_to_those_that_hold_something(words: Strings) -> None:
    view = pages(words, entry("a.md", "2016-02-29"), entry("b.md", "2017-12-31"))[
        "on-this-day/index.html"
    ].shows

    assert isinstance(view, AnniversariesView)
    assert [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] == [
        len(days) for _, days in view.months
    ]
    assert ["on-this-day/02-29.html", "on-this-day/12-31.html"] == [
        link.url for _, days in view.months for link in days if link.url
    ]


def test_a_day_knows_the_days_beside_it_that_hold_something(words: Strings) -> None:
    made = pages(
        words,
        *(
            entry(f"{n}.md", date)
            for n, date in enumerate(("2015-12-01", "2017-02-03", "2016-07-09"))
        ),
    )
    view = day(made["on-this-day/07-09.html"])

    assert view.before is not None
    assert view.after is not None
    assert ("on-this-day/02-03.html", "on-this-day/12-01.html") == (view.before.url, view.after.url)


def test_a_script_can_tell_from_twelve_numbers_which_days_there_are() -> None:
    found = day_masks(
        library_of(
            [entry("a.md", "2016-01-01"), entry("b.md", "2016-01-31"), entry("c.md", "2017-12-02")]
        )
    )

    assert (1 | 1 << 30, *[0] * 10, 2) == found


def test_an_article_more_touches_its_own_day_only(words: Strings) -> None:
    held = [entry(f"{n}.md", f"2017-05-{n:02}") for n in range(1, 21)]
    before, after = pages(words, *held), pages(words, *held, entry("new.md", "2018-05-12"))

    assert ["on-this-day/05-12.html"] == [
        url for url in before if before[url].digest != after[url].digest
    ]
