"""Real articles as text pages of made-up sites, and how well the importer extracts them.

    python -m evaluation.dressed [--faults] [--count N]

Every page is an article whose title and text are known, with the menus, shares, related links,
comments and feet of a site around it. Two of three pages tell their day of publication; the others
hold dates in all places that are no day of publication. The rules were chosen with an eye on the
half of the styles that is 'tuned'; the other half is told apart ('held out'; its faults were read
once, so it is no longer blind). The seed is fixed: the same data give the same pages.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.articles import TODAY, Score, compared, total
from evaluation.dressed_styles import STYLES
from evaluation.dressing import Article, Dressing, articles
from evaluation.shared import SHARED
from warraq.importing.article import Imported
from warraq.importing.decode import Unreadable
from warraq.importing.formats.text import Text
from warraq.importing.read import read_parts
from warraq.importing.source import ImportOptions, from_bytes


def main() -> None:
    """Print the scores of both halves."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--faults", action="store_true", help="tell every fault of the tuned half")
    parser.add_argument(
        "--write", type=Path, help="a folder to write the pages of the tuned half to"
    )
    options = parser.parse_args()
    pages = dressed(articles(SHARED), options.count)
    for half in ("tuned", "held out"):
        ours = [page for page in pages if page.half == half]
        result = measure(ours)
        if half == "tuned" and options.faults:
            print(*result.faults, sep="\n")
        if half == "tuned" and options.write:
            for page in ours:
                (options.write / page.name).write_text(page.text, encoding="utf-8")
        print(
            f"{half}: {result.documents} pages, titles "
            f"{result.titles / result.documents:.1%}, dates"
            f" {dict(sorted(result.dates.items()))}, P {result.precision:.3f} R "
            f"{result.recall:.3f} F1 {result.f1:.3f}"
        )


def measure(pages: Sequence[Page]) -> Score:
    """The score of pages, each imported alone."""
    counted = []
    for page in pages:
        try:
            source = from_bytes(page.text.encode(), page.name)
            ((_, part),) = read_parts(Text(), source, ImportOptions(TODAY))
        except Unreadable:
            part = None
        article = part if isinstance(part, Imported) else None
        answer = {"title": page.title, "published": page.published, "paragraphs": page.paragraphs}
        counted.append((page.name, list(compared(answer, article))))
    return total(counted)


def dressed(known: Iterable[Article], count: int, seed: int = 7) -> list[Page]:
    """Return so many pages around known articles, in all styles in turn."""
    chance = random.Random(seed)
    held = sorted(known, key=lambda article: article.title)
    titles = [article.title for article in held]
    pages = []
    for number, article in enumerate(chance.sample(held, min(count, len(held)))):
        style = number % len(STYLES)
        day = dt.date(2008, 1, 1) + dt.timedelta(days=chance.randrange(6000))
        told = number // len(STYLES) % 3 != 2
        page = Dressing(article, chance.sample(titles, 24), day, chance, told)
        half = "tuned" if style % 2 == 0 else "held out"
        name = f"{style:02}-{STYLES[style].__name__}-{number:03}.txt"
        published = day.isoformat() if told else None
        pages.append(
            Page(name, half, STYLES[style](page), article.title, published, article.paragraphs)
        )
    return pages


@dataclass(frozen=True, slots=True)
class Page:
    """A dressed page and its answer; `half` is 'tuned' or 'held out'."""

    name: str
    half: str
    text: str
    title: str
    published: str | None
    paragraphs: tuple[str, ...]


if __name__ == "__main__":
    main()
