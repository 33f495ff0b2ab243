"""What a page says of its article to machines: the values that its metadata come to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from warraq.core.model import When

Kind = Literal["published", "modified", "plain"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that a page states.

    origin    where it stands: 'json-ld datePublished', 'meta article:published_time', 'time
              element', ...
    raw       as it is written
    readings  what it may mean, the likeliest first; two where the order of day and month is open;
              none where it is no date
    kind      'published', 'modified', or 'plain' where it may be another article's
    weight    how far the origin is to be trusted as the day of publication: 3 made for it, 2
              usually it, 1 often another day (a template's, a crawl's), 0 never by itself
    shown     what the page shows in its place, where it stands in the text of the page
    """

    origin: str
    raw: str
    readings: tuple[When, ...]
    kind: Kind
    weight: int
    shown: str = ""

    @property
    def when(self) -> When | None:
        """What it means, if that is plain."""
        return self.readings[0] if len(self.readings) == 1 else None


BESIDE, ISSUE, BELOW, FAR = 0, 7, 8, 9
"""How far from the headline: between it and the text; in the line of a paper's issue; below the
text; out of its box. What stands above the headline is from 1 on, the nearest box first.
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line by the headline, which may tell the day or the author.

    text    as a reader sees it, '' where nothing is to be seen
    rank    how far from the headline it stands: BESIDE, 1 to 6, ISSUE, BELOW, FAR
    parts   what of it stands in elements of its own, in order; () where all is one
    stamps  the dates that its elements tell machines
    """

    text: str
    rank: int = BESIDE
    parts: tuple[str, ...] = ()
    stamps: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says of its article. Every field may be empty, but none is made up.

    titles    candidates for the headline, best first; those that name the site beside it are among
              them
    dates     every date that the page states, in order of their weight
    authors   as the page names them, unjudged
    outlet    who publishes it
    url       its own address, absolute where the page says so
    summary   its description
    image     address and what it shows, ('', '') where there is none
    sections  under what the page files it, the widest first
    tags      its keywords
    language  'ar', 'fa', ... as declared or, where its letters say otherwise, as it is written
    """

    titles: tuple[str, ...] = ()
    dates: tuple[Stated, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    summary: str = ""
    image: tuple[str, str] = ("", "")
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""

    @property
    def published(self) -> When | None:
        """The surest date of publication that it states; publication() weighs it against what the
        page shows.
        """
        return next(
            (date.when for date in self.dates if date.kind == "published" and date.when), None
        )

    @property
    def modified(self) -> frozenset[dt.date]:
        """The days on which it says that it was changed."""
        return frozenset(
            when.first for date in self.dates if date.kind == "modified" for when in date.readings
        )
