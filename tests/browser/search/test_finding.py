"""A reader finds an article by words, choices, the keyboard or a link."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests import needs
from tests.archive import build
from tests.browser.search.results import SITE, ask, names, said
from tests.serving import served


@pytest.mark.parametrize(
    ("expected", "query"),
    [
        (["school"], "q=وزير"),
        (["museum", "school", "leaf"], "q=المدرسة"),
        (["museum", "school", "leaf"], "q=والمدارس"),
        (["rights", "duties"], "q=حقوق الإنسان"),
        (["rights"], "q=«حقوق الإنسان»"),
        (["rights"], 'q="حقوق الإنسان"'),
        (["rights"], "q=«الإنسان في الدستور»"),
        ([], "q=«الإنسان الدستور»"),
        (["rights"], "q=«ندوة في دار»"),
        ([], "q=«ندوة دار»"),
        (["duties"], "q=«إن على»"),
        (["duties"], "q=الإنسان -الدستور"),
        (["school"], "q=المدرسة&topic=تربية"),
        (["museum"], "q=المدرسة&year=2016"),
        (["leaf"], "q=المدرسة&year=undated"),
        (["school"], "q=المدرسة&topic=education"),
        (["school"], "q=المدرسة&topic=تربيه"),
        (["school"], "q=المدرسة&year=٢٠١٧"),
        (["school"], "q=المدرسة&from=2017&to=2017"),
        (["school"], "q=المدرسة&from=2017-05&to=2017-05"),
        ([], "q=المدرسة&from=2017-06&to=2018-02"),
        (["museum", "school"], "q=المدرسة&year=2016&year=2017"),
        (["museum"], "q=المدرسة&outlet=نشرة الميناء"),
        (["school"], "q=المدرسة&from=2017-01-01&to=2017-12-31"),
        (["school"], "q=المدرسة&from=2017-05-10&to=2017-05-10"),
        (["museum", "rights"], "topic=فنون، ثقافة وترفيه"),
        ([], "q=المدرسة&from=2017-05-11&to=2017-05-12"),
        ([], "q=زقزقنبوت"),
    ],
)
def test_an_address_finds_what_it_asks_for_and_nothing_else(
    page: Any, base: str, expected: list[str], query: str
) -> None:
    assert sorted(expected) == sorted(ask(page, base, query))


def test_below_a_folder_of_its_host_all_works_and_nothing_else_is_asked(
    page: Any, archive: Path
) -> None:
    (archive / "host").mkdir()
    (archive / "host/repo").symlink_to(archive / "output")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with served(archive / "host") as host:
        found = ask(page, host + "repo/", "q=حقوق الإنسان&year=2017")
        page.locator("#search-results .ready").wait_for()
        page.locator("#search-results a").click()
        page.wait_for_url("**/repo/2017/09/rights.html")

    assert ["rights"] == found
    assert [] == [url for url in asked if not url.startswith(host + "repo/")]


def test_whole_words_are_marked_as_they_are_spelled_in_the_title_and_in_the_text(
    page: Any, base: str
) -> None:
    ask(page, base, "q=تلميذ مدرسة&year=2017")
    page.locator("#search-results .ready").first.wait_for()
    marks = page.locator("#search-results mark").all_inner_texts()

    assert ["مدرسة", "بتلاميذها", "المدرسة", "التلاميذ"] == marks


@pytest.mark.parametrize(
    ("expected", "query"),
    [
        (["بقلم", "الناظوري"], "q=الناظوري"),
        (["الوسوم", "مراكب"], "q=المراكب"),
        (["نشرة"], "q=نشرة"),
    ],
)
def test_what_was_found_beside_the_text_is_shown_and_marked(
    page: Any, base: str, expected: list[str], query: str
) -> None:
    ask(page, base, query)
    page.locator("#search-results .ready").wait_for()
    shown = page.locator("#search-results .card").inner_text()

    assert expected[-1:] == page.locator("#search-results mark").all_inner_texts()
    assert all(word in shown for word in expected)


@pytest.mark.parametrize(
    "choice", ["topic=طبخ", "year=1950", "outlet=لا أحد", "from=أمس", "to=2017-13"]
)
def test_a_choice_of_the_address_that_the_archive_does_not_have_is_told(
    page: Any, base: str, choice: str
) -> None:
    found = ask(page, base, f"q=المدرسة&{choice}")

    assert 3 == len(found)
    assert choice.split("=")[1] in page.locator("#search-notice").inner_text()


def test_results_come_newest_first_where_that_is_asked(page: Any, base: str) -> None:
    assert ["school", "museum", "leaf"] == ask(page, base, "q=المدرسة&sort=date")


def test_results_come_as_one_types_and_the_address_follows(page: Any, base: str) -> None:
    page.goto(base + "search/index.html")
    page.locator("[name=q]:focus").wait_for()
    page.keyboard.type("المتحف")
    page.locator("#search-results a").wait_for()

    assert ["museum"] == names(page)
    assert page.url.endswith(quote("المتحف"))
    assert "نتيجة واحدة" == said(page)
    assert page.title().startswith("المتحف")


def test_a_choice_narrows_the_results_shows_its_number_and_is_taken_back(
    page: Any, base: str
) -> None:
    ask(page, base, "q=المدرسة")
    label = page.locator("label", has_text="تربية")
    label.locator("small", has_text="1").wait_for()
    label.click()
    page.locator("#search-chosen button").wait_for()
    narrowed = names(page)
    address = page.url
    page.locator("#search-chosen button").click()
    page.locator("#search-chosen button").wait_for(state="detached")
    whole = names(page)
    page.go_back()
    page.locator("#search-chosen button").wait_for()

    assert ["school"] == narrowed
    assert "topic=" in address
    assert 3 == len(whole)
    assert ["school"] == names(page)
    assert address == page.url


def test_the_keyboard_goes_from_the_box_to_the_results_and_back(page: Any, base: str) -> None:
    ask(page, base, "q=المدرسة")
    places = []
    page.locator("[name=q]").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Escape", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        places.append(
            page.evaluate(
                "() => [...document.querySelectorAll('#search-results "
                "a')].indexOf(document.activeElement)"
                " + (document.activeElement.name === 'q' ? 0 : 1)"
            )
        )

    assert [1, 2, 1, -1, 1, -1] == places


def test_from_nowhere_down_leads_into_the_results(page: Any, base: str) -> None:
    ask(page, base, "q=المتحف")
    page.keyboard.press("ArrowDown")

    assert "المتحف" in page.locator("#search-results a:focus").inner_text()


def test_who_comes_back_finds_the_list_as_it_was_left(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text(SITE, "utf-8")
    (tmp_path / "content").mkdir()
    for number in range(10, 40):
        text = f"---\ntitle: مركب {number}\ndate: 2017-05-10\n---\n\nمركب في الميناء.\n"
        (tmp_path / f"content/a{number}.md").write_text(text, "utf-8")
    build(tmp_path)
    if not (tmp_path / "output/search/volumes").is_dir():
        pytest.skip(needs.PAGEFIND)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    where = "link => link.getBoundingClientRect().top"
    with served(tmp_path / "output") as address:
        page.goto(f"{address}search/index.html?q={quote('مركب')}")
        page.locator("#search-more").click()
        left = page.locator("#search-results a").nth(15)
        left.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        name, top = left.inner_text(), left.evaluate(where)
        left.click()
        page.locator("article h1").wait_for()
        page.go_back()
        page.locator("#search-results a").nth(19).wait_for()
        page.wait_for_load_state("networkidle")
        back = page.locator("#search-results a", has_text=name)
        distance = abs(back.evaluate(where) - top)
        count = page.locator("#search-results a").count()
    page.close()

    assert 20 == count
    assert distance < 60
