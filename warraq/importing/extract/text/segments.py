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
    """The pieces of a text, in order; nothing but white space is left out between them."""
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
    """The pieces of a line; a field's name that opens it ('العنوان:') is a piece of its own."""
    field = _FIELD.match(line)
    if field:
        yield field[0].strip()
    for piece in split_line(line[field.end() :] if field else line):
        yield from _unglued(piece)


def _unglued(piece: str) -> Iterator[str]:
    """A piece parted where a line of date is stuck to the end of its words ('...دمشقالأربعاء، 28 آب
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
    """Cut a line where tabs, three spaces or two no-break spaces stand.

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
            if len(finer) >= 4 and (all(map(is_headline_like, finer)) or _is_page(finer))
            else pieces
        )
    if (
        len(pieces) >= 4
        and ends_sentence(pieces[-1])
        and sum(piece.count(" ") + 1 for piece in pieces) < 3 * len(pieces)
    ):
        return [line.strip()]
    return list(_mended(pieces))


def _is_page(pieces: Sequence[str]) -> bool:
    """Whether the pieces are a whole page: entries of a menu, and paragraphs most of which end as
    sentences do.
    """
    entries = sum(piece.count(" ") <= 2 for piece in pieces)
    ends = [ends_sentence(piece) for piece in pieces if piece.count(" ") >= 14]
    return entries >= 4 and sum(ends) * 2 >= len(ends) > 0


def _mended(pieces: Sequence[str]) -> Iterator[str]:
    """Join again what stands on both sides of a gap inside one sentence: before it an open end, or
    long text without an end.
    """
    held = pieces[0]
    for piece in pieces[1:]:
        if (has_open_end(held) and held.count(" ") >= 5) or (
            held.count(" ") >= 18 and not ends_sentence(held)
        ):
            held = f"{held} {piece}"
        else:
            yield held
            held = piece
    yield held


def _is_wrapped(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip()]
    indented = sum(line.startswith(_INDENT) for line in filled) * 10 >= 9 * len(filled)
    return is_wrapped(
        lines,
        pairs_min=_WRAPPED_PAIRS_MIN_INDENTED if indented else _WRAPPED_PAIRS_MIN,
        full_share=0.7,
        longer_share=0.2,
    )
