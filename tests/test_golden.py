"""A small archive's whole site, byte for byte as approved; `pytest --update` renews it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archive import AS_OF
from tests.test_promises import differences, files
from warraq.building import pipeline
from warraq.library import config

GOLDEN = Path(__file__).parent / "golden"

SITE = """\
title = "دفتر الحي"
description = "ستة أخبار متخيلة."
region = "MA"
base_url = "https://example.org/daftar/"
per_page = 2
publisher = { name = "دار الحي" }
default_topics = false
search = false

[[topics]]
id = "culture"
label = "ثقافة"
"""
HEAD = "topics: [culture]"
ARTICLES = {
    "2017/05/maktaba.md": (
        "title: المكتبة تفتح أبوابها\ndate: 2017-05-12\noutlet: نشرة الحي\ntags: "
        "[كتب]\naliases: [/old/1/]",
        "فتحت المكتبة أبوابها و**«المدير»** يشكر الزوار.\n\n- 1.200 كتاب\n- قاعة للأطفال",
    ),
    "2017/05/maarid.md": (
        "title: معرض الكتب (Book Fair) في دورته الثالثة\ndate: 2017-05-12T10:30:00+01:00\n"
        "author: هيئة التحرير\ntags: [كتب]",
        "## المواقيت\n\nمن 9:00 إلى 12:00، انظر https://example.org/fair.",
    ),
    "2017/06/jumla.md": (
        "title: 'علامات < و & و \"'\ndate: 2017-06\ncorrections:\n  - {date: "
        "2018-01-02, note: صُحح الرقم.}",
        "فقرة واحدة.",
    ),
    "2016/sana.md": (
        "title: خبر لا تعرف إلا سنته\ndate: 2016",
        "> اقتباس.\n\n| أ | ب |\n| - | - |\n| 1 | 2 |",
    ),
    "undated/bila.md": (
        "title: خبر بلا تاريخ\nsource: {file: seeds/a.txt, sha256: "
        + "0f" * 32
        + ", imported: 2020-01-02, importer: text}",
        "نص قصير.",
    ),
    "2018/mashub.md": (
        "title: خبر سُحب\ndate: 2018-03-04\nwithdrawn: {date: 2019-01-01, reason: خطأ في الأسماء.}",
        "نص.",
    ),
    "2099/ghadan.md": ("title: خبر لم يحن\ndate: 2099-01-01", "نص."),
    "2018/musawwada.md": ("title: مسودة\ndraft: true", "نص."),
}


def test_the_golden_site_is_made_again_byte_for_byte(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (tmp_path / "site.toml").write_text(SITE, "utf-8")
    for name, (front, body) in ARTICLES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n{HEAD}\n---\n\n{body}\n", "utf-8")
    # Styles and a script of its own, so that a change of the default ones does not touch every
    # page.
    static = tmp_path / "templates/static"
    static.mkdir(parents=True)
    for name, text in (
        ("style.css", "body{color:#123}\n"),
        ("shelves.css", "ol{color:#123}\n"),
        ("site.js", "0;\n"),
    ):
        (static / name).write_text(text, "utf-8")
    built = pipeline.build(config.load(tmp_path), as_of=AS_OF)
    if request.config.getoption("--update"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(tmp_path / "output", GOLDEN, ignore=shutil.ignore_patterns("static"))
    made = {
        name: data
        for name, data in files(tmp_path / "output").items()
        if not name.startswith("static/")
    }

    assert () == built.problems
    assert [] == differences(files(GOLDEN), made)
    assert 50 <= len(made) <= 120
