"""Parse HTML: a page from its bytes, or a fragment as systems export it, however deep or broken."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from warraq.arabic.mending import mend
from warraq.importing.decode import Decoded, Unreadable, decode_only
from warraq.importing.limits import MAX_ATTRIBUTES, MAX_TAGS
from warraq.importing.to_markdown.visible_text import UNSEEN

_USUAL = (
    "p|br|div|span|a|b|i|em|strong|img|ul|ol|li|h[1-6]|table|tr|td|font|center|blockquote|figure"
)
_RARE = (
    "u|th|tbody|figcaption|iframe|script|style|section|article|aside|sup|sub|hr|dl|dt|dd|pre|small"
    "|header|footer|html|body|head|video|audio|object|embed|form|input|button|svg|main|nav|label|q"
    "|cite|mark|del|ins|s|strike|tt|code|time"
)
_TAG = re.compile(rf"</?(?:{_USUAL})\b", re.IGNORECASE)
_WHOLE_TAG = re.compile(
    rf"<(?:/?(?:{_USUAL}|{_RARE})\b[^<>]{{0,4000}}/?>|!--|!DOCTYPE)", re.IGNORECASE
)
_ESCAPED_TAG = re.compile(rf"&(?:amp;)?lt;/?(?:{_USUAL})\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_BREAKING = re.compile(r"/?(?:p|div|li|tr|h[1-6]|blockquote)|br", re.IGNORECASE)
_CODE = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_FORMATTING = re.compile(
    r"</?(?:font|span|b|i|u|s|strong|em|big|small|center|tt|sub|sup|ins|del|nobr|bdo|bdi|o:p)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"<(?!/?(?:p|br|hr|img|meta|link|base|title|script|style)[\s/>])/?[a-z][^<>]{0,2000}>",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,400}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,20})",
    re.IGNORECASE,
)
_CLAIM_WITHIN_BYTES = 8192
_TEXT_CODEC = re.compile(r"utf-8|cp\d|iso8859|mac|koi8|euc|shift|big5|gb|hz|tis|johab|latin")
_LATIN = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_REFERENCE = re.compile(r"&(?:#[0-9]{3,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_TWICE = re.compile(
    r"&amp;(?=(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|lt|gt|amp|quot|apos|nbsp"
    r"|[lr]aquo|[lr][ds]quo|[lr]rm);)"
)
_MAX_ESCAPES = 2
_METADATA = frozenset({"title", "meta", "link", "base", "bgsound", "basefont"})
_FATAL_LEVEL = 3
"""The level of libxml2's errors from which on it gives up; less is mended."""
_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""Forms and inputs need no class of their own here, and asking for it costs a tenth of the time."""
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_VALUES = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_NAME = re.compile(r"[^\s/=]+")


class _Rung(NamedTuple):
    """A try to parse: what is lost by it, how the markup is made simpler, and whether it may nest
    as deep as it will.
    """

    lost: str
    simpler: Callable[[str], str]
    is_deep: bool


def decode_page(data: bytes, declared: str = "") -> Decoded:
    """Return the source of a page as text, and what was mended in it.

    declared  the charset of an HTTP header, '' if there is none

    A byte-order mark decides; then UTF-8, where the bytes are UTF-8; then how much a reading is
    like Arabic; and only then what header and page claim, for that is often the server's habit and
    not the page's. References to letters ('&#1575;') become letters here, so that the text can be
    mended as one; those to '<' and its like stay for the parser. Raises Unreadable.
    """
    claims = (
        declared,
        *(claim.decode("ascii", "ignore") for claim in _CLAIM.findall(data[:_CLAIM_WITHIN_BYTES])),
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
    """Return the tree of a page, its root <html>. Raises Unreadable."""
    return parse_page(decode_page(data, declared))[0]


def parse_page(page: Decoded) -> tuple[HtmlElement, tuple[str, ...]]:
    """Return the tree of a decoded page, without comments and processing instructions, and the
    notes on how it was read. It is never deeper than 256.

    Tags of formatting that are never closed nest without end; a page that does so is read without
    them, and, where that is not enough, as nothing but lines. Raises Unreadable if there is no
    element in it, or more than can be read.
    """
    if is_crowded(page.text):
        raise Unreadable(f"has more than {MAX_TAGS:,} tags, which no article has")
    root, lost = _climbed(thinned(page.text), _PAGE_RUNGS)
    if root is None:
        raise Unreadable("is an empty page")
    _end_head(root)
    note = f"nested too deeply, and read without {lost}"
    return root, (*page.notes, *([note] if lost else []))


def parse_fragment(fragment: str) -> HtmlElement:
    """Return the body of a fragment, or of a whole page, as an element; never an error, and no text
    is lost.

    A fragment that is nested deeper than the parser goes, or has too many tags, is read without its
    tags, and only paragraphs are kept.
    """
    text = thinned(unescaped(fragment.replace("\0", "")))
    rungs = _FRAGMENT_RUNGS[1:] if is_crowded(text) else _FRAGMENT_RUNGS
    root, _ = _climbed(text, rungs)
    if root is None:
        raise Unreadable("is no HTML")
    body = root.find("body")
    return root if body is None else body


def unescaped(fragment: str) -> str:
    """Return a fragment whose tags are tags: one that was escaped on its way, once or twice, is
    unescaped as often.
    """
    for _ in range(_MAX_ESCAPES):
        escaped = len(_ESCAPED_TAG.findall(fragment))
        if escaped <= (len(_TAG.findall(fragment)) if escaped else 0):
            break
        fragment = html.unescape(fragment)
    return fragment


def is_html(text: str) -> bool:
    """Return whether a text has tags of HTML, or tags that were escaped once or twice."""
    if "<" in text and _WHOLE_TAG.search(text):
        return True
    return "lt;" in text and bool(_ESCAPED_TAG.search(text))


def is_crowded(markup: str) -> bool:
    """Whether markup has more tags than can be read."""
    return markup.count("<") > MAX_TAGS


def thinned(markup: str) -> str:
    """Return markup in which no tag has many hundreds of attributes. libxml2 compares each with all
    others of its tag, so that a page of five megabytes would take it hours, and nothing could stop
    it.
    """
    return _LONG_TAG.sub(_thin, markup)


def _thin(tag: re.Match[str]) -> str:
    names = _NAME.findall(_VALUES.sub(" ", tag[0]))
    return f"{names[0]} " if len(names) > MAX_ATTRIBUTES else tag[0]


def _climbed(text: str, rungs: Sequence[_Rung]) -> tuple[HtmlElement | None, str]:
    """Return the tree of the first try that reads all of the markup, or of the last, and what it
    lost.
    """
    root: HtmlElement | None = None
    for rung in rungs:
        parser = HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=rung.is_deep
        )
        parser.set_element_class_lookup(_ONE_CLASS)
        try:
            root = etree.fromstring(_utf8(rung.simpler(text)), parser)
        except etree.LxmlError:
            root = None
        if root is not None and all(error.level < _FATAL_LEVEL for error in parser.error_log):
            return root, rung.lost
    return root, rungs[-1].lost


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # half of a pair, which JSON may hold
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()


def _unchanged(text: str) -> str:
    return text


def _without_formatting(text: str) -> str:
    return _FORMATTING.sub("", text)


def _without_layout(text: str) -> str:
    return _STRUCTURE.sub("<br>", _without_formatting(text))


def _in_body(text: str) -> str:
    return f"<html><body>{text}"


def _flat(text: str) -> str:
    """Return a fragment without its tags; where a paragraph ended, two breaks are."""
    return _in_body(_ANY_TAG.sub(_break, _CODE.sub(" ", text)))


def _break(tag: re.Match[str]) -> str:
    return "<br><br>" if _BREAKING.fullmatch(tag[1]) else " "


_PAGE_RUNGS = (
    _Rung("", _unchanged, is_deep=False),
    _Rung("its formatting", _without_formatting, is_deep=False),
    _Rung("its layout", _without_layout, is_deep=True),
)
_FRAGMENT_RUNGS = (
    _Rung("", _in_body, is_deep=True),
    _Rung("its tags", _flat, is_deep=True),
)


def _end_head(root: HtmlElement) -> None:
    """Move out of the head what is no metadata: its first tag ends the head (HTML, 13.2.6.4.4), but
    libxml2 leaves elements there that it does not know, with all the text in them.
    """
    head = root.find("head")
    if head is None:
        return
    strange = [one for one in head if one.tag not in UNSEEN and one.tag not in _METADATA]
    if strange:
        body = root.find("body")
        if body is None:
            body = root.makeelement("body")
            root.append(body)
        strange[-1].tail = (strange[-1].tail or "") + (body.text or "")
        body.text = None
        body[:0] = strange


def _codec(claim: str) -> str:
    """Return the codec of a charset that a page claims, as Python names it; '' if it is none for
    text.
    """
    try:
        name = codecs.lookup(claim.strip()).name
    except (LookupError, ValueError):
        return ""
    name = _LATIN.get(name, name)
    return name if _TEXT_CODEC.match(name) else ""


def _letter(match: re.Match[str]) -> str:
    """Return the letter that a reference names, '' for a control; one to another character of ASCII
    stays as it is.
    """
    text = html.unescape(match[0])
    if text.isascii() and (text.isprintable() or text.isspace()):
        return match[0]
    return text if text.isprintable() or text.isspace() else ""
