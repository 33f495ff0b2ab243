"""The archive by name: topics as a tree, people, tags and others by letter, and all names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from warraq.arabic.letters import LETTERS, index_letter, name_order
from warraq.core.model import Link
from warraq.library.library import Library
from warraq.library.shelves import FOLDERS, MENTIONED
from warraq.site.listings import overview_link
from warraq.site.routes import Claim, claim
from warraq.site.strings import Strings
from warraq.site.views.listings import NamesView, TopicsView

PAGE_MAX_NAMES = 1500
"""The most names on one page: what a phone still shows at once, in about 25 KB on the wire."""
TOP_NAMES = 40
"""The names with most articles that the index shows where each letter has a page of its own: what
fits on a screen.
"""
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTER_NAMES = (
    "alif ba ta tha jim hha kha dal dhal ra zay sin shin sad "
    "dad tta zza ayn ghayn fa qaf kaf lam mim nun ha waw ya"
)
_ANCHORS = dict(zip(LETTERS, _LETTER_NAMES.split(), strict=True)) | {
    letter: f"latin-{letter.lower()}" for letter in LATIN
}


class Name(NamedTuple):
    """A name in an index, its kind ('' where all are of one), and how many articles it has."""

    kind: str
    link: Link
    articles: int


def claims(library: Library, strings: Strings) -> Iterator[Claim]:
    """Yield a page of all topics, one of the names of each other kind, and one of all names."""
    shelves = library.shelves
    if shelves["topic"]:
        above = overview_link("topics", strings)
        yield claim(
            above.url,
            "topics.html",
            TopicsView(above.label, above.url, len(shelves["topic"]), _tree(library)),
        )
    for kind in (*MENTIONED, "tag", "outlet", "author"):
        of_kind = [Name("", shelf.counted, len(shelf.cards)) for shelf in shelves[kind].values()]
        yield from alphabet(FOLDERS[kind], of_kind, strings)
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
    """Return each topic that has no parent, and all that are below it."""
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
    kind: str, names: Sequence[Name], strings: Strings, kinds: Sequence[Link] = ()
) -> Iterator[Claim]:
    """Yield all names of a kind on one page, or a page for each letter if there are too many.

    names  in alphabetical order
    """
    if not names:
        return
    letters = by_letter(names, latin_first=strings.direction == "ltr")
    paged = len(names) > PAGE_MAX_NAMES
    above = overview_link(kind, strings)
    index = NamesView(
        kind=kind,
        label=above.label,
        url=above.url,
        total=len(names),
        letters=tuple(
            Link(
                letter,
                f"{kind}/{_anchor(letter)}.html" if paged else f"#{_anchor(letter)}",
                len(group),
            )
            for letter, group in letters.items()
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
        groups = tuple(_group(letter, group) for letter, group in letters.items())
        yield claim(above.url, "names.html", replace(index, groups=groups))
        return
    most = sorted(names, key=lambda name: (-name.articles, name.link.url))[:TOP_NAMES]
    yield claim(above.url, "names.html", replace(index, most=tuple(name.link for name in most)))
    yield from _parts(replace(index, kinds=(), parents=(*index.parents, above)), letters)


def _parts(index: NamesView, letters: Mapping[str, Sequence[Name]]) -> Iterator[Claim]:
    """Yield the pages of the letters, each with so many names at most, in one row."""
    pages = [
        (
            letter,
            _part(letter, start // PAGE_MAX_NAMES + 1, index.kind),
            group[start : start + PAGE_MAX_NAMES],
        )
        for letter, group in letters.items()
        for start in range(0, len(group), PAGE_MAX_NAMES)
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
        yield claim(link.url, "names.html", page)


def by_letter(names: Sequence[Name], *, latin_first: bool = False) -> dict[str, list[Name]]:
    """Group sorted names by index letter: Arabic, then Latin (or these first), then '#'."""
    order = LATIN + LETTERS if latin_first else LETTERS + LATIN
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(index_letter(name.link.label), []).append(name)
    return {letter: groups[letter] for letter in (*order, "#") if letter in groups}


def _group(letter: str, names: Sequence[Name]) -> tuple[str, str, tuple[tuple[str, Link], ...]]:
    return letter, _anchor(letter), tuple((name.kind, name.link) for name in names)


def _anchor(letter: str) -> str:
    """Return the anchor of a letter, which is also the name of its page."""
    return _ANCHORS.get(letter, "other")


def _part(letter: str, part: int, kind: str) -> Link:
    """Return the page of a part of a letter's names; the first has the plain address."""
    if part == 1:
        return Link(letter, f"{kind}/{_anchor(letter)}.html")
    return Link(f"{letter} {part}", f"{kind}/{_anchor(letter)}-{part}.html")
