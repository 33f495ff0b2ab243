"""Read the metadata of a page about its article: meta elements, linked data, microdata, links."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from lxml.html import HtmlElement

from warraq.arabic.letters import fold
from warraq.core.model import When
from warraq.importing.cues.lexical import folded_words
from warraq.importing.cues.site_name import beside_headline, joined
from warraq.importing.extract.html.metadata.collect import (
    Collected,
    clean,
    collect,
    once,
    shown_in,
    value_of,
)
from warraq.importing.extract.html.metadata.dates import StatedDate, dates_of
from warraq.importing.extract.html.metadata.json_ld import (
    Node,
    alike,
    article_of,
    lone,
    nodes_of,
    texts,
    types_of,
)

_TITLES = """
    og:title twitter:title citation_title dc.title dcterms.title parsely-title sailthru.title
"""
_SUMMARIES = """
    og:description description twitter:description dc.description citation_abstract
"""
_AUTHORS = """
    article:author citation_author dc.creator dcterms.creator parsely-author sailthru.author
    article:author:name author byl
"""
_PICTURES = "og:image og:image:url og:image:secure_url twitter:image twitter:image:src"
_NO_PICTURE = re.compile(
    r"logo|default|placeholder|no[-_]?(?:image|photo|pic)|blank|spacer", re.IGNORECASE
)
_HOME = frozenset(map(fold, ("الرئيسية", "الصفحة الرئيسية", "home", "accueil")))
_SEPARATORS = re.compile(r"[,،;؛|]|\s#")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")
_ARABIC_SCRIPT = ("ar", "fa", "ur", "ku", "ckb", "ps", "ug")
_PERSIAN = re.compile("[پچژگکی]")
_ARABIC = re.compile("[كيةىأإ]")
_MAX_TITLE_CHARS = 400
_MAX_TAG_CHARS = 60
_MAX_OUTLET_WORDS = 8
_MIN_HEADLINE_WORDS = 4
"""What has fewer may be the name of a site, or a word of its template."""
_MAX_TRAIL_STEPS = 6
_MAX_LESSER_HEADINGS = 30
_MAX_TITLE_HEADINGS = 3
_MAX_PROPERTIES = 6


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Metadata of a page about its article. Every field may be empty, but none is made up.

    titles    candidates for the headline, best first; those that name the site beside it are among
              them
    dates     every date that it gives to machines, in order of their weight
    authors   as the page names them, unjudged
    outlet    who publishes it
    url       its own address, absolute where the page gives it so
    summary   its description
    image     address and what it shows, ('', '') where there is none
    sections  where the site files it, the widest first
    tags      its keywords
    language  'ar', 'fa', ... as declared or, where its letters say otherwise, as it is written
    """

    titles: tuple[str, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    summary: str = ""
    image: tuple[str, str] = ("", "")
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""

    @property
    def published(self) -> When | None:
        """The surest date of publication among them; `decide` weighs it against what the page
        shows.
        """
        return next(
            (date.when for date in self.dates if date.kind == "published" and date.when), None
        )

    @property
    def modified(self) -> frozenset[dt.date]:
        """The days on which the page was changed."""
        return frozenset(
            when.first for date in self.dates if date.kind == "modified" for when in date.readings
        )


def read_metadata(root: HtmlElement, url: str = "") -> PageMetadata:
    """Return the metadata of a page; `url` is the address that it was fetched from, where that is
    known.

    Nothing in a page, however broken, raises an error.
    """
    page = collect(root)
    address = _address(page, url)
    titles = [*page.all(_TITLES), *page.titles[:1]]
    names = once([*titles, *page.headings[:_MAX_TITLE_HEADINGS]])
    nodes = nodes_of(page.scripts)
    own = article_of(nodes, names, (address, url)) or _named(page, nodes)
    stray = _unnamed(nodes, (address, url)) if own is None else None
    node = own or {}
    titles = [
        *(clean(text) for text in texts(node.get("headline"))),
        *_props(page, "headline", names),
        *titles,
        *(clean(text) for text in texts(node.get("name"))),
    ]
    outlet = _outlet(page, node, nodes, titles)
    summary = page.first(_SUMMARIES) or next(map(clean, texts(node.get("description"))), "")
    language = _language(root, page, node, " ".join((*titles, summary)))
    return PageMetadata(
        titles=once(title for title in titles if len(title) <= _MAX_TITLE_CHARS),
        dates=dates_of(
            page, stray or node, nodes, names, sure=stray is None, persian=language == "fa"
        ),
        authors=once(_authors(page, node, names)),
        outlet=outlet,
        url=address,
        summary=summary,
        image=_image(page, node, address),
        sections=_sections(page, node, nodes, names),
        tags=_tags(page, node, outlet),
        language=language,
    )


def _named(page: Collected, nodes: Sequence[Node]) -> Node | None:
    """Return the only article of the linked data, if a lesser heading of the page is
    its headline.
    """
    node = lone(nodes, ())
    headings = [shown_in(heading) for heading in page.lesser[:_MAX_LESSER_HEADINGS]] if node else []
    return article_of([node], headings, ()) if node and any(headings) else None


def _unnamed(nodes: Sequence[Node], addresses: Sequence[str]) -> Node | None:
    """Return the only article of the linked data, if no headline names it: templates leave
    'Article' in its place.
    """
    node = lone(nodes, addresses)
    headlines = texts(node.get("headline")) if node else ()
    is_unnamed = all(len(folded_words(text)) < _MIN_HEADLINE_WORDS for text in headlines)
    return node if node and is_unnamed else None


def _props(page: Collected, prop: str, names: Sequence[str]) -> Iterator[str]:
    """Yield the values of a microdata property that are a name of this page."""
    for element in page.props.get(prop, ())[:_MAX_PROPERTIES]:
        if any(alike(text := clean(value_of(element)), name) for name in names):
            yield text


def _address(page: Collected, url: str) -> str:
    """Return the page's own address; not the site's front page, which some templates give for every
    page.
    """
    for raw in (page.links.get("canonical", ""), *page.all("og:url"), url):
        try:
            address = urljoin(url, raw.strip())
        except ValueError:
            continue
        _, _, path = address.partition("://")
        if path.partition("/")[2].strip("/") and address.startswith(("http://", "https://")):
            return address
    return url


def _outlet(page: Collected, node: Node, nodes: Sequence[Node], titles: Sequence[str]) -> str:
    publishers = [*texts(node.get("publisher"))]
    sites = [
        text for other in nodes if "WebSite" in types_of(other) for text in texts(other.get("name"))
    ]
    named = [
        *page.all("og:site_name"),
        *map(clean, publishers),
        *page.all("dc.publisher citation_publisher"),
    ]
    named += [*map(clean, sites), *page.all("application-name apple-mobile-web-app-title")]
    for name in named:
        words = folded_words(name)
        is_headline = len(words) > _MIN_HEADLINE_WORDS and any(
            folded_words(title) == words for title in titles
        )
        if words and len(words) <= _MAX_OUTLET_WORDS and not is_headline and "://" not in name:
            return name
    return beside_headline(titles, page.headings)


def _authors(page: Collected, node: Node, names: Sequence[str]) -> Iterator[str]:
    for key in ("author", "creator"):
        yield from map(clean, texts(node.get(key)))
    yield from page.all(_AUTHORS)
    for element in (*page.props.get("author", ())[:4], *page.props.get("creator", ())[:2]):
        named = element.xpath(".//*[@itemprop='name']") if element.get("content") is None else []
        yield clean(value_of(named[0]) if named else value_of(element))
    yield from page.authors[:2]


def _image(page: Collected, node: Node, address: str) -> tuple[str, str]:
    """Return the picture that the page gives as its own, and what it shows; no logo in
    its place.
    """
    linked = (*texts(node.get("image"), "url"), *texts(node.get("thumbnailUrl"), "url"))
    for raw in (*page.all(_PICTURES), *linked):
        try:
            picture = urljoin(address, raw.strip())
        except ValueError:
            continue
        is_web = picture.startswith(("http://", "https://"))
        if is_web and not _NO_PICTURE.search(picture.rpartition("/")[2]):
            return picture, page.first("og:image:alt twitter:image:alt")
    return "", ""


def _sections(
    page: Collected, node: Node, nodes: Sequence[Node], names: Sequence[str]
) -> tuple[str, ...]:
    """Return the trail to the article, without the front page and the article itself; then the
    section that is named.
    """
    named = [
        *_trail(nodes),
        *texts(node.get("articleSection")),
        *page.all("article:section section parsely-section"),
    ]
    return once(
        text
        for text in map(clean, named)
        if " ".join(folded_words(text)) not in _HOME
        and "://" not in text
        and len(text) <= _MAX_TAG_CHARS
        and not any(alike(text, name) for name in names if text.count(" ") > 2)
    )


def _trail(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the names of the first trail of breadcrumbs, the widest first."""
    for other in nodes:
        steps = other.get("itemListElement") if "BreadcrumbList" in types_of(other) else None
        if isinstance(steps, list):
            for step in steps[:_MAX_TRAIL_STEPS]:
                if isinstance(step, dict):
                    names = (text for key in ("name", "item") for text in texts(step.get(key)))
                    yield from islice(names, 1)
            return


def _tags(page: Collected, node: Node, outlet: str) -> tuple[str, ...]:
    """Return the keywords of the article. Keywords that name the outlet are the site's, on every
    page the same.
    """
    lists = [
        page.all("article:tag"),
        page.all("news_keywords"),
        page.all("keywords parsely-tags sailthru.tags"),
    ]
    lists += [
        [clean(text) for text in texts(node.get("keywords"))],
        [clean(text) for text in page.tags],
    ]
    site = joined(outlet)
    tags: list[str] = []
    for keywords in lists:
        listed = [tag.strip(" #\"'«».") for text in keywords for tag in _SEPARATORS.split(text)]
        if not site or not any(site in joined(tag) for tag in listed):
            tags += [tag for tag in listed if folded_words(tag) and len(tag) <= _MAX_TAG_CHARS]
    first = {" ".join(folded_words(tag)): tag for tag in reversed(tags)}
    return once(tag for tag in tags if first[" ".join(folded_words(tag))] == tag)


def _language(root: HtmlElement, page: Collected, node: Node, text: str) -> str:
    """Return the language that is declared; where Arabic letters belie it, that of the letters."""
    top = root.getroottree().getroot()
    given = [
        top.get("lang"),
        top.get("xml:lang"),
        page.first("content-language language og:locale"),
    ]
    given += [next(texts(node.get("inLanguage")), "")]
    declared = next(
        (found[1] for raw in given if (found := _LANGUAGE.match(raw or ""))),
        "",
    )
    persian, arabic = len(_PERSIAN.findall(text)), len(_ARABIC.findall(text))
    if declared.lower() not in _ARABIC_SCRIPT and (persian or arabic):
        return "fa" if persian > arabic else "ar"
    return declared.lower()
