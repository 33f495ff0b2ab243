"""Mends what programs did to a source on its way: leftover entities, letters stored by shape, stray controls."""

from __future__ import annotations

import html
import re
import unicodedata

from warraq.arabic.mending import mend

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as its writer meant it, and what was mended, one short sentence each (see
    arabic.mending.mend).
    """
    notes = []
    if "&" in text:
        text, count = _ENTITY.subn(lambda match: _resolved(match[0]), text)
        notes += [f"HTML entity: {count}"] if count else []
    if text.isascii() and text.isprintable():
        return text, tuple(notes)
    text, mends = mend(text)
    return text, (*notes, *(f"{made.kind}: {made.count}" for made in mends))


def _resolved(entity: str) -> str:
    """The character that an entity names; a control or a lone surrogate is no character of a text,
    and goes.
    """
    text = html.unescape(entity)
    return (
        ""
        if any(
            unicodedata.category(char) in ("Cc", "Cs", "Cn") and char not in "\n\t" for char in text
        )
        else text
    )
