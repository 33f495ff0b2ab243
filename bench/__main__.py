"""Measure how fast Warraq builds a large made-up archive: python -m bench [--n 1000,10000]."""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import scenarios
from bench.archive import TEMPLATES, lay_out
from bench.scenarios import Result
from warraq import __version__


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: so many articles, with these templates, in one scenario."""

    articles: int
    templates: str
    result: Result


def main() -> None:
    asked = _arguments()
    rows: list[Row] = []
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="warraq-bench-", dir=asked.work) as work:
        for count, templates in itertools.product(asked.n, asked.templates):
            here = Path(work, f"{templates}-{count}")
            try:
                for result in scenarios.run(
                    lay_out(here / "archive", count, templates), here, asked.runs
                ):
                    rows.append(Row(count, templates, result))
                    _say(
                        f"{count:,} articles, {templates} templates, {result.scenario}: "
                        f"{result.wall:.2f} s"
                    )
            except (RuntimeError, TimeoutError) as fault:
                faults.append(f"{count:,} articles, {templates} templates: {fault}")
                _say(faults[-1])
    print(f"{table(rows)}\n\nWarraq {__version__}, {machine()}")
    if asked.json:
        asked.json.write_text(as_json(rows), "utf-8")
    sys.exit(1 if faults else 0)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure how fast a large made-up archive builds."
    )
    parser.add_argument(
        "--n",
        type=_counts,
        default=(1000, 10_000),
        help="numbers of articles (default: 1000,10000)",
    )
    parser.add_argument(
        "--templates", choices=TEMPLATES, nargs="*", default=TEMPLATES, help="default: all"
    )
    parser.add_argument(
        "--runs",
        type=int,
        default=3,
        help="builds for each figure, which is their median (default: 3)",
    )
    parser.add_argument(
        "--work",
        type=Path,
        help="a folder for the archives; it must have room for several copies of the site",
    )
    parser.add_argument("--json", type=Path, help="write all figures to this file too")
    return parser.parse_args()


def _counts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


COLUMNS = (
    *("articles", "templates", "what", "s (least to most)", "articles/s", "times cp", "CPU s"),
    *("largest process MB", "all processes MB", "files written"),
)


def table(rows: Sequence[Row]) -> str:
    """The figures as a Markdown table. 'times cp': the time over that of copying the same site in
    the same run.
    """
    lines = [_line(COLUMNS), _line(["---"] * 3 + ["---:"] * 7)]
    copied = {
        (row.articles, row.templates): row.result.wall
        for row in rows
        if row.result.scenario == scenarios.COPY
    }
    for row in rows:
        count, result, cost = row.articles, row.result, row.result.cost
        whole, built = result.scenario == scenarios.ALL, result.files > 0
        floor = copied.get((count, row.templates))
        cells = (
            f"{count:,}",
            row.templates,
            result.scenario,
            f"{cost.wall:.2f} ({min(result.walls):.2f} to {max(result.walls):.2f})",
            f"{count / cost.wall:,.0f}" if whole else "",
            f"{cost.wall / floor:.1f}" if floor and whole else "",
            f"{cost.cpu:.2f}" if built else "",
            f"{cost.largest:.0f}" if built else "",
            f"{cost.tree:.0f}" if cost.tree else "",
            f"{result.written:,} of {result.files:,}" if built else "",
        )
        lines.append(_line(cells))
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def machine() -> str:
    """What it was measured on, in one line."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, {platform.system()} on {platform.machine()}, {os.cpu_count()} processors"


def as_json(rows: Iterable[Row]) -> str:
    """The figures for a program to read."""
    figures = {"warraq": __version__, "machine": machine(), "rows": [asdict(row) for row in rows]}
    return json.dumps(figures, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    main()
