"""Finds the headline of a page: by what the page is called, by form and place, by the words shared with the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence, Set
from itertools import accumulate

from lxml.html import HtmlElement

from warraq.importing.cues.lexical import byline, folded_words, no_text, stems
from warraq.importing.cues.sentences import has_full_stop
from warraq.importing.extract.dates.datelines import read_dateline
from warraq.importing.extract.html.boilerplate import asides
from warraq.importing.extract.html.class_names import TITLE
from warraq.importing.extract.html.lines import Line
from warraq.importing.extract.html.main_content import core, weights, within
from warraq.importing.extract.html.metadata import title_author
from warraq.importing.extract.html.metadata.metadata import PageMetadata
from warraq.importing.reasons import Reason

_FEWEST, _LONG, _MOST, _SHOWN, _TEXTS, _LEAST = 2, 22, 35, 8, 12, 0.5
_DATE, _LOST, _SAME, _KICKED = 10, 8.0, 4.0, 2
_TAGS = {"h1": 4.0, "h2": 2.5, "h3": 2.0, "h4": 1.0}


def find_head(
    lines: Sequence[Line], metadata: PageMetadata, listed: Set[HtmlElement]
) -> tuple[int | None, str]:
    """The line of the headline, None where the page shows none, and its text, '' where nothing
    names one.

    listed  the entries of lists of other articles (see asides.py)

    What machines are told counts where it is the article's: not where a site calls every page by
    its own name.
    """
    scores, shares = _scored(lines, [folded_words(title) for title in metadata.titles], listed)
    ranked = sorted(scores, key=lambda index: (-scores[index], -index))
    title = title_author.headline(metadata, [lines[index].text for index in ranked[:_SHOWN]])
    words = tuple(folded_words(title))
    for index in ranked:
        if lines[index].words == words:
            return index, title
    best = ranked[0] if ranked and scores[ranked[0]] >= _LEAST else None
    if best is not None and (shares(words) == 0 or shares(lines[best].words) > shares(words)):
        return best, lines[best].text
    return None, title if shares(words) > 0 else ""


def _scored(
    lines: Sequence[Line], titles: Sequence[Sequence[str]], listed: Set[HtmlElement]
) -> tuple[dict[int, float], Callable[[Sequence[str]], float]]:
    """How much speaks for each line that may be the headline; and a measure of how much of some
    words the text of the page holds.

    titles  what the page tells machines that it is called, as folded words; the names of the site
            may stand beside it
    """
    apart = asides(lines, listed)
    weighed = weights(lines, apart)
    texts = [i for i in within(lines, core(lines, weighed)) if weighed[i] * 2 > lines[i].size]
    vocabulary = frozenset(stem for i in texts[:_TEXTS] for stem in stems(lines[i].words))

    def share(words: Sequence[str]) -> float:
        matter = stems(words)
        return sum(stem in vocabulary for stem in matter) / len(matter) if matter else 0.0

    wanted = [f" {' '.join(words)} " for words in titles if words]
    passed = [0, *accumulate(bool(line.text) for line in lines)]
    above = [0.0, *accumulate(weighed[i] for i in texts)]
    scores: dict[int, float] = {}
    for index, line in enumerate(lines[: texts[-1] if texts else len(lines)]):
        likeness = _likeness(line, wanted)
        own = not _is_sentence(line) and (not texts or index <= texts[0] + _KICKED)
        if _may_be(line) and (own or likeness >= _SAME):
            score = _TAGS.get(line.heading, 1.0 if line.loud * 2 > len(line.text) else 0.0)
            score += 1.0 if any(kind == TITLE for kind, _ in line.hints) else 0.0
            score += likeness + 3 * share(line.words)
            score -= (3.0 if apart[index] else 0.0) + (1.5 if line.is_link else 0.0)
            score -= 3.0 if has_full_stop(line.text) else 0.0
            if texts:
                following = bisect_right(texts, index)
                score -= min(4.0, 0.15 * (passed[texts[following]] - passed[index + 1]))
                score -= _LOST * above[bisect_left(texts, index)] / above[-1]
            scores[index] = score
    return scores, share


def _likeness(line: Line, wanted: Sequence[str]) -> float:
    """How much a line is like what the page is called, from 0 to 5."""
    text = f" {' '.join(line.words)} "
    best = 0.0
    for title in wanted:
        if text == title:
            return 5.0
        if text in title:
            best = max(best, 5.0 * len(text) / len(title) + 1.0)
        elif title in text:
            best = max(best, 4.0 * len(title) / len(text))
    return min(best, 5.0)


def _is_sentence(line: Line) -> bool:
    """Whether a line is a paragraph, and a headline only if the page is called so."""
    return line.prose and not line.heading and (has_full_stop(line.text) or line.size > _LONG)


def _may_be(line: Line) -> bool:
    if not line.text or line.out or line.block.tag == "title" or not 1 <= line.size <= _MOST:
        return False
    if line.kind and not (line.kind == "interface" and line.heading == "h1"):
        return False
    dateline = read_dateline(line.text) if line.size <= _DATE else None
    if dateline is not None and not (line.heading and dateline.extra > 1):
        return False
    if line.size < _FEWEST and line.heading != "h1":
        return False
    return byline(line.text) is None and no_text(line.text, arabic=False) != Reason.TRAIL
