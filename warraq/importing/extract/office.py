"""Typed documents (Word, PDF): which of their blocks is the headline, which the line of date, which the byline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from warraq.importing.account import Piece, Role
from warraq.importing.cues.lexical import byline
from warraq.importing.cues.sentences import has_full_stop, is_headline_like, is_prose
from warraq.importing.extract.dates import datelines as dating
from warraq.importing.extract.dates.datelines import Dated

_ABOVE = 6
"""Among so many blocks the headline stands, if there is one."""
_WORDS = 30
SIGNS: Mapping[Role, str] = {
    Role.TITLE: "the headline",
    Role.DATE: "a line of date",
    Role.BYLINE: "a byline",
}
"""Why a block is not in the text, by its role."""


@dataclass(frozen=True, slots=True)
class Top:
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


def top(texts: Sequence[str], loud: Sequence[bool], today: dt.date) -> Top:
    """What a document says of itself, by its blocks in order, and whether each is set as a heading
    or in bold.
    """
    first = next(
        (at for at, text in enumerate(texts) if is_prose(text) and not loud[at]), len(texts)
    )
    roles: dict[int, Role] = {}
    datelines, authors = [], []
    for at in sorted({*range(min(first, _ABOVE)), len(texts) - 1} - {-1}):
        if line := dating.read_dateline(texts[at]):
            roles[at] = Role.DATE
            datelines.append(line)
        elif (name := byline(texts[at])) is not None:
            roles[at] = Role.BYLINE
            authors += [name] if name else []
    headline = _headline(texts, loud, roles, first)
    if headline is not None:
        roles[headline] = Role.TITLE
    opening = dating.in_dispatch(texts[first]) if first < len(texts) else None
    dated = dating.publication(datelines, (), opening, today)
    return Top(
        "" if headline is None else texts[headline], tuple(dict.fromkeys(authors)), dated, roles
    )


def _headline(
    texts: Sequence[str], loud: Sequence[bool], roles: Mapping[int, Role], first: int
) -> int | None:
    """The block that is the headline: the first that is loud, else one that stands by itself above
    the text.
    """
    may_be = [
        at for at, text in enumerate(texts[:_ABOVE]) if at not in roles and not has_full_stop(text)
    ]
    for at in may_be:
        if loud[at] and len(texts) > 1 and texts[at].count(" ") < _WORDS and at <= first:
            return at
    for at in may_be:
        if at < first < len(texts) and is_headline_like(texts[at]):
            return at
    return None


def with_roles(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces; those that were left out for one of SIGNS with the role that it stands for."""
    roles = {sign: role for role, sign in SIGNS.items()}
    return tuple(replace(piece, role=roles.get(piece.why, piece.role)) for piece in pieces)
