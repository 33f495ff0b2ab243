"""What the values of a field look like, whatever its name says: addresses, dates, numbers, prose, lines, labels."""

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

_ADDRESS = re.compile(r"\s*(?:https?:)?//[^\s<>\"']+\s*", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|bmp)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[-+]?[\d٠-٩۰-۹][\d٠-٩۰-۹.,%\s]*")
_MOST = 0.7
"""The share of values that must agree; the rest may be faults of single rows."""
_PROSE = 18
_LINE = 3
_LABEL = 5


@dataclass(frozen=True, slots=True)
class Column:
    """The values of a field over some records.

    shape     what most of them look like
    words     how many words the middle one of them has, empty ones apart
    arabic    the share of them that have Arabic letters
    distinct  the share of them that stand there once
    filled    the share of the records that have one
    many      how many have one
    prose     the share of them in which a paragraph stands
    """

    shape: Shape
    words: float = 0
    arabic: float = 0
    distinct: float = 0
    filled: float = 0
    many: int = 0
    prose: float = 0


def shape_of(value: str) -> Shape:
    """What a single value looks like."""
    if is_empty(value):
        return "empty"
    if len(value) < 2100 and _ADDRESS.fullmatch(value):
        return "picture" if _PICTURE.search(value) else "address"
    if len(value) < 200 and is_date(value):
        return "date"
    if len(value) < 40 and (
        _NUMBER.fullmatch(value) or value.strip().casefold() in ("true", "false")
    ):
        return "number"
    words = _count(value)
    return "prose" if words >= _PROSE else "line" if words >= _LINE else "label"


def column(values: Sequence[str], records: int) -> Column:
    """What the values of a field look like; `records` is how many records were looked at."""
    shapes = [(value, shape_of(value)) for value in values]
    full = [(value.strip(), shape) for value, shape in shapes if shape != "empty"]
    if not full:
        return Column("empty")
    counts = [_count(value) for value, _ in full]
    distinct = len({value for value, _ in full}) / len(full)
    shape = next(
        (
            told
            for told in ("address", "picture", "date", "number")
            if sum(s == told for _, s in full) >= _MOST * len(full)
        ),
        None,
    ) or _of_text(counts, distinct, len(full))
    arabic = sum(any(map(is_arabic, value[:200])) for value, _ in full) / len(full)
    prose = sum(
        any(is_prose(line) for line in value.split("\n", 20)[:20]) for value, _ in full
    ) / len(full)
    return Column(
        shape,
        median(counts),
        arabic,
        distinct,
        min(1.0, len(full) / max(1, records)),
        len(full),
        prose,
    )


def _of_text(counts: Sequence[int], distinct: float, many: int) -> Shape:
    """Prose by its length; a label is short and comes again."""
    middle = median(counts)
    if middle >= _PROSE or sum(counts) >= 2 * _PROSE * len(counts):
        return "prose"
    if middle <= _LABEL and (middle < _LINE or (many >= 8 and distinct <= 0.5)):
        return "label"
    return "line"


def _count(value: str) -> int:
    return len(value[:20_000].split())


def agrees(role: str, shape: Shape) -> bool:
    """Whether what a field is said to mean can look as its values do."""
    return shape == "empty" or shape in _SHAPES.get(role, _ALL)


_ALL: tuple[Shape, ...] = ("address", "picture", "date", "number", "prose", "line", "label")
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
