"""Scores the import of text dumps against gold answers: title, date, paragraphs, left-overs.

A gold file holds one JSON object a line: `file`, `title`, `published` (ISO, or null where there is
none to find), and of the body either `paragraphs` (all of them), or snippets that must stand in it
(`body_start`, `body_end`, `body_snippets`); `must_not_contain`. A snippet counts as a paragraph
that is found or missed; precision is then the share of paragraphs that hold nothing forbidden.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warraq.importing.article import Imported
from warraq.importing.batch_boilerplate import PieceCounts
from warraq.importing.decode import Unreadable, mended
from warraq.importing.formats import text
from warraq.importing.read import format_of, read_parts
from warraq.importing.source import ImportOptions, open_file

TODAY = dt.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Score:
    """What the import of one set came to. `dates` counts 'right', 'absent' (rightly), 'missing' and
    'wrong'.
    """

    documents: int
    titles: int
    dates: Mapping[str, int]
    found: int
    wanted: int
    good: int
    given: int
    forbidden: int
    faults: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.good / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(folder: Path, gold: Iterable[Mapping[str, Any]]) -> Score:
    """Import the files of a folder as one batch, and compare each with its gold answer."""
    answers = list(gold)
    counts = PieceCounts()
    for answer in answers:
        source = open_file(folder / answer["file"])
        if format_of(source).name == "text":
            counts.add(text.pieces_of(source))
    return total(
        (answer["file"], list(compared(answer, read(folder / answer["file"], counts.common()))))
        for answer in answers
    )


def total(compared: Iterable[tuple[str, Iterable[tuple[str, int, str]]]]) -> Score:
    """The score of documents, each given by its name and what `compared` said of it."""
    counts: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    faults: list[str] = []
    for file, said in compared:
        counts["documents"] += 1
        for name, amount, fault in said:
            (dates if name.startswith("date") else counts)[name.removeprefix("date ")] += amount
            faults += [f"{file}: {fault}"] if fault else []
    return Score(
        documents=counts["documents"],
        titles=counts["title"],
        dates=dates,
        found=counts["found"],
        wanted=counts["wanted"],
        good=counts["given"] - counts["bad"],
        given=counts["given"],
        forbidden=counts["forbidden"],
        faults=tuple(faults),
    )


def read(path: Path, common: frozenset[str] = frozenset()) -> Imported | None:
    """The first article of a source, or None if it gives none."""
    source = open_file(path)
    try:
        parts = read_parts(format_of(source), source, ImportOptions(TODAY, common))
        return next((one for _, one in parts if isinstance(one, Imported)), None)
    except Unreadable:
        return None


def gold_of(path: Path) -> list[dict[str, Any]]:
    """The answers of a gold file."""
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def plain(text: str) -> str:
    """The text mended as the importer mends, white space tidied."""
    return " ".join(mended(text)[0].split())


def compared(answer: Mapping[str, Any], article: Imported | None) -> Iterator[tuple[str, int, str]]:
    """What is to be counted, how much, and the fault to tell ('' for none)."""
    title = article.title if article else ""
    right = plain(title) == plain(answer["title"] or "")
    yield "title", right, "" if right else f"title is '{title}', not '{answer['title']}'"
    when = article.when.text if article and article.when else None
    yield (
        f"date {_date(when, answer.get('published'))}",
        1,
        "" if _same(when, answer.get("published")) else f"date {when}",
    )
    paragraphs = [plain(text) for text in article.paragraphs] if article else []
    body = " ".join(paragraphs)
    if "paragraphs" in answer:
        wanted = Counter(map(plain, answer["paragraphs"]))
        shared = sum((wanted & Counter(paragraphs)).values())
        yield "wanted", wanted.total(), ""
        yield (
            "found",
            shared,
            "" if shared == wanted.total() else f"{wanted.total() - shared} paragraphs missed",
        )
        yield "bad", len(paragraphs) - shared, ""
    else:
        for snippet in filter(
            None,
            (answer.get("body_start"), *answer.get("body_snippets", ()), answer.get("body_end")),
        ):
            yield "wanted", 1, ""
            yield (
                "found",
                plain(snippet) in body,
                "" if plain(snippet) in body else f"missed '{snippet[:60]}'",
            )
    forbidden = [plain(text) for text in answer.get("must_not_contain", ()) if plain(text) in body]
    yield "forbidden", len(forbidden), f"holds {forbidden}" if forbidden else ""
    yield "given", len(paragraphs), ""
    if "paragraphs" not in answer:
        yield (
            "bad",
            sum(any(text in paragraph for text in forbidden) for paragraph in paragraphs),
            "",
        )


def _same(when: str | None, published: str | None) -> bool:
    return (when or "")[:10] == (published or "")[:10]


def _date(when: str | None, published: str | None) -> str:
    if _same(when, published):
        return "right" if published else "absent"
    return "wrong" if when else "missing"
