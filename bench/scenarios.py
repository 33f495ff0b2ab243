"""What is measured of an archive: a build of all, builds after small changes, the preview."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import corpus, measure, preview
from bench.archive import Archive
from bench.measure import Cost

BUILD_PY = Path(__file__).parent.parent / "build.py"
ALL, COPY = "all, from nothing", "cp -r of the site"
"""The two that are compared: no program can make a site faster than it is copied."""


@dataclass(frozen=True, slots=True)
class Result:
    """One scenario, measured several times; the cost is the median of each figure.

    walls    each wall time, in seconds
    written  how many files the last of them wrote, of how many there are; 0 of 0 where files are
             not counted
    """

    scenario: str
    walls: tuple[float, ...]
    cost: Cost
    written: int
    files: int

    @property
    def wall(self) -> float:
        """The median wall time, in seconds."""
        return self.cost.wall


def run(archive: Archive, work: Path, runs: int) -> Iterator[Result]:
    """Measure an archive that was never built. `work` is for logs and copies, on the same file
    system.
    """
    log, aside = work / "log", _Aside(work / "aside")

    def build(scenario: str, before: Callable[[int], object]) -> Result:
        costs = []
        for number in range(runs):
            before(number)
            since = _settled()
            costs.append(
                measure.cost([sys.executable, str(BUILD_PY), "build"], archive.folder, log)
            )
        written, files = _survey(archive.output, since)
        return _result(scenario, costs, written, files)

    def copy() -> Result:
        costs = []
        for number in range(runs):
            _settled()
            costs.append(
                measure.cost(
                    ["cp", "-r", str(archive.output), str(work / f"copy-{number}")], work, log
                )
            )
        files = _survey(archive.output, 0)[1]
        return _result(COPY, costs, files, files)

    def clear(number: int) -> None:
        aside.put(archive.output, archive.folder / ".cache")

    def edit(number: int) -> None:
        corpus.edit(archive.middle, f"فقرة أضيفت، رقمها {number}.")

    def append(number: int) -> None:
        corpus.append(archive.folder, archive.vocabulary, len(archive.articles) + number)

    yield build(ALL, clear)
    yield copy()
    yield build("nothing changed", lambda number: None)
    yield build("one article edited", edit)
    yield build("one article added", append)
    yield _preview(archive, log)


def _preview(archive: Archive, log: Path) -> Result:
    """From the save of an article to its page holding the change, in a preview that has been
    running for a while.
    """
    seconds = preview.edits([sys.executable, str(BUILD_PY), "serve", "--port", "0"], archive, log)
    return _result("edited, in the preview", [Cost(taken, 0, 0, 0) for taken in seconds], 0, 0)


def _result(scenario: str, costs: list[Cost], written: int, files: int) -> Result:
    middle = Cost(
        *(
            round(statistics.median(figures), 4)
            for figures in zip(*map(_figures, costs), strict=True)
        )
    )
    return Result(scenario, tuple(cost.wall for cost in costs), middle, written, files)


def _figures(cost: Cost) -> tuple[float, ...]:
    return cost.wall, cost.cpu, cost.largest, cost.tree


class _Aside:
    """Where a site goes that must not be there: on ext4, files are made slowly for minutes after
    many were deleted.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._count = folder, 0

    def put(self, *paths: Path) -> None:
        self._folder.mkdir(exist_ok=True)
        for path in filter(Path.exists, paths):
            self._count += 1
            shutil.move(path, self._folder / str(self._count))


def _settled() -> int:
    """Wait until the disk has all that was written, and no file passes for one of the coming build;
    the time, in ns.
    """
    os.sync()
    time.sleep(0.05)
    return time.time_ns()


def _survey(folder: Path, since: int) -> tuple[int, int]:
    """How many files were written since a time, and how many there are."""
    times = [
        os.stat(os.path.join(place, name)).st_mtime_ns
        for place, _, names in os.walk(folder)
        for name in names
    ]
    return sum(taken >= since for taken in times), len(times)
