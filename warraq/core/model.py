"""The values that the stages of a build hand on: frozen, and complete when they are made.

    a file of content/ ─▶ Article (and its Card) ─▶ Page ─▶ Receipt

Lists, feeds and neighbours are given Cards, never Articles, so that a change of prose cannot touch
them. Every `url` here is relative to the site's root, percent-encoded, and names a file:
'2017/05/slug.html'.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from warraq.core.problems import Problem


def _rebuilt(value: Any) -> tuple[type, tuple[Any, ...]]:
    """Pickle a value by its constructor, five times as fast as dataclasses do it; for values of
    which a build holds tens of thousands.
    """
    return type(value), tuple(getattr(value, name) for name in value.__slots__)


@dataclass(frozen=True, slots=True)
class When:
    """A date as precisely as it is known: a day, a month, a year, or what EDTF can say of an
    uncertain one.

    text         as the record writes it: '2017-05-12', '2017-05', '2017', '2017-05~', '2016/2019',
                 '2017-05-12T10:42:00+04:00'
    first, last  the earliest and the latest day that it can mean (the same for a day); no time-zone
                 arithmetic is done on a day
    precision    how much of it is known
    approximate  EDTF '~' or '%': about that time
    uncertain    EDTF '?' or '%': the source is in doubt
    moment       the time of day too, in the zone that it was written in (naive where none was
                 written), if precision is 'moment'
    """

    text: str
    first: dt.date
    last: dt.date
    precision: Literal["moment", "day", "month", "year", "interval"]
    approximate: bool = False
    uncertain: bool = False
    moment: dt.datetime | None = None

    __reduce__ = _rebuilt


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of an article. `src` is a root-relative URL of this site, or an absolute http(s)
    address; `width` and `height` are in pixels, 0 where they are not known.
    """

    src: str
    alt: str
    credit: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of content/ as it was when an article that shows it was read; the article is read
    again when the file is another.

    path           relative to content/
    mtime_ns, size of its file; size -1 where there is none
    width, height  in pixels, 0 where they are not known
    """

    path: str
    mtime_ns: int
    size: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article came from. Every field may be empty but none is made up.

    left_out  how many pieces of the source are not in the article; None where it is not known
    captured  when a web archive fetched it
    digest    of that capture, as the web archive gives it: 'sha1:...'
    """

    file: str
    sha256: str
    url: str
    imported: dt.date | None
    importer: str
    left_out: int | None = None
    captured: When | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that was made to an article, and when."""

    date: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why and when an article was withdrawn; a notice takes the place of its text."""

    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a body: level 2 to 6, its text, its anchor."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """An article's face: all that lists, feeds and neighbours may see of it.

    path      relative to content/; the article's identity
    url       where its page lives
    received  the day on which the archive took it in (`source.imported`); orders what has no date
    origin    the address at which it was first published (`source.url`), or ''
    topics    ids of the vocabulary
    draft     whether it waits until the author says otherwise; only the preview shows it
    thread    the name of the story that it continues, or ''
    changed   the day of its last correction or of its withdrawal, if any
    people, places, organisations  ids of the names that its title and text hold, of the archive's
                                   gazetteer
    duplicate_of  the path of the article that tells the same story first, 'none' where an editor
                  says that it is no copy, or ''
    digest    of all of the above
    """

    path: str
    url: str
    title: str
    when: When | None
    received: dt.date | None
    origin: str
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    thread: str
    authors: tuple[str, ...]
    outlet: str
    summary: str
    image: Image | None
    draft: bool
    withdrawn: bool
    changed: dt.date | None
    people: tuple[str, ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]
    duplicate_of: str
    digest: str

    __reduce__ = _rebuilt


@dataclass(frozen=True, slots=True)
class Article:
    """An article, or a page of content/pages/, read, validated and turned into HTML.

    words    number of words of the text
    links    what the body points to inside the site: the line, and the path of a published file,
             decoded; for `check`
    aliases  old addresses that must redirect here
    review   what an editor should look at
    pictures what it shows of content/, as it was found
    """

    card: Card
    kind: Literal["article", "page"]
    html: str
    headings: tuple[Heading, ...]
    words: int
    links: tuple[tuple[int, str], ...]
    provenance: Provenance | None
    corrections: tuple[Correction, ...]
    withdrawal: Withdrawal | None
    aliases: tuple[str, ...]
    review: tuple[str, ...]
    pictures: tuple[PictureFile, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the order of the archive needs of an article or prose page without its text; `digest` is
    the whole Article's.
    """

    card: Card
    kind: Literal["article", "page"]
    aliases: tuple[str, ...]
    digest: str
    pictures: tuple[PictureFile, ...] = ()

    __reduce__ = _rebuilt


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who keeps the archive."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Link:
    """A name, where it leads, and how many articles are there (0: not shown)."""

    label: str
    url: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that is published as it is: a picture of content/, a stylesheet.

    name    its name in templates/static/, '' for a file of content/
    source  where it is read, as an absolute path; `data` takes its place where it is not None
    digest  of its bytes, or for a file of content/ of its size and time
    """

    url: str
    name: str
    source: str
    data: bytes | None
    digest: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a page: its URL, the size and time of its file, and whether the file had to be
    written.

    text  the digest of the article whose text it shows, as it was when the page was made; '' where
          it shows none
    """

    url: str
    text: str
    size: int
    mtime_ns: int
    wrote: bool


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did.

    written   URLs whose files were written
    left      how many pages and files were there already
    removed   output files that no longer have a page
    articles  how many articles are published
    """

    written: tuple[str, ...]
    left: int
    removed: tuple[str, ...]
    articles: int
    problems: tuple[Problem, ...]
