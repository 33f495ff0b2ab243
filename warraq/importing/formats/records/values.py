"""Single values of records: which are empty, what is mended in them, and the lists that are written as text."""

from __future__ import annotations

import ast
import re

from warraq.importing.decode import mended, undo_twice

_EMPTY = frozenset(
    {"", "null", "none", "nan", "n/a", "na", "nil", "nat", "undefined", "<na>", "#n/a", "لا يوجد"}
    | {"[]", "{}", "\\n", "-", "--"}
)
_LIST = re.compile(r"\s*\[\s*(['\"]).*\1\s*,?\s*\]\s*", re.DOTALL)
_LONGEST_LIST = 1_000_000
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(
    r"<(?:/?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|img|table|tr|td|th|tbody|blockquote|figure|figcaption|"
    r"iframe|script|style|font|center|section|article|aside|sup|sub|hr|dl|dt|dd|pre|small|header|footer|html|body|head|"
    r"video|audio|object|embed|form|input|button|svg|main|nav|label|q|cite|mark|del|ins|s|strike|tt|code|time)"
    r"\b[^<>]{0,4000}/?>|!--|!DOCTYPE)",
    re.IGNORECASE,
)
_ESCAPED = re.compile(
    r"&(?:amp;)?lt;/?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|li|img|table|blockquote|figure)\b",
    re.IGNORECASE,
)


def is_empty(value: str) -> bool:
    """Whether a value says that there is none, as programs write it: null, NaN, None, an empty
    list.
    """
    return len(value) < 40 and value.strip().casefold() in _EMPTY


def is_html(value: str) -> bool:
    """Whether a value is HTML: it has one of its tags, or the like of it escaped once or twice."""
    return ("<" in value and bool(_TAG.search(value))) or (
        "lt;" in value and bool(_ESCAPED.search(value))
    )


def entries(value: str) -> tuple[str, ...]:
    """The values of a field; several where one is a list as Python or JSON writes it: "['a', 'b']"."""
    if value.lstrip().startswith("[") and len(value) <= _LONGEST_LIST and _LIST.fullmatch(value):
        try:
            listed = ast.literal_eval(value.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return (value,)
        if isinstance(listed, list) and all(isinstance(entry, str) for entry in listed):
            return tuple(listed)
    return (value,)


def readable(value: str) -> tuple[str, tuple[str, ...]]:
    """A value as its writer meant it, and what was mended in it. Line ends that a program wrote as
    a backslash and an n become line ends.
    """
    value, twice = undo_twice(value, "\n")
    if "\\n" in value and "\n" not in value:
        value = value.replace("\\r", "").replace("\\n", "\n")
    value, mends = mended(value)
    return value, (*(["encoded twice"] if twice else []), *mends)


def has_letters(value: str) -> bool:
    """Whether a value says anything in words."""
    return bool(_LETTER.search(value))
