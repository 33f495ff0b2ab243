"""Write blocks in Markdown, and join them to a body: in quotations, in lists, or by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warraq.importing.to_markdown.escape import SPECIAL, escape_start
from warraq.importing.to_markdown.inline import destination, markdown
from warraq.importing.to_markdown.line import Line

_CONTINUED = re.compile(r"[-|:]")
_FENCES = re.compile("`{3,}")
_QUOTED = re.compile(r'["\\]|&(?=#?\w+;)')


@dataclass(frozen=True, slots=True, eq=False)
class Container:
    """A quotation, or an item of a list: what may hold blocks.

    marker  of an item: '-', '12.'; '' for a quotation
    of      the list that it is an item of; any object that its items share
    """

    marker: str = ""
    of: object = None

    def first_prefix(self) -> str:
        """Return what is before its first line."""
        return f"{self.marker} " if self.marker else "> "

    def prefix(self) -> str:
        """Return what is before every other line of it."""
        return " " * (len(self.marker) + 1) if self.marker else "> "


@dataclass(frozen=True, slots=True)
class Block:
    """A block.

    path      the containers that it is in, the outermost first
    markdown  how it is written inside them
    plain     whether it is a paragraph
    """

    path: tuple[Container, ...]
    markdown: str
    plain: bool = False


def paragraph(lines: Sequence[Line]) -> str:
    """Write a paragraph, with a break between two of its lines."""
    first, *others = (escape_start(markdown(line)) for line in lines)
    return "\\\n".join(
        (first, *(f"\\{line}" if _CONTINUED.match(line) else line for line in others))
    )


def heading(text: str, level: int) -> str:
    """Write a heading of level 2 to 4, without any marks in it."""
    text = SPECIAL.sub(lambda match: "\\" + match[0], text)
    return f"{'#' * level} {text[:-1]}\\#" if text.endswith("#") else f"{'#' * level} {text}"


def code(text: str) -> str:
    """Write a block of code, fenced by more backticks than it has in a row."""
    fence = "`" * max(3, *(len(run) + 1 for run in _FENCES.findall(text)), 3)
    return f"{fence}\n{text}\n{fence}"


def picture(src: str, alt: str, caption: str) -> str:
    """Write a picture, with its caption."""
    alt = SPECIAL.sub(lambda match: "\\" + match[0], alt)
    title = f' "{_QUOTED.sub(lambda match: chr(92) + match[0], caption)}"' if caption else ""
    return f"![{alt}]({destination(src)}{title})"


def body(blocks: Iterable[Block]) -> str:
    """Write all blocks; the items of a list without blank lines while each is one paragraph."""
    written: list[str] = []
    last = Block((), "")
    for block in blocks:
        shared = _shared(last.path, block.path)
        if written and not (last.plain and block.plain and _follows(last.path, block.path, shared)):
            written.append(
                "".join(container.prefix() for container in block.path[:shared]).rstrip()
            )
        prefix = "".join(container.prefix() for container in block.path[:shared])
        first = prefix + "".join(container.first_prefix() for container in block.path[shared:])
        rest = prefix + "".join(container.prefix() for container in block.path[shared:])
        head, *others = block.markdown.split("\n")
        written += (
            first + head,
            *((rest + line).rstrip() if not line else rest + line for line in others),
        )
        last = block
    return "\n".join(written)


def _shared(one: Sequence[Container], other: Sequence[Container]) -> int:
    """Return how many containers, from the outermost on, hold both."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a is not b),
        min(len(one), len(other)),
    )


def _follows(last: Sequence[Container], path: Sequence[Container], shared: int) -> bool:
    """Whether a paragraph begins the next item of the list that the last one is in, or a list
    inside its item.
    """
    if len(path) != shared + 1 or not path[shared].marker:
        return False
    if len(last) == shared:
        # CommonMark 5.2: only a list that begins with 1 may interrupt a paragraph
        return shared > 0 and path[shared].marker in ("-", "1.")
    return last[shared].of is path[shared].of
