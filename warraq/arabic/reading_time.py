"""How long a text takes to read."""

from __future__ import annotations

PACE = {"ar": 138, "en": 228}
"""Words a minute, by language: Trauzettel-Klosinski and Dietz, Standardized assessment of reading
performance (IReST), Investigative Ophthalmology & Visual Science 53 (2012), 5452-5461. Measured
aloud, so that few readers are slower.
"""


def minutes(words: int, language: str) -> int:
    """Whole minutes that so many words take; 0 for what is read in less than one. Unknown languages
    go as Arabic.
    """
    pace = PACE.get(language, PACE["ar"])
    return (words + pace // 2) // pace if words >= pace else 0
