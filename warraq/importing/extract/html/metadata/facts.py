"""What a page says of its article, and what of that is to be believed.

one pass ──▶ what machines are told ──▶ beside what the page shows: the day of publication, authors, headline
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from lxml.html import HtmlElement

from warraq.arabic.letters import fold
from warraq.importing.cues.lexical import folded_words
from warraq.importing.extract.html.metadata.collect import (
    Gathered,
    clean,
    gathered,
    once,
    shown_in,
    value_of,
)
from warraq.importing.extract.html.metadata.dates import dates_of
from warraq.importing.extract.html.metadata.json_ld import (
    Node,
    alike,
    article_of,
    lone,
    nodes_of,
    texts,
    types_of,
)
from warraq.importing.extract.html.metadata.metadata import Stated, Told
from warraq.importing.extract.html.metadata.title_author import authors, beside_headline, headline
from warraq.importing.extract.html.publication_date.decide import publication

__all__ = ["Stated", "Told", "authors", "headline", "publication", "told"]

_TITLES = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
)
_SUMMARIES = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "citation_abstract",
)
_AUTHORS = (
    *(
        "article:author",
        "citation_author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
    ),
    *("article:author:name", "author", "byl"),
)
_NO_PICTURE = re.compile(
    r"logo|default|placeholder|no[-_]?(?:image|photo|pic)|blank|spacer", re.IGNORECASE
)
_HOME = frozenset(map(fold, ("الرئيسية", "الصفحة الرئيسية", "home", "accueil")))
_SEPARATORS = re.compile(r"[,،;؛|]|\s#")
_PERSIAN, _ARABIC = re.compile("[پچژگکی]"), re.compile("[كيةىأإ]")
_LONG_TITLE, _LONG_TAG, _LONG_NAME, _TRAIL, _HEADINGS = 400, 60, 4, 6, 30


def told(root: HtmlElement, url: str = "") -> Told:
    """What a page says of its article; `url` is the address that it was fetched from, where that is
    known.

    Nothing that a page says, however broken, raises an error.
    """
    seen = gathered(root)
    address = _address(seen, url)
    titles = [*seen.all(*_TITLES), *seen.titles[:1]]
    names = once([*titles, *seen.headings[:3]])
    nodes = nodes_of(seen.scripts)
    known = article_of(nodes, names, (address, url)) or _named(seen, nodes)
    stray = _unnamed(nodes, (address, url)) if known is None else None
    node = known or {}
    titles = [
        *(clean(text) for text in texts(node.get("headline"))),
        *_props(seen, "headline", names),
        *titles,
        *(clean(text) for text in texts(node.get("name"))),
    ]
    outlet = _outlet(seen, node, nodes, titles)
    summary = seen.first(*_SUMMARIES) or next(map(clean, texts(node.get("description"))), "")
    language = _language(root, seen, node, " ".join((*titles, summary)))
    return Told(
        titles=once(title for title in titles if len(title) <= _LONG_TITLE),
        dates=dates_of(
            seen, stray or node, nodes, names, sure=stray is None, persian=language == "fa"
        ),
        authors=once(_authors(seen, node, names)),
        outlet=outlet,
        url=address,
        summary=summary,
        image=_image(seen, node, address),
        sections=_sections(seen, node, nodes, names),
        tags=_tags(seen, node, outlet),
        language=language,
    )


def _named(seen: Gathered, nodes: Sequence[Node]) -> Node | None:
    """The only article that linked data tell of, if a lesser heading of the page is its headline."""
    node = lone(nodes, ())
    headings = [shown_in(heading) for heading in seen.lesser[:_HEADINGS]] if node else []
    return article_of([node], headings, ()) if node and any(headings) else None


def _unnamed(nodes: Sequence[Node], addresses: Sequence[str]) -> Node | None:
    """The only article that linked data tell of, if no headline names it: templates leave 'Article'
    in its place.
    """
    node = lone(nodes, addresses)
    return (
        node
        if node
        and all(len(folded_words(text)) < _LONG_NAME for text in texts(node.get("headline")))
        else None
    )


def _props(seen: Gathered, prop: str, names: Sequence[str]) -> Iterator[str]:
    """What microdata says, where it speaks of this page."""
    for element in seen.props.get(prop, ())[:6]:
        if any(alike(text := clean(value_of(element)), name) for name in names):
            yield text


def _address(seen: Gathered, url: str) -> str:
    """The page's own address; not the site's front page, which some templates name on every page."""
    for raw in (seen.links.get("canonical", ""), *seen.all("og:url"), url):
        try:
            address = urljoin(url, raw.strip())
        except ValueError:
            continue
        _, _, path = address.partition("://")
        if path.partition("/")[2].strip("/") and address.startswith(("http://", "https://")):
            return address
    return url


def _outlet(seen: Gathered, node: Node, nodes: Sequence[Node], titles: Sequence[str]) -> str:
    publishers = [*texts(node.get("publisher"))]
    sites = [
        text for other in nodes if "WebSite" in types_of(other) for text in texts(other.get("name"))
    ]
    named = [
        *seen.all("og:site_name"),
        *map(clean, publishers),
        *seen.all("dc.publisher", "citation_publisher"),
    ]
    named += [*map(clean, sites), *seen.all("application-name", "apple-mobile-web-app-title")]
    for name in named:
        words = folded_words(name)
        is_headline = len(words) > _LONG_NAME and any(
            folded_words(title) == words for title in titles
        )
        if words and len(words) <= 2 * _LONG_NAME and not is_headline and "://" not in name:
            return name
    return beside_headline(titles, seen.headings)


def _authors(seen: Gathered, node: Node, names: Sequence[str]) -> Iterator[str]:
    for key in ("author", "creator"):
        yield from map(clean, texts(node.get(key)))
    yield from seen.all(*_AUTHORS)
    for element in (*seen.props.get("author", ())[:4], *seen.props.get("creator", ())[:2]):
        named = element.xpath(".//*[@itemprop='name']") if element.get("content") is None else []
        yield clean(value_of(named[0]) if named else value_of(element))
    yield from seen.authors[:2]


def _image(seen: Gathered, node: Node, address: str) -> tuple[str, str]:
    """The picture that the page gives as its own, and what it shows; not a logo that stands for
    none.
    """
    found = [
        *seen.all(
            "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"
        )
    ]
    found += [*texts(node.get("image"), "url"), *texts(node.get("thumbnailUrl"), "url")]
    for raw in found:
        try:
            picture = urljoin(address, raw.strip())
        except ValueError:
            continue
        if picture.startswith(("http://", "https://")) and not _NO_PICTURE.search(
            picture.rpartition("/")[2]
        ):
            return picture, seen.first("og:image:alt", "twitter:image:alt")
    return "", ""


def _sections(
    seen: Gathered, node: Node, nodes: Sequence[Node], names: Sequence[str]
) -> tuple[str, ...]:
    """The trail to the article, without the front page and the article itself; then the section
    that is named.
    """
    trail: list[str] = []
    for other in nodes:
        if "BreadcrumbList" in types_of(other) and isinstance(
            steps := other.get("itemListElement"), list
        ):
            for step in steps[:_TRAIL]:
                if isinstance(step, dict):
                    trail += [text for key in ("name", "item") for text in texts(step.get(key))][:1]
            break
    trail += [
        *texts(node.get("articleSection")),
        *seen.all("article:section", "section", "parsely-section"),
    ]
    found = (clean(text) for text in trail)
    return once(
        text
        for text in found
        if " ".join(folded_words(text)) not in _HOME
        and "://" not in text
        and len(text) <= _LONG_TAG
        and not any(alike(text, name) for name in names if text.count(" ") > 2)
    )


def _tags(seen: Gathered, node: Node, outlet: str) -> tuple[str, ...]:
    """The keywords of the article. Keywords that name the outlet are the site's, on every page the
    same.
    """
    lists = [
        seen.all("article:tag"),
        seen.all("news_keywords"),
        seen.all("keywords", "parsely-tags", "sailthru.tags"),
    ]
    lists += [
        [clean(text) for text in texts(node.get("keywords"))],
        [clean(text) for text in seen.tags],
    ]
    site = "".join(folded_words(outlet))
    found: list[str] = []
    for listed in lists:
        tags = [tag.strip(" #\"'«».") for text in listed for tag in _SEPARATORS.split(text)]
        if not site or not any(site in "".join(folded_words(tag)) for tag in tags):
            found += [tag for tag in tags if folded_words(tag) and len(tag) <= _LONG_TAG]
    apart = {" ".join(folded_words(tag)): tag for tag in reversed(found)}
    return once(tag for tag in found if apart[" ".join(folded_words(tag))] == tag)


def _language(root: HtmlElement, seen: Gathered, node: Node, text: str) -> str:
    """The language that is declared; where Arabic letters belie it, that which they are of."""
    top = root.getroottree().getroot()
    given = [
        top.get("lang"),
        top.get("xml:lang"),
        seen.first("content-language", "language", "og:locale"),
    ]
    given += [next(texts(node.get("inLanguage")), "")]
    declared = next(
        (
            found[1]
            for raw in given
            if (found := re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", raw or ""))
        ),
        "",
    )
    persian, arabic = len(_PERSIAN.findall(text)), len(_ARABIC.findall(text))
    if declared.lower() not in ("ar", "fa", "ur", "ku", "ckb", "ps", "ug") and (persian or arabic):
        return "fa" if persian > arabic else "ar"
    return declared.lower()
