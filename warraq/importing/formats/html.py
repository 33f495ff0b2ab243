"""Pages of the web as they were saved: one article each, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from warraq.importing.article import LeftOut, Outcome
from warraq.importing.extract.html.lines import visible
from warraq.importing.extract.html.page import read_page
from warraq.importing.source import ImportOptions, Source
from warraq.importing.to_markdown.parse import parse

_START = (
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?"
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>|<!doctype\s+(?:html|[^>]{0,40}html)[^>]{0,400}>)*"
)
_PAGE = re.compile(
    _START + rb"<(?:html|head|body|title|meta|!doctype\s+html)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:rdf|sgml|doc|opml)\b",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<(?:div|p|table|span|td|h1|article|br|font|center|a)\b", re.IGNORECASE)
_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")
_WIDE = re.compile(rb"\x00")
_WIDE_WITHIN_BYTES = 400
"""A page in UTF-16 has a NUL among so many first bytes."""


@dataclass(frozen=True, slots=True)
class Html:
    """A page of the web, as it was saved."""

    name: str = "html"

    def sniff(self, head: bytes, name: str) -> bool:
        return is_page(head, name)

    def read(self, source: Source, options: ImportOptions) -> Outcome:
        outcome = read_page(source.data(), today=options.today, companion=source.companion)
        if isinstance(outcome, LeftOut):
            # In a saved folder there are more lists than articles: that is no fault.
            return LeftOut(f"no article: {outcome.what}")
        return outcome

    def visible_text(self, source: Source) -> str:
        return " ".join(text for _, text in visible(parse(source.data())))


def is_page(head: bytes, name: str) -> bool:
    """Return whether a source is a page, by its first bytes; its name counts where they are but
    text and tags.
    """
    text = _WIDE.sub(b"", head) if b"\x00" in head[:_WIDE_WITHIN_BYTES] else head
    if _PAGE.match(text):
        return True
    return name.lower().endswith(_ENDINGS) and not _FEED.match(text) and bool(_TAG.search(text))
