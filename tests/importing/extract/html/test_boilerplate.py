"""What place and form keep out of an article, before its headline is known and after."""

from warraq.importing.extract.html.boilerplate import find_boilerplate
from warraq.importing.extract.html.class_names import BoxKind
from warraq.importing.extract.html.lines import Line, lines_of
from warraq.importing.reasons import Reason
from warraq.importing.to_markdown.parse import parse

PROSE = "قال رئيس البلدية إن المكتبة الجديدة تفتح أبوابها للقراء من كل الأعمار، وفيها قاعة."
OTHER = "وأضاف أن أبوابها مفتوحة كل يوم من الصباح إلى المساء، وأن فيها ركنا للصحف القديمة."


def lines(body: str) -> list[Line]:
    """Return the lines of a page."""
    return lines_of(parse(f"<html><body>{body}</body></html>".encode()))


def test_a_named_box_is_kept_out_unless_most_of_the_prose_is_in_it() -> None:
    little = lines(f"<p>{PROSE}</p><p>{OTHER}</p><div class=sidebar><p>{PROSE}</p></div>")
    most = lines(f"<p>{PROSE}</p><div class=sidebar><p>{PROSE}</p><p>{OTHER}</p></div>")

    assert ["", "", BoxKind.SIDE] == find_boilerplate(little).reasons()
    assert ["", "", ""] == find_boilerplate(most).reasons()


def test_a_box_of_tags_with_prose_in_it_is_the_text() -> None:
    page = lines(f"<div class=tags><p>{OTHER} {PROSE}</p></div><p>{PROSE}</p><p>{OTHER}</p>")

    assert ["", "", ""] == find_boilerplate(page).reasons()


def test_comments_longer_than_the_article_are_comments() -> None:
    page = lines(f"<p>{PROSE}</p><div class=comments><p>{OTHER}</p><p>{OTHER} {PROSE}</p></div>")

    assert ["", BoxKind.COMMENTS, BoxKind.COMMENTS] == find_boilerplate(page).reasons()


def test_no_box_around_the_headline_keeps_lines_out() -> None:
    page = lines(f"<div class=related><h1>افتتاح المكتبة</h1><b>خبر</b></div><p>{PROSE}</p>")
    boilerplate = find_boilerplate(page)

    assert [BoxKind.RELATED, BoxKind.RELATED, ""] == boilerplate.reasons()
    assert ["", "", ""] == boilerplate.reasons(0)


def test_three_linked_headlines_alike_in_one_box_are_teasers() -> None:
    entry = "<li><a href=/{0}>سباق الدراجات يبدأ غدا {0}</a></li>"
    page = lines(f"<p>{PROSE}</p><ul>{''.join(map(entry.format, (1, 2, 3)))}</ul>")
    short = lines(f"<p>{PROSE}</p><ul>{''.join(map(entry.format, (1, 2)))}</ul>")

    assert ["", *[Reason.TEASER] * 3] == find_boilerplate(page).reasons()
    assert ["", "", ""] == find_boilerplate(short).reasons()


def test_the_whole_text_in_one_piece_is_a_copy() -> None:
    page = lines(f"<div>{PROSE} {OTHER}</div><p>{PROSE}</p><p>{OTHER}</p>")

    assert [Reason.COPY, "", ""] == find_boilerplate(page).reasons()
