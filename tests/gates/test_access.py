"""Every kind of page is accessible, light and dark, on phone and desk, by axe-core."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import needs
from tests.gates.sites import TOOLS, telling
from tests.serving import served

AXE = TOOLS / "axe-core" / "axe.min.js"

pytestmark = pytest.mark.skipif(not AXE.exists(), reason=needs.CHECKERS)


def violations(browser: Any, addresses: Iterable[str], width: int, scheme: str) -> Iterator[str]:
    """What axe-core refuses, each as 'address: rule: element'."""
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    context.add_init_script(path=str(AXE))
    page = context.new_page()
    for address in addresses:
        page.goto(address)
        found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        for fault in found["violations"]:
            yield from (
                f"{address}: {fault['id']}: {node['html'][:200]}" for node in fault["nodes"]
            )
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_kind_of_page_is_open_to_everybody(
    browser: Any, site: Path, address: str, width: int, scheme: str
) -> None:
    looked_at = [address + page.relative_to(site).as_posix() for page in telling(site)]

    assert [] == list(violations(browser, looked_at, width, scheme))


def test_the_gate_is_known_to_refuse(browser: Any, tmp_path: Path) -> None:
    page = (
        '<!doctype html><html lang="ar"><title>خطأ</title><main><h1 style="color: '
        '#ccc">باهت</h1><img src="a.png">'
    )
    (tmp_path / "bad.html").write_text(page, encoding="utf-8")
    with served(tmp_path) as host:
        found = list(violations(browser, [host + "bad.html"], 390, "light"))

    assert {"color-contrast", "image-alt"} == {fault.split(": ")[1] for fault in found}


def test_as_few_pages_as_show_everything_are_looked_at(site: Path) -> None:
    looked_at = {page.relative_to(site).parts[0] for page in telling(site)}

    assert {"index.html", "404.html", "topics", "pages", "undated"} <= looked_at
    assert len(telling(site)) < 60
