"""Exports of WordPress (WXR): posts and pages, with their authors, categories, tags, pictures and old addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal
from urllib.parse import quote

from warraq.arabic.letters import fold
from warraq.importing.account import Role, Verdict
from warraq.importing.article import Imported, LeftOut, Outcome
from warraq.importing.decode import Unreadable
from warraq.importing.extract.dates.datelines import Dated
from warraq.importing.extract.dates.timestamps import of_site, published
from warraq.importing.formats.feed_xml.items import (
    COMMENTS,
    NO_TEXT,
    Head,
    Item,
    Seen,
    account_of,
    address_of,
    alias_of,
    line_of,
    outlet_of,
    read_head,
    read_item,
    seen_text,
)
from warraq.importing.formats.feed_xml.split import as_utf8, root_of, split_items
from warraq.importing.formats.shortcodes import Picture, as_html
from warraq.importing.source import ImportOptions, Source
from warraq.importing.to_markdown.convert import convert_fragment

_MARKS = (b"wordpress.org/export/", b"WordPress eXtended RSS", b"<wp:")
_ROLES: Mapping[str, str] = {
    "title": "title",
    "dc:creator": "author",
    "pubDate": "date",
    "wp:post_date": "date",
    "wp:post_date_gmt": "date",
    "category": "category",
    "content:encoded": "text",
    "excerpt:encoded": "summary",
    "description": "summary",
}
_NEEDED = (b"attachment_url>", b"wp_block")
_NO_TERMS = (
    "post_format",
    "nav_menu",
    "wp_theme",
    "language",
    "term_language",
    "post_translations",
    "term_translations",
)
"""Taxonomies by which WordPress and its plugins for several languages keep house."""
_NO_CATEGORY = frozenset(map(fold, ("uncategorized", "non classé", "غير مصنف", "بدون تصنيف")))
_PUBLIC = ("publish", "inherit")
_WAITING = ("draft", "pending", "future", "private", "")
_NOT_THERE = {
    "attachment": "a picture or another file",
    "revision": "an older version of a post",
    "nav_menu_item": "an entry of a menu",
    "wp_block": "a block that posts share",
}
_OF_THE_SITE = frozenset(
    (
        *(
            "custom_css",
            "customize_changeset",
            "oembed_cache",
            "user_request",
            "wp_template",
            "wp_template_part",
        ),
        *(
            "wp_global_styles",
            "wp_navigation",
            "wp_font_family",
            "wp_font_face",
            "feedback",
            "wpcf7_contact_form",
        ),
        *(
            "acf-field",
            "acf-field-group",
            "elementor_library",
            "ml-slider",
            "mc4wp-form",
            "tablepress_table",
        ),
        *("shop_order", "shop_coupon", "product_variation", "popup", "wpforms", "jp_pay_order"),
    )
)
"""What WordPress and widespread plugins keep as posts, and is none."""


@dataclass(frozen=True, slots=True)
class WordPress:
    """The importer of WordPress's exports.

    What a reader could see of an item, and what `visible_text` gives, is its title, author, dates,
    categories and tags, text and excerpt, in the order of the file; shortcodes are no text.
    Readers' comments are counted, in one part behind all others. Besides one item, the addresses of
    the site's pictures are held in memory.
    """

    name: str = "wordpress"

    def sniff(self, head: bytes, name: str) -> bool:
        return root_of(head) in ("rss", "channel", "item") and any(
            mark in as_utf8(head) for mark in _MARKS
        )

    def read(
        self, source: Source, options: ImportOptions
    ) -> Iterator[Outcome | Callable[[], Outcome]]:
        site, posts, comments = _site(source), 0, 0
        for raw in split_items(source):
            posts = raw.number
            if not posts:
                continue
            item = read_item(raw, site.head)
            if isinstance(item, Item):
                comments += sum(field.name == "wp:comment" for field in item.fields)
                yield partial(_article, item, site, options)
            else:
                yield item
        if not posts:
            raise Unreadable(
                "is an export of WordPress without a post: it holds only what the site says of itself"
            )
        if comments:
            yield LeftOut(COMMENTS, f"comments: {comments:,}")

    def visible_text(self, source: Source) -> Iterator[str]:
        site = _site(source)
        for raw in split_items(source):
            if raw.number:
                item = read_item(raw, site.head)
                yield item.text if isinstance(item, LeftOut) else seen_text(_seen(item, site)[0])


@dataclass(frozen=True, slots=True)
class _Site:
    """What the items of an export need of the rest of it.

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
        """The pictures with these ids; without any, those of a post."""
        return [
            self.pictures[one] for one in ids or self.albums.get(post, ()) if one in self.pictures
        ]


def _site(source: Source) -> _Site:
    head = Head("cp1252", {}, ())
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
        elif any(mark in raw.data for mark in _NEEDED):
            item = read_item(raw, head)
            if isinstance(item, LeftOut):
                continue
            if address := address_of(item.first("wp:attachment_url")):
                alt = line_of(_meta(item).get("_wp_attachment_image_alt", ""))
                number = item.first("wp:post_id")
                pictures[number] = Picture(address, alt, line_of(item.first("excerpt:encoded")))
                albums.setdefault(item.first("wp:post_parent"), []).append(number)
            elif item.first("wp:post_type") == "wp_block":
                blocks[item.first("wp:post_id")] = item.first("content:encoded")
    return _Site(head, names, pictures, albums, blocks)


def _seen(item: Item, site: _Site) -> tuple[tuple[Seen, ...], Mapping[str, int]]:
    """What a reader could see of an item, and how many shortcodes of each name were taken away for
    nothing.
    """
    seen: list[Seen] = []
    lost: Counter[str] = Counter()
    post = item.first("wp:post_id")
    for field in item.fields:
        role = _ROLES.get(field.name, "")
        if role in ("text", "summary"):
            text, codes = as_html(field.text, lambda ids: site.gallery(post, ids), site.blocks)
            lost += codes
            seen.append(Seen(role, field, "", text.strip()))
        elif role == "category":
            seen.append(
                Seen(_role(field.attributes.get("domain", "category")), field, line_of(field.text))
            )
        elif role:
            seen.append(Seen(role, field, line_of(field.text)))
    return tuple(one for one in seen if one.role and (one.line or one.html)), lost


def _role(domain: str) -> str:
    """What a term of a taxonomy is: those that a site made for itself are tags; 'author' is that of
    Co-Authors Plus.
    """
    if domain in ("category", "author"):
        return domain
    return "" if domain in _NO_TERMS else "tag"


def _article(item: Item, site: _Site, options: ImportOptions) -> Outcome:
    seen, lost = _seen(item, site)
    kind, status = item.first("wp:post_type") or "post", item.first("wp:status")
    title = next((one.line for one in seen if one.role == "title"), "")
    link = address_of(item.first("link")) or address_of(item.first("guid"))
    if why := _why_not(kind, status):
        return LeftOut(why, title or link, text=seen_text(seen))
    body = next((index for index, one in enumerate(seen) if one.role == "text"), -1)
    prose = (
        convert_fragment(seen[body].html, base=link or site.head.first("link"))
        if body >= 0
        else NO_TEXT
    )
    if not prose.body:
        return LeftOut("an item without text", title or link, text=seen_text(seen))
    locked = "behind a password" if item.first("wp:post_password") else ""
    waits = locked or ("" if status in _PUBLIC else status or "no status")
    dated = _dated(item, status, options)
    summary, verdicts = _summary(seen)
    verdicts |= _verdicts(seen, dated)
    url = link if not waits or locked or status == "private" else ""
    pictured = site.pictures.get(_meta(item).get("_thumbnail_id", ""), Picture(""))
    made: Literal["article", "page"] = "page" if kind == "page" else "article"
    return Imported(
        title=title,
        paragraphs=prose.paragraphs,
        when=dated.when,
        authors=_authors(seen, site),
        outlet=outlet_of(site.head.first("title"), ()),
        url=url,
        doubts=(
            dated.doubt if made == "article" else "",
            f"not published: {waits}" if waits else "",
        ),
        account=account_of(item, seen, body, prose, verdicts, notes=_told(item, lost)),
        body=prose.body,
        summary=summary,
        categories=_lines(seen, "category"),
        tags=_lines(seen, "tag"),
        image=(pictured.src, pictured.alt) if pictured.src not in prose.body else ("", ""),
        attached=prose.attached,
        aliases=_aliases(item, url),
        draft=bool(waits),
        kind=made,
    )


def _why_not(kind: str, status: str) -> str:
    """Why an item is no article, '' if it is one."""
    if kind in _NOT_THERE:
        return _NOT_THERE[kind]
    if kind in _OF_THE_SITE:
        return f"a part of the site: {kind}"
    if status in ("trash", "auto-draft"):
        return "in the bin" if status == "trash" else "an automatic draft"
    return "" if status in (*_PUBLIC, *_WAITING) else f"of the status {status[:40]}"


def _meta(item: Item) -> Mapping[str, str]:
    """The custom fields of an item; of several of one name the last."""
    fields = (field for field in item.fields if field.name == "wp:postmeta")
    return {field.first("wp:meta_key"): field.first("wp:meta_value") for field in fields}


def _dated(item: Item, status: str, options: ImportOptions) -> Dated:
    """The date of publication, by the clock of the site; a draft has only that of its last change,
    without UTC.
    """
    local, utc = item.first("wp:post_date"), item.first("wp:post_date_gmt")
    if not local and not utc:
        return published(line_of(item.first("pubDate")), options.today)
    if status in ("draft", "pending") and utc.startswith("0000"):
        return Dated(None, "no date")
    return of_site(local, utc, options.today)


def _summary(seen: Sequence[Seen]) -> tuple[str, dict[int, Verdict]]:
    """The first excerpt, as a line; what else is one is left out."""
    summaries = {
        index: " ".join(one.text.split()) for index, one in enumerate(seen) if one.role == "summary"
    }
    first = next((index for index, text in summaries.items() if text), -1)
    return summaries.get(first, ""), {
        index: Verdict(Role.LEFT_OUT, "another excerpt") for index in summaries if index != first
    }


def _verdicts(seen: Sequence[Seen], dated: Dated) -> dict[int, Verdict]:
    verdicts = {}
    for index, one in enumerate(seen):
        if one.role == "category" and _is_none(one):
            verdicts[index] = Verdict(Role.LEFT_OUT, "no category")
        elif one.role == "date" and dated.when is None:
            verdicts[index] = Verdict(Role.LEFT_OUT, "no day of publication")
    return verdicts


def _is_none(category: Seen) -> bool:
    return fold(category.line) in _NO_CATEGORY


def _lines(seen: Sequence[Seen], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.line for one in seen if one.role == role and not _is_none(one)))


def _authors(seen: Sequence[Seen], site: _Site) -> tuple[str, ...]:
    """The names of the authors; those of co-authors before the login of whoever put the post in."""
    authors = [one for one in seen if one.role == "author"]
    authors = [one for one in authors if one.field.name == "category"] or authors
    return tuple(dict.fromkeys(site.names.get(one.line) or one.line for one in authors))


def _aliases(item: Item, url: str) -> tuple[str, ...]:
    """The old addresses: that of the post, and those that it had under older names."""
    aliases = list(alias_of(url))
    if aliases:
        folder, _, _ = aliases[0].rstrip("/").rpartition("/")
        end = "/" if aliases[0].endswith("/") else ""
        slugs = (
            field.first("wp:meta_value")
            for field in item.fields
            if field.name == "wp:postmeta" and field.first("wp:meta_key") == "_wp_old_slug"
        )
        for slug in slugs:
            aliases += (
                alias_of(f"http://blog{quote(folder)}/{slug}{end}")
                if slug and "/" not in slug
                else ()
            )
    return tuple(dict.fromkeys(aliases))


def _told(item: Item, lost: Mapping[str, int]) -> tuple[str, ...]:
    """What the account says besides: shortcodes that were taken away, comments that were left out."""
    comments = sum(field.name == "wp:comment" for field in item.fields)
    codes = tuple(f"shortcode [{name}] taken away: {count}" for name, count in lost.items())
    return (*codes, f"comments left out: {comments}") if comments else codes
