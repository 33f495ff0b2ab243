"""What the items of a WordPress export need of the rest of it: authors, pictures, shared blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warraq.importing.article import LeftOut
from warraq.importing.formats.feed_xml.items import Head, Item, line_of, read_head, read_item
from warraq.importing.formats.feed_xml.site import address_of
from warraq.importing.formats.feed_xml.split import split_items
from warraq.importing.formats.shortcodes import Picture
from warraq.importing.source import Source

_NEEDED = (b"attachment_url>", b"wp_block")
"""What is in the items that others need; the rest need not be read for that."""


@dataclass(frozen=True, slots=True)
class Site:
    """What an export says of its site.

    names     of its authors, by login
    pictures  by id
    albums    the ids of the pictures of each post
    blocks    what posts share, by id
    """

    head: Head
    names: Mapping[str, str]
    pictures: Mapping[str, Picture]
    albums: Mapping[str, Sequence[str]]
    blocks: Mapping[str, str]

    def gallery(self, post: str, ids: Sequence[str]) -> list[Picture]:
        """Return the pictures with these ids; without any, those of a post."""
        return [
            self.pictures[one] for one in ids or self.albums.get(post, ()) if one in self.pictures
        ]


def read_site(source: Source) -> Site:
    """Read through an export for what its items need of each other."""
    head = Head()
    names: dict[str, str] = {}
    pictures: dict[str, Picture] = {}
    albums: dict[str, list[str]] = {}
    blocks: dict[str, str] = {}
    for raw in split_items(source):
        if raw.number == 0:
            head = read_head(raw)
            for field in head.fields:
                if field.name == "wp:author":
                    name = line_of(field.first("wp:author_display_name"))
                    names.setdefault(line_of(field.first("wp:author_login")), name)
            continue
        item = read_item(raw, head) if any(mark in raw.data for mark in _NEEDED) else None
        if item is None or isinstance(item, LeftOut):
            continue
        number = item.first("wp:post_id")
        if address := address_of(item.first("wp:attachment_url")):
            alt = line_of(custom_fields(item).get("_wp_attachment_image_alt", ""))
            pictures[number] = Picture(address, alt, line_of(item.first("excerpt:encoded")))
            albums.setdefault(item.first("wp:post_parent"), []).append(number)
        elif item.first("wp:post_type") == "wp_block":
            blocks[number] = item.first("content:encoded")
    return Site(head, names, pictures, albums, blocks)


def custom_fields(item: Item) -> Mapping[str, str]:
    """Return the custom fields of an item; of several of one name the last."""
    metas = (field for field in item.fields if field.name == "wp:postmeta")
    return {meta.first("wp:meta_key"): meta.first("wp:meta_value") for meta in metas}
