"""Why a line is no part of the article, by its own signs: phrases, links, dates, addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from warraq.arabic.jalali import find_jalali
from warraq.importing.cues.lexical import no_text, phrases
from warraq.importing.extract.dates.datelines import read_dateline
from warraq.importing.extract.html.boilerplate import by_picture
from warraq.importing.extract.html.lines import Line
from warraq.importing.reasons import Reason

_KINDS = {
    "interface": Reason.INTERFACE,
    "notice": Reason.NOTICE,
    "related": Reason.CALL,
    "end": Reason.OPENS_END,
    "caption": Reason.BESIDE_PICTURE,
}
_CELLS = frozenset(("td", "th", "li", "dd", "dt"))
"""Cells of tables and lists, in which numbers and addresses are data."""
_LINK_MIN_WORDS = 3
_DATELINE_MAX_SPACES = 12
_LETTER = re.compile(r"[^\W\d_\u0640]")
_DATED = re.compile(r"(?:تاريخ|التاريخ|نشر)[^:\d]{0,12}:")
_TIME = re.compile(r"\W*\d{1,2}\s*[:.]\s*\d\d\W*")


def own_reason(
    line: Line, beside: str, *, headline: Line | None, notices: Collection[HtmlElement]
) -> str:
    """Return why a line is no part of the text, by its own signs; '' if it has none.

    beside   why its place keeps it out
    notices  the boxes of the site's notices
    """
    if beside or not line.text:
        return beside
    if line.kind and not (line.kind == "caption" and line.prose):
        return _KINDS[line.kind]
    if notices and line.block.getparent() in notices:
        return Reason.NOTICE
    if line.is_link and line.size >= _LINK_MIN_WORDS:
        return Reason.LINK
    if line.linked and _calls(line):
        return Reason.CALL
    if headline is not None and line.size > 2 and line.words == headline.words:
        return Reason.HEADLINE_AGAIN
    if _TIME.fullmatch(line.text):
        return Reason.DATE
    if by_picture(line):
        return Reason.BESIDE_PICTURE
    if line.block.tag not in _CELLS and not _LETTER.search(line.text):
        return Reason.NO_LETTERS
    is_trail = not line.prose and no_text(line.text, arabic=False) == Reason.TRAIL
    return Reason.TRAIL if is_trail else Reason.KEPT


def is_date(text: str) -> bool:
    """Whether a short line is a date, or has one behind a label like 'date:'."""
    if read_dateline(text) is not None:
        return True
    if text.count(" ") >= _DATELINE_MAX_SPACES:
        return False
    label = _DATED.search(text)
    is_labelled = label is not None and read_dateline(text[label.start() :]) is not None
    return is_labelled or bool(find_jalali(text, numbers=True))


def is_address(line: Line) -> bool:
    """Whether a line is an address of the web or of mail, and no cell of a table."""
    if line.block.tag in _CELLS:
        return False
    return no_text(line.text, arabic=False) == Reason.ADDRESS


def _calls(line: Line) -> bool:
    """Whether a line is 'read also', and a link behind it, which leads to another article."""
    calls = phrases().get("related", {}).get(line.words[0], ()) if line.words else ()
    is_call = any(line.words[: len(phrase)] == phrase for phrase in calls)
    return is_call and line.linked * 2 > len(line.text)


def noticed(lines: Sequence[Line], inside: Sequence[int]) -> set[HtmlElement]:
    """Return the boxes in which the site addresses its readers: they hold a notice, and not most
    paragraphs of the text.
    """
    boxes = Counter(lines[i].block.getparent() for i in inside if lines[i].prose)
    main = boxes.most_common(1)[0][0] if boxes else None
    notices = (lines[i] for i in inside if lines[i].kind == "notice" and lines[i].prose)
    return {line.block.getparent() for line in notices} - {main}
