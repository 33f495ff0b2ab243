"""The command line: what each command prints and returns, and never a traceback."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.archive import write_archive
from warraq import __version__
from warraq.building import pipeline
from warraq.cli.main import main
from warraq.content.frontmatter.schema import KEYS

pytestmark = [pytest.mark.clock, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds/000_c22308ee6848808b.txt"
DAY = ("--as-of", "2026-11-23")


def run(folder: Path, *arguments: str) -> Result:
    """One command in a folder, in this process."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, arguments)
    finally:
        os.chdir(before)


def process(
    folder: Path, *arguments: str | bytes, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """One command in a folder, in a process of its own."""
    command: list[str | bytes] = [sys.executable, str(ROOT / "build.py"), *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, check=False
    )


def refused(result: Result) -> str:
    """What a command said that exited with 1 on purpose, not because it broke."""
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert 1 == result.exit_code, result.output
    assert "Traceback" not in result.output
    return result.output


# --- each command ---------------------------------------------------------------------------------


def test_without_a_command_it_builds_and_options_alone_go_to_the_build(tmp_path: Path) -> None:
    write_archive(tmp_path)
    first, second = run(tmp_path, *DAY), run(tmp_path, *DAY, "--workers", "1")

    assert 0 == first.exit_code, first.output
    assert "files written, 0 left alone, 0 removed" in first.output
    assert "base_url" in first.output
    assert " 0 files written" in second.output


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_lists_every_command(tmp_path: Path, option: str) -> None:
    said = run(tmp_path, option)

    assert 0 == said.exit_code
    for command in ("build", "serve", "import", "new", "check", "why", "init", "schema"):
        assert f"\n  {command} " in said.output
        assert 0 == run(tmp_path, command, option).exit_code


def test_the_version_is_told_anywhere(tmp_path: Path) -> None:
    assert f"warraq, version {__version__}\n" == run(tmp_path, "--version").output


def test_a_build_with_a_fault_exits_with_1_and_tells_it(tmp_path: Path) -> None:
    write_archive(tmp_path, n=3)
    (tmp_path / "content/bad.md").write_text("---\ntitel: أ\n---\n", "utf-8")
    said = refused(run(tmp_path))

    assert (
        "content/bad.md:2:1: error: there is no key 'titel'; did you mean 'title'?\n   "
        " write 'title:'\n" in said
    )
    assert "3 articles: " in said or "2 articles: " in said


def test_check_exits_with_1_for_errors_only(tmp_path: Path) -> None:
    write_archive(tmp_path, n=3)
    warned = run(tmp_path, "check")
    (tmp_path / "content/bad.md").write_text("---\ntitle: أ\n---\n[ميت](gone.md)\n", "utf-8")
    failed = refused(run(tmp_path, "check"))
    for path in ("bad.md", "undated/khabar-001.md"):
        (tmp_path / "content" / path).unlink()
    clean = run(tmp_path, "check")

    assert (0, True) == (warned.exit_code, warned.output.endswith("0 errors, 1 warning\n"))
    assert failed.endswith("1 error, 1 warning\n")
    assert (0, "content/ is in order\n") == (clean.exit_code, clean.output)


def test_check_fails_on_an_address_that_would_be_lost(tmp_path: Path) -> None:
    write_archive(tmp_path, n=3)
    run(tmp_path)
    shutil.copy(tmp_path / "output/urls.txt", tmp_path / "published.txt")
    (tmp_path / "content/undated/khabar-001.md").unlink()
    said = refused(run(tmp_path, "check", "--published", "published.txt"))

    assert "undated/khabar-001.html: error: was published and would be lost" in said
    assert "gone.txt: error: cannot be read" in refused(
        run(tmp_path, "check", "--published", "gone.txt")
    )


def test_new_prints_where_the_article_lies(tmp_path: Path) -> None:
    write_archive(tmp_path, n=1)
    for arguments, folder in (
        (("--date", "2017-05-12"), "2017/05"),
        (("--date", "٢٠١٧-٠٥"), "2017/05"),
        (("--undated",), "undated"),
        (("--date", "2017", "--draft", "--topic", "البلديات", "--topic", "politics"), "2017"),
    ):
        said = run(tmp_path, "new", "خبر [red] جديد", *arguments)

        assert 0 == said.exit_code, said.output
        assert said.output.startswith(f"content/{folder}/")
        assert (tmp_path / said.output.strip()).is_file()
    assert 0 == run(tmp_path, "check").exit_code


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("",), 1),
        (("خبر", "--topic", "زقزقة"), 1),
        (("خبر", "--date", "2017-02-30"), 2),
        (("خبر", "--date", ""), 2),
        (("خبر", "--date", "2017", "--undated"), 2),
        ((), 2),
    ],
)
def test_new_refuses_what_makes_no_article_and_writes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    (tmp_path / "site.toml").write_text('title = "a"', "utf-8")
    said = run(tmp_path, "new", *arguments)

    assert status == said.exit_code, said.output
    assert not (tmp_path / "content").exists()


def test_import_tells_what_became_of_every_source_and_explain_writes_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "site.toml").write_text('title = "a"', "utf-8")
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEED, tmp_path / "seeds" / "[bold] اسم.txt")
    explained = run(tmp_path, "explain")
    assert (0, False) == (explained.exit_code, (tmp_path / "content").exists()), explained.output
    first, second = run(tmp_path, "import"), run(tmp_path, "import")
    (tmp_path / "seeds/empty.txt").write_bytes(b"")
    failed = refused(run(tmp_path, "import"))

    assert 0 == first.exit_code
    assert first.output.startswith("imported, to review: seeds/[bold] اسم.txt -> content/undated/")
    assert (0, "1 unchanged") == (second.exit_code, second.output.splitlines()[-1])
    assert "seeds/empty.txt: error: is empty" in failed
    assert "1 unchanged, 1 failed" == failed.splitlines()[-1]


@pytest.mark.parametrize("place", ["content", "content/2016", "output", "templates/x.html"])
def test_import_takes_nothing_in_that_is_a_part_of_the_archive(tmp_path: Path, place: str) -> None:
    write_archive(tmp_path, n=2)
    before = sorted(tmp_path.rglob("*"))
    said = run(tmp_path, "import", place)

    assert 2 == said.exit_code
    assert "is a part of the archive" in said.output
    assert before == sorted(tmp_path.rglob("*"))


def test_explain_shows_brackets_in_titles_and_names_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "a"', "utf-8")
    (tmp_path / "seeds").mkdir()
    text = (
        "خبر عن [/red] شيء مهم في المدينة اليوم\n\nهذه فقرة طويلة بما يكفي لكي تكون من "
        "مقالة، وفيها جملة كاملة.\n"
    )
    (tmp_path / "seeds/[b].txt").write_text(text, "utf-8")
    said = run(tmp_path, "explain")

    assert 0 == said.exit_code, said.output
    assert "seeds/[b].txt" in said.output


def test_a_source_that_cannot_be_explained_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "a"', "utf-8")

    assert "gone.txt: error: " in refused(run(tmp_path, "explain", "gone.txt"))


def test_why_answers_for_any_address(tmp_path: Path) -> None:
    write_archive(tmp_path, n=3, base_url="https://example.org/a/")
    run(tmp_path)
    path = next((tmp_path / "content/undated").glob("*.md"))
    for url, said in (
        ("undated/khabar-001.html", "fresh"),
        ("https://example.org/a/undated/khabar-001.html", "fresh"),
        ("/", "index.html: fresh"),
        ("", "index.html: fresh"),
        ("../../etc/passwd", "no such page"),
        ("[bold]\0", "no such page"),
    ):
        answer = run(tmp_path, "why", url)

        assert 0 == answer.exit_code, answer.output
        assert said in answer.output
    path.write_text(path.read_text("utf-8") + "\nزيادة.\n", "utf-8")

    assert "what it shows has changed" in run(tmp_path, "why", "undated/khabar-001.html").output


def test_the_schema_is_printed_as_json(tmp_path: Path) -> None:
    said = run(tmp_path, "schema")

    jsonschema.Draft7Validator.check_schema(json.loads(said.output))


# --- a new archive --------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [".", "new", "أرشيف جديد/فيه"])
def test_a_new_archive_builds_checks_and_imports(tmp_path: Path, folder: str) -> None:
    made = process(tmp_path, "init", folder, "--title", "أرشيف «القرية»")
    home = tmp_path / folder
    assert 0 == made.returncode, made.stderr
    shutil.copy(SEED, home / "seeds")
    results = [
        process(home, *command)
        for command in (("import",), (), ("check",), ("new", "خبر"), ("build",))
    ]

    assert [0] * 5 == [result.returncode for result in results], [
        result.stderr.decode() for result in results
    ]
    assert b"" == b"".join(result.stderr for result in results)
    assert (home / "output/index.html").is_file()
    assert "أرشيف «القرية»" in (home / "output/index.html").read_text("utf-8")


def test_an_archive_is_not_laid_out_over_anything(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    assert "is not empty" in refused(run(tmp_path, "init", "."))
    assert 2 == run(tmp_path, "init", "notes.txt").exit_code
    assert ["notes.txt"] == [path.name for path in tmp_path.iterdir()]


# --- no traceback ---------------------------------------------------------------------------------


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


def test_what_the_reader_knows_and_what_the_schema_prints_are_the_same_keys(tmp_path: Path) -> None:
    assert [key.name for key in KEYS] == list(
        json.loads(run(tmp_path, "schema").output)["properties"]
    )
