"""Logs of a scraper: many articles in one file, one a line, each a list of its paragraphs as Python writes lists."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from warraq.importers.account import Account, Piece
from warraq.importers.decode import Unreadable, decode
from warraq.importers.imported import Imported
from warraq.importers.mending import mended
from warraq.importers.segments import Segment, tidy
from warraq.importers.text import opening

_ENTRY = re.compile(r"^\s*[\w-]+\s*[:=]\s*(?P<list>\[(?:\s*\]|\s*['\"].*\]))\s*$")
_HEAD = re.compile(rb"^\s*[\w-]+\s*[:=]\s*\[\s*(?:\]|['\"])")
_LONGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Log:
    """The importer of such logs. An entry has no headline and no date.

    Empty and broken entries are left out; the account of the article that follows them names them, or that of the
    last.
    """

    name: str = "log"

    def sniff(self, head: bytes, path: str) -> bool:
        return bool(_HEAD.match(head.removeprefix(b"\xef\xbb\xbf")))

    def pages(self, data: bytes) -> Iterator[tuple[Segment, ...]]:
        return iter(())

    def read(self, data: bytes, common: Collection[str], today: dt.date) -> Iterator[Imported]:
        decoded = decode(data)
        held: Imported | None = None
        left: list[Piece] = []
        for line, text in enumerate(decoded.text.split("\n"), 1):
            if not text.strip():
                continue
            paragraphs = _paragraphs(text)
            if not paragraphs:
                why = "an empty entry" if _ENTRY.match(text[:_LONGEST]) else "no whole entry of a list"
                left.append(Piece(line, text.strip(), "left out", why))
                continue
            if held:
                yield held
            pieces = (
                Piece(line, paragraph, "paragraph", "an entry of a list", number)
                for number, paragraph in enumerate(paragraphs, 1)
            )
            account = Account(decoded.encoding, decoded.notes, (*left, *pieces))
            held, left = _article(held.part + 1 if held else 1, paragraphs, account), []
        if not held:
            raise Unreadable("has no article in it: every entry of the log is empty")
        yield replace(held, account=replace(held.account, pieces=(*held.account.pieces, *left)))


def _article(part: int, paragraphs: tuple[str, ...], account: Account) -> Imported:
    doubts = ("no headline", "no date")
    return Imported(part, opening(paragraphs[0]), paragraphs, None, "", "", "", doubts, account)


def _paragraphs(line: str) -> tuple[str, ...]:
    """The paragraphs of an entry; none if the line is no entry, or is broken."""
    match = _ENTRY.match(line) if len(line) <= _LONGEST else None
    if not match:
        return ()
    try:
        entries = ast.literal_eval(match["list"])
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ()
    texts = (tidy(mended(entry)[0]) for entry in entries if isinstance(entry, str))
    return tuple(text for text in texts if text)
