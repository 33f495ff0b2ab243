import base64
import gzip
import hashlib
from collections.abc import Callable

import pytest

from tests.importing.formats.webarchive.made import (
    BODY,
    PNG,
    SENTENCE,
    answer,
    articles,
    chunked,
    html,
    left,
    numbered,
    page,
    read,
    record,
    sha1,
)
from warraq.importing.article import LeftOut
from warraq.importing.formats.webarchive.captures import has_digest, page_key
from warraq.importing.limits import MAX_PAGE_BYTES

URL = "http://news.example/1"
IMAGE = record("resource", PNG, "file:///a b.png", Content_Type="image/png")
HOST = record("response", b"a. 1 IN A", "dns:a", Content_Type="text/dns")
ROBOTS = answer(b"User-agent: *", Content_Type="text/plain")


@pytest.mark.parametrize(
    ("why", "what", "data"),
    [
        ("what the web archive says of itself", "warcinfo", record("warcinfo", b"a: b\r\n", "")),
        ("what a crawler asked", URL, record("request", b"GET / HTTP/1.1\r\n\r\n")),
        ("notes of a crawler", URL, record("metadata", b"{}", Content_Type="application/json")),
        ("the number of a host", "dns:a", HOST),
        ("not HTML: image/png", URL, record("response", answer(PNG, Content_Type="image/png"))),
        ("not HTML: image/png", "file:///a b.png", IMAGE),
        ("an answer 404", URL, record("response", answer(html("لا توجد"), 404))),
        ("an answer 301", URL, record("response", answer(b"", 301))),
        ("an empty page", URL, record("response", answer(b" \r\n"))),
        ("not HTML: text/plain", URL, record("response", ROBOTS)),
        (
            "the same as an earlier capture",
            "http://news.example/0 2013-01-02T03:04:05Z",
            record(
                "revisit",
                answer(b""),
                WARC_Refers_To_Target_URI="http://news.example/0",
                WARC_Refers_To_Date="2013-01-02T03:04:05Z",
            ),
        ),
    ],
)
def test_what_is_no_page_is_left_out_by_its_kind(why: str, what: str, data: bytes) -> None:
    assert [LeftOut(why, what)] == read(data)


def test_html_that_is_not_called_so_is_told_by_its_beginning() -> None:
    kinds = ["", "application/octet-stream", "text/plain"]

    assert [1, 1, 1] == [
        len(articles(record("response", answer(html("ع"), Content_Type=kind)))) for kind in kinds
    ]


def test_a_resource_of_html_is_a_page() -> None:
    (found,) = articles(
        record("resource", html("افتتاح مكتبة"), Content_Type="text/html; charset=utf-8")
    )

    assert "http://news.example/1" == found.url


def test_a_coding_that_cannot_be_undone_is_told() -> None:
    data = record("response", answer(b"\x28\xb5\x2f\xfd...", Content_Encoding="zstd"))

    assert [LeftOut("packed with Zstandard", "http://news.example/1", fault=True)] == read(data)


def test_a_page_that_swells_is_refused() -> None:
    data = record(
        "response",
        answer(gzip.compress(b" " * (MAX_PAGE_BYTES + 1), mtime=0), Content_Encoding="gzip"),
    )

    assert [
        LeftOut("swells beyond measure when it is unpacked", "http://news.example/1", fault=True)
    ] == read(data)


def test_a_page_that_came_short_is_imported_and_told() -> None:
    body = gzip.compress(BODY, mtime=0)[:-30]
    data = [
        answer(BODY, Content_Length=str(len(BODY) + 1)),
        answer(body, Content_Encoding="gzip"),
        answer(chunked(BODY)[:-40], Transfer_Encoding="chunked"),
    ]
    found = [articles(record("response", block))[0] for block in data]
    cut = articles(record("response", answer(BODY), WARC_Truncated="length"))

    assert ["capture not whole"] * 4 == [article.doubts[-1] for article in (*found, *cut)]


@pytest.mark.parametrize("write", [base64.b32encode, base64.b16encode, base64.b64encode])
def test_a_digest_is_read_however_it_is_written(write: Callable[[bytes], bytes]) -> None:
    digest = "sha1:" + write(hashlib.sha1(b"a", usedforsecurity=False).digest()).decode()

    assert has_digest(digest, [b"b", b"a"]) is True
    assert has_digest(digest, [b"b"]) is False


@pytest.mark.parametrize(
    "digest",
    ["", "sha1", "sha1:", "sha1:?", "blake3:AAAA", "sha1:AAAA", "shake_128:AAAA", "sha1:ع"],
)
def test_a_digest_of_no_known_form_says_nothing(digest: str) -> None:
    assert has_digest(digest, [b"a"]) is None


def test_what_is_no_visible_character_never_enters_an_address_or_a_digest() -> None:
    data = record(
        "response",
        answer(BODY),
        "http://news.example/a\x00\x1b\u202e b",
        WARC_Payload_Digest="sha1:\x00a",
    )
    (found,) = articles(data)

    assert ("http://news.example/a%00%1B%E2%80%AE%20b", "") == (found.url, found.digest)


def test_a_digest_that_is_another_is_told() -> None:
    (found,) = articles(page(1, WARC_Payload_Digest=sha1(b"a")))

    assert "digest of the capture is another" == found.doubts[-1]


def test_of_several_captures_the_latest_whole_one_is_imported_and_the_others_are_listed() -> None:
    cut = page(1, "2016-01-01T00:00:00Z", WARC_Truncated="time")
    data = page(1, "2014-01-01T00:00:00Z") + page(1, "2015-01-01T00:00:00Z") + cut + page(2)
    others = left(data)

    assert [(2, "2015-01-01T00:00:00Z"), (4, "2014-06-10T00:08:59Z")] == [
        (number, one.captured) for number, one in numbered(data)
    ]
    assert ["another capture of the same page"] * 2 == [other.why for other in others]
    assert [
        "http://news.example/1 2014-01-01T00:00:00Z: see 2",
        "http://news.example/1 2016-01-01T00:00:00Z: see 2",
    ] == [other.what for other in others]
    assert all(SENTENCE in other.text for other in others)


def test_two_addresses_are_one_only_where_that_is_plain() -> None:
    one = [
        "http://A.example:80/x?q=1#top",
        "https://a.example/x?q=1",
        "HTTPS://a.example:443/x?q=1",
    ]
    others = [
        "http://www.a.example/x?q=1",
        "http://a.example/x",
        "http://a.example/x/?q=1",
        "http://a.example:8080/x?q=1",
    ]

    assert 1 == len(set(map(page_key, one)))
    assert 5 == len(set(map(page_key, (one[0], *others))))
    assert page_key("http://a.example") == page_key("http://a.example/")
    assert "http://[" == page_key("http://[")


def test_a_page_that_is_too_large_is_told() -> None:
    data = record("response", answer(b"<html>" + b" " * MAX_PAGE_BYTES))

    assert [LeftOut("a page that is too large", "http://news.example/1", fault=True)] == read(data)
