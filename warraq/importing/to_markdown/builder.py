"""Build blocks of Markdown from the text of a page, with an account of every piece of it."""

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
from warraq.importing.to_markdown.pictures import Picture

_HEADING_MAX_CHARS = 160
"""A longer one is a paragraph that is set as a heading."""


@dataclass(slots=True)
class Builder:
    """The blocks so far, complete once `flush` was called after the last text.

    blocks      the blocks
    paragraphs  the plain text of those that have any
    pieces      every text with its role
    lost        what cannot be kept, and how many of it
    image       the first picture: where it is, and what it shows
    """

    blocks: list[Block] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    image: tuple[str, str] = ("", "")
    line: Line = field(default_factory=Line)
    _lines: list[Line] = field(default_factory=list)
    _behind: list[Block] = field(default_factory=list)
    _caption: str = ""
    _uncaptioned: Picture | None = None

    # --- within a block ---------------------------------------------------------------------------

    def text(self, text: str, look: Look, number: int) -> None:
        """Add text of the open block, which is on this source line."""
        self.line.add(text, look, number)

    def line_ends(self) -> None:
        """End a line of the open block."""
        self._lines.append(self.line)
        self.line = Line()

    def aside(self, text: str, why: str, number: int) -> None:
        """Leave out text in the midst of a block."""
        if text := " ".join(text.split()):
            self.line.asides.append(Aside(self.line.length, text, why, number))

    # --- blocks -----------------------------------------------------------------------------------

    def flush(self, path: tuple[Container, ...], level: int = 0) -> None:
        """End the block; it is inside these containers, and a heading if it has a level."""
        if self.line.length or self.line.asides or self._lines:
            lines, self._lines, self.line = [*self._lines, self.line], [], Line()
            for group in [tuple(lines)] if level else paragraphs(lines):
                self._paragraph(group, path, level)
        elif self.line.space:
            self.line = Line()
        if self._behind:
            self.blocks += self._behind
            self._behind = []

    def _paragraph(self, lines: Sequence[Line], path: tuple[Container, ...], level: int) -> None:
        texts = [line.text for line in lines if line.length]
        text = " ".join(texts)
        number = len(self.paragraphs) + 1 if text else 0
        for line in lines:
            self._account(line, Role.PARAGRAPH, number)
        if not text:
            return
        self._uncaptioned = None
        self.paragraphs.append(text)
        if level and len(text) <= _HEADING_MAX_CHARS and not has_full_stop(text):
            self.blocks.append(Block(path, blocks.heading(text, level)))
        else:
            self.blocks.append(
                Block(path, blocks.paragraph([line for line in lines if line.length]), plain=True)
            )

    def _account(self, line: Line, role: Role, number: int = 0) -> None:
        """Put a line into the account: its text, cut where something in it is left out."""
        text, done = line.text, 0
        for aside in (*line.asides, Aside(line.length, "", "", 0)):
            if part := text[done : aside.at].strip():
                self.pieces.append(Piece(line.number, part, role, "", number))
            if aside.text:
                self.pieces.append(Piece(aside.line, aside.text, Role.LEFT_OUT, aside.why))
            done = aside.at

    def left_out(self, text: str, why: str, number: int) -> None:
        """Leave out a block."""
        if text := " ".join(text.split()):
            self.pieces.append(Piece(number, text, Role.LEFT_OUT, why))

    def code(self, text: str, path: tuple[Container, ...], number: int) -> None:
        """Add a block of code."""
        if text := text.strip("\n"):
            self.paragraphs.append(" ".join(text.split()))
            self.pieces.append(
                Piece(number, self.paragraphs[-1], Role.PARAGRAPH, "", len(self.paragraphs))
            )
            self.blocks.append(Block(path, blocks.code(text)))

    def table(self, rows: Sequence[Sequence[Line]], path: tuple[Container, ...]) -> None:
        """Add a table of data; each row counts as a paragraph."""
        for row in rows:
            whole = Line()
            for cell in row:
                whole.join(cell)
            if whole.length:
                self.paragraphs.append(whole.text)
            self._account(whole, Role.PARAGRAPH, len(self.paragraphs))
        self.blocks.append(Block(path, tables.table_markdown(rows)))

    def rule(self) -> None:
        """Add a line across the page."""
        if self.blocks and self.blocks[-1].markdown != "---":
            self.blocks.append(Block((), "---"))

    # --- pictures ---------------------------------------------------------------------------------

    def picture(self, picture: Picture, path: tuple[Container, ...]) -> None:
        """Add a picture, behind the block that is open."""
        self.image = self.image if self.image[0] else (picture.src, picture.alt)
        written = blocks.picture(picture.src, picture.alt, self._caption)
        self._uncaptioned, self._caption = (None if self._caption else picture), ""
        self._put(Block(path, written))

    def lost_picture(self) -> None:
        """Note a picture that cannot be had; what is under it is a caption all the same."""
        self._uncaptioned, self._caption = self._uncaptioned or Picture("", ""), ""

    def embedded(self, address: str, words: str, path: tuple[Container, ...]) -> None:
        """Add a link to a video or the like, behind the block that is open."""
        line = Line()
        line.add(words or address, Look(link=address), 0)
        self._put(Block(path, blocks.paragraph([line])))

    def _put(self, block: Block) -> None:
        (self._behind if self.line.length or self._lines else self.blocks).append(block)

    def awaits_caption(self) -> bool:
        """Whether the last thing was a picture, without a caption so far."""
        return self._uncaptioned is not None

    def caption_ends(self) -> None:
        """Make what is open the caption of the last picture, or of the next one."""
        lines, self._lines, self.line = [*self._lines, self.line], [], Line()
        caption = " ".join(filter(None, (line.text for line in lines)))
        for line in lines:
            self._account(line, Role.CAPTION)
        if self._uncaptioned and self._uncaptioned.src:
            written = blocks.picture(self._uncaptioned.src, self._uncaptioned.alt, "")
            is_behind = any(block.markdown == written for block in self._behind)
            where = self._behind if is_behind else self.blocks
            at = max(at for at, block in enumerate(where) if block.markdown == written)
            where[at] = replace(
                where[at],
                markdown=blocks.picture(self._uncaptioned.src, self._uncaptioned.alt, caption),
            )
        elif not self._uncaptioned:
            self._caption = caption
        self._uncaptioned = None
        self.flush(())
