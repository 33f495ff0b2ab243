"""The headline, the date and the byline of a typed document (Word, PDF), among its blocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from warraq.importing.account import Piece, Role
from warraq.importing.cues.lexical import byline
from warraq.importing.cues.sentences import has_full_stop, is_headline_like, is_prose
from warraq.importing.extract.dates.datelines import (
    Dated,
    in_dispatch,
    publication,
    read_dateline,
)

_HEAD_BLOCKS = 6
"""Among so many blocks is the headline, if there is one."""
_LOUD_MAX_WORDS = 30
"""A longer block in bold is a paragraph."""
SIGNS: Mapping[Role, str] = {
    Role.TITLE: "the headline",
    Role.DATE: "a line of date",
    Role.BYLINE: "a byline",
}
"""Why a block is not in the text, by its role."""


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What a document says of itself.

    title    '' where it has no headline
    authors  those whom it names with a mark ('بقلم: ...')
    dated    the day of publication, or why there is none
    roles    of some of its blocks, by number from 0: title, date or byline
    """

    title: str
    authors: tuple[str, ...]
    dated: Dated
    roles: Mapping[int, Role]


def read_head(texts: Sequence[str], loud: Sequence[bool], today: dt.date) -> DocumentHead:
    """Read what a document says of itself.

    texts  its blocks, in order
    loud   whether each is set as a heading or in bold
    """
    paragraphs = (at for at, text in enumerate(texts) if is_prose(text) and not loud[at])
    first = next(paragraphs, len(texts))
    roles: dict[int, Role] = {}
    datelines, authors = [], []
    for at in sorted({*range(min(first, _HEAD_BLOCKS)), len(texts) - 1} - {-1}):
        if line := read_dateline(texts[at]):
            roles[at] = Role.DATE
            datelines.append(line)
        elif (name := byline(texts[at])) is not None:
            roles[at] = Role.BYLINE
            authors += [name] if name else []
    headline = _headline(texts, loud, roles, first)
    if headline is not None:
        roles[headline] = Role.TITLE
    dispatch = in_dispatch(texts[first]) if first < len(texts) else None
    return DocumentHead(
        "" if headline is None else texts[headline],
        tuple(dict.fromkeys(authors)),
        publication(datelines, (), dispatch, today),
        roles,
    )


def _headline(
    texts: Sequence[str], loud: Sequence[bool], roles: Mapping[int, Role], first: int
) -> int | None:
    """The block that is the headline: the first that is loud, else one by itself above the text."""
    candidates = [
        at
        for at, text in enumerate(texts[:_HEAD_BLOCKS])
        if at not in roles and not has_full_stop(text)
    ]
    for at in candidates:
        is_short = texts[at].count(" ") < _LOUD_MAX_WORDS
        if loud[at] and len(texts) > 1 and is_short and at <= first:
            return at
    for at in candidates:
        if at < first < len(texts) and is_headline_like(texts[at]):
            return at
    return None


def with_roles(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces; one that was left out for one of SIGNS has the role of that."""
    roles = {sign: role for role, sign in SIGNS.items()}
    return tuple(replace(piece, role=roles.get(piece.why, piece.role)) for piece in pieces)
