"""Single values of records: which are empty, what is mended in them, lists written as text."""

from __future__ import annotations

import ast
import re

from warraq.importing.decode import mended, undo_twice
from warraq.importing.limits import MAX_LIST_CHARS

_EMPTY = frozenset(
    {"", "null", "none", "nan", "n/a", "na", "nil", "nat", "undefined", "<na>", "#n/a", "لا يوجد"}
    | {"[]", "{}", "\\n", "-", "--"}
)
_LIST = re.compile(r"\s*\[\s*(['\"]).*\1\s*,?\s*\]\s*", re.DOTALL)
EMPTY_MAX_CHARS = 40
_LETTER = re.compile(r"[^\W\d_]")


def is_empty(value: str) -> bool:
    """Return whether a value is what programs write for none: null, NaN, an empty list."""
    return len(value) < EMPTY_MAX_CHARS and value.strip().casefold() in _EMPTY


def entries(value: str) -> tuple[str, ...]:
    """Return the values of a field: several where it is a list of Python or JSON: "['a', 'b']"."""
    if value.lstrip().startswith("[") and len(value) <= MAX_LIST_CHARS and _LIST.fullmatch(value):
        try:
            listed = ast.literal_eval(value.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return (value,)
        if isinstance(listed, list) and all(isinstance(entry, str) for entry in listed):
            return tuple(listed)
    return (value,)


def readable(value: str) -> tuple[str, tuple[str, ...]]:
    """Return a value as its writer meant it, and what was mended in it.

    Line ends that a program wrote as a backslash and an n become line ends.
    """
    value, twice = undo_twice(value, "\n")
    if "\\n" in value and "\n" not in value:
        value = value.replace("\\r", "").replace("\\n", "\n")
    value, mends = mended(value)
    return value, (*(["encoded twice"] if twice else []), *mends)


def has_letters(value: str) -> bool:
    """Return whether a value has any letter."""
    return bool(_LETTER.search(value))
