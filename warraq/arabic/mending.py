"""Undo what programs did to a text: letters stored by shape, stray marks, control characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from warraq.arabic.letters import is_arabic


@dataclass(frozen=True, slots=True)
class Mend:
    """One kind of thing that was mended: how many of it, and where the first was in the text as
    given, 0-based.
    """

    kind: str
    count: int
    first: int


_ZWNJ = "\u200c"
_ZWJ = "\u200d"
_UNSEEN = {
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e", "bidi control"),
    **dict.fromkeys("\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f", "bidi control"),
    **dict.fromkeys("\u200b\u2060", "zero-width space"),
    **dict.fromkeys(_ZWNJ + _ZWJ, "stray joiner"),
    "\u00ad": "soft hyphen",
    "\ufeff": "byte order mark",
}
_NAMED = {"lrm": "\u200e", "rlm": "\u200f", "zwj": _ZWJ, "zwnj": _ZWNJ, "shy": "\u00ad"}

# The ornate brackets U+FD3E and U+FD3F, the rial sign U+FDFC and the basmala U+FDFD are characters
# in their own right.
_TO_MEND = re.compile(
    f"(?P<unseen>[{''.join(_UNSEEN)}]+)"
    "|(?P<shapes>[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc]+)"
    "|(?P<entity>&(?:#[xX]0*(?P<hex>[0-9a-fA-F]{1,6})|#0*(?P<decimal>[0-9]{1,7})|(?P<name>lrm|rlm|zwj|zwnj|shy));)"
    "|(?P<surrogate>[\ud800-\udfff]+)"
    "|(?P<breaks>[\v\f\u0085\u2028\u2029])"
    "|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff])"
)
# One class of characters is found ten times faster than the groups above; every one of them begins
# with one of these.
_SUSPECT = re.compile(
    f"[&{''.join(_UNSEEN)}\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc\ud800-\udfff"
    "\u2028\u2029\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
)
_MARKED = re.compile(r".[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+", re.DOTALL)


def mend(text: str) -> tuple[str, tuple[Mend, ...]]:
    """Undo what programs did to a text, and nothing that its writer did: harakat, tatweel and
    spelling stay.

    Letters stored by their shape (presentation forms) become letters again. Bidi controls, byte
    order marks, zero-width spaces, soft hyphens and control characters go, also where they are left
    over as entities ('&#x202b;'). A joiner stays where it joins or parts Arabic letters. Surrogates
    become their character, or U+FFFD if they are alone. Form feeds and their like end a line.
    The rest of the white space is left to others. The answer is in NFC (Unicode Standard Annex 15),
    with what was mended, by first place.
    """
    if not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text):
        return text, ()
    pieces, end = [], 0
    seen: dict[str, tuple[int, int]] = {}
    for match in _finds(text):
        piece, faults = _mended(match)
        pieces += [text[end : match.start()], piece]
        end = match.end()
        for place, kind in faults:
            count, first = seen.get(kind, (0, place))
            seen[kind] = (count + 1, first)
    if not unicodedata.is_normalized("NFC", text):
        odd = [
            found.start()
            for found in _MARKED.finditer(text)
            if not unicodedata.is_normalized("NFC", found[0])
        ]
        seen["not in NFC"] = (len(odd) or 1, odd[0] if odd else 0)
    whole = unicodedata.normalize("NFC", "".join((*pieces, text[end:])))
    return whole, tuple(
        sorted((Mend(kind, *where) for kind, where in seen.items()), key=lambda mend: mend.first)
    )


def _finds(text: str) -> Iterator[re.Match[str]]:
    """Yield every match of _TO_MEND, in order."""
    end = 0
    for suspect in _SUSPECT.finditer(text):
        if suspect.start() >= end and (match := _TO_MEND.match(text, suspect.start())):
            end = match.end()
            yield match


def _mended(match: re.Match[str]) -> tuple[str, Iterator[tuple[int, str]]]:
    """Return what takes the place of a match, and each fault in it: where, and of what kind."""
    found, start = match[0], match.start()
    places = range(start, match.end())
    match match.lastgroup:
        case "shapes":
            return "".join(map(_letter, found)), ((place, "presentation form") for place in places)
        case "surrogate":
            whole = found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            return whole, ((place, "surrogate") for place in places)
        case "breaks" | "control" as group:
            return "\n" if group == "breaks" else "", iter([(start, "control character")])
        case "unseen":
            joiner = _joiner(found, match)
            kept = start + found.find(joiner) if joiner else -1
            unseen = zip(places, found, strict=True)
            return joiner, ((place, _UNSEEN[char]) for place, char in unseen if place != kept)
    char = _named(match)
    if char not in _UNSEEN:
        return found, iter(())
    return _joiner(char, match), iter([(start, "entity of an unseen character")])


def _letter(shape: str) -> str:
    """Return the letters of a presentation form; of a mark on a space or tatweel, the mark
    alone.
    """
    plain = unicodedata.normalize("NFKC", shape)
    return plain.lstrip(" ـ") or plain


def _named(match: re.Match[str]) -> str:
    if name := match["name"]:
        return _NAMED[name]
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    return chr(code) if code < 0x110000 else ""


def _joiner(run: str, match: re.Match[str]) -> str:
    """Return the joiner of a run that has an effect where it is, or ''."""
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    after = match.string[match.end() : match.end() + 1]
    sides = (_is_script(before), _is_script(after))
    if all(sides):
        return next((char for char in run if char in (_ZWNJ, _ZWJ)), "")
    joins_signs = all(
        side and unicodedata.category(side) in ("So", "Sk", "Mn") for side in (before, after)
    )
    return _ZWJ if _ZWJ in run and (any(sides) or joins_signs) else ""


def _is_script(char: str) -> bool:
    return bool(char) and (is_arabic(char) or "\u064b" <= char <= "\u065f" or char == "\u0670")
