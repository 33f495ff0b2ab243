"""Gathers the text of a page, node by node, into blocks of Markdown, and keeps account of every piece of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from warraq.importing.account import Piece, Role
from warraq.importing.cues.sentences import has_full_stop
from warraq.importing.to_markdown import blocks, tables
from warraq.importing.to_markdown.blocks import Block, Container
from warraq.importing.to_markdown.line import Aside, Line, Look
from warraq.importing.to_markdown.line_breaks import paragraphs
from warraq.importing.to_markdown.pictures import Pictured

_HEADING = 160
"""How many characters a heading has at most: some pages set whole paragraphs as headings."""


@dataclass(slots=True)
class Gathered:
    """What has been gathered so far, complete once `flush` was called after the last text.

    blocks      the blocks
    paragraphs  the plain text of those that have any
    pieces      every text with its role
    given_up    what cannot be kept, and how many of it
    image       the first picture: where it is, and what it shows
    """

    blocks: list[Block] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    given_up: Counter[str] = field(default_factory=Counter)
    image: tuple[str, str] = ("", "")
    line: Line = field(default_factory=Line)
    _lines: list[Line] = field(default_factory=list)
    _late: list[Block] = field(default_factory=list)
    _caption: str = ""
    _bare: Pictured | None = None

    # --- within a block ---------------------------------------------------------------------------

    def text(self, text: str, look: Look, number: int) -> None:
        """Text of the block that stands open, in a source line."""
        self.line.add(text, look, number)

    def line_ends(self) -> None:
        """A line of the block ends."""
        self._lines.append(self.line)
        self.line = Line()

    def aside(self, text: str, why: str, number: int) -> None:
        """Text in the midst of a block that is left out."""
        if text := " ".join(text.split()):
            self.line.asides.append(Aside(self.line.length, text, why, number))

    # --- blocks -----------------------------------------------------------------------------------

    def flush(self, path: tuple[Container, ...], level: int = 0) -> None:
        """The block ends; it stood in these containers, and is a heading if it has a level."""
        if self.line.length or self.line.asides or self._lines:
            lines, self._lines, self.line = [*self._lines, self.line], [], Line()
            for group in [tuple(lines)] if level else paragraphs(lines):
                self._paragraph(group, path, level)
        elif self.line.space:
            self.line = Line()
        if self._late:
            self.blocks += self._late
            self._late = []

    def _paragraph(self, lines: Sequence[Line], path: tuple[Container, ...], level: int) -> None:
        texts = [line.text for line in lines if line.length]
        text = " ".join(texts)
        number = len(self.paragraphs) + 1 if text else 0
        for line in lines:
            self._account(line, Role.PARAGRAPH, number)
        if not text:
            return
        self._bare = None
        self.paragraphs.append(text)
        if level and len(text) <= _HEADING and not has_full_stop(text):
            self.blocks.append(Block(path, blocks.heading(text, level)))
        else:
            self.blocks.append(
                Block(path, blocks.paragraph([line for line in lines if line.length]), plain=True)
            )

    def _account(self, line: Line, role: Role, number: int = 0) -> None:
        """Put a line into the account: its text, cut where something stood that is left out."""
        text, done = line.text, 0
        for aside in (*line.asides, Aside(line.length, "", "", 0)):
            if part := text[done : aside.at].strip():
                self.pieces.append(Piece(line.number, part, role, "", number))
            if aside.text:
                self.pieces.append(Piece(aside.line, aside.text, Role.LEFT_OUT, aside.why))
            done = aside.at

    def left_out(self, text: str, why: str, number: int) -> None:
        """A block that is left out."""
        if text := " ".join(text.split()):
            self.pieces.append(Piece(number, text, Role.LEFT_OUT, why))

    def code(self, text: str, path: tuple[Container, ...], number: int) -> None:
        """A block of code."""
        if text := text.strip("\n"):
            self.paragraphs.append(" ".join(text.split()))
            self.pieces.append(
                Piece(number, self.paragraphs[-1], Role.PARAGRAPH, "", len(self.paragraphs))
            )
            self.blocks.append(Block(path, blocks.code(text)))

    def table(self, rows: Sequence[Sequence[Line]], path: tuple[Container, ...]) -> None:
        """A table of data; each row counts as a paragraph."""
        for row in rows:
            whole = Line()
            for cell in row:
                whole.join(cell)
            if whole.length:
                self.paragraphs.append(whole.text)
            self._account(whole, Role.PARAGRAPH, len(self.paragraphs))
        self.blocks.append(Block(path, tables.written(rows)))

    def rule(self) -> None:
        """A line across the page, where the matter changes."""
        if self.blocks and self.blocks[-1].markdown != "---":
            self.blocks.append(Block((), "---"))

    # --- pictures ---------------------------------------------------------------------------------

    def picture(self, picture: Pictured, path: tuple[Container, ...]) -> None:
        """A picture; it stands behind the block that is open."""
        self.image = self.image if self.image[0] else (picture.src, picture.alt)
        written = blocks.picture(picture.src, picture.alt, self._caption)
        self._bare, self._caption = (None if self._caption else picture), ""
        self._put(Block(path, written))

    def lost_picture(self) -> None:
        """A picture that cannot be had; what stands under it is a caption all the same."""
        self._bare, self._caption = self._bare or Pictured("", ""), ""

    def embedded(self, address: str, words: str, path: tuple[Container, ...]) -> None:
        """A video or the like: a link to it stands behind the block that is open."""
        line = Line()
        line.add(words or address, Look(link=address), 0)
        self._put(Block(path, blocks.paragraph([line])))

    def _put(self, block: Block) -> None:
        (self._late if self.line.length or self._lines else self.blocks).append(block)

    def awaits_caption(self) -> bool:
        """Whether the last thing was a picture, and its caption has not been said yet."""
        return self._bare is not None

    def caption_ends(self) -> None:
        """What is open is the caption of the last picture, or of the next one."""
        lines, self._lines, self.line = [*self._lines, self.line], [], Line()
        caption = " ".join(filter(None, (line.text for line in lines)))
        for line in lines:
            self._account(line, Role.CAPTION)
        if self._bare and self._bare.src:
            written = blocks.picture(self._bare.src, self._bare.alt, "")
            held = (
                self._late
                if any(block.markdown == written for block in self._late)
                else self.blocks
            )
            at = max(at for at, block in enumerate(held) if block.markdown == written)
            held[at] = replace(
                held[at], markdown=blocks.picture(self._bare.src, self._bare.alt, caption)
            )
        elif not self._bare:
            self._caption = caption
        self._bare = None
        self.flush(())
