"""A table of how well and how fast each kind of source is imported, beside other tools.

    python -m evaluation.kinds [--only html,wxr] [--peers] [--styles 6] [--faults]
    python -m evaluation.kinds --gold FILE.jsonl [--data DIR] [--peers]

Without --gold the shared data is measured (--data, WARRAQ_SHARED_DATA or ../shared/data). A gold
file holds one JSON object a line, of which all but `file` may be absent, and what is absent is not
scored:

    file              relative to DIR, or to the gold file
    kind              under which name it is told; 'gold' if absent
    part, url         of a source of many articles: its number from 1, or its address, to tell which
                      one is meant
    title             the headline
    published         '2017-05-12' or longer; null where there is none to find
    paragraphs, body  the text: a list of paragraphs, or one text whose words alone are compared
    body_start, body_snippets, body_end   where the text is not known: what must stand in it
    must_not_contain  what must not stand in it

Titles are exact after NFC and tidying of white space; 'folded' compares them as the search does. A
day counts as right where there rightly is none. P, R and F1 are means over documents: of the bag of
folded words, and (para) of the bag of folded paragraphs. Every kind and every tool runs in a
process of its own; memory is that process's peak.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import dressed_html, golds, pages
from evaluation.apart import apart, peak
from evaluation.metric import Answer, Found, Verdict, mean, paired, verdict
from evaluation.peers import PEERS, TODAY, found_of
from evaluation.shared import SHARED
from evaluation.shown import cells, faults, printed
from evaluation.styles.story import articles
from warraq.importing.article import Imported
from warraq.importing.batch_boilerplate import common_pieces
from warraq.importing.read import Candidate, Part, look, stream
from warraq.importing.seeds import Found as File
from warraq.importing.source import ImportOptions

COLUMNS = (
    *("kind", "files", "imported", "left out", "faulty", "refused", "scored", "title", "folded"),
    *("day right", "absent", "wrong", "P", "R", "F1", "para F1", "seconds", "a second", "MB"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the import of one kind came to.

    left_out, faulty  parts that gave no article, rightly or because they are broken
    refused           files that gave nothing, and why
    """

    files: int
    imported: int
    left_out: int
    faulty: int
    refused: tuple[str, ...]
    seconds: float
    megabytes: float
    verdicts: tuple[tuple[Answer, Found, Verdict], ...]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="where the documents lie")
    parser.add_argument("--gold", type=Path, help="what is known of them")
    parser.add_argument("--only", help="these kinds only, with commas between")
    parser.add_argument("--peers", action="store_true", help="other tools on the same HTML pages")
    parser.add_argument(
        "--styles", type=int, default=0, help="so many pages of each made-up site too"
    )
    parser.add_argument("--faults", action="store_true", help="tell every fault")
    options = parser.parse_args()
    told = (
        golds.own(options.gold, options.data)
        if options.gold
        else golds.sets(options.data or SHARED)
    )
    chosen = options.only.split(",") if options.only else list(told)
    sets = {kind: told[kind]() for kind in chosen}
    rows = []
    for kind, of in sets.items():
        result = apart(measured, of)
        rows.append(row(kind, result))
        if options.faults:
            print(*(f"{kind}: {line}" for line in _told(result)), sep="\n")
    printed("Kinds", COLUMNS, rows)
    tools = ("Warraq", *PEERS) if options.peers else ("Warraq",)
    if options.peers:
        printed(
            "HTML pages",
            pages.COLUMNS,
            [line for of in sets.values() for line in pages.of_files(tools, of)],
        )
    if options.styles:
        made = list(dressed_html.dressed(articles(SHARED), options.styles))
        printed("Made-up pages", pages.COLUMNS, dressed_html.rows(tools, made))


def measured(of: golds.Set) -> Measured:
    """Import the files of a set as one batch, twice: once for time and memory, once to compare."""
    sources = tuple(look(File(of.folder / name, of.folder)) for name in of.files)
    started = time.perf_counter()
    options = ImportOptions(TODAY, common_pieces(sources, _unknown, lambda done, total: None))
    kinds: dict[str, int] = {"imported": 0, "left out": 0, "faulty": 0}
    refused = []
    for source in sources:
        gave = False
        for part in stream(source, options, {}):
            kinds[_outcome(part)] += 1
            gave = gave or isinstance(part.outcome, Imported)
            if not isinstance(part.outcome, Imported) and part.outcome.fault and part.number == 0:
                refused.append(f"{source.file.path.name}{part.place}: {part.outcome.why}")
    seconds, megabytes = time.perf_counter() - started, peak()
    verdicts = tuple(_compared(sources, of, options))
    left_out, faulty = kinds["left out"], kinds["faulty"] - len(refused)
    return Measured(
        len(sources),
        kinds["imported"],
        left_out,
        faulty,
        tuple(refused),
        seconds,
        megabytes,
        verdicts,
    )


def row(kind: str, result: Measured) -> tuple[str, ...]:
    """A kind's line of the table."""
    documents = result.imported + result.left_out + result.faulty + len(result.refused)
    counts = (result.files, result.imported, result.left_out, result.faulty, len(result.refused))
    speed = (
        f"{result.seconds:.2f}",
        f"{documents / result.seconds:.0f}",
        f"{result.megabytes:.0f}",
    )
    return kind, *map(str, counts), *cells(mean(verdict for *_, verdict in result.verdicts)), *speed


def _compared(
    sources: Sequence[Candidate], of: golds.Set, options: ImportOptions
) -> Iterator[tuple[Answer, Found, Verdict]]:
    for source in sources:
        name = source.file.path.relative_to(of.folder).as_posix()
        if answers := [answer for answer in of.answers if answer.file == name]:
            parts = ((part.number, part.outcome) for part in stream(source, options, {}))
            found = [found_of(number, one) for number, one in parts if isinstance(one, Imported)]
            yield from (
                (answer, one, verdict(answer, one)) for answer, one in paired(answers, found)
            )


def _outcome(part: Part) -> str:
    if isinstance(part.outcome, Imported):
        return "imported"
    return "faulty" if part.outcome.fault else "left out"


def _unknown(digest: str) -> bool:
    return False


def _told(result: Measured) -> Iterator[str]:
    yield from (f"refused {line}" for line in result.refused)
    for answer, found, judged in result.verdicts:
        yield from (f"{answer.file}: {line}" for line in faults(answer, found, judged))


if __name__ == "__main__":
    main()
