"""Values within values: a record's fields as one row, and the records that lie somewhere within an object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from warraq.importing.formats.records.field_names import role_of
from warraq.importing.formats.records.record import Broken, Record, Row

_DEEPEST, _MOST = 12, 20_000
_LEVELS = 5
_FEW_WORDS = 4


def flat(value: Any, name: str = "") -> tuple[tuple[str, str], ...]:
    """The single values within a value, in order, each with its path: 'author.name'. An entry of a
    list has the name of the list. Null is no value.
    """
    found: list[tuple[str, str]] = []
    todo: list[tuple[str, Any, int]] = [(name, value, 0)]
    while todo and len(found) < _MOST:
        path, held, depth = todo.pop()
        if isinstance(held, dict) and depth < _DEEPEST:
            inner = (
                (f"{path}.{key}" if path else key, entry, depth + 1) for key, entry in held.items()
            )
            todo += reversed([*inner])
        elif isinstance(held, list) and depth < _DEEPEST:
            todo += reversed([(path, entry, depth + 1) for entry in held])
        elif isinstance(held, bool):
            found.append((path, str(held).lower()))
        elif held is not None and held not in ({}, []):
            found.append((path, held if isinstance(held, str) else repr(held)))
    return tuple(found)


def records_of(value: Mapping[str, Any], line: int) -> Iterator[Row]:
    """The records within an object that stands alone: itself, if it has a text; else those of a
    list or of objects in it, or the rows of its columns, as pandas writes them.
    """
    if rows := _rows(value):
        yield from (Record(line, flat(row)) for row in rows)
        return
    own = flat(value)
    if _has_text(own):
        yield Record(line, own)
        return
    inner, beside = _inner(value, _LEVELS)
    if not inner:
        yield Record(line, own)
        return
    if beside:
        yield Broken(
            line, "text beside the records", "\n".join(text for _, text in beside), fault=False
        )
    yield from (Record(line, flat(entry)) for entry in inner)


def _has_text(values: Sequence[tuple[str, str]]) -> bool:
    return any(
        text.count(" ") >= _FEW_WORDS and (role_of(name) or ("",))[0] == "content"
        for name, text in values
    )


def _inner(
    value: Mapping[str, Any], levels: int
) -> tuple[Sequence[Mapping[str, Any]], tuple[tuple[str, str], ...]]:
    """The objects within an object that are most likely its records, and all single values beside
    them.
    """
    if rows := _rows(value):
        return rows, ()
    held = [entry for entry in value.values() if isinstance(entry, dict)]
    if len(held) > 1 and len(held) == len(value) and any(map(_may_be, held)):
        return held, ()
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
    return all(isinstance(entry, dict) for entry in listed) and any(map(_may_be, listed))


def _may_be(value: Mapping[str, Any]) -> bool:
    """Whether an object may be an article: it names a title or a text."""
    return any((role_of(name) or ("",))[0] in ("title", "content") for name, _ in flat(value)[:200])


def _rows(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of an object of columns: {'title': {'0': ..., '1': ...}, ...}, or with lists in
    them. One article has one title, and so no column of them.
    """
    columns = {name: (dict(enumerate(held)) if isinstance(held, list) else held) for name, held in value.items()
               if isinstance(held, dict | list)}  # fmt: skip
    if (
        len(columns) < 2
        or len(columns) < len(value)
        or not any((role_of(name) or ("",))[0] == "title" for name in columns)
    ):
        return []
    keys = list(next(iter(columns.values())))
    if len(keys) < 2 or any(list(column) != keys for column in columns.values()):
        return []
    return [{name: column[key] for name, column in columns.items()} for key in keys]
