"""What the line breaks of a page mean: the end of a paragraph, a new line of verse, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from warraq.importing.cues.lexical import is_bullet
from warraq.importing.cues.sentences import ends_sentence
from warraq.importing.cues.wrapping import is_wrapped
from warraq.importing.to_markdown.line import Line

VERSE_MAX_CHARS = 70
"""A line of verse or of a postal address is no longer."""


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Part the lines between two ends of a block into paragraphs, each of one line or of several
    short ones.

    An empty line (two breaks) ends a paragraph. So does one break, as on most Arabic news pages,
    but for two cases: lines that a program broke at a column, which are joined, and short lines
    none of which is a sentence by itself.
    """
    run: list[Line] = []
    for line in (*lines, Line()):
        if line.length or line.asides:
            run.append(line)
        elif run:
            yield from _parted(run)
            run = []


def _parted(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    if len(lines) == 1:
        yield (lines[0],)
    elif is_wrapped(texts := [line.text for line in lines]):
        whole = Line()
        for line in lines:
            whole.join(line)
        yield (whole,)
    else:
        stanza = [lines[0]]
        for (before, after), line in zip(pairwise(texts), lines[1:], strict=True):
            if _goes_on(before, after):
                stanza.append(line)
            else:
                yield tuple(stanza)
                stanza = [line]
        yield tuple(stanza)


def _goes_on(before: str, after: str) -> bool:
    """Whether two lines are of one stanza, one address or the like."""
    short = max(len(before), len(after)) <= VERSE_MAX_CHARS
    return short and not ends_sentence(before) and not before.endswith(":") and not is_bullet(after)
