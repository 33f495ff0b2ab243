"""Two rules of CommonMark widened, so that emphasis and numbered lists work in Arabic."""

from __future__ import annotations

import re
import unicodedata
from types import FunctionType

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import list as lists
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

_MARKER = re.compile(r"(?:[0-9]{1,9}|[٠-٩]{1,9}|[۰-۹]{1,9})[.)](?=[ \t\n]|$)")
_JOINING = {"AL", "R", "NSM"}


def arabic_plugin(md: MarkdownIt) -> None:
    """Give a parser both rules. To be used before a plugin that adds rules for inline text."""
    md.inline = _Inline()
    # The library's own rule for lists, with our function in the place of one name: neither a
    # copy of its hundred and fifty lines, nor a change to the library for everybody else in the
    # process.
    names = {**lists.list_block.__globals__, "skipOrderedListMarker": _after_marker}
    rule = FunctionType(
        lists.list_block.__code__, names, "list_block", lists.list_block.__defaults__
    )
    md.block.ruler.at("list", rule, {"alt": ["paragraph", "reference", "blockquote"]})


def _after_marker(state: StateBlock, line: int) -> int:
    """Return where the marker of a numbered item that begins a line ends, in any of three sets of
    digits; -1 without one.
    """
    found = _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    return found.end() if found else -1


class _State(StateInline):
    """Text being parsed, with delimiter runs that Arabic words may touch."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """Return whether a run of `*`, `_` or `~` can open and close.

        By CommonMark (6.2) a run with punctuation on the inside and a letter on the outside does
        neither, which serves words parted by spaces. Arabic writes its particles and what follows
        together: و**«المغرب»** and **الوزير:**إن. So a letter of a right-to-left script on the
        outside counts as a space would (commonmark-spec issues 650 and 840 report the same of
        Chinese, Japanese and Korean). `_` has no effect inside words.
        """
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        if not canSplitWord or start == 0 or end >= self.posMax:
            return scanned
        before, after = self.src[start - 1], self.src[end]
        return Scanned(
            scanned.can_open or (_is_arabic(before) and _is_punctuation(after)),
            scanned.can_close or (_is_punctuation(before) and _is_arabic(after)),
            scanned.length,
        )


class _Inline(ParserInline):
    """The library's parser of inline text, working on our state."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse one block of text and put its tokens into `tokens`."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _is_arabic(character: str) -> bool:
    return unicodedata.bidirectional(character) in _JOINING and not _is_punctuation(character)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
