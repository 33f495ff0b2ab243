"""Nothing lost, nothing let in: what holds for every format and any source, broken or hostile.

`promises.py` says what holds, `seeds.py` makes the sources, `test_bombs.py` has those that are made
to choke a reader. With WARRAQ_EXAMPLES=1000, say, Hypothesis tries so many examples of each;
`python -m tools.fuzz` goes on for longer.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring, tostring

from tests import needs
from tests.examples import examples
from tests.importing.promises import TODAY, TOPICS, held, is_harmless, keep_all
from tests.importing.sources import (
    ENDINGS,
    HOSTILE,
    KINDS,
    PARAGRAPHS,
    Story,
    html,
    name_of,
    png,
    zipped,
)
from warraq.building import pipeline
from warraq.importing.audit import audit
from warraq.importing.categories import Categories
from warraq.importing.result import Choice
from warraq.importing.run import run
from warraq.library import config

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("WARRAQ_EXAMPLES", "10"))
"""How many examples are tried of each property; a run of all tests has time for few."""
MANY = settings(
    max_examples=examples(EXAMPLES),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

pytest.importorskip("mammoth", reason=needs.PACKAGES)
pytest.importorskip("pdfminer", reason=needs.PACKAGES)

QUICK = tuple(kind for kind in KINDS if kind != "pdf")
"""A PDF is read in a process of its own, which takes a second."""
MARKS = (
    *(
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"\n",
        b"\r\n\r\n",
        b"\\",
        b"<",
        b">",
        b"</",
        b"&",
        b"\0",
        b"\xff",
        b"\xd8",
    ),
    *(
        b"<!--",
        b"<![CDATA[",
        b"]]>",
        b"<item>",
        b"</item>",
        b"<title>",
        b"</head>",
        b"<p>",
        b"<br>",
        b"<li>",
        b"<b>",
    ),
    *(
        b"<table><tr><td>",
        b"<blockquote>",
        b"<a href=x>",
        b"<pre>",
        b"<h1>",
        b"<figure>",
        b"<script>",
        b"<noscript>",
    ),
    *(
        b"<template>",
        b"<svg>",
        b"<select>",
        b"<img src=x>",
        b"<div hidden>",
        b"<DOC>",
        b"&#0;",
        b"&lt;p&gt;",
        b"null",
    ),
    *(b"1e999", b"\xe2\x80\xae", b"WARC/1.0\r\n", b"stream\n"),
)
DAMAGE = st.lists(
    st.tuples(st.integers(0, 9999), st.integers(0, 60), st.sampled_from(MARKS)),
    min_size=1,
    max_size=6,
)


def kept(name: str, data: bytes) -> int:
    """See to it that all promises are kept for a source; how many articles it gave."""
    with TemporaryDirectory() as folder:
        return keep_all(Path(folder), name, data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_source_of_every_kind_gives_its_article_and_keeps_all_promises(kind: str) -> None:
    assert kept(name_of(kind), KINDS[kind](Story())) >= 1


@MANY
@given(st.binary(max_size=500), st.sampled_from(sorted({name_of(kind) for kind in KINDS})))
def test_any_bytes_keep_all_promises(data: bytes, name: str) -> None:
    kept(name, data)


@MANY
@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.html", "a.csv"]))
def test_any_text_keeps_all_promises(text: str, name: str) -> None:
    kept(name, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("kind", QUICK)
@MANY
@given(DAMAGE)
def test_a_damaged_source_keeps_all_promises(
    kind: str, damage: list[tuple[int, int, bytes]]
) -> None:
    data = KINDS[kind](Story())
    for place, length, mark in damage:
        at = place % (len(data) + 1)
        data = data[:at] + mark + data[at + length :]
    kept(name_of(kind), data)


@pytest.mark.parametrize("kind", QUICK)
@MANY
@given(st.dictionaries(st.sampled_from(Story.__slots__), st.sampled_from(HOSTILE), min_size=1))
def test_hostile_values_keep_all_promises(kind: str, values: dict[str, str]) -> None:
    try:
        data = KINDS[kind](replace(Story(), **values))
    except (ValueError, struct.error):
        return  # no archive can hold such a name
    kept(name_of(kind), data)


@pytest.mark.parametrize(
    "crasher", sorted((Path(__file__).parent / "crashers").iterdir()), ids=lambda path: path.name
)
def test_what_once_broke_a_promise_keeps_it(crasher: Path) -> None:
    kept(crasher.name, crasher.read_bytes())


# --- the names of sources -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("..txt", "...html", ".. .html", "-rf.html", "CON.html", "x#3", "x.html#3", "a!/b.html"),
        *("a.zip!/b#2/c.html", "a\nb.txt", "\u202etxt.html", "a\u2028b.html", "\x01\x7f.html"),
        *("'\"\\.html", "<img src=x>.html", "a" * 250 + ".html", "ب" * 120 + ".html"),
        *("\u0958" * 80 + ".html", "a.link.html", "e\u0301.html", " .html"),
        os.fsdecode(b"\xff\xfe.html"),
    ],
)  # fmt: skip
def test_a_source_of_any_name_is_kept_and_found_again(name: str) -> None:
    assert 1 == kept(name, html(Story()))


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_bytes(html(Story()))
    (tmp_path / "given").mkdir()
    (tmp_path / "given/page.html").symlink_to(tmp_path / "secret.html")
    (tmp_path / "given/folder").symlink_to(tmp_path)
    (tmp_path / "given/own.html").write_bytes(html(Story(title="مقال آخر في الموضوع نفسه")))
    (tmp_path / "given/same.html").symlink_to("own.html")
    results = list(run(tmp_path / "archive", [tmp_path / "given"], TOPICS, TODAY))

    assert {"seeds/given/own.html": "imported", "seeds/given/page.html": "failed"}.items() <= {
        result.source: result.outcome for result in results
    }.items()
    assert [
        "is a link that leads out of the folder: import that file itself, if it is a source"
    ] == [
        problem.what
        for result in results
        if result.outcome == "failed"
        for problem in result.problems
    ]


@pytest.mark.parametrize(
    "link",
    ["", "null", "[]", "{}"]
    + [f'{{"place": {place}}}' for place in ("5", '"/dev/zero"', '"/etc/passwd"', '"a\\u0000"')],
)
def test_a_link_of_seeds_that_was_tampered_with_is_told_and_gives_nothing(
    link: str, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html(Story()))
    list(run(tmp_path / "archive", [page], TOPICS, TODAY, choice=Choice(link=True)))
    (tmp_path / "archive/seeds/page.html.link").write_text(link, encoding="utf-8")
    (found,) = audit(tmp_path / "archive")

    assert 0 == found.characters
    assert ["seeds/page.html.link"] == [problem.where for problem in found.problems]
    assert "root:" not in "".join(problem.what for problem in found.problems)


# --- pictures and categories ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"\x89PNG\r\n\x1a\n<script>alert(1)</script>",
        b"%PDF-1.4",
        b"",
    ],
)
def test_what_is_no_picture_is_not_published_as_one(data: bytes, tmp_path: Path) -> None:
    text = f"<p><img src='library.png'></p>{Story().text}"
    (tmp_path / "a.zip").write_bytes(
        zipped({"a.html": html(Story(text=text)), "library.png": data})
    )
    list(run(tmp_path / "archive", [tmp_path / "a.zip"], TOPICS, TODAY))

    assert [] == [path for path in held(tmp_path / "archive/content") if not path.endswith(".md")]


def test_two_pictures_of_one_name_and_one_named_like_the_article_stand_side_by_side(
    tmp_path: Path,
) -> None:
    names = ("a/photo.png", "b/photo.png", "c/../photo.md", "../photo.png")
    text = "".join(f"<p>{PARAGRAPHS[0]} {name}</p><p><img src='{name}'></p>" for name in names)
    pictures = {name: png(name.encode()) for name in (*names[:2], "photo.md")}
    (tmp_path / "a.zip").write_bytes(zipped({"a.html": html(Story(text=text)), **pictures}))
    list(run(tmp_path / "archive", [tmp_path / "a.zip"], TOPICS, TODAY))
    found = held(tmp_path / "archive/content")
    names_found = sorted(path.rpartition("/")[2] for path in found if path.endswith(".png"))

    assert ["photo-2.png", "photo-3.png", "photo.png"] == names_found


@MANY
@given(st.lists(st.text() | st.sampled_from(HOSTILE), min_size=1, max_size=5))
def test_any_names_of_categories_are_read_back_from_their_table(names: list[str]) -> None:
    with TemporaryDirectory() as folder:
        table = Categories.of(Path(folder), TOPICS)
        met = table.sorted_out(tuple(names))
        table.save()

        assert met == Categories.of(Path(folder), TOPICS).sorted_out(tuple(names))


# --- the whole site -------------------------------------------------------------------------------


def test_a_site_built_of_hostile_sources_has_nothing_that_acts(tmp_path: Path) -> None:
    shown = ("title", "text", "author", "category", "url", "picture")
    kinds = {kind: KINDS[kind] for kind in ("html", "wordpress", "ascii.json", "rss")}
    (tmp_path / "given").mkdir()
    for number, value in enumerate(HOSTILE):
        for kind, make in kinds.items():
            field = shown[(number + len(kind)) % len(shown)]
            own = {"name": f"{number}", "url": f"http://news.example/2014/06/{kind}-{number}.html"}
            source = replace(Story(), **{**own, field: value})
            ending = ENDINGS.get(kind, kind.rpartition(".")[2])
            (tmp_path / "given" / f"{kind}-{number}.{ending}").write_bytes(make(source))
    root = tmp_path / "archive"
    root.mkdir()
    (root / "site.toml").write_text(
        'title = "أرشيف"\nbase_url = "https://example.org/"\n', encoding="utf-8"
    )
    shutil.copytree(Path(__file__).parents[2] / "templates", root / "templates")
    results = list(run(root, [tmp_path / "given"], TOPICS, TODAY))
    made = pipeline.build(config.load(root), as_of=TODAY)

    assert len([result for result in results if result.article]) > 2 * len(HOSTILE)
    assert [] == [problem for problem in made.problems if problem.weight == "error"]
    for path, data in held(root / "output").items():
        if path.endswith(".html"):
            acts_nowhere(path, data.decode())


def acts_nowhere(path: str, page: str) -> None:
    """A page of the site has no script but its own files, and in its article nothing that acts."""
    tree = document_fromstring(page)
    for element in tree.iter():
        assert not [name for name, _ in element.items() if str(name).startswith("on")], path
        for name in ("href", "src", "action"):
            head = "".join((element.get(name) or "").split()).lower()
            assert not head.startswith(("javascript:", "data:", "vbscript:")), (path, head[:80])
    for script in tree.iter("script"):
        assert script.get("src") or script.get("type") in (
            "application/ld+json",
            "application/json",
        ), path
        if not script.get("src"):
            json.loads(script.text)
    for body in tree.find_class("body"):
        is_harmless(tostring(body, encoding="unicode"), path)
