"""An archive to search: an article for each pair of a query and a text, among others."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from evaluation.dressing import articles

CASES = Path(__file__).parents[1] / "tests" / "cases" / "search.txt"
_UNSEEN = re.compile(r"\\u([0-9a-f]{4})")
"""An invisible character, which the file of cases holds as an escape."""
_FIRST = dt.date(1990, 1, 1)
_SITE = 'title = "أرشيف يُبحث فيه"\nregion = "MA"\n'
_TOPICS = ("politics", "economy", "society", "sport", "arts", "science-tech")


@dataclass(frozen=True, slots=True)
class Pair:
    """What somebody types, and a text that it should find, or must not.

    kind  the heading that it stands under in the file of cases
    day   the day of the text's article, which has that day for itself
    """

    query: str
    text: str
    found: bool
    kind: str
    day: dt.date


def pairs(path: Path = CASES) -> list[Pair]:
    """The pairs of a file: 'query | text | =' (found) or '!' (not), under headings '# ---'."""
    read: list[Pair] = []
    kind = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# ---"):
            kind = line.strip("# -")
        elif line.strip() and not line.startswith("#"):
            query, text, sign = (
                part.strip()
                for part in _UNSEEN.sub(lambda code: chr(int(code[1], 16)), line).split("|")
            )
            read.append(Pair(query, text, sign == "=", kind, _FIRST + dt.timedelta(len(read))))
    return read


def write(archive: Path, asked: Sequence[Pair], count: int, shared: Path | None) -> None:
    """Lay out an archive: the pairs' articles and so many others, real ones as long as there are
    any, made-up ones.
    """
    archive.mkdir(parents=True, exist_ok=True)
    (archive / "site.toml").write_text(_SITE, "utf-8")
    real = list(itertools.islice(articles(shared), count)) if shared else []
    for number, pair in enumerate(asked):
        _put(archive, pair.day, f"pair-{number}", f"Pair {number}", (pair.text,))
    for number, article in enumerate(real):
        day = dt.date(2005, 1, 1) + dt.timedelta(days=number * 7 % 7300)
        _put(archive, day, f"real-{number}", article.title, article.paragraphs)
    corpus.write(archive, corpus.words(_TOPICS), count - len(real))


def _put(archive: Path, day: dt.date, name: str, title: str, paragraphs: Sequence[str]) -> None:
    path = archive / "content" / f"{day:%Y/%m}" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    topic = _TOPICS[day.toordinal() % len(_TOPICS)]
    text = "\n\n".join(_escaped(paragraph) for paragraph in paragraphs)
    head = f"title: {json.dumps(title, ensure_ascii=False)}\ndate: {day}\ntopics: [{topic}]"
    path.write_text(f"---\n{head}\n---\n\n{text}\n", "utf-8")


def _escaped(text: str) -> str:
    """A paragraph that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+-.!|~" else char for char in text)


def kinds(asked: Sequence[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    """The pairs under each heading."""
    for kind in dict.fromkeys(pair.kind for pair in asked):
        yield kind, [pair for pair in asked if pair.kind == kind]
