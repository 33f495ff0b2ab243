"""What surrounds an article on its page: provenance, reading time, citation, neighbours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.archive import build, picture

pytestmark = pytest.mark.slow

SETTINGS = 'title = "أرشيف"\nbase_url = "https://example.org/a/"\nregion = "MA"\n'


def publish(folder: Path, articles: dict[str, tuple[str, str]], more: str = "") -> dict[str, Any]:
    """The pages of an archive of these articles, by name; each has its front matter and its
    body.
    """
    (folder / "site.toml").write_text(SETTINGS + more, "utf-8")
    for name, (front, body) in articles.items():
        path = folder / f"content/2017/05/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {name}\n{front}\n---\n\n{body}\n", "utf-8")
    assert () == build(folder).problems
    return {
        name: lxml.html.parse(folder / f"output/2017/05/{name}.html").getroot() for name in articles
    }


def page(folder: Path, front: str, body: str = "نص.", more: str = "") -> Any:
    """The page of one article in an archive of its own."""
    return publish(folder, {"a": (front, body)}, more)["a"]


def find(found: Any, within: str, tag: str) -> Any:
    """The elements of a tag within those of a class."""
    return found.xpath(f"//*[contains(concat(' ', @class, ' '), ' {within} ')]//{tag}")


def told(found: Any, within: str, tag: str) -> list[str]:
    """Their texts, white space made even."""
    return [" ".join(element.text_content().split()) for element in find(found, within, tag)]


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("", 100),
        ("قراءة دقيقة", 150),
        ("قراءة دقيقتين", 280),
        ("قراءة 4 دقائق", 550),
        ("قراءة 11 دقيقة", 1520),
        ("قراءة 100 دقيقة", 13800),
    ],
)
def test_the_reading_time_is_told_in_the_right_plural_and_not_of_a_short_text(
    tmp_path: Path, expected: str, words: int
) -> None:
    dateline = told(page(tmp_path, "date: 2017-05-12", "كلمة " * words), "dateline", "span")

    assert [expected] * bool(expected) == [text for text in dateline if "قراءة" in text]


def test_the_original_is_linked_in_the_head_and_named_below(tmp_path: Path) -> None:
    found = page(tmp_path, "outlet: صحيفة المدينة\nsource: {url: 'https://news.example/1?a=b&c=d'}")
    links = found.xpath("//a[@rel='external']")

    assert ["الأصل", "news.example"] == [link.text_content() for link in links]
    assert {"https://news.example/1?a=b&c=d"} == {link.get("href") for link in links}


@pytest.mark.parametrize(
    ("expected", "count"),
    [
        ("لا شيء", 0),
        ("مقطع واحد ليس من المقال", 1),
        ("مقطعان ليسا من المقال", 2),
        ("41 مقطعًا ليست من المقال: قوائم وروابط وعناوين أخرى", 41),
    ],
)
def test_what_was_left_out_of_the_source_is_told(tmp_path: Path, expected: str, count: int) -> None:
    found = page(tmp_path, f"source: {{file: seeds/a.txt, left_out: {count}}}")

    assert expected == told(found, "provenance", "dd")[-1]


def test_what_nobody_counted_is_not_told(tmp_path: Path) -> None:
    assert ["الملفّ الوارد"] == told(
        page(tmp_path, "source: {file: seeds/a.txt}"), "provenance", "dt"
    )


def test_the_capture_of_a_web_archive_is_told_with_its_digest(tmp_path: Path) -> None:
    digest = "sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A"
    found = page(tmp_path, f"source: {{captured: '2018-02-09T15:12:11Z', digest: '{digest}'}}")

    assert ["حفظها أرشيف الويب في", "بصمة اللقطة"] == told(found, "provenance", "dt")
    assert [digest] == told(found, "provenance", "code")
    assert ["2018-02-09T15:12:11+00:00"] == [
        time.get("datetime") for time in find(found, "provenance", "time")
    ]


def test_the_sha_256_is_short_and_can_be_had_whole(tmp_path: Path) -> None:
    whole = "0123456789abcdef" * 4
    found = page(tmp_path, f"source: {{sha256: {whole}}}")

    assert ["0123456789abcdef…"] == told(found, "provenance", "code")
    assert [whole] == [code.get("title") for code in find(found, "provenance", "code")]
    assert [whole] == [button.get("data-copy") for button in find(found, "provenance", "button")]


def test_the_citation_can_be_copied_and_its_files_stand_beside_the_page(tmp_path: Path) -> None:
    found = page(tmp_path, "date: 2017-05-12")
    citation = told(found, "cite", "p")[0]
    files = [link.get("href") for link in find(found, "formats", "a")]

    assert "«a». 12 ماي 2017. أرشيف. https://example.org/a/2017/05/a.html" == citation
    assert [citation, "https://example.org/a/2017/05/a.html"] == [
        button.get("data-copy") for button in find(found, "actions", "button")
    ]
    assert all((tmp_path / "output/2017/05" / file).is_file() for file in files)
    assert 3 == len(files)


def test_without_citation_files_none_is_linked_and_the_citation_stays(tmp_path: Path) -> None:
    found = page(tmp_path, "date: 2017-05-12", more="citations = false\n")

    assert [] == find(found, "formats", "a")
    assert told(found, "cite", "p")
    assert [] == list((tmp_path / "output").rglob("*.bib"))


def test_no_button_is_seen_before_a_script_can_do_what_it_says(tmp_path: Path) -> None:
    buttons = page(tmp_path, "source: {sha256: abc}").xpath("//main//button")

    assert 3 == len(buttons)
    assert all(button.get("hidden") is not None for button in buttons)


def test_the_lead_picture_comes_first_and_those_in_the_text_when_they_are_near(
    tmp_path: Path,
) -> None:
    (tmp_path / "content/2017/05").mkdir(parents=True)
    (tmp_path / "content/2017/05/a.png").write_bytes(picture(60, 40))
    lead, inner = page(tmp_path, "image: {src: a.png, alt: رفوف}", "نص.\n\n![باب](a.png)").xpath(
        "//main//img"
    )

    assert ("high", None, "60", "40") == tuple(
        map(lead.get, ("fetchpriority", "loading", "width", "height"))
    )
    assert (None, "lazy", "60", "40") == tuple(
        map(inner.get, ("fetchpriority", "loading", "width", "height"))
    )


def test_a_story_is_named_above_the_text_and_nothing_is_offered_twice(tmp_path: Path) -> None:
    story = "thread: قصة المكتبة\ntopics: [arts]\ndate: 2017-05-1"
    pages = publish(
        tmp_path,
        {
            "a": (f"{story}1", "نص."),
            "b": ("topics: [arts]\ndate: 2017-05-12", "نص."),
            "c": (f"{story}3", "نص."),
            "d": (f"{story}4", "نص."),
        },
    )
    steps = {name: told(found, "pager", "a") for name, found in pages.items()}

    assert ["قصة المكتبة"] == told(pages["c"], "thread", "a")
    assert [] == told(pages["b"], "thread", "a")
    assert [
        "ما قبله في القصة a",
        "ما بعده في القصة d",
        "السابق في «فنون، ثقافة وترفيه» b",
    ] == steps["c"]
    assert ["السابق في «فنون، ثقافة وترفيه» a", "التالي في «فنون، ثقافة وترفيه» c"] == steps["b"]
    assert ["ما قبله في القصة c"] == steps["d"]


def test_zotero_is_told_of_a_newspaper_article(tmp_path: Path) -> None:
    found = page(tmp_path, "date: 2017-05-12\nauthor: [أ, ب]\noutlet: صحيفة المدينة")
    metas = [(meta.get("name"), meta.get("content")) for meta in found.xpath("//meta[@name]")]

    assert ("z:itemType", "newspaperArticle") in metas
    assert ("prism.publicationName", "صحيفة المدينة") in metas
    assert ("citation_publication_date", "2017/05/12") in metas
    assert ["أ", "ب"] == [content for name, content in metas if name == "citation_author"]
    assert re.match("ctx_ver=Z39.88-2004&", found.xpath("//span[@class='Z3988']/@title")[0])


@pytest.mark.parametrize("date", ["2017-05~", "2017?", "2016/2019", ""])
def test_no_machine_is_told_a_date_that_is_not_certain(tmp_path: Path, date: str) -> None:
    page(tmp_path, f"date: {date}" if date else "outlet: x")
    text = (tmp_path / "output/2017/05/a.html").read_text("utf-8")

    assert not re.search(
        "citation_publication_date|published_time|DC.date|datePublished|rft.date", text
    )


@pytest.mark.parametrize(
    ("image", "body", "shown"),
    [
        ("b.jpg", "نص.", 1),
        ("b.jpg", '![صورة](b.jpg "تعليق")\n\nنص.', 1),
        ("b.jpg", "نص.\n\n![صورة](b.jpg)", 2),
        (
            "http://a.example/b.jpg?x=1&y=2",
            '![صورة](http://a.example/b.jpg?x=1&y=2 "تعليق")\n\nنص.',
            1,
        ),
        ("http://a.example/c.jpg", "![صورة](http://a.example/b.jpg)\n\nنص.", 2),
    ],
)
def test_a_picture_that_opens_the_text_is_not_shown_above_it_too(
    tmp_path: Path, image: str, body: str, shown: int
) -> None:
    (tmp_path / "content/2017/05").mkdir(parents=True)
    (tmp_path / "content/2017/05/b.jpg").write_bytes(picture())
    found = page(tmp_path, f"image: {{src: '{image}'}}", body)

    links = found.xpath("//main//a[@class='external-image'] | //main//img")
    assert shown == len(links)
    assert ("تعليق" in body) == bool(found.xpath("//figcaption[text()='تعليق']"))
