"""On this day: the home page shows what its page of the day has, or nothing."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.archive import built_archive
from tests.serving import served


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that is large enough to have a calendar of all years, below a host's root."""
    archive = built_archive(tmp_path_factory.mktemp("large"), n=80)
    return Path(shutil.copytree(archive / "output", tmp_path_factory.mktemp("host") / "repo"))


def shown(
    browser: Any, address: str, today: dt.date, **how: Any
) -> tuple[Any, list[str], list[str]]:
    """The section of the front page on a day, what it links to, and what the console said."""
    said: list[str] = []
    page = browser.new_context(**how).new_page()
    page.on("console", lambda message: said.append(message.text))
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.goto(address, wait_until="networkidle")
    section = page.locator(".on-this-day")
    links = section.locator("a").evaluate_all(
        "links => links.map((link) => new URL(link.href).pathname)"
    )
    return section, links, said


def day_of(large: Path, held: bool) -> dt.date:
    """A day of 2030 that has a page, or has none."""
    days = (dt.date(2030, 1, 1) + dt.timedelta(days=number) for number in range(365))
    return next(day for day in days if (large / f"on-this-day/{day:%m-%d}.html").is_file() == held)


def test_the_articles_of_the_day_are_there_and_their_links_lead_to_them(
    browser: Any, large: Path
) -> None:
    with served(large.parent) as host:
        section, links, said = shown(browser, f"{host}repo/index.html", day_of(large, True))

        assert section.locator(".card").count() > 0
        assert section.locator("h2 small").inner_text()
    assert [] == said
    assert [] == [link for link in links if not (large.parent / link.lstrip("/")).is_file()]
    assert "/repo/on-this-day/index.html" in links


@pytest.mark.parametrize(
    "how", [{"java_script_enabled": False}, {}], ids=["no script", "no such day"]
)
def test_without_a_script_or_such_a_day_the_calendar_is_linked(
    browser: Any, large: Path, how: dict[str, bool]
) -> None:
    with served(large.parent) as host:
        _, links, said = shown(browser, f"{host}repo/index.html", day_of(large, bool(how)), **how)

    assert (["/repo/on-this-day/index.html"], []) == (links, said)


def test_from_a_disk_nothing_is_fetched_and_nothing_complains(browser: Any, large: Path) -> None:
    _, links, said = shown(browser, (large / "index.html").as_uri(), day_of(large, True))

    assert ([(large / "on-this-day/index.html").as_uri().removeprefix("file://")], []) == (
        links,
        said,
    )
