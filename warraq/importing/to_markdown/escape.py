"""Write plain paragraphs as Markdown that reads back as exactly those paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable

SPECIAL = re.compile(
    r"[\\`*\[\]]|~(?=~)|(?<=~)~|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|<(?=[A-Za-z/!?])|&(?=#?\w+;)"
)
"""A character that might be read as markup, wherever it is in a line."""

_BLOCK = re.compile(r"(?:#{1,6}|[-+])(?= |$)|>|[-=~:]{2,}|=+$|:")
_NUMBERED = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]{1,9}(?=[.)](?: |$))")


def as_markdown(paragraphs: Iterable[str]) -> str:
    """Write paragraphs as Markdown, a blank line between them.

    Whatever CommonMark (0.31), tables, strikethrough, attributes, or a list with Arabic-Indic
    digits would read as markup is escaped with a backslash. White space is tidied to single spaces,
    for Markdown keeps no other.
    """
    return "\n\n".join(filter(None, map(_escaped, paragraphs)))


def _escaped(paragraph: str) -> str:
    return escape_start(SPECIAL.sub(lambda match: "\\" + match[0], " ".join(paragraph.split())))


def escape_start(text: str) -> str:
    """Return a line of Markdown whose beginning is not read as that of a list, a heading, a
    quotation or the like.
    """
    if number := _NUMBERED.match(text):
        return f"{number[0]}\\{text[number.end() :]}"
    return f"\\{text}" if _BLOCK.match(text) else text
