import pytest

from tests.importing.formats.records.made import (
    RECORDS,
    article,
    articles,
    imported,
    left_out,
    numbered,
    read,
    titles,
)
from warraq.importing.article import Imported
from warraq.importing.decode import Unreadable

TITLES = [row["title"] for row in articles(5)]


def xml(rows: list[dict[str, str]], tag: str = "item") -> str:
    """Records as a scraper's XML."""
    inner = ("".join(f"<{name}>{value}</{name}>" for name, value in row.items()) for row in rows)
    records = "\n".join(f"<{tag}>{one}</{tag}>" for one in inner)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{tag}s>{records}</{tag}s>'


def sgml(row: dict[str, str]) -> str:
    """A record of a text collection."""
    return (
        f"<DOC>\n<DOCNO>X-1</DOCNO>\n<URL>{row['url']}</URL>\n<CAT>{row['category']}</CAT>\n"
        f"<TITLE>{row['title']}</TITLE>\n<TIME>{row['date']}</TIME>\n<AUTHOR></AUTHOR>\n"
        f"<ABSTRACT>\nموجز قصير\n</ABSTRACT>\n<TEXT>\n{row['content']}\n</TEXT>\n</DOC>\n"
    )


@pytest.mark.parametrize("tag", ["item", "article", "doc", "row"])
def test_the_element_that_is_repeated_is_the_record(tag: str) -> None:
    found = imported(xml(articles(5), tag), "a.xml")

    assert TITLES == [one.title for one in found]
    assert tuple(article(2)["content"].split("\n")) == found[2].paragraphs
    assert "2014-03-03" == (found[2].when and found[2].when.text)


def test_one_record_of_a_text_collection_is_a_source_of_one_article() -> None:
    ((number, found),) = numbered(sgml(article(1))).items()

    assert isinstance(found, Imported)
    assert (0, article(1)["title"], article(1)["url"]) == (number, found.title, found.url)
    assert ("مجتمع",) == found.categories
    assert "موجز قصير" == found.summary
    assert tuple(article(1)["content"].split("\n")) == found.paragraphs


def test_many_records_of_a_text_collection_stand_one_after_the_other() -> None:
    assert TITLES == titles("\n".join(map(sgml, articles(5))))


def test_fields_and_records_that_are_not_closed_end_where_the_next_begins() -> None:
    rows = "".join(
        f"<DOC>\n<HEADLINE>{row['title']}\n<DATE>{row['date']}\n<TEXT>\n<P>{row['content']}\n</TEXT>\n"
        for row in articles(5)
    )

    assert TITLES == titles(rows)


def test_lists_are_paragraphs_and_empty_items_are_counted() -> None:
    values = "<value>فقرة أولى من الخبر وفيها كلام كثير.</value><value>فقرة ثانية.</value>"
    data = (
        f"<items><item><content></content></item><item><content>{values}</content></item></items>"
    )

    assert ("فقرة أولى من الخبر وفيها كلام كثير.", "فقرة ثانية.") == imported(data, "a.xml")[
        0
    ].paragraphs
    assert ["an empty record"] == [part.why for part in left_out(data, "a.xml")]


def test_values_in_attributes_are_fields() -> None:
    rows = "".join(
        f'<row Id="{i}" Title="{row["title"]}" Body="{row["content"]}"/>'
        for i, row in enumerate(articles(5))
    )

    assert TITLES == titles(f"<rows>{rows}</rows>", "a.xml")


def test_html_within_a_field_is_its_text_raw_escaped_or_in_cdata() -> None:
    html = "<p>فقرة أولى من الخبر وفيها كلام كثير.</p><p>فقرة <b>ثانية</b>.</p><script>x()</script>"
    forms = (html, html.replace("<", "&lt;").replace(">", "&gt;"), f"<![CDATA[{html}]]>")
    found = imported(xml([{"title": "خبر", "content": form} for form in forms]), "a.xml")

    expected = ("فقرة أولى من الخبر وفيها كلام كثير.", "فقرة ثانية.")
    assert [expected] * 3 == [one.paragraphs for one in found]
    assert all("**ثانية**" in one.body for one in found)


def test_the_name_of_the_record_within_cdata_ends_no_record() -> None:
    html = "<![CDATA[<article><p>فقرة من الخبر وفيها كلام كثير جدا.</p></article>]]>"
    rows = "".join(
        f"<article><title>{title}</title><body>{html}</body></article>" for title in TITLES
    )

    assert TITLES == titles(f"<articles>{rows}</articles>", "a.xml")


def test_files_appended_to_each_other_are_read_to_the_end() -> None:
    assert TITLES == titles(xml(articles(5)[:2]) + xml(articles(5)[2:]), "a.xml")


def test_a_record_that_is_cut_off_is_named() -> None:
    whole = xml(articles(5))
    cut = whole[: whole.index("<url>https://example.org/news/4") + 20]

    assert TITLES[:4] == titles(cut, "a.xml")
    assert ["a record that is cut off"] == [part.why for part in left_out(cut, "a.xml")]


def test_entities_are_read_and_no_entity_of_the_file_is_resolved() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    records = f"<item><title>أ &amp; ب &b;</title><content>{article(1)['content']}</content></item>"
    found = imported(f"{bomb}<items>{records}</items>", "a.xml")

    assert ["أ & ب &b;"] == [one.title for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>",
        "<?xml version='1.0'?><rss version='2.0'>",
        "<feed>",
        "<b>خبر</b>",
        "<3 خبر",
        "",
    ],
)
def test_pages_and_feeds_are_not_taken_for_records(text: str) -> None:
    assert not any(importer.sniff(text.encode(), "a.txt") for importer in RECORDS)


@pytest.mark.parametrize(
    "data",
    ["<items></items>", "<e>" * 20_000, "<config><port>80</port></config>", "<items><!-- " * 9000],
)
def test_xml_without_records_is_refused(data: str) -> None:
    with pytest.raises(Unreadable):
        read(f"<?xml version='1.0'?>{data}", "a.xml")
