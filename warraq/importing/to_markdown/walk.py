"""Goes through the elements of a page, once and in their order, and says what each of them means for the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from warraq.arabic.letters import is_arabic
from warraq.importing.decode import mended
from warraq.importing.to_markdown import tables
from warraq.importing.to_markdown.blocks import Container
from warraq.importing.to_markdown.builder import Gathered
from warraq.importing.to_markdown.embeds import embedded
from warraq.importing.to_markdown.line import PLAIN, Line, Look
from warraq.importing.to_markdown.links import leads
from warraq.importing.to_markdown.pictures import Album
from warraq.importing.to_markdown.visible_text import UNSEEN, face, texts, visible, why_out

_PARTS = "address article aside body center dialog div fieldset figure footer form header hgroup html main nav section"
_FLOW = "blockquote dd details dir dl dt figcaption h1 h2 h3 h4 h5 h6 hr legend li menu ol p pre search summary ul"
_TABLE = "caption table tbody td tfoot th thead tr"
BLOCKS = frozenset(f"{_PARTS} {_FLOW} {_TABLE}".split())
"""Tags that begin and end a block of text, as browsers lay them out (HTML, 15.3)."""

_LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_CODE = ("code", "kbd", "samp")
_STRUCK = ("del", "s", "strike")
_STYLED = (*_EMPHASIS, "span", "font")
_SINGLE = {
    "p",
    "li",
    "dd",
    "dt",
    "td",
    "th",
    "figcaption",
    "caption",
    "summary",
    "legend",
    *_LEVELS,
}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_CAPTIONED = re.compile(r"(?:^|[\s_-]|(?<=[a-z])(?=C))(?i:captions?)(?:$|[\s_-]|(?=[A-Z]))")
_BLANK = re.compile(r"\n\s*\n")
_CAPTION = 300
"""How many characters a caption has at most that is known only by the name of its class."""
_DEEPEST = 8
"""How many quotations and lists may stand in each other; what is deeper stays in the last of them.
"""

Feeds = Literal["", "blank", "each"]
"""What a line feed means where no tag parts the text: nothing; or a blank line parts it; or each
feed is a break.
"""


class _List:
    """An open list. `number` of its next item, 0 where its items have none."""

    __slots__ = ("after", "number")

    def __init__(self, number: int, after: str) -> None:
        self.number = number
        self.after = after

    def item(self) -> Container:
        """Its next item."""
        if not self.number:
            return Container("-", self)
        self.number += 1
        return Container(f"{self.number - 1}{self.after}", self)


class _State(NamedTuple):
    """How things stand within an element: what it says holds for all that is in it."""

    look: Look = PLAIN
    path: tuple[Container, ...] = ()
    listed: _List | None = None
    level: int = 0
    feeds: Feeds = ""
    loose: bool = True
    caption: bool = False


class _Close(NamedTuple):
    """The end of an element, and the state that stands again behind it."""

    tag: str
    state: _State


class Walk:
    """A way through the elements of one text; `into` is told what is met."""

    __slots__ = ("_base", "_cell", "_lists", "_number", "_skip", "_state", "album", "into")

    def __init__(
        self, base: str, album: Album, skip: Mapping[HtmlElement, str], feeds: Feeds
    ) -> None:
        self.into = Gathered()
        self.album = album
        self._base = base
        self._skip = skip
        self._state = _State(feeds=feeds)
        self._number = 0
        self._lists = 0
        self._cell = False

    def through(self, root: HtmlElement) -> None:
        """Go through an element, however deep it is, and end its last block."""
        todo: list[HtmlElement | str | _Close] = [root]
        while todo:
            node = todo.pop()
            if isinstance(node, str):
                self._text(mended(node, is_markup=True)[0])
            elif isinstance(node, _Close):
                self._close(node)
            else:
                if node is not root and node.tail:
                    todo.append(node.tail)
                if not isinstance(node.tag, str):
                    continue
                self._number = node.sourceline or self._number
                before = self._state
                if self._open(node, node.tag):
                    todo.append(_Close(node.tag, before))
                    todo += reversed(node)
                    if node.text:
                        todo.append(node.text)
        self._flush()

    # --- text -------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        feeds = self._state.feeds if self._state.loose and not self._cell else ""
        if not feeds or "\n" not in text:
            self.into.text(text, self._state.look, self._number)
            return
        for number, part in enumerate(text.split("\n") if feeds == "each" else _BLANK.split(text)):
            if number:
                self.into.line_ends() if feeds == "each" else self._flush()
            self.into.text(part, self._state.look, self._number)

    def _flush(self) -> None:
        if self._cell or self._state.caption:
            self.into.text(" ", PLAIN, 0)
        else:
            self.into.flush(self._state.path, self._state.level)

    # --- elements ---------------------------------------------------------------------------------

    def _open(self, node: HtmlElement, tag: str) -> bool:
        """Take note of an element; whether its content is to be gone through."""
        why = self._skip.get(node, "")
        if not why and (node.attrib or tag in ("button", "select", "textarea", "datalist", "form")):
            why = why_out(node)
        if why:
            self._leave_out(node, tag, why)
        elif tag in UNSEEN:
            self._embed(node)
        elif tag in BLOCKS:
            return self._block(node, tag)
        elif tag == "br":
            self.into.text(" ", PLAIN, 0) if self._cell else self.into.line_ends()
        elif tag == "img":
            self._picture(node)
        else:
            self._inline(node, tag)
            return True
        return False

    def _close(self, end: _Close) -> None:
        if end.tag in BLOCKS or self._state.caption != end.state.caption:
            if self._state.caption and not end.state.caption:
                self.into.caption_ends()
            else:
                self._flush()
        self._state = end.state

    def _inline(self, node: HtmlElement, tag: str) -> None:
        state, look = self._state, self._state.look
        if tag == "a":
            given = node.get("href") or ""
            link = leads(given, self._base)
            look = look._replace(link=link)
            if given and not link and given.strip()[:1] != "#" and ":" not in given:
                self.into.given_up["link without a whole address"] += 1
        elif tag in _CODE:
            look = look._replace(code=True)
        elif tag in _STRUCK:
            self.into.given_up["text struck out"] += 1
        if tag in _STYLED:
            look = look._replace(emphasis=_emphasis(tag, node.get("style") or "", look.emphasis))
        if look is not state.look:
            self._state = state._replace(look=look)
        if node.get("class"):
            self._captioned(node)

    def _block(self, node: HtmlElement, tag: str) -> bool:
        self._flush()
        state = self._state
        if self._cell:
            return True
        match tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                state = state._replace(level=_LEVELS[tag])
            case "blockquote":
                state = self._deeper(state, Container())
            case "ul" | "ol" | "menu" | "dir":
                self._lists += 1
                number = _start(node) if tag == "ol" else 0
                state = state._replace(listed=_List(number, ".)"[self._lists % 2]))
            case "li":
                state = self._deeper(state, (state.listed or _List(0, "")).item())
            case "dt":
                state = state._replace(look=state.look._replace(emphasis="**"))
            case "hr":
                self.into.rule()
            case "pre":
                return self._pre(node)
            case "figcaption":
                self._figcaption(node)
                return True
            case "table":
                return self._table(node)
        self._state = state._replace(loose=tag not in _SINGLE)
        if node.get("class"):
            self._captioned(node)
        return True

    def _deeper(self, state: _State, container: Container) -> _State:
        return (
            state if len(state.path) >= _DEEPEST else state._replace(path=(*state.path, container))
        )

    def _captioned(self, node: HtmlElement) -> None:
        """Text right below a picture, in an element whose class is said to be that of a caption, is
        its caption.
        """
        if (
            self._cell
            or not self.into.awaits_caption()
            or not _CAPTIONED.search(node.get("class") or "")
        ):
            return
        if next(node.iter("img"), None) is None and sum(map(len, node.itertext())) <= _CAPTION:
            self._flush()
            self._state = self._state._replace(caption=True, look=PLAIN, level=0)

    def _figcaption(self, node: HtmlElement) -> None:
        """The caption of a figure; where it is no picture's (a table's, a video's, a quotation's),
        a paragraph.
        """
        figure = next(node.iterancestors("figure"), None)
        if figure is not None and next(figure.iter("img"), None) is not None:
            self._state = self._state._replace(caption=True, look=PLAIN, level=0)

    def _leave_out(self, node: HtmlElement, tag: str, why: str) -> None:
        text = visible([node])
        if tag in BLOCKS and not self._cell and not self._state.caption:
            self._flush()
            self.into.left_out(text, why, self._number)
        else:
            self.into.aside(text, why, self._number)

    def _pre(self, node: HtmlElement) -> bool:
        """Text set as it was typed: code; or Arabic, where each line is one."""
        text = "".join(texts(node))
        if self._state.caption or (
            any(map(is_arabic, text)) and next(node.iter("code"), None) is None
        ):
            self._state = self._state._replace(feeds="each", loose=True)
            return True
        self.into.code(text, self._state.path, self._number)
        return False

    def _table(self, node: HtmlElement) -> bool:
        """A table: of data, gone through cell by cell; or laid out, gone through as the rest of the
        page.
        """
        rows = [] if self._state.caption else tables.data_rows(node)
        if not rows:
            self._state = self._state._replace(loose=True)
            return True
        for caption in node.iterchildren("caption"):
            self.through(caption)
        self.into.table(tuple(tables.filled(rows, self._read_cell)), self._state.path)
        return False

    def _read_cell(self, cell: HtmlElement) -> Line:
        before, self._cell = self._state, True
        self.through(cell)
        self._state, self._cell = before, False
        line, self.into.line = self.into.line, Line()
        return line

    def _picture(self, node: HtmlElement) -> None:
        if sign := face(node):
            self.into.text(sign, self._state.look, self._number)
        elif self._cell:
            self.into.given_up["picture in a table"] += 1
        elif picture := self.album.picture(node):
            self.into.picture(picture, self._state.path)
        else:
            self.into.lost_picture()

    def _embed(self, node: HtmlElement) -> None:
        kind, address, words = embedded(node, self._base)
        if kind:
            self.into.given_up[kind] += 1
            if address and not self._cell:
                self.into.embedded(address, words, self._state.path)


def _emphasis(tag: str, style: str, around: str) -> str:
    """What stands round text: the bold of a `b`, or of a style; slanted text within bold text is
    bold only.
    """
    emphasis = _EMPHASIS.get(tag, "")
    if style:
        emphasis = "" if _LIGHT.search(style) else emphasis
        emphasis = (
            "**" if _BOLD.search(style) else emphasis or ("*" if _SLANTED.search(style) else "")
        )
        if _LIGHT.search(style) and not emphasis:
            return ""
    return "**" if "**" in (around, emphasis) else emphasis or around


def _start(node: HtmlElement) -> int:
    """The number of a list's first item (HTML, 4.4.5)."""
    digits = re.fullmatch(r"\s*(\d{1,6})\s*", node.get("start") or "", re.ASCII)
    return max(1, int(digits[1])) if digits else 1
