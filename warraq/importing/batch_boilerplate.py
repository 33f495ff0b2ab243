"""Find what is on many pages of a batch, and so belongs to their site and not to an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from warraq.importing.cues.lexical import folded_words
from warraq.importing.cues.sentences import is_prose
from warraq.importing.decode import Unreadable
from warraq.importing.extract.text.segments import Segment
from warraq.importing.formats import text
from warraq.importing.read import STREAMED, Candidate
from warraq.importing.source import open_file

MAX_SOURCES = 2_000
"""Sources that are looked at, spread over the batch: what is on many pages is found in these."""
_COMMON_MIN_PAGES = 3
_COMMON_MAX_CHARS = 120
"""A longer piece is text, or no two pages have it."""


@dataclass(slots=True)
class PieceCounts:
    """On how many pages of a batch every short piece is. Pages whose longest piece is the same are
    copies, and count once.
    """

    pages: Counter[str] = field(default_factory=Counter)
    longest: set[int] = field(default_factory=set)

    def add(self, segments: Sequence[Segment]) -> None:
        """Count the pieces of a page."""
        longest = hash(max((segment.text for segment in segments), key=len, default=""))
        if longest in self.longest:
            return
        self.longest.add(longest)
        short = {
            segment.text
            for segment in segments
            if len(segment.text) < _COMMON_MAX_CHARS and not is_prose(segment.text)
        }
        self.pages.update({" ".join(folded_words(text)) for text in short})

    def common(self) -> frozenset[str]:
        """Return the pieces, folded, that are on at least three pages."""
        return frozenset(
            words for words, pages in self.pages.items() if words and pages >= _COMMON_MIN_PAGES
        )


def common_pieces(
    candidates: Sequence[Candidate],
    is_known: Callable[[str], bool],
    progress: Callable[[int, int], None],
) -> frozenset[str]:
    """Return the pieces, folded, that are on several of the sources that are to be imported."""
    counts = PieceCounts()
    chosen = candidates[:: max(1, -(-len(candidates) // MAX_SOURCES))]
    for done, candidate in enumerate(chosen):
        progress(done, len(chosen))
        is_small = candidate.size < STREAMED
        if candidate.kind == "text" and is_small and not is_known(candidate.digest):
            # A fault is shown when the source is read, with its reason.
            with suppress(Unreadable, OSError, ValueError):
                counts.add(text.pieces_of(open_file(candidate.file.path)))
    return counts.common()
