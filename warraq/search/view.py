"""What the search page knows before a query: its volumes, and how results can be narrowed."""

from __future__ import annotations

from collections.abc import Sequence

from warraq.analysis.names.model import NameKind
from warraq.library.library import Library
from warraq.library.shelves import Shelf, ShelfKind
from warraq.search import pagefind, tokens
from warraq.search.volumes import ENGINE, ROOT, Volume
from warraq.site.views.page import SearchView

OUTLETS = 60
"""The largest outlets, by which results can be narrowed; a longer list is hard to choose from."""
NAMES = 40
"""The largest names of each kind, by which results can be narrowed."""


def searched(wanted: bool, preview: bool) -> str:
    """Return the state of search, as SearchView has it; '' if the archive wants none."""
    if not wanted:
        return ""
    if preview:
        return "preview"
    return "ready" if pagefind.program() else "absent"


def view(library: Library, volumes: Sequence[Volume], state: str) -> SearchView:
    """Return the search page of an archive that is cut into these volumes.

    state  as SearchView has it
    """
    topics = library.shelves["topic"]
    above = {name: library.parents.get(name, "") for name in topics}
    return SearchView(
        state=state,
        total=len(library.entries) - len(library.first_of),
        root=ROOT,
        engine=ENGINE.url,
        volumes=tuple(
            (volume.name, volume.label, len(volume.cards), *volume.years)
            for volume in volumes
            if volume != ENGINE
        ),
        topics=tuple(
            (
                shelf.label,
                tokens.topic(name),
                tokens.topic(above[name]) if above[name] else "",
                name,
            )
            for name, shelf in topics.items()
        ),
        outlets=tuple(
            (shelf.label, tokens.outlet(shelf.label))
            for shelf in _largest(library, "outlet", OUTLETS)
        ),
        people=_named(library, "person"),
        places=_named(library, "place"),
        organisations=_named(library, "organisation"),
        years=tuple(sorted((int(shelf.name) for shelf in _indexed(library, "year")), reverse=True)),
    )


def _named(library: Library, kind: NameKind) -> tuple[tuple[str, str], ...]:
    return tuple(
        (shelf.label, tokens.name(kind, shelf.name)) for shelf in _largest(library, kind, NAMES)
    )


def _largest(library: Library, kind: ShelfKind, most: int) -> list[Shelf]:
    return sorted(_indexed(library, kind), key=lambda shelf: -len(shelf.cards))[:most]


def _indexed(library: Library, kind: ShelfKind) -> list[Shelf]:
    """Return the shelves that are in the index with at least one article: copies are not."""
    return [shelf for shelf in library.shelves[kind].values() if any(library.firsts(shelf.cards))]
