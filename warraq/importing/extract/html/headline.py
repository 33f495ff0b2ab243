"""Find the headline of a page: by its titles, by form and place, by the words of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from warraq.importing.cues.lexical import byline, folded_words, no_text, stems
from warraq.importing.cues.sentences import has_full_stop
from warraq.importing.extract.dates.datelines import read_dateline
from warraq.importing.extract.html.boilerplate import Boilerplate
from warraq.importing.extract.html.class_names import BoxKind
from warraq.importing.extract.html.lines import Line
from warraq.importing.extract.html.main_content import main_content, weights, within
from warraq.importing.extract.html.metadata import title_author
from warraq.importing.extract.html.metadata.metadata import PageMetadata
from warraq.importing.reasons import Reason

_MIN_WORDS = 2
_MAX_WORDS = 35
_SENTENCE_MIN_WORDS = 23
_DATELINE_MAX_WORDS = 10
_SHOWN_MAX = 8
"""How many headings are compared with the titles of the metadata."""
_TEXT_MAX_LINES = 12
"""How much of the text is compared with the headings: its first paragraphs name the matter."""
_BELOW_MAX_LINES = 2
"""A kicker may follow the first paragraph by so much, and no headline by more."""
_MIN_SCORE = 0.5
_SAME_SCORE = 4.0
"""The likeness to a title from which on a sentence may be the headline."""

# Scores, calibrated together on the pages of the evaluation: don't change one by itself.
_TAG_SCORES = {"h1": 4.0, "h2": 2.5, "h3": 2.0, "h4": 1.0}
_LOUD_SCORE = 1.0
_TITLE_BOX_SCORE = 1.0
_EXACT_TITLE_SCORE = 5.0
_PART_OF_TITLE_SCORE = 1.0
_AROUND_TITLE_SCORE = 4.0
_SHARED_WORDS_SCORE = 3
_BOILERPLATE_PENALTY = 3.0
_LINK_PENALTY = 1.5
_FULL_STOP_PENALTY = 3.0
_DISTANCE_PENALTY = 0.15
_DISTANCE_MAX_PENALTY = 4.0
_TEXT_ABOVE_PENALTY = 8.0


def find_headline(
    lines: Sequence[Line], metadata: PageMetadata, boilerplate: Boilerplate
) -> tuple[int | None, str]:
    """Return the line of the headline, None where the page shows none, and its text, '' where
    nothing names one.

    The metadata counts where it is the article's: not where a site gives every page its own name.
    """
    scores, shares = _scored(lines, [folded_words(title) for title in metadata.titles], boilerplate)
    ranked = sorted(scores, key=lambda index: (-scores[index], -index))
    title = title_author.headline(metadata, [lines[index].text for index in ranked[:_SHOWN_MAX]])
    words = tuple(folded_words(title))
    for index in ranked:
        if lines[index].words == words:
            return index, title
    best = ranked[0] if ranked and scores[ranked[0]] >= _MIN_SCORE else None
    if best is not None and (shares(words) == 0 or shares(lines[best].words) > shares(words)):
        return best, lines[best].text
    return None, title if shares(words) > 0 else ""


def _scored(
    lines: Sequence[Line], titles: Sequence[Sequence[str]], boilerplate: Boilerplate
) -> tuple[dict[int, float], Callable[[Sequence[str]], float]]:
    """Return the score of each line that may be the headline; and a measure of how much of some
    words the text of the page holds.

    titles  the titles of the metadata, as folded words; the name of the site may be beside them
    """
    reasons = boilerplate.reasons()
    weighed = weights(lines, reasons)
    home = main_content(lines, weighed)
    texts = [i for i in within(lines, home) if weighed[i] * 2 > lines[i].size]
    vocabulary = frozenset(stem for i in texts[:_TEXT_MAX_LINES] for stem in stems(lines[i].words))

    def share(words: Sequence[str]) -> float:
        matter = stems(words)
        return sum(stem in vocabulary for stem in matter) / len(matter) if matter else 0.0

    wanted = [f" {' '.join(words)} " for words in titles if words]
    passed = [0, *accumulate(bool(line.text) for line in lines)]
    above = [0.0, *accumulate(weighed[i] for i in texts)]
    scores: dict[int, float] = {}
    for index, line in enumerate(lines[: texts[-1] if texts else len(lines)]):
        likeness = _likeness(line, wanted)
        own = not _is_sentence(line) and (not texts or index <= texts[0] + _BELOW_MAX_LINES)
        if _may_be(line) and (own or likeness >= _SAME_SCORE):
            score = _TAG_SCORES.get(line.heading, _LOUD_SCORE if _is_loud(line) else 0.0)
            score += _TITLE_BOX_SCORE if _is_in_title_box(line) else 0.0
            score += likeness + _SHARED_WORDS_SCORE * share(line.words)
            score -= _BOILERPLATE_PENALTY if reasons[index] else 0.0
            score -= _LINK_PENALTY if line.is_link else 0.0
            score -= _FULL_STOP_PENALTY if has_full_stop(line.text) else 0.0
            if texts:
                following = bisect_right(texts, index)
                between = passed[texts[following]] - passed[index + 1]
                score -= min(_DISTANCE_MAX_PENALTY, _DISTANCE_PENALTY * between)
                score -= _TEXT_ABOVE_PENALTY * above[bisect_left(texts, index)] / above[-1]
            scores[index] = score
    return scores, share


def _likeness(line: Line, wanted: Sequence[str]) -> float:
    """Return how much a line is like a title of the page, from 0 to _EXACT_TITLE_SCORE."""
    text = f" {' '.join(line.words)} "
    best = 0.0
    for title in wanted:
        if text == title:
            return _EXACT_TITLE_SCORE
        if text in title:
            score = _EXACT_TITLE_SCORE * len(text) / len(title) + _PART_OF_TITLE_SCORE
            best = max(best, score)
        elif title in text:
            best = max(best, _AROUND_TITLE_SCORE * len(title) / len(text))
    return min(best, _EXACT_TITLE_SCORE)


def _is_sentence(line: Line) -> bool:
    """Whether a line is a paragraph, and a headline only if the page is called so."""
    return (
        line.prose
        and not line.heading
        and (has_full_stop(line.text) or line.size >= _SENTENCE_MIN_WORDS)
    )


def _is_loud(line: Line) -> bool:
    return line.loud * 2 > len(line.text)


def _is_in_title_box(line: Line) -> bool:
    return any(kind == BoxKind.TITLE for kind, _ in line.hints)


def _may_be(line: Line) -> bool:
    if not line.text or line.out or line.block.tag == "title" or not 1 <= line.size <= _MAX_WORDS:
        return False
    if line.kind and not (line.kind == "interface" and line.heading == "h1"):
        return False
    dateline = read_dateline(line.text) if line.size <= _DATELINE_MAX_WORDS else None
    if dateline is not None and not (line.heading and dateline.extra > 1):
        return False
    if line.size < _MIN_WORDS and line.heading != "h1":
        return False
    return byline(line.text) is None and no_text(line.text, arabic=False) != Reason.TRAIL
