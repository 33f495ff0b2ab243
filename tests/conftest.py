"""What tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents that are not part of this repository; a test that needs it is skipped where it
    is absent.
    """
    folder = Path(os.environ.get("WARRAQ_SHARED_DATA", Path(__file__).parents[1] / "../shared/data"))
    if not folder.is_dir():
        pytest.skip("the shared data is not here (set WARRAQ_SHARED_DATA)")
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """What the golden site holds can be renewed on purpose."""
    parser.addoption("--update", action="store_true", help="renew tests/golden/ instead of comparing with it")
