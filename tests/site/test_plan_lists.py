"""Listing pages: every article on one numbered page for ever, and the way through them."""

from __future__ import annotations

import pytest

from tests.cards import numbered
from tests.plans import SIZE, plan_with, shelf
from warraq.library.config import Config

EDGES = (1, 2, 19, 20, 21, 22, 39, 40, 41, 59, 60, 61)


@pytest.mark.parametrize("n", EDGES)
def test_each_article_stands_on_one_numbered_page_for_ever(settings: Config, n: int) -> None:
    pages, _ = plan_with(settings, numbered(n, tags=("وسم",)))
    listing = {url: shelf(page) for url, page in pages.items() if url.startswith("tags/wasm/")}
    index = listing.pop("tags/wasm/index.html")
    ordinals = [ordinal for view in listing.values() for ordinal, _ in view.cards]

    assert list(range(n, max(0, n - SIZE), -1)) == [ordinal for ordinal, _ in index.cards]
    assert (n, 0) == (index.total, index.number)
    if n <= SIZE:
        assert {} == listing
        return
    assert sorted(ordinals) == list(range(1, n + 1))
    for url, view in listing.items():
        assert f"tags/wasm/page-{view.number}.html" == url == view.url
        first = (view.number - 1) * SIZE + 1
        assert list(range(min(first + SIZE - 1, n), first - 1, -1)) == [
            ordinal for ordinal, _ in view.cards
        ]
        assert all(f"a/{ordinal:03}.html" == card.url for ordinal, card in view.cards)
        assert 0 == view.total


@pytest.mark.parametrize("n", EDGES)
def test_whoever_goes_on_to_the_older_sees_every_article_once_in_order(
    settings: Config, n: int
) -> None:
    pages, _ = plan_with(settings, numbered(n, tags=("وسم",)))
    view, anchor = shelf(pages["tags/wasm/index.html"]), ""
    seen: list[int] = []
    for _ in range(n + 2):
        ordinals = [ordinal for ordinal, _ in view.cards]
        if anchor:
            ordinals = ordinals[ordinals.index(int(anchor.removeprefix("n"))) :]
        seen += ordinals
        if not view.older:
            break
        url, _, anchor = view.older.partition("#")
        view = shelf(pages[url])

    assert list(range(n, 0, -1)) == seen


@pytest.mark.parametrize("n", EDGES)
def test_the_newer_leads_from_the_oldest_page_to_the_index(settings: Config, n: int) -> None:
    pages, _ = plan_with(settings, numbered(n, tags=("وسم",)))
    url, way = "tags/wasm/page-1.html", []
    while url in pages and url:
        way.append(url)
        url = shelf(pages[url]).newer

    last = -(-n // SIZE)
    expected = (
        [f"tags/wasm/page-{number}.html" for number in range(1, last + 1)] if n > SIZE else []
    )
    assert way == ([*expected, "tags/wasm/index.html"] if expected else [])


def test_a_shelf_that_grows_changes_no_full_page(settings: Config) -> None:
    before, _ = plan_with(settings, numbered(41, tags=("وسم",)))
    after, _ = plan_with(settings, numbered(42, tags=("وسم",)))
    full = [f"tags/wasm/page-{number}.html" for number in (1, 2)]

    assert [before[url].digest for url in full[:1]] == [after[url].digest for url in full[:1]]
    assert [shelf(before[url]) for url in full] == [shelf(after[url]) for url in full]
