"""HTML pages for our importer and for other tools: the same pages and the same measure."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evaluation.apart import apart, peak
from evaluation.golds import Set
from evaluation.metric import NOTHING, Answer, Found, Mean, Verdict, mean, verdict
from evaluation.peers import PEERS, WARMING, Extractor, extractor, gives, installed
from evaluation.shown import cells

COLUMNS = (
    *("tool", "pages", "title", "folded", "day right", "absent", "wrong"),
    *("P", "R", "F1", "para F1", "ms a page", "MB"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a tool found in pages, the seconds that it took, and the most memory that it held, in
    MB.
    """

    found: tuple[Found, ...]
    seconds: float
    megabytes: float


def asked(tool: str, pages: Sequence[bytes]) -> Asked:
    """Give pages to a tool, in a process of its own."""
    return apart(_ask, (tool, tuple(pages)))


def judged(tool: str, answers: Sequence[Answer], found: Sequence[Found]) -> list[Verdict]:
    """What was found compared with what is known; what the tool does not set out to find is not
    scored.
    """
    return [
        _of_its_trade(tool, verdict(answer, one))
        for answer, one in zip(answers, found, strict=True)
    ]


def line(label: str, result: Mean, told: Asked) -> tuple[str, ...]:
    """A tool's line of the table."""
    return (
        label,
        *cells(result),
        f"{1000 * told.seconds / max(len(told.found), 1):.1f}",
        f"{told.megabytes:.0f}",
    )


def of_files(tools: Sequence[str], of: Set) -> Iterator[tuple[str, ...]]:
    """A line for each tool, on the HTML files of a set; none where it has none."""
    answers = [answer for answer in of.answers if answer.file.endswith((".html", ".htm"))]
    if not answers:
        return
    pages = [(of.folder / answer.file).read_bytes() for answer in answers]
    for tool in tools:
        if tool in PEERS and not installed(tool):
            yield tool, "not installed"
            continue
        told = asked(tool, pages)
        yield line(tool, mean(judged(tool, answers, told.found)), told)


def _ask(given: tuple[str, tuple[bytes, ...]]) -> Asked:
    tool, pages = given
    work = extractor(tool)
    _tried(work, WARMING.encode())
    started = time.perf_counter()
    found = [_tried(work, page) for page in pages]
    return Asked(tuple(found), time.perf_counter() - started, peak())


def _tried(work: Extractor, page: bytes) -> Found:
    try:
        return work(page)
    except ImportError:
        raise
    except Exception:  # what a tool cannot read is to it a page without an article
        return NOTHING


def _of_its_trade(tool: str, told: Verdict) -> Verdict:
    trade = gives(tool)
    return replace(
        told,
        exact=told.exact if "title" in trade else None,
        alike=told.alike if "title" in trade else None,
        day=told.day if "day" in trade else "",
        words=told.words if "body" in trade else None,
        paras=told.paras if "body" in trade else None,
    )
