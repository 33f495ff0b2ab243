"""An index is made where it must be, stays where it may, and its failure costs no page."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import needs
from tests.archive import AS_OF, article, build, built_archive, write_archive
from tests.test_promises import clean, differences, edit, files
from warraq.building import pipeline
from warraq.library import config
from warraq.search import pagefind

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(pagefind.program() is None, reason=needs.PAGEFIND),
]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small archive, built."""
    return built_archive(tmp_path / "archive", n=25)


def volume(archive: Path, name: str = "2000-2099") -> Path:
    """The folder of a volume."""
    return archive / "output/search/volumes" / name


def add(archive: Path, date: str, text: str = "نص.") -> None:
    """One article more."""
    path = archive / f"content/{date[:4]}/added.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: خبر مضاف\ndate: {date}\n---\n\n{text}\n", "utf-8")


def view(archive: Path) -> Any:
    """What the search page's script is told."""
    page = (archive / "output/search/index.html").read_text("utf-8")
    return json.loads(page.split('id="search-data">')[1].split("</script>")[0])


def faces(folder: Path) -> list[Any]:
    """What the results of a volume show."""
    parts = [gzip.decompress(path.read_bytes()) for path in sorted((folder / "fragment").iterdir())]
    return [json.loads(json.loads(part.removeprefix(b"pagefind_dcd"))["url"]) for part in parts]


def test_every_published_article_is_in_the_index_and_no_other(archive: Path) -> None:
    found = {
        face["url"] for name in ("2000-2099", "undated") for face in faces(volume(archive, name))
    }
    published = {
        path.relative_to(archive / "output").as_posix()
        for path in (archive / "output").rglob("khabar-*.html")
    }

    assert published == found


def test_the_program_is_there_once_and_nothing_of_pagefind_s_own_page(archive: Path) -> None:
    names = {path.name for path in (archive / "output/search").rglob("*.*")}
    engine = {path.name for path in volume(archive, "engine").iterdir()}

    assert {
        "pagefind.js",
        "pagefind-worker.js",
        "wasm.unknown.pagefind",
        "pagefind-entry.json",
    } <= engine
    assert 1 == len(list((archive / "output").rglob("wasm.*")))
    assert not [name for name in names if "ui" in name or name.endswith(".css")]


def test_the_page_knows_the_volumes(archive: Path) -> None:
    assert [["2000-2099", 22, 2015, 2018], ["undated", 1, 0, 0]] == [
        [name, count, first, last] for name, _, count, first, last in view(archive)["volumes"]
    ]


def test_a_volume_whose_articles_did_not_change_is_left_alone(archive: Path) -> None:
    before = files(volume(archive))
    add(archive, "1999-04-05")
    written = build(archive).written

    assert {"search/index.html", "search/volumes/1900-1999/"} <= set(written)
    assert "search/volumes/2000-2099/" not in written
    assert before == files(volume(archive))


def test_a_change_of_the_site_s_looks_indexes_nothing(archive: Path) -> None:
    edit(archive / "site.toml", "per_page = 5", 'per_page = 5\naccent = "#123456"')
    written = build(archive).written

    assert len(written) > 50
    assert not [url for url in written if url.startswith("search/volumes/")]


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "pagefind-entry.json").unlink(),
        lambda folder: next((folder / "fragment").iterdir()).write_bytes(b"?"),
        lambda folder: (folder / "words/627.json").unlink(),
        lambda folder: (folder / "index/more.pf_index").write_bytes(b"x"),
        lambda folder: shutil.rmtree(folder),
    ],
)
def test_a_harmed_index_is_mended_by_the_next_build(archive: Path, harm: Any) -> None:
    before = files(volume(archive))
    harm(volume(archive))
    written = build(archive).written

    assert ("search/volumes/2000-2099/",) == written
    assert before == files(volume(archive))


def test_a_volume_that_is_no_more_is_swept_even_if_the_cache_was_lost(archive: Path) -> None:
    for path in (archive / "content/undated").glob("*.md"):
        path.unlink()
    shutil.rmtree(archive / ".cache")
    build(archive)

    assert not volume(archive, "undated").exists()


def test_without_search_there_is_neither_page_nor_index(archive: Path) -> None:
    edit(archive / "site.toml", "per_page = 5", "per_page = 5\nsearch = false")
    built = build(archive)

    assert () == built.problems
    assert not (archive / "output/search").exists()


def test_nothing_of_the_archive_s_own_stands_in_the_index(tmp_path: Path, archive: Path) -> None:
    for name in ("search/volumes/own.txt", "search/volumes/2000-2099/own.md"):
        path = archive / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\ntitle: خبر\n---\n\nنص.\n", "utf-8")
    claimant, _ = article(16)
    edit(
        archive / "content" / claimant,
        "title:",
        "aliases: [/search/volumes/2000-2099/pagefind-entry.json]\ntitle:",
    )
    built = build(archive)

    assert [f"content/{claimant}", "content/search/volumes"] == sorted(
        problem.where for problem in built.problems
    )
    assert all("the search index lives" in problem.what for problem in built.problems)
    assert not list((archive / "output/search").rglob("own.*"))
    assert json.loads((volume(archive) / "pagefind-entry.json").read_text("utf-8"))
    assert [] == differences(files(archive / "output"), clean(archive, tmp_path / "clean"))


@pytest.mark.parametrize("name", ["search", "search/volumes"])
def test_a_file_in_the_index_s_place_costs_no_index(archive: Path, name: str) -> None:
    path = archive / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", "utf-8")
    built = build(archive)

    assert [f"content/{name}"] == [problem.where for problem in built.problems]
    assert (volume(archive) / "pagefind-entry.json").is_file()


def test_the_preview_makes_no_index_and_its_page_says_so(archive: Path) -> None:
    pipeline.build(config.load(archive), as_of=AS_OF, preview=True)
    page = (archive / ".cache/preview/search/index.html").read_text("utf-8")

    assert not (archive / ".cache/preview/search/volumes").exists()
    assert "wasm-unsafe-eval" not in page


def test_why_tells_of_a_volume(archive: Path) -> None:
    path, _ = article(16)
    fresh = pipeline.why(config.load(archive), "search/volumes/2000-2099/", as_of=AS_OF)
    edit(archive / "content" / path, "Antidisestablishmentarianism", "كلمة")
    stale = pipeline.why(config.load(archive), "/search/volumes/2000-2099/", as_of=AS_OF)

    assert (
        fresh
        == "search/volumes/2000-2099/: fresh; it was made last because it was never made before"
    )
    assert stale == "search/volumes/2000-2099/: would be made again: what it shows has changed"


def test_the_worst_titles_and_texts_are_indexed_and_shown(archive: Path) -> None:
    head = r'"\u0001x\uD800 </h1><script>alert(1)</script> \"؟؟؟\""'
    path = archive / "content/2016/worst.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"---\ntitle: {head}\ndate: 2016\n---\n\n{'كلمة' * 100_000}\n\n{'a ' * 50_000}\n", "utf-8"
    )
    (archive / "content/2016/empty.md").write_text('---\ntitle: "؟"\ndate: 2016\n---\n', "utf-8")
    problems = build(archive).problems
    found = {face["url"] for face in faces(volume(archive))}

    assert not [problem for problem in problems if problem.where.startswith("search/")]
    assert "2016/empty.html" in found


# --- when Pagefind does not do its part -----------------------------------------------------------


def test_without_pagefind_the_site_is_built_and_told_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = write_archive(tmp_path, n=3)
    with monkeypatch.context() as without:
        without.setattr(pagefind, "program", lambda: None)
        first, second = build(archive), build(archive)
        absent = (archive / "output/search/index.html").read_text("utf-8")
    build(archive)

    assert ["warning"] == [problem.weight for problem in first.problems]
    assert "pip install" in first.problems[0].mend
    assert first.problems == second.problems
    assert "wasm-unsafe-eval" not in absent
    assert volume(archive).is_dir()


@pytest.mark.parametrize(
    ("expected", "does"),
    [
        ("ended with 3", "sys.exit(3)"),
        ("stopped by signal 9", "os.kill(os.getpid(), 9)"),
        ("in another way", "print('hello, world', flush=True); sys.stdin.read()"),
        (
            "says: no room",
            "print('eyJwYXlsb2FkIjogeyJ0eXBlIjogIkVycm9yIiwgIm1lc3NhZ2UiOiAibm8gcm9vbSJ9fQ==,', "
            "flush=True)",
        ),
    ],
)
def test_an_index_that_cannot_be_made_costs_nothing_else_and_the_last_one_stays(
    archive: Path, monkeypatch: pytest.MonkeyPatch, expected: str, does: str
) -> None:
    fake = archive / "pagefind"
    fake.write_text(f"#!{sys.executable}\nimport os, sys\n{does}\n", "utf-8")
    fake.chmod(0o755)
    before = files(volume(archive))
    path, _ = article(16)
    edit(archive / "content" / path, "Antidisestablishmentarianism", "كلمة")
    with monkeypatch.context() as broken:
        broken.setattr(pagefind, "program", lambda: str(fake))
        broken.setattr(pagefind, "version", lambda program: "pagefind 1.5.2")
        built = build(archive)
    kept = files(volume(archive))
    mended = build(archive)

    assert all(expected in problem.what for problem in built.problems)
    assert {"search/volumes/2000-2099/"} <= {problem.where for problem in built.problems}
    assert path.replace(".md", ".html") in built.written
    assert before == kept
    assert () == mended.problems
    assert "search/volumes/2000-2099/" in mended.written


def test_a_pagefind_that_does_not_run_has_no_version() -> None:
    assert "" == pagefind.version("/nowhere/pagefind")
    with (
        pytest.raises(pagefind.PagefindError, match="does not start"),
        pagefind.index("/nowhere/pagefind"),
    ):
        pass
