"""What is not Arabic has its language marked, for screen readers (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.gates.sites import pages, tree

# A word, or a short name, is no language (3.1.2 leaves out names and technical terms); a run of
# these is.
WORDS, LETTERS = 3, 12
# Code is in no language; <bdi> sets a name apart.
NEUTRAL = ("bdi", "code", "kbd", "pre", "samp", "script", "style", "svg", "template", "var")
INLINE = (
    "a",
    "abbr",
    "b",
    "br",
    "cite",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
)

_FOREIGN = r"(?![\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff])[^\W\d_]"
_RUN = re.compile(rf"{_FOREIGN}(?:{_FOREIGN}|[\W\d_])*")
_WORD = re.compile(rf"(?:{_FOREIGN})+")
_ADDRESS = re.compile(r"\S+(?:://|@)\S+")
_BREAK = "\n\u0627\n"
"""An Arabic letter: no run goes past it."""


def unmarked(page: Any) -> list[str]:
    """The runs of foreign text in the body of a parsed page whose nearest `lang` is Arabic."""
    lang = page.get("lang", "")
    text = _ADDRESS.sub(
        _BREAK,
        "".join(part for body in page.iter("body") for part in _arabic(body, _is_arabic(lang))),
    )
    runs = (" ".join(_WORD.findall(run[0])) for run in _RUN.finditer(text))
    return [run for run in runs if _is_a_text(run)]


def _arabic(element: Any, arabic: bool) -> Iterator[str]:
    """The text that is said to be Arabic, with breaks for what is not and between blocks."""
    if element.tag in NEUTRAL or not isinstance(element.tag, str):
        yield _BREAK
        return
    arabic = _is_arabic(element.get("lang")) if element.get("lang") is not None else arabic
    edge = "" if element.tag in INLINE and arabic else _BREAK
    yield edge
    yield (element.text or "") if arabic else _BREAK
    for child in element:
        yield from _arabic(child, arabic)
        yield (child.tail or "") if arabic else _BREAK
    yield edge


def _is_arabic(lang: str) -> bool:
    return lang.lower().split("-")[0] == "ar"


def _is_a_text(run: str) -> bool:
    words = _WORD.findall(run)
    return len(words) >= WORDS or sum(map(len, words)) >= LETTERS


def test_no_foreign_text_passes_for_arabic(site: Path) -> None:
    found = {page.relative_to(site).as_posix(): unmarked(tree(page)) for page in pages(site)}

    assert {} == {page: runs for page, runs in found.items() if runs}


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (["The library opens at nine"], "<p>The library opens at nine.</p>"),
        (
            ["The library opens at nine"],
            "<p>The <strong>library <em>opens</em></strong> at nine.</p>",
        ),
        (["La bibliothèque ouvre"], "<p>قال: La bibliothèque ouvre، ثم سكت.</p>"),
        (["Donaudampfschiff"], "<p>كلمة Donaudampfschiff طويلة.</p>"),
        (
            ["one two three"],
            '<p lang="en">four five six <span lang="ar">ثم one two three</span></p>',
        ),
        (["Библиотека снова открыта"], "<li>Библиотека снова открыта</li>"),
        (["הספרייה שוב פתוחה"], "<td>הספרייה שוב פתוחה</td>"),
        (["three four five"], "<p>one <b>two</b></p><p>three <br>four five</p>"),
    ],
)
def test_the_gate_is_known_to_refuse(expected: list[str], body: str) -> None:
    assert expected == unmarked(_page(body))


@pytest.mark.parametrize(
    "body",
    [
        "<p>افتتحت المكتبة أبوابها.</p>",
        "<p>بثت BBC Arabic الخبر.</p>",
        "<p>وقال ABC ثم DEF ثم GHI ثم JKL ثم MNO.</p>",
        '<p lang="en">The library opens at nine.</p>',
        '<p lang="">Antidisestablishmentarianism</p>',
        '<p>قال: <q lang="en">The library opens at nine</q>.</p>',
        '<blockquote lang="en"><p>The <em>library</em> opens.</p></blockquote>',
        "<p>الملف <code>one two three four</code> هنا.</p>",
        "<p>منظمة <bdi>Médecins Sans Frontières</bdi> هنا.</p>",
        "<p>انظر https://example.org/a/very/long/address أو desk@archive.example هنا.</p>",
        "<ul><li>BBC</li><li>CNN</li><li>AFP</li></ul>",
        "<p>12.500 + 8% = 13.500</p>",
        "<script>const one = two three four</script>",
        "<!-- one two three four -->",
    ],
)
def test_what_is_marked_or_no_text_passes(body: str) -> None:
    assert [] == unmarked(_page(body))


def test_a_page_in_another_language_may_be_in_it() -> None:
    assert [] == unmarked(_page("<p>The library opens at nine.</p>", lang="en"))


def _page(body: str, lang: str = "ar") -> Any:
    return html.document_fromstring(
        f'<html lang="{lang}"><title>The title of a page</title><body>{body}</body></html>'
    )
