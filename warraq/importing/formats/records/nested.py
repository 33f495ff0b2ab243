"""Values within values: an object as one row of fields, and the records within an object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from warraq.importing.formats.records.field_names import role_of
from warraq.importing.formats.records.record import BrokenRow, Record, Row
from warraq.importing.limits import MAX_RECORD_DEPTH, MAX_RECORD_VALUES

RECORDS_DEPTH_MAX = 5
"""How deep within an object its records are looked for."""
TEXT_MIN_SPACES = 4
"""A value of five words or more, in a field for texts, is a text."""
NAMED_VALUES = 200
"""How many values of an object are looked at for the name of a title or a text."""


def flat(value: Any, name: str = "") -> tuple[tuple[str, str], ...]:
    """Return the single values within a value, in order, each with its path: 'author.name'.

    An entry of a list has the name of the list. Null is no value.
    """
    values: list[tuple[str, str]] = []
    todo: list[tuple[str, Any, int]] = [(name, value, 0)]
    while todo and len(values) < MAX_RECORD_VALUES:
        path, inner, depth = todo.pop()
        if isinstance(inner, dict) and depth < MAX_RECORD_DEPTH:
            paths = ((f"{path}.{key}" if path else key, entry) for key, entry in inner.items())
            todo += reversed([(below, entry, depth + 1) for below, entry in paths])
        elif isinstance(inner, list) and depth < MAX_RECORD_DEPTH:
            todo += reversed([(path, entry, depth + 1) for entry in inner])
        elif isinstance(inner, bool):
            values.append((path, str(inner).lower()))
        elif inner is not None and inner not in ({}, []):
            values.append((path, inner if isinstance(inner, str) else repr(inner)))
    return tuple(values)


def records_of(value: Mapping[str, Any], line: int) -> Iterator[Row]:
    """Yield the records within an object that is alone in its file.

    That is the object itself, if it has a text; else those of a list or of objects in it, or the
    rows of its columns, as pandas writes them.
    """
    if rows := _rows(value):
        yield from (Record(line, flat(row)) for row in rows)
        return
    own = flat(value)
    if _has_text(own):
        yield Record(line, own)
        return
    inner, beside = _inner(value, RECORDS_DEPTH_MAX)
    if not inner:
        yield Record(line, own)
        return
    if beside:
        yield BrokenRow(
            line, "text beside the records", "\n".join(text for _, text in beside), fault=False
        )
    yield from (Record(line, flat(entry)) for entry in inner)


def _has_text(values: Sequence[tuple[str, str]]) -> bool:
    return any(
        text.count(" ") >= TEXT_MIN_SPACES and (role_of(name) or ("",))[0] == "content"
        for name, text in values
    )


def _inner(
    value: Mapping[str, Any], levels: int
) -> tuple[Sequence[Mapping[str, Any]], tuple[tuple[str, str], ...]]:
    """Return the objects within an object that are most likely its records, and the single values
    beside them.
    """
    if rows := _rows(value):
        return rows, ()
    objects = [entry for entry in value.values() if isinstance(entry, dict)]
    if len(objects) > 1 and len(objects) == len(value) and any(map(_may_be_article, objects)):
        return objects, ()
    lists = {
        key: entry
        for key, entry in value.items()
        if isinstance(entry, list) and _are_records(entry)
    }
    if lists:
        key = max(lists, key=lambda name: len(lists[name]))
        return lists[key], flat({name: entry for name, entry in value.items() if name != key})
    for key, entry in value.items():
        if isinstance(entry, dict) and levels:
            inner, beside = _inner(entry, levels - 1)
            if inner:
                return inner, (
                    *flat({name: one for name, one in value.items() if name != key}),
                    *beside,
                )
    return (), ()


def _are_records(listed: list[Any]) -> bool:
    return all(isinstance(entry, dict) for entry in listed) and any(map(_may_be_article, listed))


def _may_be_article(value: Mapping[str, Any]) -> bool:
    """Return whether an object may be an article: it names a title or a text."""
    names = (name for name, _ in flat(value)[:NAMED_VALUES])
    return any((role_of(name) or ("",))[0] in ("title", "content") for name in names)


def _rows(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of an object of columns: {'title': {'0': ..., '1': ...}, ...}, or with lists
    in it. An article has one title, and so no column of them.
    """
    columns = {
        name: dict(enumerate(column)) if isinstance(column, list) else column
        for name, column in value.items()
        if isinstance(column, dict | list)
    }
    has_titles = any((role_of(name) or ("",))[0] == "title" for name in columns)
    if len(columns) < 2 or len(columns) < len(value) or not has_titles:
        return []
    keys = list(next(iter(columns.values())))
    if len(keys) < 2 or any(list(column) != keys for column in columns.values()):
        return []
    return [{name: column[key] for name, column in columns.items()} for key in keys]
