"""How extracted articles are compared with known ones: titles, days and bodies."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from warraq.arabic.letters import fold
from warraq.arabic.letters import words as words_of

_UNSEEN = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_OPENING = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a document; what is not known is not scored.

    part        its number in a source of many, from 1; 0 where that is not known, or the source is
                one document
    title       None: not known
    dated       whether the day is known; `published` is then the day, ISO, or None where there is
                none to find
    paragraphs  None: the body is not known
    whole       whether the paragraphs are parted as the source parts them; else only their words
                are compared
    snippets    where the body is not known: what must stand in it
    forbidden   what must not stand in the body
    """

    file: str
    part: int = 0
    url: str = ""
    title: str | None = None
    dated: bool = False
    published: str | None = None
    paragraphs: tuple[str, ...] | None = None
    whole: bool = True
    snippets: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What an importer or another tool made of a document; `published` is '' for none."""

    title: str = ""
    published: str = ""
    paragraphs: tuple[str, ...] = ()
    part: int = 0
    url: str = ""


NOTHING = Found()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One document compared.

    exact, alike  whether the title is the same, letter for letter and folded; None where it is not
                  known
    day           'right' (or rightly none), 'absent', 'wrong'; '' where it is not known
    words, paras  precision and recall of the body; None where it is not known
    forbidden     what stands in the body and must not
    """

    exact: bool | None
    alike: bool | None
    day: str
    words: tuple[float, float] | None
    paras: tuple[float, float] | None
    forbidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mean:
    """Verdicts taken together; the shares are means over documents, None where nothing could be
    scored.
    """

    documents: int
    exact: float | None
    alike: float | None
    days: Mapping[str, int]
    words: tuple[float, float, float] | None
    paras: tuple[float, float, float] | None
    forbidden: int


def answer_of(line: Mapping[str, Any]) -> Answer:
    """An answer as a line of a gold file writes it; see `python -m evaluation.kinds --help`."""
    body = line.get("paragraphs", line.get("body"))
    snippets = (line.get("body_start"), *line.get("body_snippets", ()), line.get("body_end"))
    return Answer(
        line.get("file", ""),
        line.get("part", 0),
        line.get("url", ""),
        line.get("title"),
        "published" in line,
        line.get("published"),
        None if body is None else tuple([body] if isinstance(body, str) else body),
        not isinstance(body, str),
        tuple(filter(None, snippets)),
        tuple(line.get("must_not_contain", ())),
    )


def verdict(answer: Answer, found: Found) -> Verdict:
    """Compare. Titles are exact after NFC and tidying of white space; words and paragraphs are
    compared folded.
    """
    body = " ".join(map(tidy, found.paragraphs))
    words = paras = None
    if answer.paragraphs is not None:
        words = _shares(_words(answer.paragraphs), _words(found.paragraphs))
        paras = (
            _shares(_folded(answer.paragraphs), _folded(found.paragraphs)) if answer.whole else None
        )
    forbidden = tuple(text for text in answer.forbidden if tidy(text) in body)
    if answer.paragraphs is None and answer.snippets:
        clean = sum(
            not any(tidy(text) in tidy(one) for text in forbidden) for one in found.paragraphs
        )
        held = sum(tidy(text) in body for text in answer.snippets)
        paras = clean / max(len(found.paragraphs), 1), held / len(answer.snippets)
    return Verdict(
        None if answer.title is None else tidy(answer.title) == tidy(found.title),
        None
        if answer.title is None
        else words_of(fold(answer.title)) == words_of(fold(found.title)),
        _day(answer.published, found.published) if answer.dated else "",
        words,
        paras,
        forbidden,
    )


def mean(verdicts: Iterable[Verdict]) -> Mean:
    """Verdicts taken together."""
    told = list(verdicts)
    return Mean(
        len(told),
        _share([one.exact for one in told if one.exact is not None]),
        _share([one.alike for one in told if one.alike is not None]),
        Counter(one.day for one in told if one.day),
        _means([one.words for one in told if one.words]),
        _means([one.paras for one in told if one.paras]),
        sum(len(one.forbidden) for one in told),
    )


def f1(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def tidy(text: str) -> str:
    """NFC, white space as single spaces; no-break spaces are spaces, and what has no width is
    nothing.
    """
    return " ".join(
        "".join(char for char in unicodedata.normalize("NFC", text) if char not in _UNSEEN).split()
    )


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words_of(fold(text)))


def _folded(texts: Iterable[str]) -> Counter[str]:
    return Counter(filter(None, (" ".join(words_of(fold(text))) for text in texts)))


def _shares(wanted: Counter[str], given: Counter[str]) -> tuple[float, float]:
    """Precision and recall of a bag."""
    if not wanted and not given:
        return 1.0, 1.0
    shared = (wanted & given).total()
    return shared / given.total() if given else 0.0, shared / wanted.total() if wanted else 1.0


def _day(published: str | None, found: str) -> str:
    wanted, there = (published or "")[:10], found[:10]
    if wanted == there:
        return "right"
    return "absent" if wanted.startswith(there) else "wrong"


def _share(ticks: list[bool]) -> float | None:
    return sum(ticks) / len(ticks) if ticks else None


def _means(pairs: list[tuple[float, float]]) -> tuple[float, float, float] | None:
    if not pairs:
        return None
    precision, recall, both = zip(*((p, r, f1(p, r)) for p, r in pairs), strict=True)
    return sum(precision) / len(pairs), sum(recall) / len(pairs), sum(both) / len(pairs)


def paired(answers: Sequence[Answer], found: Sequence[Found]) -> Iterator[tuple[Answer, Found]]:
    """Each answer with what was found for it in the same file, or with nothing; nothing is given
    twice.

    One answer goes with the one that was found; of many, it is the number that tells, else the
    address, else the first words, else the headline.
    """
    if len(answers) == 1 and len(found) == 1:
        yield answers[0], found[0]
        return
    places: dict[object, list[int]] = {}
    for number, one in enumerate(found):
        for key in (one.part, *_keys(one.url, one.paragraphs, one.title)):
            places.setdefault(key, []).append(number)
    taken: set[int] = set()
    for answer in answers:
        keys = (
            (answer.part,)
            if answer.part
            else _keys(answer.url, answer.paragraphs or (), answer.title or "")
        )
        near = (number for key in keys for number in places.get(key, ()) if number not in taken)
        chosen = next(near, None)
        if chosen is None:
            yield answer, NOTHING
        else:
            taken.add(chosen)
            yield answer, found[chosen]


def _keys(url: str, paragraphs: Sequence[str], title: str) -> Iterator[tuple[str, str]]:
    if url:
        yield "url", unquote(url)
    if paragraphs:
        yield "opening", " ".join(words_of(fold(" ".join(paragraphs)[:400]))[:_OPENING])
    if title:
        yield "title", " ".join(words_of(fold(title)))
