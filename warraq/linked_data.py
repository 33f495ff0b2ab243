"""What an article's page tells machines about it: schema.org's NewsArticle, as JSON-LD."""

from __future__ import annotations

from typing import Any

from warraq.feeds import address
from warraq.model import Article, Card
from warraq.pages import ArticleView, Site


def json_ld(page: ArticleView, url: str, site: Site) -> dict[str, Any]:
    """A NewsArticle. What is not known is left out; there are addresses only where base_url is set."""
    about = {"inLanguage": site.language, "url": _absolute(url, site)}
    return {"@context": "https://schema.org"} | _filled(_news_article(page, site) | about)


def _news_article(page: ArticleView, site: Site) -> dict[str, Any]:
    article, card = page.article, page.article.card
    source = article.provenance
    return {
        "@type": "NewsArticle",
        "headline": card.title,
        "description": card.summary,
        "datePublished": _date(card),
        "dateModified": card.changed.isoformat() if card.changed else "",
        "author": [{"@type": "Person", "name": name} for name in card.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": card.outlet} if card.outlet else {},
        "articleSection": [link.label for link in page.topics],
        "keywords": list(card.tags),
        "image": _picture(card, site),
        "wordCount": article.words,
        "isBasedOn": source.url if source else "",
        "sdPublisher": _keeper(site),
        "sdDatePublished": source.imported.isoformat() if source and source.imported else "",
        "correction": _corrections(article),
        "mainEntityOfPage": _absolute(card.url, site),
    }


def _corrections(article: Article) -> list[dict[str, Any]]:
    return [
        {"@type": "CorrectionComment", "datePublished": made.date.isoformat(), "text": made.note}
        for made in article.corrections
    ]


def _keeper(site: Site) -> dict[str, Any]:
    if site.publisher is None:
        return {}
    return _filled({"@type": "Organization", "name": site.publisher.name, "url": site.publisher.url})


def _date(card: Card) -> str:
    """ISO 8601 as far as the date is known; schema.org has no word for an interval or for 'about'."""
    when = card.when
    if when is None or when.precision == "interval" or when.approximate or when.uncertain:
        return ""
    return when.moment.isoformat() if when.moment else when.text


def _picture(card: Card, site: Site) -> str:
    if card.image is None:
        return ""
    return card.image.src if card.image.src.startswith(("http://", "https://")) else _absolute(card.image.src, site)


def _absolute(url: str, site: Site) -> str:
    return site.base_url + address(url) if site.base_url else ""


def _filled(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if value not in ("", [], {}, None)}
