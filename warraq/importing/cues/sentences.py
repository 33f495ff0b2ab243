"""Whether a text ends as a sentence does, and whether it reads as a paragraph or as a headline."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?؟…]['\"”“»’)\]\s]*$")
_FULL_STOP = re.compile(r"(?<![.\s\d])\s?\.['\"”“»’)\]\s]*$|[\"”»’)]\s?\.\s*$|\d\.['\"”»)\s]*$")
_INNER_END = re.compile(r"[^\W\d_]{2}['\"”»)]*[.؟!?]['\"”»)]*\s+['\"“«(]*[^\W_]")
_OPEN_END = re.compile(r"[:،,;؛(«“\-–—]\s*$")
_END_CHARS = 24
"""How far before its end the end of a sentence is looked for: room for some closing brackets."""
_LONG_PARAGRAPH_MIN_WORDS = 22
"""What is as long is a paragraph, however it ends."""
_ENDED_PARAGRAPH_MIN_WORDS = 7
"""A line that short and ended by one full stop is a paragraph: headlines have no full stop."""
_SENTENCES_MIN_WORDS = 14
"""A line of several sentences, or ended by any sign of an end, is a paragraph from this length on;
below it is a headline of two sentences, or one that asks.
"""
_HEADLINE_MIN_WORDS = 3
_HEADLINE_MAX_WORDS = 25
"""Headlines of Arabic news have 3 to 25 words, nearly all."""


def tidy(text: str) -> str:
    """Return the text with every run of white space made one space (no-break spaces too)."""
    return " ".join(text.split())


def ends_sentence(text: str) -> bool:
    """Whether it ends as a sentence does: with a full stop, a question mark, an exclamation mark or
    an ellipsis.
    """
    return bool(_SENTENCE_END.search(text, max(0, len(text) - _END_CHARS)))


def has_full_stop(text: str) -> bool:
    """Whether it ends with one full stop, which a headline does not."""
    return bool(_FULL_STOP.search(text, max(0, len(text) - _END_CHARS)))


def has_open_end(text: str) -> bool:
    """Whether it ends with a sign after which a sentence goes on: a comma, a colon, a dash."""
    return bool(_OPEN_END.search(text))


def is_prose(text: str) -> bool:
    """Whether it reads as a paragraph: long, or ended by a full stop, or of several sentences."""
    words = text.count(" ") + 1
    if words >= _LONG_PARAGRAPH_MIN_WORDS:
        return True
    return (words >= _ENDED_PARAGRAPH_MIN_WORDS and has_full_stop(text)) or (
        words >= _SENTENCES_MIN_WORDS and (ends_sentence(text) or bool(_INNER_END.search(text)))
    )


def is_headline_like(text: str) -> bool:
    """Whether it could be a headline: 3 to 25 words, no full stop and no open end."""
    words = text.count(" ") + 1
    return (
        _HEADLINE_MIN_WORDS <= words <= _HEADLINE_MAX_WORDS
        and not has_full_stop(text)
        and not has_open_end(text)
    )
