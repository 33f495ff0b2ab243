"""The metadata of a page: what its elements and its linked data give, and nothing of the site's."""

from __future__ import annotations

import json

from tests.importing.extract.html.pages import page
from warraq.importing.extract.html.metadata.metadata import read_metadata


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

    found = read_metadata(root, "https://example.org/x/1?from=home")

    assert "المثال" == found.outlet
    assert "https://example.org/x/1" == found.url
    assert ("أخبار", "ثقافة") == found.sections
    assert ("مكتبات", "المدينة") == found.tags
    assert ("https://example.org/a/b.jpg", "") == found.image
    assert ("ar", "ملخص") == (found.language, found.summary)


def test_keywords_with_the_name_of_the_site_are_no_tags() -> None:
    root = page(
        [("meta og:site_name", "راديو المثال"), ("meta keywords", "راديو المثال، أخبار, المدينة")]
    )

    assert () == read_metadata(root).tags


def test_a_logo_is_no_picture_of_the_article() -> None:
    root = page(
        [
            ("image", "https://example.org/img/logo.png"),
            ("meta twitter:image", "https://example.org/a.jpg"),
        ]
    )

    assert ("https://example.org/a.jpg", "") == read_metadata(root).image
