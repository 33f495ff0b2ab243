"""A common word bends and a name does not; what is joined to a word comes off."""

from __future__ import annotations

from collections import Counter

import pytest

from warraq.analysis.names.usage import Usage


def test_a_common_word_bends_and_a_name_does_not() -> None:
    usage = Usage(
        Counter({"حكومه": 10, "الحكومه": 30, "قال": 20, "قالت": 10, "زركون": 15, "الرباط": 12})
    )

    assert 0.5 < usage.bends("حكومه")
    assert 0.25 < usage.bends("قال")
    assert 0.1 > usage.bends("زركون")
    assert 0.1 > usage.bends("الرباط")


@pytest.mark.parametrize(
    ("base", "word"),
    [
        ("زركون", "بزركون"),
        ("زركون", "وبزركون"),
        ("الرباط", "والرباط"),
        ("الرباط", "للرباط"),
        ("وزير", "وزير"),
        ("بلد", "بلد"),
        ("وعد", "وعد"),
    ],
)
def test_what_is_joined_comes_off_where_the_rest_is_met_more_often(base: str, word: str) -> None:
    usage = Usage(
        Counter(
            {
                "زركون": 9,
                "بزركون": 3,
                "وبزركون": 1,
                "الرباط": 9,
                "للرباط": 2,
                "وزير": 5,
                "زير": 6,
                "لد": 9,
            }
        )
    )

    assert base == usage.base(word)
