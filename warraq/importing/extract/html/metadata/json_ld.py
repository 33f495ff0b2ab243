"""Linked data: what the JSON-LD of a page says of its article, also where that JSON is broken."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from warraq.importing.cues.lexical import folded_words

Node = Mapping[str, Any]

_LARGEST = 400_000
_MOST = 400
_ARTICLE = re.compile(r"(?:Article|(?<!Job)Posting|Report|Column|Interview)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage)$")
_MENDS = re.compile(
    r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|(?P<extra>//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>|,(?=\s*+[}\]]))',
    re.DOTALL,
)
_PAIR = re.compile(
    r'"(?P<key>datePublished|dateModified|headline|url)"\s*:\s*"(?P<value>[^\n]{1,500}?)"\s*(?=[,}\]\n]|\Z)'
)


def nodes_of(scripts: Iterable[str]) -> tuple[Node, ...]:
    """Every object of the given JSON-LD scripts, those of a script from the outside in; at most a
    few hundred.

    Comments, CDATA marks, trailing commas, line breaks and entities are mended. Of what is broken
    beyond that, the dates and the headline are picked out one by one, and make an object only if
    each is said once.
    """
    found: list[Node] = []
    for script in scripts:
        for value in _parsed(script[:_LARGEST]):
            found += _within(value, _MOST - len(found))
    return tuple(found)


def _parsed(script: str) -> Iterator[Any]:
    for text in (script, _mended(script)):
        try:
            yield json.loads(text, strict=False)
            return
        except (ValueError, RecursionError):
            continue
    yield _picked(script)


def _mended(script: str) -> str:
    text = html.unescape(script) if "&quot;" in script and '"' not in script else script
    text = (
        _MENDS.sub(lambda match: "" if match["extra"] else match[0], text)
        .strip()
        .rstrip(";")
        .strip()
    )
    return f"[{text.replace('}{', '},{')}]" if "}{" in text else text


def _picked(script: str) -> Node:
    said: dict[str, set[str]] = {}
    for match in _PAIR.finditer(script):
        said.setdefault(match["key"], set()).add(match["value"])
    once = {key: values.pop() for key, values in said.items() if len(values) == 1}
    return {} if len(said.get("datePublished", ())) > 1 else {"@type": "NewsArticle", **once}


def _within(value: Any, most: int) -> list[Node]:
    found: list[Node] = []
    waiting = deque([value])
    while waiting and len(found) < most:
        item = waiting.popleft()
        if isinstance(item, dict):
            found.append(item)
            waiting.extend(inner for inner in item.values() if isinstance(inner, dict | list))
        elif isinstance(item, list):
            waiting.extend(inner for inner in item[:_MOST] if isinstance(inner, dict | list))
    return found


def types_of(node: Node) -> tuple[str, ...]:
    """The types of an object, as they are written."""
    kind = node.get("@type")
    return tuple(
        name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)
    )


def is_article(node: Node) -> bool:
    """Whether it is an article of any kind."""
    return any(_ARTICLE.search(name) for name in types_of(node))


def texts(value: Any, key: str = "name") -> Iterator[str]:
    """The texts of a value: a text, an object with `key` or '@value', or a list of these."""
    for item in value[:_MOST] if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, int | float) and not isinstance(item, bool):
            yield str(item)
        elif isinstance(item, dict):
            inner = item.get(key, item.get("@value"))
            yield from (
                text
                for text in (inner if isinstance(inner, list) else [inner])
                if isinstance(text, str)
            )


def article_of(
    nodes: Sequence[Node], titles: Sequence[str], addresses: Sequence[str]
) -> Node | None:
    """The object that tells of this page's article: the one whose address or headline is the
    page's; one alone whose headline is not another's; None where that cannot be told. A page's own
    object stands in where there is no article.
    """
    places = frozenset(filter(None, map(_place, addresses)))
    articles = [node for node in nodes if is_article(node)]
    held = articles or [
        node for node in nodes if any(_PAGE.search(name) for name in types_of(node))
    ]
    found = [node for node in held if _is_at(node, places)] or [
        node for node in held if _is_titled(node, titles)
    ]
    if found:
        return next((node for node in found if node.get("datePublished")), found[0])
    untitled = not titles or not any(texts(_headline(held[0]))) if held else False
    return held[0] if len(held) == 1 and untitled else None


def lone(nodes: Sequence[Node], addresses: Sequence[str]) -> Node | None:
    """The only article among the objects, if it gives itself no other address."""
    articles = [node for node in nodes if is_article(node)]
    own, places = (
        articles[0] if len(articles) == 1 else None,
        frozenset(filter(None, map(_place, addresses))),
    )
    if own is None or not places or _is_at(own, places):
        return own
    given = (
        _place(address)
        for key in ("url", "mainEntityOfPage")
        for address in texts(own.get(key), "@id")
    )
    return None if any(given) else own


def _headline(node: Node) -> Any:
    return node.get("headline") or node.get("name") or node.get("title")


def _is_at(node: Node, places: frozenset[str]) -> bool:
    named = (node.get(key) for key in ("url", "@id", "mainEntityOfPage"))
    return any(_place(address) in places for value in named for address in texts(value, "@id"))


def _is_titled(node: Node, titles: Sequence[str]) -> bool:
    return any(alike(text, title) for text in texts(_headline(node)) for title in titles)


def alike(one: str, other: str) -> bool:
    """Whether two titles are of the same article: most words of the shorter one stand in the
    longer.
    """
    a, b = sorted((folded_words(html.unescape(text)) for text in (one, other)), key=len)
    words = frozenset(b)
    return bool(a) and (a == b or (len(a) > 2 and sum(word in words for word in a) >= 0.7 * len(a)))


def _place(address: str) -> str:
    """An address without what differs between copies of a page; '' for a site's front page."""
    try:
        parts = urlsplit(unquote(address.strip()[:2000]))
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    query = (
        f"?{parts.query}"
        if parts.query and not parts.query.startswith(("utm", "fb", "amp"))
        else ""
    )
    return f"{path}{query}" if len(path) > 1 or query else ""
