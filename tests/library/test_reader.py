"""A file of content/ becomes an article, or a problem that says where and what."""

from __future__ import annotations

import pickle
import unicodedata
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.content.frontmatter.text import MOST_FAULTS
from warraq.core.model import Article, Image
from warraq.core.problems import Problem
from warraq.library import reader
from warraq.library.reader import ReadOptions, shorten, url_of

OWN = Topic(id="local-councils", label="الجماعات المحلية", synonyms=("البلديات",))
OPTIONS = ReadOptions(vocabulary([OWN]), "ar", "rtl", raw_html=False)


def read(
    folder: Path, data: str | bytes, path: str = "2017/05/khabar.md"
) -> Article | tuple[Problem, ...]:
    """The article, or what was wrong with it."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data.encode() if isinstance(data, str) else data)
    _, article, problems = reader.read(folder, path, 0, OPTIONS)
    return article or problems


def article(folder: Path, head: str, body: str = "نص.") -> Article:
    found = read(folder, f"---\ntitle: عنوان\n{head}\n---\n\n{body}\n")
    assert isinstance(found, Article), found
    return found


def told(folder: Path, data: str | bytes) -> str:
    found = read(folder, data)
    assert isinstance(found, tuple), found
    assert {"content/2017/05/khabar.md"} == {problem.where for problem in found}
    return "; ".join(f"{problem.line}:{problem.column} {problem.what}" for problem in found)


# --- bytes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "1:1 there is no front matter"),
        (b"---\ntitle: a\n---\n\xc7\xe1", "4:0 is not UTF-8 text"),
        ("---\ntitle: a\n---\n".encode("utf-16"), "1:0 is not UTF-8 text"),
        (b"---\ntitle: a\n---\nb\n\n c\0d", "6:3 holds a character that no text may hold (U+0000)"),
        (b"---\rtitle: a\r---\rb\rc\x0c", "5:2 holds a character that no text may hold (U+000C)"),
        (
            "---\ntitle: a\n---\nعربي\ufffe".encode(),
            "4:5 holds a character that no text may hold (U+FFFE)",
        ),
        (b"\x1b---\ntitle: a\n---\n", "1:1 holds a character that no text may hold (U+001B)"),
    ],
)
def test_what_is_no_text_is_told_with_its_place(tmp_path: Path, data: bytes, said: str) -> None:
    assert said == told(tmp_path, data)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_make_no_difference(
    tmp_path: Path, end: str, mark: str
) -> None:
    lines = ["---", "title: عنوان", "tags: [أ]", "---", "", "فقرة أولى.", "", "- بند", ""]
    plain = read(tmp_path, "\n".join(lines))
    found = read(tmp_path, mark + end.join(lines))
    broken = told(tmp_path, mark + end.join(["---", "title: عنوان", "date: 2017-02-30", "---"]))

    assert isinstance(plain, Article)
    assert plain == found
    assert broken.startswith("3:1 'date' is wrong")


def test_an_article_that_is_too_large_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LARGEST_BYTES", 1000)

    assert "0:0 is larger than" in told(tmp_path, "---\ntitle: a\n---\n" + "b" * 1000)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    _, found, (problem,) = reader.read(tmp_path, "gone.md", 0, OPTIONS)

    assert None is found
    assert "cannot be read: No such file or directory" == problem.what


@settings(max_examples=examples(200), deadline=None)
@given(head=st.binary(max_size=60), body=st.binary(max_size=60), whole=st.booleans())
def test_no_bytes_break_the_reader(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, body: bytes, whole: bool
) -> None:
    data = b"---\ntitle: a\n" + head + b"\n---\n" + body if whole else head + body
    found = read(tmp_path_factory.getbasetemp(), data, "any.md")

    assert isinstance(found, Article) or found


def test_a_line_of_a_million_letters_is_read(tmp_path: Path) -> None:
    found = article(tmp_path, "", "كلمة " * 200_000)

    assert 200_000 == found.html.count("كلمة")
    assert len(found.card.summary) <= reader.SUMMARY_MAX_LETTERS + 1


# --- what it becomes ------------------------------------------------------------------------------


def test_only_front_matter_is_an_article_without_text(tmp_path: Path) -> None:
    found = read(tmp_path, "---\ntitle: عنوان\n---")

    assert isinstance(found, Article)
    assert ("", "") == (found.html, found.card.summary)


def test_dashes_in_the_body_belong_to_the_body(tmp_path: Path) -> None:
    found = article(tmp_path, "", "أول.\n\n---\n\ntitle: ليس عنوانا\n\n---\n\nآخر.")

    assert "عنوان" == found.card.title
    assert 2 == found.html.count("<hr")


def test_a_body_that_begins_with_code_keeps_it(tmp_path: Path) -> None:
    assert "<pre" in article(tmp_path, "", "    شفرة").html


@pytest.mark.parametrize(
    "name", ["local-councils", "الجماعات المحلية", "جماعات محليه", "البلديات", "LOCAL-COUNCILS"]
)
def test_a_topic_is_found_by_id_label_or_synonym_however_spelled(tmp_path: Path, name: str) -> None:
    assert ("local-councils",) == article(tmp_path, f"topics: [{name}, البلديات]").card.topics


def test_an_unknown_topic_is_told_with_its_place_and_the_one_that_may_be_meant(
    tmp_path: Path,
) -> None:
    head = "---\ntitle: a\ntopics:\n  - politics\n  - البلديتا\n  - زقزقة\n---\n"

    assert (
        "5:5 'البلديتا' is not a topic of the vocabulary;"
        " did you mean 'الجماعات المحلية' (local-councils)?;"
        " 6:5 'زقزقة' is not a topic of the vocabulary"
    ) == told(tmp_path, head)


def test_ten_thousand_unknown_topics_are_told_in_a_few_lines(tmp_path: Path) -> None:
    names = ", ".join(f"زقزقة{number}" for number in range(4000))
    found = read(tmp_path, f"---\ntitle: a\ntopics: [{names}]\n---\n")

    assert isinstance(found, tuple)
    assert MOST_FAULTS == len(found)


@pytest.mark.parametrize(
    ("src", "leads"),
    [
        ("picture.png", "2017/05/picture.png"),
        ("../06/picture.png", "2017/06/picture.png"),
        ("/images/picture.png", "images/picture.png"),
        ("https://example.org/a b.png", "https://example.org/a b.png"),
        ("صورة جميلة.png", "2017/05/%D8%B5%D9%88%D8%B1%D8%A9%20%D8%AC%D9%85%D9%8A%D9%84%D8%A9.png"),
        ("javascript:alert(1)", "2017/05/javascript%3Aalert%281%29"),
    ],
)
def test_the_picture_of_an_article_is_an_address_of_the_site_or_of_the_web(
    tmp_path: Path, src: str, leads: str
) -> None:
    picture = tmp_path / unquote(leads)
    if not src.startswith("https:"):
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(b"")

    assert Image(leads, "", "") == article(tmp_path, f'image: {{src: "{src}"}}').card.image


def test_the_name_of_a_picture_may_be_taken_apart_by_the_disk(tmp_path: Path) -> None:
    place = tmp_path / "2017/05" / unicodedata.normalize("NFD", "أب.png")
    place.parent.mkdir(parents=True)
    place.write_bytes(b"")

    assert (
        Image(quote("2017/05/أب.png"), "", "")
        == article(tmp_path, "image: {src: أب.png}").card.image
    )


@pytest.mark.parametrize("src", ["gone.png", "../../../beside.png"])
def test_a_picture_that_is_not_there_is_left_out_and_noted(tmp_path: Path, src: str) -> None:
    found = article(tmp_path, f"image: {{src: {src}}}")

    assert None is found.card.image
    assert [-1] == [picture.size for picture in found.pictures]


def test_a_withdrawn_article_shows_nothing_of_its_text(tmp_path: Path) -> None:
    head = "summary: سر\nimage: {src: a.png}\nwithdrawn: {date: 2019-01-02, reason: طلب}"
    found = article(tmp_path, head, "## سر\n\nسر.")

    assert ("", (), "", None) == (found.html, found.headings, found.card.summary, found.card.image)
    assert "سر" not in repr(found)


def test_what_is_marked_for_review_changes_nothing_that_is_published(tmp_path: Path) -> None:
    plain, marked = article(tmp_path, ""), article(tmp_path, "review: [لا تاريخ]")

    assert ("لا تاريخ",) == marked.review
    assert plain.digest == marked.digest


def test_a_change_of_prose_leaves_the_card_and_a_change_of_title_does_not(tmp_path: Path) -> None:
    first, prose = (
        article(tmp_path, "summary: جملة", body) for body in ("كلمة واحدة.", "كلمة أخرى.")
    )
    title = read(tmp_path, "---\ntitle: آخر\nsummary: جملة\n---\nكلمة واحدة.")

    assert first.card == prose.card
    assert first.digest != prose.digest
    assert isinstance(title, Article)
    assert first.card.digest != title.card.digest


def test_articles_and_entries_pass_between_processes(tmp_path: Path) -> None:
    found = article(
        tmp_path, "date: 2017\nimage: {src: a.png}\ncorrections: [{date: 2018-01-02, note: رقم}]"
    )

    assert found == pickle.loads(pickle.dumps(found, -1))
    assert reader.entry(found) == pickle.loads(pickle.dumps(reader.entry(found), -1))


def test_the_address_is_the_files_place_in_composed_letters() -> None:
    assert "2017/05/a.html" == url_of("2017/05/a.md")
    assert "a.md.html" == url_of("a.md.md")
    assert "100%25%20%3F%23.html" == url_of("100% ?#.md")
    assert url_of("أخبار.md") == url_of(unicodedata.normalize("NFD", "أخبار.md"))


def test_the_digest_of_the_options_changes_with_each_of_them() -> None:
    others = [
        ReadOptions(vocabulary([]), "ar", "rtl", raw_html=False),
        ReadOptions(OPTIONS.vocabulary, "fa", "rtl", raw_html=False),
        ReadOptions(OPTIONS.vocabulary, "ar", "ltr", raw_html=False),
        ReadOptions(OPTIONS.vocabulary, "ar", "rtl", raw_html=True),
    ]

    assert OPTIONS.digest == ReadOptions(vocabulary([OWN]), "ar", "rtl", raw_html=False).digest
    assert 5 == len({OPTIONS.digest, *(other.digest for other in others)})


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("قصير", 10, "قصير"),
        ("", 10, ""),
        ("كلمة أولى، كلمة ثانية", 10, "كلمة أولى…"),
        ("كلمة أولى كلمة", 9, "كلمة أولى…"),
        ("ا" * 50, 10, "ا" * 10 + "…"),
    ],
)
def test_a_summary_is_cut_between_words(text: str, limit: int, short: str) -> None:
    assert short == shorten(text, limit)
