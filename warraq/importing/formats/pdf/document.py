"""PDFs with a layer of text: glyphs become lines, lines paragraphs, always for an editor to see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from warraq.content.frontmatter.review import Doubt
from warraq.importing.account import Account, Piece, Role
from warraq.importing.article import Imported
from warraq.importing.cues.sentences import tidy
from warraq.importing.decode import Unreadable, mended
from warraq.importing.extract.office import read_head
from warraq.importing.formats.pdf.glyphs import pages
from warraq.importing.formats.pdf.order import mirror, mirrored
from warraq.importing.formats.pdf.page import Row, fitted, rows, starts
from warraq.importing.source import ImportOptions, Source

_NUMBERS = re.compile(r"[\d٠-٩]+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:صفحة|ص|page)?\W*[\d٠-٩]{1,4}\W*(?:(?:من|/|of)\W*[\d٠-٩]{1,4})?\W*", re.IGNORECASE
)
EDGE_LINES = 2
"""How many lines at the head and foot of a page may be those that recur on every page."""
HEADING_MIN_SIZE = 1.15
"""A heading is set by so much larger than the text, or in bold."""
HEIGHT_STEP_POINTS = 4
"""Lines at heights that differ by less recur at one height."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """Reads PDFs; one without a layer of text is refused."""

    name: str = "pdf"

    def sniff(self, head: bytes, name: str) -> bool:
        return b"%PDF-" in head[:1024]

    def read(self, source: Source, options: ImportOptions) -> Imported:
        paged = _lines(source.data())
        running = _running(paged)
        lines = [line for page in paged for line in page]
        text = fitted(line for at, line in enumerate(lines) if at not in running)
        blocks = _blocks(text)
        texts = [" ".join(line.text for line in block) for block in blocks]
        usual = median(line.size for line in text) if text else 0.0
        is_loud = [_is_loud(block[0], usual) for block in blocks]
        head = read_head(texts, is_loud, options.today)
        kept = [at for at in range(len(blocks)) if at not in head.roles]
        if not kept:
            raise Unreadable("has no article in it: no paragraph was found")
        numbers = {at: number for number, at in enumerate(kept, 1)}
        paragraphs = tuple(texts[at] for at in kept)
        roles = iter(
            [
                (head.roles.get(at, Role.PARAGRAPH), numbers.get(at, 0))
                for at, block in enumerate(blocks)
                for _ in block
            ]
        )
        pieces = [
            Piece(at + 1, line.text, Role.LEFT_OUT, "stands on every page")
            if at in running
            else Piece(at + 1, line.text, (role := next(roles))[0], "", role[1])
            for at, line in enumerate(lines)
        ]
        return Imported(
            title=head.title,
            paragraphs=paragraphs,
            when=head.dated.when,
            authors=head.authors,
            doubts=(Doubt.FROM_PDF, head.dated.doubt),
            account=Account("PDF", (), tuple(pieces)),
        )

    def visible_text(self, source: Source) -> str:
        return "\n".join(line.text for page in _lines(source.data()) for line in page)


def _blocks(lines: Sequence[Row]) -> list[list[Row]]:
    """Return the lines of each paragraph."""
    blocks: list[list[Row]] = []
    for line, is_first in zip(lines, starts(lines), strict=True):
        if is_first:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_loud(line: Row, usual: float) -> bool:
    """Return whether a line is set as a heading; `usual` is the size of most lines."""
    return line.bold or line.size > HEADING_MIN_SIZE * usual


def _lines(data: bytes) -> list[list[Row]]:
    """Return the lines of each page, mended. Raises Unreadable where there is no text."""
    paged = [rows(glyphs) for glyphs in pages(data)]
    texts = [line.text for page in paged for line in page]
    letters = sum(map(str.isalpha, "".join(texts)))
    if "".join(texts).count("\ufffd") > letters // 4:
        raise Unreadable("shows glyphs and does not say which letters they are: OCR it first")
    if not letters:
        raise Unreadable("has no text layer: it is a picture of a page; OCR it first")
    is_mirrored = mirrored(line.text for page in paged for line in page if line.rtl)
    return [[_mended(line, is_mirrored=is_mirrored) for line in page] for page in paged]


def _mended(line: Row, *, is_mirrored: bool) -> Row:
    text = mirror(line.text) if is_mirrored and line.rtl else line.text
    return replace(line, text=tidy(mended(text)[0]))


def _running(paged: Sequence[Sequence[Row]]) -> set[int]:
    """Return the places of the lines that are no text.

    They are what recurs at one height of most pages, and the numbers of pages.
    """
    edges: list[tuple[int, tuple[str, int]]] = []
    first = 0
    for page in paged:
        order = sorted(range(len(page)), key=lambda at: page[at].y)
        for at in {*order[:EDGE_LINES], *order[-EDGE_LINES:]}:
            height = round(page[at].y / HEIGHT_STEP_POINTS)
            edges.append((first + at, (_NUMBERS.sub("0", page[at].text), height)))
        first += len(page)
    times = Counter(place for _, place in edges)
    often = max(2, (len(paged) + 1) // 2)
    return {at for at, place in edges if times[place] >= often or _PAGE_NUMBER.fullmatch(place[0])}
