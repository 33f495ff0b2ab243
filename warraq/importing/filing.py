"""Files an imported article: the text of its file in content/, and where that lies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from warraq.arabic.slug import slug_apart
from warraq.content.folders import folder_of
from warraq.content.frontmatter.review import Doubt, in_words
from warraq.content.frontmatter.text import CONTROL
from warraq.content.frontmatter.writing import compose
from warraq.importing.article import Imported
from warraq.importing.categories import Categories
from warraq.importing.previous import PreviousImports
from warraq.importing.to_markdown.escape import as_markdown

Suggest = Callable[[str, Sequence[str]], Sequence[str]]
"""From a title and paragraphs to the ids of the topics that they seem to speak of."""

_LONGEST: Mapping[str, int] = {
    "title": 500,
    "summary": 2_000,
    "outlet": 200,
    "author": 2_000,
    "tags": 4_000,
    "aliases": 4_000,
    "review": 4_000,
}
"""The most characters of a value, of a list those of all its entries: far more than any has, and so
few that the front matter can be read (record.LARGEST).
"""
_NOBODY = frozenset({"admin", "administrator", "webmaster", "editor", "user"})
"""Logins that say nothing of who wrote; the account holds them."""
PAGES = "pages"
"""The folder of content/ for what is no news."""
_ATTACHED = re.compile(r"\]\((<?)attached/")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from, as `source:` of its front matter holds it."""

    file: str
    sha256: str
    importer: str
    imported: dt.date


@dataclass(frozen=True, slots=True)
class Filed:
    """An article that is ready to be written.

    where     path relative to content/
    text      its whole text, of front matter and body
    pictures  the files that belong beside it, by their paths relative to content/
    """

    where: str
    text: str
    meta: Mapping[str, Any]
    body: str
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Filer:
    """What filing needs to know of the archive.

    into  the folder of content/ under which everything goes; '' for content/ itself
    """

    previous: PreviousImports
    categories: Categories
    suggest: Suggest
    into: str = ""

    def file(self, article: Imported, origin: Origin, first: str = "") -> Filed:
        """Put an article into words and in its place; `first` is the article that it repeats, or
        ''.
        """
        topics, tags = self.categories.sorted_out(article.categories)
        doubts = list(article.doubts)
        if not topics and article.kind == "article":
            topics = list(self.suggest(article.title, article.paragraphs))
            doubts.append(Doubt.TOPICS_SUGGESTED if topics else Doubt.NO_TOPIC)
        folder = PAGES
        if article.kind != "page":
            folder = "/".join(filter(None, (self.into, folder_of(article.when))))
        name = slug_apart(article.title, self.previous.taken(folder))
        src, alt = article.image
        meta: dict[str, Any] = {
            "title": article.title,
            "date": article.when.text if article.when else "",
            "topics": topics,
            "tags": list(dict.fromkeys((*article.tags, *tags))),
            "author": [name for name in article.authors if name.casefold() not in _NOBODY],
            "outlet": article.outlet,
            "summary": article.summary,
            "source": _source(article, origin),
            "image": {"src": _beside(src, name), "alt": alt[: _LONGEST["title"]]} if src else {},
            "aliases": list(article.aliases),
            "draft": True if article.draft else None,
            "review": [in_words(doubt) for doubt in doubts],
        }
        if first:
            meta["duplicate_of"] = first
        meta = _clean(meta)
        if cut := [name for name, most in _LONGEST.items() if len("".join(meta[name])) > most]:
            meta |= {name: _shortened(meta[name], _LONGEST[name]) for name in cut}
            meta["review"].append(in_words(f"{Doubt.CUT_SHORT}: {', '.join(cut)}"))
        body = CONTROL.sub("", article.body or as_markdown(article.paragraphs))
        body = _ATTACHED.sub(lambda found: f"]({found[1]}{name}/", body)
        pictures = {f"{folder}/{name}/{picture.name}": picture.data for picture in article.attached}
        return Filed(f"{folder}/{name}.md", compose(meta, body), meta, body, pictures)


def _clean(value: Any) -> Any:
    """A value without what no text may hold, and without entries that are then empty."""
    if isinstance(value, dict):
        return {name: _clean(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [inner for inner in map(_clean, value) if inner.strip()]
    return CONTROL.sub("", value) if isinstance(value, str) else value


def _shortened(value: Any, most: int) -> Any:
    """As much of a text, or of the entries of a list, as fits into so many characters."""
    if isinstance(value, str):
        return f"{value[:most].rsplit(' ', 1)[0]}…"
    ends = accumulate(map(len, value))
    return [entry for entry, end in zip(value, ends, strict=True) if end <= most]


def _source(article: Imported, origin: Origin) -> dict[str, Any]:
    capture = {"captured": article.captured, "digest": article.digest} if article.captured else {}
    return {
        "file": origin.file,
        "sha256": origin.sha256,
        "url": article.url,
        **capture,
        "imported": origin.imported,
        "importer": origin.importer,
        "left_out": article.account.left_out,
    }


def _beside(src: str, name: str) -> str:
    return f"{name}/{src.removeprefix('attached/')}" if src.startswith("attached/") else src
