"""Exports of Blogger, its own and those of Google Takeout: posts and pages with their labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from warraq.content.frontmatter.review import Doubt
from warraq.importing.article import LeftOut, Outcome
from warraq.importing.decode import Unreadable
from warraq.importing.formats import feed
from warraq.importing.formats.feed_xml.feed_item import visible_fields
from warraq.importing.formats.feed_xml.items import COMMENTS, Head, Item, read_head, read_item
from warraq.importing.formats.feed_xml.site import alias_of
from warraq.importing.formats.feed_xml.split import as_utf8, root_of, split_items
from warraq.importing.formats.feed_xml.visible import VisibleField, visible_text
from warraq.importing.source import ImportOptions, Source

_KIND = "schemas.google.com/g/2005#kind"
_SITE_KINDS = {"settings": "a setting of the site", "template": "a template of the site"}
_LIVE = ("", "live")

Entry = tuple[Item | LeftOut, Head, str]
"""What it holds, what is before all of them, and its kind."""


@dataclass(frozen=True, slots=True)
class Blogger:
    """Reads exports of Blogger.

    What a reader could see is as in a feed, without the kinds of entries. Readers' comments are
    entries too, but no parts: they are only counted, in one part behind all others.
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
                yield partial(_article_of, item, head, kind, options)
        if not posts:
            raise Unreadable("is an export of Blogger without a post")
        if comments:
            yield LeftOut(COMMENTS, f"comments: {comments:,}")

    def visible_text(self, source: Source) -> Iterator[str]:
        for item, _, kind in _entries(source):
            if isinstance(item, LeftOut):
                yield item.text
            elif kind != "comment":
                yield visible_text(_visible_fields(item))


def _entries(source: Source) -> Iterator[Entry]:
    """Yield every entry."""
    head = Head()
    for raw in split_items(source):
        if raw.number == 0:
            head = read_head(raw)
            continue
        item = read_item(raw, head)
        yield item, head, "" if isinstance(item, LeftOut) else _kind(item)


def _kind(item: Item) -> str:
    """Return 'post', 'page', 'comment', 'template' or 'settings'."""
    kind = item.first("blogger:type")
    for field in item.fields:
        if field.name == "atom:category" and _KIND in field.attributes.get("scheme", ""):
            kind = field.attributes.get("term", "").rpartition("#")[2]
    return kind.lower() or "post"


def _visible_fields(item: Item) -> tuple[VisibleField, ...]:
    """Return what is visible as in a feed, without the categories that only name the kind."""
    visible = visible_fields(item)
    return tuple(one for one in visible if _KIND not in one.field.attributes.get("scheme", ""))


def _article_of(item: Item, head: Head, kind: str, options: ImportOptions) -> Outcome:
    visible = _visible_fields(item)
    title, status = item.first("atom:title"), item.first("blogger:status").lower()
    if kind not in ("post", "page"):
        why = _SITE_KINDS.get(kind, f"an entry that is no article: {kind}")
        return LeftOut(why, title, text=visible_text(visible))
    if item.first("blogger:trashed") or "trash" in status:
        return LeftOut("in the bin", title, text=visible_text(visible))
    article = feed.article_of(item, head, visible, options)
    if isinstance(article, LeftOut):
        return article
    doubts = tuple(doubt for doubt in article.doubts if doubt != Doubt.ONLY_SUMMARY)
    article = replace(article, doubts=doubts, kind="page" if kind == "page" else "article")
    controls = (field for field in item.fields if field.name == "app:control")
    control = next((field.first("app:draft") for field in controls), "")
    if status not in _LIVE or control.lower() == "yes":
        doubt = f"{Doubt.NOT_PUBLISHED}: {status or 'draft'}"
        return replace(article, draft=True, doubts=(*doubts, doubt), url="")
    file_name = item.first("blogger:filename")
    return replace(article, aliases=alias_of(article.url) or alias_of(f"http://blog{file_name}"))
