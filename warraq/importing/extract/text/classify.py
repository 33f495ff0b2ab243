"""Decide what every piece of a page is: paragraph, caption, byline, date, or left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from warraq.importing.account import DATE, PARAGRAPH, Role, Verdict
from warraq.importing.cues.lexical import (
    byline,
    has_open_quote,
    is_bullet,
    is_initials,
    is_name_like,
)
from warraq.importing.cues.sentences import ends_sentence, is_headline_like
from warraq.importing.extract.text.ending import end_of, list_below, without_listed
from warraq.importing.extract.text.features import Features
from warraq.importing.extract.text.headline import Headline
from warraq.importing.reasons import Reason

_CAPTION_MAX_WORDS = 13
"""A longer line by itself under the headline is its deck."""
_BESIDE_MIN_WORDS = 10
"""Prose on the row of the headline is text from this length on; what is shorter is a caption."""
_VERSE_MIN_WORDS = 3
_VERSES_MIN_LINES = 4
_NAME_MAX_WORDS = 4
_SIGNATURE_MAX_WORDS = 3
_STUB_MAX_WORDS = 3
_POEM_MIN_WORDS = 12
_POEM_MIN_WORDS_PER_LINE = 2
"""A page without a paragraph is a poem or a list where its lines have so many words, and a menu
otherwise.
"""


def classify(pieces: Sequence[Features], headline: Headline) -> list[Verdict]:
    """Return the verdict of every piece, in order; paragraphs numbered from 1."""
    verdicts = [_own(piece) for piece in pieces]
    start = _above(pieces, verdicts, headline) if headline.index is not None else 0
    texts = [i for i in range(start, len(pieces)) if pieces[i].prose and verdicts[i] is None]
    while len(texts) > 1 and pieces[texts[-1]].foreign:
        verdicts[texts.pop()] = Verdict(Role.LEFT_OUT, Reason.FOREIGN)
    if texts:
        end = end_of(pieces, verdicts, texts)
        for i in range(end, len(pieces)):
            verdicts[i] = verdicts[i] or Verdict(Role.LEFT_OUT, Reason.AFTER_END)
        texts = without_listed(pieces, verdicts, [i for i in texts if i < end])
        days = [
            i for i in range(texts[0], texts[-1]) if verdicts[i] == DATE and pieces[i].mates == 1
        ]
        for i in days if len(days) > 1 else ():
            verdicts[i] = None  # a chronicle: these lines of date are its subheadings
        _between(pieces, verdicts, start, texts[0], named=headline.index is not None)
        _through(pieces, verdicts, texts[0], texts[-1] + 1)
        _below(pieces, verdicts, texts[-1] + 1, end)
    else:
        _without_prose(pieces, verdicts, start)
    return _numbered(
        pieces, [verdict or Verdict(Role.LEFT_OUT, Reason.NO_SIGN) for verdict in verdicts]
    )


def _own(piece: Features) -> Verdict | None:
    """The verdict that a piece's own features decide."""
    if piece.dateline and not piece.prose:
        return DATE
    if piece.chrome:
        return Verdict(Role.LEFT_OUT, piece.chrome)
    if piece.prose:
        return None
    if piece.kind in ("related", "end"):
        opens = Reason.OPENS_LINKS if piece.kind == "related" else Reason.OPENS_END
        return Verdict(Role.LEFT_OUT, opens)
    if piece.kind == "caption":
        return Verdict(Role.CAPTION, Reason.CAPTION_PHRASE)
    is_byline = byline(piece.segment.text) is not None
    return Verdict(Role.BYLINE, Reason.AUTHOR_MARK) if is_byline else None


def _above(pieces: Sequence[Features], verdicts: list[Verdict | None], headline: Headline) -> int:
    """Decide the headline, all above it, and the captions beside it; return where the rest is."""
    assert headline.index is not None
    for i in range(headline.index):
        verdicts[i] = verdicts[i] or Verdict(
            Role.LEFT_OUT, Reason.CROWDED if pieces[i].crowded else Reason.ABOVE_HEADLINE
        )
    for i in headline.repeats:
        verdicts[i] = Verdict(Role.LEFT_OUT, Reason.HEADLINE_AGAIN)
    for i in headline.kickers:
        verdicts[i] = Verdict(Role.KICKER, Reason.KICKER)
    verdicts[headline.index] = Verdict(Role.TITLE, Reason.HEADLINE)
    start = headline.index + 1
    while start < len(pieces) and pieces[start].segment.row == pieces[headline.index].segment.row:
        if pieces[start].prose and len(pieces[start].words) >= _BESIDE_MIN_WORDS:
            break
        verdicts[start] = verdicts[start] or Verdict(Role.CAPTION, Reason.BESIDE_HEADLINE)
        start += 1
    return start


def _between(
    pieces: Sequence[Features],
    verdicts: list[Verdict | None],
    start: int,
    first: int,
    *,
    named: bool,
) -> None:
    """Decide the pieces between the headline and the first paragraph: names, captions, decks; and
    verses, if there are several lines of words.
    """
    free = [i for i in range(start, first) if verdicts[i] is None]
    lone = [i for i in free if pieces[i].mates == 1 and len(pieces[i].words) >= _VERSE_MIN_WORDS]
    listed = any(pieces[i].kind == "related" for i in range(start, first))
    verses = not listed and len(lone) >= _VERSES_MIN_LINES and len(lone) * 2 > first - start
    for i in free:
        text, alone = pieces[i].segment.text, pieces[i].mates == 1
        if not named and not (alone and len(pieces[i].words) > _CAPTION_MAX_WORDS):
            verdicts[i] = Verdict(Role.LEFT_OUT, Reason.ABOVE_TEXT)
        elif (
            (verses and i in lone)
            or is_bullet(text)
            or has_open_quote(text)
            or (alone and text.endswith(":") and len(pieces[i].words) >= _BESIDE_MIN_WORDS)
            or (alone and len(pieces[i].words) > _CAPTION_MAX_WORDS)
        ):
            verdicts[i] = PARAGRAPH
        elif alone and is_name_like(text) and len(pieces[i].words) <= _NAME_MAX_WORDS:
            verdicts[i] = Verdict(Role.BYLINE, Reason.NAME_ABOVE)
        else:
            verdicts[i] = Verdict(Role.CAPTION, Reason.BELOW_HEADLINE)


def _through(
    pieces: Sequence[Features], verdicts: list[Verdict | None], start: int, end: int
) -> None:
    """Decide the body: all is kept but lists of links and rows of headlines."""
    listing = False
    for (_, prose), group in groupby(
        range(start, end), key=lambda i: (pieces[i].segment.row, pieces[i].prose)
    ):
        run = list(group)
        if prose and not (listing and is_bullet(pieces[run[0]].segment.text)):
            listing = False
            for i in run:
                verdicts[i] = verdicts[i] or PARAGRAPH
        else:
            spliced = (
                run[-1] + 1 < end and pieces[run[-1] + 1].segment.row == pieces[run[0]].segment.row
            )
            listing = _run(pieces, verdicts, run, spliced=spliced, listing=listing)


def _run(
    pieces: Sequence[Features],
    verdicts: list[Verdict | None],
    run: Sequence[int],
    *,
    spliced: bool,
    listing: bool,
) -> bool:
    """Decide pieces of one row that are no prose; return whether a list of links is open after
    them.

    spliced  prose follows on the same row
    """
    free = [i for i in run if verdicts[i] is None]
    heads = len(free) >= 2 and all(is_headline_like(pieces[i].segment.text) for i in free)
    links = (
        heads and (spliced or len(free) >= 3) and not any(pieces[i].kind == "related" for i in run)
    )
    if free and len(run) > 1 and not listing and not any(pieces[i].kind for i in run):
        free = [
            i for i in run if (verdict := verdicts[i]) is None or verdict.why == Reason.NO_LETTERS
        ]
    for i in run:
        listing = listing or (pieces[i].kind == "related" and verdicts[i] is not None)
        if i in free:
            verdicts[i] = (
                Verdict(Role.LEFT_OUT, Reason.LINK)
                if listing or (links and not is_bullet(pieces[i].segment.text))
                else PARAGRAPH
            )
    return listing


def _below(
    pieces: Sequence[Features], verdicts: list[Verdict | None], start: int, end: int
) -> None:
    """Decide the short pieces after the last full paragraph: kept while nothing says that the
    article is over.
    """
    over = ""
    lists = list_below(pieces, verdicts, start, end)
    last = max((i for i in range(start, end) if verdicts[i] is None), default=-1)
    usual = max(
        [pieces[i].segment.gap for i in range(start) if verdicts[i] == PARAGRAPH][1:], default=0
    )
    stubs = [i for i in range(start, end) if verdicts[i] is None and _is_stub(pieces[i])]
    for i in range(start, end):
        piece, verdict = pieces[i], verdicts[i]
        if verdict is not None:
            over = over or (
                verdict.why
                if verdict.role == Role.LEFT_OUT and piece.chrome != Reason.NO_LETTERS
                else ""
            )
            continue
        if not over and piece.segment.gap > usual + 1:
            over = Reason.FAR_BELOW
        elif not over and i == lists:
            over = Reason.HEADLINES
        elif not over and (
            piece.mates > 2 or (len(stubs) > 1 and i in stubs and pieces[i - 1].prose)
        ):
            over = Reason.SHORT_PIECES
        if is_initials(piece.segment.text):
            verdicts[i] = Verdict(Role.BYLINE, Reason.INITIALS)
        elif over:
            verdicts[i] = Verdict(Role.LEFT_OUT, f"after the article: {over}")
        elif (
            i == last
            and is_name_like(piece.segment.text)
            and len(piece.words) <= _SIGNATURE_MAX_WORDS
            and ends_sentence(_kept_before(pieces, verdicts, i))
        ):
            verdicts[i] = Verdict(Role.BYLINE, Reason.NAME_BELOW)
        else:
            verdicts[i] = PARAGRAPH


def _is_stub(piece: Features) -> bool:
    return (
        len(piece.words) <= _STUB_MAX_WORDS
        and not ends_sentence(piece.segment.text)
        and not is_bullet(piece.segment.text)
    )


def _kept_before(pieces: Sequence[Features], verdicts: Sequence[Verdict | None], index: int) -> str:
    return next(
        (pieces[j].segment.text for j in range(index - 1, -1, -1) if verdicts[j] == PARAGRAPH), ""
    )


def _without_prose(pieces: Sequence[Features], verdicts: list[Verdict | None], start: int) -> None:
    """Decide a page of short lines only: a poem or a list is kept, a menu is not."""
    lone = [i for i in range(start, len(pieces)) if verdicts[i] is None and pieces[i].mates <= 2]
    words = sum(len(pieces[i].words) for i in lone)
    left = sum(verdict is not None and verdict.role == Role.LEFT_OUT for verdict in verdicts)
    if (
        words >= max(_POEM_MIN_WORDS, _POEM_MIN_WORDS_PER_LINE * len(lone))
        and left <= len(lone) + 2
    ):
        for i in lone:
            verdicts[i] = PARAGRAPH


def _numbered(pieces: Sequence[Features], verdicts: list[Verdict]) -> list[Verdict]:
    """Number the paragraphs; pieces of one row that are no prose are one paragraph; of a paragraph
    that is there twice one is kept: the first, but of a lead that is repeated right below it the
    second, for the first is then a summary.
    """
    kept = [i for i, verdict in enumerate(verdicts) if verdict == PARAGRAPH]
    if len(kept) > 1 and pieces[kept[0]].words == pieces[kept[1]].words:
        verdicts[kept[0]] = Verdict(Role.LEFT_OUT, Reason.LEAD_AGAIN)
    numbered: list[Verdict] = []
    seen: set[tuple[str, ...]] = set()
    number, row = 0, -1
    for piece, verdict in zip(pieces, verdicts, strict=True):
        if (
            verdict == PARAGRAPH
            and piece.prose
            and piece.words in seen
            and not is_bullet(piece.segment.text)
        ):
            verdict = Verdict(Role.LEFT_OUT, Reason.PARAGRAPH_AGAIN)
        if verdict == PARAGRAPH:
            seen.add(piece.words)
            number += row != piece.segment.row or piece.prose
            row = -1 if piece.prose else piece.segment.row
            verdict = Verdict(Role.PARAGRAPH, number=number)
        numbered.append(verdict)
    return numbered
