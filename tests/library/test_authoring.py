"""A new article is a valid file and never writes over another; a new archive builds at once."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from warraq.arabic.edtf import parse_when
from warraq.arabic.slug import LIMIT_LETTERS
from warraq.building import check, pipeline
from warraq.content.frontmatter.interpret import interpret
from warraq.content.frontmatter.text import split
from warraq.core.problems import WarraqError
from warraq.library import authoring, config
from warraq.library.authoring import init, new
from warraq.library.config import Config

pytestmark = pytest.mark.clock

DAY = parse_when("2017-05-12")


@pytest.fixture
def archive(tmp_path: Path) -> Config:
    (tmp_path / "site.toml").write_text('title = "أرشيف"', "utf-8")
    return config.load(tmp_path)


def title_of(path: Path) -> str:
    text = path.read_text("utf-8")
    found, problems = interpret(split(text)[0], "a.md", text)
    assert found, problems
    return found.title


@pytest.mark.slow
@pytest.mark.parametrize(
    "title",
    [
        "خبر",
        "ا" * 300,
        "😀😀",
        "../../../etc/passwd",
        "..",
        "CON",
        "index",
        "/",
        "\\",
        "- قائمة",
        "# وسم: \"اقتباس\" و'آخر'",
        "2017",
        "no",
        "أ\u200cب\u202e",
        "@x",
        "%",
        "a" * 5000,
        "كلمة " * 60,
    ],
)
def test_a_title_of_any_kind_makes_a_valid_file_in_its_folder(archive: Config, title: str) -> None:
    path = new(archive, title, DAY, ["سياسة"], draft=True)

    assert archive.content / "2017/05" == path.parent
    assert len(path.name) <= LIMIT_LETTERS + len(".md")
    assert " ".join(title.split()) == title_of(path)
    assert () == check.check(archive, as_of=dt.date(2026, 11, 23))


@settings(max_examples=examples(60), deadline=None)
@given(titles=st.lists(st.text(min_size=1, max_size=6), min_size=2, max_size=6))
def test_nothing_is_ever_written_over(
    tmp_path_factory: pytest.TempPathFactory, titles: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "site.toml").write_text('title = "أرشيف"', "utf-8")
    archive, written = config.load(folder), {}
    for title in [*titles, *titles]:
        try:
            path = new(archive, title, None, [], draft=False)
        except WarraqError:
            continue
        assert path not in written
        written[path] = path.read_bytes()

    assert written == {path: path.read_bytes() for path in folder.rglob("*.md")}


@pytest.mark.parametrize("title", ["", " ", "\n\t", "\u00a0"])
def test_an_empty_title_is_refused_and_nothing_written(archive: Config, title: str) -> None:
    with pytest.raises(WarraqError, match="the title is empty"):
        new(archive, title, DAY, [], draft=False)

    assert not archive.content.exists()


@pytest.mark.parametrize("title", ["a\x00", "a\x1bb", "\udcff\udcfe", "\uffff"])
def test_a_title_that_no_file_could_hold_is_refused_and_nothing_written(
    archive: Config, title: str
) -> None:
    with pytest.raises(WarraqError, match="holds a character that no text may hold"):
        new(archive, title, DAY, [], draft=False)
    with pytest.raises(WarraqError, match="holds a character that no text may hold"):
        init(archive.root / "new", title)

    assert [archive.root / "site.toml"] == list(archive.root.iterdir())


def test_an_unknown_topic_is_refused_with_the_one_that_may_be_meant(archive: Config) -> None:
    with pytest.raises(WarraqError, match="did you mean 'سياسة' \\(politics\\)"):
        new(archive, "خبر", DAY, ["politcs"], draft=False)

    assert not archive.content.exists()


def test_a_picture_of_the_same_name_is_no_article_but_keeps_its_name(archive: Config) -> None:
    first = new(archive, "خبر", DAY, [], draft=False)
    first.rename(first.with_suffix(".png"))

    assert first.name != new(archive, "خبر", DAY, [], draft=False).name


# --- a new archive --------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("title", ["", "أرشيف", 'مع "اقتباس" و\\ وسطر\nآخر', "'''", "\U0001f600"])
def test_a_new_archive_builds_and_is_in_order(tmp_path: Path, title: str) -> None:
    written = init(tmp_path / "new/archive", title)
    settings = config.load(tmp_path / "new/archive")
    built = pipeline.build(settings, as_of=dt.date(2026, 11, 23))

    assert title == "" or " ".join(title.split()) == settings.title
    assert () == built.problems
    assert () == check.check(settings, as_of=dt.date(2026, 11, 23))
    assert {"site.toml", ".gitignore", "content/pages/about.md", ".github/workflows/pages.yml"} <= {
        path.relative_to(settings.root).as_posix() for path in written
    }
    assert settings.seeds.is_dir()
    assert not any(
        "VERSION" in path.read_text("utf-8") for path in written if path.name != "README.md"
    )


def test_only_the_title_of_the_settings_is_changed(tmp_path: Path) -> None:
    init(tmp_path / "a", "")
    init(tmp_path / "b", "آخر")
    a, b = (tomllib.loads((tmp_path / name / "site.toml").read_text("utf-8")) for name in "ab")

    assert {**a, "title": "آخر"} == b


def test_hidden_files_are_left_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("mine", "utf-8")
    written = init(tmp_path, "")

    assert "mine" == (tmp_path / ".gitignore").read_text("utf-8")
    assert tmp_path / ".gitignore" not in written


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(WarraqError, match="is not empty"):
        init(tmp_path, "")

    assert [tmp_path / "notes.txt"] == list(tmp_path.iterdir())


def test_an_archive_is_not_laid_out_twice(tmp_path: Path) -> None:
    init(tmp_path, "")
    with pytest.raises(WarraqError, match="is not empty"):
        init(tmp_path, "")


def test_every_file_of_the_layout_is_laid_out(tmp_path: Path) -> None:
    assert len([path for path in authoring.LAYOUT.rglob("*") if path.is_file()]) == len(
        init(tmp_path, "")
    )
