"""Feeds and sitemaps are valid, whatever shelf they are of."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from tests import needs
from tests.gates.sites import BASE_URL, TOOLS
from tests.site.test_feeds import ATOM, JSON_FEED, RFC_3339
from tests.site.test_feeds_sitemap import SITEMAPS

XSD = TOOLS / "sitemap" / "schema" / "sitemap.xsd"


def atom_faults(text: bytes) -> Iterator[str]:
    """What RFC 4287 refuses in a feed. All addresses must be below BASE_URL."""
    try:
        feed = etree.fromstring(text)
    except etree.XMLSyntaxError as error:
        yield str(error)
        return
    if feed.tag != ATOM + "feed":
        yield f"{feed.tag} is no feed"
    entries = feed.findall(ATOM + "entry")
    for node in (feed, *entries):
        yield from _atom_node_faults(node)
    authors = [bool(entry.findall(ATOM + "author")) for entry in entries]
    if not feed.findall(ATOM + "author") and not all(authors):
        yield "neither the feed nor each entry has an author"
    if not feed.findall(ATOM + "link[@rel='self']"):
        yield "the feed does not tell its own address"
    for entry in entries:
        if not entry.findall(ATOM + "content") + entry.findall(ATOM + "link[@rel='alternate']"):
            yield "an entry has neither content nor an address"
    moments = [entry.findtext(ATOM + "published", "") for entry in entries]
    yield from _order(
        [entry.findtext(ATOM + "id") for entry in entries],
        [moment for moment in moments if RFC_3339.fullmatch(moment)],
    )


def _atom_node_faults(node: Any) -> Iterator[str]:
    """What RFC 4287 refuses in a feed as in an entry."""
    for name in ("id", "title", "updated"):  # 4.1.1, 4.1.2: exactly one of each
        texts = [(child.text or "").strip() for child in node.findall(ATOM + name)]
        if len(texts) != 1 or not texts[0]:
            yield f"{node.tag}: {len(texts)} times {name}, or empty"
    for child in node.findall(ATOM + "id"):  # 4.2.6
        if not (child.text or "").startswith(BASE_URL):
            yield f"the id {child.text} is no full address"
    for child in (*node.findall(ATOM + "updated"), *node.findall(ATOM + "published")):  # 3.3
        if not RFC_3339.fullmatch(child.text or ""):
            yield f"{child.text} is no moment"
    for child in node.findall(ATOM + "link"):
        if not child.get("href", "").startswith(BASE_URL):
            yield f"the link {child.get('href')} is no full address"


def json_feed_faults(text: bytes) -> Iterator[str]:
    """What JSON Feed 1.1 refuses in a feed. All addresses must be below BASE_URL."""
    try:
        feed = json.loads(text)
    except ValueError as error:
        yield str(error)
        return
    faults = [
        error.message for error in jsonschema.Draft202012Validator(JSON_FEED).iter_errors(feed)
    ]
    yield from faults
    if faults:
        return
    for address in (
        feed["feed_url"],
        *(item[key] for item in feed["items"] for key in ("id", "url")),
    ):
        if not address.startswith(BASE_URL):
            yield f"{address} is no full address"
    moments = [item["date_published"] for item in feed["items"] if "date_published" in item]
    yield from _order([item["id"] for item in feed["items"]], moments)


def _order(ids: Sequence[str | None], moments: Sequence[str]) -> Iterator[str]:
    if len(set(ids)) < len(ids):
        yield "two entries have one id"
    days = [dt.datetime.fromisoformat(moment) for moment in moments]
    if days != sorted(days, reverse=True):
        yield "the newest does not come first"


def sitemap_faults(text: bytes, schema: Any) -> Iterator[str]:
    """What the schema of sitemaps.org refuses, and addresses that are not below BASE_URL or stand
    twice. The schema has no word on the index of a divided sitemap, which must have the same shape.
    """
    try:
        sitemap = etree.fromstring(text)
    except etree.XMLSyntaxError as error:
        yield str(error)
        return
    if sitemap.tag == SITEMAPS + "sitemapindex":
        sitemap.tag = SITEMAPS + "urlset"
        for part in sitemap.findall(SITEMAPS + "sitemap"):
            part.tag = SITEMAPS + "url"
    if not schema.validate(sitemap):
        yield from (str(error.message) for error in schema.error_log)
    found = [node.text or "" for node in sitemap.iter(SITEMAPS + "loc")]
    yield from (
        f"{address} is no full address" for address in found if not address.startswith(BASE_URL)
    )
    if len(set(found)) < len(found):
        yield "an address stands twice"


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of sitemaps.org, which an npm package carries."""
    if not XSD.exists():
        pytest.skip(needs.CHECKERS)
    return etree.XMLSchema(etree.parse(XSD))


def test_every_feed_is_sound(site: Path) -> None:
    atom, plain = sorted(site.rglob("*feed.xml")), sorted(site.rglob("*feed.json"))
    faults = [
        f"{path.relative_to(site)}: {fault}"
        for path in atom
        for fault in atom_faults(path.read_bytes())
    ]
    faults += [
        f"{path.relative_to(site)}: {fault}"
        for path in plain
        for fault in json_feed_faults(path.read_bytes())
    ]

    assert atom
    assert plain
    assert [] == faults


def test_every_sitemap_is_sound(site: Path, schema: Any) -> None:
    found = sorted(site.glob("sitemap*.xml"))
    faults = [
        f"{path.name}: {fault}"
        for path in found
        for fault in sitemap_faults(path.read_bytes(), schema)
    ]

    assert found
    assert [] == faults


# --- the gates are known to refuse ----------------------------------------------------------------

FEED = f"""\
<feed xmlns="http://www.w3.org/2005/Atom">
<id>{BASE_URL}</id><title>عنوان</title><updated>2017-05-12T00:00:00Z</updated><author><name>أ</name></author>
<link rel="self" href="{BASE_URL}feed.xml"/>
<entry><id>{BASE_URL}b.html</id><title>ب</title><updated>2017-05-12T00:00:00Z</updated>
<published>2017-05-12T00:00:00Z</published><link rel="alternate" href="{BASE_URL}b.html"/></entry>
<entry><id>{BASE_URL}a.html</id><title>أ</title><updated>2017-05-11T00:00:00Z</updated>
<published>2017-05-11T00:00:00Z</published><link rel="alternate" href="{BASE_URL}a.html"/></entry>
</feed>"""


@pytest.mark.parametrize(
    ("expected", "old", "new"),
    [
        ("times title, or empty", "<title>ب</title>", ""),
        ("times title, or empty", "<title>ب</title>", "<title> </title>"),
        ("times updated, or empty", "<updated>2017-05-11T00:00:00Z</updated>", ""),
        ("times id, or empty", f"<id>{BASE_URL}</id>", f"<id>{BASE_URL}</id><id>{BASE_URL}2</id>"),
        ("the id b.html is no full address", f"<id>{BASE_URL}b.html</id>", "<id>b.html</id>"),
        (
            "2017-05-11 is no moment",
            "<updated>2017-05-11T00:00:00Z</updated>",
            "<updated>2017-05-11</updated>",
        ),
        ("the link a.html is no full address", f'href="{BASE_URL}a.html"', 'href="a.html"'),
        ("neither the feed nor each entry has an author", "<author><name>أ</name></author>", ""),
        ("the feed does not tell its own address", 'rel="self"', 'rel="related"'),
        ("an entry has neither content nor an address", 'rel="alternate"', 'rel="related"'),
        ("two entries have one id", f"<id>{BASE_URL}b.html</id>", f"<id>{BASE_URL}a.html</id>"),
        ("the newest does not come first", "<published>2017-05-12", "<published>2017-05-10"),
        ("is no feed", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns"),
        ("Premature end of data", "</feed>", ""),
    ],
)
def test_a_bad_atom_feed_is_refused(expected: str, old: str, new: str) -> None:
    faults = "\n".join(atom_faults(FEED.replace(old, new).encode()))

    assert [] == list(atom_faults(FEED.encode()))
    assert expected in faults


def _json_feed() -> dict[str, Any]:
    items = [
        {"id": address, "url": address, "content_text": "نص", "date_published": f"{day}T00:00:00Z"}
        for address, day in (
            (f"{BASE_URL}b.html", "2017-05-12"),
            (f"{BASE_URL}a.html", "2017-05-11"),
        )
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "عنوان",
        "feed_url": f"{BASE_URL}feed.json",
    }
    return feed | {"items": items}


@pytest.mark.parametrize(
    ("expected", "place", "value"),
    [
        ("'' should be non-empty", "title", ""),
        ("b.html is no full address", "id", "b.html"),
        ("two entries have one id", "id", f"{BASE_URL}a.html"),
        ("does not match", "date_published", "2017-05-12"),
        ("the newest does not come first", "date_published", "2017-05-10T00:00:00Z"),
        ("should be non-empty", "content_text", ""),
        ("is not of type", "content_text", None),
    ],
)
def test_a_bad_json_feed_is_refused(expected: str, place: str, value: str | None) -> None:
    bad = _json_feed()
    (bad if place in bad else bad["items"][0])[place] = value
    faults = "\n".join(json_feed_faults(json.dumps(bad).encode()))

    assert [] == list(json_feed_faults(json.dumps(_json_feed()).encode()))
    assert expected in faults


SITEMAP = f"""\
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{BASE_URL}a.html</loc><lastmod>2017-05-11</lastmod></url><url><loc>{BASE_URL}b.html</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("expected", "old", "new"),
    [
        ("lastmod", "2017-05-11", "11/05/2017"),
        ("loc", f"<loc>{BASE_URL}b.html</loc>", ""),
        ("b.html is no full address", f"{BASE_URL}b.html", "b.html"),
        ("an address stands twice", "b.html", "a.html"),
        ("priority", "<url><loc>", "<url><priority>1</priority><loc>"),
        ("No matching global declaration", "urlset", "urls"),
    ],
)
def test_a_bad_sitemap_is_refused(schema: Any, expected: str, old: str, new: str) -> None:
    faults = "\n".join(sitemap_faults(SITEMAP.replace(old, new).encode(), schema))
    index = SITEMAP.replace("urlset", "sitemapindex").replace("url>", "sitemap>")

    assert [] == list(sitemap_faults(SITEMAP.encode(), schema))
    assert [] == list(sitemap_faults(index.encode(), schema))
    assert expected in faults
