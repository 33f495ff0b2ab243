"""The archive's promises, each a test of its own name; docs/architecture.md lists them."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import lxml.etree
import lxml.html
import pytest

from tests.archive import AS_OF, article, build, built_archive, write_archive
from warraq.building import check, pipeline
from warraq.importing import run
from warraq.importing.article import Imported
from warraq.importing.read import look_at, stream
from warraq.importing.source import ImportOptions
from warraq.library import config

pytestmark = [pytest.mark.clock, pytest.mark.slow]

ROOT = Path(__file__).resolve().parent.parent


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of the files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def clean(folder: Path, aside: Path, **how: object) -> dict[str, bytes]:
    """What a build of the same archive into nothing makes."""
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(folder, aside, ignore=shutil.ignore_patterns("output", ".cache"))
    pipeline.build(config.load(aside), as_of=AS_OF, **how)  # type: ignore[arg-type]
    return files(aside / "output")


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file; the text must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# --- 1. same bytes --------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_promise_1_same_bytes_with_any_number_of_workers(tmp_path: Path, workers: int) -> None:
    archive = built_archive(tmp_path / "archive", n=60, base_url="https://example.org/a/")

    assert [] == differences(
        files(archive / "output"), clean(archive, tmp_path / "again", processes=workers)
    )


def test_promise_1_same_bytes_in_any_time_zone_and_on_another_day(tmp_path: Path) -> None:
    archive = built_archive(tmp_path / "archive", base_url="https://example.org/a/")
    again = tmp_path / "again"
    shutil.copytree(archive, again, ignore=shutil.ignore_patterns("output", ".cache"))
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "77",
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C",
    }
    command = [sys.executable, str(ROOT / "build.py"), "build", "--as-of", "2027-01-05"]
    subprocess.run(command, cwd=again, env=environment, check=True, capture_output=True)

    assert [] == differences(files(archive / "output"), files(again / "output"))


# --- 3. only what must ----------------------------------------------------------------------------


def test_promise_3_a_second_build_writes_nothing(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, base_url="https://example.org/a/")
    first = build(archive)
    second = build(archive)

    assert len(first.written) > 100
    assert () == second.written
    assert () == second.removed


def test_promise_3_a_changed_body_rewrites_one_page(tmp_path: Path) -> None:
    archive = built_archive(tmp_path, base_url="https://example.org/a/")
    path, _ = article(16)
    edit(archive / "content" / path, "Antidisestablishmentarianism", "كلمة")

    assert (path.replace(".md", ".html"), "search/volumes/2000-2099/") == build(archive).written


def test_promise_3_an_appended_article_touches_only_its_neighbour_and_the_newest_pages(
    tmp_path: Path,
) -> None:
    archive = built_archive(tmp_path, n=60)
    path, text = article(60)
    place = archive / "content" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")
    written = set(build(archive).written)
    neighbour = article(53)[0].replace(
        ".md", ".html"
    )  # the newest before it of the same first topic
    articles = {url for url in written if re.fullmatch(r"\d{4}/\d\d/khabar.*", url)}
    beside = {path.replace(".md", ending) for ending in (".html", ".bib", ".ris", ".csl.json")}
    numbered = {url for url in written if "/page-" in url}

    assert {*beside, neighbour} == articles
    for url in (
        numbered
    ):  # each is the last or, where a new one has just been begun, the last but one of its shelf
        shelf = archive / "output" / Path(url).parent
        last = max(int(page.stem.removeprefix("page-")) for page in shelf.glob("page-*.html"))
        assert int(Path(url).stem.removeprefix("page-")) >= last - 1, url


def test_promise_3_a_listing_page_keeps_its_number_and_its_articles(tmp_path: Path) -> None:
    archive = built_archive(tmp_path, n=60)
    shelves = archive / "output/tags/akhbar-mahalliyya"
    pages = sorted((archive / "output/tags").rglob("page-1.html"))
    before = [page.read_bytes() for page in pages]
    for number in range(60, 90):
        path, text = article(number)
        (archive / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (archive / "content" / path).write_text(text, "utf-8")
    build(archive)

    assert before
    assert before == [page.read_bytes() for page in pages], shelves


def test_promise_3_the_passing_of_a_day_rewrites_nothing(tmp_path: Path) -> None:
    archive = built_archive(tmp_path)

    assert () == pipeline.build(config.load(archive), as_of=AS_OF + dt.timedelta(days=1)).written


# --- 4. any host, any folder ----------------------------------------------------------------------

_ADDRESS = re.compile(
    r"<(?:a|link|img|script|source)\b[^>]*?\s(?:href|src)=(?:\"([^\"]*)\"|'([^']*)')"
)


def test_promise_4_every_link_inside_the_site_is_relative_and_leads_somewhere(
    tmp_path: Path,
) -> None:
    base = "https://example.org/archive/"
    archive = built_archive(tmp_path, n=40, base_url=base)
    made = files(archive / "output")
    seen = 0
    for name, data in made.items():
        if not name.endswith(".html"):
            continue
        for match in _ADDRESS.finditer(data.decode()):
            address = match[1] or match[2] or ""
            if re.match(r"[a-z]+:|//", address):
                assert address.startswith((base, "https://example.org")), (name, address)
                continue
            assert not address.startswith("/") or name == "404.html", (name, address)
            path, _, fragment = address.partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            seen += 1
            if name == "404.html":
                continue
            assert unquote(target) in made, (name, address)
            if fragment:
                assert f'id="{unquote(fragment)}"'.encode() in made[unquote(target)], (
                    name,
                    address,
                )

    assert seen > 1000


# --- 5. a URL does not die ------------------------------------------------------------------------


def test_promise_5_where_a_file_lies_is_where_its_page_lives(tmp_path: Path) -> None:
    archive = built_archive(tmp_path)
    places = [path.relative_to(archive / "content") for path in (archive / "content").rglob("*.md")]
    published = [
        place for place in places if (archive / "output" / place.with_suffix(".html")).is_file()
    ]

    assert 27 == len(places)
    assert 25 == len(published)  # all but the draft and the one of 2099


def test_promise_5_an_alias_leaves_a_redirect_that_leads_to_the_article(tmp_path: Path) -> None:
    archive = built_archive(tmp_path)
    target = article(10)[0].replace(".md", ".html")
    for alias in ("old/page-10.html", "قديم/خبر.html"):
        page = (archive / "output" / alias).read_text("utf-8")
        refresh = re.search(r'http-equiv="refresh" content="0; ?url=([^"]+)"', page)

        assert refresh
        assert target == normpath(join(dirname(alias), refresh[1]))


def test_promise_5_check_fails_when_a_published_address_would_be_lost(tmp_path: Path) -> None:
    archive = built_archive(tmp_path)
    published = tuple((archive / "output/urls.txt").read_text("utf-8").splitlines())
    kept = check.check(config.load(archive), as_of=AS_OF, published=published)
    lost = archive / "content" / article(16)[0]
    lost.rename(lost.with_name("moved.md"))
    problems = check.check(config.load(archive), as_of=AS_OF, published=published)
    moved = [problem.where for problem in problems if "would be lost" in problem.what]

    assert [] == [problem for problem in kept if problem.weight == "error"]
    assert [article(16)[0].replace(".md", ".html")] == moved


# --- 6. nothing is lost on the way in -------------------------------------------------------------


def test_promise_6_every_character_of_the_seed_is_in_the_account_and_what_is_kept_is_in_the_article(
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "site.toml", tmp_path)
    settings = config.load(tmp_path)
    for source in look_at([settings.seeds]):
        text = source.file.path.read_bytes().decode("utf-8")
        (part,) = stream(source, ImportOptions(AS_OF), {})
        (result,) = run.run(tmp_path, [source], settings.vocabulary, AS_OF)
        record = (tmp_path / "content" / result.article).read_text("utf-8")

        assert isinstance(part.outcome, Imported)
        assert "".join(text.split()) == "".join(
            "".join(piece.text.split()) for piece in part.outcome.account.pieces
        )
        assert hashlib.sha256(source.file.path.read_bytes()).hexdigest() in record
        for piece in part.outcome.account.pieces:
            if piece.role in ("title", "paragraph"):
                assert " ".join(piece.text.split()) in record


def test_promise_6_an_import_never_overwrites_an_edited_article(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "site.toml", tmp_path)
    settings = config.load(tmp_path)
    (result,) = run.run(tmp_path, [settings.seeds], settings.vocabulary, AS_OF)
    edit(tmp_path / "content" / result.article, "title: ", "title: معدّل ")
    before = files(tmp_path)
    (again,) = run.run(
        tmp_path, [settings.seeds], settings.vocabulary, AS_OF + dt.timedelta(days=9)
    )

    assert "edited" == again.outcome
    assert [] == differences(before, files(tmp_path))


# --- 7. a bad article costs one article -----------------------------------------------------------


def test_promise_7_a_bad_article_is_named_its_last_good_page_stays_and_the_rest_is_built(
    tmp_path: Path,
) -> None:
    archive = built_archive(tmp_path)
    bad, good = article(3)[0], article(16)[0]
    page = archive / "output" / bad.replace(".md", ".html")
    before = page.read_bytes()
    edit(archive / "content" / bad, "topics:", "topcs:")
    edit(archive / "content" / good, "Antidisestablishmentarianism", "كلمة")
    built = build(archive)
    (problem,) = built.problems

    assert (f"content/{bad}", "error") == (problem.where, problem.weight)
    assert 3 == problem.line
    assert "did you mean 'topics'" in problem.what
    assert before == page.read_bytes()
    assert good.replace(".md", ".html") in built.written


def test_promise_7_the_last_good_page_stays_even_without_the_cache(tmp_path: Path) -> None:
    archive = built_archive(tmp_path)
    bad = article(3)[0]
    edit(archive / "content" / bad, "title:", "titel:")
    shutil.rmtree(archive / ".cache")
    build(archive)

    assert (archive / "output" / bad.replace(".md", ".html")).is_file()


def test_promise_7_all_problems_are_shown_at_once_sorted_by_file(tmp_path: Path) -> None:
    archive = write_archive(tmp_path)
    for number in (16, 3, 9):
        edit(archive / "content" / article(number)[0], "title:", "date: 2017-02-30\ntitle:")
    problems = build(archive).problems

    assert 3 == len({problem.where for problem in problems})
    assert sorted(problem.where for problem in problems) == [problem.where for problem in problems]


# --- 8. no half page ------------------------------------------------------------------------------


def test_promise_8_a_killed_build_leaves_whole_files_and_the_next_one_repairs_the_rest(
    tmp_path: Path,
) -> None:
    archive = write_archive(tmp_path / "archive", n=400)
    whole = clean(archive, tmp_path / "clean")
    command = [sys.executable, str(ROOT / "build.py"), "build", "--as-of", str(AS_OF)]
    kills = 0
    for _ in range(8):
        child = subprocess.Popen(
            command,
            cwd=archive,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        began, seen = time.monotonic(), len(list((archive / "output").rglob("*.html")))
        while child.poll() is None and time.monotonic() - began < 30:
            if len(list((archive / "output").rglob("*.html"))) > seen + 40:
                os.killpg(child.pid, signal.SIGKILL)
                kills += 1
                break
            time.sleep(0.005)
        child.wait()
        # It was done before anybody looked, as may be on a busy machine: from the beginning.
        if not kills:
            shutil.rmtree(archive / "output")
            shutil.rmtree(archive / ".cache")
        for name, data in files(archive / "output").items():
            if not Path(name).name.startswith(".warraq-"):
                assert whole[name] == data, name
    build(archive)

    assert kills > 0
    assert [] == differences(whole, files(archive / "output"))


# --- 9. sources are not trusted -------------------------------------------------------------------

_HOSTILE = """---
title: "</title><script>alert(1)</script>"
date: 2016-02-03
tags: ["<img src=x onerror=alert(1)>"]
author: '"><svg onload=alert(1)>'
outlet: <iframe src=//evil.example>
source: {url: "javascript:alert(1)"}
---

<script>alert(1)</script> <img src=x onerror="alert(1)"> [رابط](javascript:alert(1)) \
[آخر](JaVaScRiPt&colon;alert(1))
![صورة](https://evil.example/x.png) <a href="data:text/html,x">x</a>
"""


@pytest.mark.parametrize("raw_html", ["false", "true"])
def test_promise_9_nothing_hostile_in_a_source_reaches_a_page(
    tmp_path: Path, raw_html: str
) -> None:
    archive = write_archive(tmp_path, n=3, base_url="https://example.org/")
    toml = archive / "site.toml"
    toml.write_text(f"raw_html = {raw_html}\n" + toml.read_text("utf-8"), "utf-8")
    (archive / "content/2016/02").mkdir(parents=True, exist_ok=True)
    (archive / "content/2016/02/hostile.md").write_text(_HOSTILE, "utf-8")
    assert () == build(archive).problems
    for name, data in files(archive / "output").items():
        if not name.endswith((".html", ".xml")):
            continue
        tree = lxml.html.fromstring(data) if name.endswith(".html") else lxml.etree.fromstring(data)
        for element in tree.iter(lxml.etree.Element):
            own = (
                re.fullmatch(r"/?(\.\./)*static/[\w./-]+\.js", str(element.get("src")))
                and not element.text
            )
            told = element.get("type") in ("application/ld+json", "application/json")
            scripted = element.tag == "script" and not told and not own

            assert not scripted, name
            assert element.tag not in ("iframe", "object", "embed"), name
            assert not [
                key for key in element.attrib if str(key).startswith("on") or key == "style"
            ], name
            for key in ("href", "src", "action"):
                scheme = str(element.get(key) or "").partition(":")[0].strip().lower()

                assert scheme not in ("javascript", "data", "vbscript"), name


def test_promise_9_every_page_carries_a_strict_policy_and_asks_no_other_host_for_anything(
    tmp_path: Path,
) -> None:
    archive = built_archive(tmp_path, n=30, base_url="https://example.org/")
    pages = {
        name: data.decode()
        for name, data in files(archive / "output").items()
        if name.endswith(".html")
    }
    for name, page in pages.items():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)

        assert policy, name
        assert "default-src 'none'" in policy[1], name
        assert "unsafe" not in policy[1].replace(
            "'wasm-unsafe-eval'", "" if name == "search/index.html" else "unsafe"
        )
        assert not re.findall(r'<(?:img|source|script|iframe)[^>]+src="(?:https?:)?//', page), name
        assert not re.findall(r'<link[^>]+rel="stylesheet"[^>]+href="(?:https?:)?//', page), name

    assert len(pages) > 80
