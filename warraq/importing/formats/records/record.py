"""What every format of records gives: rows of named values, and the parts that are none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A record as its source has it.

    line    1-based line on which it begins
    values  its values in order, each with the name of its field; a list gives its field's name
            several times, and a value within others has a path: 'author.name'
    """

    line: int
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A part of a source that is no record.

    why    what is wrong with it; the same words for all of their kind
    text   as the source has it
    fault  False for what is beside records by right, such as their number
    """

    line: int
    why: str
    text: str
    fault: bool = True


Row = Record | BrokenRow
