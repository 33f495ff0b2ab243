"""The articles of content/ as plain text, for what looks for names in all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from warraq.content.frontmatter.text import Malformed, split
from warraq.content.frontmatter.values import NO_COPY

_DESTINATION = re.compile(r"\]\([^)\n]*\)")
_END = re.compile(r"[^\w\s\u064b-\u0652\u0670\u200c-\u200f-]+|\s-+\s|\n")


def texts(content: Path) -> Iterator[str]:
    """Yield the title and the text of every article, in the order of their paths. What cannot be
    read is passed over (check names it), and so is what repeats another article or was withdrawn.
    """
    for path in sorted(content.rglob("*.md")):
        place = path.relative_to(content)
        if place.parts[0] == "pages" or any(part.startswith(".") for part in place.parts):
            continue
        try:
            meta, body, _ = split(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, Malformed):
            continue
        if meta.get("duplicate_of", NO_COPY) == NO_COPY and "withdrawn" not in meta:
            yield f"{meta.get('title', '')}\n{_DESTINATION.sub(']', body)}"


def runs(text: str) -> list[str]:
    """Split a text, as it is spelled or folded, at its signs: no name goes over one."""
    return [run for run in _END.split(text) if run and not run.isspace()]
