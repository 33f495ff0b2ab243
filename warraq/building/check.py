"""Linting content/: what a build would refuse, and what it would let pass but an editor should know."""

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
        seen: dict[tuple[str, str], str] = {}
        for entry in contents.entries:
            article = store.article(entry.card.path)
            problems += _twins(article, seen)
            problems += _dead_links(article, targets, config)
            problems += _joined_tags(article, config)
            problems += _to_review(article, config)
    return in_order((*problems, *published_urls.lost(tuple(published), planned)))


def _twins(article: Article, seen: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """The same title twice, or the same text twice, told at the later of the two; `seen` is where
    each was first.
    """
    if article.kind == "page" or article.card.duplicate_of:
        return
    where = f"content/{article.card.path}"
    text = " ".join(words(re.sub(r"<[^>]+>", " ", article.html)))
    faces = [("title", fold(article.card.title))]
    if text:
        faces.append(("text", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()))
    for what, face in faces:
        other = seen.setdefault((what, face), where)
        if other != where:
            mend = "keep one, or tell which is a copy: see `duplicates`"
            yield Problem(where, 0, 0, f"has the same {what} as {other}", mend, "warning")


def _lost_firsts(entries: Sequence[Entry], config: Config) -> Iterator[Problem]:
    """`duplicate_of` that names no article, or leads back to where it stands."""
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


def _dead_links(article: Article, held: set[str], config: Config) -> Iterator[Problem]:
    """Links and pictures that lead to nothing that the site holds."""
    where = f"content/{article.card.path}"
    for line, target in article.links:
        place = target or "index.html"
        if (
            place not in held
            and f"{place.rstrip('/')}/index.html" not in held
            and place + ".html" not in held
        ):
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
    """An Arabic comma does not part the entries of a YAML list: what was meant as two tags is one."""
    for tag in article.card.tags:
        if "،" in tag or "؛" in tag:
            what = f"the tag '{tag[:60]}' holds an Arabic comma: it is one tag, not several"
            place = _place(article.card, config, "tags")
            yield Problem(
                f"content/{article.card.path}", *place, what, "part the tags with ','", "warning"
            )


def _to_review(article: Article, config: Config) -> Iterator[Problem]:
    for position, note in enumerate(article.review):
        place = _place(article.card, config, "review", position)
        mend = "settle it, then remove it from `review:`"
        yield Problem(f"content/{article.card.path}", *place, f"to review: {note}", mend, "warning")


def _place(card: Card, config: Config, *path: str | int) -> tuple[int, int]:
    """The line and column of a value of the front matter; (1, 0) if the file has gone since."""
    try:
        return locate((config.content / card.path).read_text("utf-8-sig"), path)
    except (OSError, UnicodeDecodeError):
        return 1, 0
