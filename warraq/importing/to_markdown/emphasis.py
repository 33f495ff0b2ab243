"""Whether text is bold or slanted, by its tag and by its style."""

from __future__ import annotations

import re

from warraq.importing.to_markdown.line import Emphasis

_BY_TAG: dict[str, Emphasis] = {"b": "**", "strong": "**", "i": "*", "em": "*"}
STYLED = (*_BY_TAG, "span", "font")
"""Tags whose style counts: a style of blocks is their layout."""
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)")


def emphasis_of(tag: str, style: str, around: Emphasis) -> Emphasis:
    """Return the emphasis of an element: the bold of a `b`, or of a style; slanted text inside bold
    text is bold only.

    around  that of the element that holds it
    """
    emphasis = _BY_TAG.get(tag, "")
    is_light = bool(_LIGHT.search(style))
    if _BOLD.search(style):
        emphasis = "**"
    elif is_light:
        emphasis = ""
    if not emphasis and _SLANTED.search(style):
        emphasis = "*"
    if is_light and not emphasis:
        return ""
    return "**" if "**" in (around, emphasis) else emphasis or around
