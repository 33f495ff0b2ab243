"""What the index gets of an article: its words in order, and nothing hidden."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from warraq.analysis.topics.vocabulary import vocabulary
from warraq.arabic.search_keys import index_keys, phrase_key, query_key
from warraq.building.static_files import DEFAULTS
from warraq.core.model import Article
from warraq.library import reader
from warraq.search import tokens
from warraq.search.documents import FACE_MAX_CHARACTERS, document, text_of
from warraq.site import strings
from warraq.site.views.page import Term

WORDS = strings.load("ar", "MA", "latn", [Path(DEFAULTS, "strings")])
OPTIONS = reader.ReadOptions(vocabulary(()), "ar", "rtl", True)
TERMS = {"arts": Term("arts", "فنون", "topics/arts/index.html", "")}


def article(folder: Path, head: str, body: str) -> Article:
    """An article as it is read."""
    (folder / "a.md").write_text(f"---\n{head}\n---\n\n{body}\n", "utf-8")
    _, found, problems = reader.read(folder, "a.md", 0, OPTIONS)

    assert () == problems
    assert found is not None
    return found


def parts(
    folder: Path, head: str, body: str = ""
) -> tuple[dict[str, str], list[list[str]], list[str]]:
    """The face; the words of the title, the text and what is beside; the words as spelled."""
    face, page, words = document(article(folder, head, body), 7, TERMS, WORDS)
    found = re.findall(r"<(h1|p)[^>]*>([^<]*)</\1>", page)
    return json.loads(face), [text.split() for _, text in found], words


def keys(text: str) -> list[str]:
    """The first key of each word of a text."""
    return [found[0] for word in text.split() if (found := index_keys(word))]


def test_a_face_is_what_a_result_shows(tmp_path: Path) -> None:
    face, _, _ = parts(
        tmp_path, "title: عنوان «مهم» & <b>\ndate: 2017-05-12\noutlet: نشرة الميناء\ntopics: [arts]"
    )

    assert {
        "url": "a.html",
        "title": "عنوان «مهم» & <b>",
        "date": "12 ماي 2017",
        "iso": "2017-05-12",
        "outlet": "نشرة الميناء",
        "topics": "فنون",
    } == face


@pytest.mark.parametrize(
    ("expected", "date"), [("", ""), ("2017", "date: 2017~"), ("2017-05", "date: 2017-05")]
)
def test_a_face_has_its_date_as_far_as_it_is_known(
    tmp_path: Path, expected: str, date: str
) -> None:
    assert expected == parts(tmp_path, f"title: خبر\n{date}")[0]["iso"]


def test_title_and_text_are_given_in_order_and_stop_words_under_keys_of_their_own(
    tmp_path: Path,
) -> None:
    _, (title, text, _), _ = parts(
        tmp_path, "title: افتتاح المكتبة في المدينة", "قال الوزير إن **المدارس** تفتح غدا."
    )

    assert [phrase_key(word) for word in ("افتتاح", "المكتبة", "في", "المدينة")] == title
    assert [phrase_key(word) for word in ("قال", "الوزير", "إن", "المدارس", "تفتح", "غدا")] == text
    assert keys("افتتاح المكتبة المدينة") == [word for word in title if word != phrase_key("في")]
    assert not {"في", "ان"} & {*title, *text}


def test_what_stands_beside_the_text_is_found_too(tmp_path: Path) -> None:
    head = """title: خبر
summary: تلخيص
thread: قصة الجسر
tags: [بحرية]
author: كاتبة مجهولة
outlet: نشرة
image: {src: "https://example.org/x.png", alt: لوحة, credit: مصور}
corrections: [{date: 2019-01-01, note: تصويب}]"""
    _, (_, _, beside), _ = parts(tmp_path, head, "نص.")

    for word in "تلخيص قصة الجسر بحرية كاتبة نشرة لوحة مصور تصويب".split():  # noqa: SIM905
        assert query_key(word) in beside


def test_no_key_is_given_twice_to_what_stands_beside(tmp_path: Path) -> None:
    _, (title, text, beside), _ = parts(
        tmp_path, "title: خبر المدينة\ntags: [المدينة, خبر]", "شهدت المدينة خبرا."
    )

    assert len(set(beside)) == len(beside)
    assert not {*title, *text} & set(beside)


def test_the_tokens_are_there(tmp_path: Path) -> None:
    _, (_, _, beside), _ = parts(tmp_path, "title: خبر\ndate: 2017-05\ntopics: [arts]")

    assert [tokens.topic("arts"), tokens.date("2017"), tokens.date("2017-05")] == beside[-3:]


def test_of_a_withdrawn_article_only_the_title_is_found(tmp_path: Path) -> None:
    head = (
        "title: خبر قديم\nsummary: تلخيص\ntags: [سري]\nwithdrawn: {date: 2020-01-01, "
        "reason: طلب الناشر}"
    )
    _, (title, text, beside), words = parts(tmp_path, head, "نص محذوف.")

    assert keys("خبر قديم") == title
    assert [] == text
    assert not {query_key(word) for word in ("تلخيص", "سري", "محذوف")} & set(beside)
    assert {"خبر", "قديم"} == set(words)


def test_a_word_of_the_title_counts_twice(tmp_path: Path) -> None:
    words = parts(tmp_path, "title: خبر", "خبر نص")[2]

    assert (3, 1) == (words.count("خبر"), words.count("نص"))


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        ("واحد اثنان", "<p>واحد</p><p>اثنان</p>"),
        ("واحد اثنان", "<td>واحد</td><td>اثنان</td>"),
        ("واحد اثنان", "<h2 id='x'>واحد</h2>اثنان"),
        ("واحد اثنان", "واحد<br>اثنان"),
        ("والمغرب", "و<strong>«المغرب»</strong>"),
        ("كلمة", "كل<em>م</em>ة"),
        ("قبل وصف الصورة بعد", '<p>قبل<img src="a.png" alt="وصف الصورة" loading="lazy">بعد</p>'),
        ("قبل بعد", "قبل<img src='a.png'>بعد"),
        ("نص 1 آخر", 'نص<sup class="note"><a href="#n1">1</a></sup> آخر'),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("رابط", '<a title="x > y" href="/a?b=1&amp;c=<d>">رابط</a>'),
        ("قبل بعد", "قبل <!-- <p>سر</p> --> بعد"),
        ("مرحبا", "<p dir=ltr>مرحبا"),
        ("3 < 4", "3 < 4"),
        ("", ""),
    ],
)
def test_the_text_of_html_keeps_words_whole_and_apart(expected: str, html: str) -> None:
    assert expected == " ".join(text_of(html).replace("«", "").replace("»", "").split())


@pytest.mark.parametrize(
    "html",
    ["<" * 200_000, "<a " * 100_000, "<a '" * 100_000, '<img alt="' * 50_000, "<!--" * 90_000],
)
def test_broken_html_is_read_in_one_pass(html: str) -> None:
    read = text_of(f"كلمة{html}")

    assert "كلمة" == read[:4]
    assert len(read) <= 4 + len(html)


def test_what_cannot_be_shown_whole_is_cut(tmp_path: Path) -> None:
    face, (title, _, _), _ = parts(tmp_path, f"title: {'كلمة ' * 1000}")

    assert FACE_MAX_CHARACTERS == len(face["title"])
    assert 1000 == len(title)


def test_a_page_is_the_same_each_time(tmp_path: Path) -> None:
    one = article(tmp_path, "title: خبر\ntags: [أ ب, ج]", "نص طويل " * 50)
    made: set[Any] = {document(one, 1, TERMS, WORDS)[:2] for _ in range(3)}

    assert 1 == len(made)
