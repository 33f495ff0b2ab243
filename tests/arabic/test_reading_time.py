"""Reading time is told in whole minutes, and not at all of what takes less than one."""

from __future__ import annotations

import pytest

from warraq.arabic.reading_time import PACE, minutes


@pytest.mark.parametrize(
    ("expected", "words"), [(0, 0), (0, 137), (1, 138), (1, 206), (2, 207), (3, 414), (72, 10_000)]
)
def test_minutes_are_rounded_to_the_nearest(expected: int, words: int) -> None:
    assert expected == minutes(words, "ar")


def test_english_is_read_faster_and_an_unknown_language_as_arabic() -> None:
    assert minutes(1000, "en") < minutes(1000, "ar")
    assert minutes(1000, "fa") == minutes(1000, "ar")
    assert set(PACE) == {"ar", "en"}
