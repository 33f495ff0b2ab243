"""Tells pages that are no articles: front pages and lists, error pages, walls."""

from __future__ import annotations

from collections.abc import Sequence

from warraq.importers.html.body import Body
from warraq.importers.html.lines import Line


def no_article(lines: Sequence[Line], body: Body | None, title: str) -> str:
    """What a page is instead of an article, in a few words; '' if it is one."""
    if body is None:
        return "no paragraph was found"
    return ""
