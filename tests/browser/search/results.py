"""Asking the search page, and reading its results."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

SITE = 'title = "أرشيف الميناء"\nregion = "MA"\n'
"""The settings of the archive that is searched."""


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
