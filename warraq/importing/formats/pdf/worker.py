"""Reads a PDF in a process of its own: the only file that knows pdfminer.

`python -m warraq.importing.formats.pdf.worker < a.pdf` prints a line of JSON for each page, its
glyphs, and last a string: '' if all went well, else why not.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

from warraq.importing.limits import (
    MAX_PDF_FORMS,
    MAX_PDF_GLYPHS,
    MAX_PDF_MEMORY_BYTES,
    MAX_PDF_PAGES,
    MAX_PDF_SECONDS,
)

SWOLLEN = "swells beyond measure when it is read"


def main() -> None:
    """Read the document that standard input holds."""
    _bound()
    logging.disable()  # the library warns of every font that is not as it should be
    try:
        for glyphs in _pages(sys.stdin.buffer.read()):
            print(json.dumps(glyphs))
        why = ""
    except _Refused as refused:
        why = str(refused)
    except (MemoryError, RecursionError):
        why = SWOLLEN
    except Exception as error:  # the library raises whatever it meets in a broken document
        locked = type(error).__name__ == "PDFPasswordIncorrect"
        why = "is locked by a password" if locked else f"is a broken PDF: {type(error).__name__}"
    print(json.dumps(why))


class _Refused(Exception):
    """The document is not read further; the message says why."""


def _bound() -> None:
    """Hold this process to its memory and its time, on systems that can (POSIX, setrlimit)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_PDF_MEMORY_BYTES, MAX_PDF_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_PDF_SECONDS, MAX_PDF_SECONDS))


def _pages(data: bytes) -> Iterator[list[tuple[str, float, float, float, float, bool]]]:
    """Yield the glyphs of each page, as glyphs.Glyph has them."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LTChar
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    class Page(PDFPageAggregator):
        forms = 0

        def begin_figure(self, *given: Any) -> None:
            self.forms += 1
            if self.forms > MAX_PDF_FORMS:
                raise _Refused(SWOLLEN)
            super().begin_figure(*given)

    manager = PDFResourceManager()
    count = 0
    for number, page in enumerate(PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data))))):
        if number == MAX_PDF_PAGES:
            raise _Refused(f"has more than {MAX_PDF_PAGES} pages: cut it into its articles")
        drawn = Page(manager, laparams=None)
        PDFPageInterpreter(manager, drawn).process_page(page)
        chars = [
            item for item in _flat(drawn.get_result()) if isinstance(item, LTChar) and item.upright
        ]
        count += len(chars)
        if count > MAX_PDF_GLYPHS:
            raise _Refused(SWOLLEN)
        yield [
            (
                char.get_text(),
                char.x0,
                char.x1,
                char.matrix[5],
                char.size,
                "bold" in char.fontname.lower(),
            )
            for char in chars
        ]


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


if __name__ == "__main__":
    main()
