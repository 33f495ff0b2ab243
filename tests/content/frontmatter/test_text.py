"""A file is split where its front matter ends, and every scalar is read as the text in the file."""

from __future__ import annotations

import pytest

from tests.content.frontmatter.pages import faults, page, read
from warraq.content.frontmatter.text import MOST_FAULTS, Malformed, split


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1 there is no front matter"),
        ("نص بلا مقدمة", "1:1 there is no front matter"),
        ("---", "1:1 the front matter is never closed"),
        ("---\ntitle: a\n", "1:1 the front matter is never closed"),
        ("---\n---\n", "2:1 the front matter is not a list of `key: value` lines"),
        ("\n---\ntitle: a\n---\n", "1:1 something stands before the opening '---'"),
        ("\ufeff\ufeff---\ntitle: a\n---\n", "1:1 something stands before the opening '---'"),
        (
            "--- # a\ntitle: a\n---\nb\n---\n",
            "1:1 the opening '---' does not stand alone on its line",
        ),
        (
            "---title: a\n---\ndate: 2017\n---\n",
            "1:1 the opening '---' does not stand alone on its line",
        ),
        (
            "---\n\ttitle: a\n---\n",
            "2:1 the front matter cannot be read: found character that cannot start any token",
        ),
        (
            "---\ntitle: a\x07b\n---\n",
            "2:9 the front matter holds a character that no text may hold (U+0007)",
        ),
        (
            "---\ntitle: a\ntags: \0\n---\n",
            "3:7 the front matter holds a character that no text may hold (U+0000)",
        ),
        (
            "---\ntitle: \ud800\n---\n",
            "2:8 the front matter holds a character that no text may hold (U+D800)",
        ),
        (
            "---\ntitle: \uffff\n---\n",
            "2:8 the front matter holds a character that no text may hold (U+FFFF)",
        ),
    ],
)
def test_what_is_no_front_matter_is_told(text: str, said: str) -> None:
    assert [said] == faults(text)


@pytest.mark.parametrize(
    "head",
    [
        "title: " + "[" * 5000,
        "title: " + "{a: " * 2000,
        "title:\n " + "-  " * 15_000 + "a",
        "title:\n " + "- " * 15_000 + "a",
        "? " * 5000 + "a",
        "\n".join(f"{' ' * depth}a:" for depth in range(340)),
        "title: " + "a" * 70_000,
        "a" * 60_000 + ": b",
        "? " + "a" * 60_000 + "\n: b",
        "title: &a [*a]",
        "a: &a [x, x, x]\n"
        + "\n".join(
            f"{b}: &{b} [*{a}, *{a}, *{a}]" for a, b in zip("abcdefg", "bcdefgh", strict=True)
        ),
        "\n".join(f"key{number}: x" for number in range(5000)),
        "%YAML 9.9",
        "title: a\n--- b",
        "title: a\n...\ndate: 2017\n... \ntags: a",
    ],
    ids=lambda head: head[:20],
)
def test_the_worst_front_matter_is_refused_in_a_few_lines(head: str) -> None:
    said = faults(page(head))

    assert 1 <= len(said) <= MOST_FAULTS + 1
    assert all(len(line) < 300 for line in said)


def test_yaml_tags_make_nothing_but_text() -> None:
    for tag in (
        "int",
        "float",
        "bool",
        "timestamp",
        "binary",
        "set",
        "omap",
        "null",
        "python/name:os.system",
    ):
        assert "could not determine a constructor" in faults(page(f"title: !!{tag} x"))[0]


@pytest.mark.parametrize(
    "word", ["no", "نعم", "12:30", "2017", "2017-05-12", "~", "null", "0x1F", "1e3", "true", "="]
)
def test_a_title_is_what_stands_in_the_file_whatever_yaml_takes_it_for(word: str) -> None:
    assert word == read(f"title: {word}").title


def test_line_separators_that_were_pasted_into_a_title_are_blanks_and_move_no_line() -> None:
    head = "title: عنوان\u2028طويل\u0085جدًا\u2029هنا"

    assert "عنوان طويل جدًا هنا" == read(head).title
    assert ["3:1 there is no key 'x'"] == faults(page(f"{head}\nx: y"))


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\ntitle: a\n---", "", 3),
        ("---\ntitle: a\n---\n", "", 4),
        ("---\ntitle: a\n---\nنص", "نص", 4),
        ("---\ntitle: a\n---\n\n \n\t\nنص\n\n", "نص", 7),
        ("---  \ntitle: a\n----\nنص\n---\nآخر", "نص\n---\nآخر", 4),
        ("---\ntitle: a\n---\n---\nنص", "---\nنص", 4),
        ("---\ntitle: a\n---\n\n    شفرة\n\nنص\n", "    شفرة\n\nنص", 5),
        ("---\ntitle: |\n  a\n  ---\n  b\n---\nنص", "نص", 7),
    ],
)
def test_the_body_begins_where_the_front_matter_ends(text: str, body: str, line: int) -> None:
    assert (body, line) == split(text)[1:]


def test_a_body_of_a_million_characters_is_split_as_it_is() -> None:
    for body in (
        "-" * 1_000_000 + "x",
        "---x\n" * 200_000 + "x",
        " " * 1_000_000 + "x",
        "\n " * 500_000 + "x",
    ):
        assert body.rstrip().endswith(split(page("title: a", body))[1])
        with pytest.raises(Malformed):
            split("---\n" + body)
