"""Did you mean: the words of a volume by letter, in their commonest spelling."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from warraq.arabic.letters import LETTERS
from warraq.arabic.search_keys import index_keys

MIN_COUNT = 2
"""A word that occurs less often is as likely a misspelling; one of a title counts twice."""
LETTER_MAX_WORDS = 1_200
"""The most words of a letter, the commonest: no more than 10 KB for a visitor to fetch, compressed.
"""
WORD_MAX_LETTERS = 30
"""The most letters of a word and of its key: what is longer is no word, but an address or data."""
OTHER = "other"
"""The file of all that begins with no Arabic letter."""


def shards(counts: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Yield the files: 'words/628.json' has what begins with ب (U+0628).

    There is one for each letter, even if it is empty. Each has, by key, the commonest spelling and
    how often the word occurs in all spellings.

    counts  how often each spelling occurs
    """
    spelled: dict[str, tuple[int, str]] = {}
    total: dict[str, int] = {}
    for spelling, count in counts.items():
        if (
            len(spelling) > WORD_MAX_LETTERS
            or not (own := index_keys(spelling))
            or len(key := own[0]) > WORD_MAX_LETTERS
        ):
            continue
        total[key] = total.get(key, 0) + count
        spelled[key] = min(spelled.get(key, (0, "")), (-count, spelling))
    by_letter: dict[str, list[str]] = {name: [] for name in (*map(_file, LETTERS), OTHER)}
    for key, count in total.items():
        if count >= MIN_COUNT:
            by_letter[_file(key[0]) if key[0] in LETTERS else OTHER].append(key)
    for name, keys in by_letter.items():
        commonest = sorted(sorted(keys, key=lambda key: (-total[key], key))[:LETTER_MAX_WORDS])
        table = {key: (spelled[key][1], total[key]) for key in commonest}
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        yield f"words/{name}.json", text.encode("utf-8", "replace")


def _file(letter: str) -> str:
    return f"{ord(letter):x}"
