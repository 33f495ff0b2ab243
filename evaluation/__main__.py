"""Prints how well the importer does: python -m evaluation [--gold FILE.jsonl ...] [--faults]."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation.articles import Score, gold_of, score
from evaluation.shared import SHARED


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--gold", type=Path, nargs="*", default=sorted(SHARED.glob("text-dumps/*/gold.jsonl"))
    )
    parser.add_argument("--faults", action="store_true", help="tell every fault")
    options = parser.parse_args()
    table = Table(
        "set",
        "documents",
        "title",
        "date right",
        "absent",
        "missing",
        "wrong",
        "precision",
        "recall",
        "F1",
        "forbidden",
    )
    for path in options.gold:
        result = score(path.parent, gold_of(path))
        table.add_row(path.parent.name, *_cells(result))
        if options.faults:
            Console().print(*result.faults, sep="\n", markup=False)
    Console(width=120).print(table)


def _cells(result: Score) -> list[str]:
    return [
        str(result.documents),
        f"{result.titles / result.documents:.1%}",
        *(str(result.dates.get(kind, 0)) for kind in ("right", "absent", "missing", "wrong")),
        f"{result.precision:.3f}",
        f"{result.recall:.3f}",
        f"{result.f1:.3f}",
        str(result.forbidden),
    ]


if __name__ == "__main__":
    main()
