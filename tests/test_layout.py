"""What `init` lays out is sound as it lies, and so is every example in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.archive import AS_OF
from warraq import __version__
from warraq.building import pipeline
from warraq.library import authoring, config
from warraq.library.settings import SETTINGS

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A new archive, just laid out."""
    authoring.init(tmp_path / "new", "")
    return tmp_path / "new"


def test_a_new_archive_has_all_that_it_needs(archive: Path) -> None:
    found = {path.relative_to(archive).as_posix() for path in archive.rglob("*")}
    expected = {
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "content/pages/about.md",
        "requirements.txt",
        "seeds",
        "site.toml",
    }

    assert set() == expected - found


@pytest.mark.slow
def test_a_new_archive_builds_without_a_complaint(archive: Path) -> None:
    built = pipeline.build(config.load(archive), as_of=AS_OF)

    assert () == built.problems
    assert (archive / "output" / "pages" / "about.html").exists()


def test_every_setting_stands_in_the_new_site_toml(archive: Path) -> None:
    text = (archive / "site.toml").read_text(encoding="utf-8")
    told = set(re.findall(r"^(?:# )?(?:\[\[)?([a-z_]+)(?:\]\]$| = )", text, re.M))

    assert {"title", "region", "base_url", "publisher", "topics"} <= told
    assert set() == told - {setting.name for setting in SETTINGS} - {
        "id",
        "label",
        "parent",
        "synonyms",
    }


def test_every_example_in_the_new_site_toml_is_valid(archive: Path) -> None:
    path = archive / "site.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^# (?=\[\[|[a-z_]+ = )", "", text, flags=re.M), encoding="utf-8")
    loaded = config.load(archive)

    assert "MA" == loaded.region
    assert "https://example.org/archive/" == loaded.base_url
    assert loaded.vocabulary.find("البلديات") is not None


def test_the_requirements_install_nothing_by_a_name_that_anybody_could_take(archive: Path) -> None:
    text = (archive / "requirements.txt").read_text(encoding="utf-8")

    assert f"\n#./wheels/warraq-{__version__}-py3-none-any.whl[search]\n" in text
    assert "VERSION" not in text
    assert [] == [line for line in text.splitlines() if line and not line.startswith("#")]


def test_what_is_derived_is_ignored_by_git_in_a_new_archive_as_in_ours(archive: Path) -> None:
    theirs, ours = (
        (folder / ".gitignore").read_text(encoding="utf-8").split() for folder in (archive, ROOT)
    )

    assert {"/output/", "/.cache/"} <= set(theirs) & set(ours)
