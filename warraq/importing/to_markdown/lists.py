"""The lists that are open on the way through a page, and the numbers of their items."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from warraq.importing.to_markdown.blocks import Container

_START = re.compile(r"\s*(\d{1,6})\s*", re.ASCII)


class OpenList:
    """A list. `number` is that of its next item, 0 where its items have none; `after` is the sign
    behind it: two lists that follow each other have different ones.
    """

    __slots__ = ("after", "number")

    def __init__(self, number: int = 0, after: str = "") -> None:
        self.number = number
        self.after = after

    def item(self) -> Container:
        """Return its next item."""
        if not self.number:
            return Container("-", self)
        self.number += 1
        return Container(f"{self.number - 1}{self.after}", self)


def start_of(node: HtmlElement) -> int:
    """Return the number of the first item of an `ol` (HTML, 4.4.5)."""
    digits = _START.fullmatch(node.get("start") or "")
    return max(1, int(digits[1])) if digits else 1
