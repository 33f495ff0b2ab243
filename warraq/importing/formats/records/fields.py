"""What each field of some records means: by its name, unless its values deny it; else by them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from warraq.importing.decode import Unreadable
from warraq.importing.formats.records.column_types import Column, agrees, column
from warraq.importing.formats.records.dates import Order, is_of_crawl, order_of
from warraq.importing.formats.records.field_names import ROLES, UNUSED, is_surely_published, role_of
from warraq.importing.formats.records.record import Record
from warraq.importing.formats.records.values import entries

SHIFT_MAX_PLACES = 3
"""How far values may be moved against their names; files with two lost cells are known."""
FIELDS_MAX = 400
"""How many fields are looked at; what has more is no list of articles."""
VALUE_MAX_CHARS = 50_000
"""How much of each value is looked at; the longest articles have that much."""
TEXT_MIN_WORDS = 25
"""What has fewer words in the middle may be a headline, whatever the name of its field."""
ARTICLE_MIN_WORDS = 3
"""What makes a field a text where no value has a paragraph; a summary needs twice as many."""
ARABIC_MIN_SHARE = 0.5
PROSE_MIN_SHARE = 0.5
TITLE_MIN_DISTINCT = 0.8
"""Headlines hardly recur; sections and authors do."""
ADDRESS_MIN_DISTINCT = 0.5
LABEL_MAX_DISTINCT = 0.5
"""A section recurs, on the average, at least once."""
LABEL_MIN_FILLED = 0.5
FULL_MIN_FILLED = 0.95
"""Where fewer records have a text, another field may have that of the others."""
DATES_MAX = 2


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of some records mean.

    roles  by role, its fields: the first that holds something counts
    order  how the column of dates writes the day and the month
    shift  by how many places the values are before the names of their fields
    """

    roles: Mapping[str, tuple[str, ...]]
    order: Order = field(default_factory=Order)
    shift: int = 0
    columns: Mapping[str, Column] = field(default_factory=dict)

    def of(self, role: str) -> tuple[str, ...]:
        """Return the fields of a role; none if no field means it."""
        return self.roles.get(role, ())


_Meaning = tuple[str, int] | None
"""What a name says: a role, and how far down the list of names for it; None if nothing."""


def guess(records: Sequence[Record], chosen: Mapping[str, str]) -> Fields:
    """Return what the fields of a sample of records mean.

    chosen  what the user says of some of them: role -> name of the field, or its number from 1

    Raises Unreadable if that cannot be: an unknown role, a field that is not there.
    """
    values = _values_by_field(records)
    columns = {name: column(each, len(records)) for name, each in values.items()}
    names = list(columns)
    shift = _shift(names, columns)
    own = {
        name: names[place + shift]
        for place, name in enumerate(names)
        if 0 <= place + shift < len(names)
    }
    meanings = {name: role_of(own[name]) if name in own else None for name in names}
    by_user = {role: _chosen_field(role, name, names) for role, name in chosen.items()}
    roles: dict[str, tuple[str, ...]] = {}
    for role in ROLES:
        ranked = _ranked(role, columns, meanings)
        roles[role] = tuple(name for name in ranked if name not in by_user.values())
    roles |= {role: (name,) for role, name in by_user.items()}
    assignment = _Assignment(roles, columns, meanings, by_user.keys())
    for find in _BY_VALUES:
        find(assignment)
    if "date" not in by_user:
        _separate_crawl_times(roles, own, records)
    order = order_of(value for name in roles["date"] for value in values.get(name, ()))
    return Fields({role: each for role, each in roles.items() if each}, order, shift, columns)


def has_articles(fields: Fields) -> bool:
    """Return whether records with these fields are articles.

    One field must be a text, or one a title and one its summary in Arabic.
    """

    def is_arabic(of: Column, words: int) -> bool:
        return of.arabic > ARABIC_MIN_SHARE and of.words >= words

    texts = [fields.columns[name] for name in fields.of("content") if name in fields.columns]
    if any(text.prose or is_arabic(text, ARTICLE_MIN_WORDS) for text in texts):
        return True
    summaries = [fields.columns[name] for name in fields.of("summary") if name in fields.columns]
    return bool(fields.of("title")) and any(
        is_arabic(summary, 2 * ARTICLE_MIN_WORDS) for summary in summaries
    )


def explained(fields: Fields) -> Mapping[str, str]:
    """Return the fields by role in words for the user, who may choose others."""
    names = list(fields.columns)
    return {
        role: ", else ".join(_described(name, names, fields.shift) for name in chosen)
        for role, chosen in fields.roles.items()
    }


def _described(name: str, names: Sequence[str], shift: int) -> str:
    if not shift or name not in names:
        return name
    return f"column {names.index(name) + 1} (below the name '{name}')"


def _values_by_field(records: Iterable[Record]) -> dict[str, list[str]]:
    """Return the values of every field, in the order in which the fields first come."""
    values: dict[str, list[str]] = {}
    for record in records:
        joined: dict[str, list[str]] = {}
        for name, value in record.values:
            joined.setdefault(name, []).extend(entries(value))
        for name, parts in joined.items():
            if name in values or len(values) < FIELDS_MAX:
                values.setdefault(name, []).append("\n".join(parts)[:VALUE_MAX_CHARS])
    return values


def _chosen_field(role: str, name: str, names: Sequence[str]) -> str:
    """Return the field that the user means by a name or a number."""
    if role not in ROLES:
        similar = difflib.get_close_matches(role, ROLES, 1)
        hint = f"did you mean {similar[0]}?" if similar else f"it can be {', '.join(ROLES)}"
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
    """Return by how many places the values are before their names.

    So they are where the first cells of every row are lost; 0 unless the names contradict the
    values, and a shift mends it.
    """
    shapes = [columns[name].shape for name in names]

    def contradictions(shift: int) -> tuple[int, int]:
        """Return how many names the values deny, and how many they confirm."""
        verdicts = []
        for place, shape in enumerate(shapes):
            if shape == "empty" or not 0 <= place + shift < len(names):
                continue
            meaning = role_of(names[place + shift])
            if meaning and meaning[0] != UNUSED:
                verdicts.append(agrees(meaning[0], shape))
        return verdicts.count(False), verdicts.count(True)

    wrong, right = contradictions(0)
    if wrong < 2 or right >= wrong * 2:
        return 0
    shifts = [
        shift
        for shift in range(-SHIFT_MAX_PLACES, SHIFT_MAX_PLACES + 1)
        if shift and contradictions(shift)[0] == 0
    ]
    best = max(shifts, key=lambda shift: (contradictions(shift)[1], -abs(shift)), default=0)
    return best if best and contradictions(best)[1] > max(right, 1) else 0


def _ranked(
    role: str, columns: Mapping[str, Column], meanings: Mapping[str, _Meaning]
) -> list[str]:
    """Return the fields whose names say a role that their values do not deny, the surest first."""
    ranked = [
        (meaning[1], place, name)
        for place, (name, meaning) in enumerate(meanings.items())
        if meaning
        and meaning[0] == role
        and columns[name].shape != "empty"
        and agrees(role, columns[name].shape)
    ]
    if role == "content":
        # Of two texts the one with more in it is the article, the other its beginning.
        ranked = [(-int(columns[name].words), place, name) for _, place, name in ranked]
    return [name for _, _, name in sorted(ranked)]


@dataclass(slots=True)
class _Assignment:
    """Which fields have a role already, while others get one by their values.

    by_user  the roles that the user chose a field for
    """

    roles: dict[str, tuple[str, ...]]
    columns: Mapping[str, Column]
    meanings: Mapping[str, _Meaning]
    by_user: AbstractSet[str]

    def free(self, shape: str) -> list[str]:
        """Return the fields of a shape that have no role, and that no name gives one."""
        taken = {name for names in self.roles.values() for name in names}
        return [
            name
            for name, of in self.columns.items()
            if of.shape == shape and name not in taken and self._is_unnamed(name)
        ]

    def _is_unnamed(self, name: str) -> bool:
        meaning = self.meanings[name]
        return meaning is None or not agrees(meaning[0], self.columns[name].shape)

    def add(self, role: str, names: Sequence[str]) -> None:
        self.roles[role] = (*self.roles[role], *names)


def _find_text(assignment: _Assignment) -> None:
    """Take the longest prose for the text.

    What was taken for a text by its name alone may be a headline: 'news', 'article'.
    """
    if "content" in assignment.by_user:
        return
    columns, named = assignment.columns, assignment.roles["content"]
    prose = [
        name
        for name in assignment.free("prose")
        if columns[name].arabic > ARABIC_MIN_SHARE and columns[name].prose >= PROSE_MIN_SHARE
    ]
    prose.sort(key=lambda name: -columns[name].words)
    if any(name not in columns or columns[name].words >= TEXT_MIN_WORDS for name in named):
        if any(columns[name].filled < FULL_MIN_FILLED for name in named):
            assignment.add("content", prose)
        return
    lines = tuple(name for name in named if prose and columns[name].words < TEXT_MIN_WORDS)
    assignment.roles["content"] = tuple(name for name in named if name not in lines)
    assignment.add("content", prose)
    if lines and not assignment.roles["title"] and "title" not in assignment.by_user:
        assignment.roles["title"] = lines


def _find_title(assignment: _Assignment) -> None:
    """Take the first line that varies for the title."""
    if assignment.roles["title"] or "title" in assignment.by_user:
        return
    columns = assignment.columns
    lines = [
        name
        for name in assignment.free("line")
        if columns[name].distinct >= TITLE_MIN_DISTINCT and columns[name].arabic > ARABIC_MIN_SHARE
    ]
    assignment.add("title", lines[:1])


def _find_address(assignment: _Assignment) -> None:
    """Take the first column of addresses that vary for those of the articles."""
    if assignment.roles["url"]:
        return
    addresses = [
        name
        for name in assignment.free("address")
        if assignment.columns[name].distinct > ADDRESS_MIN_DISTINCT
        and assignment.columns[name].many > 1
    ]
    assignment.add("url", addresses[:1])


def _find_dates(assignment: _Assignment) -> None:
    """Take the first columns of dates for those of publication."""
    if not assignment.roles["date"]:
        assignment.add("date", assignment.free("date")[:DATES_MAX])


def _find_category(assignment: _Assignment) -> None:
    """Take the first label that recurs for the section."""
    if assignment.roles["category"]:
        return
    labels = [
        name
        for name in assignment.free("label")
        if assignment.columns[name].distinct <= LABEL_MAX_DISTINCT
        and assignment.columns[name].filled > LABEL_MIN_FILLED
    ]
    assignment.add("category", labels[:1])


_BY_VALUES = (_find_text, _find_title, _find_address, _find_dates, _find_category)
"""How fields get a role that no name gives them, in this order."""


def _separate_crawl_times(
    roles: dict[str, tuple[str, ...]], names: Mapping[str, str], records: Sequence[Record]
) -> None:
    """Move the columns of times at which pages were fetched from the dates to 'captured'.

    names  by field, the name that the file gives it
    """
    rows = [dict(record.values) for record in records]
    addresses = [next((row[name] for name in roles["url"] if row.get(name)), "") for row in rows]
    crawled = [
        name
        for name in roles["date"]
        if not is_surely_published(names.get(name, name))
        and is_of_crawl([row.get(name, "") for row in rows], addresses)
    ]
    roles["date"] = tuple(name for name in roles["date"] if name not in crawled)
    roles["captured"] = (*roles["captured"], *crawled)
