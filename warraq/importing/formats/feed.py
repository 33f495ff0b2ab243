"""Feeds as they were saved: RSS in all its versions, RDF, Atom; each item is an article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from warraq.arabic.edtf import parse_when
from warraq.content.frontmatter.review import Doubt
from warraq.core.model import When
from warraq.importing.account import Role, Verdict
from warraq.importing.article import Imported, LeftOut, Outcome
from warraq.importing.decode import Unreadable
from warraq.importing.extract.dates.datelines import Dated
from warraq.importing.extract.dates.in_url import plain_day
from warraq.importing.extract.dates.timestamps import published
from warraq.importing.formats.feed_xml import feed_item
from warraq.importing.formats.feed_xml.items import Head, Item, read_head, read_item
from warraq.importing.formats.feed_xml.site import outlet_of
from warraq.importing.formats.feed_xml.split import as_utf8, root_of, split_items
from warraq.importing.formats.feed_xml.visible import (
    NO_TEXT,
    VisibleField,
    account_of,
    first_line,
    visible_text,
)
from warraq.importing.source import ImportOptions, Source
from warraq.importing.to_markdown.convert import convert_fragment

_COMMENT = re.compile(r"#(?:comment|respond|c\d)")


@dataclass(frozen=True, slots=True)
class Feed:
    """Reads feeds.

    What a reader could see of an item is its title, authors, dates, categories and its text,
    wherever the item holds one, in the order of the file.
    """

    name: str = "feed"

    def sniff(self, head: bytes, name: str) -> bool:
        root = root_of(head)
        return root in ("rss", "feed") or (root == "RDF" and b"rss" in as_utf8(head))

    def read(
        self, source: Source, options: ImportOptions
    ) -> Iterator[Outcome | Callable[[], Outcome]]:
        for item, head in _items(source):
            if isinstance(item, LeftOut):
                yield item
            else:
                visible = feed_item.visible_fields(item)
                yield partial(article_of, item, head, visible, options)

    def visible_text(self, source: Source) -> Iterator[str]:
        for item, _ in _items(source):
            if isinstance(item, LeftOut):
                yield item.text
            else:
                yield visible_text(feed_item.visible_fields(item))


def _items(source: Source) -> Iterator[tuple[Item | LeftOut, Head]]:
    """Yield each item of a file, with what is before them. Raises Unreadable if it has none."""
    head, number = Head(), 0
    for raw in split_items(source):
        number = raw.number
        if number == 0:
            head = read_head(raw)
        else:
            yield read_item(raw, head), head
    if number == 0:
        raise Unreadable("has no item in it")


def article_of(
    item: Item, head: Head, visible: Sequence[VisibleField], options: ImportOptions
) -> Outcome:
    """Return the article of an item. Its text is that of the fullest field; what the others repeat
    is left out.
    """
    url = feed_item.url_of(item)
    body = feed_item.fullest(visible)
    main, tail = feed_item.without_tail(visible[body].html) if body >= 0 else ("", "")
    text = convert_fragment(main, base=url or head.first("link")) if main else NO_TEXT
    title = first_line(visible, "title")
    if not text.body:
        return LeftOut("an item without text", title or url, text=visible_text(visible))
    if _COMMENT.search(url):
        return LeftOut("the comment of a reader", url, text=visible_text(visible))
    dated, updated = _dated(visible, url, options)
    summary, verdicts = feed_item.summary(visible, body, text.paragraphs)
    authors = {
        i: feed_item.author(one.line) for i, one in enumerate(visible) if one.role == "author"
    }
    verdicts |= {i: Verdict(Role.LEFT_OUT, "no name") for i, name in authors.items() if not name}
    if dated.when is None:
        dates = (i for i, one in enumerate(visible) if one.role == "date")
        verdicts |= dict.fromkeys(dates, Verdict(Role.LEFT_OUT, "no plain date"))
    is_teaser = feed_item.is_teaser(visible[body].field, text.paragraphs)
    categories = tuple(dict.fromkeys(one.line for one in visible if one.role == "category"))
    image = feed_item.image_of(item)
    site = outlet_of(head.first("title", "atom:title"), categories)
    return Imported(
        title=title,
        paragraphs=text.paragraphs,
        when=dated.when,
        authors=tuple(dict.fromkeys(filter(None, authors.values()))),
        outlet=first_line(visible, "outlet") or site,
        url=url,
        doubts=(
            dated.doubt,
            f"{Doubt.DATE_NOT_PLAIN}: {updated}" if updated else "",
            Doubt.ONLY_SUMMARY if is_teaser else "",
        ),
        account=account_of(item, visible, body, text, verdicts, tail=tail),
        body=text.body,
        summary=summary,
        categories=categories,
        tags=feed_item.tags(visible),
        image=image if image[0] not in text.body else ("", ""),
        attached=text.attached,
    )


def _dated(visible: Sequence[VisibleField], url: str, options: ImportOptions) -> tuple[Dated, str]:
    """Return the date of publication, and the text of the date of a change where there is no
    other.
    """
    lines = {one.field.name: one.line for one in reversed(visible) if one.role == "date"}
    best = Dated(None, Doubt.NO_DATE)
    for name in sorted(lines, key=feed_item.DATES.index):
        dated = published(lines[name], options.today)
        if dated.when:
            updated = lines[name] if name in feed_item.UPDATED else ""
            return Dated(_by_site(dated.when, url)), updated
        best = dated if best.doubt == Doubt.NO_DATE else best
    return best, ""


def _by_site(when: When, url: str) -> When:
    """Return the day by the clock of the site, where the feed gives UTC and the address holds the
    day before or after it.
    """
    day = plain_day(url)
    if day is None or when.moment is None or when.moment.utcoffset() != dt.timedelta(0):
        return when
    return parse_when(day) if abs(day - when.first) == dt.timedelta(days=1) else when
