"""`duplicates` lists the stories that content/ holds more than once, and marks the copies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from warraq.cli.main import main

pytestmark = pytest.mark.clock

TEXT = " ".join(f"كلمة{number}" for number in range(60))
FIRST = f"---\ntitle: خبر  # الأول\ndate: 2017-05-12\n---\n\n{TEXT}\n"
COPY = (
    f"---\r\n# ملاحظة\r\ntitle: 'خبر: نسخة'\r\n\r\ndate:   2017-05-13\r\n---\r\n\r\n{TEXT} "
    "وذيل\r\n\r\n"
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A story, a copy of it in another hand, and one that is marked already."""
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "site.toml").write_text('title = "أرشيف"\n', "utf-8")
    for name, text in {"a.md": FIRST, "b.md": COPY}.items():
        (content / name).write_bytes(text.encode())
    (content / "c.md").write_text(FIRST.replace("---\n\n", "duplicate_of: a.md\n---\n\n"), "utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, ["duplicates", *arguments])
    finally:
        os.chdir(before)


def test_copies_are_listed_below_their_first_and_nothing_is_written(archive: Path) -> None:
    told = run(archive)

    assert 0 == told.exit_code
    assert (
        "content/a.md\n"
        "    near   content/b.md (99% alike, 100% of the shorter)\n"
        "    marked content/c.md (100% alike, 100% of the shorter)\n"
        "2 copies of 1 story, 1 marked already\n"
    ) == told.output
    assert COPY.encode() == (archive / "content/b.md").read_bytes()


def test_apply_adds_one_line_and_changes_no_other_byte(archive: Path) -> None:
    told = run(archive, "--apply")

    assert "2 copies of 1 story, 1 marked already, 1 marked now" == told.output.splitlines()[-1]
    assert (
        COPY.replace("2017-05-13\r\n", "2017-05-13\r\nduplicate_of: a.md\r\n").encode()
        == (archive / "content/b.md").read_bytes()
    )
    assert FIRST.encode() == (archive / "content/a.md").read_bytes()

    again = run(archive, "--apply")

    assert "2 copies of 1 story, 2 marked already, 0 marked now" == again.output.splitlines()[-1]


def test_a_front_matter_that_cannot_be_changed_line_by_line_is_named(archive: Path) -> None:
    inline = f"---\n{{title: خبر, date: 2018-01-01}}\n---\n\n{TEXT}\n"
    (archive / "content/d.md").write_text(inline, "utf-8")
    told = run(archive, "--apply")

    assert 1 == told.exit_code
    assert "content/d.md:1:1: error: the front matter is not written one key a line" in told.output
    assert inline == (archive / "content/d.md").read_text("utf-8")


def test_an_archive_without_copies_says_so(archive: Path) -> None:
    for name in ("b.md", "c.md"):
        (archive / "content" / name).unlink()

    assert "no story stands here twice\n" == run(archive).output
