"""What is in the way of a command is reported in a line, and never with a traceback."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive import write_archive
from tests.commands import ROOT, SEED, process, refused, run
from warraq.building import pipeline

pytestmark = [pytest.mark.clock, pytest.mark.slow]


def _no_site(folder: Path) -> None:
    (folder / "site.toml").unlink()


def _site_is_a_folder(folder: Path) -> None:
    (folder / "site.toml").unlink()
    (folder / "site.toml").mkdir()


def _content_is_a_file(folder: Path) -> None:
    shutil.rmtree(folder / "content")
    (folder / "content").write_text("x")


def _no_content(folder: Path) -> None:
    shutil.rmtree(folder / "content")


def _output_is_a_file(folder: Path) -> None:
    (folder / "output").write_text("x")


def _cache_is_a_file(folder: Path) -> None:
    (folder / ".cache").write_text("x")


def _a_page_is_a_folder(folder: Path) -> None:
    (folder / "output/index.html/x").mkdir(parents=True)


def _a_broken_template(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates/home.html").write_text("{% if %}")


def _a_template_that_asks_for_nothing(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates/article.html").write_text("{{ page.nothing.at.all }}")


def _a_broken_strings_file(folder: Path) -> None:
    (folder / "templates/strings").mkdir(parents=True)
    (folder / "templates/strings/ar.toml").write_text('home = "{nobody}"')


def _a_name_that_is_not_utf_8(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder / "content") + b"/\xff.md")).write_text(
        "---\ntitle: a\n---\n"
    )


@pytest.mark.parametrize(
    ("mischief", "command", "said"),
    [
        (_no_site, "build", "there is no site.toml"),
        (_no_site, "check", "there is no site.toml"),
        (_no_site, "import", "there is no site.toml"),
        (_no_site, "new خبر", "there is no site.toml"),
        (_no_site, "why x", "there is no site.toml"),
        (_no_site, "serve", "there is no site.toml"),
        (_site_is_a_folder, "build", "site.toml: error: cannot be read"),
        (_no_content, "build", "content/: error: cannot be listed"),
        (_no_content, "check", "content/: error: cannot be listed"),
        (_no_content, "why x", "content/: error: cannot be listed"),
        (_content_is_a_file, "build", "content/: error: cannot be listed"),
        (_content_is_a_file, "new خبر", "content"),
        (_content_is_a_file, "import", "content"),
        (_output_is_a_file, "build", "output"),
        (_cache_is_a_file, "build", ".cache: error: "),
        (_cache_is_a_file, "check", ".cache: error: "),
        (_a_page_is_a_folder, "build", "output/index.html: error: "),
        (_a_broken_template, "build", "templates/home.html:1: error: "),
        (_a_broken_template, "build --workers 2", "templates/home.html:1: error: "),
        (
            _a_template_that_asks_for_nothing,
            "build --workers 2",
            "templates/article.html:1: error: ",
        ),
        (_a_broken_strings_file, "build", "'home' has no placeholder {nobody}"),
        (
            _a_name_that_is_not_utf_8,
            "build",
            "content/\\udcff.md: error: has a name that no address can have",
        ),
        (
            _a_name_that_is_not_utf_8,
            "check",
            "content/\\udcff.md: error: has a name that no address can have",
        ),
    ],
)
def test_what_stands_in_the_way_is_told_in_a_line(
    tmp_path: Path, mischief: Callable[[Path], None], command: str, said: str
) -> None:
    write_archive(tmp_path, n=20)
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEED, tmp_path / "seeds")
    mischief(tmp_path)

    assert said in refused(run(tmp_path, *command.split()))


@pytest.mark.parametrize("command", ["build", "import"])
def test_a_full_disk_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write_archive(tmp_path, n=3)
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEED, tmp_path / "seeds")

    def full(source: str, target: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), source, None, target)

    monkeypatch.setattr(os, "replace", full)
    said = refused(run(tmp_path, command))

    assert "no space left on device" in said.lower()
    assert not list(tmp_path.rglob(".warraq-*"))


def test_a_site_toml_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_archive(tmp_path, n=1)

    def locked(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "read_bytes", locked)

    assert "site.toml: error: cannot be read: Permission denied" in refused(run(tmp_path, "check"))


def test_an_article_that_may_not_be_read_costs_that_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_archive(tmp_path, n=3)
    opened = Path.open

    def locked(path: Path, *arguments: str, **more: str) -> object:
        if path.name == "khabar-001.md":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    said = refused(run(tmp_path, "build"))

    assert "content/undated/khabar-001.md: error: cannot be read: Permission denied" in said
    assert "2 articles: " in said


def test_ctrl_c_ends_it_quietly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_archive(tmp_path, n=1)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupted)

    assert "Aborted!" in refused(run(tmp_path, "build"))


def test_a_terminal_without_arabic_letters_is_no_reason_to_stop(tmp_path: Path) -> None:
    write_archive(tmp_path, n=3)
    said = process(tmp_path, "check", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")

    assert 0 == said.returncode, said.stderr
    assert b"to review: \\u0644" in said.stdout


def test_a_title_whose_bytes_are_no_text_is_refused(tmp_path: Path) -> None:
    write_archive(tmp_path, n=1)
    before = sorted(tmp_path.rglob("*.md"))
    said = process(tmp_path, "new", b"\xff\xfe")

    assert 1 == said.returncode
    assert b"holds a character that no text may hold" in said.stderr
    assert b"Traceback" not in said.stderr
    assert before == sorted(tmp_path.rglob("*.md"))


def test_where_nobody_reads_on_it_ends_quietly(tmp_path: Path) -> None:
    write_archive(tmp_path, n=1)
    for number in range(3000):
        place = tmp_path / f"content/undated/n{number}.md"
        place.parent.mkdir(exist_ok=True)
        place.write_text("no front matter", "utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "check"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()

        assert b"Traceback" not in child.stderr.read()
