"""What the line breaks of a page mean: the end of a paragraph, a new line of verse, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from warraq.importing.cues.lexical import is_bullet
from warraq.importing.cues.sentences import ends_sentence
from warraq.importing.cues.wrapping import is_wrapped
from warraq.importing.to_markdown.line import Line

SHORT = 70
"""How many characters a line of verse or of an address has at most."""


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Part the lines between two ends of a block into paragraphs, each of one line or of several
    short ones.

    An empty line (two breaks) ends a paragraph. So does one break, as on most Arabic news pages,
    but for two cases: lines that a program broke at a column, which are joined, and short lines
    none of which is a sentence by itself.
    """
    held: list[Line] = []
    for line in (*lines, Line()):
        if line.length or line.asides:
            held.append(line)
        elif held:
            yield from _parted(held)
            held = []


def _parted(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    if len(lines) == 1:
        yield (lines[0],)
    elif is_wrapped(texts := [line.text for line in lines]):
        whole = Line()
        for line in lines:
            whole.join(line)
        yield (whole,)
    else:
        held = [lines[0]]
        for (before, after), line in zip(pairwise(texts), lines[1:], strict=True):
            if _goes_on(before, after):
                held.append(line)
            else:
                yield tuple(held)
                held = [line]
        yield tuple(held)


def _goes_on(before: str, after: str) -> bool:
    """Whether two lines are of one stanza, one address or the like."""
    short = len(before) <= SHORT and len(after) <= SHORT
    return short and not ends_sentence(before) and not before.endswith(":") and not is_bullet(after)
