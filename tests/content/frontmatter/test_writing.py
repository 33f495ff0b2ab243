"""A front matter is written in one form, which reads back the same."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from warraq.content.frontmatter.text import split
from warraq.content.frontmatter.writing import compose, dumped, head_of

_NASTY = (
    *(
        "# a",
        ": ",
        "a: b",
        "a #b",
        "'",
        '"',
        "\\",
        "\n",
        "\r",
        "\t",
        "- ",
        "- a",
        "%",
        "@",
        "`",
        "!",
        "&a",
        "*a",
        "|",
        ">",
    ),
    *(
        "{",
        "[",
        "]",
        "}",
        ",",
        "?",
        "? a",
        "---",
        "\n---\n",
        "...",
        "~",
        "null",
        "<<",
        "=",
        "2017",
        "2017-05-12",
        "12:30",
    ),
    *(
        "2001-12-14t21:59:43.10-05:00",
        "no",
        "نعم",
        "true",
        "0x1",
        "1_000",
        "1e3",
        ".inf",
        "😀",
        " ",
        "\u200c",
        "\u202e",
    ),
    *(
        "\u0085",
        "\u2028",
        "\u2029",
        "\u00a0",
        "\ufeff",
        "\ud800",
        "\x00",
        "\x07",
        "\x7f",
        "\x9f",
        "\uffff",
    ),
)


_TEXT = st.lists(st.sampled_from(_NASTY) | st.text(max_size=5), max_size=4).map("".join)


_TEXTS = st.lists(_TEXT, max_size=3)


def _group(names: str) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names.split(), _TEXT))


_META: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"title": _TEXT},
    optional={
        "date": _TEXT,
        "topics": _TEXTS,
        "tags": _TEXTS,
        "author": _TEXT | _TEXTS,
        "outlet": _TEXT,
        "summary": _TEXT,
        "source": _group("file sha256 url captured digest imported importer left_out"),
        "image": _group("src alt credit"),
        "aliases": _TEXTS,
        "draft": st.booleans() | _TEXT,
        "review": _TEXTS,
        "corrections": st.lists(_group("date note"), max_size=2),
        "withdrawn": _group("date reason"),
    },
)


def shown(value: Any) -> Any:
    """A value as the canonical form holds it: empty ones left out, line separators blanks, lone
    surrogates U+FFFD.
    """
    if isinstance(value, dict):
        return {name: kept for name, part in value.items() if (kept := shown(part))}
    if isinstance(value, list):
        return [shown(part) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return re.sub("[\ud800-\udfff]", "\ufffd", re.sub("[\u0085\u2028\u2029]", " ", value))


@pytest.mark.slow
@settings(max_examples=examples(400), deadline=None)
@given(meta=_META, body=_TEXT)
def test_the_canonical_form_reads_back_the_same_and_is_stable(
    meta: dict[str, Any], body: str
) -> None:
    text = compose(meta, body)
    again, rest, line = split(text)

    assert text.encode()
    assert text == compose(again, rest)
    assert shown(meta) == again
    assert text.split("\n")[line - 1].startswith(rest.split("\n")[0])


SIGNS = " :#-?,[]{}&*!|>'\"%@`~=<.0129eE+_xnyNoO/ع،«\u00a0\u200f\ufeff\ufffe\n\t\x07\U0001f600"


TEXTS = st.one_of(
    st.text(SIGNS, min_size=1, max_size=12),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), min_size=1
    ),
    st.sampled_from(
        [
            "true",
            "Null",
            "2014-05-01",
            "12:30:45",
            "0x1f",
            "-.inf",
            "1_000",
            "1.5e+3",
            "<<",
            "...",
            "--- a",
        ]
    ),
)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_what_is_written_without_pyyaml_is_what_pyyaml_would_write(
    text: str, texts: list[str]
) -> None:
    meta = {"title": text, "tags": texts, "source": {"file": text}, "corrections": [{"note": text}]}

    assert dumped(meta) == head_of(meta)


def test_the_canonical_form_has_the_schemas_order_block_style_and_real_arabic() -> None:
    text = compose(
        {
            "review": ["لا تاريخ"],
            "source": {"importer": "text", "file": "seeds/a.txt"},
            "topics": ["crime-law"],
            "draft": True,
            "date": "2017-05-12",
            "tags": [],
            "title": "عنوان: فرعي",
        },
        "\n\nنص\n\n",
    )

    assert (
        "---\ntitle: 'عنوان: فرعي'\ndate: 2017-05-12\ntopics:\n  - crime-law\n"
        "source:\n  file: seeds/a.txt\n  importer: text\ndraft: true\n"
        "review:\n  - لا تاريخ\n---\n\nنص\n"
    ) == text


def test_a_key_that_the_schema_does_not_know_is_not_written_at_any_depth() -> None:
    for meta in (
        {"titel": "a"},
        {"title": "a", "source": {"fil": "b"}},
        {"corrections": [{"day": "c"}]},
    ):
        with pytest.raises(KeyError):
            compose(meta, "")


def test_what_is_written_is_read_alike_by_programs_that_know_yaml_only() -> None:
    head = compose({"title": "2017", "date": "2017-05", "summary": "no", "draft": False}, "").split(
        "---\n"
    )[1]

    assert {"title": "2017", "date": "2017-05", "summary": "no", "draft": False} == yaml.safe_load(
        head
    )
