"""The pages that shall exist: lists from the oldest, dates as far as known, no two alike."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive import build, write_archive
from tests.cards import entry, library_of, numbered
from tests.plans import plan_with, shelf, words
from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.library.config import Config
from warraq.site.plan import site
from warraq.site.views.by_date import YearView
from warraq.site.views.page import Around, HomeView, Page, TextView

# --- around an article ----------------------------------------------------------------------------


def neighbours(pages: dict[str, Page], url: str) -> tuple[str, str]:
    """The addresses of the older and the newer neighbour of an article, '' for none."""
    view = pages[url].shows
    assert isinstance(view, Around)
    return view.older.url if view.older else "", view.newer.url if view.newer else ""


def test_neighbours_follow_the_archive_s_order(settings: Config) -> None:
    pages, _ = plan_with(settings, numbered(3))
    found = [neighbours(pages, f"a/{i:03}.html") for i in (1, 2, 3)]

    assert [("", "a/002.html"), ("a/001.html", "a/003.html"), ("a/002.html", "")] == found


def test_neighbours_share_the_first_topic_or_have_none(settings: Config) -> None:
    topics = {
        "a": ("sport",),
        "b": ("arts", "sport"),
        "c": (),
        "d": ("sport", "arts"),
        "e": (),
        "f": ("arts",),
    }
    held = [
        entry(f"{name}.md", f"2017-01-0{day}", topics=on)
        for day, (name, on) in enumerate(topics.items(), 1)
    ]
    pages, _ = plan_with(settings, held)
    found = {name: neighbours(pages, f"{name}.html") for name in topics}

    assert {
        "a": ("", "d.html"),
        "b": ("", "f.html"),
        "c": ("", "e.html"),
        "d": ("a.html", ""),
        "e": ("c.html", ""),
        "f": ("b.html", ""),
    } == found


# --- citation files -------------------------------------------------------------------------------

FILES = {"a/001.bib", "a/001.ris", "a/001.csl.json"}


def test_every_article_has_its_citation_files_and_a_page_of_prose_has_none(
    settings: Config,
) -> None:
    pages, problems = plan_with(settings, [*numbered(1), entry("pages/about.md")])

    assert () == problems
    assert FILES == {url for url in pages if url.endswith((".bib", ".ris", ".csl.json"))}


def test_the_setting_takes_the_citation_files_away(settings: Config) -> None:
    pages, _ = plan_with(replace(settings, citations=False), numbered(1))
    view = pages["a/001.html"].shows

    assert not FILES & set(pages)
    assert isinstance(view, Around)
    assert not view.cited


def test_a_file_of_content_takes_the_place_of_a_citation_file(settings: Config) -> None:
    pages, problems = plan_with(settings, numbered(1), copies=("a/001.bib",))

    assert () == problems
    assert {"a/001.ris", "a/001.csl.json"} == FILES & set(pages)


@pytest.mark.parametrize(("cited", "length"), [(True, 246), (False, 247), (False, 250)])
def test_a_name_that_leaves_no_room_for_citation_files_costs_only_them(
    settings: Config, cited: bool, length: int
) -> None:
    pages, problems = plan_with(settings, [entry(f"{'x' * length}.md")])
    view = pages[f"{'x' * length}.html"].shows

    assert () == problems
    assert isinstance(view, Around)
    assert cited == view.cited == (f"{'x' * length}.csl.json" in pages)


def test_citation_files_are_published_addresses_but_not_for_search_engines(
    settings: Config,
) -> None:
    pages, _ = plan_with(replace(settings, base_url="https://example.org/"), numbered(1))
    listed, mapped = pages["urls.txt"].shows, pages["sitemap.xml"].shows

    assert FILES <= set(getattr(listed, "lines", ()))
    assert not [
        url for url, _ in getattr(mapped, "entries", ()) if not url.endswith(("/", ".html"))
    ]


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        (("2017/index.html", "2017/05/index.html", "2017/05/12/index.html"), "2017-05-12"),
        (("2017/index.html", "2017/05/index.html"), "2017-05~"),
        (("2017/index.html",), "2017"),
        (("2016/index.html",), "2016/2019"),
        (("2019/index.html",), "../2019"),
        (("undated/index.html",), ""),
    ],
)
def test_an_article_leads_to_the_dates_that_it_stands_on(
    settings: Config, expected: tuple[str, ...], date: str
) -> None:
    pages, _ = plan_with(settings, [entry("a.md", date)])
    around = pages["a.html"].shows

    assert isinstance(around, Around)
    assert expected == tuple(link.url for link in around.dates)
    assert all(url in pages for url in expected)


def test_a_year_shows_what_is_known_to_the_year_only(settings: Config) -> None:
    pages, _ = plan_with(
        settings, [entry("a.md", "2017"), entry("b.md", "2017-05"), entry("c.md", "2017/2018")]
    )
    year = pages["2017/index.html"].shows

    assert isinstance(year, YearView)
    assert {"a.html", "c.html"} == {card.url for card in year.loose}
    assert ["2017/05/index.html"] == [link.url for _, link, _ in year.months if link.url]
    assert 3 == year.total


def test_a_topic_knows_the_way_up_and_its_sub_topics(settings: Config) -> None:
    terms = vocabulary(
        (Topic("council", "المجلس", "politics"), Topic("budget", "الميزانية", "council"))
    )
    pages, _ = plan_with(settings, [entry("a.md", "2017", topics=("budget",))], terms)
    up = [link.url for link in shelf(pages["topics/budget/index.html"]).parents]

    assert ["topics/index.html", "topics/politics/index.html", "topics/council/index.html"] == up
    assert ["topics/council/index.html"] == [
        link.url for link in shelf(pages["topics/politics/index.html"]).children
    ]


# --- small archives -------------------------------------------------------------------------------


def test_an_empty_archive_has_a_front_page_and_no_shelves(settings: Config) -> None:
    pages, problems = plan_with(settings, [])
    home = pages["index.html"].shows

    assert () == problems
    assert {"index.html", "404.html", "robots.txt", ".nojekyll", "urls.txt"} == set(pages)
    assert isinstance(home, HomeView)
    assert (0, None) == (home.total, home.since)
    assert () == site(library_of([]), settings, words(settings), {}, None).ways


def test_an_archive_of_one_has_only_the_shelves_that_hold_it(settings: Config) -> None:
    pages, _ = plan_with(settings, [entry("2017/05/a.md", "2017-05-12")])

    assert {
        "2017/05/a.html",
        "2017/05/a.bib",
        "2017/05/a.ris",
        "2017/05/a.csl.json",
        "index.html",
        "2017/05/index.html",
        "2017/05/12/index.html",
        "archive/index.html",
        "2017/index.html",
        "on-this-day/index.html",
        "on-this-day/05-12.html",
        "404.html",
        "robots.txt",
        ".nojekyll",
        "urls.txt",
    } == set(pages)


def test_the_list_of_addresses_holds_every_page_and_file(settings: Config) -> None:
    pages, _ = plan_with(
        replace(settings, base_url="https://example.org/"),
        numbered(25, tags=("و",)),
        copies=("a/b.png",),
    )
    listed = pages["urls.txt"].shows

    assert isinstance(listed, TextView)
    assert sorted({*pages, "a/b.png"}) == list(listed.lines)


@pytest.mark.slow
@pytest.mark.parametrize("n", [0, 1])
def test_the_pages_of_a_small_archive_make_sense(tmp_path: Path, n: int) -> None:
    archive = write_archive(tmp_path, n=n)
    built = build(archive)
    pages = {path: path.read_text("utf-8") for path in (archive / "output").rglob("*.html")}
    home = pages[archive / "output/index.html"]

    assert () == built.problems
    assert n == built.articles
    assert (n == 0) == ('class="empty"' in home)
    assert not [path for path in pages if re.match(r"page-\d", path.name)]
    assert not [path for path, page in pages.items() if 'class="pager"' in page]
    del pages[archive / "output/search/index.html"]  # its script fills it
    assert not [
        path
        for path, page in pages.items()
        if re.search(r"<(ul|ol|nav|section|h[1-6])[^>]*>\s*</\1>", page)
    ]


def test_the_front_page_leads_with_what_is_dated_and_hides_nothing_undated(
    settings: Config,
) -> None:
    undated = [entry(f"undated/{number:02}.md") for number in range(30)]
    pages, _ = plan_with(
        settings, [entry("2017/a.md", "2017-05-12"), entry("2018/b.md", "2018"), *undated]
    )
    home = pages["index.html"].shows

    assert isinstance(home, HomeView)
    assert ["2018/b.md", "2017/a.md"] == [card.path for card in home.newest[:2]]
    assert 12 == len(home.newest)
    assert home.undated is not None
