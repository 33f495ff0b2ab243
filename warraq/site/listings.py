"""The listing pages of shelves: an index that shows the newest, and numbered pages from the oldest."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from warraq.core.model import Card, Link
from warraq.library.config import Config
from warraq.library.library import Library
from warraq.library.order import day_of
from warraq.library.shelves import FOLDERS, LABELS, Shelf, ShelfKind
from warraq.site import feeds
from warraq.site.routes import Claim, made
from warraq.site.strings import Strings
from warraq.site.views.listings import ShelfView

Company = tuple[tuple[Link, ...], tuple[Link, ...], Link | None, Link | None]
"""A shelf's parents, its children, and the neighbours before and after it."""

SPEAKING = 12
"""From how many articles on a shelf tells its years and who wrote most of it; fewer speak for
themselves.
"""
HANDFUL = 6
LONG = 100
"""From how many years on only those are shown that have articles."""
_MOST: Mapping[ShelfKind, tuple[ShelfKind, ...]] = {
    "topic": ("outlet", "author"),
    "tag": ("outlet", "author"),
    "outlet": ("topic", "author"),
    "author": ("topic", "outlet"),
    "person": ("topic", "outlet"),
    "place": ("topic", "outlet"),
    "organisation": ("topic", "outlet"),
}
_NAMES: Mapping[ShelfKind, Callable[[Card], tuple[str, ...]]] = {
    **LABELS,
    "topic": lambda card: card.topics,
}

Index = Callable[[ShelfView], tuple[str, ShelfView]]
"""From what any index page shows to a template and what that one shows."""


def _plain(view: ShelfView) -> tuple[str, ShelfView]:
    return "shelf.html", view


def listing(
    shelf: Shelf,
    library: Library,
    config: Config,
    strings: Strings,
    company: Company | None = None,
    index: Index = _plain,
) -> Iterator[Claim]:
    """A shelf's index, which shows the newest, and its numbered pages, counted from the oldest so
    that each keeps its number.

    company  the shelf's, where it is not of the usual kind
    index    chooses the template of the index, and may add to what it shows
    A shelf that fits on its index has no numbered pages.
    """
    size, total = config.per_page, len(shelf.cards)
    parents, children, before, after = company or _company(shelf, library, strings)
    base = feeds.folder(shelf)
    atom, json = feeds.addresses(shelf, config.base_url)
    speaks = total >= SPEAKING and shelf.kind in _MOST
    years = _years(shelf, library, size, strings) if speaks else ()
    most = tuple(_most(shelf, library)) if speaks else ()

    def view(first: int, last: int, number: int, url: str, newer: str, older: str) -> ShelfView:
        """The page that shows the cards with the ordinals first to last."""
        return ShelfView(
            kind=shelf.kind,
            name=shelf.name,
            label=shelf.label,
            url=url,
            total=0 if number else total,
            cards=tuple(
                (ordinal, shelf.cards[ordinal - 1]) for ordinal in range(last, first - 1, -1)
            ),
            number=number,
            newer=newer,
            older=older,
            about="" if number else shelf.about,
            atom=atom,
            json=json,
            parents=parents if not number else (*parents, shelf.link),
            children=() if number else children,
            years=() if number else years,
            most=() if number else most,
            before=None if number else before,
            after=None if number else after,
        )

    first = max(1, total - size + 1)
    yield made(shelf.url, *index(view(first, total, 0, shelf.url, "", _older(base, first, size))))
    if total <= size:
        return
    last_page = -(-total // size)
    for number in range(1, last_page + 1):
        url = f"{base}page-{number}.html"
        newer = shelf.url if number == last_page else f"{base}page-{number + 1}.html"
        older = f"{base}page-{number - 1}.html" if number > 1 else ""
        start = (number - 1) * size + 1
        yield made(
            url, "shelf.html", view(start, min(start + size - 1, total), number, url, newer, older)
        )


def _older(base: str, first: int, size: int) -> str:
    """Where a reader of the index goes on: the numbered page that holds the next older card, at
    that card if it is not the top one.
    """
    if first == 1:
        return ""
    number, rest = divmod(first - 1, size)
    return (
        f"{base}page-{number}.html" if rest == 0 else f"{base}page-{number + 1}.html#n{first - 1}"
    )


def _years(shelf: Shelf, library: Library, size: int, strings: Strings) -> tuple[Link, ...]:
    """The years of a shelf's articles, with counts, each leading to its newest article in the list;
    a year between that has none leads nowhere.
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
    for year in range(first, last + 1) if last - first < LONG else newest:
        name, ordinal = f"{year:04}", newest.get(year, 0)
        label = shelves[name].label if name in shelves else strings.named(name)
        on_index = ordinal > len(shelf.cards) - size
        page = shelf.url if on_index else f"{feeds.folder(shelf)}page-{-(-ordinal // size)}.html"
        links.append(Link(label, f"{page}#n{ordinal}" if ordinal else "", counts[year]))
    return tuple(links)


def _most(shelf: Shelf, library: Library) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Who and what stands most on a shelf: outlets and authors of a topic or tag, topics of an
    outlet or author.

    Nothing is told of a kind that has one name only in the whole archive.
    """
    for kind in _MOST[shelf.kind]:
        named, shelves = library.spelt.get(kind, library.shelves[kind]), library.shelves[kind]
        if len(shelves) < 2:
            continue
        counts: Counter[str] = Counter()
        for name, count in Counter(chain.from_iterable(map(_NAMES[kind], shelf.cards))).items():
            if name in named:
                counts[named[name].name] += count
        top = heapq.nsmallest(HANDFUL, counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if top:
            yield (
                FOLDERS[kind],
                tuple(Link(shelves[name].label, shelves[name].url, count) for name, count in top),
            )


def _company(shelf: Shelf, library: Library, strings: Strings) -> Company:
    """A shelf's parents, its children, and the neighbours before and after it."""
    if shelf.kind == "topic":
        return _topic_company(shelf, library, strings)
    folder = FOLDERS.get(shelf.kind, "years")
    return (overview_link(folder, strings),), (), None, None


def _topic_company(shelf: Shelf, library: Library, strings: Strings) -> Company:
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
    """The page of all shelves of a kind: 'topics', 'years', 'threads', 'tags', 'outlets',
    'authors'; or 'index', of all names.
    """
    return Link(strings(name), "archive/index.html" if name == "years" else f"{name}/index.html")
