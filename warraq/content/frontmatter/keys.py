"""A key of the front matter, what its value must be, and groups and lists of such keys."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from warraq.content.frontmatter.values import InvalidValue


@dataclass(frozen=True, slots=True)
class KeyType:
    """What a value must be: what reads it (it raises InvalidValue), and its JSON Schema."""

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the front matter.

    name      as authors write it
    type      what its value must be
    about     what it is for, in a line of the documentation
    fills     the attribute of FrontMatter, or of its group, that it fills
    """

    name: str
    type: KeyType
    about: str
    fills: str
    required: bool = False


def group(name: str, keys: tuple[Key, ...], make: Callable[..., Any]) -> KeyType:
    """Return the type of a value that is a group of keys, from which `make` builds a value."""

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            inner = ", ".join(key.name for key in keys)
            raise InvalidValue(
                "must be a group of keys",
                f"write it as '{name}:' with the keys {inner} indented below",
            )
        return make(**read_keys(value, keys))

    return KeyType(read, object_schema(keys))


def list_of(type: KeyType) -> KeyType:
    """Return the type of a value that is a list of values of one type."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise InvalidValue("must be a list", "begin each entry with '- '")
        entries = []
        for position, item in enumerate(value):
            try:
                entries.append(type.read(item))
            except InvalidValue as wrong:
                raise InvalidValue(wrong.what, wrong.mend, (position, *wrong.path)) from None
        return tuple(entries)

    return KeyType(read, {"type": "array", "items": type.schema})


def read_keys(values: Mapping[str, Any], keys: tuple[Key, ...]) -> dict[str, Any]:
    """Read a group by its keys. The first fault raises: one is enough to report of a group."""
    by_name = {key.name: key for key in keys}
    for name in values:
        if name not in by_name:
            what, mend = unknown_key(name, by_name)
            raise InvalidValue(f"has a wrong key: {what}", mend, (name,))
    filled = {}
    for key in keys:
        if key.name in values:
            try:
                filled[key.fills] = key.type.read(values[key.name])
            except InvalidValue as wrong:
                raise InvalidValue(
                    f"'{key.name}' {wrong.what}", wrong.mend, (key.name, *wrong.path)
                ) from None
        elif key.required:
            raise InvalidValue(f"has no '{key.name}'", f"add '{key.name}: ...'")
    return filled


def unknown_key(name: str, known: Mapping[str, Key]) -> tuple[str, str]:
    """Return what is wrong with a key that is not known, and how to mend it."""
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    what = f"there is no key '{name[:60]}'"
    if near:
        return f"{what}; did you mean '{near[0]}'?", f"write '{near[0]}:'"
    return what, "the keys are: " + ", ".join(known)


def object_schema(keys: tuple[Key, ...]) -> dict[str, Any]:
    """Return the JSON Schema of a group of keys."""
    required = [key.name for key in keys if key.required]
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: {**key.type.schema, "description": key.about} for key in keys},
    }
    return {**schema, "required": required} if required else schema
