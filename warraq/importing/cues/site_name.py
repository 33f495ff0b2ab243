"""The name of a site beside a headline, as the titles of pages have it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warraq.importing.cues.lexical import folded_words

_SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*\|+\s*|\s*::+\s*|\s+[»›/>]\s+|\s*›\s*")
_PLAIN_SEPARATORS = "|:»›>"
"""Signs that part a headline from its site; a dash is also part of headlines."""
_SITE_WORDS = frozenset(
    folded_words(
        "موقع جريده صحيفه وكاله شبكه قناه بوابه مجله راديو اذاعه تلفزيون منتدي "
        "online news com net org press tv"
    )
)
_DOMAIN = re.compile(
    r"^[\w-]+(?:\.[\w-]+)+$|\.(?:com|net|org|info|tv|ma|eg|sa|dz|tn|jo|lb|ps|iq|ae|qa)\b",
    re.IGNORECASE,
)
_NAME_MAX_WORDS = 5
_HEADLINE_MIN_WORDS = 3
TITLE_MAX_CHARS = 400
"""A longer line is not parted: each of its separators costs a reading of the rest."""


def halves(text: str) -> list[tuple[str, str]]:
    """Return every way to part a line in two at a separator: (left, right)."""
    if len(text) > TITLE_MAX_CHARS:
        return []
    return [
        (text[: match.start()], text[match.end() :])
        for match in _SEPARATOR.finditer(text)
        if match.start() and match.end() < len(text)
    ]


def site_name(half: str) -> str:
    """Return one half of a title as the name of a site; '' if it is too long for one, or parted
    itself.
    """
    name = half.strip()
    is_short = len(folded_words(name)) <= _NAME_MAX_WORDS
    return name if is_short and not _SEPARATOR.search(name) else ""


def without_site(text: str) -> tuple[str, str]:
    """Return the headline without the name of its site, and that name, where it is plain: beside a
    bar or colons, a domain, or a word like 'جريدة'.
    """
    for match in _SEPARATOR.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        is_plain = any(sign in match[0] for sign in _PLAIN_SEPARATORS)
        for half, rest in ((right, left), (left, right)):
            words = folded_words(half)
            headline_min = max(_HEADLINE_MIN_WORDS, len(words) + is_plain)
            if (
                0 < len(words) <= _NAME_MAX_WORDS
                and len(folded_words(rest)) >= headline_min
                and (is_plain or _names_a_site(half, words))
            ):
                return without_site(rest)[0], site_name(half)
    return text, ""


def beside_headline(titles: Sequence[str], headings: Sequence[str]) -> str:
    """Return the name of the site, as a title has it beside a headline that another title or a
    heading is; '' where none is plain.
    """
    headlines = {joined(text) for text in (*titles, *headings)}
    for title in titles:
        for left, right in halves(title):
            for half, rest in ((left, right), (right, left)):
                # The shorter half is the site's: some sites put their own name in a heading too.
                longest = min(_NAME_MAX_WORDS, len(folded_words(half)))
                is_name = 0 < len(folded_words(rest)) <= longest and not halves(rest.strip())
                if is_name and joined(half) in headlines:
                    return rest.strip()
    return ""


def joined(text: str) -> str:
    """Return the folded words of a text without spaces, by which two names are compared."""
    return "".join(folded_words(text))


def _names_a_site(half: str, words: list[str]) -> bool:
    return (
        bool(_DOMAIN.search(half.strip()))
        or words[0].removeprefix("ال") in _SITE_WORDS
        or (half.isascii() and not half.strip().isdigit())
    )
