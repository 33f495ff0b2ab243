import json

import pytest

from tests.importing.formats.records.made import article, articles, imported, left_out, text
from warraq.importing.article import Imported


def one(**values: object) -> Imported:
    """The article of a record among others, with some of its values replaced."""
    return imported(json.dumps([{**article(0), **values}, *articles(4)[1:]]), "a.json")[0]


@pytest.mark.parametrize("value", ["", None, "null", "NaN", "None", [], "  "])
def test_a_value_that_says_there_is_none_is_none(value: object) -> None:
    found = one(title=value, author=value)

    assert () == found.authors
    assert "no headline" in found.doubts
    assert found.title.startswith("افتتحت البلدية")


def test_a_record_without_a_text_gives_no_article_and_is_counted() -> None:
    empty = [
        {**article(0), "content": ""},
        {**article(1), "content": "تعليقات ()"},
        {"title": None},
        *articles(4),
    ]
    parts = left_out(json.dumps(empty), "a.json")

    assert ["a record without a text", "a record without a text", "an empty record"] == [
        part.why for part in parts
    ]
    assert parts[0].what.startswith(article(0)["title"])


def test_where_there_is_no_text_the_summary_is_the_text() -> None:
    found = one(content="", summary="أعلنت البلدية أمس موعد افتتاح الحديقة الجديدة وسط المدينة.")

    assert ("أعلنت البلدية أمس موعد افتتاح الحديقة الجديدة وسط المدينة.",) == found.paragraphs
    assert "" == found.summary


@pytest.mark.parametrize(
    "content",
    [
        ["فقرة أولى من الخبر وفيها كلام كثير.", "فقرة ثانية من الخبر وفيها كلام."],
        "['فقرة أولى من الخبر وفيها كلام كثير.', 'فقرة ثانية من الخبر وفيها كلام.']",
        "فقرة أولى من الخبر وفيها كلام كثير.\n\n\n فقرة ثانية من الخبر وفيها كلام.\n",
        "فقرة أولى من الخبر وفيها كلام كثير.\\nفقرة ثانية من الخبر وفيها كلام.",
        "<p>فقرة أولى من الخبر وفيها كلام كثير.</p>\n<p>فقرة ثانية من الخبر وفيها كلام.</p>",
        "&lt;p&gt;فقرة أولى من الخبر وفيها كلام كثير.&lt;/p&gt;&lt;p&gt;فقرة ثانية من "
        "الخبر وفيها كلام.&lt;/p&gt;",
        [
            {"type": "p", "text": "فقرة أولى من الخبر وفيها كلام كثير."},
            {"text": "فقرة ثانية من الخبر وفيها كلام."},
        ],
    ],
    ids=["list", "Python's list", "blank lines", "backslash n", "HTML", "escaped HTML", "objects"],
)
def test_paragraphs_are_found_however_a_text_is_written(content: object) -> None:
    expected = ("فقرة أولى من الخبر وفيها كلام كثير.", "فقرة ثانية من الخبر وفيها كلام.")

    assert expected == one(content=content).paragraphs


def test_lines_that_a_program_broke_at_a_column_are_one_paragraph() -> None:
    words = text(1).split("\n")[0].split()
    lines = [" ".join(words[place : place + 9]) for place in range(0, len(words), 9)]

    assert (" ".join(words), "فقرة ثانية.") == one(
        content="\n".join(lines) + "\n\nفقرة ثانية."
    ).paragraphs


def test_a_day_of_a_crawl_is_no_date_of_publication() -> None:
    record = {"title": "خبر جديد", "content": text(1), "date_extracted": "2015-07-27 18:40:42"}
    (found,) = imported(json.dumps(record))

    assert found.when is None
    assert "no date" in found.doubts
    assert "2015-07-27T18:40:42" == found.captured


def test_a_moment_of_a_crawl_with_its_zone_is_told_in_utc() -> None:
    assert "2015-07-27T15:40:42Z" == one(crawled_at="2015-07-27T18:40:42+03:00").captured


def test_the_date_of_publication_goes_before_that_of_an_update() -> None:
    found = one(updated_at="2015-01-01", date="2014-03-09")

    assert "2014-03-09" == (found.when and found.when.text)


def test_an_update_alone_is_no_date_of_publication() -> None:
    found = imported(
        json.dumps([{"title": "خبر جديد", "content": text(1), "modified": "2015-01-01"}])
    )[0]

    assert (None, "date not plain: 2015-01-01") == (found.when, found.doubts[0])


def test_a_date_in_the_byline_counts_and_is_no_author() -> None:
    found = one(date="", author="الرباط - سعاد | Tuesday, 11 August 2015 - 16:00 pm")

    assert ("الرباط - سعاد",) == found.authors
    assert "2015-08-11T16:00:00" == (found.when and found.when.text)


@pytest.mark.parametrize(("date", "told"), [("2014-03-01", "2014-03-01"), ("", "2015-07-26")])
def test_a_day_in_the_address_counts_where_there_is_no_other(date: str, told: str) -> None:
    found = one(date=date, url="https://example.org/2015/07/26/a")

    assert told == (found.when and found.when.text)


def test_a_date_that_is_yet_to_come_is_none_and_told() -> None:
    found = one(date="2027-01-01")

    assert (None, "date is yet to come: 2027-01-01") == (found.when, found.doubts[0])


def test_categories_tags_authors_outlet_picture_and_summary_are_kept() -> None:
    found = one(
        category="رياضة، مجتمع",
        tags=["مدينة", "حديقة"],
        author={"name": "بقلم: سعاد العلي", "url": "https://example.org/s"},
        source={"id": None, "name": "جريدة المدينة"},
        summary="<p>موجز &amp; قصير</p>",
        image="https://example.org/a.jpg",
    )

    assert ("رياضة", "مجتمع") == found.categories
    assert ("مدينة", "حديقة") == found.tags
    assert ("سعاد العلي",) == found.authors
    assert "جريدة المدينة" == found.outlet
    assert "موجز & قصير" == found.summary
    assert ("https://example.org/a.jpg", "") == found.image


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/a/b"])
def test_only_web_addresses_are_kept(url: str) -> None:
    assert "" == one(url=url).url


def test_code_in_a_text_never_reaches_the_markdown() -> None:
    link, picture = "<a href='javascript:x()'>رابط</a>", "<img src=x onerror=x()>"
    body = one(content=f"<p onclick='x()'>{text(1)} {link}</p><script>x()</script>{picture}").body

    assert not any(sign in body for sign in ("x()", "script", "onclick", "onerror", "<"))


def test_letters_by_shape_and_stray_marks_are_mended_and_told() -> None:
    found = one(title="\u202bﻣﺪﻳﻨﺔ\u202c جديدة")

    assert "مدينة جديدة" == found.title


def test_every_value_stands_in_the_account_with_the_name_of_its_field() -> None:
    found = one(id=17, views="3")
    fates = {piece.why.rpartition(": ")[2]: piece.role for piece in found.account.pieces}

    assert {
        "title": "title",
        "date": "date",
        "content": "paragraph",
        "url": "byline",
        "category": "byline",
        "id": "left out",
        "views": "left out",
    } == fates
