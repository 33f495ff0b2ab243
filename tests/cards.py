"""Made-up cards, for tests of what sees nothing else: order, shelves, plans and feeds."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

from warraq.analysis.names.model import EMPTY, Gazetteer
from warraq.analysis.related import related
from warraq.analysis.topics.vocabulary import Vocabulary, vocabulary
from warraq.arabic.edtf import parse_when
from warraq.core.model import Card, Entry
from warraq.library.library import Library, arrange
from warraq.library.order import ordered

_PLAIN = Card(
    path="",
    url="",
    title="خبر",
    when=None,
    received=None,
    origin="",
    topics=(),
    tags=(),
    thread="",
    authors=(),
    outlet="",
    summary="",
    image=None,
    draft=False,
    withdrawn=False,
    changed=None,
    people=(),
    places=(),
    organisations=(),
    duplicate_of="",
    digest="",
)


def card(path: str, date: str = "", **more: Any) -> Card:
    """The face of an article at a path of content/, with a date as the record writes it ('' for
    none).
    """
    url = path.removesuffix(".md") + ".html"
    face = dataclasses.replace(
        _PLAIN, path=path, url=url, when=parse_when(date) if date else None, **more
    )
    return dataclasses.replace(
        face, digest=hashlib.blake2b(repr(face).encode(), digest_size=16).hexdigest()
    )


def entry(path: str, date: str = "", *, aliases: Iterable[str] = (), **more: Any) -> Entry:
    """The same with what else the order of the archive needs."""
    face = card(path, date, **more)
    kind = "page" if path.startswith("pages/") else "article"
    return Entry(face, kind, tuple(aliases), face.digest)  # type: ignore[arg-type]


def numbered(n: int, **more: Any) -> list[Entry]:
    """n articles, each a day after the one before it."""
    first = dt.date(2017, 1, 1)
    return [
        entry(f"a/{i:03}.md", (first + dt.timedelta(days=i)).isoformat(), **more)
        for i in range(1, n + 1)
    ]


def library_of(
    entries: Iterable[Entry], terms: Vocabulary | None = None, known: Gazetteer = EMPTY
) -> Library:
    """The entries on their shelves, dates named as they are written."""
    held = list(entries)
    near, _ = related([one.card for one in ordered(held)], [])
    return arrange(held, terms or vocabulary(()), lambda name: name, "بلا تاريخ", near, known)
