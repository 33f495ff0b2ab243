"""Go through the elements of a page, once and in order, and build blocks of what is met."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from warraq.arabic.letters import is_arabic
from warraq.importing.decode import mended
from warraq.importing.to_markdown import tables
from warraq.importing.to_markdown.blocks import Container
from warraq.importing.to_markdown.builder import Builder
from warraq.importing.to_markdown.embeds import find_embed
from warraq.importing.to_markdown.emphasis import STYLED, emphasis_of
from warraq.importing.to_markdown.line import PLAIN, Line, Look
from warraq.importing.to_markdown.links import resolve
from warraq.importing.to_markdown.lists import OpenList, start_of
from warraq.importing.to_markdown.pictures import Album
from warraq.importing.to_markdown.tags import BLOCKS, CODE, HEADING_LEVELS, PARAGRAPHS, STRUCK
from warraq.importing.to_markdown.visible_text import UNSEEN, face, texts, visible, why_left_out

_CAPTIONED = re.compile(r"(?:^|[\s_-]|(?<=[a-z])(?=C))(?i:captions?)(?:$|[\s_-]|(?=[A-Z]))")
_BLANK = re.compile(r"\n\s*\n")
_CAPTION_MAX_CHARS = 300
"""What is called a caption by its class alone, and is longer, is text."""
_MAX_DEPTH = 8
"""Quotations and lists inside each other; what is deeper stays in the last of them."""

Feeds = Literal["", "blank", "each"]
"""What a line feed means where no tag parts the text: nothing; or a blank line parts it; or each is
a break.
"""


class _State(NamedTuple):
    """What holds inside an element.

    path        the quotations and items that it is in
    open_list   the innermost list
    level       of a heading, else 0
    feeds       what line feeds mean
    is_loose    no tag around holds one paragraph, so that line feeds count
    is_caption  it is the caption of a picture
    """

    look: Look = PLAIN
    path: tuple[Container, ...] = ()
    open_list: OpenList | None = None
    level: int = 0
    feeds: Feeds = ""
    is_loose: bool = True
    is_caption: bool = False


class _Close(NamedTuple):
    """The end of an element, and the state that holds again behind it."""

    tag: str
    state: _State


class Walk:
    """A way through the elements of one text.

    builder  what is met is put into it
    album    the pictures that are met
    """

    __slots__ = ("_base", "_in_cell", "_line", "_lists", "_skip", "_state", "album", "builder")

    def __init__(
        self, base: str, album: Album, skip: Mapping[HtmlElement, str], feeds: Feeds
    ) -> None:
        self.builder = Builder()
        self.album = album
        self._base = base
        self._skip = skip
        self._state = _State(feeds=feeds)
        self._line = 0
        self._lists = 0
        self._in_cell = False

    def through(self, root: HtmlElement) -> None:
        """Go through an element, however deep it is, and end its last block."""
        stack: list[HtmlElement | str | _Close] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                self._text(mended(node, is_markup=True)[0])
            elif isinstance(node, _Close):
                self._close(node)
            else:
                if node is not root and node.tail:
                    stack.append(node.tail)
                if not isinstance(node.tag, str):
                    continue
                self._line = node.sourceline or self._line
                before = self._state
                if self._open(node, node.tag):
                    stack.append(_Close(node.tag, before))
                    stack += reversed(node)
                    if node.text:
                        stack.append(node.text)
        self._flush()

    # --- text -------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        feeds = self._state.feeds if self._state.is_loose and not self._in_cell else ""
        if not feeds or "\n" not in text:
            self.builder.text(text, self._state.look, self._line)
            return
        for number, part in enumerate(text.split("\n") if feeds == "each" else _BLANK.split(text)):
            if number:
                self.builder.line_ends() if feeds == "each" else self._flush()
            self.builder.text(part, self._state.look, self._line)

    def _flush(self) -> None:
        if self._in_cell or self._state.is_caption:
            self.builder.text(" ", PLAIN, 0)
        else:
            self.builder.flush(self._state.path, self._state.level)

    # --- elements ---------------------------------------------------------------------------------

    def _open(self, node: HtmlElement, tag: str) -> bool:
        """Open an element, and return whether to go through its content."""
        why = self._skip.get(node, "")
        if not why and (node.attrib or tag in ("button", "select", "textarea", "datalist", "form")):
            why = why_left_out(node)
        if why:
            self._leave_out(node, tag, why)
        elif tag in UNSEEN:
            self._embed(node)
        elif tag in BLOCKS:
            return self._block(node, tag)
        elif tag == "br":
            self.builder.text(" ", PLAIN, 0) if self._in_cell else self.builder.line_ends()
        elif tag == "img":
            self._picture(node)
        else:
            self._inline(node, tag)
            return True
        return False

    def _close(self, end: _Close) -> None:
        if end.tag in BLOCKS or self._state.is_caption != end.state.is_caption:
            if self._state.is_caption and not end.state.is_caption:
                self.builder.caption_ends()
            else:
                self._flush()
        self._state = end.state

    def _inline(self, node: HtmlElement, tag: str) -> None:
        state, look = self._state, self._state.look
        if tag == "a":
            given = node.get("href") or ""
            link = resolve(given, self._base)
            look = look._replace(link=link)
            if given and not link and given.strip()[:1] != "#" and ":" not in given:
                self.builder.lost["link without a whole address"] += 1
        elif tag in CODE:
            look = look._replace(code=True)
        elif tag in STRUCK:
            self.builder.lost["text struck out"] += 1
        if tag in STYLED:
            look = look._replace(emphasis=emphasis_of(tag, node.get("style") or "", look.emphasis))
        if look is not state.look:
            self._state = state._replace(look=look)
        if node.get("class"):
            self._captioned(node)

    def _block(self, node: HtmlElement, tag: str) -> bool:
        self._flush()
        state = self._state
        if self._in_cell:
            return True
        match tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                state = state._replace(level=HEADING_LEVELS[tag])
            case "blockquote":
                state = self._deeper(state, Container())
            case "ul" | "ol" | "menu" | "dir":
                self._lists += 1
                number = start_of(node) if tag == "ol" else 0
                state = state._replace(open_list=OpenList(number, ".)"[self._lists % 2]))
            case "li":
                state = self._deeper(state, (state.open_list or OpenList()).item())
            case "dt":
                state = state._replace(look=state.look._replace(emphasis="**"))
            case "hr":
                self.builder.rule()
            case "pre":
                return self._pre(node)
            case "figcaption":
                self._figcaption(node)
                return True
            case "table":
                return self._table(node)
        self._state = state._replace(is_loose=tag not in PARAGRAPHS)
        if node.get("class"):
            self._captioned(node)
        return True

    def _deeper(self, state: _State, container: Container) -> _State:
        is_deep = len(state.path) >= _MAX_DEPTH
        return state if is_deep else state._replace(path=(*state.path, container))

    def _captioned(self, node: HtmlElement) -> None:
        """Take text right below a picture for its caption, where the class of its element is named
        so.
        """
        if self._in_cell or not self.builder.awaits_caption():
            return
        is_named = _CAPTIONED.search(node.get("class") or "")
        has_picture = next(node.iter("img"), None) is not None
        if is_named and not has_picture and _length(node) <= _CAPTION_MAX_CHARS:
            self._flush()
            self._state = self._state._replace(is_caption=True, look=PLAIN, level=0)

    def _figcaption(self, node: HtmlElement) -> None:
        """Begin the caption of a figure; it is a paragraph where the figure has no picture, but a
        table, a video, a quotation.
        """
        figure = next(node.iterancestors("figure"), None)
        if figure is not None and next(figure.iter("img"), None) is not None:
            self._state = self._state._replace(is_caption=True, look=PLAIN, level=0)

    def _leave_out(self, node: HtmlElement, tag: str, why: str) -> None:
        text = visible([node])
        if tag in BLOCKS and not self._in_cell and not self._state.is_caption:
            self._flush()
            self.builder.left_out(text, why, self._line)
        else:
            self.builder.aside(text, why, self._line)

    def _pre(self, node: HtmlElement) -> bool:
        """Begin text that is set as it was typed: code; or Arabic, where each line is one."""
        text = "".join(texts(node))
        if self._state.is_caption or (
            any(map(is_arabic, text)) and next(node.iter("code"), None) is None
        ):
            self._state = self._state._replace(feeds="each", is_loose=True)
            return True
        self.builder.code(text, self._state.path, self._line)
        return False

    def _table(self, node: HtmlElement) -> bool:
        """Read a table of data cell by cell; go through one that lays out the page as through the
        rest of it.
        """
        rows = [] if self._state.is_caption else tables.data_rows(node)
        if not rows:
            self._state = self._state._replace(is_loose=True)
            return True
        for caption in node.iterchildren("caption"):
            self.through(caption)
        self.builder.table(tuple(tables.filled_rows(rows, self._read_cell)), self._state.path)
        return False

    def _read_cell(self, cell: HtmlElement) -> Line:
        before, self._in_cell = self._state, True
        self.through(cell)
        self._state, self._in_cell = before, False
        line, self.builder.line = self.builder.line, Line()
        return line

    def _picture(self, node: HtmlElement) -> None:
        if sign := face(node):
            self.builder.text(sign, self._state.look, self._line)
        elif self._in_cell:
            self.builder.lost["picture in a table"] += 1
        elif picture := self.album.picture(node):
            self.builder.picture(picture, self._state.path)
        else:
            self.builder.lost_picture()

    def _embed(self, node: HtmlElement) -> None:
        kind, address, words = find_embed(node, self._base)
        if kind:
            self.builder.lost[kind] += 1
            if address and not self._in_cell:
                self.builder.embedded(address, words, self._state.path)


def _length(node: HtmlElement) -> int:
    return sum(map(len, node.itertext()))
