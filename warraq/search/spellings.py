"""Did you mean: for each letter the words of a volume that begin with it, as they are mostly spelled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from warraq.arabic.letters import LETTERS
from warraq.arabic.search_keys import index_keys

LEAST = 2
"""A word that was seen less often is as likely a slip of the pen; one of a title counts twice."""
MOST = 1_200
"""The most words of a letter, the commonest: so no more than 10 KB are fetched of a letter,
compressed.
"""
LONGEST = 30
"""The most letters of a word and of its key: what is longer is no word, but an address or data."""
OTHER = "other"
"""The file of all that begins with no Arabic letter."""


def shards(seen: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """The files: 'words/628.json' is what begins with ب (U+0628). There is one for each letter,
    even if it is empty.

    seen  how often each word was seen, by its spelling
    Each file holds, by key, the commonest spelling and how often the word was seen in all
    spellings.
    """
    spelled: dict[str, tuple[int, str]] = {}
    total: dict[str, int] = {}
    for spelling, count in seen.items():
        if (
            len(spelling) > LONGEST
            or not (keys := index_keys(spelling))
            or len(key := keys[0]) > LONGEST
        ):
            continue
        total[key] = total.get(key, 0) + count
        spelled[key] = min(spelled.get(key, (0, "")), (-count, spelling))
    by_letter: dict[str, list[str]] = {name: [] for name in (*map(_file, LETTERS), OTHER)}
    for key, count in total.items():
        if count >= LEAST:
            by_letter[_file(key[0]) if key[0] in LETTERS else OTHER].append(key)
    for name, held in by_letter.items():
        kept = sorted(sorted(held, key=lambda key: (-total[key], key))[:MOST])
        table = {key: (spelled[key][1], total[key]) for key in kept}
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        yield f"words/{name}.json", text.encode("utf-8", "replace")


def _file(letter: str) -> str:
    return f"{ord(letter):x}"
