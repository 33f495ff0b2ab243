"""The benchmark measures what it says: archives build, pages count, and edits arrive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import corpus, measure, preview
from bench.__main__ import Row, table
from bench.archive import TEMPLATES, lay_out
from bench.measure import Cost
from bench.scenarios import ALL, BUILD_PY, COPY, Result
from tests import needs
from tests.archive import build
from warraq.content.frontmatter.text import split

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
HARNESS = ROOT.parent / "shared" / "bench" / "run.py"
TOPICS = ("siyasa", "riyada", "thaqafa")

# --- the corpus -----------------------------------------------------------------------------------


def texts(folder: Path, count: int) -> dict[str, str]:
    """The articles of a corpus, by path."""
    paths = corpus.write(folder, corpus.words(TOPICS), count)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.mark.clock
def test_the_corpus_is_the_same_every_time_and_a_smaller_one_begins_a_larger(
    tmp_path: Path,
) -> None:
    small, again, large = (
        texts(tmp_path / name, count) for name, count in (("a", 40), ("b", 40), ("c", 60))
    )

    assert 40 == len(small)
    assert 60 == len(large)
    assert small == again
    assert small.items() <= large.items()


@pytest.mark.clock
def test_the_corpus_has_the_shape_of_news(tmp_path: Path) -> None:
    made = texts(tmp_path, 300).values()
    parts = [split(text) for text in made]
    blocks = [body.count("\n\n") + 1 for _, body, _ in parts]
    marked = sum("\n\n## " in body for _, body, _ in parts)
    tags = Counter(tag for meta, _, _ in parts for tag in meta["tags"])

    assert 8 <= min(blocks)
    assert max(blocks) <= 15 + 3
    assert 15 <= marked <= 45
    assert set(TOPICS) == {topic for meta, _, _ in parts for topic in meta["topics"]}
    assert tags.most_common(1)[0][1] > 10 * min(tags.values())


@pytest.mark.clock
def test_an_appended_article_is_the_newest(tmp_path: Path) -> None:
    archive = lay_out(tmp_path / "archive", 30, "minimal")
    first, second = (
        corpus.append(archive.folder, archive.vocabulary, number) for number in (30, 31)
    )
    dates = [
        split(path.read_text("utf-8"))[0]["date"] for path in (*archive.articles, first, second)
    ]

    assert dates[30:] == sorted(dates)[30:]


# --- the archives ---------------------------------------------------------------------------------


@pytest.mark.clock
@pytest.mark.parametrize("templates", TEMPLATES)
def test_an_archive_builds_without_a_problem_and_an_edit_arrives_on_its_page(
    tmp_path: Path, templates: str
) -> None:
    archive = lay_out(tmp_path / "archive", 60, templates)
    built = build(archive.folder)
    corpus.edit(archive.middle, "فقرة جديدة تمامًا.")
    edited = build(archive.folder)

    assert () == built.problems
    assert 60 == built.articles
    assert (
        archive.page(archive.middle),
        *(["search/volumes/2000-2099/"] * (templates == "search")),
    ) == edited.written
    assert "فقرة جديدة تمامًا." in (archive.output / archive.page(archive.middle)).read_text("utf-8")


@pytest.mark.clock
def test_minimal_pages_hold_the_header_and_footer_and_nothing_of_the_default_templates(
    tmp_path: Path,
) -> None:
    archive = lay_out(tmp_path / "archive", 30, "minimal")
    build(archive.folder)
    pages = {path.name: path.read_text("utf-8") for path in archive.output.rglob("*.html")}

    assert all(
        '<header class="top"' in text and '<footer class="bottom"' in text
        for text in pages.values()
    )
    assert not any(
        "@@" in text or "ld+json" in text or "og:title" in text for text in pages.values()
    )


@pytest.mark.clock
def test_the_preview_is_waited_for_and_shows_each_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "EDITS", 2)
    archive = lay_out(tmp_path / "archive", 5, "minimal")
    taken = preview.edits(
        [sys.executable, str(BUILD_PY), "serve", "--port", "0"], archive, tmp_path / "log"
    )

    assert 2 == len(taken)
    assert min(taken) > 0


# --- the figures ----------------------------------------------------------------------------------


@pytest.mark.clock
def test_the_cost_of_a_command_holds_its_memory_and_that_of_its_children(tmp_path: Path) -> None:
    child = "import time; held = b'x' * (64 << 20); time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    cost = measure.cost([sys.executable, "-c", parent], tmp_path, tmp_path / "log")

    assert 64 < cost.largest < 256
    assert cost.tree > 64 or not os.path.exists("/proc/self/smaps_rollup")
    assert 0 < cost.cpu
    assert 1 < cost.wall


@pytest.mark.clock
def test_a_command_that_fails_is_named_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"build\.py.*failed:\n(?s:.*)there is no site\.toml"):
        measure.cost([sys.executable, str(BUILD_PY), "build"], tmp_path, tmp_path / "log")


@pytest.mark.clock
def test_the_table_compares_a_whole_build_with_copying_its_site() -> None:
    copied = Result(COPY, (0.5, 0.4, 0.6), Cost(0.5, 0.4, 3, 0), 700, 700)
    built = replace(copied, scenario=ALL, walls=(2.0, 1.9, 2.5), cost=Cost(2.0, 3.5, 60, 110))
    lines = table([Row(300, "minimal", built), Row(300, "minimal", copied)]).splitlines()

    assert (
        "| 300 | minimal | all, from nothing | 2.00 (1.90 to 2.50) | 150 | 4.0 | 3.50 "
        "| 60 | 110 | 700 of 700 |" == lines[2]
    )
    assert (
        "| 300 | minimal | cp -r of the site | 0.50 (0.40 to 0.60) |  |  | 0.40 | 3 |  "
        "| 700 of 700 |" == lines[3]
    )


# --- among the peers ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def contest(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, Mapping[str, Any], Mapping[str, Any]]:
    """The site that the shared harness had Warraq build of 60 articles, the corpus's manifest, the
    rows by scenario.
    """
    if not HARNESS.is_file():
        pytest.skip(needs.PEERS)
    work = tmp_path_factory.mktemp("contest")
    (work / "words").write_text(" ".join(corpus.words(TOPICS).words), "utf-8")
    places = f"--words {work / 'words'} --tools {work} --work {work} --json {work / 'json'}".split()
    options = f"--peers {ROOT / 'bench' / 'peer'} --n 60 --runs 1 --keep".split()
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [sys.executable, str(HARNESS), *places, *options],
        check=True,
        capture_output=True,
        env=quiet,
    )
    rows = json.loads((work / "json").read_text("utf-8"))["rows"]
    manifest = json.loads((work / "corpus" / "60" / "manifest.json").read_text("utf-8"))
    return work / "site" / "peer-60" / "output", manifest, {row["scenario"]: row for row in rows}


def listings(site: Path, folder: str) -> int:
    """How many listing pages, numbered ones too, stand in a folder of the site."""
    return sum(1 for _ in (site / folder).rglob("*.html"))


def test_every_kind_of_page_that_the_peers_build_is_built_and_more(
    contest: tuple[Path, Mapping[str, Any], Any],
) -> None:
    site, manifest, _ = contest
    theirs = {
        kind: 1 + sum(-(-n // 20) for n in manifest[kind].values()) for kind in ("topics", "tags")
    }

    assert all((site / f"{path}.html").is_file() for path in manifest["articles"])
    assert all((site / month / "index.html").is_file() for month in manifest["months"])
    assert all((site / name).is_file() for name in ("index.html", "feed.xml", "sitemap.xml"))
    assert theirs["topics"] <= listings(site, "topics")
    assert theirs["tags"] <= listings(site, "tags")
    assert min(listings(site, "authors"), listings(site, "outlets"), listings(site, "archive")) > 0
    assert len(list(site.glob("[0-9][0-9][0-9][0-9]/index.html"))) > 0
    assert len(list(site.glob("[0-9]*/[0-9]*/[0-9]*/index.html"))) > 0


# The harness compares the disk's clock with its own, so that this holds on today's clock alone.
def test_the_harness_sees_the_edit_and_that_little_was_written(
    contest: tuple[Any, Any, Mapping[str, Any]],
) -> None:
    rows = contest[2]

    assert rows["cold"]["files"] == rows["cold"]["written_files"]
    assert 0 == rows["warm"]["written_files"]
    assert 1 == rows["edit"]["written_files"]
    assert rows["edit"]["edit_seen"]
