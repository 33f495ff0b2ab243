"""The docs cannot lie: what can be generated is, links lead somewhere, examples are tried."""

from __future__ import annotations

import re
import shlex
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests import docs
from tests.docs import DOCS, PAGES, ROOT, commands
from warraq.analysis.topics.vocabulary import vocabulary
from warraq.arabic.edtf import parse_when
from warraq.content.frontmatter.interpret import interpret
from warraq.content.frontmatter.schema import KEYS, json_schema
from warraq.content.frontmatter.text import split
from warraq.library import authoring, config, reader
from warraq.library.settings import SETTINGS

ARABIC = sorted((DOCS / "ar").glob("*.md"))
GUIDES = [DOCS / "authors.md", DOCS / "ar" / "authors.md"]


def each(pages: Iterable[Path]) -> pytest.MarkDecorator:
    """Run a test for each of these pages, and name it by its path."""
    return pytest.mark.parametrize(
        "page", pages, ids=lambda page: page.relative_to(ROOT).as_posix()
    )


EVERY_PAGE = each(PAGES)
EVERY_GUIDE = each(GUIDES)


# --- reading a page -------------------------------------------------------------------------------


@cache
def tokens(page: Path) -> tuple[Token, ...]:
    """Every token of a page, those inside of lines too."""
    parsed = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .parse(page.read_text(encoding="utf-8"))
    )
    return tuple(token for block in parsed for token in (block, *(block.children or ())))


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page whose info string is `language`."""
    return [
        token.content
        for token in tokens(page)
        if token.type == "fence" and token.info.strip() == language
    ]


def code(page: Path) -> Iterator[str]:
    """Every line of code of a page, in blocks and in sentences."""
    for token in tokens(page):
        if token.type in ("fence", "code_block", "code_inline"):
            yield from token.content.splitlines()


def headings(page: Path, tag: str = "") -> list[str]:
    """The headings of a page, as plain text."""
    found = tokens(page)
    return [
        "".join(child.content for child in found[at + 1].children or ())
        for at, token in enumerate(found)
        if token.type == "heading_open" and tag in token.tag
    ]


def anchors(page: Path) -> set[str]:
    """The fragments that GitHub gives to the headings of a page: letters, marks and digits stay,
    '-' and '_' too.
    """
    return {
        "".join(filter(_stays, heading.lower().replace(" ", "-"))) for heading in headings(page)
    }


def _stays(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or char in "-_"


def targets(page: Path) -> Iterator[str]:
    """Where the links and pictures of a page lead."""
    for token in tokens(page):
        if token.type == "link_open":
            yield str(token.attrs["href"])
        elif token.type == "image":
            yield str(token.attrs["src"])
        elif token.type in ("html_block", "html_inline"):
            yield from re.findall(r'\b(?:src|href)="([^"]+)"', token.content)


# --- the promises ---------------------------------------------------------------------------------


@EVERY_PAGE
def test_what_is_generated_is_up_to_date(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert docs.renewed(text) == text, "run: python -m tests.docs"


def test_the_published_schema_is_the_one_that_is_used() -> None:
    assert docs.schema_text() == docs.SCHEMA.read_text(encoding="utf-8"), (
        "run: python -m tests.docs"
    )


def test_the_schema_is_of_the_draft_that_editor_programs_read() -> None:
    """The YAML language server and remark's plugin know draft 7; the latter refuses a schema that
    names a later one.
    """
    assert "http://json-schema.org/draft-07/schema#" == json_schema()["$schema"]


def test_every_setting_key_topic_and_command_stands_in_the_docs() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    standing = {part["name"] for part in docs.PART.finditer(pages)}

    assert set() == set(docs.parts()) - standing


def test_every_setting_has_a_section() -> None:
    assert {setting.name for setting in SETTINGS} <= anchors(DOCS / "settings.md")


def test_every_template_is_named_in_the_docs() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md"))
    names = {path.name for path in (ROOT / "templates").iterdir() if path.is_file()}

    assert set() == {name for name in names if name not in pages}


@EVERY_GUIDE
def test_every_key_is_explained_in_both_guides(page: Path) -> None:
    written = "\n".join(code(page))

    assert [] == [key.name for key in KEYS if not re.search(rf"\b{key.name}:", written)]


@EVERY_PAGE
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    dead = []
    for target in targets(page):
        path, _, fragment = unquote(target).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (fragment and fragment not in anchors(there)):
            dead.append(target)

    assert [] == dead


@EVERY_PAGE
def test_no_mark_is_left_over(page: Path) -> None:
    """GitHub reads Markdown by the letter: و**`كلمة`** is not bold there, as it would be on our own
    pages.
    """
    assert [] == [
        token.content
        for token in tokens(page)
        if token.type == "text" and re.search(r"\*\*|`|\]\(", token.content)
    ]


@EVERY_PAGE
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    known = set(
        re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    )
    runs = filter(None, (re.match(r"(?:\$ )?make((?: [a-z]+)+)", line) for line in code(page)))
    named = {name for run in runs for name in run[1].split()}

    assert set() == named - known


@EVERY_PAGE
def test_every_command_that_is_shown_can_be_given(page: Path) -> None:
    for line in code(page):
        shown = re.match(r"(?:\$ )?(?:warraq|python build\.py) +([a-z][^#]*)", line)
        if shown is None:
            continue
        name, *rest = shlex.split(shown[1])

        known_commands = commands()
        inner = f"{name} {rest[0]}" if rest else ""
        assert name in known_commands, line
        command = known_commands.get(inner, known_commands[name])
        known = {
            option for param in command.params for option in (*param.opts, *param.secondary_opts)
        }
        assert set() == {word for word in rest if word.startswith("-")} - known - {"--help"}, line


def test_every_example_of_a_site_toml_is_valid(tmp_path: Path) -> None:
    examples = blocks(DOCS / "settings.md", "toml")

    assert examples
    for text in examples:
        given = text if "title" in tomllib.loads(text) else f'title = "أرشيف"\n{text}'
        (tmp_path / "site.toml").write_text(given, encoding="utf-8")
        config.load(tmp_path)


@each([DOCS / "front-matter.md", *GUIDES])
def test_every_example_of_front_matter_is_valid(page: Path) -> None:
    whole = (
        text.split("---\n", 2)[1] for text in blocks(page, "markdown") if text.startswith("---\n")
    )
    examples = [*blocks(page, "yaml"), *whole]

    assert examples
    for text in examples:
        head = text if re.search(r"^title:", text, re.M) else f"title: عنوان\n{text}"
        meta, _, _ = split(f"---\n{head}\n---\n")
        read, problems = interpret(meta, page.name, text)

        assert () == problems
        assert read is not None
        assert [] == [name for name in read.topics if not vocabulary(()).find(name)]
        jsonschema.validate(yaml.load(head, Loader=_Editor), json_schema())


class _Editor(yaml.SafeLoader):
    """YAML as editor programs read it: a day is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@EVERY_GUIDE
def test_the_example_is_what_new_makes(page: Path, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "أرشيف"', encoding="utf-8")
    command, path = blocks(page, "console")[0].splitlines()
    _, _, title, _, date, _, topic = shlex.split(command)
    made = authoring.new(config.load(tmp_path), title, parse_when(date), (topic,), draft=False)

    assert made.relative_to(tmp_path).as_posix() == path
    assert blocks(page, "markdown")[0].rstrip() == made.read_text(encoding="utf-8").rstrip()


@EVERY_GUIDE
def test_the_wrong_example_gives_the_message_that_is_shown(page: Path, tmp_path: Path) -> None:
    wrong, shown = blocks(page, "markdown wrong")[0], blocks(page, "text error")[0]
    (tmp_path / "2017/05").mkdir(parents=True)
    (tmp_path / "2017/05/maktaba.md").write_text(wrong, encoding="utf-8")
    options = reader.ReadOptions(vocabulary(()), "ar", "rtl", False)
    _, _, problems = reader.read(tmp_path, "2017/05/maktaba.md", 0, options)

    assert "\n".join(map(str, sorted(problems))) == shown.rstrip()


@EVERY_GUIDE
def test_every_message_that_is_explained_can_be_said(page: Path) -> None:
    explained = re.findall(
        r"^\| `([^`]+)` \|", page.read_text(encoding="utf-8").split("text error")[1], re.M
    )
    said = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "warraq").rglob("*.py"))
    said += "mapping values are not allowed"  # by PyYAML

    assert explained
    assert [] == [message for message in explained if message not in said]


def test_the_arabic_guide_has_the_sections_of_the_english_one() -> None:
    english, arabic = (len(headings(page, "h2")) for page in GUIDES)

    assert english == arabic


@each(ARABIC)
def test_nothing_scrambles_in_an_arabic_page(page: Path) -> None:
    """Code that an Arabic sentence could reorder stands in an element with a direction of
    its own.
    """
    text = page.read_text(encoding="utf-8")
    inline = [token.content for token in tokens(page) if token.type == "code_inline"]
    blocks_of_code = re.findall(
        r'(<div dir="ltr">\n\n)?^(`{3,})(\w+).*?^\2$', text, re.M | re.DOTALL
    )

    assert text.startswith('<div dir="rtl">\n')
    assert [] == [
        words
        for words in inline
        if not re.fullmatch(r"[A-Za-z](.*[A-Za-z0-9])?|[\u0621-\u064a ]+", words)
    ]
    assert [] == [
        language
        for wrapped, _, language in blocks_of_code
        if not wrapped and language != "markdown"
    ]
