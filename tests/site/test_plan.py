"""The pages that shall exist: lists from the oldest, dates as far as known, no two alike."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive import build, write_archive
from tests.cards import entry, library_of, numbered
from warraq.analysis.topics.vocabulary import Topic, Vocabulary, vocabulary
from warraq.building import static_files
from warraq.core.model import Entry, StaticFile
from warraq.core.problems import Problem
from warraq.library import config
from warraq.library.config import Config
from warraq.site import strings
from warraq.site.plan import plan, site
from warraq.site.strings import Strings
from warraq.site.views.by_date import YearView
from warraq.site.views.listings import ShelfView
from warraq.site.views.page import Around, HomeView, Page, RedirectView, TextView

SIZE = 20


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    (tmp_path / "site.toml").write_text('title = "أرشيف"\nregion = "MA"\n', "utf-8")
    return replace(config.load(tmp_path), per_page=SIZE)


def words(settings: Config) -> Strings:
    return strings.load(
        settings.language,
        settings.region,
        settings.digits,
        static_files.folders(settings, "strings"),
    )


def planned(
    settings: Config,
    entries: list[Entry],
    terms: Vocabulary | None = None,
    copies: tuple[str, ...] = (),
) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """The pages by their address, and the problems."""
    made = [StaticFile(url, "", "", None, "") for url in copies]
    pages, problems = plan(library_of(entries, terms), settings, words(settings), made)
    assert len(pages) == len({page.url for page in pages})
    return {page.url: page for page in pages}, problems


def shelf(page: Page) -> ShelfView:
    assert isinstance(page.shows, ShelfView)
    return page.shows


# --- listing pages --------------------------------------------------------------------------------

EDGES = (1, 2, 19, 20, 21, 22, 39, 40, 41, 59, 60, 61)


@pytest.mark.parametrize("n", EDGES)
def test_each_article_stands_on_one_numbered_page_for_ever(settings: Config, n: int) -> None:
    pages, _ = planned(settings, numbered(n, tags=("وسم",)))
    listing = {url: shelf(page) for url, page in pages.items() if url.startswith("tags/wasm/")}
    index = listing.pop("tags/wasm/index.html")
    ordinals = [ordinal for view in listing.values() for ordinal, _ in view.cards]

    assert list(range(n, max(0, n - SIZE), -1)) == [ordinal for ordinal, _ in index.cards]
    assert (n, 0) == (index.total, index.number)
    if n <= SIZE:
        assert {} == listing
        return
    assert sorted(ordinals) == list(range(1, n + 1))
    for url, view in listing.items():
        assert f"tags/wasm/page-{view.number}.html" == url == view.url
        first = (view.number - 1) * SIZE + 1
        assert list(range(min(first + SIZE - 1, n), first - 1, -1)) == [
            ordinal for ordinal, _ in view.cards
        ]
        assert all(f"a/{ordinal:03}.html" == card.url for ordinal, card in view.cards)
        assert 0 == view.total


@pytest.mark.parametrize("n", EDGES)
def test_whoever_goes_on_to_the_older_sees_every_article_once_in_order(
    settings: Config, n: int
) -> None:
    pages, _ = planned(settings, numbered(n, tags=("وسم",)))
    view, anchor = shelf(pages["tags/wasm/index.html"]), ""
    seen: list[int] = []
    for _ in range(n + 2):
        ordinals = [ordinal for ordinal, _ in view.cards]
        if anchor:
            ordinals = ordinals[ordinals.index(int(anchor.removeprefix("n"))) :]
        seen += ordinals
        if not view.older:
            break
        url, _, anchor = view.older.partition("#")
        view = shelf(pages[url])

    assert list(range(n, 0, -1)) == seen


@pytest.mark.parametrize("n", EDGES)
def test_the_newer_leads_from_the_oldest_page_to_the_index(settings: Config, n: int) -> None:
    pages, _ = planned(settings, numbered(n, tags=("وسم",)))
    url, way = "tags/wasm/page-1.html", []
    while url in pages and url:
        way.append(url)
        url = shelf(pages[url]).newer

    last = -(-n // SIZE)
    expected = (
        [f"tags/wasm/page-{number}.html" for number in range(1, last + 1)] if n > SIZE else []
    )
    assert way == ([*expected, "tags/wasm/index.html"] if expected else [])


def test_a_shelf_that_grows_changes_no_full_page(settings: Config) -> None:
    before, _ = planned(settings, numbered(41, tags=("وسم",)))
    after, _ = planned(settings, numbered(42, tags=("وسم",)))
    full = [f"tags/wasm/page-{number}.html" for number in (1, 2)]

    assert [before[url].digest for url in full[:1]] == [after[url].digest for url in full[:1]]
    assert [shelf(before[url]) for url in full] == [shelf(after[url]) for url in full]


# --- claims ---------------------------------------------------------------------------------------


def test_an_article_keeps_its_address_and_the_listing_page_is_refused(settings: Config) -> None:
    pages, (problem,) = planned(settings, [entry("tags/index.md", "2017", tags=("وسم",))])

    assert "tags/index.md" == pages["tags/index.html"].text
    assert "content/tags/index.md" in problem.what
    assert "tags/index.html" == problem.where


def test_articles_whose_addresses_differ_in_case_only_are_refused(settings: Config) -> None:
    pages, (problem,) = planned(settings, [entry("2017/A.md", "2017"), entry("2017/a.md", "2018")])

    assert "2017/A.html" in pages
    assert "2017/a.html" not in pages
    assert "content/2017/a.md" == problem.where
    assert "content/2017/A.md" in problem.what


def test_a_file_and_an_article_at_one_address_are_refused(settings: Config) -> None:
    pages, (problem,) = planned(settings, [entry("2017/a.md", "2017")], copies=("2017/a.html",))

    assert "2017/a.html" not in pages
    assert "content/2017/a.md" == problem.where
    assert "content/2017/a.html" in problem.what


@pytest.mark.parametrize("url", ["urls.txt", "sitemap.xml", "feed.xml", "404.html", "index.html"])
def test_nothing_is_written_over_a_file_of_the_archive_s_own(settings: Config, url: str) -> None:
    address = replace(settings, base_url="https://example.org/")
    pages, (problem,) = planned(address, [entry("2017/a.md", "2017")], copies=(url,))

    assert url not in pages
    assert url == problem.where


def test_an_archive_may_write_its_own_robots_txt(settings: Config) -> None:
    pages, problems = planned(settings, [entry("2017/a.md", "2017")], copies=("robots.txt",))

    assert () == problems
    assert "robots.txt" not in pages


def test_an_alias_redirects_to_its_article(settings: Config) -> None:
    pages, problems = planned(
        settings, [entry("2017/a.md", "2017", aliases=("/old/", "/older", "/قديم.html"))]
    )
    redirects = {
        url: page.shows.target
        for url, page in pages.items()
        if isinstance(page.shows, RedirectView)
    }

    assert () == problems
    assert {
        "old/index.html": "2017/a.html",
        "older.html": "2017/a.html",
        "%D9%82%D8%AF%D9%8A%D9%85.html": "2017/a.html",
    } == redirects


def test_an_alias_that_is_given_twice_is_one(settings: Config) -> None:
    pages, problems = planned(
        settings, [entry("2017/a.md", "2017", aliases=("/old", "old.html", "/old"))]
    )

    assert () == problems
    assert "old.html" in pages


def test_an_alias_that_another_article_has_is_refused_and_both_are_named(settings: Config) -> None:
    articles = [
        entry("2017/a.md", "2017", aliases=("/old",)),
        entry("2018/b.md", "2018", aliases=("/old", "/2017/a")),
    ]
    pages, problems = planned(settings, articles)

    assert isinstance(pages["old.html"].shows, RedirectView)
    assert "2017/a.md" == pages["2017/a.html"].text
    assert ["content/2018/b.md"] * 2 == [problem.where for problem in problems]
    assert (
        "the alias '/old' of content/2018/b.md and the alias '/old' of content/2017/a.md"
        in problems[0].what
    )
    assert "content/2017/a.md" in problems[1].what


@pytest.mark.parametrize("alias", ["/?p=12", "/../../etc/passwd", "https://example.org/a", "/a\0b"])
def test_an_alias_that_no_host_of_files_can_answer_names_its_article(
    settings: Config, alias: str
) -> None:
    pages, (problem,) = planned(settings, [entry("2017/a.md", "2017", aliases=(alias, "/fine"))])

    assert "fine.html" in pages
    assert ("content/2017/a.md", "error") == (problem.where, problem.weight)
    assert alias in problem.what
    assert problem.mend


# --- around an article ----------------------------------------------------------------------------


def neighbours(pages: dict[str, Page], url: str) -> tuple[str, str]:
    """The addresses of the older and the newer neighbour of an article, '' for none."""
    view = pages[url].shows
    assert isinstance(view, Around)
    return view.older.url if view.older else "", view.newer.url if view.newer else ""


def test_neighbours_follow_the_archive_s_order(settings: Config) -> None:
    pages, _ = planned(settings, numbered(3))
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
    pages, _ = planned(settings, held)
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
    pages, problems = planned(settings, [*numbered(1), entry("pages/about.md")])

    assert () == problems
    assert FILES == {url for url in pages if url.endswith((".bib", ".ris", ".csl.json"))}


def test_the_setting_takes_the_citation_files_away(settings: Config) -> None:
    pages, _ = planned(replace(settings, citations=False), numbered(1))
    view = pages["a/001.html"].shows

    assert not FILES & set(pages)
    assert isinstance(view, Around)
    assert not view.cited


def test_a_file_of_content_takes_the_place_of_a_citation_file(settings: Config) -> None:
    pages, problems = planned(settings, numbered(1), copies=("a/001.bib",))

    assert () == problems
    assert {"a/001.ris", "a/001.csl.json"} == FILES & set(pages)


@pytest.mark.parametrize(("cited", "length"), [(True, 246), (False, 247), (False, 250)])
def test_a_name_that_leaves_no_room_for_citation_files_costs_only_them(
    settings: Config, cited: bool, length: int
) -> None:
    pages, problems = planned(settings, [entry(f"{'x' * length}.md")])
    view = pages[f"{'x' * length}.html"].shows

    assert () == problems
    assert isinstance(view, Around)
    assert cited == view.cited == (f"{'x' * length}.csl.json" in pages)


def test_citation_files_are_published_addresses_but_not_for_search_engines(
    settings: Config,
) -> None:
    pages, _ = planned(replace(settings, base_url="https://example.org/"), numbered(1))
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
    pages, _ = planned(settings, [entry("a.md", date)])
    around = pages["a.html"].shows

    assert isinstance(around, Around)
    assert expected == tuple(link.url for link in around.dates)
    assert all(url in pages for url in expected)


def test_a_year_shows_what_is_known_to_the_year_only(settings: Config) -> None:
    pages, _ = planned(
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
    pages, _ = planned(settings, [entry("a.md", "2017", topics=("budget",))], terms)
    up = [link.url for link in shelf(pages["topics/budget/index.html"]).parents]

    assert ["topics/index.html", "topics/politics/index.html", "topics/council/index.html"] == up
    assert ["topics/council/index.html"] == [
        link.url for link in shelf(pages["topics/politics/index.html"]).children
    ]


# --- small archives -------------------------------------------------------------------------------


def test_an_empty_archive_has_a_front_page_and_no_shelves(settings: Config) -> None:
    pages, problems = planned(settings, [])
    home = pages["index.html"].shows

    assert () == problems
    assert {"index.html", "404.html", "robots.txt", ".nojekyll", "urls.txt"} == set(pages)
    assert isinstance(home, HomeView)
    assert (0, None) == (home.total, home.since)
    assert () == site(library_of([]), settings, words(settings), {}, None).ways


def test_an_archive_of_one_has_only_the_shelves_that_hold_it(settings: Config) -> None:
    pages, _ = planned(settings, [entry("2017/05/a.md", "2017-05-12")])

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
    pages, _ = planned(
        replace(settings, base_url="https://example.org/"),
        numbered(25, tags=("و",)),
        copies=("a/b.png",),
    )
    listed = pages["urls.txt"].shows

    assert isinstance(listed, TextView)
    assert sorted({*pages, "a/b.png"}) == list(listed.lines)


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
    pages, _ = planned(
        settings, [entry("2017/a.md", "2017-05-12"), entry("2018/b.md", "2018"), *undated]
    )
    home = pages["index.html"].shows

    assert isinstance(home, HomeView)
    assert ["2018/b.md", "2017/a.md"] == [card.path for card in home.newest[:2]]
    assert 12 == len(home.newest)
    assert home.undated is not None
