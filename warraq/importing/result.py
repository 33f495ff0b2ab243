"""What became of the sources of an import, and what of them was wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from warraq.core.problems import Problem

Outcome = Literal["imported", "review", "unchanged", "edited", "removed", "left out", "failed"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an article of a source, or of parts that gave none.

    source    the source or the part of it, as the record names it
    outcome   'imported'; 'review': imported, and in doubt about more than its topics; 'unchanged':
              it was here already; 'edited': it was here, has been edited since, and stands as it
              is; 'removed': it was here, was taken out of content/, and stays out; 'left out': it
              is no article; 'failed'
    article   path relative to content/ (of a removed one: where it was), '' where there is none
    title     of the article; of what is left out, why
    importer  what read it
    count     how many parts were left out for this reason
    first     the article that it repeats, or ''
    """

    source: str
    outcome: Outcome
    article: str = ""
    title: str = ""
    importer: str = ""
    count: int = 1
    first: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the sources is wanted, and how.

    dry     nothing is written
    since   only what was published on this day or later; what has no date is left for another time
    only    only what these importers read; empty: all
    into    a folder of content/ under which the articles go
    link    seeds/ keeps only digest and place of sources that lie elsewhere
    fields  what the fields of records mean: {'title': 'headline'}
    """

    dry: bool = False
    since: dt.date | None = None
    only: Collection[str] = ()
    into: str = ""
    link: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)


def failed(source: str, what: str, importer: str = "") -> Result:
    """Return the result of a source, or of a part of one, that could not be read."""
    mend = "give one that can be read, or take it out; the rest was imported without it"
    return Result(
        source, "failed", importer=importer, problems=(Problem(source, 0, 0, what, mend),)
    )
