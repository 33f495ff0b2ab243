"""Tests of warraq/importers/limits.py."""

from __future__ import annotations

from contextlib import suppress

import pytest

from warraq.importers.decode import Unreadable
from warraq.importers.limits import within


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(Unreadable, match="takes longer than 0 seconds"), within(0.01):
        while True:
            pass


def test_one_that_takes_the_first_stop_for_a_fault_of_its_own_is_stopped_again() -> None:
    with pytest.raises(Unreadable, match="takes longer"), within(0.01):
        with suppress(ValueError):
            while True:
                pass
        while True:
            pass


def test_what_is_done_in_time_is_left_alone() -> None:
    with within(60):
        done = True

    assert done
