"""Exports of Blogger, its own and those of Google Takeout: posts and pages with their labels, from an Atom file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from warraq.importing.article import LeftOut, Outcome
from warraq.importing.decode import Unreadable
from warraq.importing.formats import feed
from warraq.importing.formats.feed_xml.items import (
    COMMENTS,
    Head,
    Item,
    Seen,
    alias_of,
    read_head,
    read_item,
    seen_text,
)
from warraq.importing.formats.feed_xml.split import as_utf8, root_of, split_items
from warraq.importing.source import ImportOptions, Source

_KIND = "schemas.google.com/g/2005#kind"
_NOT_THERE = {"settings": "a setting of the site", "template": "a template of the site"}
_LIVE = ("", "live")

Entry = tuple[Item | LeftOut, Head, str]
"""What it holds, what stands before all of them, and its kind."""


@dataclass(frozen=True, slots=True)
class Blogger:
    """The importer of Blogger's exports. What a reader could see is as in a feed, the kinds of
    entries apart; readers' comments are entries too, but no parts: they are only counted, in one
    part behind all others.
    """

    name: str = "blogger"

    def sniff(self, head: bytes, name: str) -> bool:
        plain = as_utf8(head)
        return root_of(head) == "feed" and (
            b"schemas.google.com/blogger" in plain or b"blogger.com" in plain
        )

    def read(
        self, source: Source, options: ImportOptions
    ) -> Iterator[Outcome | Callable[[], Outcome]]:
        posts = comments = 0
        for item, head, kind in _entries(source):
            if kind == "comment":
                comments += 1
                continue
            posts += 1
            if isinstance(item, LeftOut):
                yield item
            else:
                yield partial(_article, item, head, kind, options)
        if not posts:
            raise Unreadable("is an export of Blogger without a post")
        if comments:
            yield LeftOut(COMMENTS, f"comments: {comments:,}")

    def visible_text(self, source: Source) -> Iterator[str]:
        for item, _, kind in _entries(source):
            if isinstance(item, LeftOut):
                yield item.text
            elif kind != "comment":
                yield seen_text(_seen(item))


def _entries(source: Source) -> Iterator[Entry]:
    """Yield every entry."""
    head = Head("cp1252", {}, ())
    for raw in split_items(source):
        if raw.number == 0:
            head = read_head(raw)
            continue
        item = read_item(raw, head)
        yield item, head, "" if isinstance(item, LeftOut) else _kind(item)


def _kind(item: Item) -> str:
    """'post', 'page', 'comment', 'template' or 'settings'."""
    told = item.first("blogger:type")
    for field in item.fields:
        if field.name == "atom:category" and _KIND in field.attributes.get("scheme", ""):
            told = field.attributes.get("term", "").rpartition("#")[2]
    return told.lower() or "post"


def _seen(item: Item) -> tuple[Seen, ...]:
    """As in a feed, without the categories that only tell the kind."""
    seen = feed.seen_of(item)
    return tuple(one for one in seen if _KIND not in one.field.attributes.get("scheme", ""))


def _article(item: Item, head: Head, kind: str, options: ImportOptions) -> Outcome:
    seen = _seen(item)
    if kind not in ("post", "page"):
        why = _NOT_THERE.get(kind, f"an entry that is no article: {kind}")
        return LeftOut(why, item.first("atom:title"), text=seen_text(seen))
    if item.first("blogger:trashed") or "trash" in item.first("blogger:status").lower():
        return LeftOut("in the bin", item.first("atom:title"), text=seen_text(seen))
    article = feed.article(item, head, seen, options)
    if isinstance(article, LeftOut):
        return article
    status = item.first("blogger:status").lower()
    control = next(
        (field.first("app:draft") for field in item.fields if field.name == "app:control"), ""
    )
    draft = status not in _LIVE or control.lower() == "yes"
    made: Literal["article", "page"] = "page" if kind == "page" else "article"
    doubts = tuple(doubt for doubt in article.doubts if doubt != "only a summary")
    return replace(
        article,
        kind=made,
        draft=draft,
        doubts=(*doubts, f"not published: {status or 'draft'}") if draft else doubts,
        aliases=()
        if draft
        else alias_of(article.url) or alias_of(f"http://blog{item.first('blogger:filename')}"),
        url="" if draft else article.url,
    )
