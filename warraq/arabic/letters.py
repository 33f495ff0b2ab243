"""Arabic letters: spellings folded together, words split, and the index letter of a name."""

from __future__ import annotations

import re
import unicodedata

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
"""The 28 letters under which CLDR's Arabic index lists names."""

SPELLINGS = {
    "ا": "ٱٲٳݳݴ",
    "ب": "پٻڀݐݑݒݓݔݕݖ",
    "ت": "ٹٺټٽٿ",
    "ج": "چڃڄڇڿ",
    "ح": "ځڂ",
    "خ": "څ",
    "د": "ڈډڊڋڌڍڎۮ",
    "ر": "ڑڒړڔڕږۯ",
    "ز": "ژڙ",
    "س": "ښڛڜ",
    "ش": "ۺ",
    "ص": "ڝڞ",
    "ض": "ۻ",
    "ط": "ڟ",
    "غ": "ڠۼݝݞݟ",
    "ف": "ڡڢڣڤڥڦݠݡ",
    "ق": "ڧڨ",
    "ك": "کڪګڬڭڮگڰڱڲڳڴػؼݢݣݤ",
    "ل": "ڵڶڷڸ",
    "ن": "ںڻڼڽڹ",
    "ه": "ةہھۃەۿ",
    "و": "ۄۅۆۇۈۉۊۋۏ",
    "ي": "ىیۍێېۑےؠؽؾؿ",
    "": "ـۥۦٴ",
    "σ": "ς",
}
"""Each letter, and what is folded to it: spellings of the Maghreb, Persian, Urdu, Kurdish. Tatweel
goes.
"""

_ALIKE = {other: letter for letter, others in SPELLINGS.items() for other in others}
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cs"})
_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff]+"
)
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile("0*([0-9]+)")
_ARTICLE = re.compile(r"[\W_]*[اٱ]ل")
OWN_AL = re.compile(
    "ال(?:تزام|تحاق|تقاء|تهاب|تماس|تباس|تفات|تفاف|تيام|تواء|تقاط|تهام|كترون|ماني|بانيا|غاء|قاء"
    "|(?:له|لهم|هي|هيه|ذي|تي|ذين|مان|اف|وان|عاب|ياف|بوم|هام|حاق|حاح|غام|قاب|حان|بسه|ويه|قي|في|فين|فا|ات)$)"
)
"""Folded words that begin with ال of their own: it is not the article (التزام, ألمانيا, الله)."""


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code)).lower()
        self[code] = folded = "".join(map(_fold_part, parts))
        return folded


def _fold_part(char: str) -> str:
    if unicodedata.category(char) in _UNSEEN:
        return ""
    digit = unicodedata.decimal(char, None)
    return _ALIKE.get(char, char) if digit is None else str(digit)


_FOLDS = _Folds()
_COMMON = tuple(
    (char, _FOLDS[ord(char)])
    for char in "\u00a0\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652ـأإآةىؤئ…٠١٢٣٤٥٦٧٨٩"
)
_UNCOMMON = re.compile(f"[^\\x00-\\x7fء{LETTERS}،؛؟«»…]")


def fold(text: str) -> str:
    """Fold a text as search, order and did-you-mean see it; the result is never shown.

    Compatibility forms and accents are taken apart (Unicode Standard Annex 15, NFKD), and every
    mark that needs a letter is dropped: harakat, Quranic marks, hamza above or below its
    seat, accents; tatweel, joiners and bidi controls too. Letters are lower-cased, and spellings of
    one letter fall together (Lucene's ArabicNormalizer, and the letters of the Maghreb, Persian,
    Urdu and Kurdish). Digits become 0-9. Each character is folded by itself, so folding twice is
    folding once, and a part folds as it does in the whole.
    """
    text = text.lower()
    if text.isascii():
        return text
    # A row of replacements is five times faster than a table, and is all that most text needs.
    for char, folded in _COMMON:
        text = text.replace(char, folded)
    return text.translate(_FOLDS) if _UNCOMMON.search(text) else text


def bare(text: str) -> str:
    """Remove harakat, Quranic marks and tatweel; letters stay as they are spelled."""
    return _MARKS.sub("", unicodedata.normalize("NFC", text))


def words(text: str) -> list[str]:
    """Return the folded words of a text: runs of letters and digits."""
    return _WORD.findall(fold(text))


def is_arabic(char: str) -> bool:
    """Whether a character is a letter of the Arabic script."""
    return char.isalpha() and (
        "\u0600" <= char <= "\u06ff"
        or "\u0750" <= char <= "\u077f"
        or "\u0870" <= char <= "\u08ff"
        or "\ufb50" <= char <= "\ufdff"
        or "\ufe70" <= char <= "\ufefc"
        or "\U0001ee00" <= char <= "\U0001eeff"
    )


def sort_key(text: str) -> str:
    """Return what a name is sorted by in an index: its folded words, a leading article passed over.

    المغرب is sorted beside مغرب. Names that fold together have the same key: sort by
    (sort_key(name), name).
    """
    found = words(text)
    if found and _ARTICLE.match(bare(text)) and len(found[0]) > 3 and not OWN_AL.match(found[0]):
        found[0] = found[0][2:]
    return " ".join(found)


def name_order(text: str) -> str:
    """Return the sort key, with numbers in the order of their values: صحيفة 2 comes before صحيفة
    10.
    """
    return _DIGITS.sub(lambda run: f"{len(run[1]):04}{run[1]}", sort_key(text))


def index_letter(text: str) -> str:
    """Return the letter of the index for a name: one of LETTERS, 'A' to 'Z', or '#' for all
    else.
    """
    letter = sort_key(text)[:1].upper().replace("ء", "ا")
    return letter if letter and (letter in LETTERS or "A" <= letter <= "Z") else "#"
