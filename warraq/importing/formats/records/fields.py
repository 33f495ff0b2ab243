"""Which field of some records means what: by its name where its values do not contradict it, else by its values."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from warraq.importing.decode import Unreadable
from warraq.importing.formats.records.column_types import Column, agrees, column
from warraq.importing.formats.records.dates import Order, is_of_crawl, order_of
from warraq.importing.formats.records.field_names import ROLES, UNUSED, is_surely_published, role_of
from warraq.importing.formats.records.record import Record
from warraq.importing.formats.records.values import entries

_FARTHEST, _FEW_WORDS = 3, 3
_MANY = 400
"""How many fields are looked at; what has more is no list of articles."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of some records mean.

    roles  by role, its fields: the first that holds something counts
    order  how the column of dates writes the day and the month
    shift  by how many places the values stand before the names of their fields
    """

    roles: Mapping[str, tuple[str, ...]]
    order: Order = field(default_factory=Order)
    shift: int = 0
    columns: Mapping[str, Column] = field(default_factory=dict)

    def of(self, role: str) -> tuple[str, ...]:
        """The fields of a role; none if no field means it."""
        return self.roles.get(role, ())


def guess(records: Sequence[Record], said: Mapping[str, str]) -> Fields:
    """What the fields of a sample of records mean.

    said  what the user says of some of them: role -> name of the field, or its number from 1

    Raises Unreadable if what the user says cannot be: an unknown role, a field that is not there.
    """
    held = _held(records)
    columns = {name: column(values, len(records)) for name, values in held.items()}
    names = list(columns)
    shift = _shift(names, columns)
    own = {
        name: names[place + shift]
        for place, name in enumerate(names)
        if 0 <= place + shift < len(names)
    }
    meant = {name: role_of(own[name]) if name in own else None for name in names}
    roles = {role: tuple(_ranked(role, columns, meant)) for role in ROLES}
    chosen = {role: _field(role, name, names) for role, name in said.items()}
    roles = {
        role: tuple(name for name in found if name not in chosen.values())
        for role, found in roles.items()
    }
    roles |= {role: (name,) for role, name in chosen.items()}
    _by_values(roles, columns, meant, frozenset(chosen))
    if "date" not in chosen:
        _part_dates(roles, own, records)
    order = order_of(value for name in roles["date"] for value in held.get(name, ()))
    return Fields({role: found for role, found in roles.items() if found}, order, shift, columns)


def has_articles(fields: Fields) -> bool:
    """Whether records with these fields are articles: one of them is a text, or a title and its
    summary in Arabic.
    """
    texts = [fields.columns[name] for name in fields.of("content") if name in fields.columns]
    if any(found.prose or (found.arabic > 0.5 and found.words >= _FEW_WORDS) for found in texts):
        return True
    summaries = [fields.columns[name] for name in fields.of("summary") if name in fields.columns]
    return bool(fields.of("title")) and any(
        found.arabic > 0.5 and found.words >= 2 * _FEW_WORDS for found in summaries
    )


def explained(fields: Fields) -> Mapping[str, str]:
    """The fields by role in words for the user, who may say otherwise."""
    names = list(fields.columns)
    return {
        role: ", else ".join(_described(name, names, fields.shift) for name in found)
        for role, found in fields.roles.items()
    }


def _described(name: str, names: Sequence[str], shift: int) -> str:
    if not shift or name not in names:
        return name
    return f"column {names.index(name) + 1} (below the name '{name}')"


def _held(records: Iterable[Record]) -> dict[str, list[str]]:
    """The values of every field, in the order in which the fields first come."""
    held: dict[str, list[str]] = {}
    for record in records:
        joined: dict[str, list[str]] = {}
        for name, value in record.values:
            joined.setdefault(name, []).extend(entries(value))
        for name, parts in joined.items():
            if name in held or len(held) < _MANY:
                held.setdefault(name, []).append("\n".join(parts)[:50_000])
    return held


def _field(role: str, name: str, names: Sequence[str]) -> str:
    """The field that the user means by a name or a number."""
    if role not in ROLES:
        near = difflib.get_close_matches(role, ROLES, 1)
        hint = f"did you mean {near[0]}?" if near else f"it can be {', '.join(ROLES)}"
        raise Unreadable(f"cannot be read with --map {role}=...: {hint}")
    if name in names:
        return name
    same = [known for known in names if known.casefold() == name.strip().casefold()]
    if same:
        return same[0]
    if name.isdecimal() and 1 <= int(name) <= len(names):
        return names[int(name) - 1]
    raise Unreadable(
        f"has no field '{name}', which --map {role}= names; its fields are {', '.join(names[:20])}"
    )


def _shift(names: Sequence[str], columns: Mapping[str, Column]) -> int:
    """By how many places the values stand before their names, as they do where the first cells of
    every row are lacking; 0 unless the names contradict the values and a shift mends it.
    """
    shapes = [columns[name].shape for name in names]

    def fit(shift: int) -> tuple[int, int]:
        pairs = [(role_of(names[place + shift]), shape) for place, shape in enumerate(shapes)
                 if 0 <= place + shift < len(names) and shape != "empty"]  # fmt: skip
        told = [agrees(role[0], shape) for role, shape in pairs if role and role[0] != UNUSED]
        return told.count(False), told.count(True)

    wrong, right = fit(0)
    if wrong < 2 or right >= wrong * 2:
        return 0
    shifts = [shift for shift in range(-_FARTHEST, _FARTHEST + 1) if shift and fit(shift)[0] == 0]
    best = max(shifts, key=lambda shift: (fit(shift)[1], -abs(shift)), default=0)
    return best if best and fit(best)[1] > right and fit(best)[1] >= 2 else 0


def _ranked(
    role: str, columns: Mapping[str, Column], meant: Mapping[str, tuple[str, int] | None]
) -> list[str]:
    """The fields whose names say a role that their values do not deny, the surest first."""
    found = [
        (told[1], place, name)
        for place, (name, told) in enumerate(meant.items())
        if told
        and told[0] == role
        and columns[name].shape != "empty"
        and agrees(role, columns[name].shape)
    ]
    if role == "content":
        # Of two texts the one with more in it is the article, the other its beginning.
        found = [(-int(columns[name].words), place, name) for _, place, name in found]
    return [name for _, _, name in sorted(found)]


def _by_values(
    roles: dict[str, tuple[str, ...]],
    columns: Mapping[str, Column],
    meant: Mapping[str, tuple[str, int] | None],
    said: frozenset[str],
) -> None:
    """Find by their values the fields that no name tells: the longest prose is the text, a line
    that varies the title.
    """
    taken = {name for found in roles.values() for name in found}

    def is_denied(name: str) -> bool:
        told = meant[name]
        return told is None or not agrees(told[0], columns[name].shape)

    def free(shape: str) -> list[str]:
        return [
            name
            for name in columns
            if columns[name].shape == shape and name not in taken and is_denied(name)
        ]

    def take(role: str, names: Sequence[str]) -> None:
        roles[role] = (*roles[role], *names)
        taken.update(names)

    if "content" not in said:
        prose = sorted(
            (
                name
                for name in free("prose")
                if columns[name].arabic > 0.5 and columns[name].prose >= 0.5
            ),
            key=lambda name: -columns[name].words,
        )
        if not _is_text(roles["content"], columns):
            # What was taken for a text by its name alone may be a headline: 'news', 'article'.
            lines = tuple(name for name in roles["content"] if prose and columns[name].words < 25)
            roles["content"] = tuple(name for name in roles["content"] if name not in lines)
            take("content", prose)
            if lines and not roles["title"] and "title" not in said:
                roles["title"] = lines
        elif any(name for name in roles["content"] if columns[name].filled < 0.95):
            take("content", prose)
    if not roles["title"] and "title" not in said:
        lines = tuple(
            name
            for name in free("line")
            if columns[name].distinct >= 0.8 and columns[name].arabic > 0.5
        )
        take("title", lines[:1])
    if not roles["url"]:
        take(
            "url",
            [
                name
                for name in free("address")
                if columns[name].distinct > 0.5 and columns[name].many > 1
            ][:1],
        )
    if not roles["date"]:
        take("date", free("date")[:2])
    if not roles["category"]:
        labels = [
            name
            for name in free("label")
            if columns[name].distinct <= 0.5 and columns[name].filled > 0.5
        ]
        take("category", labels[:1])


def _is_text(names: Sequence[str], columns: Mapping[str, Column]) -> bool:
    return any(name not in columns or columns[name].words >= 25 for name in names)


def _part_dates(
    roles: dict[str, tuple[str, ...]], names: Mapping[str, str], records: Sequence[Record]
) -> None:
    """Move the columns of moments at which pages were fetched from the dates to where they belong.

    names  by field, the name that stands for it in the file
    """
    rows = [dict(record.values) for record in records]
    addresses = [next((row[name] for name in roles["url"] if row.get(name)), "") for row in rows]
    crawled = []
    for name in roles["date"]:
        if not is_surely_published(names.get(name, name)) and is_of_crawl(
            [row.get(name, "") for row in rows], addresses
        ):
            crawled.append(name)
    roles["date"] = tuple(name for name in roles["date"] if name not in crawled)
    roles["captured"] = (*roles["captured"], *crawled)
