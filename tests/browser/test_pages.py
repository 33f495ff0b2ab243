"""In a real browser pages run from right to left, fit, and ask no other host."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.archive import article

SCREENSHOTS = Path(__file__).parent / "screenshots"
WIDTHS = (390, 1280)


def page_of(number: int) -> str:
    """The address of an article of the made-up archive."""
    return article(number)[0].removesuffix(".md") + ".html"


PAGES = {
    "home": "index.html",
    "topics": "topics/index.html",
    "topic": "topics/economy/index.html",
    "years": "archive/index.html",
    "image": page_of(0),
    "undated": page_of(1),
    "withdrawn": page_of(8),
    "table": page_of(12),
    "english": page_of(13),
    "prose": page_of(15),
    "long-word": page_of(16),
    "about": "pages/about.html",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visit to a page showed."""

    status: int
    direction: str
    language: str
    overflow: int
    outside: list[str]
    complaints: list[str]


def visit(browser: Any, address: str, base: str, width: int, picture: Path | None = None) -> Seen:
    """Open a page in a window of a width and note what it does."""
    context = browser.new_context(viewport={"width": width, "height": 844}, device_scale_factor=1)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    response = page.goto(address, wait_until="load")
    measured = page.evaluate(
        """() => ({
            direction: getComputedStyle(document.body).direction,
            language: document.documentElement.lang,
            overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        })"""
    )
    if picture is not None:
        picture.parent.mkdir(exist_ok=True)
        page.screenshot(path=str(picture), full_page=True)
    context.close()
    outside = [url for url in asked if not url.startswith((base, "data:"))]
    return Seen(
        response.status if response else 0, **measured, outside=outside, complaints=complaints
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_from_the_right_fits_and_stays_on_its_host(
    browser: Any, mount: tuple[str, str], name: str, width: int
) -> None:
    kind, base = mount
    picture = SCREENSHOTS / f"{name}-{width}.png" if kind == "root" else None
    seen = visit(browser, base + PAGES[name], base, width, picture)
    status = 0 if kind == "file" else 200

    assert seen.status in (status, 200)
    assert Seen(seen.status, "rtl", "ar", 0, [], []) == seen


def test_a_reader_gets_from_home_to_an_article_to_its_topic_and_back(
    browser: Any, mount: tuple[str, str]
) -> None:
    _, base = mount
    page = browser.new_page()
    page.goto(base + "index.html")
    title = page.title()
    page.locator("main article a, main li a").first.click()
    page.wait_for_load_state()
    first = page.url
    page.locator("main a[href*='topics/']").first.click()
    page.wait_for_load_state()
    second = page.url
    page.locator("header a").first.click()
    page.wait_for_load_state()
    end = page.title()
    page.close()

    assert first.startswith(base)
    assert second.startswith(base + "topics/")
    assert title == end


def test_the_watcher_is_known_to_see_a_bad_page(
    browser: Any, mount: tuple[str, str], site: Path
) -> None:
    bad = (
        '<!doctype html><html lang="en"><link rel="icon" href="data:,"><div '
        'style="width: 3000px">wide</div>'
        '<img alt="" src="http://127.0.0.1:9/elsewhere.png"><script>console.error("oh")</script>'
    )
    (site / "bad.html").write_text(bad, encoding="utf-8")
    _, base = mount
    seen = visit(browser, base + "bad.html", base, 390)
    (site / "bad.html").unlink()

    assert seen.direction == "ltr"
    assert seen.overflow > 2000
    assert ["http://127.0.0.1:9/elsewhere.png"] == seen.outside
    assert "oh" in seen.complaints


@pytest.mark.parametrize("name", ["home", "image"])
def test_dark_colours_are_light_on_dark(browser: Any, site: Path, name: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 844}, color_scheme="dark")
    page = context.new_page()
    page.goto((site / PAGES[name]).as_uri())
    colours = page.evaluate(
        "() => { const style = getComputedStyle(document.body); return [style.color, "
        "style.backgroundColor]; }"
    )
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=str(SCREENSHOTS / f"{name}-dark.png"), full_page=True)
    context.close()
    text, ground = (sum(map(float, colour.strip("rgba()").split(",")[:3])) for colour in colours)

    assert text > ground + 200
