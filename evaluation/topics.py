"""How well topics are suggested, measured on the labelled articles of the shared data.

    python -m evaluation.topics [FOLDER] python -m evaluation.topics --learnt [FOLDER] what the
    archive's own model does, cross-validated

A newspaper's section is not a topic: each is given the topics that it is fair to expect of it, and
sections that say nothing of the matter (local, international, miscellaneous) are left out. Articles
are parted in two halves by the SHA-256 of their names: the signs were chosen with an eye on the
half 'tuned'; only 'held out' tells how good they are.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from warraq.analysis.duplicates.similarity import compare
from warraq.analysis.topics import learning
from warraq.analysis.topics.suggest import suggest
from warraq.analysis.topics.vocabulary import vocabulary
from warraq.arabic.letters import words

# Maghreb newspapers file crime, accidents, schools, hospitals and strikes under 'society'; all file
# wars in politics.
EXPECTED = {
    "culture": {"arts"},
    "economy": {"economy"},
    "politic": {"politics", "conflict"},
    "politics": {"politics", "conflict"},
    "religion": {"religion"},
    "science-tech": {"science-tech"},
    "society": {"society", "crime-law", "disaster", "education", "health", "labour"},
    "sport": {"sport"},
    "technology": {"science-tech"},
}


def main(folder: str = "") -> None:
    """Print what was suggested for each section of each set, for both halves."""
    shared = Path(folder or os.environ.get("WARRAQ_SHARED_DATA", "../shared/data"))
    samples = tuple(labelled(shared))
    for half in ("tuned", "held out"):
        for origin in sorted({sample.origin for sample in samples}):
            print(f"\n{half}: {origin}")
            print_table(
                [
                    sample
                    for sample in samples
                    if sample.origin == origin and half == half_of(sample)
                ]
            )
        print_summary(half, measure(sample for sample in samples if half == half_of(sample)))


def print_learnt(folder: str = "") -> None:
    """Ten-fold cross-validation of what `topics learn` learns, over the sections as they are, and
    over those that stand for a subject; each story once.
    """
    shared = Path(folder or os.environ.get("WARRAQ_SHARED_DATA", "../shared/data"))
    lines = (
        (shared / "labelled/jawharafm-topics/articles.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    rows = [json.loads(line) for line in lines]
    seen: list[list[str]] = []
    samples = []
    for row in rows:
        said = words(row["text"])
        if all(compare(other, said, None) is None for other in seen):
            seen.append(said)
            samples.append(
                learning.Sample(
                    row["id"], row["title"], tuple(row["text"].splitlines()), (row["topic"],)
                )
            )
    print(f"{len(rows)} articles, {len(samples)} without copies")
    for left in ((), ("localNews",), ("localNews", "diverse")):
        _, measured = learning.learn([sample for sample in samples if sample.topics[0] not in left])
        low, high = measured.interval
        told, right = measured.above(0.9)
        sections = len({true for true, _ in measured.confusion})
        print(
            f"{sections} sections, without {', '.join(left) or 'none'}: {measured.total} articles, "
            f"{measured.share:.1%} right ({low:.1%} to {high:.1%}); surer than 0.9: "
            f"{told}, {right / told:.1%} of them"
        )


def labelled(shared: Path) -> Iterator[Sample]:
    """The articles of the shared data whose section stands for a topic."""
    for line in (
        (shared / "labelled/jawharafm-topics/articles.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    ):
        row = json.loads(line)
        if row["topic"] in EXPECTED:
            yield Sample(
                "jawharafm-topics",
                row["id"],
                row["topic"],
                row["title"],
                tuple(row["text"].splitlines()),
            )
    dumps = shared / "text-dumps"
    for section, numbers in (
        ("culture", range(1, 6)),
        ("economy", range(6, 12)),
        ("politics", range(12, 19)),
    ):
        for number in numbers:
            yield _dump(dumps / f"hespress-2022/hespress-{number:03}.txt", section, "utf-8")
    for path in sorted((dumps / "newspapers-cp1256").glob("*.txt")):
        yield _dump(path, path.stem.split("-", 1)[1].rsplit("-", 1)[0], "cp1256")


def half_of(sample: Sample) -> str:
    """'tuned' or 'held out', by the name of the file alone."""
    return "held out" if hashlib.sha256(sample.name.encode()).digest()[0] % 2 else "tuned"


def measure(samples: Iterable[Sample]) -> Score:
    """How many articles were given a topic, and for how many the first one was right."""
    total = given = right = 0
    known = vocabulary(())
    for sample in samples:
        topics = suggest(known, sample.title, sample.paragraphs)
        total += 1
        given += bool(topics)
        right += bool(topics) and topics[0].id in EXPECTED[sample.section]
    return Score(total, given, right)


def print_table(samples: Iterable[Sample]) -> None:
    """One line a section: articles, first suggestions that are right, none given, and what was said
    wrongly.
    """
    known = vocabulary(())
    said: dict[str, Counter[str]] = {}
    for sample in samples:
        topics = suggest(known, sample.title, sample.paragraphs)
        said.setdefault(sample.section, Counter())[topics[0].id if topics else ""] += 1
    for section, counts in sorted(said.items()):
        right = sum(count for id, count in counts.items() if id in EXPECTED[section])
        wrong = ", ".join(
            f"{id} {n}" for id, n in counts.most_common() if id and id not in EXPECTED[section]
        )
        print(
            f"  {section:14} {counts.total():4} articles  right {right:4}  none "
            f"{counts['']:4}  wrong {wrong or '-'}"
        )


def print_summary(half: str, score: Score) -> None:
    """Precision of the first suggestion and coverage, in percent."""
    print(
        f"\n{half}: {score.total} articles, precision {score.precision:.1%}, coverage "
        f"{score.coverage:.1%}"
    )


def _dump(path: Path, section: str, encoding: str) -> Sample:
    text = path.read_bytes().decode(encoding, errors="replace").replace("\0", "")
    title, *paragraphs = (line.strip() for line in text.splitlines() if line.strip())
    return Sample(path.parent.name, path.name, section, title, tuple(paragraphs))


@dataclass(frozen=True, slots=True)
class Sample:
    """An article and the section that it was published in."""

    origin: str
    name: str
    section: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of articles: all, those given a topic, those whose first topic is right."""

    total: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def coverage(self) -> float:
        return self.given / self.total if self.total else 0.0


if __name__ == "__main__":
    print_learnt(*sys.argv[2:]) if sys.argv[1:2] == ["--learnt"] else main(*sys.argv[1:])
