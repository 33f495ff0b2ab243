"""Front matter is read by one schema, every fault is told with its place, and it is written in one form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from warraq.content.frontmatter.interpret import FrontMatter, interpret
from warraq.content.frontmatter.schema import KEYS, json_schema
from warraq.content.frontmatter.text import MOST_FAULTS, Malformed, split
from warraq.content.frontmatter.writing import compose, dumped, head_of
from warraq.core.model import Image, Provenance

CASES = Path(__file__).parents[2] / "cases" / "front-matter.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    """What each case of the file is about, its front matter, and what must be said of it."""
    text = re.sub(r"\A(?:#.*\n)+|^# ---.*\n", "", CASES.read_text("utf-8"), flags=re.M)
    found = []
    for block in re.split(r"^== ", text, flags=re.M)[1:]:
        name, *lines = block.rstrip().split("\n")
        said = [line[2:].strip() for line in lines if line.startswith("=>")]
        found.append(
            (
                name,
                "\n".join(line for line in lines if not line.startswith("=>")),
                list(filter(None, said)),
            )
        )
    return found


def faults(text: str) -> list[str]:
    """What is said of a file, as 'line:column what'."""
    try:
        meta, _, _ = split(text)
    except Malformed as fault:
        return [f"{fault.line}:{fault.column} {fault.what}"]
    return sorted(f"{it.line}:{it.column} {it.what}" for it in interpret(meta, "a.md", text)[1])


def told(text: str) -> list[str]:
    """The same in full, with how to mend it."""
    try:
        return [str(problem) for problem in interpret(split(text)[0], "a.md", text)[1]]
    except Malformed as fault:
        return [f"{fault.what}\n    {fault.mend}"]


def page(head: str, body: str = "نص.") -> str:
    return f"---\n{head}\n---\n\n{body}\n"


def read(head: str) -> FrontMatter:
    text = page(head)
    found, problems = interpret(split(text)[0], "a.md", text)
    assert found, problems
    return found


# --- what is said of a front matter ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "said"), [case[1:] for case in cases()], ids=[case[0] for case in cases()]
)
def test_every_fault_is_told_with_its_line_and_column(head: str, said: list[str]) -> None:
    assert said == faults(page(head))


@pytest.mark.parametrize("head", [head for _, head, said in cases() if said])
def test_every_fault_says_how_to_mend_it(head: str) -> None:
    with_mend = re.compile(r".+\n    .+")

    assert all(with_mend.search(problem) for problem in told(page(head)))


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


# --- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["no", "نعم", "12:30", "2017", "2017-05-12", "~", "null", "0x1F", "1e3", "true", "="]
)
def test_a_title_is_what_stands_in_the_file_whatever_yaml_takes_it_for(word: str) -> None:
    assert word == read(f"title: {word}").title


def test_line_separators_that_were_pasted_into_a_title_are_blanks_and_move_no_line() -> None:
    head = "title: عنوان\u2028طويل\u0085جدًا\u2029هنا"

    assert "عنوان طويل جدًا هنا" == read(head).title
    assert ["3:1 there is no key 'x'"] == faults(page(f"{head}\nx: y"))


def test_texts_are_on_one_line_and_composed() -> None:
    assert "a b c" == read("title: |\n  a\n  b\n\n  c").title
    assert "أخبار" == read("title: ا\u0654خبار").title
    assert "أ\u200cب" == read("title: أ\u200cب").title


def test_repeated_tags_stand_once() -> None:
    assert ("أ", "ب") == read("title: a\ntags: [أ, ب, أ]").tags


def test_a_group_may_leave_out_what_is_not_known() -> None:
    found = read("title: a\nsource: {file: seeds/a.txt}\nimage: {src: a.png}")

    assert Provenance("seeds/a.txt", "", "", None, "") == found.source
    assert Image("a.png", "", "") == found.image


@pytest.mark.parametrize(("count", "expected"), [("0", 0), ("41", 41), ("'7'", 7)])
def test_a_count_is_a_whole_number(count: str, expected: int) -> None:
    found = read(f"title: a\nsource: {{left_out: {count}}}").source

    assert found is not None
    assert expected == found.left_out


@pytest.mark.parametrize("count", ["-1", "4.5", "many", "٤١", "''", "[1]", "9" * 5000])
def test_what_is_no_count_is_told(count: str) -> None:
    with pytest.raises(AssertionError):
        read(f"title: a\nsource: {{left_out: {count}}}")


@pytest.mark.parametrize(
    ("word", "flag"), [("true", True), ("Yes", True), ("نعم", True), ("no", False), ("لا", False)]
)
def test_a_flag_is_a_word(word: str, flag: bool) -> None:
    assert flag == read(f"title: a\ndraft: {word}").draft


# --- front matter and body ------------------------------------------------------------------------


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


# --- the canonical form ---------------------------------------------------------------------------

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
        "source:\n  file: seeds/a.txt\n  importer: text\ndraft: true\nreview:\n  - لا تاريخ\n---\n\nنص\n"
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


# --- the JSON Schema ------------------------------------------------------------------------------


def test_the_json_schema_is_valid_and_agrees_with_the_reader() -> None:
    schema = json_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    good = {
        "title": "عنوان",
        "date": "2017-05-12",
        "tags": ["أ"],
        "draft": True,
        "source": {"file": "a"},
    }

    assert validator.is_valid(good)
    assert not validator.is_valid({})
    assert not validator.is_valid({**good, "titel": "x"})
    assert not validator.is_valid({**good, "source": {"fil": "x"}})
    assert not validator.is_valid({**good, "title": ["x"]})
    assert not validator.is_valid({**good, "image": {"alt": "x"}})
    assert set(FrontMatter.__slots__) == {key.fills for key in KEYS}
