"""Records between tags: the XML of scrapers and databases, and the SGML of text collections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from warraq.importing.article import Parts
from warraq.importing.decode import Unreadable
from warraq.importing.formats.markup import Tokens
from warraq.importing.formats.records import reader
from warraq.importing.formats.records.elements import fields_of, is_field, record_tag, values_in
from warraq.importing.formats.records.record import BrokenRow, Record, Row
from warraq.importing.formats.records.window import Window, characters, head_text
from warraq.importing.source import ImportOptions, Source

_ROOT = re.compile(
    r"\s*(?:<!--.*?-->\s*|<!DOCTYPE[^\[>]*\[[^\]]*\]\s*>\s*|<[?!][^>]*>\s*){0,20}"
    r"<(?P<name>[A-Za-z_][\w.:-]*)[\s>/]",
    re.DOTALL,
)
_SUFFIX = re.compile(r"\.(?:xml|sgml?|trec|dat)$", re.IGNORECASE)
_OTHER_ROOTS = frozenset(
    {
        "html",
        "head",
        "body",
        "rss",
        "feed",
        "rdf:rdf",
        "svg",
        "opml",
        "urlset",
        "sitemapindex",
        "kml",
    }
)
_USUAL_ROOTS = frozenset(
    re.findall(
        r"\S+",
        "doc docs document documents item items article articles record records row rows news add "
        "root data corpus story stories post posts entry entries dataset",
    )
)


@dataclass(frozen=True, slots=True)
class Xml:
    """Reads records between tags: as 'sgml' bare <DOC>s, as 'xml' all others."""

    name: str

    def sniff(self, head: bytes, name: str) -> bool:
        text = head_text(head)
        root = _ROOT.match(text)
        if not root or root["name"].lower() in _OTHER_ROOTS:
            return False
        tag = next((token for token in Tokens(text) if token.name), None)
        if tag is None or not is_field(tag):
            return False
        if root["name"].lower() == "doc" and "<?xml" not in text[:200]:
            return self.name == "sgml"
        is_usual = root["name"].lower() in _USUAL_ROOTS
        is_xml = is_usual or "<?xml" in text[:200] or bool(_SUFFIX.search(name))
        return self.name == "xml" and is_xml

    def read(self, source: Source, options: ImportOptions) -> Parts:
        return reader.read(source, options, rows)

    def visible_text(self, source: Source) -> str | Iterator[str]:
        return reader.visible_text(source, rows)


def rows(source: Source, encoding: str) -> Iterator[Row]:
    """Yield the records of a source; one that is not closed ends where the next begins."""
    window = Window(characters(source, encoding))
    tag = record_tag(window.text)
    if not tag:
        raise Unreadable("is XML without records: no element in it holds a title or a text")
    opening = re.compile(rf"<{re.escape(tag)}(?=[\s>/])", re.IGNORECASE)
    while True:
        line = window.line
        beside = _to_opening(window, opening)
        if text := " ".join(value for _, value in fields_of(beside)).strip():
            yield BrokenRow(line, "text beside the records", text, fault=False)
        if window.start >= len(window.text):
            return
        line = window.line
        record, why = _record(window, tag)
        yield BrokenRow(line, why, record) if why else Record(line, _values(record, tag))


def _to_opening(window: Window, opening: re.Pattern[str]) -> str:
    """Go on to where the next record begins, or to the end, and return what was passed."""
    passed = []
    while True:
        if match := opening.search(window.text, window.start):
            passed.append(window.to(match.start()))
            return "".join(passed)
        end = len(window.text)
        if not window.ended:  # a tag may be cut by the end of the window
            end = max(window.start, window.text.rfind("<", window.start))
        passed.append(window.to(end))
        if not window.more():
            passed.append(window.to(len(window.text)))
            return "".join(passed)


def _record(window: Window, tag: str) -> tuple[str, str]:
    """Return the record that begins in the window, and '' or what is wrong with it."""
    while True:
        end = _end(window, tag)
        if end:
            return window.to(end), ""
        if not window.more():
            text = window.to(len(window.text))
            return text, "" if window.ended and _is_whole(text) else "a record that is cut off"


def _is_whole(text: str) -> bool:
    """Return whether a record that is not closed ends with a tag, so that no field was cut."""
    return text.rstrip().endswith(">")


def _end(window: Window, tag: str) -> int:
    """Return where the record ends that begins in the window; 0 if its end has not come."""
    for count, token in enumerate(Tokens(window.text, window.start)):
        is_cut = token.kind == "section" and token.end == len(window.text)
        if (is_cut or token.kind == "mark") and not window.ended:
            return 0
        name = token.name.lower()
        if not count and (name != tag or token.kind == "empty"):
            return token.end
        if count and name == tag:
            return token.end if token.kind == "end" else token.start
    return 0


def _values(record: str, tag: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of a record: its attributes, and what is within it."""
    token = next(Tokens(record), None)
    if token is None or token.start or token.name.lower() != tag:
        return tuple(fields_of(record))
    inner = record[token.end :]
    last = inner.rfind("<")
    if last >= 0 and inner[last:].lower().startswith(f"</{tag}"):
        inner = inner[:last]
    return (*values_in(token), *fields_of(inner))
