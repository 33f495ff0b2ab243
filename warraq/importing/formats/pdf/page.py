"""A page of glyphs: its lines in reading order, column by column, and where paragraphs begin."""

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

WORD_GAP_SIZES = 0.18
"""From how wide a gap on, in sizes of the font, two glyphs belong to two words."""
COLUMN_GAP_SIZES = 0.9
"""From how wide a gap on two glyphs may be in two columns."""
LINE_STEP_SIZES = 0.35
"""What is less far below is on the same line: marks and smaller letters are."""
COLUMN_MIN_LINES = 3
CROSSING_MAX_SHARE = 0.25
"""How many lines may cross the gap between two columns, of those beside it: headlines do."""
GUTTER_PLACES = 300
"""How many places are tried for the gap between two columns."""
COLUMN_MAX_DEPTH = 6
"""How often columns may be parted again into columns."""
SIZE_CHANGE = 0.12
"""A change of the size of the font by so much begins a paragraph."""
INDENT_MIN_SIZES = 0.8
INDENT_CHANGE_SIZES = 0.5
STEP_MAX_SIZES = 4
"""A line further below is not the next one of its column."""
PARAGRAPH_STEP = 1.3
"""From how many usual steps on between two lines they belong to two paragraphs."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page: its text, and its place in points.

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
        """How far from the edge of its column it begins."""
        return self.right - self.x1 if self.rtl else self.x0 - self.left

    @property
    def room(self) -> float:
        """How much of the column is empty behind its end."""
        return self.x0 - self.left if self.rtl else self.right - self.x1


_Part = list[Glyph]
"""Glyphs of one line, from left to right."""


def rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Return the lines of a page, in reading order."""
    letters = [glyph.text for glyph in glyphs if glyph.text[:1].isalpha()]
    rtl = 2 * sum(is_arabic(text[0]) for text in letters) >= len(letters)
    parts = [part for line in _lines(glyphs) for part in _parts(line)]
    lines: list[Row] = []
    for column in _columns(parts, rtl=rtl):
        left, right = min(part[0].x0 for part in column), max(map(_right, column))
        lines += (_row(part, left, right, rtl=rtl) for part in column)
    return lines


def _lines(glyphs: Iterable[Glyph]) -> Iterator[_Part]:
    """Yield the glyphs of each line of the page, across all columns, from the top."""
    line: _Part = []
    visible = (glyph for glyph in glyphs if glyph.text.strip())
    for glyph in sorted(visible, key=lambda glyph: -glyph.y):
        if line and line[0].y - glyph.y > LINE_STEP_SIZES * max(line[0].size, glyph.size):
            yield sorted(line, key=lambda glyph: glyph.x0)
            line = []
        line.append(glyph)
    if line:
        yield sorted(line, key=lambda glyph: glyph.x0)


def _parts(line: _Part) -> Iterator[_Part]:
    """Yield the parts of a line between wide gaps."""
    part: _Part = []
    right = 0.0
    for glyph in line:
        if part and glyph.x0 - right > COLUMN_GAP_SIZES * glyph.size:
            yield part
            part = []
        right = max(right, glyph.x1) if part else glyph.x1
        part.append(glyph)
    if part:
        yield part


def _columns(parts: Sequence[_Part], *, rtl: bool, depth: int = 0) -> list[list[_Part]]:
    """Return the columns in reading order, each with its lines.

    A line across two columns parts what is above it from what is below.
    """
    gutter = _gutter(parts) if depth < COLUMN_MAX_DEPTH else None
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
    """Return the parts, those of one line joined again."""
    joined: list[_Part] = []
    for part in parts:
        if joined and abs(joined[-1][0].y - part[0].y) < LINE_STEP_SIZES * part[0].size:
            joined[-1] += part
        else:
            joined.append([*part])
    return joined


def _right(part: _Part) -> float:
    return max(glyph.x1 for glyph in part)


def _gutter(parts: Sequence[_Part]) -> float | None:
    """Return where two columns part.

    It is a place that few lines cross, with several lines on either side at the same heights.
    """
    spans = [(part[0].x0, _right(part), part[0].y) for part in parts]
    best: tuple[int, float] | None = None
    places = sorted({int(x0) - 2 for x0, _, _ in spans})
    for x in places[:: len(places) // GUTTER_PLACES + 1]:
        left = [y for _, x1, y in spans if x1 <= x]
        right = [y for x0, _, y in spans if x0 >= x]
        crossed = len(spans) - len(left) - len(right)
        if min(len(left), len(right)) < COLUMN_MIN_LINES:
            continue
        if crossed > CROSSING_MAX_SHARE * (len(left) + len(right)):
            continue
        if min(max(left), max(right)) > max(min(left), min(right)) and (
            best is None or crossed < best[0]
        ):
            best = (crossed, float(x))
    return best[1] if best else None


def _row(part: _Part, left: float, right: float, *, rtl: bool) -> Row:
    """Return a line from its glyphs: a mark goes with the letter that it is drawn on, and a space
    where there is room.
    """
    size = median(glyph.size for glyph in part)
    marks = [glyph for glyph in part if _is_mark(glyph)]
    letters: list[tuple[str, float, float]] = []
    for glyph in part:
        if _is_mark(glyph):
            continue
        if letters and glyph.x0 - letters[-1][2] > WORD_GAP_SIZES * size:
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
    """Return the lines with the edges of their columns as wide as these lines are.

    What was further out, as the number of the page, may not be among them.
    """
    fitted_lines: list[Row] = []
    for _, group in groupby(lines, key=lambda line: (line.left, line.right)):
        column = list(group)
        left, right = min(line.x0 for line in column), max(line.x1 for line in column)
        fitted_lines += (replace(line, left=left, right=right) for line in column)
    return fitted_lines


def starts(lines: Sequence[Row]) -> list[bool]:
    """Return for each line of a document, in reading order, whether a paragraph begins with it."""
    steps = sorted(
        (a.y - b.y) / a.size for a, b in pairwise(lines) if 0 < a.y - b.y < STEP_MAX_SIZES * a.size
    )
    # Half of the steps may be those between paragraphs.
    usual = steps[len(steps) // 4] if steps else 0.0
    return [True, *(_starts(before, line, usual) for before, line in pairwise(lines))][: len(lines)]


def _starts(before: Row, line: Row, usual: float) -> bool:
    if abs(before.size - line.size) > SIZE_CHANGE * before.size or before.bold != line.bold:
        return True
    if (
        line.indent > INDENT_MIN_SIZES * line.size
        and abs(line.indent - before.indent) > INDENT_CHANGE_SIZES * line.size
    ):
        return True
    # A line that had room for the next one's first word was the last of its paragraph.
    word = (line.x1 - line.x0) * len(line.text.split(maxsplit=1)[0]) / len(line.text)
    if before.room > word + line.size:
        return True
    is_same_column = (before.left, before.right) == (line.left, line.right)
    if is_same_column and 0 < before.y - line.y < STEP_MAX_SIZES * line.size:
        return before.y - line.y > PARAGRAPH_STEP * usual * before.size
    return ends_sentence(before.text)
