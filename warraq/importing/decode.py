"""Read bytes of any encoding as text, with a note of everything that was mended on the way."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import charset_normalizer

from warraq.arabic.mending import mend

_SAMPLE_BYTES = 20_000
"""What is looked at to choose an encoding."""
_PLAIN_ARABICNESS = 0.2
_MIN_ARABICNESS = 0.1
"""An Arabic text has an arabicness of 0.3 or more, and of 0.1 or less when it is read in a wrong
encoding.
"""
_ARABICNESS_CHARS = 2_000
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEGACY = ("cp1256", "iso8859_6", "cp720", "mac_arabic")
_NAMES = {
    "cp1252": "windows-1252",
    "cp1256": "windows-1256",
    "iso8859_6": "iso-8859-6",
    "mac_arabic": "x-mac-arabic",
}
_PLAIN_BYTES = re.compile(rb"[\x00-\x7f]+")
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"Rar!",
    b"{\\rtf",
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_NO_CHARACTERS = ("Cc", "Cs", "Cn")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    _WORD.findall(
        "في من على إلى الى أن ان عن التي الذي هذا هذه ما لا مع كان بعد قال وقال إن ذلك كما بين أو "
        "او كل قد لم هو وهو خلال از در به که این است را با"
    )
)
_LINE_ENDS = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
# One pattern for each first letter: a plain letter is searched for much faster than one of a class.
_TWICE = tuple(
    re.compile(f"{first}{follows}[{leads}]{follows}")
    for leads, follows in (("ØÙÚÛ", r"[^\x00-\x7f]"), ("طظ", r"[^\x00-\x7fء-ي]"))
    for first in leads
)
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufefc]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source, its lines ended by a line feed only.

    encoding  the name of the encoding, as the IANA registry writes it
    notes     what was mended, one sentence each
    """

    text: str
    encoding: str
    notes: tuple[str, ...]


class Unreadable(ValueError):
    """No text can be had from these bytes; the message is one sentence that says why."""


def decode(data: bytes) -> Decoded:
    """Read bytes as text: by byte-order mark, as UTF-8, as UTF-16, then as the legacy encoding that
    reads most like Arabic.

    UTF-8 that was encoded twice is mended. Raises Unreadable if the bytes are empty, binary, or
    text whose letters are lost.
    """
    raw = decode_only(data)
    text, mends = mended(raw.text)
    return Decoded(text, raw.encoding, (*raw.notes, *mends))


def decode_only(data: bytes, markup: str = "") -> Decoded:
    """As `decode`, but entities and what else the text itself may need stay as they are.

    markup  the codec that a page of markup claims for itself: it counts where the bytes are not
            UTF-8 and do not read like Arabic either. '' for plain text
    """
    if not data.strip(b" \t\r\n\x00\x1a\xa0") or data in {mark for mark, _ in _BOMS}:
        raise Unreadable("is empty")
    if data.startswith(_MAGIC):
        raise Unreadable("is not text but a binary file")
    legacy = data.rstrip(b"\x00")
    text, encoding, notes = (
        _by_mark(data) or _as_utf16(data) or _as_utf8(data) or _as_legacy(legacy, markup)
    )
    if text.endswith("\x00") or (data.endswith(b"\x00") and not encoding.startswith("utf")):
        notes.append("NUL bytes at the end taken away")
    text, twice = undo_twice(text, "<" if markup else "\n")
    if twice:
        notes.append(f"{twice} lines that had been encoded twice are mended")
    text = text.removeprefix("\ufeff").rstrip("\x00\x1a").replace("\r\n", "\n")
    text = _LINE_ENDS.sub("\n", text)
    controls = len(_CONTROLS.findall(text))
    if controls > 8 + len(text) // 200:
        raise Unreadable("is not text but a binary file")
    if controls:
        text = _CONTROLS.sub("", text)
        notes.append(f"{controls} control characters taken away")
    if _is_lost(text):
        raise Unreadable(
            "has lost its letters: question marks stand in their place, "
            "and nothing can bring them back"
        )
    if not text.strip():
        raise Unreadable("is empty")
    return Decoded(text, _NAMES.get(encoding, encoding), tuple(notes))


def mended(text: str, *, is_markup: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return a text as its writer meant it, and what was mended, one short note each.

    Entities that were left over become their characters; the rest is what `arabic.mending.mend`
    does.

    is_markup  it is a text of a page: entities of < and > stay, for they may be meant to be read so
    """
    notes = []
    if "&" in text:
        text, count = _ENTITY.subn(lambda match: _resolved(match[0], is_markup=is_markup), text)
        notes += [f"HTML entity: {count}"] if count else []
    if text.isascii() and text.isprintable():
        return text, tuple(notes)
    text, mends = mend(text)
    return text, (*notes, *(f"{made.kind}: {made.count}" for made in mends))


def _resolved(entity: str, *, is_markup: bool) -> str:
    """The character that an entity names; a control or a lone surrogate is no character of a text,
    and goes.
    """
    text = html.unescape(entity)
    if is_markup and text in ("<", ">"):
        return entity
    strange = (char for char in text if unicodedata.category(char) in _NO_CHARACTERS)
    return text if all(char in "\n\t" for char in strange) else ""


def arabicness(text: str) -> float:
    """Return how much a text reads like Arabic, from 0 to 1: the share of its words that are very
    common or begin with the article.
    """
    words: list[str] = _WORD.findall(text[:_ARABICNESS_CHARS])
    if not words:
        return 0.0
    return sum(map(_is_usual, words)) / len(words)


@lru_cache(maxsize=1 << 16)
def _is_usual(word: str) -> bool:
    return word in _COMMON or (len(word) > 3 and word.startswith(("ال", "وال", "بال")))


_Read = tuple[str, str, list[str]]


def _by_mark(data: bytes) -> _Read | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return text, encoding, _losses(text)
    return None


def _as_utf8(data: bytes) -> _Read | None:
    """UTF-8; a file with a few broken bytes (cut in the middle of a letter, say) is still UTF-8."""
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if (
        broken <= 3 + len(text) // 100
        and (letters := len(_ARABIC.findall(text)))
        and broken <= 3 + letters // 100
    ):
        return text, "utf-8", _losses(text)
    return None


def _as_utf16(data: bytes) -> _Read | None:
    """UTF-16 without a mark: one byte of every pair is almost always that of Arabic, Latin or
    general punctuation.
    """
    if b"\x00" not in data[:_SAMPLE_BYTES]:
        return None
    data = data[: len(data) // 2 * 2]
    even, odd = data[:_SAMPLE_BYTES:2], data[1:_SAMPLE_BYTES:2]
    for half, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        plain = sum(map(half.count, (0x00, 0x06, 0x20, 0xFE, 0xFB)))
        if half.count(0) and plain > 0.97 * len(half):
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") <= 1:
                return text, encoding, _losses(text)
    return None


def _as_legacy(data: bytes, markup: str = "") -> _Read:
    if data.count(0) > len(data) // 1000:
        raise Unreadable("is not text but a binary file")
    sample = (_PLAIN_BYTES.sub(b" ", data) if markup else data)[:_SAMPLE_BYTES]
    encoding = (
        _LEGACY[0]
        if arabicness(sample.decode(_LEGACY[0], "replace")) > _PLAIN_ARABICNESS
        else _likest(sample, markup)
    )
    text = data.decode(encoding, "replace")
    return text, encoding, _losses(text)


def _likest(sample: bytes, markup: str) -> str:
    """The legacy encoding that makes a sample read most like Arabic; where none does, what its
    markup claims, or what can be guessed.
    """
    readings = {name: sample.decode(name, "replace") for name in _LEGACY}
    likeness = {name: arabicness(reading) for name, reading in readings.items()}
    encoding = max(
        _LEGACY, key=lambda name: (likeness[name], -len(_CONTROLS.findall(readings[name])))
    )
    if likeness[encoding] >= _MIN_ARABICNESS:
        return encoding
    if markup:
        return markup
    guess = charset_normalizer.from_bytes(sample).best()
    if guess is None:
        raise Unreadable("is in an encoding that is not known")
    return guess.encoding


def _losses(text: str) -> list[str]:
    count = text.count("\ufffd")
    return [f"{count} broken bytes are shown as \ufffd"] if count else []


def undo_twice(text: str, end: str) -> tuple[str, int]:
    """Mend the lines of UTF-8 that were once read as windows-1252 or windows-1256 and encoded
    again; `end` parts them.
    """
    if not _is_twice(text):
        return text, 0
    lines = list(_each_undone(text.split(end)))
    return end.join(line for line, _ in lines), sum(mended for _, mended in lines)


def _is_twice(text: str) -> bool:
    return any(pattern.search(text) for pattern in _TWICE)


def _each_undone(lines: list[str]) -> Iterator[tuple[str, bool]]:
    for line in lines:
        if _is_twice(line):
            for encoding in ("cp1252", "cp1256"):
                try:
                    once = b"".join(_byte(letter, encoding) for letter in line).decode("utf-8")
                except UnicodeError:
                    continue
                if len(_ARABIC.findall(once)) * 3 > len(once):
                    yield once, True
                    break
            else:
                yield line, False
        else:
            yield line, False


def _byte(letter: str, encoding: str) -> bytes:
    """The byte that a letter was once read from; bytes that the code page leaves open were passed
    through as they are.
    """
    return bytes((ord(letter),)) if "\x80" <= letter <= "\x9f" else letter.encode(encoding)


def _is_lost(text: str) -> bool:
    sample = text[:_SAMPLE_BYTES]
    marks = sample.count("?") + sample.count("\ufffd")
    return marks > 20 and marks * 8 > len(sample) and marks > len(_ARABIC.findall(sample))
