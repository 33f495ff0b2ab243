"""The paragraphs of a value: of plain text by its lines, of HTML by its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from warraq.importing.account import Piece, Role
from warraq.importing.article import Attached
from warraq.importing.cues.sentences import tidy
from warraq.importing.cues.wrapping import is_wrapped
from warraq.importing.formats.records.values import readable
from warraq.importing.to_markdown.convert import convert_fragment, visible_in_fragment
from warraq.importing.to_markdown.escape import as_markdown
from warraq.importing.to_markdown.parse import is_html

_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a value, as an article holds it.

    body    as Markdown
    pieces  every piece of the value and its role; the paragraphs are numbered from 1
    image   the first picture in it: its address and what it shows
    """

    paragraphs: tuple[str, ...]
    body: str
    pieces: tuple[Piece, ...]
    attached: tuple[Attached, ...] = ()
    image: tuple[str, str] = ("", "")
    notes: tuple[str, ...] = ()


def text_of(value: str, name: str, line: int, base: str) -> Text:
    """Return the text that a value is.

    name, line  of its field and its record, for the account
    base        the address of the article, by which links are resolved
    """
    if is_html(value):
        html = convert_fragment(value, base=base)
        own = tuple(replace(piece, line=line, why=piece.why or name) for piece in html.pieces)
        return Text(html.paragraphs, html.body, own, html.attached, html.image, html.notes)
    text, notes = readable(value)
    paragraphs = tuple(map(tidy, plain_paragraphs(text)))
    pieces = tuple(
        Piece(line, paragraph, Role.PARAGRAPH, name, number)
        for number, paragraph in enumerate(paragraphs, 1)
    )
    return Text(paragraphs, as_markdown(paragraphs), pieces, notes=notes)


def shown(value: str) -> str:
    """Return all of a value that a reader could see."""
    if is_html(value):
        return visible_in_fragment(value)
    return readable(value)[0]


def plain_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a plain text: its lines; or where a program wrapped them, what is
    between blank lines.
    """
    paragraphs: list[str] = []
    for block in _BLANK.split(text):
        lines = [line for line in block.split("\n") if line.strip()]
        paragraphs += [" ".join(lines)] if is_wrapped(lines) else lines
    return paragraphs
