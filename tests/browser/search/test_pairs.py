"""Pairs of a query and a text match in a browser as they should, among other articles."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from evaluation.host import hosted
from evaluation.pairs import pairs, write
from evaluation.search import Finder
from evaluation.shared import SHARED
from tests import needs
from warraq.building import pipeline
from warraq.library import config


def test_nearly_every_pair_is_found_and_nothing_that_should_not_be(
    browser: Any, tmp_path: Path
) -> None:
    asked = pairs()
    write(tmp_path, asked, 200, SHARED if SHARED.is_dir() else None)
    pipeline.build(config.load(tmp_path), as_of=dt.date(2026, 1, 1))
    if not (tmp_path / "output/search/volumes").is_dir():
        pytest.skip(needs.PAGEFIND)
    with hosted(tmp_path / "output") as base:
        finder = Finder(browser, base)
        wrong = [pair for pair in asked if finder.finds(pair) != pair.found]
        finder.page.close()
    false = [(pair.query, pair.text) for pair in wrong if not pair.found]
    missed = [(pair.query, pair.text) for pair in wrong if pair.found]

    assert [] == false
    assert len(missed) <= 0.02 * len(asked), missed
    assert len(asked) > 120
