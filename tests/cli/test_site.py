"""The command line: what each command prints and returns, and never a traceback."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.archive import write_archive
from tests.commands import DAY, SEED, process, refused, run
from warraq import __version__
from warraq.content.frontmatter.schema import KEYS

pytestmark = [pytest.mark.clock, pytest.mark.slow]

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


def test_what_the_reader_knows_and_what_the_schema_prints_are_the_same_keys(tmp_path: Path) -> None:
    assert [key.name for key in KEYS] == list(
        json.loads(run(tmp_path, "schema").output)["properties"]
    )
