import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from warraq.importing.article import Imported, LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.formats.feed import Feed
from warraq.importing.read import format_for, read_parts, visible_parts
from warraq.importing.source import ImportOptions, from_bytes, open_file

OPTIONS = ImportOptions(dt.date(2026, 11, 23))
LONG = (
    "<p>"
    + "افتتح الوزير صباح اليوم مكتبة المدينة بحضور جمع من القراء. " * 6
    + "</p><p>وقال إن الكتاب خير جليس.</p>"
)
RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">'
    "<channel><title>صحيفة المثال - ثقافة</title><link>http://example.org</link>"
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة المثال</title>'


def parts(text: str | bytes) -> list[Imported | LeftOut]:
    data = text.encode() if isinstance(text, str) else text
    return [part for _, part in read_parts(Feed(), from_bytes(data, "a.xml"), OPTIONS)]


def article(fields: str, head: str = RSS) -> Imported:
    name = "entry" if head == ATOM else "item"
    (one,) = parts(f"{head}<{name}>{fields}</{name}>")
    assert isinstance(one, Imported)
    return one


def described(fields: str = "", text: str = LONG) -> Imported:
    return article(f"<title>عنوان</title>{fields}<description><![CDATA[{text}]]></description>")


def test_an_item_becomes_an_article() -> None:
    one = described(
        "<link>http://example.org/1?utm_source=rss</link><category>ثقـافة</category><category>كتب</category>"
        "<pubDate>Thu, 20 Mar 2025 21:13:30 +0100</pubDate><author>a@example.org (سالم)</author>"
    )

    assert ("عنوان", 2) == (one.title, len(one.paragraphs))
    assert "2025-03-20T21:13:30+01:00" == (one.when and one.when.text)
    assert (("سالم",), "صحيفة المثال") == (one.authors, one.outlet)
    assert (("ثقـافة", "كتب"), "http://example.org/1", ()) == (one.categories, one.url, one.doubts)


def test_the_fullest_field_is_the_text_and_a_shorter_one_the_summary() -> None:
    one = article(
        f"<description>موجز الخبر بكلام آخر تماما.</description><content:encoded>"
        f"<![CDATA[{LONG}]]></content:encoded>"
    )

    assert (2, "موجز الخبر بكلام آخر تماما.") == (len(one.paragraphs), one.summary)


@pytest.mark.parametrize(
    "text", ["افتتح الوزير صباح اليوم مكتبة المدينة [&#8230;]", "افتتح الوزير صباح اليوم"]
)
def test_what_is_cut_short_or_said_again_is_no_summary(text: str) -> None:
    one = article(
        f"<description><![CDATA[{text}]]></description><content:encoded><![CDATA[{LONG}]]></content:encoded>"
    )

    assert "" == one.summary


@pytest.mark.parametrize(
    "text", ["جملة واحدة عن الخبر.", LONG[:-4] + " [...]</p>", LONG + "<p>وقال المصدر…</p>"]
)
def test_an_item_that_holds_only_a_summary_says_so(text: str) -> None:
    assert "only a summary" in described(text=text).doubts


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace("<", "&lt;").replace(">", "&gt;"),
        f"<![CDATA[{LONG}]]>",
        LONG.replace("<p>", "").replace("</p>", "\n\n"),
    ],
)
def test_html_escaped_twice_sections_in_sections_and_plain_text_come_out_the_same(
    text: str,
) -> None:
    assert described().paragraphs == described(text=text).paragraphs


def test_the_line_that_wordpress_puts_below_is_left_out_and_told() -> None:
    one = described(
        text=LONG + '<p>ظهرت المقالة <a href="x">عنوان</a> أولاً على <a href="y">المثال</a>.</p>'
    )

    assert described().paragraphs == one.paragraphs
    assert ("left out", "a line of the feed") == (
        one.account.pieces[-1].role,
        one.account.pieces[-1].why,
    )


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ("<author>a@example.org</author>", ()),
        ("<author>سالم &lt;a@example.org&gt;</author>", ("سالم",)),
        ("<dc:creator><![CDATA[سالم]]></dc:creator><author>a@b.org (سالم)</author>", ("سالم",)),
        ("<dc:creator>سالم</dc:creator><dc:creator>ليلى</dc:creator>", ("سالم", "ليلى")),
    ],
)
def test_an_author_is_a_name(fields: str, authors: tuple[str, ...]) -> None:
    assert authors == described(fields).authors


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ('<guid isPermaLink="false">http://example.org/?p=1</guid>', ""),
        ("<guid>http://example.org/1</guid>", "http://example.org/1"),
        (
            "<guid>http://example.org/1</guid><link>http://example.org/2?a=1&amp;utm_b=2</link>",
            "http://example.org/2?a=1&",
        ),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>tag:example.org,2025:1</link>", ""),
    ],
)
def test_the_address_is_where_it_was_published(fields: str, url: str) -> None:
    assert url.rstrip("&") == described(fields).url


def test_a_day_of_utc_is_that_of_the_site_where_the_address_holds_it() -> None:
    late = "<pubDate>Mon, 01 Jan 2024 23:33:36 +0000</pubDate>"
    near = described(f"<link>http://example.org/2024/01/02/a/</link>{late}").when
    far = described(f"<link>http://example.org/2023/12/02/a/</link>{late}").when

    assert "2024-01-02" == (near and near.text)
    assert "2024-01-01T23:33:36+00:00" == (far and far.text)


def test_a_day_that_is_not_plain_is_none() -> None:
    one = described("<pubDate>Fri, 20 Mar 2025 21:13:30 +0100</pubDate>")

    assert (None, "the day of the week is another") == (one.when, one.doubts[0].partition(":")[0])


def test_the_picture_is_that_of_the_item_unless_the_text_shows_it() -> None:
    carried = '<enclosure url="http://example.org/a.jpg" type="image/jpeg" length="1"/>'
    group = (
        '<media:group><media:content url="http://example.org/b.jpg" medium="image"/></media:group>'
    )

    assert "http://example.org/a.jpg" == described(group + carried).image[0]
    assert "http://example.org/b.jpg" == described(group).image[0]
    assert "" == described('<enclosure url="http://example.org/a.mp3" type="audio/mpeg"/>').image[0]
    assert "" == described(carried, LONG + '<p><img src="http://example.org/a.jpg"></p>').image[0]


def test_an_entry_of_atom_becomes_an_article() -> None:
    content = f'<x:div xmlns:x="http://www.w3.org/1999/xhtml">{LONG.replace("p>", "x:p>")}</x:div>'
    one = article(
        '<title type="html">&lt;b>عنوان&lt;/b> &amp;amp; آخر</title><link rel="self" href="http://example.org/x"/>'
        '<link href="http://example.org/1"/><author><name>سالم</name><email>a@b.org</email></author>'
        '<category term="t" label="ثقافة"/><published>2025-03-20T21:13:30+03:00</published>'
        "<updated>2025-03-22T21:13:30+03:00</updated>"
        f'<content type="xhtml">{content}</content>',
        ATOM,
    )

    assert ("عنوان & آخر", described().paragraphs) == (one.title, one.paragraphs)
    assert "2025-03-20T21:13:30+03:00" == (one.when and one.when.text)
    assert (("سالم",), ("ثقافة",), "http://example.org/1") == (one.authors, one.categories, one.url)


def test_a_date_of_change_stands_for_that_of_publication_and_says_so() -> None:
    one = article(
        f"<updated>2025-03-22T21:13:30Z</updated><content type='html'><![CDATA[{LONG}]]></content>",
        ATOM,
    )

    assert "2025-03-22T21:13:30+00:00" == (one.when and one.when.text)
    assert "date not plain: 2025-03-22T21:13:30Z" in one.doubts


def test_rdf_is_read_as_well() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>'
        "المثال</title><items><rdf:Seq>"
        '<rdf:li resource="a"/></rdf:Seq></items></channel><item rdf:about="a"><title>عنوان</title>'
        f"<link>http://example.org/1</link><dc:date>2025-03-20</dc:date><description><![CDATA[{LONG}]]></description></item>"
    )
    (one,) = parts(rdf + "</rdf:RDF>")

    assert isinstance(one, Imported)
    assert ("عنوان", "المثال", "2025-03-20") == (one.title, one.outlet, one.when and one.when.text)
    assert "feed" == format_for(rdf.encode(), "x").name


def test_a_feed_without_an_item_is_refused() -> None:
    with pytest.raises(Unreadable, match="has no item"):
        parts(RSS + "</channel></rss>")


WHOLE = f"<item><title>عنوان</title><description><![CDATA[{LONG}]]></description></item>"
SMALL = (RSS + WHOLE * 3 + "</channel></rss>").encode()
SECOND = SMALL.index(b"</item>") + len("</item>")


@settings(max_examples=examples(100), deadline=None)
@given(st.integers(SECOND, len(SMALL)), st.integers(0, 40), st.binary(max_size=12))
def test_damage_never_stops_an_import_and_what_stands_before_it_still_comes(
    at: int, cut: int, put: bytes
) -> None:
    found = parts(SMALL[:at] + put + SMALL[at + cut :])

    assert isinstance(found[0], Imported)
    assert "عنوان" == found[0].title


def test_the_feeds_of_the_shared_data_are_imported_and_accounted_for(shared_data: Path) -> None:
    for path in sorted(shared_data.joinpath("rss").glob("*.xml")):
        source = open_file(path)
        wholes = dict(visible_parts(Feed(), source))
        parts = read_parts(Feed(), source, OPTIONS)
        articles = {number: part for number, part in parts if isinstance(part, Imported)}
        for number, one in articles.items():
            told = "".join("".join(piece.text.split()) for piece in one.account.pieces)

            assert "".join(wholes[number].split()) == told
            assert one.when is not None
        assert len(articles) >= 9


def test_the_comments_of_readers_are_no_articles() -> None:
    item = f"<item><title>التعليقات على: خبر</title><link>http://a.example/5#comment-12</link><description>{LONG}</description>"
    (one,) = parts(f"{RSS}{item}</item>")

    assert isinstance(one, LeftOut)
    assert "the comment of a reader" == one.why
