"""Claims to addresses: files of the archive come first, and two claims to one are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cards import entry
from tests.plans import plan_with
from warraq.library.config import Config
from warraq.site.views.page import RedirectView


def test_an_article_keeps_its_address_and_the_listing_page_is_refused(settings: Config) -> None:
    pages, (problem,) = plan_with(settings, [entry("tags/index.md", "2017", tags=("وسم",))])

    assert "tags/index.md" == pages["tags/index.html"].text
    assert "content/tags/index.md" in problem.what
    assert "tags/index.html" == problem.where


def test_articles_whose_addresses_differ_in_case_only_are_refused(settings: Config) -> None:
    pages, (problem,) = plan_with(
        settings, [entry("2017/A.md", "2017"), entry("2017/a.md", "2018")]
    )

    assert "2017/A.html" in pages
    assert "2017/a.html" not in pages
    assert "content/2017/a.md" == problem.where
    assert "content/2017/A.md" in problem.what


def test_a_file_and_an_article_at_one_address_are_refused(settings: Config) -> None:
    pages, (problem,) = plan_with(settings, [entry("2017/a.md", "2017")], copies=("2017/a.html",))

    assert "2017/a.html" not in pages
    assert "content/2017/a.md" == problem.where
    assert "content/2017/a.html" in problem.what


@pytest.mark.parametrize("url", ["urls.txt", "sitemap.xml", "feed.xml", "404.html", "index.html"])
def test_nothing_is_written_over_a_file_of_the_archive_s_own(settings: Config, url: str) -> None:
    address = replace(settings, base_url="https://example.org/")
    pages, (problem,) = plan_with(address, [entry("2017/a.md", "2017")], copies=(url,))

    assert url not in pages
    assert url == problem.where


def test_an_archive_may_write_its_own_robots_txt(settings: Config) -> None:
    pages, problems = plan_with(settings, [entry("2017/a.md", "2017")], copies=("robots.txt",))

    assert () == problems
    assert "robots.txt" not in pages


def test_an_alias_redirects_to_its_article(settings: Config) -> None:
    pages, problems = plan_with(
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
    pages, problems = plan_with(
        settings, [entry("2017/a.md", "2017", aliases=("/old", "old.html", "/old"))]
    )

    assert () == problems
    assert "old.html" in pages


def test_an_alias_that_another_article_has_is_refused_and_both_are_named(settings: Config) -> None:
    articles = [
        entry("2017/a.md", "2017", aliases=("/old",)),
        entry("2018/b.md", "2018", aliases=("/old", "/2017/a")),
    ]
    pages, problems = plan_with(settings, articles)

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
    pages, (problem,) = plan_with(settings, [entry("2017/a.md", "2017", aliases=(alias, "/fine"))])

    assert "fine.html" in pages
    assert ("content/2017/a.md", "error") == (problem.where, problem.weight)
    assert alias in problem.what
    assert problem.mend
