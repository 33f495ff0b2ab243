"""One spelling of a word where several are in use: مسئول and مسؤول, أعضائها and أعضاؤها."""

from __future__ import annotations

import re
import unicodedata

from warraq.arabic.letters import fold

SEATS = (
    ("(..ا)[ئؤ](?=(?:ه|ها|هم|هما|هن|نا|كم)$)", r"\1ء"),
    ("(.ا)ئ(?=ي(?:[ةها]|[وي]ن|ات|ت(?:ه|ها|هم|ين|ان))?$)", r"\1ء"),
    ("(.)[ئء]و(?!ن|$)", r"\1ؤو"),
    ("(^|[^ا])شئ$", r"\1شيء"),
    ("(ا.)ىء$", r"\1ئ"),
    ("هيأ(?=[ةت])", "هيئ"),
    ("هيآ(?=ت)", "هيئا"),
)
"""Where the seat of a hamza makes no difference, and the seat that is taken: أعضائها أعضاؤها،
قضائي قضاء، مسئول مسؤول، شئ شيء، طوارىء طوارئ، هيأة هيئة.
"""
_SEATS = [(re.compile(pattern), seat) for pattern, seat in SEATS]
_SEATED = re.compile("[ئءؤ]|هي[أآ]")

_PLAIN = re.compile("[ء-غف-ي]+")
KEPT = "أإآؤئىة"
"""The letters whose spelling makes a difference that their folded form does not show."""


def plain(word: str) -> str:
    """Return a word as spelled, without invisible characters, and with one seat of a hamza where
    several are in use.

    Other letters are folded; of alef, hamza, ى and ة the spelling stays, since it keeps على apart
    from علي and the article from ألمانيا.
    """
    if not _PLAIN.fullmatch(word):
        word = unicodedata.normalize("NFKC", word).lower()
        word = "".join(char if char in KEPT else fold(char) for char in word)
    if _SEATED.search(word):
        for pattern, seat in _SEATS:
            word = pattern.sub(seat, word)
    return word
