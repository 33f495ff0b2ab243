"""The dates in the metadata of a page, each with its place and its kind."""

from __future__ import annotations

import pytest

from tests.importing.extract.html.pages import page
from warraq.importing.extract.html.metadata.metadata import read_metadata


def test_every_date_is_told_with_its_origin_and_its_kind() -> None:
    root = page(
        [
            ("meta article:published_time", "2014-05-12"),
            ("meta last-modified", "2014-05-13"),
            ("time 2014-05-14", "أمس"),
        ]
    )

    found = [(date.origin, date.raw, date.kind, date.shown) for date in read_metadata(root).dates]

    assert [
        ("meta article:published_time", "2014-05-12", "published", ""),
        ("meta last-modified", "2014-05-13", "modified", ""),
        ("time element", "2014-05-14", "plain", "أمس"),
    ] == found


@pytest.mark.parametrize(
    ("around", "kind"),
    [
        ("<div>{}</div>", "published"),
        ("<aside>{}</aside>", "plain"),
        ("<div class='related-posts'>{}</div>", "plain"),
        ("<ul><li><h3>سباق</h3>{}</li></ul>", "plain"),
        ("<div itemscope><b itemprop='headline'>سباق الدراجات في الجبل</b>{}</div>", "plain"),
        ("<div itemscope><b itemprop='headline'>افتتاح مكتبة في المدينة</b>{}</div>", "published"),
    ],
)
def test_a_date_in_the_box_of_another_article_is_not_that_of_publication(
    around: str, kind: str
) -> None:
    date = "<time itemprop='datePublished' datetime='2014-05-12'></time>"
    root = page([("title", "افتتاح مكتبة عامة في المدينة"), ("html", around.format(date))])

    assert [kind] == [date.kind for date in read_metadata(root).dates]
