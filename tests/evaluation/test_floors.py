"""What comes out of the shared data has a floor, kind by kind. See `python -m evaluation.kinds`."""

from pathlib import Path

import pytest

from evaluation.golds import sets
from evaluation.kinds import measured
from evaluation.metric import mean

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("kind", "title", "body"),
    [
        ("text", 1.0, 1.0),
        ("json", 0.99, 0.99),
        ("json appended", None, 1.0),
        ("json lines", 1.0, 1.0),
        ("csv shifted", None, 1.0),
        ("xml records", None, 1.0),
        ("sgml", 1.0, 1.0),
        ("rss", 0.97, 0.99),
        ("wxr", 1.0, 0.97),
    ],
)
def test_a_kind_comes_out_as_its_gold_says(
    shared_data: Path, kind: str, title: float | None, body: float
) -> None:
    result = measured(sets(shared_data)[kind]())

    told = mean(verdict for *_, verdict in result.verdicts)
    assert 0 == told.days.get("wrong", 0)
    assert title is None or title <= (told.exact or 0.0)
    assert body <= round(told.words[2] if told.words else 0.0, 3)
