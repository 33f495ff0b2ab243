"""Slugs: a title as a readable Latin address, الحكومة تناقش as al-hukuma-tanaqish."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterable
from itertools import count

from warraq.arabic.irregular import STEMS
from warraq.arabic.letters import bare, fold
from warraq.arabic.stem import ARTICLE, CONJUNCTION

LIMIT_LETTERS = 80
"""The longest slug: a path stays short on every disk, and an address in one line of a mail."""

_SOUNDS = """
ب=b ت=t ث=th ج=j ح=hh خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=ss ض=dd ط=tt ظ=zz ع=e غ=gh ف=f ق=q ك=k ل=l
م=m ن=n ه=h گ=g ڭ=g ڨ=g پ=p ڤ=v ڥ=v چ=ch ژ=zh
"""
CONSONANTS = dict(pair.split("=") for pair in _SOUNDS.split())
"""Letters that sound alike to a Latin ear stay apart: the heavy one is doubled (سيف sif, صيف ssif),
and ع is e.
"""

# Words whose unwritten vowels everybody knows.
_SAID = """
تونس=tunis لبنان=lubnan أردن=urdun عراق=iraq بحرين=bahrayn يمن=yaman سعودية=saudiya فلسطين=filastin
أمم=umam متحدة=muttahida مؤتمر=mutamar شؤون=shuun من=min عن=an إلى=ila الى=ila على=ala في=fi مع=maa
أن=anna إن=inna أو=aw ثم=thumma هل=hal هو=huwa هي=hiya هذا=hadha هذه=hadhihi ذلك=dhalik تلك=tilka
الذي=alladhi التي=allati بين=bayn بعد=baad قبل=qabl غير=ghayr كل=kull لا=la ما=ma لم=lam لن=lan
قد=qad كيف=kayf حيث=haythu حول=hawl عند=inda ضد=didd منذ=mundhu خلال=khilal بن=bin ابن=ibn عبد=abd
الله=allah محمد=muhammad أحمد=ahmad احمد=ahmad علي=ali حسن=hasan حسين=husayn عمر=umar ملك=malik
يوم=yawm مغرب=maghrib مصر=misr قدس=quds عرب=arab عربي=arabi عربية=arabiya دولة=dawla دول=duwal
دولي=dawli دولية=dawliya حكومة=hukuma كتاب=kitab كتب=kutub مجلس=majlis مسجد=masjid مدن=mudun
حزب=hizb حقوق=huquq شعب=shaab شركة=sharika رجل=rajul شيء=shay عين=ayn بيت=bayt
"""
_KNOWN = dict(pair.split("=") for pair in _SAID.split())

_JOINED = "ال=al بال=bil فال=fal كال=kal لل=lil ب=bi ف=fa ك=ka ل=li"
_PREFIXES = dict(pair.split("=") for pair in _JOINED.split())
_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_ARABIC_WORD = (
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5"
    r"\u06ee-\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f]+"
)
_WORD = re.compile(rf"{_ARABIC_WORD}|[a-z0-9]+")
_RISING_I = re.compile(r"ا(?:ن|ست|.ت|ت)..")
_RESERVED = re.compile(r"index|con|prn|aux|nul|(?:com|lpt)[0-9]")
_VOWELS = tuple("اأإآوىيةؤئ")


def slug(title: str, limit: int = LIMIT_LETTERS) -> str:
    """Turn a title into lower-case ASCII words joined by hyphens, at most `limit` characters, cut
    between words.

    Arabic is romanised by its written letters; vowels that are not written are supplied only so
    that it can be pronounced, and harakat make no difference. Latin loses its accents. A title of
    other scripts, or of none, becomes 'x-' and a digest. Never 'index', and never a name that
    Windows keeps for itself (Microsoft, 'Naming Files, Paths, and Namespaces').
    """
    text = bare(unicodedata.normalize("NFKC", title)).lower().translate(_LATIN)
    text = "".join(char if char in CONSONANTS or char in _VOWELS else _plain(char) for char in text)
    words = (word if word.isascii() else _romanised(word) for word in _WORD.findall(text))
    cut = _joined(filter(None, words), limit) or f"x-{_digest(title)}"[:limit]
    return f"x-{cut}"[:limit] if _RESERVED.fullmatch(cut) else cut


def slug_apart(title: str, taken: Container[str]) -> str:
    """Return the title's slug, with a digest of the title if another has taken it, and a number if
    that is taken too.
    """
    name = slug(title)
    if name not in taken:
        return name
    name = f"{slug(title, LIMIT_LETTERS - 12)}-{_digest(title)}"
    return (
        name
        if name not in taken
        else next(other for n in count(2) if (other := f"{name}-{n}") not in taken)
    )


def _digest(title: str) -> str:
    return hashlib.blake2b(fold(title).encode("utf-8", "replace"), digest_size=3).hexdigest()


def _plain(char: str) -> str:
    """Return a character of any other script: digits and Latin letters plain, the rest as it is."""
    if char.isascii():
        return char
    return "".join(
        part
        for part in unicodedata.normalize("NFKD", fold(char))
        if not unicodedata.combining(part)
    )


def _joined(words: Iterable[str], limit: int) -> str:
    text = ""
    for word in words:
        longer = f"{text}-{word}" if text else word[:limit].rstrip("-")
        if len(longer) > limit:
            break
        text = longer
    return text


def _romanised(word: str) -> str:
    """Romanise one Arabic word: conjunction, article and the rest, joined by hyphens."""
    parts = []
    if word not in _KNOWN and fold(word) not in STEMS:
        if CONJUNCTION.match(fold(word)):
            parts.append("wa")
            word = word[1:]
        if word not in _KNOWN and (found := ARTICLE.match(fold(word))):
            parts.append(_PREFIXES[found[0]])
            word = word[found.end() :]
    parts.append(_KNOWN.get(word) or _spoken(_sounds(word)))
    return "-".join(filter(None, parts))


def _sounds(word: str) -> list[tuple[str, str]]:
    """Return the letters of a word as Latin sounds: a consonant 'c', a vowel 'v', or a long a,
    'l'.
    """
    sounds: list[tuple[str, str]] = []
    for place, letter in enumerate(word):
        before, after = word[place - 1 : place], word[place + 1 : place + 2]
        if letter in CONSONANTS:
            sounds.append((CONSONANTS[letter], "c"))
        elif letter in "وي":
            sounds += _glide(letter, before, after)
        elif not place and (letter == "إ" or _RISING_I.match(word)):
            sounds.append(("i", "v"))
        elif letter in "اأآى":
            sounds.append(("a", "l" if place and letter == "ا" else "v"))
        elif letter == "ة":
            sounds.append(("t", "c") if before == "ا" else ("a", "v"))
        elif letter == "ؤ":
            sounds.append(("", "c") if after == "و" else ("u", "v"))
        elif letter == "ئ":
            sounds.append(("", "c") if "ي" in (before, after) else ("i", "v"))
        elif letter == "ء":
            sounds.append(("a", "v") if before == "ا" and not after else ("", "c"))
    return sounds


def _glide(letter: str, before: str, after: str) -> list[tuple[str, str]]:
    """Return the sounds of و or ي: a consonant at the beginning and beside a vowel, else a long
    vowel.
    """
    consonant, vowel = ("w", "u") if letter == "و" else ("y", "i")
    if not before or (before == "ا" and after):
        return [(consonant, "c")]
    if before == "ا" or after not in _VOWELS or (letter, after) == ("ي", "ئ"):
        return [(vowel, "v")]
    return (
        [("a" if letter == "و" else "i", "v"), (consonant, "c")]
        if before in CONSONANTS
        else [(consonant, "c")]
    )


def _spoken(sounds: list[tuple[str, str]]) -> str:
    """Join sounds, with the vowels that a tongue needs: no cluster at the beginning, of three, or
    after a long a (كاتب katib).
    """
    if not sounds:
        return ""
    text, row, after = "", 1, ""
    for (sound, kind), (_, next_kind) in zip(sounds, [*sounds[1:], ("", "")], strict=True):
        text += sound
        row = row + 1 if kind == "c" else 0
        if row and next_kind == "c" and (row > 1 or after == "l"):
            text += "i" if row == 1 else "a"
            row, kind = 0, "v"
        after = kind
    return text
