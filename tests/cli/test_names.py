"""`names` counts what is known, and walks an editor through what is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.news import NAMES, archive
from warraq.cli.main import main

pytestmark = pytest.mark.clock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive with one name in its gazetteer."""
    archive(tmp_path)
    (tmp_path / "site.toml").write_text('title = "أرشيف"\n', "utf-8")
    (tmp_path / "places.yaml").write_text("# أماكن\n- name: زركون\n- name: الخيال\n", "utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, said: str = "") -> Result:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, ["names", *arguments], input=said)
    finally:
        os.chdir(before)


def test_the_articles_that_mention_a_name_are_counted(folder: Path) -> None:
    holding = [
        path for path in (folder / "content").glob("*.md") if "زركون" in path.read_text("utf-8")
    ]
    told = run(folder)

    assert 0 == told.exit_code
    assert (
        f"places.yaml: 2 names\n{len(holding):7}  زركون\n{0:7}  الخيال\n2 names, looked "
        "for in 90 articles\n"
    ) == told.output


def test_candidates_are_listed_with_kind_count_and_example(folder: Path) -> None:
    told = run(folder, "candidates").output.splitlines()

    assert f"{len(NAMES) - 1} candidates in 5 articles or more" == told[-1]
    assert set(NAMES) - {"زركون"} == {line.split("  ")[-1] for line in told[:-1:2]}
    assert all("…" in line for line in told[1:-1:2])


def test_accepted_names_go_to_the_file_of_their_kind_and_the_rest_is_passed_over(
    folder: Path,
) -> None:
    told = run(folder, "candidates", "--accept", said="p\nx\nl\n\n")
    people, places = ((folder / file).read_text("utf-8") for file in ("people.yaml", "places.yaml"))

    assert "2 names filed" == told.output.splitlines()[-1].removeprefix("[person]> ").removeprefix(
        "[organisation]> "
    )
    assert 1 == people.count("- name: ")
    assert places.startswith("# أماكن\n- name: زركون\n- name: الخيال\n- name: ")
    assert 3 == places.count("- name: ")
    assert not (folder / "organisations.yaml").exists()


@pytest.mark.parametrize("said", ["q\n", "", "\n\n\n"])
def test_nothing_is_written_that_was_not_accepted(folder: Path, said: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    told = run(folder, "candidates", "--accept", said=said)

    assert 0 == told.exit_code
    assert "0 names filed" in told.output
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_accepted_does_not_come_again(folder: Path) -> None:
    run(folder, "candidates", "--accept", said="p\np\np\n")

    assert ["0 candidates in 5 articles or more"] == run(folder, "candidates").output.splitlines()


def test_a_file_with_a_fault_is_told(folder: Path) -> None:
    (folder / "people.yaml").write_text("name: سالم\n", "utf-8")
    for arguments in ((), ("candidates",)):
        told = run(folder, *arguments)

        assert 1 == told.exit_code
        assert "people.yaml:1:1: error: is no list of names" in told.output
