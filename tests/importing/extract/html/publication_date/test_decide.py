"""Which date of a page is that of its publication: cases as text in facts/, and any rubbish."""

from __future__ import annotations

import datetime as dt
import json

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.extract.html.pages import Lines, cases, of, page
from warraq.arabic.edtf import parse_when
from warraq.importing.extract.html.metadata.dates import stamps_of
from warraq.importing.extract.html.metadata.metadata import PageMetadata, read_metadata
from warraq.importing.extract.html.metadata.title_author import authors, headline
from warraq.importing.extract.html.publication_date.decide import decide
from warraq.importing.extract.html.publication_date.nearby_lines import (
    BELOW,
    BESIDE,
    FAR,
    NearbyLine,
)

RANKS = {"near": BESIDE, "above": 1, "below": BELOW, "far": FAR}


def nearby(lines: Lines) -> list[NearbyLine]:
    """Return what the case shows near its headline, with the dates of the time elements of the same
    text.
    """
    times = {element.text: element for element in page(lines).iter("time")}
    return [
        NearbyLine(
            value, RANKS[key], (), tuple(stamps_of(times[value], value)) if value in times else ()
        )
        for key, value in lines
        if key in RANKS
    ]


@pytest.mark.parametrize("lines", cases("publication.txt"))
def test_of_contradicting_dates_the_right_one_or_none_is_believed(lines: Lines) -> None:
    url = "".join(of(lines, "url"))
    dispatch = next(map(parse_when, of(lines, "dispatch")), None)
    today = dt.date.fromisoformat("".join(of(lines, "captured")) or "2026-11-23")
    date, _, doubt = of(lines, "gives")[0].partition(", ")

    captured = bool(of(lines, "captured"))
    elsewhere = of(lines, "elsewhere")
    dated = decide(
        read_metadata(page(lines), url),
        nearby(lines),
        dispatch,
        today,
        url,
        elsewhere=elsewhere,
        captured=captured,
    )

    assert date == (dated.when.text if dated.when else "none")
    assert doubt == dated.doubt.partition(":")[0]


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
    linked: object, metas: list[tuple[str, str]], shown: list[str], url: str
) -> None:
    root = lxml.html.document_fromstring("<html><head></head><body><h1>عنوان</h1></body></html>")
    for name, content in metas:
        kept = "".join(char for char in content if char.isprintable())
        root.head.append(lxml.html.Element("meta", {"property": name, "content": kept}))
    script = lxml.html.Element("script", type="application/ld+json")
    script.text = json.dumps(linked)
    root.head.append(script)

    found = read_metadata(root, url)
    dated = decide(
        found,
        [NearbyLine(text) for text in shown],
        None,
        dt.date(2026, 11, 23),
        url,
        elsewhere=shown,
    )

    assert isinstance(found, PageMetadata)
    assert dated.when is not None or dated.doubt
    assert all(len(name) <= 60 for name in authors(found, shown))
    assert isinstance(headline(found, shown), str)
