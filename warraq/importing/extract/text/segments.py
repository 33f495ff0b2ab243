"""Cut a page that was saved as text into rows, and rows into pieces, whatever they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warraq.importing.cues.sentences import (
    ends_sentence,
    has_open_end,
    is_headline_like,
    tidy,
)
from warraq.importing.cues.wrapping import is_wrapped, unwrapped
from warraq.importing.extract.dates.datelines import read_dateline

_WIDE = re.compile(r"\s*\t\s*|\s{3,}|\xa0{2,}\s*|\s\xa0{2,}\s*")
_NARROW = re.compile(r"\s{2,}")
_FIELD = re.compile(
    r"(?:عنوان (?:الخبر|المقال)|العنوان|التاريخ|تاريخ النشر|(?:نص|متن) (?:الخبر|المقال)|النص|المصدر"
    r"|الرابط|التصنيف|القسم|title|headline|date|text|body|content|source|url|link|category)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[ء-ي](?=ال(?:سبت|[اأ]حد|[اإ]ثنين|ثلاثاء|[اأ]ربعاء|خميس|جمعة)[،,:\s]+\d|\d\d?[/.-]\d|\d{4}[/-]\d)"
)
_DATELINE_MAX_WORDS = 40
"""A dateline is stuck to the end of a headline or a byline, never to a paragraph."""
_OPEN_MIN_WORDS = 6
"""A shorter piece with an open end is the name of a field."""
_UNENDED_MIN_WORDS = 19
"""Entries of a menu are shorter."""
_HEADLINES_MIN_PIECES = 4
"""Two plain spaces cut a line only into so many pieces or more."""
_PAGE_ENTRY_MAX_WORDS = 3
_PAGE_PARAGRAPH_MIN_WORDS = 15
_SPREAD_MAX_WORDS_PER_PIECE = 3
_WRAPPED_PAIRS_MIN = 6
_WRAPPED_PAIRS_MIN_INDENTED = 2
"""Text browsers indent every line: on such a page fewer full lines are proof."""
_INDENT = " " * 3


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a source line. `line` is 1-based; `row` numbers the rows; `text` has no white
    space at its ends.

    lines  the source lines that were joined into it (line number, text), where a paragraph was
           wrapped at a column
    gap    blank lines before its row
    """

    line: int
    row: int
    text: str
    gap: int
    lines: tuple[tuple[int, str], ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1


def split_text(text: str) -> tuple[Segment, ...]:
    """Return the pieces of a text, in order; only white space is left out between them."""
    lines = text.split("\n")
    rows = (
        unwrapped(lines)
        if _is_wrapped(lines)
        else ([(number, line)] for number, line in enumerate(lines, 1))
    )
    segments: list[Segment] = []
    gap, row = 0, 0
    for parts in rows:
        joined = " ".join(line.strip() for _, line in parts)
        if not joined.strip():
            gap += 1
            continue
        pieces = [joined.strip()] if len(parts) > 1 else [*_labelled(joined.strip())]
        source = tuple((line, body.strip()) for line, body in parts) if len(parts) > 1 else ()
        segments += (Segment(parts[0][0], row, tidy(piece), gap, source) for piece in pieces)
        gap, row = 0, row + 1
    return tuple(segments)


def _labelled(line: str) -> Iterator[str]:
    """Yield the pieces of a line; a field's name that opens it ('العنوان:') is one of its own."""
    field = _FIELD.match(line)
    if field:
        yield field[0].strip()
    for piece in split_line(line[field.end() :] if field else line):
        yield from _unglued(piece)


def _unglued(piece: str) -> Iterator[str]:
    """Part a piece where a line of date is stuck to the end of its words ('...دمشقالأربعاء، 28 آب
    2013').
    """
    joint = _JOINT.search(piece) if piece.count(" ") <= _DATELINE_MAX_WORDS else None
    if (
        joint
        and (line := read_dateline(piece[joint.end() :]))
        and not line.extra
        and any(f.when for f in line.founds)
    ):
        yield piece[: joint.end()]
        yield piece[joint.end() :]
    else:
        yield piece


def split_line(line: str) -> list[str]:
    """Cut a line at tabs, three spaces or two no-break spaces.

    Prose that was only spread out (its pieces are a word or two each, and it ends as a sentence
    does) stays whole, and so does a sentence that the cut would break in two. Two plain spaces cut
    only where that shows at least four headlines, or a whole page.
    """
    if line == tidy(line):
        return [line]
    pieces = [piece for piece in _WIDE.split(line.strip()) if piece.strip()]
    if len(pieces) == 1:
        finer = [piece for piece in _NARROW.split(pieces[0]) if piece]
        return (
            finer
            if len(finer) >= _HEADLINES_MIN_PIECES
            and (all(map(is_headline_like, finer)) or _is_page(finer))
            else pieces
        )
    if (
        len(pieces) >= _HEADLINES_MIN_PIECES
        and ends_sentence(pieces[-1])
        and sum(piece.count(" ") + 1 for piece in pieces)
        < _SPREAD_MAX_WORDS_PER_PIECE * len(pieces)
    ):
        return [line.strip()]
    return list(_rejoined(pieces))


def _is_page(pieces: Sequence[str]) -> bool:
    """Whether the pieces are a whole page: entries of a menu, and paragraphs most of which end as
    sentences do.
    """
    entries = sum(piece.count(" ") < _PAGE_ENTRY_MAX_WORDS for piece in pieces)
    paragraphs = (piece for piece in pieces if piece.count(" ") + 1 >= _PAGE_PARAGRAPH_MIN_WORDS)
    ends = list(map(ends_sentence, paragraphs))
    return entries >= _HEADLINES_MIN_PIECES and sum(ends) * 2 >= len(ends) > 0


def _rejoined(pieces: Sequence[str]) -> Iterator[str]:
    """Join again what is on both sides of a gap inside one sentence: before it an open end, or long
    text without an end.
    """
    sentence = pieces[0]
    for piece in pieces[1:]:
        words = sentence.count(" ") + 1
        is_open = words >= _OPEN_MIN_WORDS and has_open_end(sentence)
        if is_open or (words >= _UNENDED_MIN_WORDS and not ends_sentence(sentence)):
            sentence = f"{sentence} {piece}"
        else:
            yield sentence
            sentence = piece
    yield sentence


def _is_wrapped(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip()]
    indented = sum(line.startswith(_INDENT) for line in filled) * 10 >= 9 * len(filled)
    return is_wrapped(
        lines,
        pairs_min=_WRAPPED_PAIRS_MIN_INDENTED if indented else _WRAPPED_PAIRS_MIN,
        full_share=0.7,
        longer_share=0.2,
    )
