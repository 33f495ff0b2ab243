"""What the values of a field look like, whatever its name: addresses, dates, prose, labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from warraq.arabic.letters import is_arabic
from warraq.importing.cues.sentences import is_prose
from warraq.importing.formats.records.dates import is_date
from warraq.importing.formats.records.values import is_empty

Shape = Literal["empty", "address", "picture", "date", "number", "prose", "line", "label"]

SHAPE_MIN_SHARE = 0.7
"""The share of values that must agree; the rest may be faults of single rows."""
PROSE_MIN_WORDS = 18
"""Longer than a headline, which has up to 15 words."""
LINE_MIN_WORDS = 3
LABEL_MAX_WORDS = 5
LABEL_MIN_VALUES = 8
"""Of fewer values it cannot be seen whether they recur."""
LABEL_MAX_DISTINCT = 0.5
ADDRESS_MAX_CHARS = 2100
DATE_MAX_CHARS = 200
NUMBER_MAX_CHARS = 40
COUNTED_CHARS = 20_000
"""How much of a value is looked at to count its words."""
COUNTED_LINES = 20

_ADDRESS = re.compile(r"\s*(?:https?:)?//[^\s<>\"']+\s*", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|bmp)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[-+]?[\d٠-٩۰-۹][\d٠-٩۰-۹.,%\s]*")


@dataclass(frozen=True, slots=True)
class Column:
    """The values of a field over some records.

    shape     what most of them look like
    words     how many words the middle one of them has, empty ones apart
    arabic    the share of them that have Arabic letters
    distinct  how many different ones there are, as a share
    filled    the share of the records that have one
    many      how many have one
    prose     the share of them that hold a paragraph
    """

    shape: Shape
    words: float = 0
    arabic: float = 0
    distinct: float = 0
    filled: float = 0
    many: int = 0
    prose: float = 0


def shape_of(value: str) -> Shape:
    """Return what a single value looks like."""
    if is_empty(value):
        return "empty"
    if len(value) < ADDRESS_MAX_CHARS and _ADDRESS.fullmatch(value):
        return "picture" if _PICTURE.search(value) else "address"
    if len(value) < DATE_MAX_CHARS and is_date(value):
        return "date"
    if len(value) < NUMBER_MAX_CHARS and (
        _NUMBER.fullmatch(value) or value.strip().casefold() in ("true", "false")
    ):
        return "number"
    words = _count_words(value)
    return "prose" if words >= PROSE_MIN_WORDS else "line" if words >= LINE_MIN_WORDS else "label"


def column(values: Sequence[str], records: int) -> Column:
    """Return what the values of a field look like; `records` is how many were looked at."""
    shapes = [(value, shape_of(value)) for value in values]
    full = [(value.strip(), shape) for value, shape in shapes if shape != "empty"]
    many = len(full)
    if not full:
        return Column("empty")
    counts = [_count_words(value) for value, _ in full]
    distinct = len({value for value, _ in full}) / many
    arabic = sum(any(map(is_arabic, value[:200])) for value, _ in full)
    prose = sum(
        any(map(is_prose, value.split("\n", COUNTED_LINES)[:COUNTED_LINES])) for value, _ in full
    )
    return Column(
        _common_shape([shape for _, shape in full]) or _shape_of_text(counts, distinct, many),
        median(counts),
        arabic / many,
        distinct,
        min(1.0, many / max(1, records)),
        many,
        prose / many,
    )


def _common_shape(shapes: Sequence[Shape]) -> Shape | None:
    """Return the shape that most values have, if it is one that a single value shows."""
    for shape in _PLAIN_SHAPES:
        if shapes.count(shape) >= SHAPE_MIN_SHARE * len(shapes):
            return shape
    return None


def _shape_of_text(counts: Sequence[int], distinct: float, many: int) -> Shape:
    """Return 'prose' for what is long, 'label' for what is short and recurs, else 'line'."""
    middle = median(counts)
    if middle >= PROSE_MIN_WORDS or sum(counts) >= 2 * PROSE_MIN_WORDS * len(counts):
        return "prose"
    recurs = many >= LABEL_MIN_VALUES and distinct <= LABEL_MAX_DISTINCT
    if middle <= LABEL_MAX_WORDS and (middle < LINE_MIN_WORDS or recurs):
        return "label"
    return "line"


def _count_words(value: str) -> int:
    return len(value[:COUNTED_CHARS].split())


def agrees(role: str, shape: Shape) -> bool:
    """Return whether a field of this role can look as its values do."""
    return shape == "empty" or shape in _SHAPES.get(role, _ALL)


_PLAIN_SHAPES: tuple[Shape, ...] = ("address", "picture", "date", "number")
_ALL: tuple[Shape, ...] = (*_PLAIN_SHAPES, "prose", "line", "label")
_SHAPES: Mapping[str, tuple[Shape, ...]] = {
    "title": ("line", "label", "prose"),
    "content": ("prose", "line", "label"),
    "date": ("date", "number", "line", "label"),
    "updated": ("date", "number", "line", "label"),
    "captured": ("date", "number", "line", "label"),
    "url": ("address",),
    "author": ("line", "label", "date"),
    "outlet": ("line", "label", "address"),
    "category": ("line", "label"),
    "tags": ("line", "label", "prose"),
    "summary": ("prose", "line", "label"),
    "image": ("picture", "address", "line", "label"),
}
