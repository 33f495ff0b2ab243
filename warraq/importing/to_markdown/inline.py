"""Write a line as Markdown that reads back as its text, with its looks where Markdown has them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from warraq.importing.to_markdown.escape import SPECIAL
from warraq.importing.to_markdown.line import PLAIN, Line, Look, Span

_BESIDE = "_!^"
"""What a mark of ours beside it would give a meaning: '![' opens a picture, '^[' a footnote."""
_AWKWARD = re.compile(r"[ ()<>]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TICKS = re.compile("`+")
_JOINING = {"AL", "R", "NSM"}


def markdown(line: Line) -> str:
    """Write a line in Markdown; its beginning is not guarded (see escape.escape_start).

    Links are inside bold or slanted text, never the other way round, and these two not in each
    other: a link that is bold in part comes out plain. Emphasis that CommonMark (6.2,
    widened in markup.arabic) would not read back is left away.
    """
    text = line.text
    if not line.spans:
        return SPECIAL.sub(lambda match: "\\" + match[0], text)
    letters = list(text)
    spans = _evened(text, _evened(text, line.spans, _as_link), _as_code)
    edges = {at for span in spans for edge in (span.start, span.end) for at in (edge - 1, edge)}
    beside = {at for at in edges if 0 <= at < len(text) and text[at] in _BESIDE}
    for at in beside | {match.start() for match in SPECIAL.finditer(text)}:
        letters[at] = f"\\{letters[at]}"
    for start, end, look in _joined(text, spans, _as_code):
        if look.code:
            _put_code(letters, start, end, text[start:end])
    for start, end, look in _joined(text, spans, _as_link):
        if look.link:
            letters[start] = f"[{letters[start]}"
            letters[end - 1] += f"]({destination(look.link)})"
    for start, end, look in _joined(text, spans, _as_emphasis):
        if (
            look.emphasis
            and _is_read(letters, start, end)
            and any(map(str.isalnum, text[start:end]))
        ):
            letters[start] = look.emphasis + letters[start]
            letters[end - 1] += look.emphasis
    return "".join(letters)


def destination(address: str) -> str:
    """Write an address as it is between the parentheses of a link or a picture."""
    address = _ENTITY.sub(r"\\&", address.replace("\\", "%5C").replace("|", "%7C"))
    if not _AWKWARD.search(address):
        return address
    return f"<{address.replace('<', '%3C').replace('>', '%3E')}>"


def _evened(text: str, spans: Sequence[Span], view: Callable[[Look], Look]) -> Sequence[Span]:
    """Return the spans; a link, or code, that is bold in part is made plain."""
    wholes = _joined(text, spans, view)
    starts = [whole.start for whole in wholes]
    numbers = [bisect_right(starts, span.start) for span in spans]
    looks = {(number, span.look.emphasis) for number, span in zip(numbers, spans, strict=True)}
    mixed = {
        number for number, times in Counter(number for number, _ in looks).items() if times > 1
    }
    return [
        span._replace(look=span.look._replace(emphasis=""))
        if number in mixed and view(span.look) != PLAIN
        else span
        for number, span in zip(numbers, spans, strict=True)
    ]


def _joined(text: str, spans: Iterable[Span], view: Callable[[Look], Look]) -> list[Span]:
    """Return the spans, one made of those that touch, or have a space between them, and look the
    same in a view.
    """
    joined: list[Span] = []
    for start, end, look in spans:
        look = view(look)
        if joined and joined[-1].look == look and text[joined[-1].end : start] in ("", " "):
            start = joined.pop().start
        joined.append(Span(start, end, look))
    return joined


def _as_link(look: Look) -> Look:
    return Look(link=look.link)


def _as_code(look: Look) -> Look:
    return Look(link=look.link, code=True) if look.code else PLAIN


def _as_emphasis(look: Look) -> Look:
    return Look(emphasis=look.emphasis)


def _put_code(letters: list[str], start: int, end: int, code: str) -> None:
    """Put code between more backticks than it has itself in a row (CommonMark 6.1)."""
    runs = {len(run) for run in _TICKS.findall(code)}
    ticks = "`" * next(count for count in range(1, len(code) + 2) if count not in runs)
    pad = " " if code[0] == "`" or code[-1] == "`" else ""
    letters[start:end] = [""] * (end - start)
    letters[start] = f"{ticks}{pad}{code}"
    letters[end - 1] += f"{pad}{ticks}"


def _is_read(letters: Sequence[str], start: int, end: int) -> bool:
    """Whether stars round a stretch would be read as emphasis."""
    before = letters[start - 1][-1:] if start else " "
    after = letters[end][:1] if end < len(letters) else " "
    if before == "*" or not before or not after:
        return False
    return _is_flanked(before, letters[start][0]) and _is_flanked(after, letters[end - 1][-1])


def _is_flanked(outer: str, inner: str) -> bool:
    """Whether stars between two characters belong to the inner one."""
    if unicodedata.category(inner)[0] not in "PS" or outer.isspace():
        return True
    kind = unicodedata.category(outer)[0]
    if kind in "PS":
        return kind == "P" or outer.isascii()
    return unicodedata.bidirectional(outer) in _JOINING
