"""What a page states for machines is valid: addresses, sharing, citations, schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from lxml import html

from tests.gates.sites import BASE_URL, pages, tree

# ISO 8601 as far as a date is known, as schema.org's Date and DateTime take it.
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")

# What may stand once only in a page (ogp.me; Google Scholar's Highwire Press tags; Dublin Core).
_SINGLE = (
    *(
        "description",
        "robots",
        "viewport",
        "og:type",
        "og:title",
        "og:url",
        "og:description",
        "og:site_name",
    ),
    *(
        "article:published_time",
        "article:modified_time",
        "DC.title",
        "DC.date",
        "citation_title",
        "citation_date",
    ),
    *("citation_publication_date", "citation_public_url", "citation_journal_title"),
)
_ADDRESSES = ("og:url", "og:image", "citation_public_url", "citation_fulltext_html_url")
_DATES = (
    "article:published_time",
    "article:modified_time",
    "DC.date",
    "citation_publication_date",
    "citation_date",
)

# The types of schema.org that an archive has use for, with their own properties and those that they
# inherit.
_THING = (
    "@type @id name alternateName description url image sameAs identifier mainEntityOfPage "
    "potentialAction"
)
_WORK = (
    f"{_THING} about abstract alternativeHeadline archivedAt author citation "
    "conditionsOfAccess contentLocation "
    "copyrightHolder copyrightNotice copyrightYear correction creativeWorkStatus "
    "creditText dateCreated dateModified "
    "datePublished exampleOfWork hasPart headline inLanguage isAccessibleForFree "
    "isBasedOn isPartOf keywords license "
    "locationCreated "
    "mainEntity mentions position provider publisher sdDatePublished sdLicense "
    "sdPublisher sourceOrganization "
    "spatialCoverage temporalCoverage text thumbnailUrl timeRequired translationOfWork "
    "usageInfo wordCount workExample"
)
_ARTICLE = (
    f"{_WORK} articleBody articleSection backstory dateline pageEnd pageStart printEdition "
    "printSection"
)
_PAGE = f"{_WORK} breadcrumb lastReviewed primaryImageOfPage relatedLink significantLink"
_ORGANIZATION = (
    f"{_THING} legalName logo parentOrganization correctionsPolicy ethicsPolicy masthead "
    "foundingDate"
)
_LIST = f"{_THING} itemListElement itemListOrder numberOfItems"
PROPERTIES = {
    "NewsArticle": _ARTICLE,
    "Article": _ARTICLE,
    "CorrectionComment": _WORK,
    "WebSite": f"{_WORK} issn",
    "WebPage": _PAGE,
    "CollectionPage": _PAGE,
    "Collection": _WORK,
    "ArchiveComponent": f"{_WORK} holdingArchive itemLocation",
    "Newspaper": f"{_WORK} issn startDate endDate",
    "ImageObject": f"{_WORK} caption contentUrl width height",
    "Person": f"{_THING} givenName familyName affiliation jobTitle worksFor",
    "Organization": _ORGANIZATION,
    "NewsMediaOrganization": _ORGANIZATION,
    "ArchiveOrganization": f"{_ORGANIZATION} archiveHeld",
    "BreadcrumbList": _LIST,
    "ItemList": _LIST,
    "ListItem": f"{_THING} item position nextItem previousItem",
    "SearchAction": f"{_THING} query query-input target",
    "EntryPoint": f"{_THING} urlTemplate",
    "PropertyValue": f"{_THING} propertyID value",
}


def linked_data_faults(data: Any, place: str = "") -> Iterator[str]:
    """What is wrong with a thing of schema.org: types and properties that there are not, dates that
    are none, addresses that are not full, and whatever is empty.
    """
    match data:
        case dict():
            yield from _thing_faults(data, place)
        case list():
            if not data:
                yield f"{place} is empty"
            for value in data:
                yield from linked_data_faults(value, place)
        case str():
            yield from _text_faults(data, place)
        case None:
            yield f"{place} is empty"


def _thing_faults(data: dict[str, Any], place: str) -> Iterator[str]:
    kind = data.get("@type", "")
    known = PROPERTIES.get(kind, "").split()
    if not known:
        yield f"{place}: {kind or 'no type'} is not a type that we use"
    for name, value in data.items():
        if name not in known and not (name == "@context" and not place):
            yield f"{place}: {kind} has no {name}"
        yield from linked_data_faults(value, f"{place}.{name}" if place else name)
    if kind == "NewsArticle":
        yield from (
            f"NewsArticle lacks {name}" for name in ("headline", "inLanguage") if name not in data
        )


def _text_faults(text: str, place: str) -> Iterator[str]:
    name = place.rpartition(".")[2]
    is_date = name.lower().startswith(("date", "sddate")) and name != "dateline"
    is_address = name in ("url", "mainEntityOfPage", "@id", "image")
    if not text.strip():
        yield f"{place} is empty"
    elif is_date and not _DATE.fullmatch(text):
        yield f"{place}: {text} is no date"
    elif is_address and not text.startswith(("https://", "http://")):
        yield f"{place}: {text} is no full address"


def faults(page: Any) -> Iterator[str]:
    """All that is wrong with what a parsed page tells about itself."""
    told = [
        (meta.get("name") or meta.get("property"), meta.get("content", ""))
        for meta in page.iter("meta")
    ]
    told = [(name, content) for name, content in told if name]
    names = [name for name, _ in told]
    yield from (f"{name} is empty" for name, content in told if not content.strip())
    yield from (
        f"{name} stands {names.count(name)} times" for name in _SINGLE if names.count(name) > 1
    )
    for name, content in told:
        if name in _ADDRESSES and not content.startswith(("https://", "http://")):
            yield f"{name}: {content} is no full address"
        if name in _DATES and not _DATE.fullmatch(
            content.replace("/", "-") if "citation" in name else content
        ):
            yield f"{name}: {content} is no date"
    canonical = [
        link.get("href", "") for link in page.iter("link") if link.get("rel") == "canonical"
    ]
    if len(canonical) > 1 or not all(address.startswith(BASE_URL) for address in canonical):
        yield f"canonical: {canonical}"
    if {"og:title", "og:url"} & set(names):
        yield from (
            f"lacks {name}" for name in ("og:title", "og:type", "og:url") if name not in names
        )
        yield from (
            f"og:url is not {address}, the canonical"
            for address in canonical
            if ("og:url", address) not in told
        )
    if any(name.startswith("citation_") for name in names) and "citation_title" not in names:
        yield "lacks citation_title"  # without it Scholar and Zotero take none of the others
    if not (page.findtext(".//title") or "").strip():
        yield "lacks a title"
    for script in page.xpath("//script[@type='application/ld+json']"):
        yield from _linked_data_of(script.text or "")
    for span in page.xpath("//span[contains(concat(' ', @class, ' '), ' Z3988 ')]"):
        yield from _coins_faults(span.get("title", ""))


def _linked_data_of(text: str) -> Iterator[str]:
    try:
        data = json.loads(text)
    except ValueError as error:
        yield f"JSON-LD: {error}"
        return
    if not isinstance(data, dict) or data.get("@context") != "https://schema.org":
        yield "JSON-LD: not of schema.org"
    elif "@graph" in data:
        for thing in data["@graph"]:
            yield from linked_data_faults(thing)
    else:
        yield from linked_data_faults(data)


def _coins_faults(title: str) -> Iterator[str]:
    """COinS: an OpenURL ContextObject (ANSI/NISO Z39.88) in a span's title."""
    keys = parse_qs(title, keep_blank_values=True)
    if keys.get("ctx_ver") != ["Z39.88-2004"] or "rft_val_fmt" not in keys:
        yield "COinS: no ContextObject"
    yield from (
        f"COinS: {key} is empty" for key, values in keys.items() if not all(map(str.strip, values))
    )


def test_every_page_tells_what_is_sound(site: Path) -> None:
    found = {page.relative_to(site).as_posix(): list(faults(tree(page))) for page in pages(site)}

    assert {} == {page: wrong for page, wrong in found.items() if wrong}


def test_no_two_pages_for_readers_have_one_canonical_address(site: Path) -> None:
    found = [
        link for page in pages(site) for link in tree(page).xpath("//link[@rel='canonical']/@href")
    ]

    assert found
    assert len(set(found)) == len(found)


# --- the gates are known to refuse ----------------------------------------------------------------

HEAD = f"""\
<title>عنوان</title><link rel="canonical" href="{BASE_URL}a.html">
<meta name="description" content="ملخص"><meta property="og:title" content="عنوان">
<meta property="og:type" content="article">
<meta property="og:url" content="{BASE_URL}a.html"><meta name="citation_title" content="عنوان">
<meta name="citation_publication_date" content="2017/05/12"><meta name="DC.date" content="2017-05">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", \
"headline": "عنوان",
"inLanguage": "ar", "datePublished": "2017-05-12", "author": \
[{{"@type": "Person", "name": "كاتب"}}]}}</script>
<body><span class="Z3988" \
title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info:ofi/fmt:kev:mtx:dc&amp;rft.title=x"></span>
"""


@pytest.mark.parametrize(
    ("expected", "old", "new"),
    [
        ("description is empty", "ملخص", " "),
        ("og:title stands 2 times", "<body>", '<meta property="og:title" content="آخر"><body>'),
        ("lacks og:type", "og:type", "og:kind"),
        ("og:url: a.html is no full address", f'content="{BASE_URL}a.html"', 'content="a.html"'),
        ("og:url is not", f'content="{BASE_URL}a.html"', f'content="{BASE_URL}b.html"'),
        ("canonical: ['a.html']", f'href="{BASE_URL}a.html"', 'href="a.html"'),
        ("DC.date: ماي 2017 is no date", '2017-05"', 'ماي 2017"'),
        ("citation_publication_date: 12/05/2017 is no date", "2017/05/12", "12/05/2017"),
        ("lacks citation_title", "citation_title", "citation_name"),
        ("lacks a title", "<title>عنوان</title>", ""),
        ("JSON-LD: Expecting", '"@type"', "@type"),
        ("JSON-LD: not of schema.org", "https://schema.org", "https://example.org"),
        ("NewsPiece is not a type that we use", "NewsArticle", "NewsPiece"),
        ("NewsArticle has no title", "headline", "title"),
        ("NewsArticle lacks headline", "headline", "name"),
        ("datePublished: 12 May is no date", "2017-05-12", "12 May"),
        ("author.name is empty", "كاتب", ""),
        ("author is empty", '[{"@type": "Person", "name": "كاتب"}]', "[]"),
        ("author is empty", '[{"@type": "Person", "name": "كاتب"}]', "null"),
        ("Person has no headline", '"name": "كاتب"', '"headline": "كاتب"'),
        ("COinS: no ContextObject", "ctx_ver", "ctx_version"),
        ("COinS: rft.title is empty", "rft.title=x", "rft.title="),
    ],
)
def test_the_gate_is_known_to_refuse(expected: str, old: str, new: str) -> None:
    found = "\n".join(faults(html.document_fromstring(HEAD.replace(old, new))))

    assert [] == list(faults(html.document_fromstring(HEAD)))
    assert expected in found
