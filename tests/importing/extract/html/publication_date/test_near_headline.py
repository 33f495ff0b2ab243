"""Which of the days that a page shows is its article's, by their place: cases in facts/near.txt."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from warraq.importing.article import Imported
from warraq.importing.extract.html.page import read_page

TEXT = (
    "قال رئيس البلدية إن المكتبة الجديدة تفتح أبوابها للقراء من كل الأعمار،"
    " وإن فيها قاعة للأطفال وأخرى للباحثين."
)
WORDS = {
    "HEADLINE": "افتتاح مكتبة عامة في المدينة",
    "TEXT": f"<p>{TEXT}</p><p>وأضاف أن أبوابها مفتوحة كل يوم. {TEXT}</p>",
    "OTHER": '<h3><a href="/2">سباق الدراجات يبدأ غدا في الجبل</a></h3>',
    "MENU": "".join(
        f'<li><a href="/{word}">{word}</a></li>'
        for word in ("سياسة", "اقتصاد", "رياضة", "ثقافة", "صحة")
    ),
}
CASES = (
    (Path(__file__).parents[1] / "facts" / "near.txt")
    .read_text(encoding="utf-8")
    .split("\n== ")[1:]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition("\n")[0])
def test_a_day_is_believed_for_the_place_where_it_stands(case: str) -> None:
    _, shape, given = re.split(r"\n(?:page|gives): ", case.strip())
    body = re.sub("|".join(WORDS), lambda word: WORDS[word[0]], shape)
    head = "<head><title>افتتاح مكتبة عامة في المدينة - المثال</title></head>"
    page = f"<html>{head}<body>{body}</body></html>"

    article = read_page(page.encode(), today=dt.date(2026, 11, 23))

    assert isinstance(article, Imported)
    assert given == (article.when.text if article.when else "none")


@pytest.mark.slow
@pytest.mark.parametrize(
    "between",
    [
        *(
            "<div>" * 3000,
            "<span>12</span><span>مايو</span>" * 9000,
            "<time datetime=2014-05-12></time>" * 9000,
        ),
        "<a href=x>سباق الدراجات يبدأ غدا في الجبل</a>" * 3000,
        "<div " + " ".join(f"data-date{number}=2014-05-12" for number in range(9000)) + "></div>",
    ],
)
def test_a_hostile_page_is_read_to_its_end(between: str) -> None:
    page = f"<html><body><h1>{WORDS['HEADLINE']}</h1>{between}{WORDS['TEXT']}</body></html>"

    assert isinstance(read_page(page.encode(), today=dt.date(2026, 11, 23)), Imported)
