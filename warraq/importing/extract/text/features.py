"""A page cut into pieces, each with the signs that it bears by itself or by its row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made
from itertools import groupby

from warraq.importing.cues.lexical import Phrases, field_of, folded_words, no_text, phrase_kind
from warraq.importing.cues.sentences import ends_sentence, has_full_stop, is_prose
from warraq.importing.extract.dates.datelines import Dateline, read_dateline
from warraq.importing.extract.text.segments import Segment

COMMON = "stands on other pages too"
_STOPS = re.compile(r"[،,؛]|\.(?=\s|$)(?<!\.\.)")
_LABEL = re.compile(r"\W*(?P<label>[^:|.]{3,40}?)\s*(?:[:|]|\.{2,})\s*\S")
_TOGETHER = 60
_ARABIC = re.compile(r"[\u0620-\u064a]{2}")
_ALSO = frozenset({"ايضا", "كذلك"})
_LINK = re.compile(r"\W*\[\d{1,3}\]\s?\S")
_FEWEST_PAGES, _FEWEST_LINKS, _CROWD, _NEAR = 3, 5, 4, 10


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece and its signs.

    words     its words, folded
    prose     it reads as a paragraph
    kind      the kind of phrase that it is: 'interface', 'notice', 'related', 'end', 'caption' or
              ''
    chrome    why it is no text of the article, '' if nothing says so
    dateline  what it says of dates, if it is a line of date
    mates     how many pieces its row has
    field     what the name of a field before it announces: 'title', 'date', 'text', 'other' or ''
    foreign   it has no Arabic letter, and the page is Arabic
    crowded   it stands in a row of many short pieces, or is a long run of words without any
              punctuation
    """

    segment: Segment
    words: tuple[str, ...]
    prose: bool
    kind: str
    chrome: str
    dateline: Dateline | None
    mates: int
    field: str
    foreign: bool
    crowded: bool


def marks_of(
    segments: Sequence[Segment],
    common: Collection[str],
    known: Phrases,
    *,
    month_first: bool = False,
) -> tuple[Mark, ...]:
    """Read the signs of every piece.

    common       the pieces, folded, that stand on several pages of the batch
    month_first  how the page writes dates in numbers
    """
    arabic = sum(bool(_ARABIC.search(segment.text)) for segment in segments) * 3 > len(segments)
    mates = Counter(segment.row for segment in segments)
    prose = [is_prose(segment.text) for segment in segments]
    crowd = _crowded(segments, prose)
    spread = _spread_datelines(segments, mates, month_first)
    runs = _run_together(segments, prose)
    linked = sum(bool(_LINK.match(segment.text)) for segment in segments) >= _FEWEST_LINKS
    marks = []
    for index, (segment, is_text) in enumerate(zip(segments, prose, strict=True)):
        words = tuple(folded_words(segment.text))
        before = segments[index - 1] if index else segment
        field = field_of(before.text) if before.row == segment.row and before is not segment else ""
        kind, opened = phrase_kind(words, known), ""
        if not kind and not has_full_stop(segment.text) and (label := _LABEL.match(segment.text)):
            opened = phrase_kind(folded_words(label["label"]), known)
            kind = opened if opened in ("end", "caption") and not is_text else ""
        if words[1:2] and words[1] in _ALSO and not has_full_stop(segment.text) and not kind:
            opened = phrase_kind(words[:2], known)
        dateline = read_dateline(segment.text, month_first=month_first)
        if segment.row in spread and dateline:
            dateline = spread[segment.row]
        if dateline and field == "date":
            dateline = replace(dateline, kind="published")
        chrome = no_text(segment.text, arabic=arabic)
        if field_of(segment.text):
            chrome = "the name of a field"
        elif field == "other" and not is_text:
            chrome = "a field of another kind"
        elif kind in ("interface", "notice"):
            chrome = "a phrase of the interface"
        elif opened == "related" or (linked and _LINK.match(segment.text)):
            chrome = "a link to another article"
        elif " ".join(words) in common and not is_text:
            chrome = COMMON
        elif dateline:
            chrome = ""
        crowded = index in crowd or index in runs
        marks.append(
            Mark(
                segment,
                words,
                is_text and kind != "notice",
                kind,
                chrome,
                dateline,
                mates[segment.row],
                field,
                arabic and not _ARABIC.search(segment.text),
                crowded,
            )
        )
    return tuple(marks)


def _run_together(segments: Sequence[Segment], prose: Sequence[bool]) -> frozenset[int]:
    """The long pieces that are headlines with nothing between them: hardly a comma, no full stop at
    the end; and not the only text.
    """
    runs = []
    for index, segment in enumerate(segments):
        words = segment.words
        if (
            words >= _TOGETHER
            and not ends_sentence(segment.text)
            and len(_STOPS.findall(segment.text)) * 40 <= words
        ):
            runs.append(index)
    return frozenset(runs) if sum(prose) > len(runs) else frozenset()


def _crowded(segments: Sequence[Segment], prose: Sequence[bool]) -> frozenset[int]:
    """The pieces that stand in a run of at least four short ones on one row; where prose ends the
    run, its last three of three words or more do not count.
    """
    crowded: list[int] = []
    for (_, is_text), group in groupby(
        range(len(segments)), key=lambda i: (segments[i].row, prose[i])
    ):
        run = list(group)
        ended = run[-1] + 1 < len(segments) and segments[run[-1] + 1].row == segments[run[0]].row
        if not is_text and len(run) >= _CROWD:
            last = [i for i in run[-_NEAR:] if segments[i].words > 2][-3:] if ended else []
            crowded += [i for i in run if i not in last]
    return frozenset(crowded)


def _spread_datelines(
    segments: Sequence[Segment], mates: Counter[int], month_first: bool
) -> dict[int, Dateline]:
    """By row: the date that only all its pieces together make, such as '25 يوليو', '2012'."""
    rows: dict[int, list[str]] = {}
    for segment in segments:
        if 2 <= mates[segment.row] <= 4 and len(segment.text) < 60:
            rows.setdefault(segment.row, []).append(segment.text)
    spread = {
        row: read_dateline(" ".join(texts), month_first=month_first)
        for row, texts in rows.items()
        if any(map(str.isdigit, "".join(texts)))
    }
    return {
        row: dateline
        for row, dateline in spread.items()
        if dateline and any(found.when for found in dateline.founds)
    }


@dataclass(slots=True)
class Commonness:
    """Counts on how many pages of a batch every short piece stands. Pages whose longest piece is
    the same are copies, and count once.
    """

    counts: Counter[str] = made(default_factory=Counter)
    longest: set[int] = made(default_factory=set)

    def see(self, segments: Sequence[Segment]) -> None:
        """Take in a page."""
        longest = hash(max((segment.text for segment in segments), key=len, default=""))
        if longest not in self.longest:
            self.longest.add(longest)
            short = {
                segment.text
                for segment in segments
                if len(segment.text) < 120 and not is_prose(segment.text)
            }
            self.counts.update({" ".join(folded_words(text)) for text in short})

    def pieces(self) -> frozenset[str]:
        """The pieces, folded, that stand on at least three pages."""
        return frozenset(
            words for words, pages in self.counts.items() if words and pages >= _FEWEST_PAGES
        )
