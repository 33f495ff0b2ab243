"""The fields of an item of a feed: which one is the text, the summary, the address, the picture."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from warraq.importing.account import Role, Verdict
from warraq.importing.cues.lexical import folded_words
from warraq.importing.formats.feed_xml.fields import Field
from warraq.importing.formats.feed_xml.items import Item, line_of
from warraq.importing.formats.feed_xml.site import address_of
from warraq.importing.formats.feed_xml.visible import VisibleField

_ROLES: Mapping[str, str] = {
    **dict.fromkeys(("title", "atom:title"), "title"),
    **dict.fromkeys(("author", "dc:creator", "atom:author", "itunes:author"), "author"),
    **dict.fromkeys(
        (
            "pubDate",
            "dc:date",
            "atom:published",
            "atom:issued",
            "dcterms:issued",
            "dcterms:created",
            "atom:created",
        ),
        "date",
    ),
    **dict.fromkeys(("atom:updated", "atom:modified", "dcterms:modified"), "date"),
    **dict.fromkeys(("category", "dc:subject", "atom:category"), "category"),
    "media:keywords": "tag",
    **dict.fromkeys(
        ("content:encoded", "atom:content", "xhtml:body", "description", "atom:summary"), "text"
    ),
    **dict.fromkeys(("media:description", "itunes:summary", "itunes:subtitle"), "text"),
    **dict.fromkeys(("source", "atom:source", "dc:publisher"), "outlet"),
}
_TEXTS = (
    "content:encoded",
    "atom:content",
    "xhtml:body",
    "description",
    "atom:summary",
    "itunes:summary",
)
"""What may be the text, the most trusted first."""
_TEASERS = ("description", "atom:summary")
DATES = tuple(name for name, role in _ROLES.items() if role == "date")
"""The most trusted first."""
UPDATED = ("atom:updated", "atom:modified", "dcterms:modified")

LONGER_TEXT = 1.5
"""So many times the length of a more trusted field makes another one the text."""
TEASER_MAX_WORDS = 40
"""A single paragraph of fewer words is a summary: an agency's shortest dispatch is longer."""
TAIL_MAX_CHARS = 3000
"""How far before its end a text is searched for the line that WordPress adds."""

_CUT_SHORT = re.compile(r"(?:…|\.{3,}|\[(?:…|\.\.\.|&hellip;)\])\s*(?:[«»\]>→]|\w+\s*){0,4}$")
_NAMED = re.compile(
    r"[^\s@()]+@[^\s@()]+\s*\((?P<name>[^()]*)\)|(?P<before>[^<>@]*?)\s*<[^<>\s]+@[^<>\s]+>"
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_APPEARED = re.compile(
    r"(?:<p>\s*)?(?:The post|The article|ظهرت المقالة|ظهر المقال|المقالة|L(?:’|&#8217;)article)\s*"
    r"<a\b[^<>]*>[^<>]*</a>[^<>]{0,60}<a\b[^<>]*>[^<>]*</a>\s*\.?\s*(?:</p>)?\s*\Z",
    re.IGNORECASE,
)
_XHTML = re.compile(r"<(/?)[\w.-]+:(?=[a-zA-Z])")
_PICTURED = ("enclosure", "atom:link", "media:content", "media:thumbnail", "itunes:image")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", re.IGNORECASE)
_LINKS = ("feedburner:origLink", "link", "atom:link", "guid", "atom:id", "dc:identifier")
"""Where the address of an article is, the most trusted first."""


def visible_fields(item: Item) -> tuple[VisibleField, ...]:
    """Return what a reader could see of an item of a feed."""
    visible = (_visible(one, _ROLES[one.name]) for one in item.fields if one.name in _ROLES)
    return tuple(one for one in visible if one.line or one.html)


def _visible(field: Field, role: str) -> VisibleField:
    if role == "text":
        return VisibleField(role, field, "", _markup(field))
    if field.name == "atom:category":
        given = field.attributes
        return VisibleField(role, field, line_of(given.get("label") or given.get("term", "")))
    inner = {"atom:author": "atom:name", "atom:source": "atom:title"}.get(field.name)
    return VisibleField(role, field, line_of(field.first(inner) if inner else field.text))


def _markup(field: Field) -> str:
    """Return what a field says, as HTML."""
    kind = field.attributes.get("type", "")
    text = field.text.strip()
    if kind in ("text", "text/plain") and field.name.startswith("atom:"):
        return html.escape(text, quote=False)
    return _XHTML.sub(r"<\1", text) if kind == "xhtml" else text


def fullest(visible: Sequence[VisibleField]) -> int:
    """Return the place of the field that the text is made of; -1 if there is none.

    It is the first in the order of trust, unless another one holds much more.
    """
    lengths = {i: len(one.text) for i, one in enumerate(visible) if one.field.name in _TEXTS}
    best = -1
    for index in sorted(lengths, key=lambda index: _TEXTS.index(visible[index].field.name)):
        if lengths[index] and (best < 0 or lengths[index] > LONGER_TEXT * lengths[best]):
            best = index
    return best


def without_tail(markup: str) -> tuple[str, str]:
    """Return markup without the line that WordPress adds to an item of its feeds, and that line."""
    tail = _APPEARED.search(markup, max(0, len(markup) - TAIL_MAX_CHARS))
    return (markup[: tail.start()], markup[tail.start() :]) if tail else (markup, "")


def is_teaser(field: Field, paragraphs: Sequence[str]) -> bool:
    """Return whether a text is only a summary: it is cut short, or one short paragraph."""
    if field.name == "content:encoded":
        return False
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    is_cut = bool(paragraphs) and bool(_CUT_SHORT.search(paragraphs[-1][-200:]))
    return is_cut or (len(paragraphs) < 2 and words < TEASER_MAX_WORDS)


def summary(
    visible: Sequence[VisibleField], body: int, paragraphs: Sequence[str]
) -> tuple[str, dict[int, Verdict]]:
    """Return the summary, and what becomes of the texts that are not that of the article.

    A text that is cut short, or that the article repeats, is no summary.
    """
    article_words = " ".join(folded_words(" ".join(paragraphs)))
    chosen = ""
    verdicts: dict[int, Verdict] = {}
    for index, one in enumerate(visible):
        if one.role != "text" or index == body:
            continue
        text = one.text
        is_repeated = " ".join(folded_words(text)) in article_words
        is_whole = one.field.name in _TEASERS and not _CUT_SHORT.search(text)
        if not chosen and is_whole and not is_repeated:
            chosen = " ".join(text.split())
            verdicts[index] = Verdict(Role.USED, "the summary")
        else:
            why = "the text again" if is_repeated else "the text again, cut short"
            verdicts[index] = Verdict(Role.LEFT_OUT, why)
    return chosen, verdicts


def author(line: str) -> str:
    """Return the name in 'address@example.org (name)' or 'name <address@example.org>'; '' where
    there is only an address.
    """
    if named := _NAMED.fullmatch(line):
        line = (named["name"] or named["before"] or "").strip()
    return "" if _EMAIL.fullmatch(line) else line


def tags(visible: Sequence[VisibleField]) -> tuple[str, ...]:
    """Return the tags, which are between commas."""
    lines = (re.split("[,،]", one.line) for one in visible if one.role == "tag")
    return tuple(dict.fromkeys(tag.strip() for line in lines for tag in line if tag.strip()))


def url_of(item: Item) -> str:
    """Return where an item was published."""
    ranked = []
    for field in item.fields:
        given = field.attributes
        is_permanent = given.get("isPermaLink", "true").strip().lower() != "false"
        is_page = given.get("rel", "alternate") == "alternate"
        if field.name not in _LINKS or not is_permanent or not is_page:
            continue
        if address := address_of(given.get("href") or field.text):
            ranked.append((_LINKS.index(field.name), address))
    return min(ranked, key=lambda pair: pair[0], default=(0, ""))[1]


def image_of(item: Item) -> tuple[str, str]:
    """Return the picture that an item carries, the largest kind first, and what it shows."""
    groups = (group.fields for group in item.fields if group.name == "media:group")
    ranked = []
    for field in (*item.fields, *(one for group in groups for one in group)):
        if address := _picture_address(field):
            rank = _PICTURED.index(field.name)
            ranked.append((rank, address, line_of(field.first("media:title"))))
    return min(ranked, key=lambda one: one[0])[1:] if ranked else ("", "")


def _picture_address(field: Field) -> str:
    """Return the address of the picture that a field carries; '' if it carries none."""
    given = field.attributes
    if field.name not in _PICTURED:
        return ""
    if field.name == "atom:link" and given.get("rel") != "enclosure":
        return ""
    address = address_of(given.get("url") or given.get("href") or "")
    kind = given.get("medium") or given.get("type") or ""
    is_picture = kind.startswith("image") or (not kind and bool(_PICTURE.search(address)))
    is_always = field.name in ("media:thumbnail", "itunes:image")
    return address if is_picture or is_always else ""
