"""Read the JSON of a page: linked data, also where it is broken, and the state of its programs."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from warraq.importing.cues.lexical import folded_words
from warraq.importing.limits import MAX_JSON_LD_CHARS

Node = Mapping[str, Any]

_MAX_NODES = 400
_MAX_CODE_CHARS = 200_000
_MAX_URL_CHARS = 2000
_MIN_ALIKE_SHARE = 0.7
"""How many words of the shorter of two titles of one article are in the longer: editors shorten
and reword what they give to machines.
"""
_ARTICLE = re.compile(r"(?:Article|(?<!Job)Posting|Report|Column|Interview)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage)$")
_MENDS = re.compile(
    r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|(?P<extra>//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>|,(?=\s*+[}\]]))',
    re.DOTALL,
)
_STATE_DATE_KEY = re.compile(
    r"(?:date_?|time_?)?publish(?:ed)?(?:_?(?:at|on|date|time))?|(?:first)?publi(?:shed|cation)_?date|pub_?date",
    re.IGNORECASE,
)
_CODE_DATE = re.compile(
    r"\b[\"']?(?:article_?|post_?)?(?:date_?published|publish(?:ed)?_?(?:date|time|at|on)|publication_?date|pub_?date)[\"']?"
    r"\s*[:=]\s*[\"']([^\"'\n]{8,40})[\"']",
    re.IGNORECASE,
)
_CODE_HINTS = ("ubli", "UBLI", "ubdate", "ubDate", "ub_date")
"""Letters of which a script has some where _CODE_DATE may match: a quick test."""
_PAIR = re.compile(
    r'"(?P<key>datePublished|dateModified|headline|url)"\s*:\s*"(?P<value>[^\n]{1,500}?)"\s*(?=[,}\]\n]|\Z)'
)


def nodes_of(scripts: Iterable[str]) -> tuple[Node, ...]:
    """Return every object of the given scripts, those of a script from the outside in; at most a
    few hundred.

    Comments, CDATA marks, trailing commas, line breaks and entities are mended. Of what is broken
    beyond that, the dates and the headline are picked out one by one, and make an object only if
    each is there once.
    """
    found: list[Node] = []
    for script in scripts:
        for value in _parsed(script[:MAX_JSON_LD_CHARS]):
            found += _within(value, _MAX_NODES - len(found))
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
    pairs: dict[str, set[str]] = {}
    for match in _PAIR.finditer(script):
        pairs.setdefault(match["key"], set()).add(match["value"])
    once = {key: values.pop() for key, values in pairs.items() if len(values) == 1}
    return {} if len(pairs.get("datePublished", ())) > 1 else {"@type": "NewsArticle", **once}


def _within(value: Any, most: int) -> list[Node]:
    found: list[Node] = []
    waiting = deque([value])
    while waiting and len(found) < most:
        item = waiting.popleft()
        if isinstance(item, dict):
            found.append(item)
            waiting.extend(inner for inner in item.values() if isinstance(inner, dict | list))
        elif isinstance(item, list):
            waiting.extend(inner for inner in item[:_MAX_NODES] if isinstance(inner, dict | list))
    return found


def types_of(node: Node) -> tuple[str, ...]:
    """Return the types of an object, as they are written."""
    kind = node.get("@type")
    return tuple(
        name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)
    )


def is_article(node: Node) -> bool:
    """Whether an object is an article of any kind."""
    return any(_ARTICLE.search(name) for name in types_of(node))


def texts(value: Any, key: str = "name") -> Iterator[str]:
    """Yield the texts of a value: a text, an object with `key` or '@value', or a list of these."""
    for item in value[:_MAX_NODES] if isinstance(value, list) else [value]:
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
    """Return the object of this page's article: the one whose address or headline is the page's;
    one alone whose headline is not another's; None where that is not certain. Where there is no
    article, the object of the page itself serves.
    """
    places = frozenset(filter(None, map(_place, addresses)))
    articles = [node for node in nodes if is_article(node)]
    candidates = articles or [
        node for node in nodes if any(_PAGE.search(name) for name in types_of(node))
    ]
    own = [node for node in candidates if _is_at(node, places)] or [
        node for node in candidates if _is_titled(node, titles)
    ]
    if own:
        return next((node for node in own if node.get("datePublished")), own[0])
    if len(candidates) == 1 and (not titles or not any(texts(_headline(candidates[0])))):
        return candidates[0]
    return None


def lone(nodes: Sequence[Node], addresses: Sequence[str]) -> Node | None:
    """Return the only article among the objects, if it gives itself no other address."""
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
    """Whether two titles are of the same article: most words of the shorter one are in
    the longer.
    """
    a, b = sorted((folded_words(html.unescape(text)) for text in (one, other)), key=len)
    words = frozenset(b)
    return bool(a) and (
        a == b or (len(a) > 2 and sum(word in words for word in a) >= _MIN_ALIKE_SHARE * len(a))
    )


def _place(address: str) -> str:
    """Return an address without what differs between copies of a page; '' for a site's
    front page.
    """
    try:
        parts = urlsplit(unquote(address.strip()[:_MAX_URL_CHARS]))
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    query = (
        f"?{parts.query}"
        if parts.query and not parts.query.startswith(("utm", "fb", "amp"))
        else ""
    )
    return f"{path}{query}" if len(path) > 1 or query else ""


def in_state(nodes: Sequence[Node], titles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the dates of the untyped objects whose title is the page's, each with its key."""
    wanted = {tuple(folded_words(title)) for title in titles}
    for node in nodes:
        if types_of(node):
            continue
        dates = {key: value for key, value in node.items() if _STATE_DATE_KEY.fullmatch(key)}
        keys = ("title", "headline", "name") if dates else ()
        names = (text for key in keys for text in texts(node.get(key)))
        if any(tuple(folded_words(name)) in wanted for name in names):
            for key, value in dates.items():
                yield from ((f"json {key}", raw) for raw in texts(value))


def in_code(scripts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the date that the scripts of a page call that of publication, if they all name one."""
    dates: dict[str, None] = {}
    for script in scripts:
        text = script[:_MAX_CODE_CHARS]
        if any(hint in text for hint in _CODE_HINTS):
            dates.update(dict.fromkeys(match[1] for match in _CODE_DATE.finditer(text)))
    if len({raw[:10] for raw in dates}) == 1:
        yield "script", next(iter(dates))
