"""Digests of what a page shows, and of the program's own code."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import sys
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import warraq
from warraq.core.model import Card, Link

# --- what a page shows ----------------------------------------------------------------------------


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def digest(value: Any) -> str:
    """Return a digest of a view: of its texts and numbers, and of the digests of the cards that it
    shows.
    """
    parts: list[str] = []
    _walk(value, parts)
    return hashlib.blake2b(
        "\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()


def _walk(value: Any, parts: list[str]) -> None:
    kind: Any = type(value)
    if kind is str:
        parts.append(value)
    elif value is None or kind is int:
        parts.append(str(value))
    elif kind is Card:
        parts.append(value.digest)
    elif kind is Link:
        parts.append(f"{value.label}\x1e{value.url}\x1e{value.count}")
    elif kind is tuple:
        parts.append(f"({len(value)}")
        for item in value:
            _walk(item, parts)
    elif kind is dict:
        _walk(tuple(value.items()), parts)
    elif is_dataclass(value):
        parts.append(kind.__name__)
        for name in _names(kind):
            _walk(getattr(value, name), parts)
    else:
        parts.append(repr(value))


# --- the code that shows it -----------------------------------------------------------------------

_PACKAGE = Path(warraq.__file__).parent
_IMPORT = re.compile(
    r"^\s*(?:from (warraq[\w.]*) import ([^\n(]+|\([^)]*\))|import (warraq[\w.]+))", re.M
)


@cache
def code_digest(module: str) -> str:
    """Digest a module's source, that of all modules of ours that it imports, directly or not, and
    the versions of the libraries under them.

    Raises ModuleNotFoundError if there is no such module: a digest of nothing would never change
    again.
    """
    texts: dict[str, bytes] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in texts:
            continue
        path = _source(name)
        if path is None:
            raise ModuleNotFoundError(
                f"the code digest of {module} needs {name}, which is not there"
            )
        texts[name] = path.read_bytes()
        waiting.append(name.rpartition(".")[0] or name)
        for package, names, plain in _IMPORT.findall(texts[name].decode()):
            waiting.append(package or plain)
            parts = [
                f"{package}.{part.split()[0]}"
                for part in names.strip("()").split(",")
                if part.strip()
            ]
            waiting += [
                part for part in parts if _source(part)
            ]  # the others are names within the package
    versions = [f"{library} {_version(library)}" for library in _LIBRARIES]
    whole = hashlib.blake2b(repr((sys.version_info[:2], versions)).encode(), digest_size=16)
    for name in sorted(texts):
        whole.update(texts[name])
    return whole.hexdigest()


def _source(name: str) -> Path | None:
    """Return the file of a module of ours, None if there is none."""
    base = _PACKAGE.joinpath(*name.split(".")[1:])
    path = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
    return path if path.is_file() else None


_LIBRARIES = (
    "Jinja2",
    "MarkupSafe",
    "markdown-it-py",
    "mdit-py-plugins",
    "PyYAML",
    "python-frontmatter",
    "Babel",
    "nh3",
    "hijridate",
)


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""
