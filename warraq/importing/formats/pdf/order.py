"""From the glyphs on a line, left to right, to the text as it is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_MIRRORED = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
_OPENING, _CLOSING = "([{«‹", ")]}»›"
_CLASSES = {"L": "L", "EN": "N", "AN": "A", "R": "R", "AL": "R", "CS": "S", "NSM": "R"}
_FOREIGN = re.compile(r"L(?:[LNSO]*[LN])?|[LN](?:[LNSO]*[LN])?")
_NUMBER = re.compile(r"[NA]+(?:S[NA]+)*")


def logical(glyphs: Sequence[str]) -> tuple[str, ...]:
    """Return the glyphs of a line that is read from the right, in reading order.

    glyphs  from left to right, each of one letter or of a ligature's

    It undoes what the bidirectional algorithm (UAX 9) does to such a line: Latin words, with what
    is between them, and numbers, with a single point, comma, colon or slash between two of them
    (rule W4), run from the left. Where that says too little, as for a number beside a Latin word,
    they are taken for one run.
    """
    turned = tuple(reversed(glyphs))
    kinds = "".join(_kind(glyph) for glyph in turned)
    order = list(turned)
    done = 0
    while match := _run(kinds, done):
        start, end = match.span()
        order[start:end] = reversed(order[start:end])
        done = end
    return tuple(order)


def _run(kinds: str, start: int) -> re.Match[str] | None:
    """Return the next run that is read from the left: a foreign one, if a Latin letter is in it, or
    else a number.
    """
    foreign, number = _FOREIGN.search(kinds, start), _NUMBER.search(kinds, start)
    if foreign and "L" in foreign[0] and (not number or foreign.start() <= number.start()):
        return foreign
    return number


def _kind(glyph: str) -> str:
    """Return L for a Latin letter, N and A for digits, R for an Arabic letter, S for what may be
    within a number, O for all else.
    """
    return next(
        (_CLASSES[kind] for kind in map(unicodedata.bidirectional, glyph) if kind in _CLASSES), "O"
    )


def mirrored(lines: Iterable[str]) -> bool:
    """Return whether the brackets of lines that were turned are the wrong way round: a PDF may hold
    them as they look, or as they are read.
    """
    faults = [0, 0]
    for line in lines:
        signs = [char for char in line if char in _OPENING + _CLOSING]
        for way, opening in enumerate((_OPENING, _CLOSING)):
            depth = 0
            for sign in signs:
                depth += 1 if sign in opening else -1
                faults[way] += depth < 0
    return faults[0] > faults[1]


def mirror(line: str) -> str:
    """Return a line with its brackets the other way round."""
    return line.translate(_MIRRORED)
