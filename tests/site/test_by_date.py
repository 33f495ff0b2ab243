"""The archive by time: years in a row, a year as a calendar, months as weeks, days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cards import entry, library_of, numbered
from warraq.building import static_files
from warraq.core.model import Entry
from warraq.library import config
from warraq.library.config import Config
from warraq.site import strings
from warraq.site.by_date import all_years, claims
from warraq.site.strings import Strings
from warraq.site.views.by_date import DayView, MonthView, YearsView, YearView
from warraq.site.views.listings import ShelfView
from warraq.site.views.page import Page

Plan = Callable[..., dict[str, Page]]


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    (tmp_path / "site.toml").write_text('title = "أرشيف"\nregion = "MA"\n', "utf-8")
    return replace(config.load(tmp_path), per_page=5)


def words(settings: Config) -> Strings:
    return strings.load(
        settings.language,
        settings.region,
        settings.digits,
        static_files.folders(settings, "strings"),
    )


def pages(settings: Config, *entries: Entry) -> dict[str, Page]:
    """The pages of the archive by time, by their address."""
    return {
        claim.page.url: claim.page
        for claim in claims(library_of(entries), settings, words(settings))
    }


def year(page: Page) -> YearView:
    assert isinstance(page.shows, YearView)
    return page.shows


def month(page: Page) -> MonthView:
    assert isinstance(page.shows, MonthView)
    return page.shows


def numbers(view: MonthView) -> list[list[str]]:
    """The numbers of the days, '' outside the month."""
    return [[day.number if day else "" for day in week] for week in view.weeks]


# --- years ----------------------------------------------------------------------------------------


def test_an_empty_archive_has_no_pages_of_time(settings: Config) -> None:
    assert {} == pages(settings)


def test_between_two_years_stand_those_that_hold_nothing_and_lead_nowhere(settings: Config) -> None:
    row = all_years(
        library_of([entry("a.md", "2015-03-04"), entry("b.md", "2017")]), words(settings)
    )

    assert [("2015", 1, True), ("2016", 0, False), ("2017", 1, True)] == [
        (name, link.count, bool(link.url)) for name, link, _ in row
    ]
    assert ["2015/03/index.html"] == [
        link.url for _, _, months in row for link in months if link.url
    ]
    assert {12} == {len(months) for _, _, months in row}


def test_one_stray_date_does_not_fill_a_page_with_empty_years(settings: Config) -> None:
    row = all_years(library_of([entry("a.md", "0987-03"), entry("b.md", "2017")]), words(settings))

    assert ["0987", "2017"] == [name for name, _, _ in row]


def test_the_overview_shows_the_newest_year_first_and_no_empty_one(settings: Config) -> None:
    view = pages(settings, entry("a.md", "2015"), entry("b.md", "2017-05"), entry("c.md"))[
        "archive/index.html"
    ].shows

    assert isinstance(view, YearsView)
    assert ["2017", "2015"] == [name for name, _, _ in view.years]
    assert ["undated/index.html"] == [link.url for link in view.ways]
    assert 3 == view.total


def test_a_year_is_a_calendar_that_says_how_full_its_days_are(settings: Config) -> None:
    busy = [entry(f"b{number}.md", "2017-05-02") for number in range(9)]
    view = year(pages(settings, entry("a.md", "2017-05-12"), *busy)["2017/index.html"])
    name, link, weeks = view.months[4]

    assert ("ماي", "2017/05/index.html", 10) == (name, link.url, link.count)
    assert (0, 3, 0, 0, 0, 0, 0) == weeks[
        0
    ]  # 1 May 2017 was a Monday, with which the week begins in Morocco
    assert (0, 0, 0, 0, 1, 0, 0) == weeks[1]
    assert [None, None, None, None] == list(weeks[4][3:])
    assert "" == view.months[5][1].url


def test_what_is_known_to_the_year_only_is_paged_where_it_is_much(settings: Config) -> None:
    few = pages(settings, *(entry(f"{number}.md", "2017") for number in range(5)))
    many = pages(settings, *(entry(f"{number:02}.md", "2017/2018") for number in range(12)))
    view, more = year(many["2017/index.html"]), many["2017/loose/index.html"].shows

    assert year(few["2017/index.html"]).more is None
    assert "2017/loose/index.html" not in few
    assert ["11.md", "10.md", "09.md", "08.md", "07.md"] == [card.path for card in view.loose]
    assert isinstance(more, ShelfView)
    assert more.total == 12
    assert {"2017/loose/page-1.html", "2017/loose/page-2.html", "2017/loose/page-3.html"} <= set(
        many
    )


# --- months and days ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "first", "row"),
    [
        ("MA", "اثنين", ["1", "2", "3", "4", "5", "6", "7"]),
        ("DZ", "سبت", ["", "", "1", "2", "3", "4", "5"]),
        ("SA", "أحد", ["", "١", "٢", "٣", "٤", "٥", "٦"]),
    ],
)
def test_the_weeks_of_a_month_begin_as_in_the_country(
    settings: Config, region: str, first: str, row: list[str]
) -> None:
    here = replace(settings, region=region, digits="arab" if region == "SA" else "latn")
    view = month(pages(here, entry("a.md", "2017-05-12"))["2017/05/index.html"])

    assert first == view.weekdays[0][0]
    assert row == numbers(view)[0]
    assert {7} == {len(week) for week in view.weeks}


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31", "2016-02-29", "2017-02-01"])
def test_every_month_has_all_of_its_days_once(settings: Config, date: str) -> None:
    view = month(pages(settings, entry("a.md", date))[f"{date[:4]}/{date[5:7]}/index.html"])
    days = [number for week in numbers(view) for number in week if number]

    assert [str(number) for number in range(1, len(days) + 1)] == days
    assert len(days) == {"0001": 31, "9999": 31, "2016": 29, "2017": 28}[date[:4]]
    assert [1] == [day.link.count for week in view.weeks for day in week if day and day.link.url]


def test_the_numbered_pages_of_a_month_are_plain_lists(settings: Config) -> None:
    made = pages(settings, *(entry(f"{number:02}.md", "2017-05-12") for number in range(12)))

    assert "month.html" == made["2017/05/index.html"].template
    assert "shelf.html" == made["2017/05/page-1.html"].template
    assert "day.html" == made["2017/05/12/index.html"].template


def test_a_month_knows_its_neighbours_that_hold_something(settings: Config) -> None:
    made = pages(
        settings, entry("a.md", "2016-11"), entry("b.md", "2017-05"), entry("c.md", "2019-01")
    )
    view = month(made["2017/05/index.html"])

    assert view.before is not None
    assert view.after is not None
    assert ("2016/11/index.html", "2019/01/index.html") == (view.before.url, view.after.url)
    assert ["archive/index.html", "2017/index.html"] == [link.url for link in view.parents]


@pytest.mark.parametrize(
    ("url", "date"),
    [("on-this-day/05-12.html", "2017-05-12"), ("", "2017-05-12~"), ("", "2017-05-12?")],
)
def test_a_day_leads_to_the_same_day_of_all_years_where_it_is_certain(
    settings: Config, url: str, date: str
) -> None:
    view = pages(settings, entry("a.md", date))["2017/05/12/index.html"].shows

    assert isinstance(view, DayView)
    assert url == (view.anniversary.url if view.anniversary else "")
    assert ("الجمعة", None) == (view.weekday, view.hijri)


def test_an_appended_article_changes_only_the_time_that_it_stands_in(settings: Config) -> None:
    before, after = pages(settings, *numbered(400)), pages(settings, *numbered(401))
    changed = {url for url in before if before[url].digest != after[url].digest}

    assert {
        "archive/index.html",
        "2018/index.html",
        "2018/02/index.html",
        "2018/02/05/index.html",
    } <= set(after)
    assert {
        url for url in changed if not url.startswith(("archive/", "2018/index", "2018/02/"))
    } == set()
