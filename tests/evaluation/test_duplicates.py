"""Copies are told from other stories as well as the documentation says; needs the shared data."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import likenesses
from evaluation.duplicates import judged, precision, recall

pytestmark = pytest.mark.slow


def test_precision_and_recall_have_a_floor_on_the_half_that_was_held_out(shared_data: Path) -> None:
    told = [judged(pair) for pair in likenesses.pairs(shared_data) if pair.half == "held out"]

    assert len(told) > 5000
    assert 0.98 <= precision(told)
    assert 0.95 <= recall(told)


def test_what_the_data_itself_has_twice_is_found(shared_data: Path) -> None:
    told = [judged(pair) for pair in likenesses.pairs(shared_data) if pair.sort.endswith("(real)")]

    assert len(told) > 20
    assert [] == [f"{one.pair.one.name}, {one.pair.other.name}" for one in told if not one.right]
