"""Finishes parsed Markdown before it is printed: direction, headings, links and images."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from warraq.arabic.direction import Direction, block_direction, is_foreign, isolate
from warraq.arabic.slug import slug
from warraq.content.markup import links
from warraq.content.markup.rendered import PictureSizes, no_sizes
from warraq.core.model import Heading

READY = "ready"
"""The type of a token whose content is HTML, ready to be printed."""

_CONTAINERS = {"blockquote", "bullet_list", "ordered_list", "list_item"}
_BLOCKS = _CONTAINERS | {"paragraph", "heading", "th", "td"}
_POEMS = {"شعر", "poem"}
_CAESURA = re.compile(r"\t+| (?:\.\.\.|…|\*\*\*) ")
_DIGITS = {"٠": "arabic-indic", "۰": "persian"}
_ALIGNMENTS = {"left": "start", "center": "center", "right": "end"}


@dataclass(frozen=True, slots=True)
class BodyContent:
    """What the tokens of an article hold; the fields are those of RenderedBody. `raw_html`: some
    passed, not sanitised yet.
    """

    headings: tuple[Heading, ...]
    links: tuple[tuple[int, str], ...]
    text: str
    first: str
    raw_html: bool


def finish(
    tokens: list[Token],
    *,
    place: str,
    first_line: int,
    base: Direction,
    sizes: PictureSizes = no_sizes,
) -> BodyContent:
    """Change the tokens of an article in place, so that markdown-it's renderer prints our HTML;
    return what they hold.
    """
    notes = _Notes(place, first_line, sizes)
    lowered = any(token.tag == "h1" for token in tokens)
    directions = _directions(tokens, base)
    around = [base]
    for at, token in enumerate(tokens):
        name, _, end = token.type.rpartition("_")
        if name in _BLOCKS:
            if end == "close":
                around.pop()
                continue
            direction = directions[at] or around[-1]
            if direction != around[-1]:
                _turn(tokens, at, direction)
            around.append(direction)
        if token.type == "inline":
            opening, closing = tokens[at - 1], tokens[at + 1]
            text = _inline(token, around[-1], notes)
            notes.texts.append(text)
            if around[-1] != base == "rtl" and is_foreign(text):
                _mark_foreign(opening, token)
            if opening.type == "heading_open":
                _heading(opening, closing, text, notes, lowered)
            elif opening.type == "paragraph_open":
                notes.first = notes.first or text
                _figure(opening, token, closing, around[-1])
        elif token.type == "ordered_list_open":
            _numerals(token, tokens[at + 1].info)
        else:
            _other(token, around[-1], notes)
    text = "\n".join(filter(None, notes.texts))
    return BodyContent(tuple(notes.headings), tuple(notes.links), text, notes.first, notes.raw_html)


def _other(token: Token, direction: Direction, notes: _Notes) -> None:
    """Finish code, verse, raw HTML and the cells of a table."""
    if token.type in ("fence", "code_block"):
        notes.texts.append(token.content.strip("\n"))
        is_poem = _language(token) in _POEMS
        token.content = _verse(token.content, direction) if is_poem else _code(token)
        token.type = READY
    elif "style" in token.attrs:
        side = str(token.attrs.pop("style")).removeprefix("text-align:")
        token.attrSet("class", f"align-{_ALIGNMENTS[side]}")
    elif token.type == "html_block":
        notes.raw_html = True


@dataclass(slots=True)
class _Notes:
    """What has been read so far; lives as long as `finish` runs."""

    place: str
    first_line: int
    sizes: PictureSizes
    line: int = 0
    first: str = ""
    raw_html: bool = False
    headings: list[Heading] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)

    def link(self, url: str) -> str:
        """Return an address as the page must have it, and note one inside the site."""
        address, target = links.resolve(url, self.place)
        if target:
            self.links.append((self.line, target))
        return address


def _directions(tokens: list[Token], base: Direction) -> list[Direction | None]:
    """Return for each token the direction of the first text inside the block that it opens, None
    for that of the block round it.
    """
    found: list[Direction | None] = [None] * len(tokens)
    nearest: Direction | None = None
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.type == "inline":
            words = "".join(child.content for child in token.children or () if child.type == "text")
            nearest = block_direction(words, base) if words else None
        elif token.nesting < 0:
            nearest = None
        found[at] = nearest
    return found


def _turn(tokens: list[Token], at: int, direction: Direction) -> None:
    """Give a block a direction of its own. A cell's text gets it, not the cell, which is aligned
    with its column.
    """
    if tokens[at].type in ("th_open", "td_open"):
        opening = Token(READY, "", 0, content=f'<bdi dir="{direction}">')
        closing = Token(READY, "", 0, content="</bdi>")
        tokens[at + 1].children = [opening, *(tokens[at + 1].children or ()), closing]
    else:
        tokens[at].attrSet("dir", direction)


def _mark_foreign(opening: Token, block: Token) -> None:
    """Say that a block of text is in a language that is not known. Of a tight list no paragraph is
    printed.
    """
    if opening.hidden:
        first, last = (Token(READY, "", 0, content=tag) for tag in ('<span lang="">', "</span>"))
        block.children = [first, *(block.children or ()), last]
    else:
        opening.attrSet("lang", "")


def _inline(block: Token, base: Direction, notes: _Notes) -> str:
    """Finish the text of one block, and return it plain."""
    plain: list[str] = []
    in_link = 0
    if block.map:
        notes.line = notes.first_line + block.map[0]
    for token in block.children or ():
        match token.type:
            case "text":
                plain.append(token.content)
                token.type, token.content = READY, isolate(token.content, base)
            case "softbreak" | "hardbreak":
                plain.append(" ")
                notes.line += 1
            case "code_inline":
                plain.append(token.content)
                if base == "rtl" and block_direction(token.content, "ltr") == "ltr":
                    token.attrSet("dir", "ltr")
            case "link_open":
                in_link += 1
                token.attrSet("href", notes.link(str(token.attrs["href"])))
            case "link_close":
                in_link -= 1
            case "image":
                _image(token, base, notes, in_link > 0)
            case "html_inline":
                notes.raw_html = True
    return "".join(plain)


def _image(token: Token, base: Direction, notes: _Notes, in_link: bool) -> None:
    """Finish a picture: the archive's own is loaded when it comes near; one on another host, which
    is not asked, becomes a link.
    """
    source = str(token.attrs["src"])
    if not links.is_external(source):
        token.attrs["src"] = notes.link(source)
        width, height = notes.sizes(links.resolve(source, notes.place)[1])
        token.attrs |= {"width": width, "height": height} if width else {}
        token.attrs |= {"loading": "lazy", "decoding": "async"}
        return
    words = isolate(_alt(token.children or []) or source, base)
    address = _attribute(links.resolve(source, notes.place)[0])
    link = f'<a class="external-image" href="{address}">{words}</a>'
    token.type, token.content = READY, words if in_link else link


def _figure(opening: Token, block: Token, closing: Token, base: Direction) -> None:
    """Make a picture that is alone in its paragraph and has a title a figure, and the title its
    caption; also a link in the place of one on another host.
    """
    children = block.children or []
    if len(children) == 1 and children[0].attrs.get("title") and not opening.hidden:
        opening.tag = closing.tag = "figure"
        caption = isolate(str(children[0].attrs.pop("title")), base)
        children.append(Token(READY, "", 0, content=f"<figcaption>{caption}</figcaption>"))


def _alt(tokens: list[Token]) -> str:
    return "".join(
        _alt(token.children) if token.children else token.content or " " for token in tokens
    )


def _heading(opening: Token, closing: Token, text: str, notes: _Notes, lowered: bool) -> None:
    """Give a heading its level, 2 to 6, and its anchor. The page's title is its heading of level 1:
    if an author uses `#`, all go down by one.
    """
    level = min(int(opening.tag[1]) + lowered, 6)
    opening.tag = closing.tag = f"h{level}"
    stem = anchor = slug(text)
    while anchor in notes.anchors:
        notes.anchors[stem] += 1
        anchor = f"{stem}-{notes.anchors[stem]}"
    notes.anchors[anchor] = 1
    opening.attrSet("id", anchor)
    notes.headings.append(Heading(level, text, anchor))


def _numerals(token: Token, marker: str) -> None:
    """Name the digits that a numbered list was written in, as CSS names its counter styles."""
    for zero, name in _DIGITS.items():
        if ord(zero) <= ord(marker[0]) <= ord(zero) + 9:
            token.attrSet("class", name)


def _language(token: Token) -> str:
    return token.info.split(maxsplit=1)[0] if token.info.strip() else ""


def _code(token: Token) -> str:
    language = _language(token)
    name = f' class="language-{_attribute(language)}"' if language else ""
    direction = block_direction(token.content, "ltr")
    return f'<pre dir="{direction}"><code{name}>{_attribute(token.content)}</code></pre>\n'


def _verse(text: str, base: Direction) -> str:
    """Print lines of verse: the two halves of a line are parted by a tab, ' ... ' or ' *** '; an
    empty line ends a stanza.
    """
    stanzas: list[list[str]] = [[]]
    for line in text.split("\n"):
        halves = [isolate(half.strip(), base) for half in _CAESURA.split(line.strip(), maxsplit=1)]
        if halves == [""]:
            stanzas.append([])
        else:
            stanzas[-1].append(
                f'<p class="verse">{"".join(f"<span>{half}</span>" for half in halves)}</p>\n'
            )
    return "".join(f'<div class="poem">\n{"".join(lines)}</div>\n' for lines in stanzas if lines)


def _attribute(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    )
