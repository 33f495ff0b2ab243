"""Finds the day of an article in what the programs of its page are given: their state as JSON, and their own lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from warraq.importing.cues.lexical import folded_words
from warraq.importing.extract.html.metadata.json_ld import Node, texts, types_of

_KEY = re.compile(
    r"(?:date_?|time_?)?publish(?:ed)?(?:_?(?:at|on|date|time))?|(?:first)?publi(?:shed|cation)_?date|pub_?date",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b[\"']?(?:article_?|post_?)?(?:date_?published|publish(?:ed)?_?(?:date|time|at|on)|publication_?date|pub_?date)[\"']?"
    r"\s*[:=]\s*[\"']([^\"'\n]{8,40})[\"']",
    re.IGNORECASE,
)
_HINTS = ("ubli", "UBLI", "ubdate", "ubDate", "ub_date")
_LONGEST = 200_000


def in_state(nodes: Sequence[Node], titles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The dates of the objects whose title is the page's, each with the key that it stands under."""
    wanted = {tuple(folded_words(title)) for title in titles}
    for node in nodes:
        said = (
            {key: value for key, value in node.items() if _KEY.fullmatch(key)}
            if not types_of(node)
            else {}
        )
        names = (
            [text for key in ("title", "headline", "name") for text in texts(node.get(key))]
            if said
            else []
        )
        if any(tuple(folded_words(name)) in wanted for name in names):
            yield from ((f"json {key}", raw) for key, value in said.items() for raw in texts(value))


def in_code(scripts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The date that the scripts of a page call that of publication, if they all name one."""
    found: dict[str, None] = {}
    for script in scripts:
        text = script[:_LONGEST]
        if any(hint in text for hint in _HINTS):
            found.update(dict.fromkeys(match[1] for match in _CODE.finditer(text)))
    if len({raw[:10] for raw in found}) == 1:
        yield "script", next(iter(found))
