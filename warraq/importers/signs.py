"""Small signs that a piece of a page is no part of the article: phrases, symbols, marks of an author."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from warraq.arabic.letters import fold

_WORDS = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,20}")
_CRUMBS = re.compile(r"\s+[»/\\]\s+|\s*[›>|•·]+\s*")
_INITIALS = re.compile(r"\W*(?:[^\W\d_]{1,2}[\s./\-]+){1,5}[^\W\d_]{0,2}\W*")
_NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){1,4}")
_WRITER = r"كتب(?:ت|ه|ها)?|بقلم|إعداد|اعداد|تحرير|تقرير|حاوره|حاورها|حاورته|متابعة|ترجمة|الكاتب|المحرر|by|written by"
_BYLINE = re.compile(
    rf"^\W*(?:(?:{_WRITER})\s*[:/|\-–—]?\s+|(?:كتبت?|بقلم|إعداد|اعداد|تحرير)\s*[:/]\s*)(?P<name>\S.*)$", re.IGNORECASE
)
_CREDIT = re.compile(r"^\(.{0,80}(?:تحرير|إعداد|اعداد|ترجمة).{0,80}\)\.?$")
_BULLET = re.compile(r"^(?:[-–—•·*▪●◆■○]|\d{1,3}[.)\-]|[٠-٩]{1,3}[.)\-])\s*\S")

_FIELD = re.compile(
    r"(?P<title>عنوان (?:الخبر|المقال)|العنوان|title|headline)\s*:|(?P<date>التاريخ|تاريخ النشر|date)\s*:"
    r"|(?P<text>(?:نص|متن) (?:الخبر|المقال)|النص|text|body|content)\s*:"
    r"|(?P<other>المصدر|الرابط|التصنيف|القسم|source|url|link|category)\s*:",
    re.IGNORECASE,
)

_KINDS = ("notice", "end", "related", "interface", "caption")
_SHORT = 20
"""How many words a short piece has."""

Phrases = Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
"""By kind, then by first word: the phrases as folded words."""


@cache
def phrases() -> Phrases:
    """The phrases of phrases.toml, folded. An empty file gives none."""
    return read_phrases(files("warraq.importers").joinpath("phrases.toml").read_text(encoding="utf-8"))


def read_phrases(toml: str) -> Phrases:
    """Phrases from the text of a file like phrases.toml."""
    table: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for kind, groups in tomllib.loads(toml).items():
        by_first = table.setdefault(kind, {})
        for phrase in (phrase for group in groups for phrase in group["phrases"]):
            words = tuple(folded_words(phrase))
            by_first[words[0]] = (*by_first.get(words[0], ()), words)
    return table


def folded_words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORDS.findall(fold(text))


def phrase_kind(words: Sequence[str], known: Phrases) -> str:
    """The kind of phrase that a piece, as folded words, begins with; '' for none.

    Only a notice may say much more; beside any other phrase stand no more words than it has itself, numbers apart.
    """
    if not words:
        return ""
    for kind in _KINDS:
        for phrase in known.get(kind, {}).get(words[0], ()):
            more = sum(not word.isdigit() for word in words[len(phrase) :])
            if tuple(words[: len(phrase)]) == phrase and (kind == "notice" or more <= len(phrase)):
                return kind
    joined = f" {' '.join(words)} " if len(words) <= _SHORT and "anywhere" in known else ""
    phrases = (phrase for group in known.get("anywhere", {}).values() for phrase in group)
    return "notice" if joined and any(f" {' '.join(phrase)} " in joined for phrase in phrases) else ""


def field_of(text: str) -> str:
    """What a field's name announces: 'title', 'date', 'text' or 'other'; '' if the piece is no field's name."""
    match = _FIELD.fullmatch(text)
    return (match.lastgroup or "other") if match else ""


def no_text(text: str, *, arabic: bool) -> str:
    """Why a piece is no text at all ('' if it is): no letters, only an address, only foreign words in an Arabic
    page, a trail of crumbs.
    """
    if not _LETTER.search(text):
        return "no letters"
    if not _LETTER.search(_ADDRESS.sub("", text)):
        return "an address"
    if arabic and not _ARABIC.search(text) and text.count(" ") < 5:
        return "no Arabic"
    parts = [part for part in _CRUMBS.split(text) if part]
    if len(parts) >= 3 and all(part.count(" ") < 4 for part in parts):
        return "a trail of links"
    return ""


def byline(text: str) -> str | None:
    """The author that a byline names ('بقلم: ...'); '' where it is a byline without a plain name; None where it is
    none.
    """
    if _CREDIT.match(text):
        return ""
    match = _BYLINE.match(text) if text.count(" ") < 9 else None
    if not match:
        return None
    name = match["name"].strip(" :-–—/|.")
    marked = re.match(r"^\W*\S+\s*[:/]", text) is not None
    if marked or fold(text).startswith(("بقلم", "by ")):
        return name if _NAME.fullmatch(name) else ""
    return None


def is_name_like(text: str) -> bool:
    """Whether it could be a name: two to five words of letters only."""
    return bool(_NAME.fullmatch(text)) and text.count(" ") < 5


def is_bullet(text: str) -> bool:
    """Whether it begins as an entry of a list does."""
    return bool(_BULLET.match(text))


def is_initials(text: str) -> bool:
    """Whether it is the initials by which an agency's desk signs: letters with points or strokes between."""
    return len(text) <= 20 and any(mark in text for mark in "./") and bool(_INITIALS.fullmatch(text))


def has_open_quote(text: str) -> bool:
    """Whether a quotation begins in it that does not end in it: the text goes on."""
    return (
        text.count("«") > text.count("»") or text.count("“") > text.count("”") > 0 or text.count("(") > text.count(")")
    )
