"""The whole way: markdown-it parses, `finish` makes the tokens ours, markdown-it prints them."""

from __future__ import annotations

import functools
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from warraq.content.markup import links
from warraq.content.markup.arabic import arabic_plugin
from warraq.content.markup.bounds import MAX_NESTING, bounds_plugin
from warraq.content.markup.finish import READY, finish
from warraq.content.markup.rendered import MarkupOptions, PictureSizes, RenderedBody, no_sizes

_LABELS = {"ar": ("الحواشي", "عودة إلى النص")}
_ENGLISH = ("Footnotes", "Back to the text")

_TAGS = """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt
    em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp
    section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
_ATTRIBUTES = {
    "*": "class dir id lang title role aria-label tabindex",
    "a": "href",
    "img": "src alt width height loading decoding",
    "ol": "start reversed",
    "td": "colspan rowspan headers",
    "th": "colspan rowspan headers scope",
    "time": "datetime",
    "details": "open",
    "blockquote": "cite",
    "q": "cite",
}


def convert(
    body: str,
    *,
    place: str,
    first_line: int,
    options: MarkupOptions,
    sizes: PictureSizes = no_sizes,
) -> RenderedBody:
    """Return the body as HTML, whatever it holds. See `warraq.content.markup.convert`."""
    parser = _parser(options)
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    found = finish(tokens, place=place, first_line=first_line, base=options.direction, sizes=sizes)
    html: str = parser.renderer.render(tokens, parser.options, env)
    if found.raw_html:
        html = _cleaner().clean(html)
    return RenderedBody(html, found.headings, found.links, found.text, found.first)


@functools.cache
def _parser(options: MarkupOptions) -> MarkdownIt:
    """Return a parser for these options, made once in each process."""
    parser = MarkdownIt("js-default", {"html": options.raw_html, "maxNesting": MAX_NESTING})
    parser.use(arabic_plugin).use(footnote_plugin).use(bounds_plugin)
    parser.validateLink = links.is_safe  # type: ignore[method-assign]
    parser.normalizeLink = _normalized  # type: ignore[method-assign]
    label, back = _LABELS.get(options.language.split("-")[0], _ENGLISH)
    for name, html in {
        "table_open": '<div class="scroll" tabindex="0">\n<table>\n',
        "table_close": "</table>\n</div>\n",
        "footnote_block_open": (
            f'<section class="footnotes" role="doc-endnotes" aria-label="{label}">\n<ol>\n'
        ),
        "footnote_block_close": "</ol>\n</section>\n",
        "footnote_open": '<li id="fn:{id}">',
        "footnote_close": "</li>\n",
        "footnote_ref": (
            '<sup><a href="#fn:{id}" id="fnref:{ref}" role="doc-noteref">{id}</a></sup>'
        ),
        "footnote_anchor": (
            f' <a href="#fnref:{{ref}}" role="doc-backlink" aria-label="{back}">↩\ufe0e</a>'
        ),
    }.items():
        parser.add_render_rule(
            name, _note(html) if "{id}" in html or "{ref}" in html else _always(html)
        )
    parser.add_render_rule(READY, lambda self, tokens, at, options, env: tokens[at].content)
    return parser


def _normalized(url: str) -> str:
    """Percent-encode an address; what cannot be read becomes one that `is_safe` refuses."""
    try:
        return links.normalized(url)
    except ValueError:
        return "unreadable:"


@functools.cache
def _cleaner() -> nh3.Cleaner:
    """Return what lets raw HTML through: text and its structure, no style, no script, no picture
    from another host.
    """
    return nh3.Cleaner(
        tags=set(_TAGS.split()),
        attributes={tag: set(names.split()) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=lambda tag, name, value: (
            None if name == "src" and links.is_external(value) else value
        ),
        url_schemes=links.SCHEMES - {""},
        link_rel=None,
    )


def _always(html: str) -> Any:
    return lambda self, tokens, at, options, env: html


def _note(html: str) -> Any:
    """Return a rule that fills in the number of a footnote, and of one of several references to
    it.
    """

    def rule(self: object, tokens: list[Token], at: int, options: object, env: object) -> str:
        number, again = tokens[at].meta["id"] + 1, tokens[at].meta.get("subId", 0)
        return html.format(id=number, ref=f"{number}:{again}" if again else number)

    return rule
