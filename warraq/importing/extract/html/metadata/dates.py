"""Read the dates in the metadata of a page, each with how far its place is to be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

from warraq.core.model import When
from warraq.importing.extract.dates.timestamps import read_stamp
from warraq.importing.extract.html.metadata.collect import Collected, clean, shown_in, value_of
from warraq.importing.extract.html.metadata.json_ld import (
    Node,
    alike,
    in_code,
    in_state,
    is_article,
    texts,
)

Kind = Literal["published", "modified", "plain"]

_PUBLISHED_NAMES = {
    3: """
        article:published_time og:published_time og:article:published_time datepublished
        date_published rnews:datepublished schema:datepublished originalpublicationdate
        article_date_original article.published article:published publishdate publish_date
        publish-date published-date publication_date publication-date article:publicationdate
        pubdate bt:pubdate parsely-pub-date citation_publication_date citation_online_date
        sailthru.date dcterms.issued dc.date.issued dc.issued cxenseparse:recs:publishtime
    """,
    2: """
        dcterms.created dc.created dc.date.created article.created datecreated citation_date
        dc.date dcterms.date dc.date.publication dateposted
    """,
    1: "date created article_date news_date",
}
"""Names of meta elements for the day of publication, by how far each is to be trusted."""
_PUBLISHED = {name: weight for weight, names in _PUBLISHED_NAMES.items() for name in names.split()}
_MODIFIED = """
    article:modified_time og:updated_time og:modified_time og:article:modified_time datemodified
    last-modified lastmodified lastmod revised dcterms.modified dc.modified dc.date.modified
    modified_time updated_time dateupdated article:updated_time schema:datemodified
"""
_MODIFIED_NAMES = frozenset(_MODIFIED.split())
_LINKED: tuple[tuple[str, Kind, int], ...] = (
    ("datePublished", "published", 3),
    ("dateCreated", "published", 2),
    ("uploadDate", "plain", 1),
    ("dateModified", "modified", 0),
)
_PROPS: dict[str, tuple[Kind, int]] = {
    "datepublished": ("published", 3),
    "issued": ("published", 3),
    "published_time": ("published", 3),
    "datecreated": ("published", 2),
    "created": ("published", 2),
    "date": ("published", 2),
    "datemodified": ("modified", 0),
    "modified": ("modified", 0),
}
_WHEN = re.compile(r"date|time|pubd")
_NAMED: tuple[tuple[re.Pattern[str], Kind, int], ...] = (
    (
        re.compile(
            r"expir|valid|unpub|event|start|\bend|avail|copyr|birth|crawl|server|now|today|zone|build|format"
        ),
        "plain",
        0,
    ),
    (re.compile(r"updat|modif|revis|chang"), "modified", 0),
    (re.compile(r"publi|pubd|issue|post|releas"), "published", 3),
    (re.compile(r"creat|article|story|news"), "published", 2),
)
_GIVEN = re.compile(r"data-[\w-]*(?:date|time|stamp|publish)(?!out|r)")
_MARKED = re.compile(
    r"(?<![a-z])(?:published|entry-date|publish-date|pubdate|post-date|date-published)(?![a-z])"
)
_UPDATED = re.compile(r"(?<![a-z])(?:updated|modified)(?![a-z])")
_CHANGED = re.compile(r"updat|modif")
_LABEL = re.compile(r"تحديث|تعديل")
_OTHERS = re.compile(
    r"(?:^|\s)(?:comments?|commentlist|related|sidebar|ticker|latest|most-?read)"
    r"(?=$|\s|[-_](?:list|posts?|news|articles|box|wrap|inner|area|item|body))",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\s[|–—-]\s(?P<day>\d{1,4}([./-])\d{1,2}\2\d{1,4})\s*(?:[,،|–—-][^\d]*)?$")
_HEADLINES = etree.XPath("descendant::*[contains(@itemprop, 'headline')]")
_LISTED = etree.XPath(
    "boolean(descendant::h1 | descendant::h2 | descendant::h3 | descendant::h4 | descendant::img)"
)
_HEADED = etree.XPath("boolean(descendant::h1)")
_MAX_ELEMENTS = 40
_MAX_LEVELS_UP = 12
_MAX_TITLE_CHARS = 60
"""A `title` attribute that is longer is no date, and the date behind a headline is no further from
the end of the title.
"""
_MAX_RAW_CHARS = 80
_MAX_METAS_OF_A_NAME = 3


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that a page gives to machines.

    origin    where it is: 'json-ld datePublished', 'meta article:published_time', 'time
              element', ...
    raw       as it is written
    readings  what it may mean, the likeliest first; two where the order of day and month is open;
              none where it is no date
    kind      'published', 'modified', or 'plain' where it may be another article's
    weight    how far the origin is to be trusted as the day of publication: 3 made for it, 2
              usually it, 1 often another day (a template's, a crawl's), 0 never by itself
    shown     what the page shows in its place, where it is in the text of the page
    """

    origin: str
    raw: str
    readings: tuple[When, ...]
    kind: Kind
    weight: int
    shown: str = ""

    @property
    def when(self) -> When | None:
        """The date that it means, if that is plain."""
        return self.readings[0] if len(self.readings) == 1 else None


def dates_of(
    page: Collected,
    node: Node,
    nodes: Sequence[Node],
    titles: Sequence[str],
    *,
    sure: bool,
    persian: bool,
) -> tuple[StatedDate, ...]:
    """Return the dates in the metadata of a page, those that are most to be trusted first.

    node     the linked data of the article, {} where there is none
    nodes    all objects of the page's scripts
    sure     whether `node` names this article by its headline or its address
    titles   what the page calls itself, by which an element of another article is known
    persian  whether years of 1300 to 1500 are Jalali
    """
    dates: list[StatedDate] = []
    less = (0 if is_article(node) else 1) if sure else 2
    for key, kind, weight in _LINKED:
        for raw in texts(node.get(key)):
            dates.append(
                _stated(f"json-ld {key}", raw, kind, max(0, weight - less), persian=persian)
            )
    for name, values in page.metas.items():
        kind, weight = _named(name)
        for raw in values[:_MAX_METAS_OF_A_NAME] if kind != "plain" else ():
            dates.append(_stated(f"meta {name}", raw, kind, weight, persian=persian))
    dates += _in_elements(page, titles, persian=persian)
    dates += _in_title(page, persian=persian)
    if not any(date.kind == "published" and date.readings for date in dates):
        for origin, raw in (
            *in_state(nodes, titles),
            *in_code(code.text or "" for code in page.codes),
        ):
            dates.append(_stated(origin, raw, "published", 2, persian=persian))
    return tuple(sorted(dates, key=lambda date: -date.weight))


@lru_cache(maxsize=1024)
def _named(name: str) -> tuple[Kind, int]:
    """Return the kind and weight of a date by the name of its meta element."""
    if name in _PUBLISHED:
        return "published", _PUBLISHED[name]
    if name in _MODIFIED_NAMES:
        return "modified", 0
    named = ((kind, weight) for pattern, kind, weight in _NAMED if pattern.search(name))
    return next(named, ("plain", 0)) if _WHEN.search(name) else ("plain", 0)


def stamps_of(element: HtmlElement, shown: str, *, persian: bool = False) -> Iterator[StatedDate]:
    """Yield the dates in the attributes of an element beside the headline: 2014-05-12 or seconds
    since 1970, where readers are shown 'two years ago'. `shown` is the line that it is in.
    """
    kind: Kind = "modified" if _is_of_change(element, shown) else "published"
    for name, value in element.attrib.items():
        is_title = name == "title" and element.tag != "a" and len(value) <= _MAX_TITLE_CHARS
        if name == "datetime" or is_title or (_GIVEN.match(name) and not _CHANGED.search(name)):
            stated = _stated(f"{element.tag} {name}", value, kind, 3, shown, persian=persian)
            if stated.readings:
                yield stated


def _is_of_change(element: HtmlElement, shown: str) -> bool:
    names = f"{_class(element)} {(element.get('itemprop') or '').lower()}"
    if _MARKED.search(names) or "datepublished" in names:
        return False
    return bool(_CHANGED.search(names)) or bool(_LABEL.search(shown))


def _stated(
    origin: str, raw: str, kind: Kind, weight: int, shown: str = "", *, persian: bool
) -> StatedDate:
    return StatedDate(
        origin,
        clean(raw)[:_MAX_RAW_CHARS],
        read_stamp(raw, persian=persian),
        kind,
        weight,
        shown[:_MAX_RAW_CHARS],
    )


def _in_title(page: Collected, *, persian: bool) -> Iterator[StatedDate]:
    """Yield the day that a program puts behind the headline into the title, where the headline
    itself does not hold it.
    """
    for title in page.titles[:1]:
        ending = _ENDING.search(title[-_MAX_TITLE_CHARS:])
        if ending and not any(ending["day"] in heading for heading in page.headings):
            yield _stated("title", ending["day"], "plain", 1, persian=persian)


def _in_elements(page: Collected, titles: Sequence[str], *, persian: bool) -> list[StatedDate]:
    """Return the dates of microdata, RDFa and time elements. What may be of another article is
    'plain'; where those of kind 'published' are of several days, only that beside the page's own
    heading keeps it.
    """
    found: list[tuple[StatedDate, HtmlElement]] = []
    for prop, (kind, weight) in _PROPS.items():
        for element in page.props.get(prop, ())[:_MAX_ELEMENTS]:
            origin = f"microdata {prop}" if element.get("itemprop") else f"rdfa {prop}"
            date = _date(element, origin, kind, weight, titles, persian=persian)
            found.append((date, element))
    marked = {id(element) for _, element in found}
    for element in page.times[:_MAX_ELEMENTS]:
        if id(element) not in marked and (element.tag == "time" or _MARKED.search(_class(element))):
            found.append(
                (
                    _date(element, "time element", *_time_kind(element), titles, persian=persian),
                    element,
                )
            )
    published = [
        (date, element) for date, element in found if date.kind == "published" and date.readings
    ]
    if not _one_day(published):
        beside = [(date, element) for date, element in published if _is_with_heading(element)]
        believed = {id(element) for _, element in beside} if _one_day(beside) else set()
        found = [
            (date if id(element) in believed else _doubted(date), element)
            for date, element in found
        ]
    return [date for date, _ in found if date.readings or date.kind != "plain"]


def _date(
    element: HtmlElement,
    origin: str,
    kind: Kind,
    weight: int,
    titles: Sequence[str],
    *,
    persian: bool,
) -> StatedDate:
    shown = shown_in(element)
    if kind != "plain" and _is_of_another(element, titles):
        kind, weight = "plain", 0
    return _stated(origin, value_of(element), kind, weight, shown, persian=persian)


def _one_day(dates: Sequence[tuple[StatedDate, HtmlElement]]) -> bool:
    return len({date.readings[0].first for date, _ in dates}) < 2


def _doubted(date: StatedDate) -> StatedDate:
    return replace(date, kind="plain", weight=0) if date.kind == "published" else date


def _class(element: HtmlElement) -> str:
    return (element.get("class") or "").lower()


def _time_kind(element: HtmlElement) -> tuple[Kind, int]:
    if element.get("pubdate") is not None or _MARKED.search(_class(element)):
        return "published", 3
    return ("modified", 0) if _UPDATED.search(_class(element)) else ("plain", 0)


def _is_of_another(element: HtmlElement, titles: Sequence[str]) -> bool:
    """Whether an element is at the side, among comments, in a list of articles, or in an item whose
    headline is not the page's.
    """
    for around in islice(element.iterancestors(), _MAX_LEVELS_UP):
        tag, names = around.tag, f"{around.get('class') or ''} {around.get('id') or ''}"
        if tag == "body":
            return False
        if (
            tag in ("aside", "nav")
            or _OTHERS.search(names)
            or (tag in ("ul", "ol") and _LISTED(around))
        ):
            return True
        if around.get("itemscope") is not None and (heads := _HEADLINES(around)):
            headlines = [value_of(head) for head in heads[:2]]
            is_own = any(alike(text, title) for text in headlines for title in titles)
            return bool(titles) and not is_own
    return False


def _is_with_heading(element: HtmlElement) -> bool:
    """Whether the nearest article or item that holds it holds the page's heading too."""
    for around in element.iterancestors():
        if around.tag == "article" or around.get("itemscope") is not None:
            return bool(_HEADED(around))
    return False
