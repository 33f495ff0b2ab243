"""How long a text takes to read."""

from __future__ import annotations

PACE = {"ar": 138, "en": 228}
"""Words a minute, by language: Trauzettel-Klosinski and Dietz, Standardized assessment of reading
performance (IReST), Investigative Ophthalmology & Visual Science 53 (2012), 5452-5461. Measured
aloud, so that few readers are slower.
"""


def minutes(words: int, language: str) -> int:
    """Return the whole minutes that a number of words takes; 0 for less than one. Unknown languages
    are read like Arabic.
    """
    pace = PACE.get(language, PACE["ar"])
    return (words + pace // 2) // pace if words >= pace else 0
