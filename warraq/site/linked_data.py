"""What an article's page states for machines: schema.org's NewsArticle, as JSON-LD."""

from __future__ import annotations

from typing import Any

from warraq.arabic import reading_time
from warraq.arabic.letters import sort_key, words
from warraq.core.model import Article, Card
from warraq.site.citations import is_web, published
from warraq.site.feeds import address
from warraq.site.views.page import ArticleView, Site

_INSTITUTIONS = frozenset(words("هيئة وكالة صحيفة جريدة مجلة موقع قسم تحرير فريق مكتب شبكة قناة"))
"""The first words of names of institutions, folded."""


_MENTIONED = {"people": "Person", "places": "Place", "organisations": "Organization"}


def json_ld(page: ArticleView, url: str, site: Site) -> dict[str, Any]:
    """Return a NewsArticle without what is not known; addresses only where base_url is set."""
    about = {"inLanguage": site.language, "url": _absolute(url, site)}
    return {"@context": "https://schema.org"} | _filled(_news_article(page, site) | about)


def _news_article(page: ArticleView, site: Site) -> dict[str, Any]:
    article, card = page.article, page.article.card
    source = article.provenance
    origin = card.origin if is_web(card.origin) else ""
    minutes = reading_time.minutes(article.words, site.language)
    return {
        "@type": "NewsArticle",
        "headline": card.title,
        "description": card.summary,
        "datePublished": published(card),
        "dateModified": card.changed.isoformat() if card.changed else "",
        "author": [
            _filled({"@type": _kind_of(name), "name": name, "url": _absolute(link.url, site)})
            for name, link in zip(card.authors, page.authors, strict=True)
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": card.outlet} if card.outlet else {},
        "articleSection": [link.label for link in page.topics],
        "keywords": list(card.tags),
        "mentions": [
            _filled(
                {"@type": _MENTIONED[kind], "name": link.label, "url": _absolute(link.url, site)}
            )
            for kind, links in page.mentioned
            for link in links
        ],
        "image": _picture(card, site),
        "wordCount": article.words or "",
        "timeRequired": f"PT{minutes}M" if minutes else "",
        "creativeWorkStatus": "Withdrawn" if card.withdrawn else "",
        "isBasedOn": origin,
        "exampleOfWork": _work(page.first, site) if page.first else {},
        "workExample": [_work(copy, site) for copy in page.copies],
        "archivedAt": _absolute(card.url, site) if origin else "",
        "isPartOf": _whole(page, site),
        "copyrightNotice": site.rights,
        "sdPublisher": _keeper(site),
        "sdDatePublished": source.imported.isoformat() if source and source.imported else "",
        "correction": _corrections(article),
        "mainEntityOfPage": _absolute(card.url, site),
    }


def _work(card: Card, site: Site) -> dict[str, Any]:
    """Describe another publication of the same text.

    A copy names the first (exampleOfWork), and the first its copies (workExample).
    """
    about = {
        "@type": "NewsArticle",
        "headline": card.title,
        "url": _absolute(card.url, site),
        "datePublished": published(card),
        "publisher": {"@type": "NewsMediaOrganization", "name": card.outlet} if card.outlet else {},
    }
    return _filled(about)


def _kind_of(author: str) -> str:
    """Return the type of an author: an institution («هيئة التحرير») is no person."""
    return "Organization" if sort_key(author).partition(" ")[0] in _INSTITUTIONS else "Person"


def _corrections(article: Article) -> list[dict[str, Any]]:
    return [
        {"@type": "CorrectionComment", "datePublished": made.date.isoformat(), "text": made.note}
        for made in article.corrections
    ]


def _whole(page: ArticleView, site: Site) -> list[dict[str, Any]]:
    """Return the archive, if it has an address, and the thread that the article continues."""
    archive = {"@type": "WebSite", "name": site.title, "url": site.base_url}
    story = page.thread and {
        "@type": "Collection",
        "name": page.thread.label,
        "url": _absolute(page.thread.url.partition("#")[0], site),
    }
    return [archive] * bool(site.base_url) + ([_filled(story)] if story else [])


def _keeper(site: Site) -> dict[str, Any]:
    if site.publisher is None:
        return {}
    return _filled(
        {"@type": "Organization", "name": site.publisher.name, "url": site.publisher.url}
    )


def _picture(card: Card, site: Site) -> dict[str, Any]:
    """Return the picture, with its credit, if it has an address."""
    if card.image is None:
        return {}
    image = card.image
    url = image.src if is_web(image.src) else _absolute(image.src, site)
    values = {
        "@type": "ImageObject",
        "url": url,
        "width": image.width,
        "height": image.height,
        "caption": image.alt,
        "creditText": image.credit,
    }
    return {name: value for name, value in values.items() if value} if url else {}


def _absolute(url: str, site: Site) -> str:
    return site.base_url + address(url) if site.base_url else ""


def _filled(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if value not in ("", [], {}, None)}
