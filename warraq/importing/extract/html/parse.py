"""From the bytes of a page to its tree, and to the text in it that a reader can see."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from warraq.arabic.mending import mend
from warraq.importing.decode import Decoded, Unreadable, decode_only, mended
from warraq.importing.limits import MAX_TAGS
from warraq.importing.to_markdown import visible_text
from warraq.importing.to_markdown.crowded import is_crowded, thinned

_CLAIM = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,400}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,20})",
    re.IGNORECASE,
)
_HEAD = 8192
_TEXT_CODEC = re.compile(r"utf-8|cp\d|iso8859|mac|koi8|euc|shift|big5|gb|hz|tis|johab|latin")
_LATIN = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_REFERENCE = re.compile(r"&(?:#[0-9]{3,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_TWICE = re.compile(
    r"&amp;(?=(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|lt|gt|amp|quot|apos|nbsp|[lr]aquo|[lr][ds]quo|[lr]rm);)"
)
_FORMATTING = re.compile(
    r"</?(?:font|span|b|i|u|s|strong|em|big|small|center|tt|sub|sup|ins|del|nobr|bdo|bdi|o:p)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"<(?!/?(?:p|br|hr|img|meta|link|base|title|script|style)[\s/>])/?[a-z][^<>]{0,2000}>",
    re.IGNORECASE,
)
_METADATA = frozenset({"title", "meta", "link", "base", "bgsound", "basefont"})
_FATAL = 3
_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""Forms and inputs need no class of their own here, and asking for it costs a tenth of the time."""
_TOO_DEEP = "nested too deeply, and read without "


def decoded(data: bytes, declared: str = "") -> Decoded:
    """The source of a page as text, and what was mended in it.

    declared  the charset of an HTTP header, '' if there is none

    A byte-order mark decides; then UTF-8, where the bytes are UTF-8; then how much a reading is
    like Arabic; and only then what header and page claim, for that is often the server's habit and
    not the page's. References to letters ('&#1575;') become letters here, so that the text can be
    mended as one; those to '<' and its like stay for the parser. Raises Unreadable.
    """
    claims = (
        declared,
        *(claim.decode("ascii", "ignore") for claim in _CLAIM.findall(data[:_HEAD])),
    )
    raw = decode_only(data, next(filter(None, map(_codec, claims)), "cp1252"))
    text, twice = _TWICE.subn("&", raw.text)
    text, mends = mend(_REFERENCE.sub(_letter, text))
    notes = (
        *([f"entity of an entity: {twice}"] if twice else []),
        *(f"{made.kind}: {made.count}" for made in mends),
    )
    return Decoded(text, raw.encoding, (*raw.notes, *notes))


def parse(data: bytes, declared: str = "") -> HtmlElement:
    """The tree of a page, its root <html>; without comments and processing instructions. Raises
    Unreadable.
    """
    return grown(decoded(data, declared))[0]


def grown(page: Decoded) -> tuple[HtmlElement, tuple[str, ...]]:
    """The tree of a decoded page, and the notes on how it was read. It is never deeper than 256.

    Tags of formatting that are never closed nest without end; a page that does so is read without
    them, and, where that is not enough, as nothing but lines. Raises Unreadable if there is no
    element in it, or more than can be read.
    """
    if is_crowded(page.text):
        raise Unreadable(f"has more than {MAX_TAGS:,} tags, which no article has")
    text = thinned(page.text)
    for lost, tags in (("", None), ("its formatting", _FORMATTING), ("its layout", _STRUCTURE)):
        text = tags.sub("<br>" if tags is _STRUCTURE else "", text) if tags else text
        parser = HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=tags is _STRUCTURE
        )
        parser.set_element_class_lookup(_ONE_CLASS)
        try:
            root: HtmlElement | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
        except etree.LxmlError:
            root = None
        if root is not None and (
            tags is _STRUCTURE or all(error.level < _FATAL for error in parser.error_log)
        ):
            _end_head(root)
            return root, (*page.notes, *([_TOO_DEEP + lost] if lost else []))
    raise Unreadable("is an empty page")


def _end_head(root: HtmlElement) -> None:
    """Move out of the head what is no metadata: its first tag ends the head (HTML, 13.2.6.4.4), but
    libxml2 leaves elements there that it does not know, with all the text in them.
    """
    head = root.find("head")
    strange = (
        []
        if head is None
        else [
            one for one in head if one.tag not in visible_text.UNSEEN and one.tag not in _METADATA
        ]
    )
    if strange:
        body = root.find("body")
        if body is None:
            body = root.makeelement("body")
            root.append(body)
        strange[-1].tail = (strange[-1].tail or "") + (body.text or "")
        body.text = None
        body[:0] = strange


def visible(root: HtmlElement) -> Iterator[tuple[int, str]]:
    """Every text of a tree that a reader could see, in order, with the line of the source that it
    begins on, about.

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


def _codec(claim: str) -> str:
    """The codec of a charset that a page claims, as Python names it; '' if it is none for text."""
    try:
        name = codecs.lookup(claim.strip()).name
    except (LookupError, ValueError):
        return ""
    name = _LATIN.get(name, name)
    return name if _TEXT_CODEC.match(name) else ""


def _letter(match: re.Match[str]) -> str:
    """The letter that a reference names, '' for a control; one to another character of ASCII stays
    as it is.
    """
    text = html.unescape(match[0])
    if text.isascii() and (text.isprintable() or text.isspace()):
        return match[0]
    return text if text.isprintable() or text.isspace() else ""
