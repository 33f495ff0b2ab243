"""Web archives: the pages that a crawler kept, as a server gave them, each with its capture.

WARC and ARC files, packed with gzip or not, and WACZ, which is a zip of them. A file is read twice:
first to learn which capture of each page is the best, then to read these.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from warraq.content.frontmatter.review import Doubt
from warraq.importing.article import Imported, LeftOut, Outcome
from warraq.importing.decode import Unreadable, decode
from warraq.importing.extract.html.lines import visible
from warraq.importing.extract.html.page import read_page as read_html
from warraq.importing.formats import text
from warraq.importing.formats.webarchive.captures import BestCaptures, Capture, capture_of
from warraq.importing.formats.webarchive.wacz import ZIP, records_of
from warraq.importing.source import ImportOptions, Source
from warraq.importing.to_markdown.parse import parse

_GZIP = b"\x1f\x8b\x08"
_STARTS = (b"WARC/0.", b"WARC/1.", b"filedesc://")
_IN_WACZ = (b"datapackage.json", b"archive/", b"pages/", b"indexes/")


@dataclass(frozen=True, slots=True)
class WebArchive:
    """Reads web archives. The number of a part is that of its record, over all files of a WACZ."""

    name: str = "warc"

    def sniff(self, head: bytes, name: str) -> bool:
        if head.startswith(ZIP):
            first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
            return name.lower().endswith(".wacz") or first.startswith(_IN_WACZ)
        if head.startswith(_GZIP):
            try:
                head = zlib.decompressobj(31).decompress(head, 64)
            except zlib.error:
                return False
        zstandard = head.startswith(b"\x28\xb5\x2f\xfd") and name.lower().endswith(".warc.zst")
        return head.startswith(_STARTS) or zstandard

    def read(
        self, source: Source, options: ImportOptions
    ) -> Iterator[Outcome | Callable[[], Outcome]]:
        captures = BestCaptures()
        is_archive = False
        for part, record in enumerate(records_of(source), 1):
            is_archive = is_archive or bool(record.type)
            page = capture_of(record)
            if isinstance(page, Capture):
                captures.add(part, page)
        if not is_archive:
            raise Unreadable("holds no record of a web archive")
        for part, record in enumerate(records_of(source), 1):
            page = capture_of(record)
            if isinstance(page, LeftOut):
                yield page
            else:
                yield partial(_read, page, part, captures.best(part, page), options)

    def visible_text(self, source: Source) -> Iterator[str]:
        for record in records_of(source):
            page = capture_of(record)
            yield _text(page) if isinstance(page, Capture) else ""


def _read(page: Capture, part: int, best: int, options: ImportOptions) -> Outcome:
    what = f"{page.url} {page.captured}".strip()
    if best != part:
        return LeftOut("another capture of the same page", f"{what}: see {best}", text=_text(page))
    try:
        article = _of_html(page, options) if page.kind == "html" else _of_text(page, options)
    except Unreadable as error:
        return LeftOut(f"a page that {error}", what, text=_text(page))
    if isinstance(article, LeftOut):
        return replace(article, what=f"{what}: {article.what}")
    doubts = [] if page.is_whole else [Doubt.CAPTURE_NOT_WHOLE]
    if page.is_verified is False:
        doubts.append(Doubt.OTHER_DIGEST)
    return replace(
        article, captured=page.captured, digest=page.digest, doubts=(*article.doubts, *doubts)
    )


def _of_html(page: Capture, options: ImportOptions) -> Outcome:
    return read_html(
        page.data,
        today=options.today,
        url=page.url,
        declared=page.charset,
        captured=page.captured,
        digest=page.digest,
    )


def _of_text(page: Capture, options: ImportOptions) -> Imported:
    """Return the article of a capture of which the archive keeps only the text (WET)."""
    return replace(text.article_of(decode(page.data), options), url=page.url)


def _text(page: Capture) -> str:
    """Return all that a reader could see of a page."""
    try:
        if page.kind == "text":
            return decode(page.data).text
        return "\n".join(text for _, text in visible(parse(page.data, page.charset)))
    except Unreadable:
        return ""
