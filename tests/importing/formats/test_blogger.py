import datetime as dt

import pytest

from warraq.importing.article import Imported, LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.formats.blogger import Blogger
from warraq.importing.read import format_for, read_parts, visible_parts
from warraq.importing.source import ImportOptions, from_bytes

OPTIONS = ImportOptions(dt.date(2026, 11, 23))
HEAD = (
    "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'"
    " xmlns:app='http://purl.org/atom/app#' xmlns:blogger='http://schemas.google.com/blogger/2018'>"
    "<id>tag:blogger.com,1999:blog-1.archive</id><title>مدونة المثال</title>"
)
KIND = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"
LABEL = "<category scheme='http://www.blogger.com/atom/ns#' term='كتب'/>"
TEXT = (
    "<title>عن القراءة</title><content type='html'>"
    "&lt;p&gt;سطر.&lt;/p&gt;&lt;p&gt;وآخر.&lt;/p&gt;</content>"
)
AUTHOR = "<author><name>ليلى</name></author>"
DATE = "<published>2009-05-01T10:00:00.001+03:00</published>"
LINK = "<link rel='alternate' href='http://example.blogspot.com/2009/05/a.html'/>"


def old(kind: str, more: str = "") -> str:
    return f"<entry>{DATE}{KIND.format(kind)}{LABEL}{TEXT}{LINK}{AUTHOR}{more}</entry>"


def new(kind: str, status: str = "LIVE", more: str = "") -> str:
    return (
        f"<entry><blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>{TEXT}{AUTHOR}{DATE}"
        f"<blogger:filename>/2009/05/a.html</blogger:filename>{LABEL}{more}</entry>"
    )


def parts(*entries: str) -> list[Imported | LeftOut]:
    source = from_bytes((HEAD + "".join(entries) + "</feed>").encode(), "a.xml")
    return [part for _, part in read_parts(Blogger(), source, OPTIONS)]


@pytest.mark.parametrize("entry", [old("post"), new("POST")])
def test_a_post_of_either_export_becomes_an_article(entry: str) -> None:
    (one,) = parts(entry)

    assert isinstance(one, Imported)
    assert ("عن القراءة", ("سطر.", "وآخر.")) == (one.title, one.paragraphs)
    assert "2009-05-01T10:00:00+03:00" == (one.when and one.when.text)
    assert (("ليلى",), ("كتب",), "مدونة المثال") == (one.authors, one.categories, one.outlet)
    assert (("/2009/05/a.html",), False, ()) == (one.aliases, one.draft, one.doubts)


@pytest.mark.parametrize("entry", [old("page"), new("PAGE")])
def test_a_page_is_no_news(entry: str) -> None:
    (one,) = parts(entry)

    assert isinstance(one, Imported)
    assert "page" == one.kind


@pytest.mark.parametrize(
    "entry",
    [old("post", "<app:control><app:draft>yes</app:draft></app:control>"), new("POST", "DRAFT")],
)
def test_a_draft_waits(entry: str) -> None:
    (one,) = parts(entry)

    assert isinstance(one, Imported)
    assert (True, ("not published: draft",), (), "") == (
        one.draft,
        one.doubts,
        one.aliases,
        one.url,
    )


def test_comments_are_no_parts_and_are_counted_behind_all_others() -> None:
    found = parts(
        old("settings"),
        old("template"),
        old("post"),
        old("comment"),
        new("COMMENT"),
        new("POST", "SOFT_TRASHED"),
    )

    assert [
        (1, "a setting of the site"),
        (2, "a template of the site"),
        (4, "in the bin"),
        (5, "the comments of readers"),
    ] == [(n, part.why) for n, part in enumerate(found, 1) if isinstance(part, LeftOut)]
    assert isinstance(found[2], Imported)


def test_the_account_says_every_text_that_a_reader_could_see() -> None:
    source = from_bytes((HEAD + old("comment") + old("post") + "</feed>").encode(), "a.xml")
    ((number, one), _) = read_parts(Blogger(), source, OPTIONS)
    ((part, whole),) = visible_parts(Blogger(), source)

    assert isinstance(one, Imported)
    assert (number, "".join(whole.split())) == (
        part,
        "".join("".join(piece.text.split()) for piece in one.account.pieces),
    )


def test_an_export_is_known_by_what_it_holds_and_refused_where_it_holds_nothing() -> None:
    assert "blogger" == format_for(HEAD.encode(), "a.xml").name
    assert (
        "feed"
        == format_for(b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title>", "a.xml").name
    )
    with pytest.raises(Unreadable, match="without a post"):
        parts()
