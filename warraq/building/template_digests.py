"""Digests of templates, each with all that it extends, includes or imports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path


def files_digest(paths: Iterable[Path]) -> str:
    """Return a digest of the bytes of those files that exist."""
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
    """Return for each template a digest of its text and of all that it extends, includes or
    imports. The first folder that has a name wins.
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
    """Return the templates that one refers to by name; all of them if it computes a name."""
    needed: set[str] = set()
    for reference in _REFERENCE.findall(text):
        name = _AFTER_NAME.split(reference)[0]
        needed.update(_QUOTED.findall(name))
        # What is left is a variable or an operator: no plain name, or list of names.
        if _QUOTED.sub("", name).strip(" \t\r\n,[]()"):
            needed.update(names)
    return needed
