"""What the tags of HTML do to the text in them, as browsers lay it out (HTML, 15.3)."""

from __future__ import annotations

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dialog",
        "div",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "html",
        "main",
        "nav",
        "section",
        "blockquote",
        "dd",
        "details",
        "dir",
        "dl",
        "dt",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "legend",
        "li",
        "menu",
        "ol",
        "p",
        "pre",
        "search",
        "summary",
        "ul",
        "caption",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ]
)
"""Tags that begin and end a block of text."""
HEADING_LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
"""The level that a heading has in an article, whose title is the only one of level 1."""
PARAGRAPHS = frozenset(
    (
        "p",
        "li",
        "dd",
        "dt",
        "td",
        "th",
        "figcaption",
        "caption",
        "summary",
        "legend",
        *HEADING_LEVELS,
    )
)
"""Tags that hold one paragraph: a line feed in them is a space."""
CODE = frozenset({"code", "kbd", "samp"})
STRUCK = frozenset({"del", "s", "strike"})
