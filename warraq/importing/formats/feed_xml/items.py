"""The items of an export or a feed: each with its fields, what a reader could see of it, and the account of that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from warraq.importing.account import Account, Piece, Role, Verdict
from warraq.importing.article import LeftOut
from warraq.importing.cues.lexical import folded_words
from warraq.importing.cues.sentences import tidy
from warraq.importing.decode import Unreadable, decode_only, mended
from warraq.importing.formats.feed_xml.fields import (
    Field,
    UnclosedElement,
    fields,
    spaces_of,
    without_tags,
)
from warraq.importing.formats.feed_xml.split import RawItem, codec_of
from warraq.importing.to_markdown.convert import Converted, visible_in_fragment

COMMENTS = "the comments of readers"
"""Why they are left out: a part of its own behind all others counts them, so that many do not swell
the account.
"""

_LONGEST_ADDRESS = 2000
_LONGEST_NAME = 200
_SPLIT_END = 300
_CLOSED = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>\s*\Z")
_SPLIT = re.compile(r"\s+[-–—]+\s+|\s*[|»›]+\s*|\s*::+\s*")
_FEED_WORDS = frozenset(
    " ".join(folded_words(name))
    for name in (
        "",
        "RSS",
        "RSS Feed",
        "Feed",
        "Atom",
        "خلاصات",
        "الرئيسية",
        "آخر الأخبار",
        "جميع الأخبار",
        "كل الأخبار",
    )
)
_ADDRESS = re.compile(r"https?://[^\s/<>\"]+[^\s<>\"]*$", re.IGNORECASE)
_COUNTED = re.compile(r"([?&])utm_\w+=[^&#]*(&?)")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the items of a file.

    codec   what the file claims, for what is not UTF-8
    spaces  the namespaces that it declares, by prefix
    fields  what it says of the whole
    """

    codec: str
    spaces: Mapping[str, str]
    fields: tuple[Field, ...]

    def first(self, *names: str) -> str:
        """What the first field of these names that says something says, as a line; '' if none does."""
        lines = (
            line_of(field.text) for name in names for field in self.fields if field.name == name
        )
        return next(filter(None, lines), "")


@dataclass(frozen=True, slots=True)
class Seen:
    """A field of an item that a reader could see.

    role  what it is there: 'title', 'author', 'date', 'category', 'tag', 'text', 'summary',
          'outlet'
    line  what it says, tidied and mended; '' where it is markup
    html  the markup that it is, '' where it is a line
    """

    role: str
    field: Field
    line: str
    html: str = ""

    @property
    def text(self) -> str:
        """All text that can be seen of it."""
        return visible_in_fragment(self.html) if self.html else self.line


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its fields, in their order.

    encoding, notes  how its bytes were read, and what had to be mended in them
    """

    number: int
    fields: tuple[Field, ...]
    encoding: str
    notes: tuple[str, ...]

    def first(self, name: str) -> str:
        """What the first field of a name says; '' if there is none."""
        return next((field.text.strip() for field in self.fields if field.name == name), "")


NO_TEXT = Converted("", (), (), (), ("", ""), ())
"""Where an item has no text."""

Verdicts = Mapping[int, Verdict]
"""By place among the fields that are seen: what becomes of it."""

_VERDICTS: Mapping[str, Verdict] = {
    "title": Verdict(Role.TITLE, "the title"),
    "author": Verdict(Role.BYLINE, "the author"),
    "date": Verdict(Role.DATE, "the date of publication"),
    "category": Verdict(Role.USED, "a category"),
    "tag": Verdict(Role.USED, "a tag"),
    "summary": Verdict(Role.USED, "the summary"),
    "outlet": Verdict(Role.USED, "the outlet"),
    "text": Verdict(Role.LEFT_OUT, "the text stands in another field"),
}


def read_head(raw: RawItem) -> Head:
    """What stands before the first item; what is broken in it is passed over."""
    codec = codec_of(raw.data)
    try:
        text = decode_only(raw.data, codec).text
    except Unreadable:
        return Head(codec, {}, ())
    spaces = spaces_of(text)
    found = tuple(fields(text, spaces, raw.line, strict=False))
    within = (
        inner
        for field in found
        for inner in (field.fields if field.name == "channel" else (field,))
    )
    return Head(codec, spaces, tuple(within))


def read_item(raw: RawItem, head: Head) -> Item | LeftOut:
    """An item with its fields; or, if it is broken, what can be read of it and where it breaks."""
    try:
        decoded = decode_only(raw.data, head.codec)
    except Unreadable as error:
        return LeftOut("a broken item", f"line {raw.line}: {error}", fault=True)
    if raw.fault:
        return LeftOut(raw.fault, _where(raw), fault=True, text=decoded.text)
    begin, end = decoded.text.find(">") + 1, decoded.text.rfind("</")
    opening_tag, inner = (
        decoded.text[:begin],
        decoded.text[begin : end if _is_closed(decoded.text) else None],
    )
    spaces = {**head.spaces, **spaces_of(opening_tag)}
    try:
        found = tuple(fields(inner, spaces, raw.line + opening_tag.count("\n")))
    except UnclosedElement as error:
        return LeftOut("a broken item", f"{_where(raw)}: {error}", fault=True, text=decoded.text)
    return Item(raw.number, found, decoded.encoding, decoded.notes)


def line_of(text: str) -> str:
    """What a field says as one line: without the tags of HTML, mended, its white space tidied."""
    return tidy(mended(without_tags(mended(text)[0] if "&" in text else text))[0])


def seen_text(seen: Sequence[Seen]) -> str:
    """All text that a reader could see of an item, in the order of the file."""
    return " ".join(filter(None, (one.text for one in seen)))


def account_of(
    item: Item,
    seen: Sequence[Seen],
    body: int,
    prose: Converted,
    verdicts: Verdicts,
    *,
    tail: str = "",
    notes: Sequence[str] = (),
) -> Account:
    """What became of every field that a reader could see, in the order of the file.

    body   which of them the text is made of; -1 for none
    prose  the text, whose pieces say what became of each of its own
    verdicts  on the fields with which it is not the usual one
    tail   what stands below the text, in the same field, and is none of it
    notes  what was mended besides
    """
    pieces: list[Piece] = []
    for index, one in enumerate(seen):
        if index == body:
            pieces += (
                replace(piece, line=piece.line + one.field.line - 1) for piece in prose.pieces
            )
            if below := visible_in_fragment(tail).strip():
                pieces.append(Piece(one.field.line, below, Role.LEFT_OUT, "a line of the feed"))
        elif text := one.text:
            verdict = verdicts.get(index) or _VERDICTS[one.role]
            pieces.append(Piece(one.field.line, text, verdict.role, verdict.why))
    return Account(item.encoding, (*item.notes, *notes, *prose.notes), tuple(pieces))


def outlet_of(title: str, sections: Iterable[str]) -> str:
    """The name of a site from the title of its feed: without the section that the feed shows, and
    words like RSS.
    """
    words = {" ".join(folded_words(section)) for section in sections} | _FEED_WORDS
    parts = [
        part.strip() for part in _SPLIT.split(title) if " ".join(folded_words(part)) not in words
    ]
    return parts[0] if len(parts) == 1 else title


def address_of(text: str) -> str:
    """An http(s) address as a field gives it, without what only counts visits; '' if it is none."""
    text = text.strip()
    if len(text) > _LONGEST_ADDRESS or not _ADDRESS.match(text):
        return ""
    return _COUNTED.sub(
        lambda match: "?" if match[1] == "?" and match[2] else match[2] and "&", text
    )


def alias_of(address: str) -> tuple[str, ...]:
    """The path of an address, decoded, as an old address of an article: none if it has a query, or
    is a site's root.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    path = re.sub("/{2,}", "/", unicodedata.normalize("NFC", unquote(parts.path, errors="replace")))
    names = path.split("/")
    bad = (
        ".." in names
        or "\ufffd" in path
        or any(not char.isprintable() or char in "\\?#" for char in path)
    )
    long = any(len(name.encode()) > _LONGEST_NAME for name in names)
    return (
        ()
        if parts.query or bad or long or not path.strip("/") or not path.startswith("/")
        else (path,)
    )


def _where(raw: RawItem) -> str:
    return f"line {raw.line}"


def _is_closed(text: str) -> bool:
    return bool(_CLOSED.search(text[-_SPLIT_END:]))
