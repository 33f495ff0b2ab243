"""From the Library to the Pages that shall exist; two claims to one URL are refused, and both are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from warraq import feeds
from warraq.claims import Claim, Register, redirects
from warraq.config import Config
from warraq.digests import digest
from warraq.library import FOLDERS, Library, Shelf, by_letter, date_url, day_of
from warraq.model import Card, Copy, Link
from warraq.pages import Around, HomeView, OverviewView, Page, ShelfView, Site, Term, TextView, View
from warraq.problems import Problem
from warraq.strings import Strings

HOME_NEWEST = 12
"""A lead story, two beside it and three rows of three."""
HOME_TOPICS, HOME_PER_TOPIC = 8, 4


def plan(
    library: Library, config: Config, strings: Strings, copies: Sequence[Copy]
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Every page that shall exist, in a fixed order, and a Problem for each claim that was refused.

    copies  the files that are published as they are; they keep their addresses
    What lives where a file of content/ lies comes first, and is never refused in favour of a listing page or an alias.
    """
    register = Register(copies)
    pages = tuple(register.granted(_claims(library, config, strings, register.problems)))
    closing = register.granted(_closing(pages, library, config, copies))
    return (*pages, *closing), tuple(register.problems)


def ways(library: Library, strings: Strings) -> tuple[Link, ...]:
    """The overviews that have something to show: the site's ways in."""
    found = [_overview_link(folder, strings) for kind, folder in FOLDERS.items() if library.shelves[kind]]
    return (*found[:1], _overview_link("years", strings), *found[1:]) if library.entries else ()


def site(
    library: Library, config: Config, strings: Strings, assets: Mapping[str, str], preview: dt.date | None
) -> Site:
    """What every page may see of the archive as a whole."""
    topics = library.shelves["topic"]
    return Site(
        title=config.title,
        description=config.description,
        language=config.language,
        direction=strings.direction,
        region=config.region,
        digits=config.digits,
        base_url=config.base_url,
        publisher=config.publisher,
        rights=config.rights,
        accent=config.accent,
        topics={
            name: Term(name, shelf.label, shelf.url, library.parents.get(name, "")) for name, shelf in topics.items()
        },
        nav=tuple(Link(entry.card.title, entry.card.url) for entry in library.prose),
        ways=ways(library, strings),
        assets=dict(assets),
        feeds=bool(config.base_url),
        preview=preview,
    )


def _claims(library: Library, config: Config, strings: Strings, problems: list[Problem]) -> Iterator[Claim]:
    yield from _texts(library)
    yield _made("index.html", "home.html", _home(library))
    for kind in ("topic", "tag", "outlet", "author", "month", "day", "undated"):
        for shelf in library.shelves[kind].values():
            yield from _listing(shelf, library, config, strings)
    yield from _overviews(library, strings)
    yield from redirects((*library.entries, *library.prose), problems)
    if config.base_url:
        for url, template, shows in feeds.feeds(library, config.title, config.feed_items):
            yield _made(url, template, shows)
    yield _made("404.html", "404.html", TextView(()))


def _made(url: str, template: str, shows: View) -> Claim:
    return Claim(Page(url, template, shows, "", digest(shows)), url, f"the page {url}")


# --- articles ---------------------------------------------------------------------------------------------------------


def _texts(library: Library) -> Iterator[Claim]:
    """A page for every article, among its neighbours, and for every prose page."""
    for position, entry in enumerate(library.entries):
        around = _around(entry.card, position, library)
        yield _text(Page(entry.card.url, "article.html", around, entry.card.path, digest(around)))
    for entry in library.prose:
        yield _text(Page(entry.card.url, "page.html", None, entry.card.path, ""))


def _text(page: Page) -> Claim:
    return Claim(page, f"content/{page.text}", f"content/{page.text}")


def _around(card: Card, position: int, library: Library) -> Around:
    entries, shelves = library.entries, library.shelves
    return Around(
        topics=tuple(shelves["topic"][name].link for name in card.topics if name in shelves["topic"]),
        tags=tuple(library.spelt["tag"][tag].link for tag in card.tags),
        authors=tuple(library.spelt["author"][author].link for author in card.authors),
        outlet=library.spelt["outlet"][card.outlet].link if card.outlet else None,
        dates=_dates_of(card, library),
        older=entries[position - 1].card if position else None,
        newer=entries[position + 1].card if position + 1 < len(entries) else None,
        related=library.related[card.path],
    )


def _dates_of(card: Card, library: Library) -> tuple[Link, ...]:
    if card.when is None:
        return (library.shelves["undated"][""].link,)
    day = day_of(card.when).isoformat()
    depth = {"month": 2, "day": 3, "moment": 3}.get(card.when.precision, 1)
    names = (("year", day[:4]), ("month", day[:7]), ("day", day))[:depth]
    return tuple(library.shelves[kind][name].link for kind, name in names)


# --- listings ---------------------------------------------------------------------------------------------------------


def _listing(shelf: Shelf, library: Library, config: Config, strings: Strings) -> Iterator[Claim]:
    """A shelf's index, which shows the newest, and its numbered pages, counted from the oldest so that each keeps its
    number.

    A shelf that fits on its index has no numbered pages.
    """
    size, total = config.per_page, len(shelf.cards)
    parents, children, before, after = _company(shelf, library, strings)
    base = feeds.folder(shelf)
    has_feed = shelf.kind == "topic" and bool(config.base_url)

    def view(first: int, last: int, number: int, url: str, newer: str, older: str) -> ShelfView:
        """The page that shows the cards with the ordinals first to last."""
        return ShelfView(
            kind=shelf.kind,
            name=shelf.name,
            label=shelf.label,
            url=url,
            total=0 if number else total,
            cards=tuple((ordinal, shelf.cards[ordinal - 1]) for ordinal in range(last, first - 1, -1)),
            number=number,
            newer=newer,
            older=older,
            atom=f"{base}feed.xml" if has_feed else "",
            json=f"{base}feed.json" if has_feed else "",
            parents=parents if not number else (*parents, shelf.link),
            children=() if number else children,
            before=None if number else before,
            after=None if number else after,
        )

    first = max(1, total - size + 1)
    yield _made(shelf.url, "shelf.html", view(first, total, 0, shelf.url, "", _older(base, first, size)))
    if total <= size:
        return
    last_page = -(-total // size)
    for number in range(1, last_page + 1):
        url = f"{base}page-{number}.html"
        newer = shelf.url if number == last_page else f"{base}page-{number + 1}.html"
        older = f"{base}page-{number - 1}.html" if number > 1 else ""
        start = (number - 1) * size + 1
        yield _made(url, "shelf.html", view(start, min(start + size - 1, total), number, url, newer, older))


def _older(base: str, first: int, size: int) -> str:
    """Where a reader of the index goes on: the numbered page that holds the next older card, at that card if it is not
    the top one.
    """
    if first == 1:
        return ""
    number, rest = divmod(first - 1, size)
    return f"{base}page-{number}.html" if rest == 0 else f"{base}page-{number + 1}.html#n{first - 1}"


Company = tuple[tuple[Link, ...], tuple[Link, ...], Link | None, Link | None]


def _company(shelf: Shelf, library: Library, strings: Strings) -> Company:
    """A shelf's parents, its children, and the neighbours before and after it."""
    if shelf.kind == "topic":
        return _topic_company(shelf, library, strings)
    if shelf.kind in ("month", "day"):
        return _date_company(shelf, library, strings)
    folder = FOLDERS.get(shelf.kind, "years")
    return (_overview_link(folder, strings),), (), None, None


def _overview_link(name: str, strings: Strings) -> Link:
    return Link(strings(name), "archive/index.html" if name == "years" else f"{name}/index.html")


def _topic_company(shelf: Shelf, library: Library, strings: Strings) -> Company:
    shelves, parent_of = library.shelves["topic"], library.parents
    line: list[Link] = []
    above = parent_of.get(shelf.name, "")
    while above:
        line.insert(0, shelves[above].link)
        above = parent_of.get(above, "")
    line.insert(0, _overview_link("topics", strings))
    children = tuple(other.counted for name, other in shelves.items() if parent_of.get(name) == shelf.name)
    return tuple(line), children, None, None


def _date_company(shelf: Shelf, library: Library, strings: Strings) -> Company:
    months, days, years = library.shelves["month"], library.shelves["day"], library.shelves["year"]
    parents = [_overview_link("years", strings), years[shelf.name[:4]].link]
    if shelf.kind == "day":
        parents.append(months[shelf.name[:7]].link)
        children: tuple[Link, ...] = ()
    else:
        children = tuple(days[name].counted for name in library.days_of.get(shelf.name, ()))
    before, after = library.beside[shelf.kind][shelf.name]
    same = library.shelves[shelf.kind]
    return tuple(parents), children, same[before].link if before else None, same[after].link if after else None


def _overviews(library: Library, strings: Strings) -> Iterator[Claim]:
    shelves = library.shelves
    if shelves["topic"]:
        tops = [shelf for name, shelf in shelves["topic"].items() if name not in library.parents]
        groups = tuple((shelf.counted, _topic_company(shelf, library, strings)[1]) for shelf in tops)
        yield _overview("topics", strings("topics"), "topics/index.html", len(shelves["topic"]), groups)
    for kind in ("tag", "outlet", "author"):
        if shelves[kind]:
            name = FOLDERS[kind]
            groups = tuple(
                (Link(letter, "", len(group)), tuple(shelf.counted for shelf in group))
                for letter, group in by_letter(shelves[kind].values())
            )
            yield _overview(name, strings(name), f"{name}/index.html", len(shelves[kind]), groups)
    if library.entries:
        yield from _calendar(library, strings)


def _calendar(library: Library, strings: Strings) -> Iterator[Claim]:
    """The date archive: all years with their months, and a page for each year."""
    shelves = library.shelves
    months: dict[str, list[Link]] = {}
    for name, shelf in shelves["month"].items():
        months.setdefault(name[:4], []).append(shelf.counted)
    years = {name: (shelf.counted, tuple(months.get(name, ()))) for name, shelf in shelves["year"].items()}
    undated = shelves["undated"][""].counted if shelves["undated"] else None
    overview = _overview_link("years", strings)
    yield _overview(
        "years", overview.label, overview.url, len(library.entries), tuple(reversed(years.values())), undated=undated
    )
    for name, group in years.items():
        before, after = library.beside["year"][name]
        loose = tuple(
            card for card in shelves["year"][name].cards if card.when and card.when.precision in ("year", "interval")
        )
        yield _overview(
            "year",
            shelves["year"][name].label,
            date_url(name),
            group[0].count,
            (group,),
            parents=(overview,),
            before=shelves["year"][before].link if before else None,
            after=shelves["year"][after].link if after else None,
            loose=loose,
        )


def _overview(
    kind: str,
    label: str,
    url: str,
    total: int,
    groups: tuple[tuple[Link, tuple[Link, ...]], ...],
    **more: Any,
) -> Claim:
    given = {"parents": (), "undated": None, "before": None, "after": None, "loose": (), **more}
    return _made(url, "overview.html", OverviewView(kind, url.split("/")[0], label, url, total, groups, **given))


def _newest(cards: Sequence[Card], count: int) -> tuple[Card, ...]:
    """The latest, dated ones first: when an undated one was received says nothing of when it was news."""
    dated = tuple(islice((card for card in reversed(cards) if card.when), count))
    undated = islice((card for card in reversed(cards) if not card.when), count - len(dated))
    return (*dated, *undated)


def _home(library: Library) -> HomeView:
    shelves = library.shelves
    cards = [entry.card for entry in library.entries]
    dated = [card.when for card in cards if card.when]
    largest = sorted(shelves["topic"].values(), key=lambda shelf: -len(shelf.cards))[:HOME_TOPICS]
    return HomeView(
        total=len(cards),
        newest=_newest(cards, HOME_NEWEST),
        topics=tuple((shelf.counted, _newest(shelf.cards, HOME_PER_TOPIC)) for shelf in largest),
        years=tuple(shelf.counted for shelf in shelves["year"].values()),
        undated=shelves["undated"][""].counted if shelves["undated"] else None,
        outlets=len(shelves["outlet"]),
        since=(dated[0], dated[-1]) if dated else None,
    )


# --- what speaks of all the pages -------------------------------------------------------------------------------------


def _closing(pages: Sequence[Page], library: Library, config: Config, copies: Sequence[Copy]) -> Iterator[Claim]:
    """robots.txt, .nojekyll, the sitemap and the list of all addresses."""
    own = {copy.url for copy in copies}
    made = [feeds.robots(config.base_url), (".nojekyll", "text.txt", TextView(()))]
    made = [page for page in made if page[0] not in own]  # an archive may write its own robots.txt
    if config.base_url:
        days = {entry.card.url: feeds.changed_on(entry.card) for entry in library.entries}
        shown = [
            page.url for page in pages if page.template not in ("redirect.html", "404.html", "atom.xml", "feed.json")
        ]
        made += feeds.sitemap(((url, days.get(url)) for url in shown), config.base_url)
    claimed = (*(page.url for page in pages), *(copy.url for copy in copies), *(url for url, _, _ in made))
    urls = sorted({*claimed, "urls.txt"})
    made.append(("urls.txt", "text.txt", TextView(tuple(urls))))
    for url, template, shows in made:
        yield _made(url, template, shows)
