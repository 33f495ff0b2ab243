"""Names that an archive knows, and which of them a text holds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from warraq.analysis.names.name_cues import NAMED_AFTER, RANKS
from warraq.arabic.letters import fold, words
from warraq.arabic.slug import slug
from warraq.arabic.stem import CONJUNCTION, JOINED, STOP, known

NameKind = Literal["person", "place", "organisation"]

FILES: Mapping[NameKind, str] = {
    "person": "people.yaml",
    "place": "places.yaml",
    "organisation": "organisations.yaml",
}
"""The file at the archive's root that holds the names of a kind."""
MAX_WORDS = 10
"""The longest name: it bounds the time of a search for names, whatever the names."""

_COMMON = frozenset(map(fold, STOP))
_PIECE = re.compile(r"[^\W_]+|[\n،,؛;:!؟?()|…]|(?<=\w\w)\.(?=[\s.]|\Z)")
_COMPOUND = re.compile(r"(?<!\w)([وفبلك]{0,2}(?:عبد|ابو)) +(?=\w)")
_FINAL_H = re.compile(r"ه\b")


@dataclass(frozen=True, slots=True)
class Name:
    """A person, a place or an organisation.

    id        its address: people/ID/; no other of its kind has it
    label     as it is shown
    variants  other spellings
    about     who or what it is, in a line, or ''
    """

    kind: NameKind
    id: str
    label: str
    variants: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The ids of the names that a text holds, by kind, in the order in which they come."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names that an archive knows.

    names    in the order of the files
    phrases  each spelling, as its folded words with a space between them: the place of its name in
             `names`
    lengths  by the first word of a spelling: how many words the spellings have that begin so, the
             longest first
    digest   of all that decides what is found in a text
    """

    names: tuple[Name, ...]
    phrases: Mapping[str, int]
    lengths: Mapping[str, tuple[int, ...]]
    digest: str

    def mentions(self, text: str) -> Mentions:
        """Return the names that a text holds.

        A spelling is found as whole words, however folded; only to its first word may letters be
        joined (و ف ب ل ك, and لل for ال). Of two that begin at one word the longer counts, and what
        is within a name that was found is no name of its own: المغرب العربي is not المغرب. No name
        goes across the end of a sentence or a line.
        """
        found: dict[int, None] = {}
        for place in self.places(pieces(text)):
            found.setdefault(place)
        ids: dict[NameKind, list[str]] = {kind: [] for kind in FILES}
        for place in found:
            ids[self.names[place].kind].append(self.names[place].id)
        return Mentions(tuple(ids["person"]), tuple(ids["place"]), tuple(ids["organisation"]))

    def places(self, text: Sequence[str]) -> Iterator[int]:
        """Yield, for every mention in a text that is cut into pieces, the place of the name in
        `names`.
        """
        lengths, free = self.lengths, 0
        if not lengths:
            return
        for start, word in enumerate(text):
            if start < free:
                continue
            for form in (word,) if word[0] not in JOINED else unjoined(word):
                if form in lengths and (hit := self._longest(text, start, form)):
                    free, place = hit
                    if not (self.names[place].kind == "person" and _names_a_thing(text, start)):
                        yield place
                    break

    def _longest(self, text: Sequence[str], start: int, form: str) -> tuple[int, int] | None:
        """Return the end of the longest name that begins with this form of the word at `start`, and
        the name's place.
        """
        for length in self.lengths[form]:
            place = self.phrases.get(" ".join((form, *text[start + 1 : start + length])))
            if place is not None and (
                length > 1 or form == text[start] or _surely_joined(text[start], form)
            ):
                return start + length, place
        return None


EMPTY = Gazetteer((), {}, {}, "")


def gazetteer(names: Iterable[Name]) -> Gazetteer:
    """Make a gazetteer of names in which `faults` finds nothing. A name without an id gets one made
    of its label; of two that are romanised alike the first has the plain one.
    """
    named = _with_ids(tuple(names))
    phrases: dict[str, int] = {}
    for place, name in enumerate(named):
        for spelling in (name.label, *name.variants):
            phrases.setdefault(phrase(spelling), place)
    lengths: dict[str, set[int]] = {}
    for spelling in phrases:
        lengths.setdefault(spelling.partition(" ")[0], set()).add(spelling.count(" ") + 1)
    longest_first = {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}
    decisive = repr([(name.kind, name.id) for name in named]) + repr(list(phrases.items()))
    digest = hashlib.blake2b(decisive.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Gazetteer(named, phrases, longest_first, digest if named else "")


def faults(names: Sequence[Name]) -> Iterator[tuple[int, str, str]]:
    """Yield what is wrong with names: the place of the name, its spelling or id that is at fault,
    and why.
    """
    ids: dict[tuple[NameKind, str], Name] = {}
    spellings: dict[str, int] = {}
    for place, name in enumerate(names):
        if name.id and (other := ids.setdefault((name.kind, name.id), name)) is not name:
            yield place, name.id, f"is the id of '{other.label}' too"
        for spelling in (name.label, *name.variants):
            if why := _fault(spelling):
                yield place, spelling, why
            elif (other_place := spellings.setdefault(phrase(spelling), place)) != place:
                other = names[other_place]
                yield (
                    place,
                    spelling,
                    f"is a spelling of '{other.label}' too, in {FILES[other.kind]}",
                )


def _fault(spelling: str) -> str:
    """Return what is wrong with a spelling, '' if nothing is."""
    found = words(spelling)
    if not found:
        return "holds no letters"
    if len(found) > MAX_WORDS:
        return f"has more than {MAX_WORDS} words"
    if all(word in _COMMON for word in found):
        return "is a common word too, and would be found everywhere; write the name whole"
    return ""


def phrase(spelling: str) -> str:
    """Return the folded words of a spelling, with a space between them; compounds (عبد الله, أبو
    ظبي) are one word.
    """
    return " ".join(words(_compounds(fold(spelling))))


def pieces(text: str) -> list[str]:
    """Return the folded words of a text, and the signs between them over which no name goes."""
    return _PIECE.findall(_compounds(fold(text)))


def _compounds(folded: str) -> str:
    """Join عبد and أبو to what follows: they are written with or without a space."""
    return _COMPOUND.sub(r"\1", folded) if "عبد " in folded or "ابو " in folded else folded


@lru_cache(maxsize=1 << 16)
def unjoined(word: str) -> tuple[str, ...]:
    """Return what a folded word may be: itself, and what is left without one joined letter, or
    without و or ف and another.
    """
    rests = [word]
    for cut in (word, word[1:]) if word[0] in "وف" else (word,):
        if cut[:2] == "لل":  # للرباط is الرباط, and لليبي الليبي
            rests += ["ال" + cut[2:], "ال" + cut[1:]]
        if cut[:1] in tuple(JOINED):
            rests.append(cut[1:])
    return tuple(dict.fromkeys(rest for rest in rests if len(rest) > 2 or rest == word))


@lru_cache(maxsize=1 << 16)
def _surely_joined(word: str, rest: str) -> bool:
    """Whether a name of one word may be read into a longer word: وجدة is no جدة, and بسكرة no سكرة.

    Not where we know the whole word; and و before three letters only where no common word begins
    so.
    """
    return not known(word) and (
        len(rest) > 3 or word[0] != "و" or CONJUNCTION.match(word) is not None
    )


def _names_a_thing(text: Sequence[str], start: int) -> bool:
    """Whether a street or a school bears the name of the person: جامعة محمد الخامس."""
    if start and text[start - 1] in RANKS:
        start -= 1
    return start > 0 and any(form in NAMED_AFTER for form in unjoined(text[start - 1]))


def _with_ids(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Give each name an id; the archive's own ids come first, wherever they are in the files."""
    taken = {(name.kind, name.id) for name in names}
    named = []
    for name in names:
        if not name.id:
            id = slug(_FINAL_H.sub("ة", fold(name.label)))
            if (name.kind, id) in taken:
                id += "-" + hashlib.blake2b(phrase(name.label).encode(), digest_size=3).hexdigest()
            taken.add((name.kind, id))
            name = replace(name, id=id)
        named.append(name)
    return tuple(named)
