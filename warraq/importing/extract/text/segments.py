"""Cuts a page that was saved as text into rows, and rows into pieces, before anything is known of what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from warraq.importing.cues.sentences import (
    ends_sentence,
    has_open_end,
    is_headline_like,
    tidy,
)
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
_LONG_FOR_A_DATELINE = 40
_NEW = ("[", "*", "+", "o ")
_WRAP_MOST, _WRAP_LEAST = 130, 40


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
        _unwrapped(lines)
        if _is_wrapped(lines)
        else ((number, [(number, line)]) for number, line in enumerate(lines, 1))
    )
    segments: list[Segment] = []
    gap, row = 0, 0
    for number, parts in rows:
        joined = " ".join(line.strip() for _, line in parts)
        if not joined.strip():
            gap += 1
            continue
        pieces = [joined.strip()] if len(parts) > 1 else [*_labelled(joined.strip())]
        source = tuple((line, body.strip()) for line, body in parts) if len(parts) > 1 else ()
        segments += (Segment(number, row, tidy(piece), gap, source) for piece in pieces)
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
    joint = _JOINT.search(piece) if piece.count(" ") <= _LONG_FOR_A_DATELINE else None
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
    """Whether a program broke the paragraphs at a column: no line is long, and most lines had no
    room for the next line's first word.
    """
    stripped = [line.rstrip() for line in lines]
    lengths = [len(line) for line in stripped if line.strip()]
    width = max((length for length in lengths if length <= _WRAP_MOST), default=0)
    if width < _WRAP_LEAST or sum(length for length in lengths if length > width) * 5 > sum(
        lengths
    ):
        return False
    pairs = [(a, b) for a, b in pairwise(stripped) if a.strip() and b.strip() and len(a) <= width]
    pairs = [(a, b) for a, b in pairs if not b.lstrip().startswith(_NEW)]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    # Text browsers indent every line.
    indented = sum(line.startswith("   ") for line in stripped) * 10 >= 9 * len(lengths)
    return full >= (2 if indented else 6) and full * 10 >= 7 * len(pairs)


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) * 2 > width and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - 2


def _indent(line: str) -> int:
    """How far a line is indented, in spaces; a tab is many."""
    return sum(9 if char == "\t" else 1 for char in line[: len(line) - len(line.lstrip())])


def _unwrapped(lines: Sequence[str]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    width = max(len(line.rstrip()) for line in lines if len(line.rstrip()) <= _WRAP_MOST)
    held: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if held:
            last = held[-1][1].rstrip()
            if (
                line.strip()
                and _indent(line) < _indent(last) + 3
                and len(last) <= width
                and _is_full(last, line, width)
            ):
                held.append((number, line))
                continue
            yield held[0][0], held
            held = []
        if line.strip():
            held = [(number, line)]
        else:
            yield number, [(number, line)]
    if held:
        yield held[0][0], held
