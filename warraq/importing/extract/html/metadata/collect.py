"""Collect, in one pass over a page, everything that may be metadata of its article."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from warraq.importing.decode import mended

_TAGS = ("meta", "title", "link", "script", "h1", "h2", "h3", "time", "abbr")
_PROPERTIES = etree.XPath("descendant::*[@itemprop] | descendant::*[@property][not(self::meta)]")
_RELATED = etree.XPath("descendant::a[contains(@rel, 'tag') or contains(@rel, 'author')]")
_MAX_VALUE_CHARS = 2000
_MAX_TEXT_NODES = 60
_MAX_ELEMENTS = 20_000
_MAX_VALUES = 60
_MAX_NAME_CHARS = 80
_MAX_PROPERTIES = 6
_MAX_ESCAPES = 3
"""The bounds of a page that is made to be endless; no honest one comes near them."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What may be metadata of a page, each in the order of the page.

    metas     contents of the meta elements, by their name in lower case
    links     addresses of the link elements, by their relation
    scripts   the JSON of its scripts
    codes     its other scripts, as elements
    titles    its title elements
    headings  the texts of its headings of the first order
    lesser    its headings of the second and the third
    props     elements of microdata and RDFa, by their property: 'headline', 'datepublished'
    times     its elements of time
    tags      the texts of links that say that they are tags
    authors   the texts of links that say that they lead to the author
    """

    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    codes: list[HtmlElement] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    lesser: list[HtmlElement] = field(default_factory=list)
    props: dict[str, list[HtmlElement]] = field(default_factory=dict)
    times: list[HtmlElement] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)

    def all(self, names: str) -> list[str]:
        """Return the texts of the meta elements of some names, which spaces part, in
        their order.
        """
        raws = (raw for name in names.split() for raw in self.metas.get(name, ()))
        return [text for raw in raws if (text := clean(raw))]

    def first(self, names: str) -> str:
        """Return the first of these texts; '' if there is none."""
        return next(iter(self.all(names)), "")


def collect(root: HtmlElement) -> Collected:
    """Collect from a page; from one that is made to be endless, only so much."""
    page = Collected()
    for element in islice(root.iter(*_TAGS), _MAX_ELEMENTS):
        match element.tag:
            case "meta":
                _collect_meta(page, element)
            case "script":
                _collect_script(page, element)
            case "title":
                page.titles.append(clean(element.text or ""))
            case "link":
                page.links.setdefault((element.get("rel") or "").lower(), element.get("href") or "")
            case "h1":
                page.headings.append(shown_in(element))
            case "h2" | "h3":
                page.lesser.append(element)
            case _:
                page.times.append(element)
    for element in _PROPERTIES(root)[:_MAX_ELEMENTS]:
        names = (element.get("itemprop") or element.get("property") or "").split()
        for name in names[:_MAX_PROPERTIES]:
            page.props.setdefault(name.lower().rpartition(":")[2], []).append(element)
    for element in _RELATED(root)[:_MAX_VALUES]:
        _collect_related(page, element)
    return page


def _collect_meta(page: Collected, element: HtmlElement) -> None:
    header = _header(element.get("http-equiv"))
    for name in filter(None, (element.get("property"), element.get("name"), header)):
        values = page.metas.setdefault(name.strip().lower()[:_MAX_NAME_CHARS], [])
        if len(values) < _MAX_VALUES:
            values.append(value_of(element))


def _collect_script(page: Collected, element: HtmlElement) -> None:
    if "json" in (element.get("type") or ""):
        page.scripts.append(element.text or "")
    elif element.get("src") is None:
        page.codes.append(element)


def _collect_related(page: Collected, link: HtmlElement) -> None:
    relations = link.get("rel").split()
    if "tag" in relations:
        page.tags.append(shown_in(link))
    elif "author" in relations:
        page.authors.append(shown_in(link))


def _header(header: str | None) -> str:
    """Return the header that an element replaces, if it is about the article; 'date' is when a
    server answered.
    """
    return header if header and header.lower() in ("content-language", "last-modified") else ""


def value_of(element: HtmlElement) -> str:
    """Return the value that an element gives to machines, else the text that it shows."""
    given = next(filter(None, map(element.get, ("content", "datetime", "title"))), None)
    return given[:_MAX_VALUE_CHARS] if given is not None else shown_in(element)


def shown_in(element: HtmlElement) -> str:
    """Return the text that an element shows, to a bound."""
    return clean("".join(islice(element.itertext(), _MAX_TEXT_NODES)))


def clean(raw: str) -> str:
    """Return a text as it is read: entities undone, also those escaped twice or thrice; white space
    tidied.
    """
    text = raw[:_MAX_VALUE_CHARS]
    for _ in range(_MAX_ESCAPES):
        if "&" not in text or (plainer := html.unescape(text)) == text:
            break
        text = plainer
    return " ".join(mended(text)[0].split())


def once(values: Iterable[str], most: int = 40) -> tuple[str, ...]:
    """Return the values that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))[:most]
