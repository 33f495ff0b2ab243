"""Exports of WordPress (WXR): posts and pages with their authors, categories, tags, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from warraq.arabic.letters import fold
from warraq.content.frontmatter.review import Doubt
from warraq.importing.account import Role, Verdict
from warraq.importing.article import Imported, LeftOut, Outcome
from warraq.importing.decode import Unreadable
from warraq.importing.extract.dates.datelines import Dated
from warraq.importing.extract.dates.timestamps import of_site, published
from warraq.importing.formats.feed_xml.items import COMMENTS, Item, line_of, read_item
from warraq.importing.formats.feed_xml.site import address_of, alias_of, outlet_of
from warraq.importing.formats.feed_xml.split import as_utf8, root_of, split_items
from warraq.importing.formats.feed_xml.visible import (
    NO_TEXT,
    VisibleField,
    account_of,
    first_line,
    visible_text,
)
from warraq.importing.formats.shortcodes import Picture, as_html
from warraq.importing.formats.wordpress_site import Site, custom_fields, read_site
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
_OTHER_TAXONOMIES = (
    "post_format",
    "nav_menu",
    "wp_theme",
    "language",
    "term_language",
    "post_translations",
    "term_translations",
)
"""What WordPress and its plugins for several languages keep as terms, and is no label."""
_NO_CATEGORY = frozenset(map(fold, ("uncategorized", "non classé", "غير مصنف", "بدون تصنيف")))
_PUBLIC = ("publish", "inherit")
_WAITING = ("draft", "pending", "future", "private", "")
_NOT_THERE = {
    "attachment": "a picture or another file",
    "revision": "an older version of a post",
    "nav_menu_item": "an entry of a menu",
    "wp_block": "a block that posts share",
}
_SITE_TYPES = frozenset(
    re.findall(
        r"\S+",
        "custom_css customize_changeset oembed_cache user_request wp_template wp_template_part "
        "wp_global_styles wp_navigation wp_font_family wp_font_face feedback wpcf7_contact_form "
        "acf-field acf-field-group elementor_library ml-slider mc4wp-form tablepress_table "
        "shop_order shop_coupon product_variation popup wpforms jp_pay_order",
    )
)
"""What WordPress and widespread plugins keep as posts, and is none."""


@dataclass(frozen=True, slots=True)
class WordPress:
    """Reads exports of WordPress.

    What a reader could see of an item is its title, author, dates, categories and tags, text and
    excerpt, in the order of the file; shortcodes are no text. Readers' comments are counted, in one
    part behind all others. Besides one item, the addresses of the site's pictures are in memory.
    """

    name: str = "wordpress"

    def sniff(self, head: bytes, name: str) -> bool:
        return root_of(head) in ("rss", "channel", "item") and any(
            mark in as_utf8(head) for mark in _MARKS
        )

    def read(
        self, source: Source, options: ImportOptions
    ) -> Iterator[Outcome | Callable[[], Outcome]]:
        site, posts, comments = read_site(source), 0, 0
        for raw in split_items(source):
            posts = raw.number
            if not posts:
                continue
            item = read_item(raw, site.head)
            if isinstance(item, Item):
                comments += _count_comments(item)
                yield partial(_article_of, item, site, options)
            else:
                yield item
        if not posts:
            raise Unreadable(
                "is an export of WordPress without a post: "
                "it holds only what the site says of itself"
            )
        if comments:
            yield LeftOut(COMMENTS, f"comments: {comments:,}")

    def visible_text(self, source: Source) -> Iterator[str]:
        site = read_site(source)
        for raw in split_items(source):
            if raw.number:
                item = read_item(raw, site.head)
                if isinstance(item, LeftOut):
                    yield item.text
                else:
                    yield visible_text(_visible_fields(item, site)[0])


def _count_comments(item: Item) -> int:
    return sum(field.name == "wp:comment" for field in item.fields)


def _visible_fields(item: Item, site: Site) -> tuple[tuple[VisibleField, ...], Mapping[str, int]]:
    """Return what a reader could see of an item, and how many shortcodes of each name were
    dropped.
    """
    visible: list[VisibleField] = []
    dropped: Counter[str] = Counter()
    post = item.first("wp:post_id")
    for field in item.fields:
        role = _ROLES.get(field.name, "")
        if role in ("text", "summary"):
            text, codes = as_html(field.text, lambda ids: site.gallery(post, ids), site.blocks)
            dropped += codes
            visible.append(VisibleField(role, field, "", text.strip()))
        elif role == "category":
            own_role = _role_of_term(field.attributes.get("domain", "category"))
            visible.append(VisibleField(own_role, field, line_of(field.text)))
        elif role:
            visible.append(VisibleField(role, field, line_of(field.text)))
    return tuple(one for one in visible if one.role and (one.line or one.html)), dropped


def _role_of_term(taxonomy: str) -> str:
    """Return what a term of a taxonomy is: one of a taxonomy that a site made for itself is a tag;
    'author' is that of Co-Authors Plus.
    """
    if taxonomy in ("category", "author"):
        return taxonomy
    return "" if taxonomy in _OTHER_TAXONOMIES else "tag"


def _article_of(item: Item, site: Site, options: ImportOptions) -> Outcome:
    visible, dropped = _visible_fields(item, site)
    kind, status = item.first("wp:post_type") or "post", item.first("wp:status")
    title = first_line(visible, "title")
    link = address_of(item.first("link")) or address_of(item.first("guid"))
    if why := _why_not(kind, status):
        return LeftOut(why, title or link, text=visible_text(visible))
    body = next((index for index, one in enumerate(visible) if one.role == "text"), -1)
    html = visible[body].html if body >= 0 else ""
    text = convert_fragment(html, base=link or site.head.first("link")) if html else NO_TEXT
    if not text.body:
        return LeftOut("an item without text", title or link, text=visible_text(visible))
    is_locked = bool(item.first("wp:post_password"))
    why_hidden = "" if status in _PUBLIC else status or "no status"
    why_hidden = "behind a password" if is_locked else why_hidden
    dated = _dated(item, status, options)
    summary, verdicts = _summary(visible)
    verdicts |= _verdicts(visible, dated)
    had_address = not why_hidden or is_locked or status == "private"
    url = link if had_address else ""
    thumbnail = custom_fields(item).get("_thumbnail_id", "")
    picture = site.pictures.get(thumbnail, Picture(""))
    is_page = kind == "page"
    return Imported(
        title=title,
        paragraphs=text.paragraphs,
        when=dated.when,
        authors=_authors(visible, site),
        outlet=outlet_of(site.head.first("title"), ()),
        url=url,
        doubts=(
            "" if is_page else dated.doubt,
            f"{Doubt.NOT_PUBLISHED}: {why_hidden}" if why_hidden else "",
        ),
        account=account_of(item, visible, body, text, verdicts, notes=_notes(item, dropped)),
        body=text.body,
        summary=summary,
        categories=_labels(visible, "category"),
        tags=_labels(visible, "tag"),
        image=(picture.src, picture.alt) if picture.src not in text.body else ("", ""),
        attached=text.attached,
        aliases=_aliases(item, url),
        draft=bool(why_hidden),
        kind="page" if is_page else "article",
    )


def _why_not(kind: str, status: str) -> str:
    """Return why an item is no article; '' if it is one."""
    if kind in _NOT_THERE:
        return _NOT_THERE[kind]
    if kind in _SITE_TYPES:
        return f"a part of the site: {kind}"
    if status in ("trash", "auto-draft"):
        return "in the bin" if status == "trash" else "an automatic draft"
    return "" if status in (*_PUBLIC, *_WAITING) else f"of the status {status[:40]}"


def _dated(item: Item, status: str, options: ImportOptions) -> Dated:
    """Return the date of publication, by the clock of the site; a draft has only that of its last
    change, without UTC.
    """
    local, utc = item.first("wp:post_date"), item.first("wp:post_date_gmt")
    if not local and not utc:
        return published(line_of(item.first("pubDate")), options.today)
    if status in ("draft", "pending") and utc.startswith("0000"):
        return Dated(None, Doubt.NO_DATE)
    return of_site(local, utc, options.today)


def _summary(visible: Sequence[VisibleField]) -> tuple[str, dict[int, Verdict]]:
    """Return the first excerpt, as a line; all others are left out."""
    summaries = {
        index: " ".join(one.text.split())
        for index, one in enumerate(visible)
        if one.role == "summary"
    }
    first = next((index for index, text in summaries.items() if text), -1)
    others = (index for index in summaries if index != first)
    return summaries.get(first, ""), dict.fromkeys(
        others, Verdict(Role.LEFT_OUT, "another excerpt")
    )


def _verdicts(visible: Sequence[VisibleField], dated: Dated) -> dict[int, Verdict]:
    verdicts = {}
    for index, one in enumerate(visible):
        if one.role == "category" and _is_none(one):
            verdicts[index] = Verdict(Role.LEFT_OUT, "no category")
        elif one.role == "date" and dated.when is None:
            verdicts[index] = Verdict(Role.LEFT_OUT, "no day of publication")
    return verdicts


def _is_none(category: VisibleField) -> bool:
    """Return whether a category says that there is none."""
    return fold(category.line) in _NO_CATEGORY


def _labels(visible: Sequence[VisibleField], role: str) -> tuple[str, ...]:
    lines = (one.line for one in visible if one.role == role and not _is_none(one))
    return tuple(dict.fromkeys(lines))


def _authors(visible: Sequence[VisibleField], site: Site) -> tuple[str, ...]:
    """Return the names of the authors: co-authors, else the login of whoever put the post in."""
    authors = [one for one in visible if one.role == "author"]
    authors = [one for one in authors if one.field.name == "category"] or authors
    return tuple(dict.fromkeys(site.names.get(one.line) or one.line for one in authors))


def _aliases(item: Item, url: str) -> tuple[str, ...]:
    """Return the old addresses: that of the post, and those that it had under older names."""
    own = alias_of(url)
    if not own:
        return ()
    folder = own[0].rstrip("/").rpartition("/")[0]
    end = "/" if own[0].endswith("/") else ""
    slugs = (
        field.first("wp:meta_value")
        for field in item.fields
        if field.name == "wp:postmeta" and field.first("wp:meta_key") == "_wp_old_slug"
    )
    older = (
        alias
        for slug in slugs
        if slug and "/" not in slug
        for alias in alias_of(f"http://blog{quote(folder)}/{slug}{end}")
    )
    return tuple(dict.fromkeys((*own, *older)))


def _notes(item: Item, dropped: Mapping[str, int]) -> tuple[str, ...]:
    """Return what the account says besides: shortcodes that were dropped, comments left out."""
    comments = _count_comments(item)
    codes = tuple(f"shortcode [{name}] taken away: {count}" for name, count in dropped.items())
    return (*codes, f"comments left out: {comments}") if comments else codes
