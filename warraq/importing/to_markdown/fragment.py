"""A fragment of HTML as systems export it, parsed: escaped too often, unclosed, or no HTML but text."""

from __future__ import annotations

import html
import re
from typing import Any

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from warraq.importing.to_markdown.crowded import is_crowded, thinned
from warraq.importing.to_markdown.walk import Feeds

_USUAL = (
    r"/?(?:p|br|div|span|a|b|i|em|strong|img|ul|ol|li|h[1-6]|table|tr|td|font|center|blockquote)\b"
)
_TAG = re.compile(f"<{_USUAL}", re.I)
_ESCAPED = re.compile(f"&(?:amp;)?lt;{_USUAL}", re.I)
_PARTED = re.compile(r"<(?:p|br|div)\b", re.I)
_ANY_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)[^<>]*>", re.I)
_ENDS = re.compile(r"/?(?:p|div|li|tr|h[1-6]|blockquote)|br", re.I)
_CODE = re.compile(r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)


def unescaped(fragment: str) -> str:
    """A fragment whose tags are tags: one that was escaped on its way, once or twice, is unescaped
    as often.
    """
    for _ in range(2):
        if not _ESCAPED.search(fragment) or len(_ESCAPED.findall(fragment)) <= len(
            _TAG.findall(fragment)
        ):
            break
        fragment = html.unescape(fragment)
    return fragment


def feeds_of(fragment: str) -> Feeds:
    """What line feeds mean in a fragment: WordPress, among others, keeps paragraphs without tags
    and makes them tags as it shows them (its function wpautop).
    """
    return "blank" if _PARTED.search(unescaped(fragment)) else "each"


def parsed(fragment: str) -> HtmlElement:
    """The body of a fragment, or of a whole page, as an element; never an error, and no text is
    lost.

    A fragment that is nested deeper than the parser goes, or has too many tags, is read without its
    tags, and only paragraphs are kept.
    """
    text = thinned(unescaped(fragment.replace("\0", "")))
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    page = None if is_crowded(text) else _page(text, parser)
    if page is None or any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        page = _page(_ANY_TAG.sub(_flat, _CODE.sub(" ", text)), parser)
    body = page.find("body")
    return page if body is None else body


def _page(text: str, parser: Any) -> HtmlElement:
    data = (
        f"<html><body>{text}".encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    )
    return document_fromstring(data, parser=parser)


def _flat(tag: re.Match[str]) -> str:
    return "<br><br>" if _ENDS.fullmatch(tag[1]) else " "
