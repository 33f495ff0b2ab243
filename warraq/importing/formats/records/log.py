"""Logs of a scraper: an article a line, each a list of its paragraphs as Python writes lists.

They are no source of rows for the reader of records: that guesses what fields mean, and refuses a
source in which none looks like a text, while every entry of a log is one, however short.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from warraq.importing.account import Account, Piece, Role
from warraq.importing.article import Imported, LeftOut, Outcome
from warraq.importing.cues.sentences import tidy
from warraq.importing.decode import decode, mended
from warraq.importing.limits import MAX_LOG_LINE_CHARS
from warraq.importing.source import ImportOptions, Source

_ENTRY = re.compile(r"^\s*[\w-]+\s*[:=]\s*(?P<list>\[(?:\s*\]|\s*['\"].*\]))\s*$")
_HEAD = re.compile(rb"^\s*[\w-]+\s*[:=]\s*\[\s*(?:\]|['\"])")


@dataclass(frozen=True, slots=True)
class Log:
    """An entry has no headline and no date; empty and broken ones are left out."""

    name: str = "log"

    def sniff(self, head: bytes, name: str) -> bool:
        return bool(_HEAD.match(head.removeprefix(b"\xef\xbb\xbf")))

    def read(self, source: Source, options: ImportOptions) -> Iterator[Outcome]:
        decoded = decode(source.data())
        for line, text in _entries(decoded.text):
            paragraphs = _paragraphs(text)
            if not paragraphs:
                is_empty = bool(_ENTRY.match(text[:MAX_LOG_LINE_CHARS]))
                why = "an empty entry" if is_empty else "no whole entry of a list"
                yield LeftOut(why, f"line {line}", fault=not is_empty, text=text)
                continue
            pieces = tuple(
                Piece(line, paragraph, Role.PARAGRAPH, "an entry of a list", number)
                for number, paragraph in enumerate(paragraphs, 1)
            )
            account = Account(decoded.encoding, decoded.notes, pieces)
            yield Imported("", paragraphs, account)

    def visible_text(self, source: Source) -> Iterator[str]:
        for _, text in _entries(decode(source.data()).text):
            yield " ".join(_paragraphs(text)) or text


def _entries(text: str) -> Iterator[tuple[int, str]]:
    """Return the lines that are not blank, each with its number."""
    return (
        (number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()
    )


def _paragraphs(line: str) -> tuple[str, ...]:
    """Return the paragraphs of an entry; none if the line is no entry, or is broken."""
    match = _ENTRY.match(line) if len(line) <= MAX_LOG_LINE_CHARS else None
    if not match:
        return ()
    try:
        entries = ast.literal_eval(match["list"])
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ()
    texts = (tidy(mended(entry)[0]) for entry in entries if isinstance(entry, str))
    return tuple(text for text in texts if text)
