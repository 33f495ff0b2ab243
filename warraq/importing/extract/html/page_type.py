"""Recognize pages that are no articles: front pages and lists, error pages, bot checks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from warraq.arabic.letters import fold
from warraq.importing.extract.html.classify import Body
from warraq.importing.extract.html.lines import Line
from warraq.importing.reasons import Reason

NO_PARAGRAPH = "no paragraph was found"

_GONE = re.compile(
    r"\b404\b|not found|no longer (?:available|exists)"
    r"|(?:الصفحه|صفحه|المقال|الخبر|الرابط|الموضوع|المحتوي).{0,40}"
    r"(?:غير موجود|غير متاح|غير متوفر|لم يعد|تم حذف|يافت نشد)"
    r"|لم يتم العثور|لا توجد صفحه|لا يوجد محتوي"
    r"|نتائج البحث|search results"
)
_WALL = re.compile(
    r"checking your browser|enable javascript|enable cookies|just a moment|access denied"
    r"|attention required|verify (?:that )?you are|are you a robot|captcha|403 forbidden"
    r"|انا لست روبوت|التحقق من (?:انك|المتصفح)"
)
_CUT = re.compile(r"(?:\.{3}|…)\s*(?:\[\S*\])?\s*$")
_SHORT_MAX_WORDS = 60
_LIST_MIN_CARDS = 3
_POSTS_MIN_HEADINGS = 4
_CARD_MAX_LINES = 4
"""How far below its headline the paragraph of a card is."""
_BEGINNINGS = "a list of the beginnings of articles"


def no_article(lines: Sequence[Line], body: Body | None, title: str, own: str = "") -> str:
    """Return what a page is instead of an article, in a few words; '' if it is one. `own` is its
    address, if that is known.
    """
    if body is None:
        return NO_PARAGRAPH
    kept = [lines[i] for i in body.lines]
    if sum(line.size for line in kept) <= _SHORT_MAX_WORDS:
        text = fold(" ".join((title, *(line.text for line in kept))))
        if _GONE.search(text):
            return "the page says that it has nothing to show"
        if _WALL.search(text):
            return "a wall stands before the page"
    cut = [
        i
        for i in body.lines
        if lines[i].prose and _CUT.search(lines[i].text) and _is_headed(lines, i)
    ]
    if len(cut) >= _LIST_MIN_CARDS and len(cut) * 2 > sum(line.prose for line in kept):
        return _BEGINNINGS
    if _is_of_cards(lines, body, own):
        return _BEGINNINGS
    between = range(body.lines[0], body.lines[-1])
    heads = sum(lines[i].heading != "" and body.reasons[i] == Reason.LINK for i in between)
    posts = sum(
        body.reasons[i] == Reason.LINK
        and lines[i].heading != ""
        and body.reasons[i + 1] == Reason.KEPT
        and lines[i + 1].prose
        for i in between
    )
    return "several articles in full" if heads >= _POSTS_MIN_HEADINGS and posts * 2 > heads else ""


def _is_headed(lines: Sequence[Line], index: int) -> bool:
    """Whether a headline or a link is right above a line, or a date between them."""
    return any(line.is_link or line.heading for line in lines[max(0, index - 2) : index])


def _is_of_cards(lines: Sequence[Line], body: Body, own: str) -> bool:
    """Whether each paragraph is right below a headline that leads elsewhere, as in a list of
    articles.

    A single paragraph counts only if it is cut off, or two more of the kind are on the page.
    """
    prose = [i for i in body.lines if lines[i].prose]
    if not prose or any(_card_head(lines, i, own) is None for i in prose):
        return False
    if len(prose) > 1 or _CUT.search(lines[prose[0]].text):
        return True
    others = (i for i, line in enumerate(lines) if line.prose and i not in prose)
    return sum(_card_head(lines, i, own) is not None for i in others) >= _LIST_MIN_CARDS - 1


def _card_head(lines: Sequence[Line], index: int, own: str) -> Line | None:
    """Return the linked headline of the card that a paragraph is in: at most some short lines, of
    date, are between.
    """
    for j in range(index - 1, max(-1, index - 1 - _CARD_MAX_LINES), -1):
        line = lines[j]
        if line.prose or (line.heading and not line.is_link):
            return None
        if line.is_link and line.heading:
            return line if _leads_elsewhere(line, own) else None
    return None


def _leads_elsewhere(line: Line, own: str) -> bool:
    element = line.nodes[0][0]
    links = (
        [element, *element.iterancestors("a")]
        if element.tag == "a"
        else [*element.iterancestors("a")]
    )
    links += [] if links else list(line.block.iter("a"))
    address = unquote(str(links[0].get("href") or "")) if links else ""
    return not (
        not address
        or address.startswith("#")
        or (own and unquote(own).rstrip("/").endswith(address.strip("./")))
    )
