"""The archive by name: topics as a tree; people, tags, outlets by the alphabet; and the index of all names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from warraq.arabic.letters import LETTERS, index_letter, name_order
from warraq.core.model import Link
from warraq.library.library import Library
from warraq.library.shelves import FOLDERS, MENTIONED
from warraq.site.listings import overview_link
from warraq.site.routes import Claim, made
from warraq.site.strings import Strings
from warraq.site.views.listings import NamesView, TopicsView

MANY = 1500
"""The most names on one page: what a phone still shows at once, in about 25 KB on the wire."""
MOST = 40
"""How many of the names with most articles stand on the index where the names have pages of their
own.
"""
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SPOKEN = "alif ba ta tha jim hha kha dal dhal ra zay sin shin sad dad tta zza ayn ghayn fa qaf kaf lam mim nun ha waw ya"
_PLACES = dict(zip(LETTERS, _SPOKEN.split(), strict=True)) | {
    letter: f"latin-{letter.lower()}" for letter in LATIN
}


class Name(NamedTuple):
    """A name in an index, the kind that it is of ('' where all are of one), and how many articles
    it has.
    """

    kind: str
    link: Link
    articles: int


def names(library: Library, strings: Strings) -> Iterator[Claim]:
    """A page of all topics, and of all names of each other kind, as far as there are any, and an
    index of all names.
    """
    shelves = library.shelves
    if shelves["topic"]:
        above = overview_link("topics", strings)
        yield made(
            above.url,
            "topics.html",
            TopicsView(above.label, above.url, len(shelves["topic"]), _tree(library)),
        )
    for kind in (*MENTIONED, "tag", "outlet", "author"):
        held = [Name("", shelf.counted, len(shelf.cards)) for shelf in shelves[kind].values()]
        yield from alphabet(FOLDERS[kind], held, strings)
    # Without counts of articles, so that it changes with new names only.
    every = [
        Name(kind, shelf.link, len(shelf.cards))
        for kind in FOLDERS
        for shelf in shelves[kind].values()
    ]
    every.sort(key=lambda name: (name_order(name.link.label), name.link.url))
    kinds = [
        replace(overview_link(folder, strings), count=len(shelves[kind]))
        for kind, folder in FOLDERS.items()
        if shelves[kind]
    ]
    yield from alphabet("index", every, strings, kinds)


def _tree(library: Library) -> tuple[tuple[Link, tuple[Link, ...]], ...]:
    """Each topic that stands under no other, and all that stand below it."""
    below: dict[str, list[Link]] = {}
    for name, shelf in library.shelves["topic"].items():
        top = name
        while top in library.parents:
            top = library.parents[top]
        below.setdefault(top, []).extend([shelf.counted] if top != name else [])
    return tuple(
        (library.shelves["topic"][top].counted, tuple(links)) for top, links in below.items()
    )


def alphabet(
    kind: str, held: Sequence[Name], strings: Strings, kinds: Sequence[Link] = ()
) -> Iterator[Claim]:
    """All names of a kind on one page; where they are too many for that, a page for each letter.
    `held` is sorted.
    """
    if not held:
        return
    letters = by_letter(held, latin_first=strings.direction == "ltr")
    paged = len(held) > MANY
    above = overview_link(kind, strings)
    index = NamesView(
        kind=kind,
        label=above.label,
        url=above.url,
        total=len(held),
        letters=tuple(
            Link(
                letter,
                f"{kind}/{_place(letter)}.html" if paged else f"#{_place(letter)}",
                len(found),
            )
            for letter, found in letters.items()
        ),
        letter="",
        groups=(),
        most=(),
        kinds=tuple(kinds),
        before=None,
        after=None,
        parents=() if kind == "index" else (overview_link("index", strings),),
    )
    if not paged:
        groups = tuple(_group(letter, found) for letter, found in letters.items())
        yield made(above.url, "names.html", replace(index, groups=groups))
        return
    most = sorted(held, key=lambda name: (-name.articles, name.link.url))[:MOST]
    yield made(above.url, "names.html", replace(index, most=tuple(name.link for name in most)))
    pages = [
        (letter, _part(letter, start // MANY + 1, kind), found[start : start + MANY])
        for letter, found in letters.items()
        for start in range(0, len(found), MANY)
    ]
    links = [link for _, link, _ in pages]
    for (letter, link, shown), before, after in zip(
        pages, (None, *links[:-1]), (*links[1:], None), strict=True
    ):
        page = replace(
            index,
            url=link.url,
            letter=letter,
            groups=(_group(letter, shown),),
            before=before,
            after=after,
        )
        yield made(link.url, "names.html", replace(page, kinds=(), parents=(*index.parents, above)))


def by_letter(held: Sequence[Name], *, latin_first: bool = False) -> dict[str, list[Name]]:
    """Sorted names under their index letters: Arabic letters, then Latin ones (or these first),
    then '#' for all else.
    """
    order = LATIN + LETTERS if latin_first else LETTERS + LATIN
    groups: dict[str, list[Name]] = {}
    for name in held:
        groups.setdefault(index_letter(name.link.label), []).append(name)
    return {letter: groups[letter] for letter in (*order, "#") if letter in groups}


def _group(letter: str, found: Sequence[Name]) -> tuple[str, str, tuple[tuple[str, Link], ...]]:
    return letter, _place(letter), tuple((name.kind, name.link) for name in found)


def _place(letter: str) -> str:
    """The anchor of a letter, and the name of its page."""
    return _PLACES.get(letter, "other")


def _part(letter: str, part: int, kind: str) -> Link:
    """The page of a part of a letter's names; the first has the plain address."""
    if part == 1:
        return Link(letter, f"{kind}/{_place(letter)}.html")
    return Link(f"{letter} {part}", f"{kind}/{_place(letter)}-{part}.html")
