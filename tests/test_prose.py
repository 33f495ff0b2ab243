"""The docs can be read in any editor, and the files and values that they name exist."""

from __future__ import annotations

import dataclasses
import inspect
import pkgutil
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from tests.docs import DOCS, PAGES, ROOT
from tests.test_docs import EVERY_PAGE, code, each
from warraq.core import model
from warraq.site import views
from warraq.site.views import by_date, listings
from warraq.site.views import page as whole

WIDTH = 100
ENGLISH = [path for path in PAGES if DOCS / "ar" not in path.parents]
INTERNAL = {"Page": {"template", "shows"}, "Article": {"links", "pictures"}}
"""Fields that the build needs and no template does."""


def prose(path: Path) -> Iterator[str]:
    """The lines of a page that are sentences: no tables, code, headings or HTML."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "paragraph_open" and token.map:
            yield from lines[slice(*token.map)]


def width(line: str) -> int:
    """How many columns a line takes; vowel marks take none."""
    return sum(not unicodedata.combining(character) for character in line)


@each(ENGLISH)
def test_a_line_of_prose_fits_into_a_hundred_columns(page: Path) -> None:
    assert [] == [line for line in prose(page) if width(line) > WIDTH and " " in line.lstrip("- ")]


@EVERY_PAGE
def test_every_path_of_the_repository_that_is_named_exists(page: Path) -> None:
    folders = "|".join(
        ("warraq", "tests", "templates/static", "templates/strings", "bench", "tools", "evaluation")
    )
    named = {
        name.rstrip(".,:")
        for line in code(page)
        for name in re.findall(rf"(?<![\w./-])(?:{folders})/[\w./*-]+", line)
    }
    lacking = {name for name in named if not any(ROOT.glob(name))}

    assert set() == {name for name in lacking if "LANGUAGE" not in name and not _is_made(name)}


def _is_made(name: str) -> bool:
    """Whether a run makes it, or an archive may have it."""
    return name.startswith("tests/browser/screenshots")


def test_every_function_that_the_architecture_names_exists() -> None:
    spans = re.findall(
        r"`([a-z]+(?:\.[a-z_]+)+)(?:\([^`]*\))?`", (DOCS / "architecture.md").read_text("utf-8")
    )
    rooms = {path.name for path in (ROOT / "warraq").iterdir() if (path / "__init__.py").exists()}
    named = {span for span in spans if span.split(".")[0] in rooms}

    assert len(named) > 5
    assert all(callable(pkgutil.resolve_name(f"warraq.{name}")) for name in named)


def test_every_value_that_a_template_gets_is_explained() -> None:
    shown = (DOCS / "templates.md").read_text(encoding="utf-8")
    classes = {
        kind
        for module in (views, whole, listings, by_date)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if dataclasses.is_dataclass(kind)
    } | {model.Card, model.Article, model.When, model.Link, model.Provenance}
    fields = {
        (kind.__name__, field.name)
        for kind in classes
        for field in dataclasses.fields(kind)
        if field.name not in INTERNAL.get(kind.__name__, ())
    }

    assert len(fields) > 150
    assert set() == {(kind, name) for kind, name in fields if f"`{name}`" not in shown}


def test_every_macro_is_explained() -> None:
    shown = (DOCS / "templates.md").read_text(encoding="utf-8")
    files = [ROOT / "templates" / name for name in ("macros.html", "charts.html")]
    macros = {
        name for path in files for name in re.findall(r"{% macro (\w+)\(", path.read_text("utf-8"))
    }

    assert macros
    assert set() == {name for name in macros if f"`{name}`" not in shown}
