"""What a reader could see of an item, field by field, and the account of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from warraq.importing.account import Account, Piece, Role, Verdict
from warraq.importing.formats.feed_xml.fields import Field
from warraq.importing.formats.feed_xml.items import Item
from warraq.importing.to_markdown.convert import Converted, visible_in_fragment

NO_TEXT = Converted("", (), (), (), ("", ""), ())
"""Where an item has no text."""

Verdicts = Mapping[int, Verdict]
"""By place among the visible fields: what becomes of it, where that is not the usual."""

_USUAL: Mapping[str, Verdict] = {
    "title": Verdict(Role.TITLE, "the title"),
    "author": Verdict(Role.BYLINE, "the author"),
    "date": Verdict(Role.DATE, "the date of publication"),
    "category": Verdict(Role.USED, "a category"),
    "tag": Verdict(Role.USED, "a tag"),
    "summary": Verdict(Role.USED, "the summary"),
    "outlet": Verdict(Role.USED, "the outlet"),
    "text": Verdict(Role.LEFT_OUT, "the text stands in another field"),
}


@dataclass(frozen=True, slots=True)
class VisibleField:
    """A field of an item that a reader could see.

    role  what it is there: 'title', 'author', 'date', 'category', 'tag', 'text', 'summary',
          'outlet'
    line  what it says, tidied and mended; '' where it is markup
    html  the markup that it is, '' where it is a line
    """

    role: str
    field: Field
    line: str
    html: str = ""

    @property
    def text(self) -> str:
        """All text that can be seen of it."""
        return visible_in_fragment(self.html) if self.html else self.line


def visible_text(visible: Sequence[VisibleField]) -> str:
    """Return all text that a reader could see of an item, in the order of the file."""
    return " ".join(filter(None, (one.text for one in visible)))


def first_line(visible: Sequence[VisibleField], role: str) -> str:
    """Return what the first field of a role says; '' if there is none."""
    return next((one.line for one in visible if one.role == role), "")


def account_of(
    item: Item,
    visible: Sequence[VisibleField],
    body: int,
    text: Converted,
    verdicts: Verdicts,
    *,
    tail: str = "",
    notes: Sequence[str] = (),
) -> Account:
    """Return what became of every field that a reader could see, in the order of the file.

    body      which of them the text is made of; -1 for none
    text      whose pieces have their own roles
    verdicts  on the fields that have not the usual role
    tail      what is below the text in the same field, and no part of it
    notes     what was mended besides
    """
    pieces: list[Piece] = []
    for index, one in enumerate(visible):
        if index == body:
            above = one.field.line - 1
            pieces += (replace(piece, line=piece.line + above) for piece in text.pieces)
            if below := visible_in_fragment(tail).strip():
                pieces.append(Piece(one.field.line, below, Role.LEFT_OUT, "a line of the feed"))
        elif line := one.text:
            verdict = verdicts.get(index) or _USUAL[one.role]
            pieces.append(Piece(one.field.line, line, verdict.role, verdict.why))
    return Account(item.encoding, (*item.notes, *notes, *text.notes), tuple(pieces))
