"""Real articles as HTML pages of made-up sites, and how well each tool extracts them.

    python -m evaluation.dressed_html [--count 6] [--peers] [--each] [--faults] [--style NAME ...]
    [--write DIR]

The answers are known, for the pages are made here: see evaluation/styles/. `--faults` and `--write`
serve the tuned half only; of the half that is held out nothing but its figures is told. The same
data give the same pages.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.metric import Answer, mean
from evaluation.pages import COLUMNS, asked, judged, line
from evaluation.peers import PEERS, installed
from evaluation.shared import SHARED
from evaluation.shown import cells, faults, printed
from evaluation.styles import HELD_OUT, TUNED, Page, Style, stories
from evaluation.styles.story import Article, articles

HALVES: dict[str, tuple[Style, ...]] = {"tuned": TUNED, "held out": HELD_OUT}


@dataclass(frozen=True, slots=True)
class Dressed:
    """A page, the half and the style that it is of, and its number in it."""

    half: str
    style: str
    number: int
    page: Page

    @property
    def answer(self) -> Answer:
        page = self.page
        name = f"{self.style}-{self.number}.html"
        return Answer(name, 0, page.url, page.title, True, page.published, page.paragraphs)


def dressed(held: Sequence[Article], count: int) -> Iterator[Dressed]:
    """Yield so many pages of every style, each around another of the known articles."""
    for half, styles in HALVES.items():
        for style in styles:
            for number, story in enumerate(
                stories(held, count, zlib.crc32(style.__name__.encode()))
            ):
                yield Dressed(half, style.__name__, number, style(story))


def rows(
    tools: Sequence[str], pages: Sequence[Dressed], *, each: bool = False, tell: bool = False
) -> Iterator[tuple[str, ...]]:
    """A line for each tool and half, and for each style if wanted; `tell` prints our faults in the
    tuned half.
    """
    for tool in tools:
        if tool in PEERS and not installed(tool):
            yield tool, "not installed"
            continue
        told = asked(tool, [one.page.html for one in pages])
        verdicts = judged(tool, [one.answer for one in pages], told.found)
        for half in HALVES:
            of = [number for number, one in enumerate(pages) if one.half == half]
            if of:
                yield line(f"{tool}: {half}", mean(verdicts[number] for number in of), told)
            for style in dict.fromkeys(pages[number].style for number in of) if each else ():
                alike = (verdicts[number] for number in of if pages[number].style == style)
                yield f"  {style}", *cells(mean(alike))
        for one, found, verdict in zip(pages, told.found, verdicts, strict=True) if tell else ():
            if one.half == "tuned":
                print(
                    *(
                        f"{tool}: {one.answer.file}: {what}"
                        for what in faults(one.answer, found, verdict)
                    ),
                    sep="\n",
                )


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=6, help="pages of every style")
    parser.add_argument("--peers", action="store_true", help="other tools too")
    parser.add_argument("--each", action="store_true", help="a line for every style")
    parser.add_argument("--faults", action="store_true", help="tell every fault of the tuned half")
    parser.add_argument("--style", nargs="*", help="these styles only")
    parser.add_argument(
        "--write", type=Path, help="a folder to write the pages of the tuned half to"
    )
    options = parser.parse_args()
    pages = [
        one
        for one in dressed(articles(SHARED), options.count)
        if not options.style or one.style in options.style
    ]
    if options.write:
        _write(options.write, pages)
    tools = ("Warraq", *PEERS) if options.peers else ("Warraq",)
    told = list(rows(tools, pages, each=options.each, tell=options.faults))
    printed("Made-up pages", COLUMNS, told)


def _write(folder: Path, pages: Sequence[Dressed]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for one in pages:
        if one.half == "tuned":
            (folder / one.answer.file).write_bytes(one.page.html)


if __name__ == "__main__":
    main()
