"""What a word is filed under for search, and what a query asks for; the browser does the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from warraq.arabic.letters import fold
from warraq.arabic.spelling import plain
from warraq.arabic.stem import JOINED, STOP, cut, known, readings

IN_A_ROW = "ی"
"""How the key of a stop word begins, and no other word's: folding puts ي in its place."""
_LETTER = "0-9A-Za-zÀ-ÖØ-öø-ÿء-غف-ي٠-٩ٱپچڤڨکڭگی۰-۹"
_MARK = "ـ\u064b-\u0652\u0670\u200c-\u200f"
_COMMON_WORD = re.compile(f"[{_LETTER}][{_LETTER}{_MARK}]*")
_UNCOMMON = re.compile(f"[^\\x00-\\x7f{_LETTER}{_MARK}\u00a0،؛؟«»\u2010-\u2027]")
_WORD = re.compile("w[w.]*")


class _Kinds(dict[int, str]):
    """Of each character whether it folds to letters ('w'), to nothing ('.') or to anything else ('
    ').
    """

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = kind = "w" if folded.isalnum() else " " if folded else "."
        return kind


class _Parts(dict[int, str]):
    """Each character, but taken apart where it folds to letters and something between (½, ﷺ)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = fold(char)
        whole = folded.isalnum() or not any(map(str.isalnum, folded))
        self[code] = parts = char if whole else unicodedata.normalize("NFKD", char)
        return parts


_KINDS, _PARTS = _Kinds(), _Parts()


def spelled_words(text: str) -> list[str]:
    """Return the words of a raw text as they are spelled: [fold(word) for word in
    spelled_words(text)] == words(text).

    What folds to nothing (harakat, tatweel, joiners) belongs to the word that it follows. Of a
    character that is several words (½, ﷺ) each is given by itself.
    """
    found: list[str] = []
    done = 0
    while uncommon := _UNCOMMON.search(text, done):
        start = text.rfind(" ", done, uncommon.start()) + 1 or done
        found += _COMMON_WORD.findall(text, done, start)
        done = end if (end := text.find(" ", start)) > 0 else len(text)
        found += _uncommon_words(text[start:done])
    return found + _COMMON_WORD.findall(text, done)


def _uncommon_words(text: str) -> list[str]:
    text = text.translate(_PARTS)
    return [text[word.start() : word.end()] for word in _WORD.finditer(text.translate(_KINDS))]


@lru_cache(maxsize=1 << 18)
def index_keys(word: str) -> tuple[str, ...]:
    """Return what a word as spelled is filed under: nothing for a stop word; else first the key in
    its place, then what else finds it.

    There is a second key where a letter at the front may be joined or the word's own: وجهان as
    وجهان and as جهان.
    """
    spelled = plain(word)
    if not spelled or spelled in STOP:
        return ()
    sure, perhaps = readings(spelled)
    keys = (cut(sure), cut(perhaps)) if perhaps else (cut(sure),)
    return tuple(dict.fromkeys(reversed(keys) if spelled[0] == "و" else keys))


def phrase_key(word: str) -> str:
    """Return the key in a word's place in a row: its first index key; for a stop word a key that no
    other word has, and that only a phrase asks for.
    """
    keys = index_keys(word)
    return keys[0] if keys else IN_A_ROW + fold(plain(word))


@lru_cache(maxsize=1 << 16)
def query_key(word: str) -> str:
    """Return what a query for a word asks for, '' for a stop word: one of its index keys. A
    doubtful letter stays.

    The reference for the search page's script: only tests call it, to compare the two.
    """
    spelled = plain(word)
    return "" if spelled in STOP else cut(readings(spelled)[0])


def query_alternatives(word: str) -> tuple[str, ...]:
    """Return the words to look for instead, and to name, if nothing is found: without a doubtful
    letter at the front.

    They are as spelled; query_key gives what to ask for. The reference for the search page's
    script, as above.
    """
    spelled = plain(word)
    doubtful = (
        spelled[:1] in JOINED and len(spelled) > 3 and spelled not in STOP and not known(spelled)
    )
    return (spelled[1:],) if doubtful and readings(spelled)[0] == spelled else ()
