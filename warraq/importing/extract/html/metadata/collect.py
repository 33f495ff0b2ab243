"""One pass over a page, which gathers everything in it that may say something of its article."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from warraq.importing.decode import mended

_TAGS = ("meta", "title", "link", "script", "h1", "h2", "h3", "time", "abbr")
_SAYING = etree.XPath("descendant::*[@itemprop] | descendant::*[@property][not(self::meta)]")
_RELATED = etree.XPath("descendant::a[contains(@rel, 'tag') or contains(@rel, 'author')]")
_LONGEST, _PARTS, _MOST, _FEW = 2000, 60, 20_000, 60


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a page holds that may say something of its article, each in the order of the page.

    metas     contents of the meta elements, by their name in lower case
    links     addresses of the link elements, by their relation
    scripts   the JSON of its scripts
    codes     its other scripts, as elements
    titles    its title elements
    headings  the texts of its headings of the first order
    lesser    its headings of the second and the third
    props     elements of microdata and RDFa, by what they say: 'headline', 'datepublished'
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

    def all(self, *names: str) -> list[str]:
        """All texts of the meta elements of these names."""
        return [text for name in names for raw in self.metas.get(name, ()) if (text := clean(raw))]

    def first(self, *names: str) -> str:
        """The first text of a meta element of these names, in the order of the names; '' if there
        is none.
        """
        return next(
            (text for name in names for raw in self.metas.get(name, ()) if (text := clean(raw))), ""
        )


def gathered(root: HtmlElement) -> Gathered:
    """Gather from a page; at most some thousands of elements of one that is made to be endless."""
    seen = Gathered()
    for element in islice(root.iter(*_TAGS), _MOST):
        match element.tag:
            case "meta":
                for name in (
                    element.get("property"),
                    element.get("name"),
                    _spoken(element.get("http-equiv")),
                ):
                    if (
                        name
                        and len(held := seen.metas.setdefault(name.strip().lower()[:80], [])) < _FEW
                    ):
                        held.append(value_of(element))
            case "script" if "json" in (element.get("type") or ""):
                seen.scripts.append(element.text or "")
            case "script" if element.get("src") is None:
                seen.codes.append(element)
            case "title":
                seen.titles.append(clean(element.text or ""))
            case "link":
                seen.links.setdefault((element.get("rel") or "").lower(), element.get("href") or "")
            case "h1":
                seen.headings.append(shown_in(element))
            case "h2" | "h3":
                seen.lesser.append(element)
            case "time" | "abbr":
                seen.times.append(element)
    for element in _SAYING(root)[:_MOST]:
        for prop in (element.get("itemprop") or element.get("property") or "").split()[:6]:
            seen.props.setdefault(prop.lower().rpartition(":")[2], []).append(element)
    for element in _RELATED(root)[:_FEW]:
        relations = element.get("rel").split()
        into = seen.tags if "tag" in relations else seen.authors if "author" in relations else []
        into.append(shown_in(element))
    return seen


def _spoken(header: str | None) -> str:
    """A header that an element stands for, if it speaks of the article; 'date' is when a server
    answered.
    """
    return header if header and header.lower() in ("content-language", "last-modified") else ""


def value_of(element: HtmlElement) -> str:
    """What an element says to machines, else what it shows."""
    given = next(filter(None, map(element.get, ("content", "datetime", "title"))), None)
    return given[:_LONGEST] if given is not None else shown_in(element)


def shown_in(element: HtmlElement) -> str:
    """The text that an element shows, to a bound."""
    return clean("".join(islice(element.itertext(), _PARTS)))


def clean(raw: str) -> str:
    """A text as a reader reads it: entities undone, also those escaped twice or thrice; white space
    tidied.
    """
    text = raw[:_LONGEST]
    for _ in range(3):
        if "&" not in text or (plainer := html.unescape(text)) == text:
            break
        text = plainer
    return " ".join(mended(text)[0].split())


def once(values: Iterable[str], most: int = 40) -> tuple[str, ...]:
    """The values that say something, each once, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))[:most]
