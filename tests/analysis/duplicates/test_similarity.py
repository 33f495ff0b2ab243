"""Two texts are one story or two, whatever they are spelt and cut like."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.analysis.duplicates.similarity import SAME, Similarity, compare, measure, of_a_series
from warraq.arabic.letters import words

CASES = Path(__file__).parents[2] / "cases" / "duplicates.txt"
WORDS = [
    f"كلمة{chr(first)}{chr(second)}"
    for first in range(0x628, 0x63A)
    for second in range(0x641, 0x649)
]


def cases() -> Iterator[tuple[str, bool, list[str], list[str], int | None]]:
    """The cases of the file: why, one story or not, the words of both, the days between them."""
    lines = [
        line
        for line in CASES.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    for why, one, other in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        days, texts = zip(
            *((part.strip() for part in line.split("|", 1)) for line in (one, other)), strict=True
        )
        known = [dt.date.fromisoformat(day) for day in days if day != "-"]
        apart = abs((known[0] - known[1]).days) if len(known) == 2 else None
        yield why[1:].strip(), why[0] == "=", words(texts[0]), words(texts[1]), apart


@pytest.mark.parametrize(
    ("same", "one", "other", "days"), [pytest.param(*case[1:], id=case[0]) for case in cases()]
)
def test_every_case_is_judged_as_the_file_says(
    same: bool, one: list[str], other: list[str], days: int | None
) -> None:
    assert same == (compare(one, other, days) is not None)
    assert same == (compare(other, one, days) is not None)


def test_a_changed_word_costs_itself_and_not_the_runs_it_stands_in() -> None:
    said = WORDS[:100]
    changed = [*said[:50], "غيرها", *said[51:]]

    assert Similarity(0.99, 0.99) == measure(said, changed)


def test_of_a_crop_all_is_contained_and_half_resembles() -> None:
    said = WORDS[:90]

    assert Similarity(60 / 120, 1.0) == measure(said, said[:30])


def test_a_repeated_run_is_counted_wherever_it_stands() -> None:
    said = WORDS[:4]

    assert SAME == measure(said * 3, said)


def test_words_of_both_in_another_order_share_nothing() -> None:
    said = WORDS[:80]

    assert Similarity(0.0, 0.0) == measure(said, said[::-1])
    assert Similarity(0.0, 0.0) == measure([], said)


def test_a_correction_of_three_numbers_on_the_same_day_is_no_series() -> None:
    said = [word for place in range(30) for word in (WORDS[place], str(place))]
    corrected = ["9" + word if word in ("3", "4", "5") else word for word in said]

    assert not of_a_series(said, corrected, 0)
    assert not of_a_series(said, corrected, 7)


def test_a_month_that_has_not_changed_does_not_make_a_series_a_copy() -> None:
    said = [word for place in range(4) for word in (WORDS[place], str(place + 10), "ماي")]
    later = [word.replace("1", "2") for word in said]

    assert of_a_series(said, later, 7)
    assert of_a_series(said, later, None)


@given(
    st.lists(st.sampled_from([*WORDS[:6], "1", "2017"]), max_size=60),
    st.lists(st.sampled_from(WORDS[:6]), max_size=60),
)
def test_the_measure_lies_between_nothing_and_all_and_is_the_same_both_ways(
    one: list[str], other: list[str]
) -> None:
    told = measure(one, other)

    assert 0 <= told.resemblance <= 1
    assert 0 <= told.containment <= 1
    assert told.resemblance == measure(other, one).resemblance


def test_a_very_long_text_of_one_word_is_compared() -> None:
    chance = random.Random(1)
    long = ["كلمة"] * 200_000
    other = [chance.choice(WORDS) for _ in range(100_000)]

    assert compare(long, other, None) is None
    assert compare(long, list(long), None) == ("exact", SAME)
