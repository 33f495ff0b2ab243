"""Finds the headline of a page, by repetition, by the words that it shares with the text, by form and by place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from warraq.importing.cues.lexical import TRAIL, byline, folded_words, is_bullet, stems
from warraq.importing.cues.sentences import has_full_stop
from warraq.importing.extract.dates import datelines
from warraq.importing.extract.text.features import COMMON, Mark

_SPLIT = re.compile(r"\s+[-–—]+\s+|\s*\|+\s*|\s*::+\s*|\s+[»›/>]\s+|\s*›\s*")
_SITE_WORDS = frozenset(
    folded_words(
        "موقع جريده صحيفه وكاله شبكه قناه بوابه مجله راديو اذاعه تلفزيون منتدي online news com net org press tv"
    )
)
_DOMAIN = re.compile(
    r"^[\w-]+(?:\.[\w-]+)+$|\.(?:com|net|org|info|tv|ma|eg|sa|dz|tn|jo|lb|ps|iq|ae|qa)\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(r"(?:^|\s)ل[ـ]*\s?[«\"“”'][^«»\"“”']+[»\"“”']\s*:?$")
_ADVERBIAL = frozenset(
    folded_words(
        "في علي خلال بعد قبل انطلاقا بمناسبه عقب اثناء ضمن بسبب بحضور تحت وسط رغم اثر نقلا بالرغم"
    )
)
_LOST, _LEAST, _LONGEST, _LIST, _ENTRY, _DECK = 30.0, 1.0, 40, 6, 3, 12
_LINE = 400
"""The most characters of a line that is taken for a headline: each of its separators costs a
reading of the rest.
"""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of a page.

    index    where it stands among the pieces, or None if the page has none
    text     its text, without the name of the site
    kickers  pieces that stand over it and belong to it
    repeats  other pieces that say the same, a page title with the name of the site among them
    outlet   the name of the site, where the page title gives it
    """

    index: int | None
    text: str = ""
    kickers: tuple[int, ...] = ()
    repeats: tuple[int, ...] = ()
    outlet: str = ""


def find_headline(marks: Sequence[Mark]) -> Headline:
    """The headline of a page, or Headline(None) if no piece before the text looks like one."""
    last = {mark.words: index for index, mark in enumerate(marks)}
    is_text = [mark.prose and not mark.chrome and not mark.crowded for mark in marks]
    texts = [
        index for index, mark in enumerate(marks) if is_text[index] and last[mark.words] == index
    ]
    said_last = frozenset(texts)
    weights = [len(mark.words) if index in said_last else 0 for index, mark in enumerate(marks)]
    above = list(accumulate(weights, initial=0))
    end = texts[-1] if texts else len(marks)
    candidates = [i for i in range(min(end, len(marks))) if _may_be(marks[i])]
    candidates = [i for i in candidates if above[i] * 4 <= above[-1]]
    if not candidates:
        return Headline(None)
    if not texts:
        alone = candidates[0] < 3 and len(candidates) > 3
        return (
            Headline(candidates[0], marks[candidates[0]].segment.text) if alone else Headline(None)
        )
    same = _repeats(marks, candidates)
    text_words = vocabulary_of(marks, texts)
    loud = list(accumulate((not _is_quiet(mark) for mark in marks), initial=0))
    gaps: dict[int, list[int]] = {}
    for i in candidates:
        if not marks[i].crowded:
            gaps.setdefault(above[i], []).append(i)
    leads: dict[int, frozenset[str]] = {}
    scores: dict[int, float] = {}
    for k, i in enumerate(candidates):
        after = bisect_right(texts, i)
        distance = loud[texts[after]] - loud[i + 1]
        if after not in leads:
            leads[after] = vocabulary_of(marks, texts[after : after + 2])
        overlap = _overlap(stems(marks[i].words), text_words, leads[after])
        score = 4 * min(1.0, overlap / 0.7) + (3.0 if i in same else 0.0) + _form(marks[i])
        score -= _LOST * above[i] / above[-1] + (4.0 if above[i] > 20 else 0.0)
        score -= min(4.0, 0.3 * max(0, distance - 3)) + _crumb(above, candidates[k + 1 : k + 2], i)
        if len(gap := gaps.get(above[i], [])) <= _LIST and i in gap:
            least = min(_ENTRY, len(marks[i].words) - 1)
            score -= 1.2 * min(3, sum(len(marks[j].words) > least for j in gap[: gap.index(i)]))
        scores[i] = score + (1.5 if _is_dated(marks, i, texts[after]) else 0.0)
    best = max(candidates, key=lambda i: scores[i])
    return _told(marks, best, same, above) if scores[best] >= _LEAST else Headline(None)


def _is_dated(marks: Sequence[Mark], index: int, text: int) -> bool:
    """Whether a line of date stands just under a piece, or under its deck, and no other headline
    above the text.
    """
    words = len(marks[index].words)
    if _ENTRY < words < len(marks[index + 1].words) >= _DECK and _may_be(marks[index + 1]):
        index += 1
    under = next((i for i in range(index + 1, min(index + 3, text)) if marks[i].dateline), 0)
    return under > 0 and not any(
        _may_be(mark) for mark in marks[index + 1 : min(under + _LIST, text)]
    )


def _overlap(words: Sequence[str], text: frozenset[str], lead: frozenset[str]) -> float:
    """The share of a headline's words that the text holds, and that its beginning holds, half and
    half.
    """
    return (
        sum((word in text) + (word in lead) for word in words) / (2 * len(words)) if words else 0.0
    )


def _may_be(mark: Mark) -> bool:
    words = len(mark.words)
    if (
        len(mark.segment.text) > _LINE
        or (mark.chrome and mark.chrome != COMMON)
        or mark.kind
        or mark.dateline
        or not 2 <= words <= 30
        or is_bullet(mark.segment.text)
    ):
        return False
    if (mark.prose and has_full_stop(mark.segment.text)) or datelines.in_dispatch(
        mark.segment.text
    ):
        return False
    return not (mark.prose and words >= 22) and byline(mark.segment.text) is None


def _crumb(above: Sequence[int], following: Sequence[int], index: int) -> float:
    """A headline is followed by its text: what is lost by a sentence or two, then another headline,
    then much text.
    """
    between = above[following[0]] - above[index] if following else 0
    return 1.5 if 0 < between <= 20 and above[-1] > 10 * between else 0.0


def _is_quiet(mark: Mark) -> bool:
    """A piece that may stand between a headline and the text without pushing them apart."""
    return bool(mark.chrome or mark.dateline or mark.kind)


def _form(mark: Mark) -> float:
    text, words = mark.segment.text, len(mark.words)
    score = 0.5 if 4 <= words <= 18 else 0.0
    score += 1.0 if not mark.crowded else 0.0
    score -= 5.0 if mark.crowded else 0.0
    score -= 4.0 if has_full_stop(text) else 0.0
    score -= (4.0 if words > 12 else 1.5) if text.endswith((":", "،", ",")) else 0.0
    score += 6.0 if mark.field == "title" else 0.0
    score -= 2.0 if mark.chrome == COMMON else 0.0
    return score - (1.0 if words < 3 else 0.0)


def vocabulary_of(marks: Sequence[Mark], indexes: Iterable[int]) -> frozenset[str]:
    """The words of some pieces, without their prefixes."""
    return frozenset(stems({word for index in indexes for word in marks[index].words}))


def halves(text: str) -> list[tuple[str, str]]:
    """Every way to part a line in two at a separator: (left, right)."""
    if len(text) > _LINE:
        return []
    return [
        (text[: match.start()], text[match.end() :])
        for match in _SPLIT.finditer(text)
        if match.start() and match.end() < len(text)
    ]


def _repeats(marks: Sequence[Mark], candidates: Sequence[int]) -> dict[int, frozenset[int]]:
    """For each candidate that other pieces repeat: all those pieces, itself included.

    A page title repeats the headline that it holds beside a site's name, and is then no candidate
    itself.
    """
    twins: dict[tuple[str, ...], set[int]] = {}
    for index, mark in enumerate(marks):
        if not mark.crowded and _ENTRY <= len(mark.words) <= _LONGEST:
            twins.setdefault(mark.words, set()).add(index)
    holders: dict[tuple[str, ...], set[int]] = {}
    trails = [i for i, mark in enumerate(marks[: max(candidates)]) if mark.chrome == TRAIL]
    for i in (*candidates, *trails):
        for half in (half for pair in halves(marks[i].segment.text) for half in pair):
            words = tuple(folded_words(half))
            if len(words) > 2 and words in twins:
                holders.setdefault(words, set()).add(i)
    titles = {i for held in holders.values() for i in held}
    groups = {words: frozenset(same | holders.get(words, set())) for words, same in twins.items()}
    return {
        i: groups[marks[i].words]
        for i in candidates
        if i not in titles and not marks[i].crowded and len(groups.get(marks[i].words, ())) > 1
    }


def _told(
    marks: Sequence[Mark], best: int, same: dict[int, frozenset[int]], above: Sequence[int]
) -> Headline:
    """The chosen headline without its site's name; of equal ones the last before the text; its
    kicker told apart.
    """
    if best in same:
        others = same[best]
        best = max(i for i in others if i in same and above[i] == above[best])
        names = (
            half
            for i in others
            for pair in halves(marks[i].segment.text)
            for half in _others(pair, marks[best])
        )
        text, outlet = without_site(marks[best].segment.text)
        return Headline(
            best, text, (), tuple(sorted(others - {best})), next(map(_site, names), outlet)
        )
    under = next((i for i in range(best + 1, min(best + 3, len(marks))) if _may_be(marks[i])), None)
    if (
        under is not None
        and not marks[under].prose
        and marks[under].mates <= 2
        and _is_kicker(marks[best], marks[under])
    ):
        return Headline(under, marks[under].segment.text, (best,), ())
    text, outlet = without_site(marks[best].segment.text)
    return Headline(best, text, (), (), outlet)


def _others(pair: tuple[str, str], mark: Mark) -> list[str]:
    left, right = (tuple(folded_words(half)) for half in pair)
    return [pair[1]] if left == mark.words else [pair[0]] if right == mark.words else []


def _site(name: str) -> str:
    return name.strip() if len(folded_words(name)) <= 5 and not _SPLIT.search(name.strip()) else ""


def _is_kicker(over: Mark, under: Mark) -> bool:
    text = over.segment.text
    if text.endswith(":") or _ATTRIBUTED.search(text):
        return True
    return (
        over.words[0] in _ADVERBIAL and len(over.words) <= 9 and len(under.words) > len(over.words)
    )


def without_site(text: str) -> tuple[str, str]:
    """The headline without the name of its site, and that name, where it is plain: a bar or colons,
    a domain, or a word like 'جريدة'.
    """
    for match in (*_SPLIT.finditer(text),):
        for half, rest in (
            (text[match.end() :], text[: match.start()]),
            (text[: match.start()], text[match.end() :]),
        ):
            words = folded_words(half)
            plain_mark = any(sign in match[0] for sign in "|:»›>")
            named = (
                bool(_DOMAIN.search(half.strip()))
                or (bool(words) and words[0].removeprefix("ال") in _SITE_WORDS)
                or (half.isascii() and not half.strip().isdigit())
            )
            if (
                0 < len(words) <= 5
                and len(folded_words(rest)) >= max(3, len(words) + (plain_mark and 1))
                and (named or plain_mark)
            ):
                shorter, _ = without_site(rest)
                return shorter, _site(half)
    return text, ""
