"""Values that a build sends to other processes arrive there as they were."""

from __future__ import annotations

import pickle

import pytest

from tests.cards import card, entry
from warraq.arabic.edtf import parse_when


@pytest.mark.parametrize(
    "value",
    [
        parse_when("2017-05-12T10:42:00+04:00"),
        parse_when("../2019"),
        card("2017/05/a.md", "2017-05~"),
        entry("2017/05/a.md", "2017-05-12"),
    ],
    ids=["moment", "interval", "card", "entry"],
)
def test_a_value_is_pickled_whole(value: object) -> None:
    assert value == pickle.loads(pickle.dumps(value, -1))
