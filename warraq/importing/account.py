"""The account of an import: what became of every line of a source, and of every piece of a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What a piece of a source is to the article; in words as an account has them."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    DATE = "date"
    BYLINE = "byline"
    USED = "used"  # for a category, a tag, a summary
    CAPTION = "caption"
    KICKER = "kicker"
    LEFT_OUT = "left out"


_IN_ARTICLE = (Role.TITLE, Role.PARAGRAPH)
_NOT_IN_ARTICLE = (Role.LEFT_OUT, Role.CAPTION, Role.KICKER)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a piece: its role, the sign that decided it in a few words, and the paragraph
    of the article that holds it, from 1; 0 for all else.
    """

    role: Role
    why: str = ""
    number: int = 0


PARAGRAPH = Verdict(Role.PARAGRAPH)
DATE = Verdict(Role.DATE, "a line of date")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a source and its role.

    line    1-based line of the decoded source
    text    the piece itself, white space at its ends apart
    why     the sign that decided its role, in a few words
    number  the paragraph of the article that holds it, 1-based; 0 for all else
    """

    line: int
    text: str
    role: Role
    why: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a source: every character that is not white space stands in exactly one piece,
    in the order of the source.

    encoding  how the bytes were read
    mends     what was mended in the text, one sentence each
    """

    encoding: str
    mends: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def left_out(self) -> int:
        """How many pieces are neither in the article nor in its date and author."""
        return sum(piece.role in _NOT_IN_ARTICLE for piece in self.pieces)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the pieces as JSON holds them. What is left out or used otherwise is given with its
        text; of the rest, which is in the article, the number of characters that are not white
        space.
        """
        return map(_row, self.pieces)


def _row(piece: Piece) -> dict[str, Any]:
    row: dict[str, Any] = {"line": piece.line, "fate": piece.role}
    if piece.number:
        row["paragraph"] = piece.number
    if piece.why:
        row["why"] = piece.why
    if piece.role in _IN_ARTICLE:
        row["chars"] = len("".join(piece.text.split()))
    else:
        row["text"] = piece.text
    return row
