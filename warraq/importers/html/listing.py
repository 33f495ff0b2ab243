"""Tells pages that are no articles: front pages and lists, error pages, walls."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warraq.arabic.letters import fold
from warraq.importers.html.body import KEPT, LINK, Body
from warraq.importers.html.lines import Line

NO_PARAGRAPH = "no paragraph was found"

_GONE = re.compile(
    r"\b404\b|not found|no longer (?:available|exists)|(?:الصفحه|صفحه|المقال|الخبر|الرابط|الموضوع|المحتوي).{0,40}"
    r"(?:غير موجود|غير متاح|غير متوفر|لم يعد|تم حذف|يافت نشد)|لم يتم العثور|لا توجد صفحه|لا يوجد محتوي"
    r"|نتائج البحث|search results"
)
_WALL = re.compile(
    r"checking your browser|enable javascript|enable cookies|just a moment|access denied|attention required"
    r"|verify (?:that )?you are|are you a robot|captcha|403 forbidden|انا لست روبوت|التحقق من (?:انك|المتصفح)"
)
_CUT = re.compile(r"(?:\.{3}|…)\s*(?:\[\S*\])?\s*$")
_SHORT, _LIST, _HEADS = 60, 3, 4


def no_article(lines: Sequence[Line], body: Body | None, title: str) -> str:
    """What a page is instead of an article, in a few words; '' if it is one."""
    if body is None:
        return NO_PARAGRAPH
    kept = [lines[i] for i in body.lines]
    if sum(line.size for line in kept) <= _SHORT:
        said = fold(" ".join((title, *(line.text for line in kept))))
        if _GONE.search(said):
            return "the page says that it has nothing to show"
        if _WALL.search(said):
            return "a wall stands before the page"
    cut = [i for i in body.lines if lines[i].prose and _CUT.search(lines[i].text) and _is_headed(lines, i)]
    if len(cut) >= _LIST and len(cut) * 2 > sum(line.prose for line in kept):
        return "a list of the beginnings of articles"
    between = range(body.lines[0], body.lines[-1])
    heads = sum(lines[i].heading != "" and body.reasons[i] == LINK for i in between)
    posts = sum(
        body.reasons[i] == LINK and lines[i].heading != "" and body.reasons[i + 1] == KEPT and lines[i + 1].prose
        for i in between
    )
    return "several articles in full" if heads >= _HEADS and posts * 2 > heads else ""


def _is_headed(lines: Sequence[Line], index: int) -> bool:
    """Whether a headline or a link stands over a line, or a date under them."""
    return any(line.is_link or line.heading for line in lines[max(0, index - 2) : index])
