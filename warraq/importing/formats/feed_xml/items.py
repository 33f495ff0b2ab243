"""The items of an export or a feed, each with its fields, and the head of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from warraq.importing.article import LeftOut
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

COMMENTS = "the comments of readers"
"""Why they are left out: a part of its own behind all others counts them, so that many do not swell
the account.
"""

END_TAG_MAX_CHARS = 300
_END_TAG = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>\s*\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """What is before the items of a file.

    codec   what the file claims, for what is not UTF-8
    spaces  the namespaces that it declares, by prefix
    fields  what it says of the whole
    """

    codec: str = "cp1252"
    spaces: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()

    def first(self, *names: str) -> str:
        """Return what the first field of these names says, as a line; '' if none says anything."""
        lines = (line_of(one.text) for name in names for one in self.fields if one.name == name)
        return next(filter(None, lines), "")


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its fields, in their order.

    encoding, notes  how its bytes were read, and what had to be mended in them
    """

    fields: tuple[Field, ...]
    encoding: str
    notes: tuple[str, ...]

    def first(self, name: str) -> str:
        """Return what the first field of a name says; '' if there is none."""
        return next((one.text.strip() for one in self.fields if one.name == name), "")


def read_head(raw: RawItem) -> Head:
    """Read what is before the first item; what is broken in it is passed over."""
    codec = codec_of(raw.data)
    try:
        text = decode_only(raw.data, codec).text
    except Unreadable:
        return Head(codec)
    spaces = spaces_of(text)
    outer = tuple(fields(text, spaces, raw.line, strict=False))
    inner = (one.fields if one.name == "channel" else (one,) for one in outer)
    return Head(codec, spaces, tuple(chain.from_iterable(inner)))


def read_item(raw: RawItem, head: Head) -> Item | LeftOut:
    """Read the fields of an item; of a broken one what can be read of it, and where it breaks."""
    where = f"line {raw.line}"
    try:
        decoded = decode_only(raw.data, head.codec)
    except Unreadable as error:
        return LeftOut("a broken item", f"{where}: {error}", fault=True)
    text = decoded.text
    if raw.fault:
        return LeftOut(raw.fault, where, fault=True, text=text)
    begin = text.find(">") + 1
    is_closed = _END_TAG.search(text[-END_TAG_MAX_CHARS:])
    inner = text[begin : text.rfind("</") if is_closed else None]
    start_tag = text[:begin]
    spaces = {**head.spaces, **spaces_of(start_tag)}
    try:
        own = tuple(fields(inner, spaces, raw.line + start_tag.count("\n")))
    except UnclosedElement as error:
        return LeftOut("a broken item", f"{where}: {error}", fault=True, text=text)
    return Item(own, decoded.encoding, decoded.notes)


def line_of(text: str) -> str:
    """Return what a field says as one line: without the tags of HTML, mended and tidied."""
    return tidy(mended(without_tags(mended(text)[0] if "&" in text else text))[0])
