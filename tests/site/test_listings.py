"""A shelf's index shows its years and its most frequent names, if it is large enough."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cards import entry
from tests.plans import planned
from warraq.core.model import Entry
from warraq.site.views.listings import ShelfView
from warraq.site.views.page import Page


def held(n: int, **more: Any) -> list[Entry]:
    """n articles of one tag, two in each year from 2001 on."""
    return [
        entry(f"{number:03}.md", f"{2001 + number // 2}-05-12", tags=("وسم",), **more)
        for number in range(n)
    ]


def shelf(page: Page) -> ShelfView:
    assert isinstance(page.shows, ShelfView)
    return page.shows


def index(entries: list[Entry], url: str = "tags/wasm/index.html") -> ShelfView:
    return shelf(planned(entries)[url])


def test_a_shelf_counts_its_years_and_leads_to_where_each_begins() -> None:
    pages = planned(held(50))
    years = shelf(pages["tags/wasm/index.html"]).years

    assert [2] * 25 == [year.count for year in years]
    assert ["2001", "2025"] == [years[0].label, years[-1].label]
    assert "tags/wasm/page-1.html#n2" == years[0].url
    assert "tags/wasm/page-2.html#n30" == years[14].url
    assert "tags/wasm/index.html#n32" == years[15].url
    for year in years:
        url, _, anchor = year.url.partition("#n")
        assert int(anchor) in [ordinal for ordinal, _ in shelf(pages[url]).cards]


def test_a_year_without_articles_leads_nowhere_but_has_its_place() -> None:
    entries = [
        *held(12),
        entry("late.md", "2009", tags=("وسم",)),
        entry("undated.md", tags=("وسم",)),
    ]
    years = {year.label: (year.count, year.url) for year in index(entries).years}

    assert ["2001", "2002", "2003", "2004", "2005", "2006", "2007", "2008", "2009"] == list(years)
    assert (0, "") == years["2007"]
    assert 1 == years["2009"][0]


def test_one_stray_date_does_not_fill_the_page_with_empty_years() -> None:
    years = index([*held(12), entry("stray.md", "0987", tags=("وسم",))]).years

    assert 7 == len(years)


def test_few_articles_speak_for_themselves() -> None:
    view = index(held(11, outlet="صحيفة", authors=("كاتب",)))

    assert ((), ()) == (view.years, view.most)


def test_who_wrote_most_comes_first_and_spellings_count_as_one() -> None:
    entries = [
        *held(12, outlet="المدينة", authors=("سالم",)),
        entry("x.md", "2030", tags=("وسم",), outlet="المدينه", authors=("ليلى", "سالم")),
        entry("y.md", "2030", tags=("وسم",), outlet="الساحل"),
    ]
    most = {
        kind: [(link.label, link.count) for link in links] for kind, links in index(entries).most
    }

    assert {
        "outlets": [("المدينة", 13), ("الساحل", 1)],
        "authors": [("سالم", 13), ("ليلى", 1)],
    } == most


def test_what_an_outlet_writes_on_is_told_and_a_name_that_has_no_other_beside_it_is_not() -> None:
    entries = [
        *held(12, outlet="الساحل", topics=("sport",)),
        entry("x.md", "2030", outlet="الساحل", topics=("arts",)),
    ]
    view = index(entries, "outlets/al-sahhil/index.html")

    assert [("topics", ["topics/sport/index.html", "topics/arts/index.html"])] == [
        (kind, [link.url for link in links]) for kind, links in view.most
    ]
    assert () == index(entries, "topics/sport/index.html").most


@pytest.mark.parametrize("n", [21, 41, 60])
def test_numbered_pages_hold_nothing_that_changes(n: int) -> None:
    pages = planned(held(n, outlet="الساحل"))
    numbered = [shelf(page) for url, page in pages.items() if url.startswith("tags/wasm/page-")]

    assert numbered
    assert {((), (), ())} == {(view.years, view.most, view.children) for view in numbered}
