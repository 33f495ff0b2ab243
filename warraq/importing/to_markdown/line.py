"""A line of text that is being gathered, with what is bold, slanted, code or a link in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Emphasis = Literal["", "*", "**"]


class Look(NamedTuple):
    """How a stretch of text looks.

    link  the address that it leads to, '' for none
    """

    emphasis: Emphasis = ""
    link: str = ""
    code: bool = False


PLAIN = Look()


class Span(NamedTuple):
    """A stretch of a line, from `start` to before `end`, that does not look plain."""

    start: int
    end: int
    look: Look


class Aside(NamedTuple):
    """Text that is left out, and was at `at` within a line."""

    at: int
    text: str
    why: str
    line: int


@dataclass(slots=True)
class Line:
    """A line that grows; its white space is tidied as it comes.

    number  the source line in which it begins
    """

    number: int = 0
    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    length: int = 0
    space: bool = False

    @property
    def text(self) -> str:
        """Its text, plain."""
        return "".join(self.parts)

    def add(self, text: str, look: Look, number: int) -> None:
        """Add a text node with its look and its source line."""
        core = " ".join(text.split())
        if not core:
            self.space = self.space or bool(text)
            return
        if self.length and (self.space or text[0].isspace()):
            self.parts.append(" ")
            self.length += 1
        self.number = self.number or number
        start, end = self.length, self.length + len(core)
        self.parts.append(core)
        self.length, self.space = end, text[-1].isspace()
        if look != PLAIN:
            last = self.spans[-1] if self.spans else None
            if (
                last
                and last.look == look
                and (last.end == start or (last.end == start - 1 and self.parts[-2] == " "))
            ):
                start = self.spans.pop().start
            self.spans.append(Span(start, end, look))

    def join(self, other: Line) -> None:
        """Add another line behind this one, after a space."""
        if self.length and other.length:
            self.parts.append(" ")
            self.length += 1
        self.number = self.number or other.number
        by = self.length
        self.parts += other.parts
        self.spans += (Span(span.start + by, span.end + by, span.look) for span in other.spans)
        self.asides += (aside._replace(at=aside.at + by) for aside in other.asides)
        self.length += other.length
