"""What every kind of file of records is brought to: rows of named values, and the parts that are none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands in its source.

    line    1-based line on which it begins
    values  its values in order, each with the name of its field; a list gives its field's name
            several times, and what lies within others has a path: 'author.name'
    """

    line: int
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of a source that is no record.

    why    what is wrong with it; the same words for all of their kind
    text   it, as it stands
    fault  False for what stands beside records by right, such as their number
    """

    line: int
    why: str
    text: str
    fault: bool = True


Row = Record | Broken
