"""Which pages of a built site a gate looks at, and how it reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "node_modules"
BASE_URL = "https://example.org/archive/"
"""Where the sites that the gates build are said to stand; the folder of each is called 'archive'
too.
"""


def tree(page: Path) -> Any:
    """A page, parsed."""
    return html.document_fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    """Every page that a reader is shown: all but the redirects, which are gone before they are
    seen.
    """
    return [
        page
        for page in sorted(site.rglob("*.html"))
        if b'http-equiv="refresh"' not in page.read_bytes()
    ]


def articles(site: Path) -> list[Path]:
    """The pages that an article has for itself."""
    return [
        page
        for page in pages(site)
        if tree(page).xpath("//meta[@property='og:type'][@content='article']")
    ]


def telling(site: Path) -> list[Path]:
    """As few pages as show together everything that any page shows: every kind of address, and
    every element, by its classes and its parent's. What a slow gate looks at; a new kind of page is
    among them by itself.
    """
    shown = {page: {_kind(page.relative_to(site)), *_elements(page)} for page in pages(site)}
    left = set().union(*shown.values())
    chosen = []
    while left:
        page = max(shown, key=lambda page: len(shown[page] & left))
        left -= shown.pop(page)
        chosen.append(page)
    return chosen


def _kind(path: Path) -> str:
    """'2017/05/index.html' and '2018/11/index.html' are of one kind, and so are 'tags/a/index.html'
    and 'tags/b/index.html'.
    """
    first, *others = re.sub(r"\d+", "0", path.as_posix()).split("/")
    return "/".join([first, *(part if part in ("0", "index.html") else "*" for part in others)])


def _elements(page: Path) -> Iterator[str]:
    for element in tree(page).iter("*"):
        yield f"{_name(element.getparent())} > {_name(element)}"


def _name(element: Any) -> str:
    return (
        ""
        if element is None
        else ".".join([element.tag, *sorted(element.get("class", "").split())])
    )
