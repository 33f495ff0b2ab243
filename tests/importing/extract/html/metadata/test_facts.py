"""What a page says of itself, and what of that is believed: cases as text in facts/, and any rubbish without a fall."""

from __future__ import annotations

import datetime as dt
import html
import json
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from warraq.arabic.edtf import parse_when
from warraq.importing.extract.html.metadata.dates import stamps_of
from warraq.importing.extract.html.metadata.facts import Told, authors, headline, publication, told
from warraq.importing.extract.html.metadata.metadata import BELOW, BESIDE, FAR, Spot

FACTS = Path(__file__).parents[1] / "facts"
Lines = list[tuple[str, str]]


def cases(name: str) -> list[Any]:
    """The cases of a file: the lines of each, as (key, value)."""
    found = []
    for block in (FACTS / name).read_text(encoding="utf-8").split("\n== ")[1:]:
        title, *lines = block.splitlines()
        found.append(
            pytest.param(
                [(key, value.strip()) for key, _, value in map(split, lines) if key], id=title
            )
        )
    return found


def split(line: str) -> tuple[str, str, str]:
    """A line at the first colon that ends its key; a moment in a key has colons of its own."""
    return line.partition(": ") if ": " in line else line.partition(":")


def page(lines: Lines) -> HtmlElement:
    """A page that says what the lines say."""
    head, body, lang = [], ["<h1>افتتاح مكتبة عامة في المدينة</h1>"], ""
    for key, value in lines:
        kind, _, name = key.partition(" ")
        text = html.escape(value, quote=True)
        match kind:
            case "meta":
                head.append(f'<meta property="{name}" content="{text}">')
            case "image":
                head.append(f'<meta property="og:image" content="{text}">')
            case "canonical":
                head.append(f'<link rel="canonical" href="{text}">')
            case "title":
                head.append(f"<title>{text}</title>")
            case "json-ld":
                script = value.replace("\\n", "\n")
                head.append(f'<script type="application/ld+json">{script}</script>')
            case "itemprop":
                body.append(f'<meta itemprop="{name}" content="{text}">')
            case "time":
                body.append(f'<p><time datetime="{name}">{text}</time></p>')
            case "html":
                body.append(value)
            case "lang":
                lang = value
    text = f'<html lang="{lang}"><head>{"".join(head)}</head><body>{"".join(body)}</body></html>'
    return lxml.html.document_fromstring(text)


RANKS = {"near": BESIDE, "above": 1, "below": BELOW, "far": FAR}


def spots(lines: Lines) -> list[Spot]:
    """What the case shows near its headline, with what the time elements of the same text tell
    machines.
    """
    times = {element.text: element for element in page(lines).iter("time")}
    return [
        Spot(value, RANKS[key], (), tuple(stamps_of(times[value], value)) if value in times else ())
        for key, value in lines
        if key in RANKS
    ]


def of(lines: Lines, key: str) -> list[str]:
    """The values of a key."""
    return [value for name, value in lines if name == key]


@pytest.mark.parametrize("lines", cases("publication.txt"))
def test_of_contradicting_dates_the_right_one_or_none_is_believed(lines: Lines) -> None:
    url = "".join(of(lines, "url"))
    dispatch = next(map(parse_when, of(lines, "dispatch")), None)
    today = dt.date.fromisoformat("".join(of(lines, "captured")) or "2026-11-23")
    date, _, doubt = of(lines, "gives")[0].partition(", ")

    captured = bool(of(lines, "captured"))
    elsewhere = of(lines, "elsewhere")
    dated = publication(
        told(page(lines), url),
        spots(lines),
        dispatch,
        today,
        url,
        elsewhere=elsewhere,
        captured=captured,
    )

    assert date == (dated.when.text if dated.when else "none")
    assert doubt == dated.doubt.partition(":")[0]


@pytest.mark.parametrize("lines", cases("headline.txt"))
def test_the_headline_is_told_from_the_name_of_the_site(lines: Lines) -> None:
    root = page(lines)
    for heading in root.iter("h1"):
        heading.text = ""

    assert of(lines, "gives") == [
        headline(told(root, "".join(of(lines, "url"))), of(lines, "shown"))
    ]


@pytest.mark.parametrize("lines", cases("authors.txt"))
def test_only_who_is_named_as_the_author_is_one(lines: Lines) -> None:
    named = authors(told(page(lines), "".join(of(lines, "url"))), of(lines, "near"))

    assert of(lines, "gives") == (list(named) or ["nobody"])


def test_a_page_tells_all_that_it_knows() -> None:
    linked = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "افتتاح مكتبة عامة في المدينة",
                "articleSection": "ثقافة",
                "keywords": ["مكتبات", "المدينة"],
                "publisher": {"@type": "Organization", "name": "المثال"},
                "image": {"@type": "ImageObject", "url": "/a/b.jpg"},
                "inLanguage": "ar-MA",
            },
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"name": "الرئيسية"}, {"item": {"name": "أخبار"}}],
            },
        ]
    }
    root = page(
        [("json-ld", json.dumps(linked)), ("canonical", "/x/1"), ("meta description", "ملخص")]
    )

    found = told(root, "https://example.org/x/1?from=home")

    assert "المثال" == found.outlet
    assert "https://example.org/x/1" == found.url
    assert ("أخبار", "ثقافة") == found.sections
    assert ("مكتبات", "المدينة") == found.tags
    assert ("https://example.org/a/b.jpg", "") == found.image
    assert ("ar", "ملخص") == (found.language, found.summary)


def test_every_date_is_told_with_its_origin_and_its_kind() -> None:
    root = page(
        [
            ("meta article:published_time", "2014-05-12"),
            ("meta last-modified", "2014-05-13"),
            ("time 2014-05-14", "أمس"),
        ]
    )

    found = [(date.origin, date.raw, date.kind, date.shown) for date in told(root).dates]

    assert [
        ("meta article:published_time", "2014-05-12", "published", ""),
        ("meta last-modified", "2014-05-13", "modified", ""),
        ("time element", "2014-05-14", "plain", "أمس"),
    ] == found


def test_keywords_with_the_name_of_the_site_are_no_tags() -> None:
    root = page(
        [("meta og:site_name", "راديو المثال"), ("meta keywords", "راديو المثال، أخبار, المدينة")]
    )

    assert () == told(root).tags


def test_a_logo_is_no_picture_of_the_article() -> None:
    root = page(
        [
            ("image", "https://example.org/img/logo.png"),
            ("meta twitter:image", "https://example.org/a.jpg"),
        ]
    )

    assert ("https://example.org/a.jpg", "") == told(root).image


@pytest.mark.parametrize(
    "script",
    [
        *(
            "[" * 100_000,
            '{"a":' * 50_000,
            '"' * 300_000,
            "/*" * 200_000,
            "," * 300_000,
            "//" * 200_000,
        ),
        *(
            "9" * 300_000,
            "\\" * 300_000,
            "<!--" * 90_000,
            "{}" * 100_000,
            '"datePublished":"' * 20_000,
        ),
        '{"@type": "NewsArticle", "datePublished": ' + "9" * 5000 + "}",
        '{"@type": {"@type": []}, "author": {"name": {"name": 1}}, "image": [[[{}]]]}',
    ],
)
def test_hostile_linked_data_is_passed_over(script: str) -> None:
    assert not any(date.readings for date in told(page([("json-ld", script)])).dates)


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["2014-05-12", "NewsArticle", "12 مايو 2014", "http://[", "٢٠١٤/٥/١٢ ص"]
)
KEYS = st.sampled_from(
    (
        "@type",
        "@id",
        "@graph",
        "headline",
        "author",
        "name",
        "datePublished",
        "url",
        "itemListElement",
        "keywords",
    )
)
LINKED = st.recursive(
    TEXTS | st.none() | st.booleans() | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | TEXTS, inner, max_size=5),
    max_leaves=20,
)
NAMES = st.sampled_from(
    ("og:title", "og:url", "article:published_time", "date", "og:image", "author", "keywords")
)


@given(LINKED, st.lists(st.tuples(NAMES, TEXTS), max_size=6), st.lists(TEXTS, max_size=4), TEXTS)
def test_no_rubbish_makes_it_fall(
    linked: object, metas: list[tuple[str, str]], near: list[str], url: str
) -> None:
    root = lxml.html.document_fromstring("<html><head></head><body><h1>عنوان</h1></body></html>")
    for name, content in metas:
        kept = "".join(char for char in content if char.isprintable())
        root.head.append(lxml.html.Element("meta", {"property": name, "content": kept}))
    script = lxml.html.Element("script", type="application/ld+json")
    script.text = json.dumps(linked)
    root.head.append(script)

    found = told(root, url)
    dated = publication(
        found, [Spot(text) for text in near], None, dt.date(2026, 11, 23), url, elsewhere=near
    )

    assert isinstance(found, Told)
    assert dated.when is not None or dated.doubt
    assert all(len(name) <= 60 for name in authors(found, near))
    assert isinstance(headline(found, near), str)
