"""Cut a page into lines, as a reader sees them, each with what its elements suggest about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from warraq.importing.cues.lexical import folded_words, phrase_kind, phrases
from warraq.importing.cues.sentences import is_prose
from warraq.importing.decode import mended
from warraq.importing.extract.html.class_names import BoxKind, hint_of
from warraq.importing.to_markdown import visible_text
from warraq.importing.to_markdown.tags import BLOCKS

_BOXES = BLOCKS | {"title"}
_BREAKS = _BOXES | {"br", "button", "option", "select", "textarea", "marquee"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LOUD = frozenset(("b", "strong", "big", *_HEADINGS))
_LARGE = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))

_PHRASE_MAX_CHARS = 200
"""How many characters of a line are searched for phrases of interfaces."""

Node = tuple[HtmlElement, bool]
"""A text node: its element, and whether it is the tail of it; or a picture."""
Hint = tuple[BoxKind, HtmlElement]
"""What an element holds by its name, and the element."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a text node make of it."""

    block: HtmlElement
    heading: str = ""
    hints: tuple[Hint, ...] = ()
    out: str = ""
    link: bool = False
    loud: bool = False


@dataclass(slots=True)
class Line:
    """The text between two breaks of a page: a paragraph, a headline, an entry of a menu, or a
    picture.

    number   the line of the source in which it begins, about
    text     as a reader sees it; '' for a picture
    words    its first words, folded
    kind     the phrase of interfaces that it is (see cues.lexical.phrase_kind), or ''
    size     how many words it has
    prose    whether it reads as a paragraph, and not as a link
    block    the block that holds it: a `p`, a `td`, a `div`
    nodes    the text nodes and pictures of which it is made
    heading  'h1' to 'h6' if it is in one, else ''
    hints    what the names of the elements around it suggest, the outermost first
    out      why it is no prose, whatever its text: hidden, a button; '' if it may be
    linked   how many of its characters lead elsewhere
    loud     how many of its characters are bold, large or in a heading
    """

    number: int
    block: HtmlElement
    heading: str
    hints: tuple[Hint, ...]
    out: str
    nodes: list[Node] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    text: str = ""
    words: tuple[str, ...] = ()
    kind: str = ""
    size: int = 0
    prose: bool = False
    linked: int = 0
    loud: int = 0

    def add(self, text: str, node: Node, place: _Around) -> None:
        """Add a text node."""
        self.parts.append(mended(text, is_markup=True)[0])
        if not text.isspace():
            self.nodes.append(node)
            length = len(text.strip())
            self.linked += length if place.link else 0
            self.loud += length if place.loud else 0

    @property
    def is_link(self) -> bool:
        """Whether it is a link, and hardly anything beside it."""
        return self.linked * 10 >= 8 * len(self.text) > 0


def lines_of(root: HtmlElement) -> list[Line]:
    """Return the lines of a page in their order, with its pictures: all that `visible` gives,
    and nothing else.
    """
    lines: list[Line] = []
    around = [_Around(root)]
    open_line: Line | None = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        opens = event == "start"
        if tag in _BREAKS or "-" in tag:
            open_line = None
        if opens and is_unseen(element):
            around.append(around[-1])
            walk.skip_subtree()
            continue
        if opens:
            around.append(_within(around[-1], element))
        else:
            around.pop()
        place = around[-1]
        text = (
            visible_text.face(element) or None
            if opens and tag == "img"
            else element.text
            if opens
            else element.tail
        )
        if opens and tag == "img" and not text:
            lines.append(_begun(element, place, (element, False)))
        elif element is root and not opens:
            break
        elif text and (open_line is not None or not text.isspace()):
            if open_line is None:
                open_line = _begun(element, place)
                lines.append(open_line)
            open_line.add(text, (element, not opens), place)
    for line in lines:
        line.text = " ".join("".join(line.parts).split())
        line.size = line.text.count(" ") + 1 if line.text else 0
        line.words, line.kind = _looked_up(line.text[:_PHRASE_MAX_CHARS])
        is_text = line.linked * 2 < len(line.text) and not line.out and line.block.tag != "title"
        line.prose = is_text and is_prose(line.text)
    return lines


def visible(root: HtmlElement) -> Iterator[tuple[int, str]]:
    """Yield every text of a tree that a reader could see, in order, with the line of the source
    that it begins on, about.

    Texts of white space alone are passed over. A picture of a face counts as the sign that it
    stands for.
    """
    walk = etree.iterwalk(root, events=("start", "end"))
    line = 1
    for event, element in walk:
        if event == "start":
            line = max(line, element.sourceline or 0)
            if is_unseen(element):
                walk.skip_subtree()
                continue
            text = visible_text.face(element) if element.tag == "img" else element.text
        else:
            text = element.tail if element is not root else None
        if text and not text.isspace():
            yield line, mended(text, is_markup=True)[0]
        line += text.count("\n") if text else 0


def is_unseen(element: HtmlElement) -> bool:
    """Whether no reader sees the text in an element. The page title in the head is seen: browsers
    show it on top.
    """
    if element.tag not in visible_text.UNSEEN or element.tag == "head":
        return False
    parent = element.getparent()
    return element.tag != "title" or parent is None or parent.tag != "head"


def _leads(anchor: HtmlElement) -> bool:
    """Whether an `a` leads elsewhere, by address or by program; old pages mark places with `a
    name`, often unclosed.
    """
    return anchor.get("href") is not None or (
        anchor.get("name") is None and anchor.get("id") is None
    )


@lru_cache(maxsize=16384)
def _looked_up(text: str) -> tuple[tuple[str, ...], str]:
    words = tuple(folded_words(text))
    return words, phrase_kind(words, phrases())


def _begun(element: HtmlElement, place: _Around, *nodes: Node) -> Line:
    return Line(
        element.sourceline or 0, place.block, place.heading, place.hints, place.out, [*nodes]
    )


def is_box(element: HtmlElement) -> bool:
    """Whether an element begins and ends lines, so that each is in it whole or not at all."""
    return element.tag in _BOXES or "-" in element.tag


def _within(around: _Around, element: HtmlElement) -> _Around:
    """Return what is around the text in an element, where this one is within `around`."""
    tag = element.tag
    hint = hint_of(element)
    heading = tag if tag in _HEADINGS else around.heading
    return _Around(
        element if is_box(element) else around.block,
        heading,
        (*around.hints, (hint, element)) if hint else around.hints,
        around.out or ("" if tag == "form" else visible_text.why_left_out(element)),
        around.link or (tag == "a" and _leads(element)),
        around.loud
        or tag in _LOUD
        or hint == BoxKind.TITLE
        or (tag == "font" and element.get("size") in _LARGE),
    )
