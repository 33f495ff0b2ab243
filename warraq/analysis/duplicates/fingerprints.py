"""Fingerprints: a few passages of a text, chosen so that a copy has the same ones.

Winnowing (Schleimer, Wilkerson, Aiken: Winnowing: Local Algorithms for Document Fingerprinting,
SIGMOD 2003): of every WINDOW_RUNS runs in a row the one with the least hash is chosen. Two texts
that share WINDOW_RUNS + RUN_WORDS - 1 words in a row share a passage for certain; so a crop is
found as surely as a whole copy, which signatures of a fixed size (MinHash) miss.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from warraq.analysis.duplicates.similarity import RUN_WORDS

WINDOW_RUNS = 16
"""Of this many runs in a row at least one is chosen; on average every eighth or ninth word begins a
passage.
"""


def passages(words: Sequence[str]) -> frozenset[int]:
    """Return the passages of a text by their hashes, 32 bits each (CRC-32, the same on every
    machine); none of a text that is shorter than a run.
    """
    encoded = " ".join(words).encode().split(b" ")
    runs = zip(*(encoded[start:] for start in range(RUN_WORDS)), strict=False)
    hashes = list(map(crc32, map(b" ".join, runs)))
    chosen: list[int] = []
    place = -1
    for start in range(max(1, len(hashes) - WINDOW_RUNS + 1) if hashes else 0):
        if place < start:  # the last choice has left the window
            least = min(hashes[start : start + WINDOW_RUNS])
            place = hashes.index(least, start)
            chosen.append(least)
        elif hashes[start + WINDOW_RUNS - 1] < hashes[place]:
            place = start + WINDOW_RUNS - 1
            chosen.append(hashes[place])
    return frozenset(chosen)
