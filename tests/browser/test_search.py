"""A reader finds an article by words, the keyboard or a link, and learns why if not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests import needs
from tests.archive import build
from tests.serving import served
from warraq.search.tokens import MARK

SCREENSHOTS = Path(__file__).parent / "screenshots"

_SITE = 'title = "أرشيف الميناء"\nregion = "MA"\n'
_ARTICLES = (
    (
        "1987/03/bridge",
        "الجسر القديم ينتظر ترميمه",
        "topics: [politics]\nauthor: سمية الناظوري\ntags: [مراكب]",
        "ينتظر سكان الضفة ترميم الجسر القديم.",
    ),
    (
        "2016/05/museum",
        "المتحف يفتح أبوابه",
        "topics: [arts]\noutlet: نشرة الميناء",
        "زار المتحف تلاميذ المدارس، ومعهم معلم التاريخ.",
    ),
    (
        "2017/05/school",
        "مدرسة القرية تحتفي بتلاميذها",
        "topics: [education]\noutlet: مجلة القرى",
        "وزعت المدرسة جوائز على التلاميذ في حفل حضره وزير التعليم.",
    ),
    (
        "2017/09/rights",
        "ندوة في دار الثقافة",
        "topics: [arts]",
        "ناقشت الندوة حقوق الإنسان في الدستور، وواجبات المجتمع.",
    ),
    (
        "2018/01/duties",
        "لقاء مع الطلبة",
        "topics: [education]",
        "قال المتحدث إن على الإنسان واجبات وله حقوق.",
    ),
    (
        "2018/02/match",
        "مباراة ودية في الملعب الكبير",
        "topics: [sport]",
        "انتهت المباراة بالتعادل في هدوء.",
    ),
    ("undated/leaf", "ورقة من دفتر المدرسة", "", "كتب تلميذ اسمه على غلاف الدفتر."),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive with a search page."""
    folder = tmp_path_factory.mktemp("searched")
    (folder / "site.toml").write_text(_SITE, "utf-8")
    for name, title, head, text in _ARTICLES:
        path = folder / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        day = "" if "undated" in name else f"date: {name[:7].replace('/', '-')}-10\n"
        path.write_text(f"---\ntitle: {title}\n{day}{head}\n---\n\n{text}\n", "utf-8")
    build(folder)
    if not (folder / "output/search/volumes").is_dir():
        pytest.skip(needs.PAGEFIND)
    return folder


@pytest.fixture(scope="module")
def base(archive: Path) -> Iterator[str]:
    """The address of the site."""
    with served(archive / "output") as address:
        yield address


@pytest.fixture(scope="module")
def visitor(browser: Any) -> Iterator[Any]:
    """Somebody who comes again and again, and has the page's files already."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(visitor: Any) -> Iterator[Any]:
    """A page that must complain of nothing."""
    opened = visitor.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    yield opened
    opened.close()
    assert [] == complaints


def ask(page: Any, base: str, query: str) -> list[str]:
    """Open the search page with a query ('q=...&topic=...'), and give the names of the articles
    found, in order.
    """
    page.goto(f"{base}search/index.html?{quote(query, safe='=&')}")
    return names(page)


def names(page: Any) -> list[str]:
    """The names of the articles among the results, once they are final."""
    status = page.locator("#search-status[data-state=done]")
    status.wait_for()
    links = page.locator("#search-results a").evaluate_all(
        "links => links.map((link) => link.pathname)"
    )
    found = [re.sub(r".*/([a-z]+)\.html", r"\1", link) for link in links]

    assert len(found) == int(status.get_attribute("data-count"))
    return found


def said(page: Any) -> str:
    """What the page says of the search."""
    return str(page.locator("#search-status").inner_text())


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
    (tmp_path / "site.toml").write_text(_SITE, "utf-8")
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


def test_a_slip_of_the_pen_brings_what_was_meant_and_no_flood(page: Any, base: str) -> None:
    nothing = ask(page, base, "q=المدرسه الملعبب")
    meant = page.locator("#search-notice button").first
    text, marked = meant.inner_text(), meant.locator("strong").all_inner_texts()
    meant.click()
    page.wait_for_url("**" + quote("الملعب"))

    assert [] == nothing
    assert "المدرسه الملعب" == text
    assert ["الملعب"] == marked
    assert [] == names(page)
    assert ["match"] == ask(page, base, "q=الملعب")


def test_words_that_never_stand_together_are_offered_one_by_one(page: Any, base: str) -> None:
    nothing = ask(page, base, "q=الجسر المباراة")
    offered = page.locator("#search-notice button").all_inner_texts()
    page.locator("#search-notice button").first.click()
    page.locator("#search-results a").wait_for()

    assert [] == nothing
    assert ["الجسر", "المباراة"] == offered
    assert ["bridge"] == names(page)


def test_words_of_a_phrase_that_nobody_wrote_are_offered_apart(page: Any, base: str) -> None:
    nothing = ask(page, base, "q=«واجبات الدستور»")
    offered = page.locator("#search-notice button").all_inner_texts()
    page.locator("#search-notice button").first.click()
    page.locator("#search-results a").wait_for()

    assert [] == nothing
    assert ["واجبات الدستور"] == offered
    assert ["rights"] == names(page)


def test_words_that_are_too_common_are_told(page: Any, base: str) -> None:
    nothing = ask(page, base, "q=من في")

    assert [] == nothing
    assert "«من» «في»" in said(page)


def test_older_volumes_are_opened_when_they_are_asked_for_or_nothing_else_is_found(
    page: Any, base: str
) -> None:
    def few(route: Any) -> None:
        response = route.fetch()
        route.fulfill(
            response=response, body=response.text().replace('"enough":10000', '"enough":1')
        )

    page.route("**/search/index.html*", few)
    newest = ask(page, base, "q=ينتظر تلاميذ المدرسة الجسر")
    page.goto(f"{base}search/index.html?q={quote('تلميذ')}")
    first = names(page)
    older = page.locator("#search-widen").inner_text()
    page.locator("#search-widen").click()
    page.locator("#search-widen", has_text="ابحث أيضًا").wait_for()
    page.locator("#search-widen").click()
    page.locator("#search-older").wait_for(state="hidden")

    assert [] == newest
    assert {"museum", "school"} == set(first)
    assert "19" in older
    assert {"museum", "school", "leaf"} == set(names(page))
    assert ["bridge"] == ask(page, base, "q=الجسر")


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
