"""Digests: of what a page shows, of templates with all that they include, and of the program's own code."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import sys
from collections.abc import Iterable
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
    """A digest of a view: of its texts and numbers, and of the digests of the cards that it shows."""
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


# --- code and templates ---------------------------------------------------------------------------

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
    """The file of a module of ours, None if there is none."""
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


def files_digest(paths: Iterable[Path]) -> str:
    """A digest of the bytes of those of the files that exist."""
    whole = hashlib.blake2b(digest_size=16)
    for path in paths:
        if path.is_file():
            whole.update(path.read_bytes() + b"\0")
    return whole.hexdigest()


_REFERENCE = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%}", re.DOTALL)
_QUOTED = re.compile(r"[\"']([^\"']+)[\"']")
_APART = ("static", "strings")
"""Folders of templates/ that hold no templates."""


def template_digests(folders: Iterable[Path]) -> dict[str, str]:
    """For each template, a digest of its text and of all that it extends, includes or imports. The
    first folder that has a name wins.
    """
    texts: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not name.startswith(".") and name.split("/")[0] not in _APART:
                texts.setdefault(name, path.read_bytes())
    needs = {name: _needs(text.decode("utf-8", "replace"), texts) for name, text in texts.items()}
    digests = {}
    for name in texts:
        closure, waiting = set(), {name}
        while waiting:
            part = waiting.pop()
            closure.add(part)
            waiting |= needs.get(part, set()) - closure
        whole = hashlib.blake2b(digest_size=16)
        for part in sorted(closure):
            whole.update(part.encode() + b"\0" + texts.get(part, b"") + b"\0")
        digests[name] = whole.hexdigest()
    return digests


_AFTER_NAME = re.compile(r"\s(?:as|import|with|without|ignore)\b")


def _needs(text: str, names: Iterable[str]) -> set[str]:
    """The templates that one refers to by name; all of them where it works out a name as it goes."""
    found: set[str] = set()
    for reference in _REFERENCE.findall(text):
        name = _AFTER_NAME.split(reference)[0]
        found.update(_QUOTED.findall(name))
        if _QUOTED.sub("", name).strip(
            " \t\r\n,[]()"
        ):  # a variable, an operator: no plain name, or list of names
            found.update(names)
    return found
