"""Linting content/: what a build would refuse, and what an editor should know besides."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from warraq.analysis.duplicates import chains
from warraq.arabic.letters import fold, words
from warraq.building import pipeline, published_urls
from warraq.content.frontmatter.text import locate
from warraq.content.frontmatter.values import NO_COPY
from warraq.core import cache
from warraq.core.model import Article, Card, Entry
from warraq.core.problems import Problem, in_order
from warraq.library.config import Config


def check(config: Config, *, as_of: dt.date, published: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return every problem of content/, sorted by file.

    published  addresses of the site as it was last published; one that would be lost is an error
    """
    order = pipeline.order_of(config, as_of)
    return cache.attempt(config.cache, lambda: _check(order, published))


def _check(order: pipeline.Order, published: Sequence[str]) -> tuple[Problem, ...]:
    config = order.config
    with cache.opened(config.cache, order.site) as store:
        contents, plan = pipeline.survey(order, store)
        store.save()
        planned = {page.url for page in plan.pages} | {file.url for file in plan.static_files}
        targets = {unquote(url) for url in (*planned, *(e.card.url for e in contents.entries))}
        problems = [*plan.problems, *_lost_firsts(contents.entries, config)]
        first: dict[tuple[str, str], str] = {}
        for entry in contents.entries:
            article = store.article(entry.card.path)
            problems += _twins(article, first)
            problems += _dead_links(article, targets, config)
            problems += _joined_tags(article, config)
            problems += _to_review(article, config)
    return in_order((*problems, *published_urls.lost(tuple(published), planned)))


def _twins(article: Article, first: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """Yield a Problem if an article has the title or the text of an earlier one.

    first  where each title and text was met first; the article's own are added
    """
    if article.kind == "page" or article.card.duplicate_of:
        return
    where = f"content/{article.card.path}"
    text = " ".join(words(re.sub(r"<[^>]+>", " ", article.html)))
    keys = [("title", fold(article.card.title))]
    if text:
        keys.append(("text", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()))
    for what, key in keys:
        other = first.setdefault((what, key), where)
        if other != where:
            mend = "keep one, or tell which is a copy: see `duplicates`"
            yield Problem(where, 0, 0, f"has the same {what} as {other}", mend, "warning")


def _lost_firsts(entries: Sequence[Entry], config: Config) -> Iterator[Problem]:
    """Yield a Problem for each `duplicate_of` that names no article, or leads back to itself."""
    cards = {entry.card.path: entry.card for entry in entries if entry.kind == "article"}
    for path, what in chains.faults(
        {path: card.duplicate_of for path, card in cards.items()}, cards
    ):
        mend = f"name the first as 2017/05/slug.md, or write '{NO_COPY}' if there is none"
        yield Problem(
            f"content/{path}",
            *_place(cards[path], config, "duplicate_of"),
            f"duplicate_of: {what}",
            mend,
        )


def _dead_links(article: Article, targets: set[str], config: Config) -> Iterator[Problem]:
    """Yield a Problem for each link or picture whose target the site does not have."""
    where = f"content/{article.card.path}"
    for line, target in article.links:
        place = target or "index.html"
        if targets.isdisjoint((place, f"{place.rstrip('/')}/index.html", f"{place}.html")):
            what = f"the link to '{target}' leads nowhere"
            yield Problem(where, line, 0, what, "mend the address, or add what it names")
    linked = {target for _, target in article.links}
    for picture in article.pictures:
        if picture.size >= 0 or picture.path in linked:
            continue
        what = f"the image '{picture.path}' is not there"
        yield Problem(
            where,
            *_place(article.card, config, "image", "src"),
            what,
            "put it beside the article, or mend image.src",
        )


def _joined_tags(article: Article, config: Config) -> Iterator[Problem]:
    """Yield a Problem for tags with an Arabic comma: YAML reads what was meant as two as one."""
    for tag in article.card.tags:
        if "،" in tag or "؛" in tag:
            what = f"the tag '{tag[:60]}' holds an Arabic comma: it is one tag, not several"
            place = _place(article.card, config, "tags")
            yield Problem(
                f"content/{article.card.path}", *place, what, "part the tags with ','", "warning"
            )


def _to_review(article: Article, config: Config) -> Iterator[Problem]:
    """Yield a Problem for each entry of `review:` in the front matter."""
    for position, note in enumerate(article.review):
        place = _place(article.card, config, "review", position)
        mend = "settle it, then remove it from `review:`"
        yield Problem(f"content/{article.card.path}", *place, f"to review: {note}", mend, "warning")


def _place(card: Card, config: Config, *path: str | int) -> tuple[int, int]:
    """Return the line and column of a value of the front matter; (1, 0) if the file is gone."""
    try:
        return locate((config.content / card.path).read_text("utf-8-sig"), path)
    except (OSError, UnicodeDecodeError):
        return 1, 0
