"""By what a text is found again among very many: a few of its passages, so chosen that a copy has the same.

Winnowing (Schleimer, Wilkerson, Aiken: Winnowing: Local Algorithms for Document Fingerprinting,
SIGMOD 2003): of every WINDOW runs in a row the one with the least hash is chosen. Two texts that
share WINDOW + RUN - 1 words in a row share a passage for certain; so a crop is found as surely as a
whole copy, which signatures of a fixed size (MinHash) miss.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from warraq.analysis.duplicates.similarity import RUN

WINDOW = 16
"""Of so many runs in a row at least one is chosen: in the mean, one of every eight or nine words
begins a passage.
"""


def passages(words: Sequence[str]) -> frozenset[int]:
    """The passages of a text by their hashes, 32 bits each (CRC-32, the same on every machine);
    none of one that is shorter than a run.
    """
    encoded = " ".join(words).encode().split(b" ")
    runs = zip(*(encoded[start:] for start in range(RUN)), strict=False)
    hashes = list(map(crc32, map(b" ".join, runs)))
    chosen: list[int] = []
    place = -1
    for start in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        if place < start:  # the last choice has left the window
            least = min(hashes[start : start + WINDOW])
            place = hashes.index(least, start)
            chosen.append(least)
        elif hashes[start + WINDOW - 1] < hashes[place]:
            place = start + WINDOW - 1
            chosen.append(hashes[place])
    return frozenset(chosen)
