"""The archive by the Hijri calendar: only where it is asked for, and only what is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive import build, write_archive
from tests.cards import entry, library_of
from warraq.building import static_files
from warraq.core.model import Entry
from warraq.library import config
from warraq.library.config import Config
from warraq.site import hijri_months, strings
from warraq.site.by_date import claims
from warraq.site.views.by_date import DayView, MonthView, YearsView
from warraq.site.views.page import Page


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    (tmp_path / "site.toml").write_text('title = "أرشيف"\nregion = "MA"\nhijri = true\n', "utf-8")
    return replace(config.load(tmp_path), per_page=5)


def pages(settings: Config, *entries: Entry) -> dict[str, Page]:
    words = strings.load(
        "ar", settings.region, settings.digits, static_files.folders(settings, "strings")
    )
    library = library_of(entries)
    made = (*claims(library, settings, words), *hijri_months.claims(library, settings, words))
    return {claim.page.url: claim.page for claim in made}


def test_without_the_setting_there_are_no_hijri_pages(settings: Config) -> None:
    made = pages(replace(settings, hijri=False), entry("a.md", "2017-05-12"))
    day, month = made["2017/05/12/index.html"].shows, made["2017/05/index.html"].shows

    assert not [url for url in made if url.startswith("hijri/")]
    assert isinstance(day, DayView)
    assert isinstance(month, MonthView)
    assert (None, "") == (day.hijri, month.beside)
    assert {""} == {cell.beside for week in month.weeks for cell in week if cell}


def test_a_hijri_month_holds_the_days_of_two_gregorian_ones(settings: Config) -> None:
    held = [entry("a.md", "2017-04-30"), entry("b.md", "2017-05-12"), entry("c.md", "2017-05-27")]
    view = pages(settings, *held)["hijri/1438/08/index.html"].shows

    assert isinstance(view, MonthView)
    assert ("شعبان 1438 هـ", "أبريل – ماي 2017") == (view.label, view.beside)
    assert ["b.md", "a.md"] == [card.path for _, card in view.cards]
    assert [("4", "30", "2017/04/30/index.html"), ("16", "12", "2017/05/12/index.html")] == [
        (cell.number, cell.beside, cell.link.url)
        for week in view.weeks
        for cell in week
        if cell and cell.link.url
    ]
    assert 30 == len([cell for week in view.weeks for cell in week if cell])
    assert view.after is not None
    assert "hijri/1438/09/index.html" == view.after.url


def test_days_and_months_tell_the_hijri_date_and_lead_to_its_month(settings: Config) -> None:
    made = pages(settings, entry("a.md", "2017-05-12"))
    day, month = made["2017/05/12/index.html"].shows, made["2017/05/index.html"].shows

    assert isinstance(day, DayView)
    assert isinstance(month, MonthView)
    assert day.hijri is not None
    assert ("16 شعبان 1438 هـ (تقريبًا)", "hijri/1438/08/index.html") == (
        day.hijri.label,
        day.hijri.url,
    )
    assert "شعبان – رمضان 1438 هـ (تقريبًا)" == month.beside


def test_the_overview_has_all_months_of_a_year_that_holds_something(settings: Config) -> None:
    made = pages(settings, entry("a.md", "2017-05-12"), entry("b.md", "2021-05-12"))
    view = made["hijri/index.html"].shows

    assert isinstance(view, YearsView)
    assert ["1442", "1438"] == [name for name, _, _ in view.years]
    assert "شعبان" == view.months[7]
    assert ["hijri/1438/08/index.html"] == [link.url for link in view.years[1][2] if link.url]


@pytest.mark.parametrize("date", ["1920-05-12", "2090-01-01", "2017", "2017-05", ""])
def test_what_has_no_known_hijri_day_is_left_out(settings: Config, date: str) -> None:
    made = pages(settings, entry("a.md", date))

    assert not [url for url in made if url.startswith("hijri/")]


def test_digits_are_the_region_s(settings: Config) -> None:
    view = pages(replace(settings, region="SA", digits="arab"), entry("a.md", "2017-05-12"))[
        "hijri/1438/08/index.html"
    ]

    assert isinstance(view.shows, MonthView)
    assert "شعبان ١٤٣٨ هـ" == view.shows.label


@pytest.mark.slow
def test_where_it_is_not_asked_for_no_page_changes_by_a_byte(tmp_path: Path) -> None:
    one, other = write_archive(tmp_path / "one", n=8), write_archive(tmp_path / "other", n=8)
    toml = other / "site.toml"
    toml.write_text("hijri = false\n" + toml.read_text("utf-8"), "utf-8")
    asked = write_archive(tmp_path / "asked", n=8)
    toml = asked / "site.toml"
    toml.write_text("hijri = true\n" + toml.read_text("utf-8"), "utf-8")
    first, second, third = (
        {
            path.relative_to(archive): path.read_bytes()
            for path in (archive / "output").rglob("*.html")
        }
        for archive in (one, other, asked)
        if not build(archive).problems
    )

    assert first == second
    assert not [page for page in first.values() if "هـ".encode() in page]
    assert [page for page in third.values() if "(تقريبًا)".encode() in page]
