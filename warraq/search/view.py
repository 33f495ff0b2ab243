"""What the search page shows before anything is asked: which volumes there are, and by what results can be narrowed."""

from __future__ import annotations

from collections.abc import Sequence

from warraq.analysis.names.model import NameKind
from warraq.library.library import Library
from warraq.library.shelves import Shelf, ShelfKind
from warraq.search import pagefind, tokens
from warraq.search.volumes import ENGINE, ROOT, Volume
from warraq.site.views.page import SearchView

OUTLETS, NAMES = 60, 40
"""So many outlets can be chosen from, and so many names of each kind, the largest."""


def searched(wanted: bool, preview: bool) -> str:
    """What becomes of search, as SearchView's `state` has it; '' if the archive wants none."""
    if not wanted:
        return ""
    if preview:
        return "preview"
    return "ready" if pagefind.program() else "absent"


def view(library: Library, volumes: Sequence[Volume], state: str) -> SearchView:
    """The search page of an archive that is cut into these volumes; `state` is as SearchView has
    it.
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
        years=tuple(sorted((int(shelf.name) for shelf in _found(library, "year")), reverse=True)),
    )


def _named(library: Library, kind: NameKind) -> tuple[tuple[str, str], ...]:
    return tuple(
        (shelf.label, tokens.named_as(kind, shelf.name)) for shelf in _largest(library, kind, NAMES)
    )


def _largest(library: Library, kind: ShelfKind, most: int) -> list[Shelf]:
    return sorted(_found(library, kind), key=lambda shelf: -len(shelf.cards))[:most]


def _found(library: Library, kind: ShelfKind) -> list[Shelf]:
    """The shelves of which something is in the index: copies are not."""
    return [shelf for shelf in library.shelves[kind].values() if any(library.firsts(shelf.cards))]
