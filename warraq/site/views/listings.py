"""What the pages of shelves show: one shelf, topics, names, a thread and all threads."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.core.model import Card, Link, When


@dataclass(frozen=True, slots=True)
class ShelfView:
    """shelf.html: one listing page of a topic, name, tag, outlet, author, month, day, or of the
    undated.

    kind         'topic', 'person', 'place', 'organisation', 'tag', 'outlet', 'author', 'month',
                 'day', 'undated'
    name         the topic's or name's id or the term's slug; '2017-05' or '2017-05-12' for a month
                 or a day
    total        how many articles the shelf has, 0 on numbered pages, which must not change as
                 the shelf grows
    cards        newest first; each with its ordinal on the shelf, counted from the oldest (1),
                 which never changes
    number       the page's number, counted from the oldest; 0 for the index, which shows the newest
    newer, older other listing pages of this shelf, '' where there are none. 'older' may carry an
    anchor '#n25'
    about        on the index of a person, place or organisation, who or what it is, in a line, or
                 ''
    feeds        Atom and JSON feed of the shelf, '' where it has none
    parents      the way up: overview, parent topics, year, month
    children     sub-topics, or the days of a month
    years        the years of its articles, oldest first, each leading to its newest article in this
                 list; those between that have none lead nowhere
    most         who and what is most frequent there, with counts: pairs of 'topics', 'outlets' or
                 'authors', and links
    before, after the neighbouring month or day that holds articles

    Numbered pages have neither children nor years nor most: these change as the shelf grows.
    """

    kind: str
    name: str
    label: str
    url: str
    total: int
    cards: tuple[tuple[int, Card], ...]
    number: int
    newer: str
    older: str
    about: str
    atom: str
    json: str
    parents: tuple[Link, ...]
    children: tuple[Link, ...]
    years: tuple[Link, ...]
    most: tuple[tuple[str, tuple[Link, ...]], ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class TopicsView:
    """topics.html: all topics.

    groups  each topic that has no parent, and all that are below it, in the vocabulary's
            order, with counts
    """

    label: str
    url: str
    total: int
    groups: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class NamesView:
    """names.html: names by the alphabet: all people, places, organisations, tags, outlets or
    authors, or all of these with topics and stories ('index').

    total    how many names there are
    letters  every letter with names: its own page where there are very many, else its place on this
             one; with the count
    letter   the letter whose page this is, '' on the index
    groups   what is on this page: a letter, its anchor, and pairs of a kind ('topic', 'tag',
             ...; '' where the page is of one kind) and a link. Links of one kind carry counts
    most     the names with most articles, where all of them do not fit on one page
    kinds    on the index of all names: the pages of each kind, with how many names each has
    before, after  the pages of the letters on either side, or the other parts of a letter with very
                   many names
    """

    kind: str
    label: str
    url: str
    total: int
    letters: tuple[Link, ...]
    letter: str
    groups: tuple[tuple[str, str, tuple[tuple[str, Link], ...]], ...]
    most: tuple[Link, ...]
    kinds: tuple[Link, ...]
    before: Link | None
    after: Link | None
    parents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ThreadView:
    """thread.html: a story's time line, oldest first; where it is long, a page of it, counted from
    the oldest.

    total    how many articles, 0 on all but the first page, which is the index
    since    the oldest and the newest date, on the index alone; None where nothing is dated
    parts    each with its ordinal, counted from the oldest (1), which never changes, and the time
             since the one before it where that is long: 'gap_months' or 'gap_years', and how many
    number   the page's number, 1 for the index
    earlier, later  other pages of the story, '' where there are none
    latest   on the index of a long story, where its newest part is, else ''
    """

    name: str
    label: str
    url: str
    total: int
    since: tuple[When, When] | None
    parts: tuple[tuple[int, Card, tuple[str, int] | None], ...]
    number: int
    earlier: str
    later: str
    latest: str
    atom: str
    json: str
    parents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ThreadsView:
    """threads.html: the stories, the one that was continued last first.

    stories  each story with its count, its first part and its newest
    more     where the others are listed, if these are not all
    """

    label: str
    url: str
    total: int
    stories: tuple[tuple[Link, Card, Card], ...]
    more: Link | None
