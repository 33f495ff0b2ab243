"""Feeds as they were saved: RSS in all its versions, RDF, Atom; each item an article, as whole as the feed has it."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from warraq.arabic.edtf import parse_when
from warraq.core.model import When
from warraq.importing.account import Role, Verdict
from warraq.importing.article import Imported, LeftOut, Outcome
from warraq.importing.cues.lexical import folded_words
from warraq.importing.decode import Unreadable
from warraq.importing.extract.dates.datelines import Dated
from warraq.importing.extract.dates.in_url import plain_day
from warraq.importing.extract.dates.timestamps import published
from warraq.importing.formats.feed_xml.fields import Field
from warraq.importing.formats.feed_xml.items import (
    NO_TEXT,
    Head,
    Item,
    Seen,
    account_of,
    address_of,
    line_of,
    outlet_of,
    read_head,
    read_item,
    seen_text,
)
from warraq.importing.formats.feed_xml.split import as_utf8, root_of, split_items
from warraq.importing.source import ImportOptions, Source
from warraq.importing.to_markdown.convert import convert_fragment

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
_TEASERS = ("description", "atom:summary")
_DATES = tuple(name for name, role in _ROLES.items() if role == "date")
_UPDATED = ("atom:updated", "atom:modified", "dcterms:modified")
_LONGER = 1.5
_FULL = 40
"""A single paragraph of fewer words is taken for a summary: an agency's shortest dispatch is
longer.
"""
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
_TAIL = 3000
_XHTML = re.compile(r"<(/?)[\w.-]+:(?=[a-zA-Z])")
_PICTURED = ("enclosure", "atom:link", "media:content", "media:thumbnail", "itunes:image")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feed:
    """The importer of feeds. A reader of an item could see its title, authors, dates, categories
    and its text, wherever the item holds one, in the order of the file; that is what `visible_text` gives.
    """

    name: str = "feed"

    def sniff(self, head: bytes, name: str) -> bool:
        root = root_of(head)
        return root in ("rss", "feed") or (root == "RDF" and b"rss" in as_utf8(head))

    def read(
        self, source: Source, options: ImportOptions
    ) -> Iterator[Outcome | Callable[[], Outcome]]:
        for item, head in items(source):
            if isinstance(item, LeftOut):
                yield item
            else:
                yield partial(article, item, head, seen_of(item), options)

    def visible_text(self, source: Source) -> Iterator[str]:
        for item, _ in items(source):
            yield item.text if isinstance(item, LeftOut) else seen_text(seen_of(item))


_COMMENT = re.compile(r"#(?:comment|respond|c\d)")


def items(source: Source) -> Iterator[tuple[Item | LeftOut, Head]]:
    """Yield each item of a file, with what stands before the items. Raises Unreadable if it has
    none.
    """
    head, number = Head("cp1252", {}, ()), 0
    for raw in split_items(source):
        number = raw.number
        if number == 0:
            head = read_head(raw)
        else:
            yield read_item(raw, head), head
    if number == 0:
        raise Unreadable("has no item in it")


def seen_of(item: Item) -> tuple[Seen, ...]:
    """What a reader could see of an item of a feed."""
    found = (_seen(field, _ROLES[field.name]) for field in item.fields if field.name in _ROLES)
    return tuple(one for one in found if one.line or one.html)


def article(
    item: Item, head: Head, seen: Sequence[Seen], options: ImportOptions
) -> Imported | LeftOut:
    """The article of an item. Its text is that of the fullest field; what the others say again is
    left out.
    """
    url = _url(item)
    body = _fullest(seen)
    main, tail = _without_tail(seen[body].html) if body >= 0 else ("", "")
    prose = convert_fragment(main, base=url or head.first("link")) if main else NO_TEXT
    title = next((one.line for one in seen if one.role == "title"), "")
    if not prose.body:
        return LeftOut("an item without text", title or url, text=seen_text(seen))
    if _COMMENT.search(url):
        return LeftOut("the comment of a reader", url, text=seen_text(seen))
    dated, updated = _dated(seen, url, options)
    summary, verdicts = _summary(seen, body, prose.paragraphs)
    authors = {index: _author(one.line) for index, one in enumerate(seen) if one.role == "author"}
    verdicts |= {
        index: Verdict(Role.LEFT_OUT, "no name") for index, author in authors.items() if not author
    }
    if dated.when is None:
        verdicts |= {
            index: Verdict(Role.LEFT_OUT, "no plain date")
            for index, one in enumerate(seen)
            if one.role == "date"
        }
    words = sum(map(len, map(str.split, prose.paragraphs)))
    teaser = seen[body].field.name != "content:encoded" and (
        _CUT_SHORT.search(prose.paragraphs[-1][-200:] if prose.paragraphs else "")
        or (len(prose.paragraphs) < 2 and words < _FULL)
    )
    categories = tuple(dict.fromkeys(one.line for one in seen if one.role == "category"))
    pictured = _image(item)
    outlet = next((one.line for one in seen if one.role == "outlet"), "")
    return Imported(
        title=title,
        paragraphs=prose.paragraphs,
        when=dated.when,
        authors=tuple(dict.fromkeys(filter(None, authors.values()))),
        outlet=outlet or outlet_of(head.first("title", "atom:title"), categories),
        url=url,
        doubts=(
            dated.doubt,
            f"date not plain: {updated}" if updated else "",
            "only a summary" if teaser else "",
        ),
        account=account_of(item, seen, body, prose, verdicts, tail=tail),
        body=prose.body,
        summary=summary,
        categories=categories,
        tags=tuple(
            dict.fromkeys(tag for one in seen if one.role == "tag" for tag in _listed(one.line))
        ),
        image=pictured if pictured[0] not in prose.body else ("", ""),
        attached=prose.attached,
    )


def _seen(field: Field, role: str) -> Seen:
    if role in ("text", "summary"):
        return Seen(role, field, "", _markup(field))
    if field.name == "atom:category":
        return Seen(
            role, field, line_of(field.attributes.get("label") or field.attributes.get("term", ""))
        )
    inner = {"atom:author": "atom:name", "atom:source": "atom:title"}.get(field.name)
    return Seen(role, field, line_of(field.first(inner) if inner else field.text))


def _markup(field: Field) -> str:
    """What a field says, as HTML."""
    kind = field.attributes.get("type", "")
    text = field.text.strip()
    if kind in ("text", "text/plain") and field.name.startswith("atom:"):
        return html.escape(text, quote=False)
    return _XHTML.sub(r"<\1", text) if kind == "xhtml" else text


def _fullest(seen: Sequence[Seen]) -> int:
    """The field that the text is made of, by its place: the first in the order of trust, unless
    another one holds much more; -1 if there is none.
    """
    lengths = {index: len(one.text) for index, one in enumerate(seen) if one.field.name in _TEXTS}
    best = -1
    for index in sorted(lengths, key=lambda index: _TEXTS.index(seen[index].field.name)):
        if lengths[index] and (best < 0 or lengths[index] > _LONGER * lengths[best]):
            best = index
    return best


def _without_tail(markup: str) -> tuple[str, str]:
    """The markup without the line that WordPress puts below an item of its feeds, and that line."""
    place = max(0, len(markup) - _TAIL)
    tail = _APPEARED.search(markup, place)
    return (markup[: tail.start()], markup[tail.start() :]) if tail else (markup, "")


def _dated(seen: Sequence[Seen], url: str, options: ImportOptions) -> tuple[Dated, str]:
    """The date of publication, and the text of the date of a change where that had to stand for it."""
    held = {one.field.name: one.line for one in reversed(seen) if one.role == "date"}
    best = Dated(None, "no date")
    for name in sorted(held, key=_DATES.index):
        dated = published(held[name], options.today)
        if dated.when:
            return Dated(_by_site(dated.when, url)), held[name] if name in _UPDATED else ""
        best = dated if best.doubt == "no date" else best
    return best, ""


def _by_site(when: When, url: str) -> When:
    """Return the day by the clock of the site, where the feed gives UTC and the address holds the
    day before or after it.
    """
    day = plain_day(url)
    if day is None or when.moment is None or when.moment.utcoffset() != dt.timedelta(0):
        return when
    return parse_when(day) if abs(day - when.first) == dt.timedelta(days=1) else when


def _summary(
    seen: Sequence[Seen], body: int, paragraphs: Sequence[str]
) -> tuple[str, dict[int, Verdict]]:
    """The summary, and what becomes of the fields that hold a text and are not the article's: none
    is a summary that is cut short, or that says again what the article says.
    """
    said = " ".join(folded_words(" ".join(paragraphs)))
    summary, verdicts = "", {}
    for index, one in enumerate(seen):
        if one.role == "text" and index != body:
            text = one.text
            words = " ".join(folded_words(text))
            whole = one.field.name in _TEASERS and not _CUT_SHORT.search(text)
            if not summary and whole and words not in said:
                summary = " ".join(text.split())
                verdicts[index] = Verdict(Role.USED, "the summary")
            else:
                verdicts[index] = Verdict(
                    Role.LEFT_OUT,
                    "the text again" if words in said else "the text again, cut short",
                )
    return summary, verdicts


def _author(line: str) -> str:
    """The name in 'address@example.org (name)' or 'name <address@example.org>'; '' where there is
    only an address.
    """
    if named := _NAMED.fullmatch(line):
        line = (named["name"] or named["before"] or "").strip()
    return "" if _EMAIL.fullmatch(line) else line


def _listed(line: str) -> Sequence[str]:
    return [tag for tag in map(str.strip, re.split("[,،]", line)) if tag]


def _url(item: Item) -> str:
    """Where an item was published."""
    links = {
        "feedburner:origLink": 0,
        "link": 1,
        "atom:link": 2,
        "guid": 3,
        "atom:id": 4,
        "dc:identifier": 5,
    }
    found = []
    for field in item.fields:
        rank = links.get(field.name)
        permanent = field.attributes.get("isPermaLink", "true").strip().lower() != "false"
        if rank is None or not permanent or field.attributes.get("rel", "alternate") != "alternate":
            continue
        if address := address_of(field.attributes.get("href") or field.text):
            found.append((rank, address))
    return min(found, key=lambda pair: pair[0], default=(0, ""))[1]


def _image(item: Item) -> tuple[str, str]:
    """The picture that an item carries, the largest kind first, and what it shows."""
    inner = [
        field for group in item.fields if group.name == "media:group" for field in group.fields
    ]
    found = []
    for field in (*item.fields, *inner):
        given = field.attributes
        address = address_of(given.get("url") or given.get("href") or "")
        kind = given.get("medium") or given.get("type") or ""
        pictured = kind.startswith("image") or (not kind and bool(_PICTURE.search(address)))
        if field.name == "atom:link" and given.get("rel") != "enclosure":
            continue
        if (
            field.name in _PICTURED
            and address
            and (pictured or field.name in ("media:thumbnail", "itunes:image"))
        ):
            found.append(
                (_PICTURED.index(field.name), address, line_of(field.first("media:title")))
            )
    return min(found, key=lambda one: one[0])[1:] if found else ("", "")
