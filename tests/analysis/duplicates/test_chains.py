"""Marks are followed to their end, and never for ever."""

from __future__ import annotations

import pytest

from warraq.analysis.duplicates.chains import faults, firsts

STANDING = {"a", "b", "c", "d", "e"}


@pytest.mark.parametrize(
    ("expected", "marks"),
    [
        ({}, {}),
        ({"b": "a"}, {"b": "a"}),
        ({"b": "a", "c": "a", "d": "a"}, {"d": "c", "c": "b", "b": "a"}),
        ({}, {"b": "none", "c": ""}),
        ({"c": "b"}, {"b": "none", "c": "b"}),
        ({}, {"b": "gone", "c": "b"}),
        ({}, {"a": "a"}),
        ({"e": "d"}, {"a": "b", "b": "c", "c": "a", "e": "d"}),
        ({}, {"d": "a", "a": "b", "b": "a"}),
    ],
)
def test_a_copy_leads_to_the_end_of_its_line_if_that_is_an_article(
    expected: dict[str, str], marks: dict[str, str]
) -> None:
    assert expected == firsts(marks, STANDING)


def test_a_mark_that_leads_nowhere_is_told_and_one_that_goes_round() -> None:
    told = dict(faults({"a": "b", "b": "a", "c": "gone", "d": "d", "e": "none"}, STANDING))

    assert {"a", "b", "c", "d"} == set(told)
    assert "there is no article 'gone'" == told["c"]
    assert "'a' is a copy of this article in its turn: the marks go round in a ring" == told["b"]


def test_a_long_line_is_followed() -> None:
    marks = {str(number): str(number + 1) for number in range(50_000)}

    assert "50000" == firsts(marks, {"50000"})["0"]
