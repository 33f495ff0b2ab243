"""PDFs with a layer of text: glyphs become lines, lines paragraphs; what comes of it is always for an editor to see.

bytes ─glyphs─▶ letters with their places ─page, order─▶ lines as they are read ─▶ paragraphs
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from warraq.importing.account import Account, Piece, Role
from warraq.importing.article import Imported
from warraq.importing.cues.sentences import tidy
from warraq.importing.decode import Unreadable, mended
from warraq.importing.extract.office import top
from warraq.importing.formats.pdf.glyphs import pages
from warraq.importing.formats.pdf.order import mirror, mirrored
from warraq.importing.formats.pdf.page import Row, fitted, rows, starts
from warraq.importing.source import ImportOptions, Source

_NUMBERS = re.compile(r"[\d٠-٩]+")
_LONE = re.compile(
    r"\W*(?:صفحة|ص|page)?\W*[\d٠-٩]{1,4}\W*(?:(?:من|/|of)\W*[\d٠-٩]{1,4})?\W*", re.IGNORECASE
)
_EDGE = 2
"""Among so many lines at the head and foot of a page are those that stand on every page."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """The importer of PDFs. What has no layer of text is refused."""

    name: str = "pdf"

    def sniff(self, head: bytes, name: str) -> bool:
        return b"%PDF-" in head[:1024]

    def read(self, source: Source, options: ImportOptions) -> Imported:
        paged = _lines(source.data())
        running = _running(paged)
        lines = [line for page in paged for line in page]
        text = fitted(line for at, line in enumerate(lines) if at not in running)
        blocks: list[list[Row]] = []
        for line, begins in zip(text, starts(text), strict=True):
            if begins:
                blocks.append([])
            blocks[-1].append(line)
        texts = [" ".join(line.text for line in block) for block in blocks]
        usual = median(line.size for line in text) if text else 0.0
        said = top(
            texts,
            [block[0].bold or block[0].size > 1.15 * usual for block in blocks],
            options.today,
        )
        kept = [at for at in range(len(blocks)) if at not in said.roles]
        if not kept:
            raise Unreadable("has no article in it: no paragraph was found")
        numbers = {at: number for number, at in enumerate(kept, 1)}
        paragraphs = tuple(texts[at] for at in kept)
        roles = iter(
            [
                (said.roles.get(at, Role.PARAGRAPH), numbers.get(at, 0))
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
            title=said.title,
            paragraphs=paragraphs,
            when=said.dated.when,
            authors=said.authors,
            doubts=("read from a PDF", said.dated.doubt),
            account=Account("PDF", (), tuple(pieces)),
        )

    def visible_text(self, source: Source) -> str:
        return "\n".join(line.text for page in _lines(source.data()) for line in page)


def _lines(data: bytes) -> list[list[Row]]:
    """The lines of each page, mended. Raises Unreadable where there is no text."""
    paged = [rows(glyphs) for glyphs in pages(data)]
    texts = [line.text for page in paged for line in page]
    letters = sum(map(str.isalpha, "".join(texts)))
    if "".join(texts).count("\ufffd") > letters // 4:
        raise Unreadable("shows glyphs and does not say which letters they are: OCR it first")
    if not letters:
        raise Unreadable("has no text layer: it is a picture of a page; OCR it first")
    wrong = mirrored(line.text for page in paged for line in page if line.rtl)
    return [
        [_mended(mirror(line.text) if wrong and line.rtl else line.text, line) for line in page]
        for page in paged
    ]


def _mended(text: str, line: Row) -> Row:
    return replace(line, text=tidy(mended(text)[0]))


def _running(paged: Sequence[Sequence[Row]]) -> set[int]:
    """The lines that are no text, by number: what recurs at one height of most pages, and the
    number of a page.
    """
    edges: list[tuple[int, tuple[str, int]]] = []
    first = 0
    for page in paged:
        order = sorted(range(len(page)), key=lambda at: page[at].y)
        for at in {*order[:_EDGE], *order[-_EDGE:]}:
            edges.append((first + at, (_NUMBERS.sub("0", page[at].text), round(page[at].y / 4))))
        first += len(page)
    times = Counter(place for _, place in edges)
    often = max(2, (len(paged) + 1) // 2)
    return {at for at, place in edges if times[place] >= often or _LONE.fullmatch(place[0])}
