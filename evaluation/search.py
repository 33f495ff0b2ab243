"""How well, and at what price, a reader finds what an archive holds, in a real browser.

    python -m evaluation.search [--count 200 3000] [--faults]

Each pair of tests/cases/search.txt has an article of its own, on a day of its own, among real and
made-up ones. It counts as found if the search page shows it for the query, narrowed to that day.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from evaluation.host import hosted
from evaluation.pairs import Pair, kinds, pairs, write
from evaluation.shared import SHARED
from tests.conftest import FLAGS, NAMES
from warraq.building import pipeline
from warraq.library import config

AS_OF = dt.date(2026, 1, 1)
SAMPLE = 12
"""So many queries are asked without a day, to count their bytes."""


def main() -> None:
    """Print a table of hits and one of prices."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--count",
        type=int,
        nargs="*",
        default=[200, 3000],
        help="articles besides the pairs' in each archive",
    )
    parser.add_argument("--faults", action="store_true", help="tell every fault")
    options = parser.parse_args()
    asked = pairs()
    hits = Table("pairs", *(f"{count:,} articles" for count in options.count))
    prices = Table("price", *(f"{count:,} articles" for count in options.count))
    runs = [run(asked, count, SHARED if SHARED.is_dir() else None) for count in options.count]
    for kind, held in kinds(asked):
        hits.add_row(kind, *(_score(held, outcome.found) for outcome in runs))
    hits.add_row("all", *(_score(asked, outcome.found) for outcome in runs))
    for name in runs[0].prices:
        prices.add_row(name, *(outcome.prices[name] for outcome in runs))
    Console(width=120).print(hits, prices)
    if options.faults:
        for outcome in runs:
            wrong = [pair for pair in asked if (pair in outcome.found) != pair.found]
            Console().print(
                *(f"{pair.query} {'=' if pair.found else '!'} {pair.text}" for pair in wrong),
                sep="\n",
            )


def run(asked: Sequence[Pair], count: int, shared: Path | None) -> Outcome:
    """Build an archive of the pairs' articles and so many others, ask all pairs, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder)
        write(archive, asked, count, shared)
        prices = _built(archive)
        with hosted(archive / "output") as base, finder(base) as page:
            found = {pair for pair in asked if page.finds(pair)}
        with hosted(archive / "output") as base, finder(base) as page:
            prices |= page.prices(
                [pair.query for pair in asked if pair.found][:: max(1, len(asked) // SAMPLE)]
            )
        return Outcome(frozenset(found), prices)


def _built(archive: Path) -> dict[str, str]:
    settings = config.load(archive)
    start = time.perf_counter()
    pipeline.build(replace(settings, search=False), as_of=AS_OF)
    without = time.perf_counter() - start
    shutil.rmtree(settings.cache)
    start = time.perf_counter()
    pipeline.build(settings, as_of=AS_OF)
    seconds = time.perf_counter() - start
    files = [path for path in (settings.output / "search").rglob("*") if path.is_file()]
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {
        "build, seconds (without search)": f"{seconds:.1f} ({without:.1f})",
        "largest process of the build": f"{largest / 1024:.0f} MB",
        "index": f"{sum(path.stat().st_size for path in files) / 1e6:.1f} MB in {len(files)} files",
    }


def _score(held: Sequence[Pair], found: frozenset[Pair]) -> str:
    wanted = [pair for pair in held if pair.found]
    false = sum(pair in found for pair in held if not pair.found)
    return (
        f"{sum(pair in found for pair in wanted)} of {len(wanted)} found, {false} of "
        f"{len(held) - len(wanted)} false"
    )


@contextmanager
def finder(base: str) -> Iterator[Finder]:
    """The search page of a site in a browser, as long as the block runs."""
    with sync_playwright() as driver:
        path = next(filter(None, map(shutil.which, NAMES)))
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield Finder(browser, base)
        browser.close()


class Finder:
    """The search page of a site in a browser."""

    def __init__(self, browser: Any, base: str) -> None:
        self.browser = browser
        self.address = base + "search/index.html"
        self.page = browser.new_page(viewport={"width": 1280, "height": 900})
        self.asked: list[Any] = []
        self.page.on("requestfinished", lambda request: self.asked.append(request))

    def finds(self, pair: Pair) -> bool:
        """Whether a pair's article is among the results, on its own day."""
        self.open(q=pair.query, **{"from": str(pair.day), "to": str(pair.day)})
        links = self.page.locator("#search-results a").evaluate_all(
            "links => links.map((link) => link.href)"
        )
        return any("/pair-" in link for link in links)

    def open(self, **parameters: str) -> int:
        """Go to the address of a search, as a link or the browser's arrows do; returns how many
        results it has.
        """
        address = f"{self.address}?{urlencode(parameters)}"
        if self.page.url.startswith(self.address):
            self.page.evaluate(
                "(address) => { history.pushState(null, '', address); "
                "dispatchEvent(new PopStateEvent('popstate')); }",
                address,
            )
        else:
            self.page.goto(address)
        status = self.page.locator("#search-status[data-state=done]")
        status.wait_for()
        return int(status.get_attribute("data-count"))

    def prices(self, queries: Sequence[str]) -> dict[str, str]:
        """What the first search and the others load, in bytes as they are sent, and the memory of
        the page.
        """
        self.open(q=queries[0])
        first = self._bytes()
        others = [self._bytes() for query in queries[1:] if self.open(q=query)]
        return {
            "first use, all but fonts": f"{first / 1000:.0f} KB",
            "a further query, median (most)": (
                f"{statistics.median(others) / 1000:.0f} ({max(others) / 1000:.0f}) KB"
            ),
            "largest process of the browser's page": f"{self._memory():.0f} MB",
        }

    def _bytes(self) -> int:
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(300)
        sent = sum(
            request.sizes()["responseBodySize"]
            for request in self.asked
            if "/fonts/" not in request.url
        )
        self.asked.clear()
        return int(sent)

    def _memory(self) -> float:
        """The most that the page's process ever had, in MB; 0 where the system does not tell."""
        session = self.browser.new_browser_cdp_session()
        known = session.send("SystemInfo.getProcessInfo")["processInfo"]
        status = [
            Path(f"/proc/{process['id']}/status")
            for process in known
            if process["type"] == "renderer"
        ]
        peaks = [
            int(line.split()[1]) / 1024
            for path in status
            if path.is_file()
            for line in path.read_text().splitlines()
            if line.startswith("VmHWM")
        ]
        return max(peaks, default=0.0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which pairs' articles were shown, and what it cost, by name."""

    found: frozenset[Pair]
    prices: dict[str, str]


if __name__ == "__main__":
    main()
