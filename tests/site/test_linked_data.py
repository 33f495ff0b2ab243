"""What a page states for machines is safe JSON, and has nothing that is not known."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.archive import build, built_archive, picture

pytestmark = pytest.mark.slow

BASE = "https://example.org/a/"
_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


def publish(folder: Path, front: str, name: str = "2017/05/a.md", base_url: str = BASE) -> str:
    """The page of one article in an archive of its own."""
    (folder / "site.toml").write_text(
        f'title = "أرشيف"\nbase_url = "{base_url}"\nregion = "MA"\n', "utf-8"
    )
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}\n---\n\nفقرة أولى.\n", "utf-8")
    built = build(folder)
    assert () == built.problems
    return (folder / "output" / name.replace(".md", ".html")).read_text("utf-8")


def data_of(page: str) -> dict[str, Any]:
    """The JSON-LD of a page; there must be one, and no other script that stands in the page
    itself.
    """
    ((attributes, text),) = [found for found in _SCRIPT.findall(page) if found[1]]
    assert ' type="application/ld+json"' == attributes
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def empty(value: Any) -> bool:
    """Whether there is anything empty in it, however deep."""
    if isinstance(value, dict):
        return not value or any(empty(part) for part in value.values())
    if isinstance(value, list):
        return not value or any(empty(part) for part in value)
    return value is None or value == ""


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]> & \\u003c/script>",
        'علامة " اقتباس \\ وشرطة',
        "سطر\u2028جديد\u2029آخر",
        "{{ site.title }} {% raw %}",
        "</title><h1>",
    ],
)
def test_no_title_breaks_out_of_the_json(tmp_path: Path, title: str) -> None:
    page = publish(
        tmp_path,
        f"title: {json.dumps(title)}\ntags: [{json.dumps(title)}]\nauthor: {json.dumps(title)}",
    )
    found = data_of(page)

    assert " ".join(title.split()) == found["headline"] == found["author"][0]["name"]
    assert "alert(1)</script>" not in page


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    found = data_of(publish(tmp_path, "title: خبر", base_url=""))

    assert {"@context", "@type", "headline", "description", "wordCount", "inLanguage"} == set(found)


_WHOLE = """title: فتح المكتبة
date: 2017-05-12
topics: [arts]
thread: قصة المكتبة
author: سعاد القارئة
outlet: صحيفة المدينة
source: {url: "https://news.example/1", imported: 2026-11-23}
image: {src: a.png, alt: رفوف, credit: أرشيف المدينة}
corrections: [{date: 2019-04-05, note: صُحح عدد القاعات}]"""


def test_what_is_known_is_told_in_the_words_of_schema_org(tmp_path: Path) -> None:
    (tmp_path / "content/2017/05").mkdir(parents=True)
    (tmp_path / "content/2017/05/a.png").write_bytes(picture(60, 40))
    found = data_of(publish(tmp_path, _WHOLE))
    address = f"{BASE}2017/05/a.html"
    archive = {"@type": "WebSite", "name": "أرشيف", "url": BASE}

    assert address == found["archivedAt"] == found["url"]
    assert "https://news.example/1" == found["isBasedOn"]
    assert "2026-11-23" == found["sdDatePublished"]
    assert "2019-04-05" == found["dateModified"]
    assert {"@type": "NewsMediaOrganization", "name": "صحيفة المدينة"} == found["publisher"]
    assert [f"{BASE}authors/"] == [author["url"][: len(BASE) + 8] for author in found["author"]]
    assert [("WebSite", "أرشيف"), ("Collection", "قصة المكتبة")] == [
        (part["@type"], part["name"]) for part in found["isPartOf"]
    ]
    assert archive == found["isPartOf"][0]
    assert {
        "@type": "ImageObject",
        "url": f"{BASE}2017/05/a.png",
        "width": 60,
        "height": 40,
        "caption": "رفوف",
        "creditText": "أرشيف المدينة",
    } == found["image"]
    assert [
        {"@type": "CorrectionComment", "datePublished": "2019-04-05", "text": "صُحح عدد القاعات"}
    ] == found["correction"]


def test_a_withdrawn_article_says_so_and_nothing_of_its_text(tmp_path: Path) -> None:
    found = data_of(
        publish(tmp_path, "title: خبر\nwithdrawn: {date: 2020-02-03, reason: طلب الناشر}")
    )

    assert "Withdrawn" == found["creativeWorkStatus"]
    assert not {"description", "wordCount", "timeRequired", "image"} & set(found)
    assert not empty(found)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", "نص"])
def test_only_an_address_of_the_web_is_told_as_the_original(tmp_path: Path, url: str) -> None:
    found = data_of(publish(tmp_path, f'title: خبر\nsource: {{url: "{url}"}}'))

    assert not {"isBasedOn", "archivedAt"} & set(found)


def test_no_article_of_any_kind_tells_anything_empty(tmp_path: Path) -> None:
    archive = built_archive(tmp_path, n=20, base_url=BASE)
    articles = [page.read_text("utf-8") for page in (archive / "output").rglob("khabar*.html")]
    found = [data_of(page) for page in articles if "<script" in page]

    assert len(articles) == len(found) > 15
    assert [] == [data for data in found if empty(data)]


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        ("2017-05-12", "2017-05-12"),
        ("2017-05", "2017-05"),
        ("2017", "2017"),
        ("2017-05-12T10:42:00+04:00", "2017-05-12T10:42+04:00"),
        (None, "2017-05~"),
        (None, "2017?"),
        (None, "2016/2019"),
        (None, "../2019"),
    ],
)
def test_a_date_is_told_as_far_as_schema_org_has_words_for_it(
    tmp_path: Path, expected: str | None, date: str
) -> None:
    assert expected == data_of(publish(tmp_path, f"title: خبر\ndate: {date}")).get("datePublished")


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (BASE + "2017/05/a.html", "2017/05/a.md"),
        (BASE + "2017/05/my-index.html", "2017/05/my-index.md"),
        (BASE + "2017/05/", "2017/05/index.md"),
        (BASE + "%D8%AE%D8%A8%D8%B1.html", "خبر.md"),
    ],
)
def test_an_article_tells_its_own_address(tmp_path: Path, expected: str, name: str) -> None:
    page = publish(tmp_path, "title: خبر", name)
    found = data_of(page)

    assert expected == found["url"] == found["mainEntityOfPage"]
    assert f'<link rel="canonical" href="{expected}">' in page


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Organization", "هيئة التحرير"),
        ("Organization", "الهيئة العليا"),
        ("Organization", "وكالة الأنباء"),
        ("Organization", "فريق الموقع"),
        ("Person", "هند الوكيلي"),
        ("Person", "مجلي الأمين"),
    ],
)
def test_an_author_that_is_a_body_is_no_person(tmp_path: Path, kind: str, name: str) -> None:
    (author,) = data_of(publish(tmp_path, f"title: خبر\nauthor: [{name}]"))["author"]

    assert (kind, name) == (author["@type"], author["name"])
