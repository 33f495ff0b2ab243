"""The files that a repository's visitors look for are whole, and agree with the program."""

from __future__ import annotations

import re
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from warraq import __version__

ROOT = Path(__file__).resolve().parent.parent
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
INPUTS = ("checkboxes", "dropdown", "input", "textarea")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def data(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load(text(name))
    assert isinstance(loaded, dict)
    return loaded


def project() -> dict[str, Any]:
    return dict(tomllib.loads(text("pyproject.toml"))["project"])


def claimed_versions() -> list[str]:
    """The versions of Python that the classifiers claim."""
    found = (
        re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", each)
        for each in project()["classifiers"]
    )
    return [match[1] for match in found if match]


def test_the_changelog_has_a_section_for_what_comes_and_for_this_version() -> None:
    sections = re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.M)

    assert "Unreleased" == sections[0]
    assert __version__ == sections[1].split(" ")[0]
    assert len(set(sections)) == len(sections)


def test_every_change_is_a_sentence_on_one_line_under_a_heading_of_its_kind() -> None:
    lines = text("CHANGELOG.md").partition("\n## ")[2].splitlines()
    changes = [line for line in lines if line.startswith("- ")]
    kinds = {line[4:].split(":")[0] for line in lines if line.startswith("### ")}

    assert changes
    assert [] == [line for line in changes if not line.endswith(".") or len(line) > 100]
    assert [] == [line for line in lines if line.startswith("  ")]
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_citation_names_this_version_and_licence_and_nobody_in_person() -> None:
    citation = data("CITATION.cff")

    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert __version__ == citation["version"]
    assert project()["license"] == citation["license"]
    assert [{"name"}] == [set(author) for author in citation["authors"]]
    assert citation["authors"][0]["name"].removeprefix("The ") in text("LICENSE")


def test_ci_runs_every_version_that_the_classifiers_claim_and_no_other() -> None:
    matrix = data(".github/workflows/ci.yml")["jobs"]["check"]["strategy"]["matrix"]

    assert claimed_versions() == matrix["python-version"]
    assert f">={claimed_versions()[0]}" == project()["requires-python"]


def test_the_package_is_typed_as_its_classifier_says() -> None:
    assert ("Typing :: Typed" in project()["classifiers"]) == (
        ROOT / "warraq" / "py.typed"
    ).exists()


def test_every_system_that_is_claimed_runs_in_ci() -> None:
    systems = {"Linux": "ubuntu", "MacOS": "macos", "Windows": "windows"}
    claimed = [
        each.split(" :: ")[-1]
        for each in project()["classifiers"]
        if each.startswith("Operating System")
    ]
    runs_on = {
        job["runs-on"].split("-")[0] for job in data(".github/workflows/ci.yml")["jobs"].values()
    }

    assert runs_on == {systems[name] for name in claimed}


def test_every_hook_of_a_commit_is_a_make_target_of_ours() -> None:
    repositories = data(".pre-commit-config.yaml")["repos"]
    hooks = [hook for repository in repositories for hook in repository["hooks"]]
    targets = set(re.findall(r"^([a-z]+):.*##", text("Makefile"), re.M))

    assert {"local"} == {repository["repo"] for repository in repositories}
    assert {"system"} == {hook["language"] for hook in hooks}
    assert {"make"} == {hook["entry"].split()[0] for hook in hooks}
    assert set() == {hook["entry"].split()[2] for hook in hooks} - targets


def test_an_editor_breaks_lines_where_the_formatter_does() -> None:
    reader = ConfigParser(strict=True)
    reader.read_string("[general]\n" + text(".editorconfig"))
    ruff = tomllib.loads(text("pyproject.toml"))["tool"]["ruff"]

    assert ruff["line-length"] == reader.getint("*.py", "max_line_length")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_is_one_that_github_takes(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = [field for field in form["body"] if field["type"] != "markdown"]

    assert {"name", "description", "body"} <= form.keys()
    assert {field["type"] for field in fields} <= set(INPUTS)
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)
    assert any(field.get("validations", {}).get("required") for field in fields)


def test_there_is_a_form_for_a_source_for_a_page_and_for_an_idea() -> None:
    assert ["source", "page", "idea"] == [path.stem.partition("-")[2] for path in FORMS]
