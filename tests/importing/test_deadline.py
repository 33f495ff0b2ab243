"""Tests of warraq/importing/deadline.py."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from warraq.importing.deadline import within
from warraq.importing.decode import Unreadable


def endless() -> None:
    while True:
        pass


def endless_twice() -> None:
    with suppress(ValueError):
        endless()
    endless()


@pytest.mark.slow
@pytest.mark.parametrize(
    "work", [endless, endless_twice], ids=["", "that takes the first stop for a fault of its own"]
)
def test_what_takes_too_long_is_stopped(work: Callable[[], None]) -> None:
    with pytest.raises(Unreadable, match="takes longer than 0 seconds"), within(0.01):
        work()


def test_what_is_done_in_time_is_left_alone() -> None:
    with within(60):
        done = True

    assert done
