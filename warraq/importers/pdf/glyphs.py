"""The glyphs of a PDF, page by page, each with its place: the only file that knows pdfminer."""

from __future__ import annotations

import io
import re
import time
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from warraq.importers.decode import Unreadable

PAGES = 300
SECONDS = 60.0
"""How many pages a document may have, and how long the reading of all of them may take."""
_GLYPHS = 50_000
_FORMS = 2_000
"""How many glyphs, and how many pictures and parts that are drawn again, a page may hold: a full newspaper page has
some 20,000 glyphs."""
_SWOLLEN = 256 * 1024 * 1024
"""The most bytes that all streams may have, unpacked."""
_STREAM = re.compile(rb"stream\r?\n")
_LOST = re.compile(r"\(cid:\d+\)")


class Glyph(NamedTuple):
    """A glyph and its box, in points from the lower left corner of its page.

    text  its letters: several for a ligature
    size  of the font
    bold  whether the name of its font says so
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


def pages(data: bytes) -> Iterator[list[Glyph]]:
    """The glyphs of each page. Raises Unreadable, which says why, where they cannot be had."""
    try:
        from pdfminer.converter import PDFPageAggregator
        from pdfminer.layout import LTChar
        from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
        from pdfminer.pdfpage import PDFPage
        from pdfminer.pdfparser import PDFParser
    except ImportError:
        raise Unreadable('needs the extra "documents": pip install "warraq[documents]"') from None

    class Page(PDFPageAggregator):
        """A page that refuses to grow beyond measure: parts of it may be drawn again and again within each other."""

        glyphs = forms = 0

        def render_char(self, *given: Any, **named: Any) -> Any:
            self.glyphs += 1
            if self.glyphs > _GLYPHS or (self.glyphs % 500 == 0 and time.monotonic() > end):
                raise Unreadable("swells beyond measure when it is drawn")
            return super().render_char(*given, **named)

        def begin_figure(self, *given: Any) -> None:
            self.forms += 1
            if self.forms > _FORMS or time.monotonic() > end:
                raise Unreadable("swells beyond measure when it is drawn")
            super().begin_figure(*given)

    _bound(data)
    end = time.monotonic() + SECONDS
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        manager = PDFResourceManager()
        for number, page in enumerate(PDFPage.create_pages(document)):
            if number == PAGES:
                raise Unreadable(f"has more than {PAGES} pages: cut it into its articles")
            if time.monotonic() > end:
                raise Unreadable(f"takes more than {SECONDS:.0f} seconds to read")
            drawn = Page(manager, laparams=None)
            PDFPageInterpreter(manager, drawn).process_page(page)
            chars = (item for item in _flat(drawn.get_result()) if isinstance(item, LTChar) and item.upright)
            yield [
                Glyph(
                    _LOST.sub("\ufffd", char.get_text()),
                    char.x0,
                    char.x1,
                    char.matrix[5],
                    char.size,
                    "bold" in char.fontname.lower(),
                )
                for char in chars
            ]
    except Unreadable:
        raise
    except PDFPasswordIncorrect:
        raise Unreadable("is locked by a password") from None
    except Exception as error:  # the library raises whatever it meets in a broken document
        raise Unreadable(f"is a broken PDF: {type(error).__name__}") from error


def _flat(container: Any) -> Iterator[Any]:
    todo = [iter(container)]
    while todo:
        item = next(todo[-1], None)
        if item is None:
            todo.pop()
        elif hasattr(item, "__iter__"):
            todo.append(iter(item))
        else:
            yield item


def _bound(data: bytes) -> None:
    """Refuse a document whose streams swell beyond measure: the library would unpack each of them whole."""
    total = 0
    for match in _STREAM.finditer(data):
        packed: bytes = data[match.end() : data.find(b"endstream", match.end())]
        for _ in range(3):  # a stream may be packed in a stream
            if packed[:1] not in (b"\x78", b"\x48", b"\x58", b"\x68"):
                break
            try:
                packed = zlib.decompressobj().decompress(packed, _SWOLLEN - total + 1)
            except zlib.error:
                break
            total += len(packed)
            if total > _SWOLLEN:
                raise Unreadable("swells beyond measure when it is unpacked")
    if b"/LZWDecode" in data and len(data) > 8 * 1024 * 1024:
        raise Unreadable("is packed in an old way that is not read in files of this size")
