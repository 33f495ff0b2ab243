"""How an archive uses a word: what is joined to its front, and how much it bends.

A name hardly bends. A noun is met with and without its article and with endings (حكومة، الحكومة،
حكومته), a verb with its own (قال، قالت، قالوا); مراكش and تونس are met in one form. So the share of
the other forms keeps common words apart from names, without a dictionary.
"""

from __future__ import annotations

from collections import Counter

from warraq.arabic.stem import STOP, known

_JOINED = (
    *(("وال", "ال"), ("فال", "ال"), ("بال", "ال"), ("كال", "ال"), ("ولل", "ال"), ("لل", "ال")),
    *((letters, "") for letters in ("وب", "ول", "و", "ف", "ب", "ل", "ك")),
)
_ARTICLES = ("ال", "وال", "بال", "لل")
_NOUN_ENDINGS = ("ه", "ها", "هم", "نا", "ات", "ين", "ان")
_ENDINGS = (*_NOUN_ENDINGS, "ت", "وا", "تها")
_CLEAR_RATIO = 5
"""How many times as frequent the rest must be to take a letter from a word that we know."""


class Usage:
    """What an archive's own counts show of words. Words are folded."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts
        self._bases: dict[str, str] = {}
        self._shares: dict[str, float] = {}

    def base(self, word: str) -> str:
        """Return the word without what is joined to its front, if the rest is met more often than
        the whole.
        """
        if word not in self._bases:
            self._bases[word] = self._base(word)
        return self._bases[word]

    def bends(self, word: str) -> float:
        """Return the share of its other forms among all that is met of a word: near 0 for names,
        0.2 and more for others.
        """
        if word not in self._shares:
            other = sum(self._counts[form] for form in _forms(word))
            self._shares[word] = (other + 0.2) / (other + self._counts[word] + 1)
        return self._shares[word]

    def _base(self, word: str) -> str:
        if word in STOP:
            return word
        counts = self._counts
        for letters, instead in _JOINED:
            if word.startswith(letters) and len(word) - len(letters) > 2:
                rest = instead + word[len(letters) :]
                clear = 1 if instead or not known(word) else _CLEAR_RATIO
                if counts[rest] > clear * counts[word]:
                    return rest
        return word


def _forms(word: str) -> tuple[str, ...]:
    """Return the other forms that a common word would have."""
    if word.startswith("ال") and len(word) > 4:
        bare = word[2:]
        return (bare, word + "ه", *(bare + ending for ending in _NOUN_ENDINGS))
    forms = [article + word for article in _ARTICLES] + [word + ending for ending in _ENDINGS]
    for ending in ("ها", "هم", "ه"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms += [word[: -len(ending)], "ال" + word[: -len(ending)]]
            break
    if word.endswith("ا") and not word.endswith("يا") and len(word) > 3:
        forms.append(word[:-1])
    if word[0] in "يت" and len(word) > 3:
        forms.append(("ت" if word[0] == "ي" else "ي") + word[1:])
    return tuple(forms)
