"""Change single keys of a front matter that somebody wrote, and leave every other byte as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from warraq.content.frontmatter.schema import KEYS
from warraq.content.frontmatter.text import Malformed, nodes, split
from warraq.content.frontmatter.writing import head_of

_ORDER = {key.name: position for position, key in enumerate(KEYS)}
_REMARK = re.compile(r"[ \t]*(?:#|$)")


def amended(text: str, changes: Mapping[str, Any]) -> str:
    """Return the text of a file of content/ with other values for some keys of its front matter.

    changes  key -> its new value; None or an empty one takes the key away. A key that is new is put
             where the schema's order has it.

    Remarks, blank lines, the order of keys, line ends and the body stay as they are. Raises
    Malformed if the front matter cannot be read, and KeyError for a key that the schema does not
    know.
    """
    meta, _, _ = split(text.replace("\r\n", "\n"))
    first, node = nodes(text.replace("\r\n", "\n"))
    if node is None or node.flow_style or "\r" in text.replace("\r\n", ""):
        raise Malformed(
            1,
            1,
            "the front matter is not written one key a line",
            "write each key on a line of its own",
        )
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    spans = _spans(node, first - 1, lines)
    for name in sorted(
        changes, key=lambda name: (-spans[name][0] if name in spans else 0, _ORDER[name])
    ):
        entry = head_of({name: changes[name]}) if changes[name] not in (None, "") else ""
        new = [line + end[:-1] for line in entry.splitlines()]
        if name in meta:
            start, stop = spans[name]
            lines[start:stop] = new
        elif new:
            at = _place(name, spans)
            lines[at:at] = new
        spans = _spans(nodes("\n".join(lines).replace("\r\n", "\n"))[1], first - 1, lines)
    return "\n".join(lines)


def _spans(node: Any, first: int, lines: list[str]) -> dict[str, tuple[int, int]]:
    """Return the lines of each key, from its own to the one after its value, without remarks that
    follow the value.
    """
    starts = [first + key.start_mark.line for key, _ in node.value]
    last = first + node.end_mark.line
    spans = {}
    for (key, _), (start, stop) in zip(node.value, pairwise([*starts, last]), strict=True):
        while stop > start + 1 and _REMARK.match(lines[stop - 1].rstrip("\r")):
            stop -= 1
        spans[key.value] = (start, stop)
    return spans


def _place(name: str, spans: Mapping[str, tuple[int, int]]) -> int:
    """Return the line after the last key that comes before this one in the schema's order."""
    before = [stop for key, (_, stop) in spans.items() if _ORDER.get(key, 0) < _ORDER[name]]
    return max(before, default=min(start for start, _ in spans.values()))
