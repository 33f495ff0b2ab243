"""What becomes of a piece of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a piece; the names are those of account.Piece."""

    name: str
    why: str = ""
    number: int = 0


PARAGRAPH = Fate("paragraph")
DATE = Fate("date", "a line of date")
