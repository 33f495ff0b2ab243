"""Tests of warraq/importing/filing.py: whatever a source holds, what is written can be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from warraq.analysis.topics.vocabulary import vocabulary
from warraq.arabic.edtf import parse_when
from warraq.content.frontmatter.interpret import FrontMatter, interpret
from warraq.content.frontmatter.text import split
from warraq.importing.account import Account
from warraq.importing.article import Imported
from warraq.importing.categories import Categories
from warraq.importing.filing import Filer, Origin
from warraq.importing.previous import PreviousImports

PLAIN = Imported("افتتاح المكتبة", ("نص المقال.",), Account("utf-8", (), ()))
ORIGIN = Origin("seeds/a.txt", "0" * 64, "text", dt.date(2026, 11, 23))


def filed(root: Path, article: Imported) -> FrontMatter:
    """The front matter of an article, as it is read back."""
    filer = Filer(
        PreviousImports.of(root), Categories.of(root, vocabulary(())), lambda title, paragraphs: []
    )
    text = filer.file(article, ORIGIN).text
    meta, _, _ = split(text)
    read, problems = interpret(meta, "a.md", text)

    assert () == problems
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("article", "name"),
    [
        (replace(PLAIN, title="كلمة " * 50_000), "title"),
        (replace(PLAIN, summary="كلمة " * 50_000), "summary"),
        (replace(PLAIN, outlet="خ" * 100_000), "outlet"),
        (replace(PLAIN, authors=tuple(f"كاتب {number}" for number in range(20_000))), "author"),
        (replace(PLAIN, tags=tuple(f"وسم {number}" for number in range(20_000))), "tags"),
        (replace(PLAIN, aliases=tuple(f"/{number}/" for number in range(20_000))), "aliases"),
    ],
)
def test_what_is_too_long_for_a_front_matter_is_cut_and_an_editor_is_told(
    article: Imported, name: str, tmp_path: Path
) -> None:
    assert [f"طال عن الحد فاقتُطع أوله: {name} (cut short)"] == [
        doubt for doubt in filed(tmp_path, article).review if "cut short" in doubt
    ]


def test_characters_that_no_text_may_hold_are_left_away(tmp_path: Path) -> None:
    odd = "\x00\x01\x7f\ufffe\ud800"
    read = filed(
        tmp_path,
        replace(PLAIN, title=f"{odd}عنوان", tags=(f"وسم{odd}", odd), image=("a.png", f"{odd}صورة")),
    )

    assert ("عنوان", ("وسم",)) == (read.title, read.tags)
    assert "صورة" == (read.image and read.image.alt)


@pytest.mark.parametrize("date", ["2017?", "2017~", "2017/2019"])
def test_an_uncertain_date_leaves_no_mark_in_the_path(tmp_path: Path, date: str) -> None:
    article = replace(PLAIN, when=parse_when(date))
    filer = Filer(
        PreviousImports.of(tmp_path), Categories.of(tmp_path, vocabulary(())), lambda *_: []
    )

    assert "2017" == Path(filer.file(article, ORIGIN).where).parent.as_posix()
