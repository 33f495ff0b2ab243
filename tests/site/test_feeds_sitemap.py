"""Sitemaps and robots.txt: every page for readers once, split where the protocol says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.archive import built_archive
from tests.cards import entry
from warraq.site import feeds
from warraq.site.views.page import SitemapView, TextView

BASE = "https://example.org/a/"
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize(
    ("expected", "n"), [([0], 0), ([1], 1), ([4], 4), ([4, 1], 5), ([4, 4], 8), ([4, 4, 1], 9)]
)
def test_a_sitemap_is_split_where_the_protocol_says(
    monkeypatch: pytest.MonkeyPatch, expected: list[int], n: int
) -> None:
    monkeypatch.setattr(feeds, "SITEMAP_LIMIT", 4)
    urls = [(f"{i}.html", dt.date(2017, 1, 1) if i % 2 else None) for i in range(n)]
    made = {url: view for url, _, view in feeds.sitemap(urls, BASE)}
    index = made.pop("sitemap.xml")
    views = [view for view in made.values() if isinstance(view, SitemapView)]

    assert isinstance(index, SitemapView)
    if len(expected) == 1:
        assert (expected[0], False, {}) == (len(index.entries), index.index, made)
        return
    assert index.index
    assert [(f"{BASE}sitemap-{number}.xml", "") for number in range(1, len(expected) + 1)] == list(
        index.entries
    )
    assert expected == [len(view.entries) for view in views]
    assert [f"{BASE}{i}.html" for i in range(n)] == [
        address for view in views for address, _ in view.entries
    ]
    assert not any(view.index for view in views)


@pytest.mark.slow
def test_a_sitemap_that_was_split_is_written_as_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "SITEMAP_LIMIT", 10)
    archive = built_archive(tmp_path, n=5, base_url=BASE)
    index = etree.parse(archive / "output/sitemap.xml").getroot()
    parts = [node.findtext(SITEMAPS + "loc").removeprefix(BASE) for node in index]

    assert SITEMAPS + "sitemapindex" == index.tag
    assert {SITEMAPS + "sitemap"} == {node.tag for node in index}
    assert len(parts) > 2
    for part in parts:
        assert 10 >= len(etree.parse(archive / "output" / part).getroot())


def test_fifty_thousand_addresses_are_the_most_that_a_sitemap_holds() -> None:
    assert 50_000 == feeds.SITEMAP_LIMIT


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        ("", "index.html"),
        ("topics/sport/", "topics/sport/index.html"),
        ("my-index.html", "my-index.html"),
        ("2017/my-index.html", "2017/my-index.html"),
        ("2017/a.html", "2017/a.html"),
    ],
)
def test_the_world_is_told_a_folder_s_address_without_its_index(expected: str, url: str) -> None:
    assert expected == feeds.address(url)


@pytest.mark.parametrize(
    ("expected", "more"),
    [
        ("2017-05-12", {"date": "2017-05-12"}),
        ("2019-01-02", {"date": "2017-05-12", "changed": dt.date(2019, 1, 2)}),
        ("None", {"date": "2017-05"}),
        ("None", {"date": "../2019"}),
        ("None", {}),
    ],
)
def test_the_sitemap_tells_the_day_of_the_last_change_where_a_day_is_known(
    expected: str, more: dict[str, Any]
) -> None:
    assert expected == str(feeds.changed_on(entry("a.md", **more).card))


def test_robots_may_read_everything_and_are_told_the_sitemap() -> None:
    _, _, with_address = feeds.robots(BASE)
    _, _, without = feeds.robots("")

    assert TextView(("User-agent: *", "Allow: /", f"Sitemap: {BASE}sitemap.xml")) == with_address
    assert TextView(("User-agent: *", "Allow: /")) == without
