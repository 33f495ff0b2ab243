"""The templates and the strings hold together: what is asked for is there, in every language."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import nodes

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
LANGUAGES = sorted((TEMPLATES / "strings").glob("*.toml"))
STYLES = sorted((TEMPLATES / "static").rglob("*.css"))
FILES = sorted(path for path in TEMPLATES.iterdir() if path.is_file())

# Asked for by a key that is put together, or by the code.
BUILT = (
    {
        "language",
        "direction",
        "date_patterns",
        "hijri",
        "topics",
        "threads",
        "years",
        "outlets",
        "authors",
        "index",
    }
    | {f"{way}_{kind}" for way in ("before", "after") for kind in ("day", "month", "hijri", "year")}
    | {f"most_{kind}" for kind in ("topics", "tags", "outlets", "authors", "index")}
    | {f"most_{kind}" for kind in ("people", "places", "organisations")}
    | {
        f"kind_{kind}"
        for kind in (
            "topic",
            "thread",
            "person",
            "place",
            "organisation",
            "tag",
            "outlet",
            "author",
        )
    }
    | {"gap_months", "gap_years", "search_count"}
    | {"children_topic", "on_this_day", "hijri_years", "loose_of"}
    | {f"citation_{part}" for part in ("title", "undated", "archive", "origin")}
)

PHYSICAL = (
    r"\b(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b"
    r"|(?<![-\w])(?:left|right|top|bottom|width|height):|(?:text-align|float|clear): (?:left|right)"
)


def calls(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Each t('key', name=...) of a template: the key and the names that are given."""
    tree = jinja2.Environment().parse(path.read_text("utf-8"))
    for call in tree.find_all(nodes.Call):
        if (
            isinstance(call.node, nodes.Name)
            and call.node.name == "t"
            and isinstance(call.args[0], nodes.Const)
        ):
            yield call.args[0].value, {keyword.key for keyword in call.kwargs}


def strings(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def placeholders(text: str | Mapping[str, str]) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.name)
def test_every_text_that_a_template_asks_for_is_there_and_gets_what_it_needs(path: Path) -> None:
    texts = strings(path)
    faults = [
        (template.name, key)
        for template in FILES
        for key, given in calls(template)
        if key not in texts or not placeholders(texts[key]) <= given
    ]

    assert [] == faults


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.name)
def test_no_text_is_idle(path: Path) -> None:
    asked = {key for template in FILES for key, _ in calls(template)}

    assert set() == set(strings(path)) - asked - BUILT


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.name)
def test_every_language_has_the_texts_and_placeholders_of_the_arabic(path: Path) -> None:
    arabic = {
        key: placeholders(text) for key, text in strings(TEMPLATES / "strings" / "ar.toml").items()
    }

    assert arabic == {key: placeholders(text) for key, text in strings(path).items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_template_has_no_script_of_its_own_and_no_inline_style(path: Path) -> None:
    text = path.read_text("utf-8")
    script = r"<script(?![^>]* src=| type=\"application/(?:ld\+)?json\")"

    assert [] == re.findall(script + r"|\sstyle=|\son[a-z]+=\"|javascript:", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_template_speaks_only_through_the_strings_file(path: Path) -> None:
    assert [] == re.findall(r"[\u0621-\u064a]+", path.read_text("utf-8"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_stylesheet_is_logical_and_leaves_arabic_letters_joined(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)

    assert [] == re.findall(PHYSICAL + r"|letter-spacing|font-style: italic|hyphens: auto", text)
