"""What tests share, and how a run of them goes: order, processes, and what was skipped."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import jinja2
import pytest

from tests import archive, needs
from warraq.core import workers

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

# No test is given a time: how long an example takes says how busy the machine is.
hypothesis.settings.register_profile(
    "whole", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.register_profile(
    "quick", hypothesis.settings.get_profile("whole"), max_examples=10
)
hypothesis.settings.load_profile("whole")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents that are not part of this repository; a test that needs it is
    skipped where it is absent.
    """
    folder = Path(
        os.environ.get("WARRAQ_SHARED_DATA", Path(__file__).parents[1] / "../shared/data")
    )
    if not folder.is_dir():
        pytest.skip(needs.DATA)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium, the machine's own."""
    playwright = pytest.importorskip("playwright.sync_api", reason=needs.PACKAGES)
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        pytest.skip(needs.CHROMIUM)
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session", autouse=True)
def _one_processor_each() -> Iterator[None]:
    """Where tests run side by side, each process of theirs has one processor to itself; a test of
    several workers says how many it wants.
    """
    with pytest.MonkeyPatch.context() as patch:
        if "PYTEST_XDIST_WORKER" in os.environ:
            patch.setattr(workers, "how_many", lambda: 1)
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """Compiling the templates is half of the work on a small site: done once in a process, not once
    a site.
    """
    compiled: dict[tuple[Any, ...], Any] = {}
    compile_ = jinja2.Environment.compile

    def remembered(
        self: Any, source: Any, name: Any = None, filename: Any = None, *more: Any, **others: Any
    ) -> Any:
        # A template that asks for other filters or tests is refused when it is compiled.
        known = (*self.filters, "and", *self.tests)
        key = (source, name, filename, more, *others.items(), known)
        if key not in compiled:
            compiled[key] = compile_(self, source, name, filename, *more, **others)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", remembered)
        yield


@pytest.fixture(scope="session", autouse=True)
def _archives_built_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The archives of `tests.archive.built_archive` lie where every process of this run
    finds them.
    """
    own = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            archive,
            "SHARED",
            (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "archives",
        )
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """What the golden site holds can be renewed on purpose."""
    parser.addoption(
        "--update", action="store_true", help="renew tests/golden/ instead of comparing with it"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser or looks at whole sites; begin with what takes long, where several
    run side by side.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if "gates" in item.path.parts:
            item.add_marker(pytest.mark.gate)
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(
            key=lambda item: not any(map(item.get_closest_marker, ("browser", "gate", "slow")))
        )


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say once of each thing that is missing how many tests were skipped for it, and how to
    get it.
    """
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", ()))
    if reasons:
        terminalreporter.section("skipped, and why")
    for reason, count in reasons.most_common():
        terminalreporter.line(f"{count:5}  {reason}")


def _reason(report: Any) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple | list) else report.longrepr
    return str(said).removeprefix("Skipped: ")
