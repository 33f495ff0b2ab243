"""Web archives: the pages that a crawler kept, each as a server gave it, with its address and the time of capture.

    file ─stream─▶ bytes ─records─▶ records ─answers─▶ payloads ─captures─▶ pages ─▶ the reader of HTML

WARC and ARC files, packed with gzip or not, and WACZ, which is a zip of them. A file is read twice:
first to learn which capture of each page is the one to have, then to read these.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from warraq.importing.account import Account
from warraq.importing.article import Imported, LeftOut
from warraq.importing.decode import Unreadable, decode
from warraq.importing.extract.html.page import read_page as read_html
from warraq.importing.extract.html.parse import parse, visible
from warraq.importing.extract.text.page import read_page as read_text
from warraq.importing.extract.text.segments import Segment, split_text
from warraq.importing.formats.webarchive.captures import BestCaptures, Capture, capture_of
from warraq.importing.formats.webarchive.wacz import ZIP, records_of
from warraq.importing.source import Opened, Terms

_GZIP = b"\x1f\x8b\x08"
_STARTS = (b"WARC/0.", b"WARC/1.", b"filedesc://")
_IN_WACZ = (b"datapackage.json", b"archive/", b"pages/", b"indexes/")


@dataclass(frozen=True, slots=True)
class WebArchive:
    """The importer of web archives. The number of a part is that of its record, over all the files
    of a WACZ.
    """

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

    def pages(self, source: Opened) -> Iterator[tuple[Segment, ...]]:
        return iter(())

    def read(self, source: Opened, terms: Terms) -> Iterator[Imported | LeftOut]:
        captures = BestCaptures()
        known = False
        for part, record in enumerate(records_of(source), 1):
            known = known or bool(record.type)
            page = capture_of(part, record)
            if isinstance(page, Capture):
                captures.add(part, page)
        if not known:
            raise Unreadable("holds no record of a web archive")
        for part, record in enumerate(records_of(source), 1):
            if part not in terms.done:
                page = capture_of(part, record)
                yield (
                    page
                    if isinstance(page, LeftOut)
                    else _read(part, page, captures.best(part, page), source, terms)
                )

    def whole(self, source: Opened) -> Iterator[tuple[int, str]]:
        for part, record in enumerate(records_of(source), 1):
            page = capture_of(part, record)
            if isinstance(page, Capture):
                yield part, _text(page)


def _read(part: int, page: Capture, best: int, source: Opened, terms: Terms) -> Imported | LeftOut:
    what = f"{page.url} {page.captured}".strip()
    if best != part:
        return LeftOut(
            part, "another capture of the same page", f"{what}: see {best}", text=_text(page)
        )
    try:
        article = (
            _of_html(part, page, terms) if page.kind == "html" else _of_text(part, page, terms)
        )
    except Unreadable as error:
        return LeftOut(part, f"a page that {error}", what, text=_text(page))
    if isinstance(article, LeftOut):
        return replace(article, what=f"{what}: {article.what}")
    doubts = [] if page.is_whole else ["capture not whole"]
    if page.is_verified is False:
        doubts.append("digest of the capture is another")
    return replace(
        article, captured=page.captured, digest=page.digest, doubts=(*article.doubts, *doubts)
    )


def _of_html(part: int, page: Capture, terms: Terms) -> Imported | LeftOut:
    return read_html(
        page.data,
        today=terms.today,
        url=page.url,
        declared=page.charset,
        part=part,
        captured=page.captured,
        digest=page.digest,
    )


def _of_text(part: int, page: Capture, terms: Terms) -> Imported:
    """The article of a capture of which the archive keeps the text alone (WET)."""
    decoded = decode(page.data)
    found = read_text(split_text(decoded.text), terms.common, terms.today)
    if not found.paragraphs:
        raise Unreadable("has no article in it: no paragraph was found")
    return Imported(
        part=part,
        title=found.title,
        paragraphs=found.paragraphs,
        when=found.when,
        authors=(found.author,) if found.author else (),
        outlet=found.outlet,
        url=page.url,
        doubts=(*found.doubts, *(["broken letters"] if "\ufffd" in decoded.text else [])),
        account=Account(decoded.encoding, decoded.notes, found.pieces),
    )


def _text(page: Capture) -> str:
    """All that a reader could see of a page."""
    try:
        if page.kind == "text":
            return decode(page.data).text
        return "\n".join(text for _, text in visible(parse(page.data, page.charset)))
    except Unreadable:
        return ""
