"""Why a line is no part of an article, by its own signs."""

import pytest

from warraq.importing.extract.html.line_reasons import is_address, is_date, own_reason
from warraq.importing.extract.html.lines import Line, lines_of
from warraq.importing.reasons import Reason
from warraq.importing.to_markdown.parse import parse


def line(markup: str) -> Line:
    """Return the only line of a page."""
    (only,) = lines_of(parse(f"<html><body>{markup}</body></html>".encode()))
    return only


HEADLINE = line("<h1>افتتاح مكتبة عامة في المدينة</h1>")


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<p>قال رئيس البلدية إن المكتبة مفتوحة.</p>", Reason.KEPT),
        ("<p><a href=/1>سباق الدراجات يبدأ غدا</a></p>", Reason.LINK),
        ("<p><a href=/1>سباق</a></p>", Reason.KEPT),
        ("<p>اقرأ أيضا: <a href=/1>سباق الدراجات يبدأ غدا</a></p>", Reason.CALL),
        ("<p>افتتاح مكتبة عامة في المدينة</p>", Reason.HEADLINE_AGAIN),
        ("<p>10:30</p>", Reason.DATE),
        ("<p>* * *</p>", Reason.NO_LETTERS),
        ("<table><tr><td>120</td></tr></table>", Reason.KEPT),
        ("<figure><img src=a.jpg alt=''><p>أرشيف</p></figure>", Reason.BESIDE_PICTURE),
    ],
)
def test_a_line_is_left_out_by_its_own_signs(markup: str, reason: Reason) -> None:
    one = [found for found in lines_of(parse(f"<body>{markup}</body>".encode())) if found.text]

    assert [reason] == [own_reason(each, "", headline=HEADLINE, notices=()) for each in one]


def test_what_keeps_the_place_of_a_line_out_keeps_the_line_out() -> None:
    assert "a menu" == own_reason(line("<p>نص</p>"), "a menu", headline=None, notices=())


def test_a_line_in_the_box_of_a_notice_is_one() -> None:
    text = line("<div><p>نص</p></div>")

    assert Reason.NOTICE == own_reason(text, "", headline=None, notices={text.block.getparent()})


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("12 مايو 2014", True),
        ("المدينة - تاريخ النشر: 12/5/2014", True),
        ("۲۲ اردیبهشت ۱۳۹۳", True),
        ("المدينة", False),
        ("وقعت الاتفاقية في 12 مايو 2014 في المدينة بعد مفاوضات طويلة بين الطرفين", False),
    ],
)
def test_a_line_of_date_is_little_more_than_a_date(text: str, dated: bool) -> None:
    assert dated == is_date(text)


def test_an_address_is_one_outside_of_tables() -> None:
    assert is_address(line("<p>www.example.org</p>"))
    assert not is_address(line("<ul><li>www.example.org</li></ul>"))
