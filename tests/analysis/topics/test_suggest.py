"""A text is given only the topics that it is clearly about, two at most."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evaluation.topics import half_of, labelled, measure
from tests.analysis.topics.vocabularies import CASES, DEFAULT, ROOT
from warraq.analysis.topics.suggest import suggest
from warraq.analysis.topics.vocabulary import Topic, vocabulary


def texts_of(file: str) -> list[tuple[str, list[str], str]]:
    """The cases of a file: a title, paragraphs, and the ids that are expected."""
    text = re.sub(r"^#.*\n", "", (CASES / file).read_text(encoding="utf-8"), flags=re.MULTILINE)
    blocks = [block.splitlines() for block in re.split(r"\n{2,}", text.strip())]
    return [
        (lines[0], lines[1:-1], lines[-1].removeprefix("=> ").removeprefix("-")) for lines in blocks
    ]


@pytest.mark.parametrize(("title", "paragraphs", "expected"), texts_of("topics.txt"))
def test_a_text_is_given_the_topics_that_it_clearly_speaks_of(
    title: str, paragraphs: list[str], expected: str
) -> None:
    assert expected == " ".join(suggestion.id for suggestion in suggest(DEFAULT, title, paragraphs))


def test_an_own_topic_is_suggested_by_its_own_signs() -> None:
    known = vocabulary(
        [Topic("camels", "سباقات الهجن", signs=("هجن", "إبل", "جمال السباق"), hints=("مضمار",))]
    )
    found = suggest(known, "انطلاق مهرجان الهجن", ["تتسابق الإبل على المضمار كل صباح."])

    assert ["camels"] == [suggestion.id for suggestion in found]


def test_what_a_topic_is_told_by_has_at_most_two_suggestions_and_the_best_comes_first() -> None:
    signs = ("هجن", "إبل", "مضمار")
    known = vocabulary(
        [Topic(id, label, signs=signs) for id, label in (("a", "أ"), ("b", "ب"), ("c", "ج"))]
    )
    found = suggest(known, " ".join(signs), ["الهجن والإبل في المضمار"] * 3)

    assert len(found) <= 2
    assert sorted(found, key=lambda suggestion: -suggestion.score) == list(found)


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        ("", []),
        ("", ["", "\0", "\ud800\udfff\ud800", "\u202b\u200f"]),
        ("\0", ["1234567890 " * 1000]),
        ("ـ" * 100_000, ["\u064e" * 100_000]),
        ("ا" * 1_000_000, ["ا" * 1_000_000]),
        ("mixed رسالة mixed", ["abc"] * 100_000),
    ],
)
def test_what_says_nothing_is_given_nothing(title: str, paragraphs: list[str]) -> None:
    assert () == suggest(DEFAULT, title, paragraphs)
    assert DEFAULT.find(title) is None
    assert "" == DEFAULT.near(title)


def test_on_held_out_articles_the_first_suggestion_is_right_and_most_are_given_one(
    shared_data: Path,
) -> None:
    score = measure(sample for sample in labelled(shared_data) if half_of(sample) == "held out")

    assert score.precision >= 0.90
    assert score.coverage >= 0.80


def test_the_first_seed_speaks_of_law_politics_or_society_and_of_nothing_else() -> None:
    lines = (
        (ROOT / "seeds" / "000_c22308ee6848808b.txt")
        .read_text(encoding="utf-8")
        .splitlines()[13:33]
    )
    title, *paragraphs = [line for line in lines if line.strip()]
    found = {suggestion.id for suggestion in suggest(DEFAULT, title, paragraphs)}

    assert 18 == len(paragraphs)
    assert found
    assert found <= {"crime-law", "politics", "society"}
