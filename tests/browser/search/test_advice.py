"""Who finds nothing, or too much, gets advice: other words, fewer words, older volumes."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from tests.browser.search.results import ask, names, said


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
