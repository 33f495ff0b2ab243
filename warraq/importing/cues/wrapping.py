"""Whether a program broke paragraphs at a column, and which lines were one before it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from warraq.importing.cues.sentences import ends_sentence

_WIDTH_MIN_CHARS = 40
"""Shorter lines are verses, addresses, or the columns of something."""
_WIDTH_MAX_CHARS = 130
"""Mail programs break at 72 columns, text browsers at 80 to 130; a longer line is a paragraph."""
_SLACK_CHARS = 2
"""A program may have broken so much earlier than we would: it counts some signs as wider."""
_BULLETS = ("[", "*", "+", "o ")
"""What text browsers put before the entries of a list, each of which begins a line."""
_PARAGRAPH_INDENT_CHARS = 3
"""A line that is so much further in than the one above begins a paragraph."""
_TAB_CHARS = 9
"""A tab is further in than any indent that counts."""


def is_wrapped(
    lines: Sequence[str],
    *,
    pairs_min: int = 2,
    full_share: float = 0.8,
    longer_share: float = 0.0,
) -> bool:
    """Whether lines were broken at a column: no line is long, most had no room for the first word
    of the next one, and few of these end a sentence.

    pairs_min     how many lines without room there must be; few are chance where there are many
    full_share    which share of the lines that have one below them must be without room
    longer_share  which share of the characters may be in longer lines, which were not broken
    """
    lines = [line.rstrip() for line in lines]
    width = _width_of(lines)
    longer = sum(len(line) for line in lines if len(line) > width)
    if width < _WIDTH_MIN_CHARS or longer > longer_share * sum(map(len, lines)):
        return False
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if line and following and len(line) <= width
        if not following.lstrip().startswith(_BULLETS)
    ]
    full = [line for line, following in pairs if _is_full(line, following, width)]
    ended = sum(map(ends_sentence, full))
    return len(full) >= max(pairs_min, full_share * len(pairs)) and ended * 2 < len(full)


def unwrapped(lines: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """Yield the numbered lines of a wrapped page, from 1, those of one paragraph together."""
    width = _width_of([line.rstrip() for line in lines])
    paragraph: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if paragraph and not _goes_on(paragraph[-1][1].rstrip(), line, width):
            yield paragraph
            paragraph = []
        paragraph.append((number, line))
    if paragraph:
        yield paragraph


def _width_of(lines: Sequence[str]) -> int:
    """The column that lines were broken at, if they were."""
    return max((len(line) for line in lines if len(line) <= _WIDTH_MAX_CHARS), default=0)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether a line had no room for the first word of the next, though it is no line of few words
    before a very long one.
    """
    with_word = len(line) + 1 + len(following.split(maxsplit=1)[0])
    return len(line) * 2 > width and with_word > width - _SLACK_CHARS


def _goes_on(line: str, following: str, width: int) -> bool:
    return bool(
        line
        and following.strip()
        and len(line) <= width
        and _indent(following) < _indent(line) + _PARAGRAPH_INDENT_CHARS
        and _is_full(line, following, width)
    )


def _indent(line: str) -> int:
    """How far a line is indented, in characters."""
    return sum(_TAB_CHARS if char == "\t" else 1 for char in line[: len(line) - len(line.lstrip())])
