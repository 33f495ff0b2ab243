"""Phrases and signs that tell what a line is: furniture of a site, a byline, an entry of a list."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from warraq.arabic.letters import fold
from warraq.importing.reasons import Reason

_WORDS = re.compile(r"[^\W_]+")
_QUICK_WORDS = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,20}")
_ADDRESSED = ("://", "www.", "@")
_CRUMB = re.compile(r"[»/\\›>|•·]")
_CRUMBS = re.compile(r"\s+[»/\\]\s+|\s*[›>|•·]+\s*")
_INITIALS = re.compile(r"\W*(?:[^\W\d_]{1,2}[\s./\-]+){1,5}[^\W\d_]{0,2}\W*")
_NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){1,4}")
_WRITER = (
    r"كتب(?:ت|ه|ها)?|بقلم|إعداد|اعداد|تحرير|تقرير|حاوره|حاورها|حاورته|متابعة|ترجمة|الكاتب|المحرر"
    r"|by|written by"
)
_BYLINE = re.compile(
    rf"^\W*(?:(?:{_WRITER})\s*[:/|\-–—]?\s+"
    r"|(?:كتبت?|بقلم|إعداد|اعداد|تحرير)\s*[:/]\s*|كتبت?\s*[-–—]\s*|author\s*,\s*)"
    r"(?P<name>\S.*)$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\W*(?:\S+\s*[:/]|author\s*,)", re.IGNORECASE)
_DASHED = re.compile(r"\W*كتبت?\s*[-–—]")
_SIGNED = re.compile(r"\W*(?:كتب|بقلم|written|by)", re.IGNORECASE)
_CREDIT = re.compile(
    r"^\(.{0,80}(?:تحرير|إعداد|اعداد|ترجمة).{0,80}\)\.?$|^(?:role|reporting from)\s*,.{2,80}$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-–—•·*▪●◆■○]|\d{1,3}[.)\-](?!\d))\s*\S")

_FIELD = re.compile(
    r"(?P<title>عنوان (?:الخبر|المقال)|العنوان|title|headline)\s*:"
    r"|(?P<date>التاريخ|تاريخ النشر|date)\s*:"
    r"|(?P<text>(?:نص|متن) (?:الخبر|المقال)|النص|text|body|content)\s*:"
    r"|(?P<other>المصدر|الرابط|التصنيف|القسم|source|url|link|category)\s*:",
    re.IGNORECASE,
)

_PREFIX = re.compile(r"^(?:[وفبلك](?=ال|\w{4})|لل(?=\w{2}))?(?:ال(?=\w{2}))?")
_EMPTY = frozenset(
    _WORDS.findall(
        "علي الي عن من في ان مع هذا هذه التي الذي بعد قبل كان بين حول ما لا هل كيف لماذا عند او ثم "
        "قال وقال كل كما"
    )
)
PhraseKind = Literal["", "notice", "end", "related", "interface", "caption"]
FieldName = Literal["", "title", "date", "text", "other"]

_KINDS: tuple[PhraseKind, ...] = ("notice", "end", "related", "interface", "caption")
_SHORT_MAX_WORDS = 20
"""A longer line is no row of buttons, and holds no phrase of an interface in its midst."""
_CONTROLS_MIN_WORDS = 3
_FOREIGN_MAX_WORDS = 5
"""A line without Arabic letters is furniture of an Arabic page if it is no longer."""
_TRAIL_MIN_STEPS = 3
_STEP_MAX_WORDS = 4
_BAR_MIN_SIGNS = 3
_BAR_MAX_WORDS = 8
"""Entries of a menu between bars are longer than the steps of a trail."""
_NAME_MAX_WORDS = 5
_BYLINE_MAX_WORDS = 9
_INITIALS_MAX_CHARS = 20

Phrases = Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
"""By kind, then by first word: the phrases as folded words."""


@cache
def phrases() -> Phrases:
    """The phrases of phrases.toml, folded. An empty file gives none."""
    return read_phrases(
        files("warraq.importing.cues").joinpath("phrases.toml").read_text(encoding="utf-8")
    )


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
    folded = fold(text)
    return (_WORDS if "_" in folded else _QUICK_WORDS).findall(folded)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """A word without its prefixes; '' if it carries no matter."""
    stem = "" if len(word) <= 2 or word in _EMPTY else _PREFIX.sub("", word)
    return stem if len(stem) > 2 else ""


def stems(words: Iterable[str]) -> list[str]:
    """Return the words that carry the matter of a piece, folded already, without their prefixes."""
    return [stem for stem in map(_stem, words) if stem]


def phrase_kind(words: Sequence[str], known: Phrases) -> PhraseKind:
    """The kind of phrase that a piece, as folded words, begins with; '' for none.

    Only a notice may say much more; beside any other phrase are no more words than it has itself,
    numbers apart.
    """
    if not words:
        return ""
    words = tuple(words)
    for kind in _KINDS:
        for phrase in known.get(kind, {}).get(words[0], ()):
            if words[: len(phrase)] == phrase and (
                kind == "notice"
                or sum(not word.isdigit() for word in words[len(phrase) :]) <= len(phrase)
            ):
                return kind
    if len(words) > _SHORT_MAX_WORDS:
        return ""
    controls = known.get("interface", {})
    known_words = sum((word,) in controls.get(word, ()) for word in words)
    if len(words) >= _CONTROLS_MIN_WORDS and 2 * known_words >= len(words):
        return "interface"
    text = f" {' '.join(words)} "
    anywhere = (phrase for group in known.get("anywhere", {}).values() for phrase in group)
    return "notice" if any(f" {' '.join(phrase)} " in text for phrase in anywhere) else ""


def field_of(text: str) -> FieldName:
    """What a field's name announces; '' if the piece is no field's name."""
    match = _FIELD.fullmatch(text)
    return cast(FieldName, match.lastgroup) if match else ""


def no_text(text: str, *, arabic: bool) -> Reason | None:
    """Why a piece is no text at all, if it is none: no letters, only an address, only foreign words
    in an Arabic page, a trail of crumbs.
    """
    if not _LETTER.search(text):
        return Reason.NO_LETTERS
    if any(sign in text for sign in _ADDRESSED) and not _LETTER.search(_ADDRESS.sub("", text)):
        return Reason.ADDRESS
    if arabic and not _ARABIC.search(text) and text.count(" ") < _FOREIGN_MAX_WORDS:
        return Reason.NO_ARABIC
    return Reason.TRAIL if _CRUMB.search(text) and _is_trail(text) else None


def _is_trail(text: str) -> bool:
    """Whether it is the path to a page within its site, or a menu."""
    parts = [part for part in _CRUMBS.split(text) if part]
    longest = max((part.count(" ") + 1 for part in parts), default=0)
    is_path = len(parts) >= _TRAIL_MIN_STEPS and longest <= _STEP_MAX_WORDS
    return is_path or (text.count("|") >= _BAR_MIN_SIGNS and longest <= _BAR_MAX_WORDS)


def byline(text: str) -> str | None:
    """The author that a byline names ('بقلم: ...'); '' where it is a byline without a plain name;
    None where it is none.
    """
    if _CREDIT.match(text):
        return ""
    match = _BYLINE.match(text) if text.count(" ") < _BYLINE_MAX_WORDS else None
    if not match:
        return None
    name = match["name"].strip(" :-–—/|.")
    if name.count(" ") >= _NAME_MAX_WORDS and not _SIGNED.match(text):
        return None
    if _MARKED.match(text) or fold(text).startswith(("بقلم", "by ")):
        return name if _NAME.fullmatch(name) else ""
    return name if _DASHED.match(text) and _NAME.fullmatch(name) else None


def is_name_like(text: str) -> bool:
    """Whether it could be a name: two to five words of letters only."""
    return bool(_NAME.fullmatch(text)) and text.count(" ") < _NAME_MAX_WORDS


def is_bullet(text: str) -> bool:
    """Whether it begins as an entry of a list does."""
    return bool(_BULLET.match(text))


def is_initials(text: str) -> bool:
    """Whether it is the initials by which an agency's desk signs: letters with points or strokes
    between.
    """
    return (
        len(text) <= _INITIALS_MAX_CHARS
        and any(mark in text for mark in "./")
        and bool(_INITIALS.fullmatch(text))
    )


def has_open_quote(text: str) -> bool:
    """Whether a quotation begins in it that does not end in it: the text goes on."""
    return (
        text.count("«") > text.count("»")
        or text.count("“") > text.count("”") > 0
        or text.count("(") > text.count(")")
    )
