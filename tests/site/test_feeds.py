"""Feeds and sitemaps are what their formats ask for, whatever an article's title or date."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from tests.archive import build, built_archive, write_archive
from tests.cards import card, library_of, numbered
from tests.site.test_feeds_sitemap import SITEMAPS
from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.site import feeds
from warraq.site.views.page import FeedView

BASE = "https://example.org/a/"
ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, section 5.6, as RFC 4287 (3.3) narrows it: upper-case T and Z.
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

# What https://www.jsonfeed.org/version/1.1/ asks for.
_TIME = {"type": "string", "pattern": f"^{RFC_3339.pattern}$"}
_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https?://[^ ]+$"}
_AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {"name": _TEXT, "url": _ADDRESS, "avatar": _ADDRESS},
    },
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "home_page_url": _ADDRESS,
        "feed_url": _ADDRESS,
        "description": _TEXT,
        "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"},
        "authors": _AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "additionalProperties": False,
                "properties": {
                    "id": _TEXT,
                    "url": _ADDRESS,
                    "external_url": _ADDRESS,
                    "title": _TEXT,
                    "content_html": _TEXT,
                    "content_text": _TEXT,
                    "summary": _TEXT,
                    "image": _ADDRESS,
                    "date_published": _TIME,
                    "date_modified": _TIME,
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "items": _TEXT},
                    "language": _TEXT,
                },
            },
        },
    },
}

STRANGE = """\
---
title: "أقل < أكثر & \\"اقتباس\\" ]]> </title></entry>"
date: {date}
topics: [sport, politics]
tags: ["<b>", "a & b", "\\\\"]
author: ["<em>أ</em>", "ب"]
---

فقرة فيها <b>شيء</b> & غيره.
"""
DATES = (
    "2017-05-12",
    "2017-05",
    "2017",
    "2016/2019",
    "2016/..",
    "../2019",
    "2017-05~",
    "2017-05-12T10:42",
    "2017-05-12T10:42:01.5+04:00",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built archive with articles of every kind and strange titles."""
    archive = write_archive(tmp_path_factory.mktemp("archive"), n=19, base_url=BASE)
    settings = (archive / "site.toml").read_text("utf-8")
    (archive / "site.toml").write_text("feed_items = 100\n" + settings, "utf-8")
    for number, date in enumerate(DATES):
        path = archive / f"content/strange/{number}-أ b&c'd.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(STRANGE.format(date=date), "utf-8")
    (archive / "content/undated").mkdir(exist_ok=True)
    (archive / "content/undated/n.md").write_text("---\ntitle: بلا شيء\n---\n\nن.\n", "utf-8")
    assert () == build(archive).problems
    return archive / "output"


def one(node: Any, name: str) -> Any:
    """The one child of that name."""
    (found,) = node.findall(ATOM + name)
    return found


def test_every_atom_feed_has_what_rfc_4287_asks_for(site: Path) -> None:
    found = sorted(site.rglob("feed.xml"))
    for path in found:
        feed = etree.parse(path).getroot()
        assert feed.tag == ATOM + "feed"
        entries = feed.findall(ATOM + "entry")
        for node in (feed, *entries):  # 4.1.1, 4.1.2: exactly one id, title and updated
            assert one(node, "id").text.startswith(BASE)
            assert one(node, "title").text.strip()
            assert RFC_3339.fullmatch(one(node, "updated").text), one(node, "updated").text
            for published in node.findall(ATOM + "published"):
                assert RFC_3339.fullmatch(published.text)
            for author in node.findall(ATOM + "author"):  # 3.2.1
                assert one(author, "name").text.strip()
            for category in node.findall(ATOM + "category"):  # 4.2.2.1
                assert category.get("term")
            for link in node.findall(ATOM + "link"):  # 4.2.7.1
                assert link.get("href").startswith(BASE)
            assert 1 >= len(node.findall(ATOM + "published")) >= 0
            alternates = [
                (link.get("type"), link.get("hreflang"))
                for link in node.findall(ATOM + "link[@rel='alternate']")
            ]
            assert 1 == len(
                alternates
            )  # 4.1.2: also what stands for the content of an entry that has none
        # 4.1.1: an author of the feed stands for entries that have none; 4.2.6: no two entries with
        # one id
        assert feed.findall(ATOM + "author")
        assert len(entries) == len({one(node, "id").text for node in entries}) > 0
        assert BASE + path.relative_to(site).as_posix() == feed.find(
            ATOM + "link[@rel='self']"
        ).get("href")

    assert len(found) > 8


def test_no_entry_of_a_feed_lies_ahead_of_the_day_of_the_archive(site: Path) -> None:
    feed = etree.parse(site / "feed.xml").getroot()
    days = [node.text for node in feed.iter(ATOM + "updated", ATOM + "published")]
    said = json.loads((site / "feed.json").read_text("utf-8"))["items"]
    days += [
        item[key] for item in said for key in ("date_published", "date_modified") if key in item
    ]

    assert len(days) > 40
    assert [] == [day for day in days if day > "2026-11-23"]


def test_the_feed_was_updated_when_the_latest_of_its_entries_was(site: Path) -> None:
    for path in site.rglob("feed.xml"):
        feed = etree.parse(path).getroot()
        entries = [
            dt.datetime.fromisoformat(one(node, "updated").text)
            for node in feed.findall(ATOM + "entry")
        ]

        assert max(entries) == dt.datetime.fromisoformat(one(feed, "updated").text), path


@pytest.mark.slow
def test_every_json_feed_is_what_version_1_1_asks_for(site: Path) -> None:
    found = sorted(site.rglob("feed.json"))
    for path in found:
        feed = json.loads(path.read_text("utf-8"))
        jsonschema.validate(feed, JSON_FEED)
        assert BASE + path.relative_to(site).as_posix() == feed["feed_url"]
        assert len(feed["items"]) == len({item["id"] for item in feed["items"]}) > 0

    assert len(found) == len(list(site.rglob("feed.xml")))


def test_titles_and_names_come_through_as_they_were_written(site: Path) -> None:
    title = 'أقل < أكثر & "اقتباس" ]]> </title></entry>'
    atom = etree.parse(site / "topics/sport/feed.xml").getroot().find(ATOM + "entry")
    (item, *_) = json.loads((site / "topics/sport/feed.json").read_text("utf-8"))["items"]

    assert title == one(atom, "title").text == item["title"]
    assert ["<em>أ</em>", "ب"] == [author["name"] for author in item["authors"]]
    assert ["<em>أ</em>", "ب"] == [
        one(author, "name").text for author in atom.findall(ATOM + "author")
    ]
    assert {"<b>", "a & b", "\\"} <= set(item["tags"])
    assert one(atom, "id").text == item["id"] == item["url"]


def test_a_control_character_in_a_title_does_not_break_the_feed(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=1, base_url=BASE)
    (archive / "content/a.md").write_text(
        '---\ntitle: "خبر \\u0008\\u001b\\uFFFE عاجل"\ndate: 2020-01-01\n---\n\nن.\n', "utf-8"
    )
    build(archive)

    assert etree.parse(archive / "output/feed.xml").getroot().tag == ATOM + "feed"
    json.loads((archive / "output/feed.json").read_text("utf-8"))


def test_an_empty_archive_has_an_empty_feed_that_is_still_valid(tmp_path: Path) -> None:
    archive = built_archive(tmp_path, n=0, base_url=BASE)
    feed = etree.parse(archive / "output/feed.xml").getroot()
    said = json.loads((archive / "output/feed.json").read_text("utf-8"))
    jsonschema.validate(said, JSON_FEED)

    assert [] == said["items"] == feed.findall(ATOM + "entry")
    assert RFC_3339.fullmatch(one(feed, "updated").text)


def test_a_feed_shows_the_newest_first_and_no_more_than_asked_for() -> None:
    entries = numbered(30, topics=("budget",))
    made = {
        url: view
        for url, _, view in feeds.feeds(
            library_of(entries, vocabulary((Topic("budget", "ب"),))), "أرشيف", 20
        )
    }
    view = made["feed.xml"]
    topic = made["topics/budget/feed.json"]

    assert {"feed.xml", "feed.json", "topics/budget/feed.xml", "topics/budget/feed.json"} == set(
        made
    )
    assert isinstance(view, FeedView)
    assert isinstance(topic, FeedView)
    assert [f"a/{i:03}.html" for i in range(30, 10, -1)] == [one.url for one in view.cards]
    assert "ب | أرشيف" == topic.label
    assert "topics/budget/index.html" == topic.alternate


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        ("2017-05-12T00:00:00Z", "2017-05-12"),
        ("2017-05-01T00:00:00Z", "2017-05"),
        ("2017-01-01T00:00:00Z", "2017"),
        ("2017-05-12T10:42:00Z", "2017-05-12T10:42"),
        ("2017-05-12T10:42:00+04:00", "2017-05-12T10:42+04:00"),
        ("", "2016/2019"),
        ("", ""),
    ],
)
def test_a_feed_tells_a_moment_as_far_as_it_is_known(expected: str, date: str) -> None:
    assert expected == feeds.moment(card("a.md", date))


def test_the_last_change_is_the_correction_the_date_or_the_day_of_arrival() -> None:
    corrected = card(
        "a.md", "2017-05-12", changed=dt.date(2019, 4, 5), received=dt.date(2020, 1, 1)
    )
    received = card("a.md", received=dt.date(2020, 1, 1))

    assert "2019-04-05T00:00:00Z" == feeds.updated(corrected)
    assert "2020-01-01T00:00:00Z" == feeds.updated(received)
    assert "" == feeds.updated(card("a.md"))


def test_the_sitemap_holds_every_page_for_readers_once(site: Path) -> None:
    root = etree.parse(site / "sitemap.xml").getroot()
    found = [node.findtext(SITEMAPS + "loc") for node in root]
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]

    assert SITEMAPS + "urlset" == root.tag
    assert {SITEMAPS + "url"} == {node.tag for node in root}
    assert len(found) == len(set(found))
    assert all(
        address.startswith(BASE) and address.isascii() and not address.endswith("index.html")
        for address in found
    )
    redirects = [page for page in pages if b'http-equiv="refresh"' in (site / page).read_bytes()]
    assert len(pages) - len(redirects) - 2 == len(found)  # the 404 page, and the search page
    for changed in root.iter(SITEMAPS + "lastmod"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", changed.text)
