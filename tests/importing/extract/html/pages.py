"""Pages with the metadata that the lines of a case give."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from lxml.html import HtmlElement

FACTS = Path(__file__).parent / "facts"
Lines = list[tuple[str, str]]


def cases(name: str) -> list[Any]:
    """Return the cases of a file: the lines of each, as (key, value)."""
    found = []
    for block in (FACTS / name).read_text(encoding="utf-8").split("\n== ")[1:]:
        title, *lines = block.splitlines()
        found.append(
            pytest.param(
                [(key, value.strip()) for key, _, value in map(split, lines) if key], id=title
            )
        )
    return found


def split(line: str) -> tuple[str, str, str]:
    """Split a line at the colon that ends its key; a moment in a key has colons of its own."""
    return line.partition(": ") if ": " in line else line.partition(":")


def page(lines: Lines) -> HtmlElement:
    """Return a page with the metadata that the lines give."""
    head, body, lang = [], ["<h1>افتتاح مكتبة عامة في المدينة</h1>"], ""
    for key, value in lines:
        kind, _, name = key.partition(" ")
        text = html.escape(value, quote=True)
        match kind:
            case "meta":
                head.append(f'<meta property="{name}" content="{text}">')
            case "image":
                head.append(f'<meta property="og:image" content="{text}">')
            case "canonical":
                head.append(f'<link rel="canonical" href="{text}">')
            case "title":
                head.append(f"<title>{text}</title>")
            case "json-ld":
                script = value.replace("\\n", "\n")
                head.append(f'<script type="application/ld+json">{script}</script>')
            case "itemprop":
                body.append(f'<meta itemprop="{name}" content="{text}">')
            case "time":
                body.append(f'<p><time datetime="{name}">{text}</time></p>')
            case "html":
                body.append(value)
            case "lang":
                lang = value
    text = f'<html lang="{lang}"><head>{"".join(head)}</head><body>{"".join(body)}</body></html>'
    return lxml.html.document_fromstring(text)


def of(lines: Lines, key: str) -> list[str]:
    """Return the values of a key."""
    return [value for name, value in lines if name == key]
