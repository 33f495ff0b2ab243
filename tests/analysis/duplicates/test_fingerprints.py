"""A text and its copies choose the same passages."""

from __future__ import annotations

import random

from warraq.analysis.duplicates.fingerprints import WINDOW_RUNS, passages
from warraq.analysis.duplicates.similarity import RUN_WORDS

CHANCE = random.Random(7)
LONG = [f"كلمة{CHANCE.randrange(5000)}" for _ in range(3000)]


def test_what_two_texts_share_in_a_row_gives_both_a_passage() -> None:
    for start in range(0, 2900, 37):
        shared = LONG[start : start + WINDOW_RUNS + RUN_WORDS - 1]
        one, other = (["قبله"] * 50 + shared + ["بعده"] * 50, ["غيره"] * 9 + shared)

        assert passages(one) & passages(other) & passages(shared)


def test_the_passages_of_a_crop_are_passages_of_the_whole_but_for_its_end() -> None:
    crop = LONG[:900]

    assert len(passages(crop) - passages(LONG)) <= 1


def test_one_of_eight_words_or_so_begins_a_passage() -> None:
    assert 2900 / 10 < len(passages(LONG)) < 2900 / 7


def test_the_passages_are_the_same_on_every_machine_and_version() -> None:
    assert frozenset({1650883373}) == passages(["افتتحت", "البلدية", "أمس", "مكتبة", "جديدة"])


def test_less_than_a_run_has_no_passage() -> None:
    assert frozenset() == passages(LONG[: RUN_WORDS - 1])
    assert frozenset() == passages([])
    assert 1 == len(passages(LONG[:RUN_WORDS]))


def test_a_text_of_one_word_over_and_over_has_one_passage() -> None:
    assert 1 == len(passages(["كلمة"] * 100_000))
