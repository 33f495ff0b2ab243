"""Two rules that keep parsing linear when a text is made of opening brackets."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote.index import footnote_ref

MAX_NESTING = 40
"""How deep blocks, or brackets, may be nested: twenty lists. Deeper blocks are left out."""

_NOTE = re.compile(r"\[\^[^\s\]]{1,999}\]")
_LAST = -1


def bounds_plugin(md: MarkdownIt) -> None:
    """Add the rules to a parser. To be used after the plugin for footnotes."""
    md.inline.ruler.before("link", "unclosed", _unclosed)
    md.inline.ruler.at("footnote_ref", _note)


def _unclosed(state: StateInline, silent: bool) -> bool:
    """Take a bracket after which none is closed as text; each rule for links would read on to the
    end to find that out.
    """
    if state.src[state.pos] not in "[!^":
        return False
    # The positions that the library keeps here are never negative.
    if _LAST not in state.cache:
        state.cache[_LAST] = state.src.rfind("]")
    if state.cache[_LAST] > state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos])
    state.pos += 1
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """Read a footnote's label of at most 999 characters, CommonMark's limit for the label of a
    link.
    """
    return bool(_NOTE.match(state.src, state.pos)) and footnote_ref(state, silent)
