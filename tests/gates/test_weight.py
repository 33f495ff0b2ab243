"""A page is light, and reads the same without its scripts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.gates.sites import articles, telling
from tests.gates.weight import ROUND_TRIP, table, weight
from tests.serving import served

# What a script may add: its own controls, and what it says of them. Nothing of it is needed to
# read.
CONTROLS = "button, form, select, input, [role=status]"
TEXT = """(controls) => {
    document.querySelectorAll(controls).forEach((one) => one.remove());
    return document.body.innerText;
}"""


def shown(browser: Any, addresses: Iterable[str], *, scripts: bool) -> dict[str, set[str]]:
    """The lines of text that pages show, without the controls that need a script."""
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    found = {}
    for address in addresses:
        page.goto(address)
        text = page.evaluate(TEXT, CONTROLS)
        found[address] = {line for line in map(str.strip, text.splitlines()) if line}
    context.close()
    return found


def test_an_article_is_there_after_one_round_trip(site: Path) -> None:
    heavy = {page.relative_to(site).as_posix(): weight(page) for page in articles(site)}

    assert heavy
    assert {} == {page: size for page, size in heavy.items() if size > ROUND_TRIP}


def test_what_a_page_needs_is_weighed_with_it(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("a { color: red }", encoding="utf-8")
    (tmp_path / "site.js").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "plain.html").write_text("<p>خبر", encoding="utf-8")
    (tmp_path / "page.html").write_text(
        '<link rel="stylesheet" href="style.css"><script src="site.js" '
        'defer></script><body class="reading"><p>خبر',
        encoding="utf-8",
    )

    assert weight(tmp_path / "plain.html") < 60
    assert weight(tmp_path / "page.html") > 300
    assert ["", "reading"] == [kind for kind, *_ in table(tmp_path)]


def test_nothing_is_lost_without_scripts(browser: Any, site: Path, address: str) -> None:
    places = [page.relative_to(site).as_posix() for page in telling(site)]
    # The search page is the one that is for its script; without it, it shows the other ways in.
    addresses = [address + place for place in places if not place.startswith("search/")]
    all_that_is_shown = shown(browser, addresses, scripts=True)
    left = shown(browser, addresses, scripts=False)
    lost = {place: all_that_is_shown[place] - left[place] for place in addresses}

    assert {} == {place: lines for place, lines in lost.items() if lines}


def test_a_page_that_needs_its_script_is_known_to_be_refused(browser: Any, tmp_path: Path) -> None:
    page = (
        "<!doctype html><meta charset=utf-8><p>سطر</p><p id=a></p><button>نسخ</button>"
        "<script>document.getElementById('a').textContent = 'لا يُقرأ'</script>"
    )
    (tmp_path / "bad.html").write_text(page, encoding="utf-8")
    with served(tmp_path) as host:
        bad = host + "bad.html"
        everything, left = (
            shown(browser, [bad], scripts=scripts)[bad] for scripts in (True, False)
        )

    assert {"لا يُقرأ"} == everything - left
    assert {"سطر"} == left
