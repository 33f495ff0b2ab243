"""What tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What a browser does of its own accord (updates, safe browsing, QUIC) would be counted as the
# site's requests.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents that are not part of this repository; a test that needs it is
    skipped where it is absent.
    """
    folder = Path(
        os.environ.get("WARRAQ_SHARED_DATA", Path(__file__).parents[1] / "../shared/data")
    )
    if not folder.is_dir():
        pytest.skip("the shared data is not here (set WARRAQ_SHARED_DATA)")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium, the machine's own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """What the golden site holds can be renewed on purpose."""
    parser.addoption(
        "--update", action="store_true", help="renew tests/golden/ instead of comparing with it"
    )
