"""Importing seeds/ gives exactly the committed articles and accounts, never over an edit."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from warraq.content.frontmatter.interpret import interpret
from warraq.content.frontmatter.text import split
from warraq.content.frontmatter.writing import compose
from warraq.importing import run as batch
from warraq.importing.account_file import FOLDER as ACCOUNTS
from warraq.importing.account_file import records
from warraq.importing.audit import audit
from warraq.importing.result import Result
from warraq.library import config

pytestmark = pytest.mark.clock

ROOT = Path(__file__).resolve().parent.parent
DAY = dt.date(2026, 11, 23)
SEEDS = sorted(path.name for path in (ROOT / "seeds").iterdir() if not path.name.startswith("."))
NEXT_DAY = DAY + dt.timedelta(days=1)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


def run(archive: Path, *paths: Path, day: dt.date = DAY) -> tuple[Result, ...]:
    vocabulary = config.load(ROOT).vocabulary
    return tuple(batch.run(archive, paths or (archive / "seeds",), vocabulary, day))


def files(archive: Path) -> dict[str, bytes]:
    """The articles that came from a source, and the accounts."""
    found = [*(archive / "content").rglob("*.md"), *(archive / ACCOUNTS).iterdir()]
    data = {path.relative_to(archive).as_posix(): path.read_bytes() for path in found}
    return {name: text for name, text in data.items() if b"sha256" in text}


def outcomes(results: Sequence[Result]) -> Mapping[str, str]:
    return {result.source: result.outcome for result in results}


def test_importing_the_seeds_gives_what_is_committed(archive: Path) -> None:
    accounts = [next(records(path)) for path in sorted((ROOT / ACCOUNTS).glob("*.jsonl"))]
    for day in sorted({account["imported"] for account in accounts}):
        sources = sorted(account["source"] for account in accounts if account["imported"] == day)
        run(archive, *(archive / source for source in sources), day=dt.date.fromisoformat(day))

    assert [f"seeds/{name}" for name in SEEDS] == sorted(account["source"] for account in accounts)
    assert files(ROOT) == files(archive)


def test_the_seed_is_imported_as_an_editor_would_have_it(archive: Path) -> None:
    (result,) = run(archive, archive / "seeds/000_c22308ee6848808b.txt")
    text = (archive / "content" / result.article).read_text("utf-8")
    meta, body, _ = split(text)
    found, problems = interpret(meta, result.article, text)

    assert () == problems
    assert found is not None
    assert "خبراء مغاربة وأجانب في الأمن يناقشون إشكاليات أمن القرب" == found.title
    assert None is found.when
    assert result.article.startswith("undated/")
    assert found.topics
    assert {"crime-law", "politics", "society"} >= set(found.topics)
    assert 18 == len(body.split("\n\n"))
    assert 3 <= len(found.review)
    assert found.source is not None
    assert ("seeds/000_c22308ee6848808b.txt", "", DAY) == (
        found.source.file,
        found.source.url,
        found.source.imported,
    )
    assert text == compose(meta, body)


def test_every_character_of_a_seed_is_accounted_for(archive: Path) -> None:
    run(archive)

    assert [(f"seeds/{name}", ()) for name in SEEDS] == [
        (found.source, found.problems) for found in audit(archive)
    ]


def test_importing_again_changes_nothing_and_says_so(archive: Path) -> None:
    run(archive)
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in archive.rglob("*")
        if path.is_file()
    }
    again = run(archive, day=NEXT_DAY)

    assert {"unchanged"} == set(outcomes(again).values())
    assert before == {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in archive.rglob("*")
        if path.is_file()
    }


def test_an_edit_stands(archive: Path) -> None:
    (first, *_) = run(archive)
    path = archive / "content" / first.article
    path.write_text(path.read_text("utf-8").replace("title: ", "title: تصويب ", 1), "utf-8")
    edited = path.read_bytes()
    (again, *_) = run(archive, day=NEXT_DAY)

    assert "edited" == again.outcome
    assert edited == path.read_bytes()


def test_an_edited_article_may_be_moved_and_renamed(archive: Path) -> None:
    (first, *_) = run(archive)
    path = archive / "content" / first.article
    (archive / "content/2017/05").mkdir(parents=True)
    path.rename(archive / "content/2017/05/other.md")
    (again, *_) = run(archive)

    assert ("unchanged", "2017/05/other.md") == (again.outcome, again.article)
    assert not path.exists()


@pytest.mark.slow
def test_a_seed_that_cannot_be_read_gets_one_clear_line_and_stops_nothing(archive: Path) -> None:
    seeds = archive / "seeds"
    (seeds / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "blank.txt").write_bytes(b"\xef\xbb\xbf \r\n\t\r\n")
    (seeds / "huge.txt").touch()
    os.truncate(seeds / "huge.txt", 1 << 30)
    results = run(archive)
    failed = [result for result in results if result.outcome == "failed"]

    assert {f"seeds/{name}.txt" for name in ("binary", "empty", "blank", "huge")} == {
        it.source for it in failed
    }
    assert len(SEEDS) == sum(result.outcome in ("imported", "review") for result in results)
    for result in failed:
        (problem,) = result.problems
        assert (result.source, "error") == (problem.where, problem.weight)
        assert problem.what
        assert "\n" not in problem.what
        assert problem.mend
    assert len(SEEDS) == len(list((archive / "content").rglob("*.md")))


def test_nothing_ever_edits_the_seeds(archive: Path) -> None:
    run(archive)
    run(archive, day=NEXT_DAY)

    for name in SEEDS:
        assert (ROOT / "seeds" / name).read_bytes() == (archive / "seeds" / name).read_bytes()
