"""The search page says why it cannot search, shows text as text, and fits its window."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.search.results import ask, names, said
from tests.serving import served
from warraq.search.tokens import MARK

SCREENSHOTS = Path(__file__).parents[1] / "screenshots"


def test_what_is_typed_is_never_taken_for_html(page: Any, base: str) -> None:
    nothing = ask(page, base, 'q=<img src=x onerror=alert(1)> "<b>')

    assert [] == nothing
    assert 0 == page.locator("main img, main b").count()
    assert "<img" in said(page)


@pytest.mark.parametrize(
    "lost", ["**/pagefind-entry.json*", "**/wasm.*", "**/pagefind.js", "**/engine.*.js"]
)
def test_an_index_that_cannot_be_loaded_is_told_with_other_ways_in(
    browser: Any, base: str, lost: str
) -> None:
    page = browser.new_page()
    page.route(lost, lambda route: route.abort())
    page.goto(f"{base}search/index.html?q={quote('المدرسة')}")
    page.locator("#search-status[data-state=failed]").wait_for(timeout=20_000)
    ways = page.locator("#search-ways a").first.is_visible()
    page.close()

    assert ways


@pytest.mark.parametrize(
    ("lost", "query", "expected"),
    [
        ("**/*.pf_index*", "q=المدرسة", {"museum", "school", "leaf"}),
        ("**/*.pf_index*", "topic=رياضة", {"match"}),
    ],
)
def test_a_part_of_the_index_that_does_not_load_is_told_and_asked_for_again(
    browser: Any, base: str, lost: str, query: str, expected: set[str]
) -> None:
    page = browser.new_page()
    page.route(lost, lambda route: route.abort())
    page.goto(f"{base}search/index.html?{quote(query, safe='=&')}")
    page.locator("#search-status[data-state=failed]").wait_for(timeout=20_000)
    page.unroute(lost)
    page.locator("#search-notice button").click()
    found = set(names(page))
    page.close()

    assert expected == found


@pytest.mark.parametrize(("expected", "status"), [("failed", 500), ("failed", 0), ("done", 404)])
def test_where_the_list_of_words_does_not_load_nothing_is_said_of_what_there_is(
    browser: Any, base: str, expected: str, status: int
) -> None:
    page = browser.new_page()
    page.route(
        "**/words/*.json", lambda route: route.fulfill(status=status) if status else route.abort()
    )
    page.goto(f"{base}search/index.html?q={quote('زقزقنبوت')}")
    page.locator("#search-status:not([data-state=loading], [data-state=idle])").wait_for()
    state = page.locator("#search-status").get_attribute("data-state")
    page.close()

    assert expected == state


@pytest.mark.parametrize(
    ("expected", "start", "end", "year"),
    [
        (["y0050"], "0050-01-01", "0050-12-31", 50),
        (["m005002"], "0050-02-01", "0050-02-28", 50),
        (["d00991230", "d00991231"], "0099-12-30", "", 99),
        ([], "1950-01-01", "1950-12-31", 50),
        (["m201605", "d20160601"], "2016-05-01", "2016-06-01", 2016),
    ],
)
def test_a_span_of_time_is_the_fewest_tokens(
    page: Any, archive: Path, base: str, expected: list[str], start: str, end: str, year: int
) -> None:
    script = (
        next((archive / "output").rglob("span.*.js")).relative_to(archive / "output").as_posix()
    )
    page.goto(base + "search/index.html")
    found = page.evaluate(
        "async ([url, from, to, year]) => (await import(url)).tokensBetween(from, to, [year])",
        [base + script, start, end, year],
    )

    assert [MARK + name for name in expected] == found


def test_only_years_that_hold_anything_are_asked_for(
    browser: Any, archive: Path, base: str
) -> None:
    usual = (archive / "output/search/index.html").read_text("utf-8")
    long = re.sub(
        r"2016, ?2018\]", "1,900000]", usual
    )  # a volume of years that take longer than anybody waits
    page = browser.new_page()
    page.route(
        "**/search/index.html*", lambda route: route.fulfill(body=long, content_type="text/html")
    )
    found = ask(page, base, "topic=رياضة")
    page.close()

    assert usual != long
    assert ["match"] == found


def test_from_a_disk_the_page_says_why_there_is_no_search(browser: Any, archive: Path) -> None:
    page = browser.new_page()
    page.goto((archive / "output/search/index.html").as_uri())
    page.locator("#search-status[data-state=failed]").wait_for()
    text, ways = said(page), page.locator("#search-ways a").first.is_visible()
    page.close()

    assert "القرص" in text
    assert ways


def test_without_scripts_the_page_says_so_and_leads_on(browser: Any, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "search/index.html")
    notice = page.locator("noscript").inner_text()
    ways = page.locator("#search-ways a").first.is_visible()
    context.close()

    assert "جافا سكريبت" in notice
    assert ways


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("idle", ""),
        ("results", "?q=المدرسة"),
        ("chosen", "?q=المدرسة&year=2017&from=2017-01-01"),
        ("none", "?q=الملعبب"),
    ],
)
def test_the_page_fits_its_window(
    browser: Any, archive: Path, name: str, query: str, colours: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=colours)
    page = context.new_page()
    with served(archive / "output") as base:
        page.goto(f"{base}search/index.html{quote(query, safe='?=&')}")
        page.locator(f"#search-status[data-state={'done' if query else 'idle'}]").wait_for()
        page.wait_for_load_state("networkidle")
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(
            path=str(SCREENSHOTS / f"search-{name}-{colours}-{width}.png"), full_page=True
        )
    context.close()

    assert 0 == wide
