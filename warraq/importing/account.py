"""The account of an import: what became of every line of a source, and of every piece of a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.table import Table
from rich.text import Text

_KEPT = ("title", "paragraph")
_LEFT = ("left out", "caption", "kicker")
_COLOURS = {
    "title": "bold green",
    "paragraph": "green",
    "date": "cyan",
    "byline": "cyan",
    "used": "cyan",
    "caption": "yellow",
    "kicker": "yellow",
    "left out": "dim",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a source and its fate.

    line    1-based line of the decoded source
    text    the piece itself, white space at its ends apart
    fate    'title', 'paragraph', 'date', 'byline', 'used' (a category, a tag), 'caption', 'kicker'
            or 'left out'
    why     the sign that decided it, in a few words
    number  the paragraph of the article that holds it, 1-based; 0 for all else
    """

    line: int
    text: str
    fate: str
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
        """How many pieces are neither in the article nor told by its date and author."""
        return sum(piece.fate in _LEFT for piece in self.pieces)

    def told(self) -> Iterator[dict[str, Any]]:
        """The pieces as JSON holds them. What is left out or used otherwise is given with its text;
        of the rest, which is in the article, the number of characters that are not white space.
        """
        return map(_told, self.pieces)

    def shown(self, title: str = "") -> Table:
        """The account as a table for a terminal, in colour, each piece with its line, its fate and
        the sign that decided.
        """
        table = Table(
            title=title or None,
            caption="; ".join((self.encoding, *self.mends)),
            show_lines=False,
            expand=True,
        )
        table.add_column("line", justify="right", no_wrap=True)
        table.add_column("fate", no_wrap=True)
        table.add_column("why", overflow="fold", max_width=32)
        table.add_column("text", overflow="ellipsis", no_wrap=True, ratio=1)
        for piece in self.pieces:
            style = _COLOURS.get(piece.fate, "")
            fate = f"{piece.fate} {piece.number}" if piece.number else piece.fate
            table.add_row(
                str(piece.line), Text(fate, style), Text(piece.why, "dim"), Text(piece.text, style)
            )
        return table


def _told(piece: Piece) -> dict[str, Any]:
    told: dict[str, Any] = {"line": piece.line, "fate": piece.fate}
    if piece.number:
        told["paragraph"] = piece.number
    if piece.why:
        told["why"] = piece.why
    if piece.fate in _KEPT:
        told["chars"] = len("".join(piece.text.split()))
    else:
        told["text"] = piece.text
    return told
