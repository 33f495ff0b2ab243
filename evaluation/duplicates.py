"""How well copies of a story are told from other stories, and how fast.

    python -m evaluation.duplicates [--shared FOLDER] [--wrong] [--scale N]

Articles are parted in two halves by the SHA-256 of their texts: the thresholds were chosen with an
eye on the half 'tuned'; only 'held out' tells how good they are. `--scale` makes an archive of N
articles with a copy of each hundredth.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from bench import corpus
from evaluation import likenesses
from evaluation.likenesses import Pair
from evaluation.shared import SHARED
from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.analysis.duplicates.fingerprints import passages
from warraq.analysis.duplicates.similarity import compare
from warraq.arabic.letters import words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, and whether it was taken for one story."""

    pair: Pair
    found: bool

    @property
    def right(self) -> bool:
        return self.found == self.pair.same


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of the shared data")
    parser.add_argument(
        "--wrong", action="store_true", help="tell each pair that is judged wrongly"
    )
    parser.add_argument(
        "--scale", type=int, default=0, metavar="N", help="measure an archive of so many articles"
    )
    options = parser.parse_args()
    if options.scale:
        return scale(options.scale)
    told = [judged(pair) for pair in likenesses.pairs(options.shared)]
    for half in ("tuned", "held out"):
        chosen = [one for one in told if one.pair.half == half]
        Console(width=100).print(table(half, chosen))
        for one in chosen if options.wrong else ():
            if not one.right:
                print(f"{one.pair.sort}: {one.pair.one.name} | {one.pair.other.name}")
    return None


def judged(pair: Pair) -> Judged:
    """As Warraq judges: a passage that both hold brings two texts together, and all of their words
    decide.
    """
    one, other = words(pair.one.text), words(pair.other.text)
    days = abs((pair.one.day - pair.other.day).days) if pair.one.day and pair.other.day else None
    met = one == other or bool(passages(one) & passages(other))
    return Judged(pair, met and compare(one, other, days) is not None)


def precision(told: Iterable[Judged]) -> float:
    """The share of what was found that is one story."""
    found = [one.pair.same for one in told if one.found]
    return sum(found) / max(1, len(found))


def recall(told: Iterable[Judged]) -> float:
    """The share of what is one story that was found."""
    same = [one.found for one in told if one.pair.same]
    return sum(same) / max(1, len(same))


def table(half: str, told: Sequence[Judged]) -> Table:
    """One line a class: how many pairs were judged rightly; and precision and recall of them
    all.
    """
    shown = Table("class", "one story", "pairs", "right", "", title=f"{half}: {len(told):,} pairs")
    for sort, same in dict.fromkeys((one.pair.sort, one.pair.same) for one in told):
        right = Counter(one.right for one in told if one.pair.sort == sort)
        cells = (f"{right.total():,}", f"{right[True]:,}", f"{right[True] / right.total():.1%}")
        shown.add_row(sort, "yes" if same else "no", *cells)
    shown.add_section()
    shown.add_row("precision", "", "", "", f"{precision(told):.2%}")
    shown.add_row("recall", "", "", "", f"{recall(told):.2%}")
    return shown


# --- at scale -------------------------------------------------------------------------------------


def scale(count: int) -> None:
    """Make an archive of so many articles and some copies, read it all, look for the copies, and
    print the costs.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = corpus.write(root, corpus.words(("politics", "economy")), count)
        copied = {path: _copied(path) for path in paths[::100]}
        timed("reading", count, lambda: DuplicateFinder.of(root, root / ".cache").close())
        timed("reading again", count, lambda: DuplicateFinder.of(root, root / ".cache").close())
        likeness = DuplicateFinder.of(root, root / ".cache")
        found = timed("clusters", count, lambda: list(likeness.clusters()))
        pairs = {(cluster.first, path) for cluster in found for path in cluster.found}
        wanted = {tuple(sorted(_name(root, path) for path in pair)) for pair in copied.items()}
        right = sum(tuple(sorted(pair)) in wanted for pair in pairs)
        size = sum(path.stat().st_size for path in (root / ".cache").iterdir())
        print(
            f"copies: {len(wanted):,}, found {right:,}, other pairs "
            f"{len(pairs) - right:,}; on disk {size / 1e6:.0f} MB"
        )


def timed(what: str, count: int, work: Callable[[], T]) -> T:
    """Do the work, and print how long it took and the most memory that was used so far."""
    began = time.monotonic()
    result = work()
    took = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    print(f"{what}: {took:.1f} s, {count / took:,.0f} articles a second, at most {peak:.0f} MB")
    return result


def _copied(path: Path) -> Path:
    """A copy of an article beside it, with other words here and there, a little shorter, and of the
    next day.
    """
    chance = random.Random(path.name)
    head, body = path.read_text("utf-8").split("---\n\n", 1)
    said = body.split(" ")
    for place in chance.sample(range(len(said)), len(said) // 40):
        said[place] = chance.choice(said)
    copy = path.with_name(f"copy-{path.name}")
    copy.write_text(f"{head}---\n\n{' '.join(said[: -len(said) // 10])}\n", "utf-8")
    return copy


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root / "content").as_posix()


if __name__ == "__main__":
    main()
