"""The values of a record, each with what its field means and what a reader could see of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warraq.importing.formats.records.fields import Fields
from warraq.importing.formats.records.paragraphs import shown
from warraq.importing.formats.records.record import Record
from warraq.importing.formats.records.values import entries, is_empty

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{1,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value of a record.

    role  what its field means; '' for nothing
    raw   as the record has it
    text  all that a reader could see of it
    """

    field: str
    role: str
    raw: str
    text: str


def named_values(record: Record, fields: Fields) -> list[NamedValue]:
    """Return the values of a record that are not empty."""
    roles = {name: role for role, names in reversed([*fields.roles.items()]) for name in names}
    return [
        NamedValue(name, roles.get(name, ""), entry, shown(entry))
        for name, value in record.values
        for entry in entries(value)
        if not is_empty(entry)
    ]


def visible_text(record: Record) -> str:
    """Return all that a reader could see in a record, value by value."""
    return "\n".join(value.text for value in named_values(record, Fields({})))


def addresses(values: Iterable[NamedValue], role: str) -> list[str]:
    """Return the addresses in the values of a role, of each value the first."""
    matches = (_ADDRESS.search(value.text) for value in values if value.role == role)
    return [match[0] for match in matches if match]


def letters_of(values: Iterable[NamedValue]) -> str:
    """Return what values say without white space, so that they can be compared."""
    return "".join("".join(value.text.split()) for value in values)


def is_header(values: Sequence[NamedValue]) -> bool:
    """Return whether a row names its columns, as the first row does."""
    same = sum(value.text.strip().casefold() == value.field.casefold() for value in values)
    return same >= 2 and same * 2 >= len(values)
