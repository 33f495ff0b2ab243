"""A page of glyphs: its lines in the order of reading, column by column, and the paragraphs that they make."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from warraq.arabic.letters import is_arabic
from warraq.importing.cues.sentences import ends_sentence
from warraq.importing.formats.pdf.glyphs import Glyph
from warraq.importing.formats.pdf.order import logical

_GAP = 0.18
"""From how wide a gap on, in sizes of the font, two glyphs belong to two words."""
_PARTED = 0.9
"""From how wide a gap on two glyphs may stand in two columns."""
_LEAST = 3
"""How many lines a column has at least."""
_PLACES = 300
"""How many places are tried for the gap between two columns."""
_DEEPEST = 6
"""How often columns may be parted again into columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page: its text, and where it stands, in points.

    left, right  the edges of its column
    rtl          whether it is read from the right
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    left: float
    right: float
    rtl: bool

    @property
    def indent(self) -> float:
        """How far from the edge of the column it begins."""
        return self.right - self.x1 if self.rtl else self.x0 - self.left

    @property
    def room(self) -> float:
        """How much of the column is empty behind its end."""
        return self.x0 - self.left if self.rtl else self.right - self.x1


_Part = list[Glyph]
"""Glyphs of one line, from left to right."""


def rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """The lines of a page, in the order of reading."""
    letters = [glyph.text for glyph in glyphs if glyph.text[:1].isalpha()]
    rtl = 2 * sum(is_arabic(text[0]) for text in letters) >= len(letters)
    parts = [part for line in _lines(glyphs) for part in _parts(line)]
    found: list[Row] = []
    for column in _columns(parts, rtl=rtl):
        left, right = min(part[0].x0 for part in column), max(map(_right, column))
        found += (_row(part, left, right, rtl=rtl) for part in column)
    return found


def _lines(glyphs: Iterable[Glyph]) -> Iterator[_Part]:
    """The glyphs of each line of the page, across all columns, from the top."""
    held: _Part = []
    for glyph in sorted(
        (glyph for glyph in glyphs if glyph.text.strip()), key=lambda glyph: -glyph.y
    ):
        if held and held[0].y - glyph.y > 0.35 * max(held[0].size, glyph.size):
            yield sorted(held, key=lambda glyph: glyph.x0)
            held = []
        held.append(glyph)
    if held:
        yield sorted(held, key=lambda glyph: glyph.x0)


def _parts(line: _Part) -> Iterator[_Part]:
    """The parts of a line between wide gaps."""
    held: _Part = []
    right = 0.0
    for glyph in line:
        if held and glyph.x0 - right > _PARTED * glyph.size:
            yield held
            held = []
        right = max(right, glyph.x1) if held else glyph.x1
        held.append(glyph)
    if held:
        yield held


def _columns(parts: Sequence[_Part], *, rtl: bool, depth: int = 0) -> list[list[_Part]]:
    """The columns in the order of reading, each with its lines; a line across two of them parts
    what is above it from what is below.
    """
    gutter = _gutter(parts) if depth < _DEEPEST else None
    if gutter is None:
        return [_joined(parts)] if parts else []
    columns: list[list[_Part]] = []
    sides: tuple[list[_Part], list[_Part]] = ([], [])
    across: list[_Part] = []
    for part in (*parts, []):
        crosses = bool(part) and part[0].x0 < gutter < _right(part)
        if across and not crosses:
            columns.append(_joined(across))
            across = []
        if (crosses or not part) and any(sides):
            for side in reversed(sides) if rtl else sides:
                columns += _columns(side, rtl=rtl, depth=depth + 1)
            sides = ([], [])
        if crosses:
            across.append(part)
        elif part:
            sides[part[0].x0 >= gutter].append(part)
    return columns


def _joined(parts: Iterable[_Part]) -> list[_Part]:
    """The parts, those of one line joined again."""
    joined: list[_Part] = []
    for part in parts:
        if joined and abs(joined[-1][0].y - part[0].y) < 0.35 * part[0].size:
            joined[-1] += part
        else:
            joined.append([*part])
    return joined


def _right(part: _Part) -> float:
    return max(glyph.x1 for glyph in part)


def _gutter(parts: Sequence[_Part]) -> float | None:
    """Where two columns part: a place that few lines cross, with several lines on either side at
    the same heights.
    """
    spans = [(part[0].x0, _right(part), part[0].y) for part in parts]
    best: tuple[int, float] | None = None
    places = sorted({int(x0) - 2 for x0, _, _ in spans})
    for x in places[:: len(places) // _PLACES + 1]:
        left = [y for _, x1, y in spans if x1 <= x]
        right = [y for x0, _, y in spans if x0 >= x]
        crossed = len(spans) - len(left) - len(right)
        if min(len(left), len(right)) < _LEAST or 4 * crossed > len(left) + len(right):
            continue
        if min(max(left), max(right)) > max(min(left), min(right)) and (
            best is None or crossed < best[0]
        ):
            best = (crossed, float(x))
    return best[1] if best else None


def _row(part: _Part, left: float, right: float, *, rtl: bool) -> Row:
    """A line from its glyphs: marks stand with the letter that they are drawn on, spaces where
    there is room.
    """
    size = median(glyph.size for glyph in part)
    marks = [glyph for glyph in part if _is_mark(glyph)]
    letters: list[tuple[str, float, float]] = []
    for glyph in part:
        if _is_mark(glyph):
            continue
        if letters and glyph.x0 - letters[-1][2] > _GAP * size:
            letters.append((" ", letters[-1][2], glyph.x0))
        letters.append((glyph.text, glyph.x0, glyph.x1))
    starts = [x0 for _, x0, _ in letters] or [0.0]
    letters = letters or [("", part[0].x0, part[0].x1)]
    for mark in marks:
        at = max(0, bisect_right(starts, (mark.x0 + mark.x1) / 2) - 1)
        letters[at] = (letters[at][0] + mark.text, *letters[at][1:])
    texts = [text for text, _, _ in letters]
    text = " ".join("".join(logical(texts) if rtl else texts).split())
    return Row(
        text,
        letters[0][1],
        max(x1 for _, _, x1 in letters),
        part[0].y,
        size,
        part[0].bold,
        left,
        right,
        rtl,
    )


def _is_mark(glyph: Glyph) -> bool:
    return all(unicodedata.category(char) == "Mn" for char in glyph.text)


# --- paragraphs -----------------------------------------------------------------------------------


def fitted(lines: Iterable[Row]) -> list[Row]:
    """The lines, the edges of each column drawn in where what stood further out is not among them."""
    found: list[Row] = []
    for _, column in groupby(lines, key=lambda line: (line.left, line.right)):
        held = list(column)
        left, right = min(line.x0 for line in held), max(line.x1 for line in held)
        found += (replace(line, left=left, right=right) for line in held)
    return found


def starts(lines: Sequence[Row]) -> list[bool]:
    """For each line of a document, in the order of reading, whether a paragraph begins with it."""
    steps = sorted((a.y - b.y) / a.size for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * a.size)
    usual = (
        steps[len(steps) // 4] if steps else 0.0
    )  # half of the steps may be those between paragraphs
    return [True, *(_starts(before, line, usual) for before, line in pairwise(lines))][: len(lines)]


def _starts(before: Row, line: Row, usual: float) -> bool:
    if abs(before.size - line.size) > 0.12 * before.size or before.bold != line.bold:
        return True
    if line.indent > 0.8 * line.size and abs(line.indent - before.indent) > 0.5 * line.size:
        return True
    # A line that had room for the next one's first word was the last of its paragraph.
    word = (line.x1 - line.x0) * len(line.text.split(maxsplit=1)[0]) / len(line.text)
    if before.room > word + line.size:
        return True
    if 0 < before.y - line.y < 4 * line.size and (before.left, before.right) == (
        line.left,
        line.right,
    ):
        return before.y - line.y > 1.3 * usual * before.size
    return ends_sentence(before.text)
