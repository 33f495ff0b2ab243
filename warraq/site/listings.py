"""The listing pages of shelves: an index of the newest, and numbered pages from the oldest."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from warraq.core.model import Card, Link
from warraq.library.config import Config
from warraq.library.library import Library
from warraq.library.order import day_of
from warraq.library.shelves import FOLDERS, LABELS, Shelf, ShelfKind
from warraq.site import feeds
from warraq.site.routes import Claim, claim
from warraq.site.strings import Strings
from warraq.site.views.listings import ShelfView

Navigation = tuple[tuple[Link, ...], tuple[Link, ...], Link | None, Link | None]
"""A shelf's parents, its children, and the neighbours before and after it."""

DETAILS_MIN_ARTICLES = 12
"""From this many articles on a shelf shows its years and its most frequent names; fewer are seen at
a glance.
"""
TOP_NAMES = 6
"""The most frequent outlets, authors or topics that a shelf shows: a line or two."""
GAPLESS_MAX_YEARS = 100
"""Over a range of this many years, only those that have articles are shown."""
_TOP_KINDS: Mapping[ShelfKind, tuple[ShelfKind, ...]] = {
    "topic": ("outlet", "author"),
    "tag": ("outlet", "author"),
    "outlet": ("topic", "author"),
    "author": ("topic", "outlet"),
    "person": ("topic", "outlet"),
    "place": ("topic", "outlet"),
    "organisation": ("topic", "outlet"),
}
_LABELS_OF: Mapping[ShelfKind, Callable[[Card], tuple[str, ...]]] = {
    **LABELS,
    "topic": lambda card: card.topics,
}

Index = Callable[[ShelfView], tuple[str, ShelfView]]
"""Chooses the template of an index page, and the view that it is given."""


def _plain(view: ShelfView) -> tuple[str, ShelfView]:
    return "shelf.html", view


def listing(
    shelf: Shelf,
    library: Library,
    config: Config,
    strings: Strings,
    navigation: Navigation | None = None,
    index: Index = _plain,
) -> Iterator[Claim]:
    """Yield a shelf's index, which shows the newest, and its numbered pages.

    Numbered pages count from the oldest, so that each keeps its number. A shelf that fits on its
    index has none.

    navigation  the shelf's, where it is not of the usual kind
    index       chooses the template of the index, and may add to what it shows
    """
    size, total = config.per_page, len(shelf.cards)
    parents, children, before, after = navigation or _navigation(shelf, library, strings)
    atom, json = feeds.addresses(shelf, config.base_url)
    detailed = total >= DETAILS_MIN_ARTICLES and shelf.kind in _TOP_KINDS
    first = max(1, total - size + 1)
    view = ShelfView(
        kind=shelf.kind,
        name=shelf.name,
        label=shelf.label,
        url=shelf.url,
        total=total,
        cards=_newest_first(shelf, first, total),
        number=0,
        newer="",
        older=_older(feeds.folder(shelf), first, size),
        about=shelf.about,
        atom=atom,
        json=json,
        parents=parents,
        children=children,
        years=_years(shelf, library, size, strings) if detailed else (),
        most=tuple(_top_names(shelf, library)) if detailed else (),
        before=before,
        after=after,
    )
    yield claim(shelf.url, *index(view))
    if total > size:
        yield from _numbered_pages(view, shelf, size)


def _numbered_pages(index: ShelfView, shelf: Shelf, size: int) -> Iterator[Claim]:
    """Yield the numbered pages: the index without all that changes as the shelf grows."""
    base, total = feeds.folder(shelf), len(shelf.cards)
    last_page = -(-total // size)
    for number in range(1, last_page + 1):
        url, start = f"{base}page-{number}.html", (number - 1) * size + 1
        view = replace(
            index,
            url=url,
            total=0,
            cards=_newest_first(shelf, start, min(start + size - 1, total)),
            number=number,
            newer=shelf.url if number == last_page else f"{base}page-{number + 1}.html",
            older=f"{base}page-{number - 1}.html" if number > 1 else "",
            about="",
            parents=(*index.parents, shelf.link),
            children=(),
            years=(),
            most=(),
            before=None,
            after=None,
        )
        yield claim(url, "shelf.html", view)


def _newest_first(shelf: Shelf, first: int, last: int) -> tuple[tuple[int, Card], ...]:
    """Return the cards with the ordinals first to last, each with its ordinal."""
    return tuple((ordinal, shelf.cards[ordinal - 1]) for ordinal in range(last, first - 1, -1))


def _older(base: str, first: int, size: int) -> str:
    """Return the address where a reader of the index goes on.

    That is the numbered page with the next older card, at that card if it is not the top one.
    """
    if first == 1:
        return ""
    number, rest = divmod(first - 1, size)
    return (
        f"{base}page-{number}.html" if rest == 0 else f"{base}page-{number + 1}.html#n{first - 1}"
    )


def _years(shelf: Shelf, library: Library, size: int, strings: Strings) -> tuple[Link, ...]:
    """Return links to the years of a shelf's articles, each to its newest article in the list.

    A year in between that has no article has no url.
    """
    counts: Counter[int] = Counter()
    newest: dict[int, int] = {}
    for ordinal, card in enumerate(shelf.cards, 1):
        if card.when:
            year = day_of(card.when).year
            counts[year] += 1
            newest[year] = ordinal
    if len(newest) < 2:
        return ()
    shelves, links = library.shelves["year"], []
    first, last = min(newest), max(newest)
    for year in range(first, last + 1) if last - first < GAPLESS_MAX_YEARS else newest:
        name, ordinal = f"{year:04}", newest.get(year, 0)
        label = shelves[name].label if name in shelves else strings.named(name)
        on_index = ordinal > len(shelf.cards) - size
        page = shelf.url if on_index else f"{feeds.folder(shelf)}page-{-(-ordinal // size)}.html"
        links.append(Link(label, f"{page}#n{ordinal}" if ordinal else "", counts[year]))
    return tuple(links)


def _top_names(shelf: Shelf, library: Library) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield the names that occur most on a shelf: outlets and authors, or topics.

    A kind that has only one name in the whole archive is left out.
    """
    for kind in _TOP_KINDS[shelf.kind]:
        named, shelves = library.spelt.get(kind, library.shelves[kind]), library.shelves[kind]
        if len(shelves) < 2:
            continue
        counts: Counter[str] = Counter()
        for name, count in Counter(chain.from_iterable(map(_LABELS_OF[kind], shelf.cards))).items():
            if name in named:
                counts[named[name].name] += count
        top = heapq.nsmallest(TOP_NAMES, counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if top:
            yield (
                FOLDERS[kind],
                tuple(Link(shelves[name].label, shelves[name].url, count) for name, count in top),
            )


def _navigation(shelf: Shelf, library: Library, strings: Strings) -> Navigation:
    """Return a shelf's parents, its children, and the neighbours before and after it."""
    if shelf.kind == "topic":
        return _topic_navigation(shelf, library, strings)
    folder = FOLDERS.get(shelf.kind, "years")
    return (overview_link(folder, strings),), (), None, None


def _topic_navigation(shelf: Shelf, library: Library, strings: Strings) -> Navigation:
    shelves, parent_of = library.shelves["topic"], library.parents
    line: list[Link] = []
    above = parent_of.get(shelf.name, "")
    while above:
        line.insert(0, shelves[above].link)
        above = parent_of.get(above, "")
    line.insert(0, overview_link("topics", strings))
    children = tuple(
        other.counted for name, other in shelves.items() if parent_of.get(name) == shelf.name
    )
    return tuple(line), children, None, None


def overview_link(name: str, strings: Strings) -> Link:
    """Return the link to the page of all shelves of a kind.

    name  'topics', 'years', 'threads', 'tags', 'outlets', 'authors'; or 'index', of all names
    """
    return Link(strings(name), "archive/index.html" if name == "years" else f"{name}/index.html")
