"""The dates that a page states: what each of its many places says, and how far that place is to be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from warraq.importing.extract.dates.timestamps import read_stamp
from warraq.importing.extract.html.metadata.collect import Gathered, clean, shown_in, value_of
from warraq.importing.extract.html.metadata.json_ld import Node, alike, is_article, texts
from warraq.importing.extract.html.metadata.metadata import Kind, Stated
from warraq.importing.extract.html.metadata.page_state import in_code, in_state

_PUBLISHED = {
    **dict.fromkeys(
        ("article:published_time", "og:published_time", "og:article:published_time"), 3
    ),
    **dict.fromkeys(
        ("datepublished", "date_published", "rnews:datepublished", "schema:datepublished"), 3
    ),
    **dict.fromkeys(
        (
            "originalpublicationdate",
            "article_date_original",
            "article.published",
            "article:published",
        ),
        3,
    ),
    **dict.fromkeys(
        ("publishdate", "publish_date", "publish-date", "published-date", "publication_date"), 3
    ),
    **dict.fromkeys(
        (
            "publication-date",
            "article:publicationdate",
            "pubdate",
            "bt:pubdate",
            "parsely-pub-date",
        ),
        3,
    ),
    **dict.fromkeys(("citation_publication_date", "citation_online_date", "sailthru.date"), 3),
    **dict.fromkeys(
        ("dcterms.issued", "dc.date.issued", "dc.issued", "cxenseparse:recs:publishtime"), 3
    ),
    **dict.fromkeys(
        ("dcterms.created", "dc.created", "dc.date.created", "article.created", "datecreated"), 2
    ),
    **dict.fromkeys(
        ("citation_date", "dc.date", "dcterms.date", "dc.date.publication", "dateposted"), 2
    ),
    **dict.fromkeys(("date", "created", "article_date", "news_date"), 1),
}
_MODIFIED = frozenset(
    (
        *(
            "article:modified_time",
            "og:updated_time",
            "og:modified_time",
            "og:article:modified_time",
            "datemodified",
        ),
        *(
            "last-modified",
            "lastmodified",
            "lastmod",
            "revised",
            "dcterms.modified",
            "dc.modified",
            "dc.date.modified",
        ),
        *(
            "modified_time",
            "updated_time",
            "dateupdated",
            "article:updated_time",
            "schema:datemodified",
        ),
    )
)
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
_MOST, _UP, _SHORT = 40, 12, 60


def dates_of(
    seen: Gathered,
    node: Node,
    nodes: Sequence[Node],
    titles: Sequence[str],
    *,
    sure: bool,
    persian: bool,
) -> tuple[Stated, ...]:
    """The dates of a page, those that are most to be trusted first.

    node     the linked data of the article, {} where there is none
    nodes    all objects of the page's scripts
    sure     whether `node` names this article by its headline or its address
    titles   what the page calls itself, by which an element of another article is known
    persian  whether years of 1300 to 1500 are Jalali
    """
    found: list[Stated] = []
    less = (0 if is_article(node) else 1) if sure else 2
    for key, kind, weight in _LINKED:
        for raw in texts(node.get(key)):
            found.append(
                _stated(f"json-ld {key}", raw, kind, max(0, weight - less), persian=persian)
            )
    for name, values in seen.metas.items():
        said, weight = _named(name)
        for raw in values[:3] if said != "plain" else ():
            found.append(_stated(f"meta {name}", raw, said, weight, persian=persian))
    found += _in_elements(seen, titles, persian=persian)
    found += _in_title(seen, persian=persian)
    if not any(date.kind == "published" and date.readings for date in found):
        for origin, raw in (
            *in_state(nodes, titles),
            *in_code(code.text or "" for code in seen.codes),
        ):
            found.append(_stated(origin, raw, "published", 2, persian=persian))
    return tuple(sorted(found, key=lambda date: -date.weight))


@lru_cache(maxsize=1024)
def _named(name: str) -> tuple[Kind, int]:
    """What the name of a meta element says of the date in it: 'plain' where it says nothing."""
    if name in _PUBLISHED:
        return "published", _PUBLISHED[name]
    if name in _MODIFIED:
        return "modified", 0
    says = ((kind, weight) for pattern, kind, weight in _NAMED if pattern.search(name))
    return next(says, ("plain", 0)) if _WHEN.search(name) else ("plain", 0)


def stamps_of(element: HtmlElement, shown: str, *, persian: bool = False) -> Iterator[Stated]:
    """The dates that an element beside the headline tells machines in its attributes: 2014-05-12 or
    seconds since 1970, where readers are shown 'two years ago'. `shown` is the line that it stands
    in.
    """
    kind: Kind = "modified" if _is_of_change(element, shown) else "published"
    for name, value in element.attrib.items():
        is_title = name == "title" and element.tag != "a" and len(value) <= _SHORT
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
) -> Stated:
    return Stated(
        origin, clean(raw)[:80], read_stamp(raw, persian=persian), kind, weight, shown[:80]
    )


def _in_title(seen: Gathered, *, persian: bool) -> Iterator[Stated]:
    """The day that a program puts behind the headline into the title, where the headline itself
    does not hold it.
    """
    for title in seen.titles[:1]:
        ending = _ENDING.search(title[-_SHORT:])
        if ending and not any(ending["day"] in heading for heading in seen.headings):
            yield _stated("title", ending["day"], "plain", 1, persian=persian)


def _in_elements(seen: Gathered, titles: Sequence[str], *, persian: bool) -> list[Stated]:
    """The dates of microdata, RDFa and time elements. What may be of another article is 'plain';
    where those that say 'published' are of several days, only that beside the page's own heading
    still says so.
    """
    found: list[tuple[Stated, HtmlElement]] = []
    for prop, (kind, weight) in _PROPS.items():
        for element in seen.props.get(prop, ())[:_MOST]:
            origin = f"microdata {prop}" if element.get("itemprop") else f"rdfa {prop}"
            said = _said(element, origin, kind, weight, titles, persian=persian)
            found.append((said, element))
    marked = {id(element) for _, element in found}
    for element in seen.times[:_MOST]:
        if id(element) not in marked and (element.tag == "time" or _MARKED.search(_class(element))):
            found.append(
                (
                    _said(element, "time element", *_time_kind(element), titles, persian=persian),
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


def _said(
    element: HtmlElement,
    origin: str,
    kind: Kind,
    weight: int,
    titles: Sequence[str],
    *,
    persian: bool,
) -> Stated:
    shown = shown_in(element)
    if kind != "plain" and _is_of_another(element, titles):
        kind, weight = "plain", 0
    return _stated(origin, value_of(element), kind, weight, shown, persian=persian)


def _one_day(dates: Sequence[tuple[Stated, HtmlElement]]) -> bool:
    return len({date.readings[0].first for date, _ in dates}) < 2


def _doubted(date: Stated) -> Stated:
    return replace(date, kind="plain", weight=0) if date.kind == "published" else date


def _class(element: HtmlElement) -> str:
    return (element.get("class") or "").lower()


def _time_kind(element: HtmlElement) -> tuple[Kind, int]:
    if element.get("pubdate") is not None or _MARKED.search(_class(element)):
        return "published", 3
    return ("modified", 0) if _UPDATED.search(_class(element)) else ("plain", 0)


def _is_of_another(element: HtmlElement, titles: Sequence[str]) -> bool:
    """Whether it stands at the side, among comments, in a list of articles, or in an item whose
    headline is not the page's.
    """
    for around in islice(element.iterancestors(), _UP):
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
            said = [value_of(head) for head in heads[:2]]
            return bool(titles) and not any(alike(text, title) for text in said for title in titles)
    return False


def _is_with_heading(element: HtmlElement) -> bool:
    """Whether the nearest article or item that holds it holds the page's heading too."""
    for around in element.iterancestors():
        if around.tag == "article" or around.get("itemscope") is not None:
            return bool(_HEADED(around))
    return False
