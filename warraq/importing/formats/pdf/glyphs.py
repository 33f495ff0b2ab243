"""The glyphs of a PDF, page by page, each with its place, read by a process of its own.

A PDF is a program that draws, and a hostile or broken one may draw without end, or ask for all
memory there is: that process can be stopped.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from typing import NamedTuple

from warraq.importing.decode import Unreadable
from warraq.importing.formats.pdf import worker
from warraq.importing.limits import MAX_PDF_SECONDS

_LOST = re.compile(r"\(cid:\d+\)")


class Glyph(NamedTuple):
    """A glyph and its box, in points from the lower left corner of its page.

    text  its letters: several for a ligature; U+FFFD where the PDF does not say
    size  of the font
    bold  whether the name of its font says so
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


def pages(data: bytes) -> list[list[Glyph]]:
    """Return the glyphs of each page. Raises Unreadable where they cannot be read."""
    if importlib.util.find_spec("pdfminer") is None:
        raise Unreadable('needs the extra "documents": pip install "warraq[documents]"')
    command = [sys.executable, "-m", worker.__name__]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONSAFEPATH": "1",
    }
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=MAX_PDF_SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"takes more than {MAX_PDF_SECONDS} seconds to read") from None
    *pages_as_json, why = done.stdout.splitlines() or [b""]
    if done.returncode != 0 or not why:
        raise Unreadable(worker.SWOLLEN)
    if reason := json.loads(why):
        raise Unreadable(reason)
    return [
        [Glyph(_LOST.sub("\ufffd", text), *place) for text, *place in json.loads(page)]
        for page in pages_as_json
    ]
