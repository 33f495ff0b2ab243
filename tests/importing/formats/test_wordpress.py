import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from warraq.importing.article import Imported, LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.formats.wordpress import WordPress
from warraq.importing.read import format_for, read_parts, visible_parts
from warraq.importing.source import ImportOptions, from_bytes, open_file

OPTIONS = ImportOptions(dt.date(2026, 11, 23))
HEAD = """
<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4" created="2024-01-01 10:00" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>جريدة المثال</title><link>http://example.org</link>
<wp:author><wp:author_login>salem</wp:author_login>
<wp:author_display_name><![CDATA[سالم الكاتب]]></wp:author_display_name></wp:author>
"""
END = "</channel></rss>"
POST = {
    "title": "افتتاح المكتبة الجديدة",
    "link": "http://example.org/2014/05/%d8%a7%d9%81%d8%aa%d8%aa%d8%a7%d8%ad/",
    "dc:creator": "salem",
    "content:encoded": "فتحت المكتبة أبوابها.\n\nوحضر جمع من القراء.",
    "wp:post_id": "12",
    "wp:post_date": "2014-05-03 01:30:00",
    "wp:post_date_gmt": "2014-05-02 22:30:00",
    "wp:status": "publish",
    "wp:post_type": "post",
}


def item(more: str = "", **changes: str) -> str:
    fields = POST | {name.replace("__", ":"): value for name, value in changes.items()}
    return (
        "<item>"
        + "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in fields.items())
        + more
        + "</item>"
    )


def meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>"
        f"<![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def parts(*items: str, end: str = END) -> list[Imported | LeftOut]:
    return read((HEAD + "".join(items) + end).encode())


def read(data: bytes) -> list[Imported | LeftOut]:
    return [part for _, part in read_parts(WordPress(), from_bytes(data, "a.xml"), OPTIONS)]


def article(more: str = "", **changes: str) -> Imported:
    (one,) = parts(item(more, **changes))
    assert isinstance(one, Imported)
    return one


def test_a_post_becomes_an_article() -> None:
    one = article()

    assert "افتتاح المكتبة الجديدة" == one.title
    assert ("فتحت المكتبة أبوابها.", "وحضر جمع من القراء.") == one.paragraphs
    assert "2014-05-03T01:30:00+03:00" == (one.when and one.when.text)
    assert (("سالم الكاتب",), "جريدة المثال") == (one.authors, one.outlet)
    assert ("/2014/05/افتتاح/",) == one.aliases
    assert (False, "article", ()) == (one.draft, one.kind, one.doubts)


def test_an_export_is_known_by_what_it_holds() -> None:
    assert "wordpress" == format_for(HEAD.encode(), "x.txt").name
    assert "wordpress" == format_for(HEAD.encode("utf-16"), "x.xml").name
    assert "feed" == format_for(b"<rss version='2.0'><channel>", "x.xml").name
    assert not WordPress().sniff(b"<html><body>http://wordpress.org/export/1.2/", "x.html")
    assert not WordPress().sniff(b"<items><item><content>x</content></item></items>", "x.xml")


def test_a_page_is_no_news() -> None:
    assert "page" == article(wp__post_type="page").kind


def test_categories_and_tags_are_told_apart_and_none_is_made_of_no_category() -> None:
    one = article(
        '<category domain="category" nicename="a"><![CDATA[ثقافة]]></category><category>'
        "ثقافة</category>"
        '<category domain="category" nicename="uncategorized">Uncategorized</category>'
        '<category domain="category">غير مصنّف</category><category domain="post_tag">كتب</category>'
        '<category domain="post_format">Aside</category><category domain="places">الرباط</category>'
    )

    assert (("ثقافة",), ("كتب", "الرباط")) == (one.categories, one.tags)


@pytest.mark.parametrize("status", ["draft", "pending", "private", "future"])
def test_what_was_not_published_waits_and_says_why(status: str) -> None:
    one = article(wp__status=status)

    assert one.draft
    assert f"not published: {status}" in one.doubts


def test_a_draft_has_no_day_of_publication() -> None:
    one = article(wp__status="draft", wp__post_date_gmt="0000-00-00 00:00:00")

    assert (None, "", ()) == (one.when, one.url, one.aliases)
    assert "no date" in one.doubts


def test_a_post_behind_a_password_waits() -> None:
    one = article(wp__post_password="سر")

    assert (True, ("not published: behind a password",)) == (one.draft, one.doubts)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"wp__status": "trash"}, "in the bin"),
        ({"wp__status": "auto-draft"}, "an automatic draft"),
        ({"wp__status": "wc-completed"}, "of the status wc-completed"),
        ({"wp__post_type": "revision"}, "an older version of a post"),
        ({"wp__post_type": "nav_menu_item"}, "an entry of a menu"),
        ({"wp__post_type": "attachment"}, "a picture or another file"),
        ({"wp__post_type": "custom_css"}, "a part of the site: custom_css"),
        ({"content__encoded": ""}, "an item without text"),
    ],
)
def test_what_is_no_article_is_left_out_and_counted(changes: dict[str, str], why: str) -> None:
    (one,) = parts(item(**changes))

    assert isinstance(one, LeftOut)
    assert (why, False) == (one.why, one.fault)


def test_a_query_is_no_old_address_of_a_site_of_files_but_it_is_told() -> None:
    one = article(link="http://example.org/?p=12")

    assert ("http://example.org/?p=12", ()) == (one.url, one.aliases)


def test_older_names_of_a_post_are_old_addresses_too() -> None:
    one = article(meta("_wp_old_slug", "%d9%82%d8%af%d9%8a%d9%85") + meta("_wp_old_slug", "../.."))

    assert ("/2014/05/افتتاح/", "/2014/05/قديم/") == one.aliases


def test_the_featured_picture_is_found_wherever_it_stands() -> None:
    picture = item(
        "<wp:attachment_url>http://example.org/a.jpg</wp:attachment_url>"
        + meta("_wp_attachment_image_alt", "مكتبة"),
        wp__post_id="77",
        wp__post_type="attachment",
        wp__status="inherit",
        content__encoded="",
    )
    post = item(meta("_thumbnail_id", "77"))
    for order in ((picture, post), (post, picture)):
        (one,) = (part for part in parts(*order) if isinstance(part, Imported))

        assert ("http://example.org/a.jpg", "مكتبة") == one.image


def test_comments_are_counted_in_one_part_behind_all_others() -> None:
    comment = "<wp:comment><wp:comment_content><![CDATA[رأي]]></wp:comment_content></wp:comment>"
    *articles, last = parts(item(comment * 2), item(comment))

    assert LeftOut("the comments of readers", "comments: 3") == last
    assert "رأي" not in str(articles)


def test_a_file_that_breaks_off_gives_all_whole_posts_and_one_fault() -> None:
    first, second, broken = parts(item(), item(), item()[:200], end="")

    assert isinstance(first, Imported)
    assert isinstance(second, Imported)
    assert isinstance(broken, LeftOut)
    assert ("an item without an end", True) == (broken.why, broken.fault)


def test_a_broken_post_costs_one_post() -> None:
    first, second, third = parts(item(), item().replace("</title>", ""), item())

    assert isinstance(first, Imported)
    assert isinstance(third, Imported)
    assert isinstance(second, LeftOut)
    assert (True, "line 13: <title> does not end") == (second.fault, second.what)


def test_lone_ampersands_controls_and_other_prefixes_break_nothing() -> None:
    text = (
        HEAD.replace("wp:", "w:")
        + item().replace("wp:", "w:").replace("المكتبة", "ا&لمكتبة\x01")
        + END
    )
    (one,) = read(text.encode())

    assert isinstance(one, Imported)
    assert "افتتاح ا&لمكتبة الجديدة" == one.title


def test_bytes_that_are_not_what_the_file_claims_are_read_all_the_same() -> None:
    (one,) = read((HEAD + item() + END).encode("cp1256"))

    assert isinstance(one, Imported)
    assert ("افتتاح المكتبة الجديدة", "windows-1256") == (one.title, one.account.encoding)


def test_an_export_without_a_post_is_refused_and_says_why() -> None:
    with pytest.raises(Unreadable, match="without a post"):
        parts()


def test_neither_bombs_nor_files_of_this_machine_come_in() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    text = (
        HEAD
        + "<item><title>&b; &x;</title><content:encoded>نص &b;&x;</content:encoded></item>"
        + END
    ).strip()
    (one,) = read((bomb + text).encode())

    assert isinstance(one, Imported)
    assert "&b; &x;" == one.title


def test_scripts_do_not_come_in() -> None:
    one = article(
        content__encoded='نص<script>alert(1)</script><a href="javascript:x" onclick="y">رابط</a>'
    )

    assert "نصرابط" == one.body


def test_the_account_says_every_text_that_a_reader_could_see_in_its_order() -> None:
    data = (HEAD + item(excerpt__encoded="موجز", pubDate="x") + END).encode()
    (one,) = read(data)
    (whole,) = WordPress().visible_text(from_bytes(data, "a.xml"))

    assert isinstance(one, Imported)
    assert "".join(whole.split()) == "".join(
        "".join(piece.text.split()) for piece in one.account.pieces
    )
    assert ["title", "byline", "paragraph", "paragraph", "date", "date", "used", "date"] == [
        piece.role for piece in one.account.pieces
    ]
    assert "موجز" == one.summary


SMALL = (HEAD + item() + item() + item() + END).encode()
SECOND = SMALL.index(b"</item>") + len("</item>")


@settings(max_examples=examples(200), deadline=None)
@given(
    st.integers(SECOND, len(SMALL)),
    st.integers(0, 40),
    st.binary(max_size=12) | st.sampled_from([b"<![CDATA[", b"]]>", b"<!--", b"<item>"]),
)
def test_damage_never_stops_an_import_and_what_stands_before_it_still_comes(
    at: int, cut: int, put: bytes
) -> None:
    found = read(SMALL[:at] + put + SMALL[at + cut :])

    assert isinstance(found[0], Imported)
    assert "افتتاح المكتبة الجديدة" == found[0].title


def test_every_export_of_the_shared_data_is_imported_or_refused_with_a_reason(
    shared_data: Path,
) -> None:
    for path in sorted(shared_data.joinpath("wxr").rglob("*.xml")):
        source = open_file(path)

        assert "wordpress" == format_for(source.head(), path.name).name
        try:
            found = dict(read_parts(WordPress(), source, OPTIONS))
        except Unreadable:
            found = {}
            held_any = b"<item" in source.data()

            assert not held_any, path.name
        wholes = dict(visible_parts(WordPress(), source))
        for number, part in found.items():
            if isinstance(part, Imported):
                told = "".join("".join(piece.text.split()) for piece in part.account.pieces)

                assert "".join(wholes[number].split()) == told, path.name
