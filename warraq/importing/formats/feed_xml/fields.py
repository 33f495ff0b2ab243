"""The fields of an item, each under the usual name of its element, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from warraq.importing.formats.markup import Tokens, attributes, element_end, text_of, unescape

UNCLOSED_MAX = 20
"""How many elements without an end are passed over; what has more is no item."""

_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|bdi|bdo|br|code|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr)\b"
    r"[^<>]*>",
    re.I,
)

_VOID = frozenset({"br", "hr", "img"})

_PREFIXES = (
    ("wordpress.org/export/", "wp"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/rss/1.0/modules/", "module"),
    ("purl.org/rss/1.0", ""),
    ("my.netscape.com/rdf", ""),
    ("backend.userland.com/rss", ""),
    ("purl.org/dc/elements/", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("purl.org/atom/ns", "atom"),
    ("purl.org/atom/app", "app"),
    ("www.w3.org/2007/app", "app"),
    ("www.w3.org/2005/atom", "atom"),
    ("www.w3.org/1999/xhtml", "xhtml"),
    ("search.yahoo.com/mrss", "media"),
    ("www.itunes.com/dtds", "itunes"),
    ("rssnamespace.org/feedburner", "feedburner"),
    ("schemas.google.com/blogger", "blogger"),
)
_OURS = frozenset(prefix for _, prefix in _PREFIXES) | {"excerpt"}


class UnclosedElement(ValueError):
    """An element does not end; the message says which."""


@dataclass(frozen=True, slots=True)
class Field:
    """An element within an element.

    name    with the usual prefix of its namespace, whatever the file calls it: 'wp:status',
            'atom:title'; without one for RSS itself
    inner   its content, as the file has it
    line    where that begins, 1-based
    spaces  the namespaces that hold in it, by prefix
    """

    name: str
    attributes: Mapping[str, str]
    inner: str
    line: int
    spaces: Mapping[str, str]

    @property
    def text(self) -> str:
        """What it says: CDATA sections opened, entities resolved once, markup as it is."""
        return text_of(self.inner)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The elements in it, but those that do not end."""
        return tuple(fields(self.inner, self.spaces, self.line, strict=False))

    def first(self, name: str) -> str:
        """Return what the first element of a name in it says; '' if there is none."""
        return next((inner.text.strip() for inner in self.fields if inner.name == name), "")


def spaces_of(text: str) -> Mapping[str, str]:
    """Return the namespaces that the head of a file declares, by prefix ('' for none).

    Of several declarations of one prefix the first counts.
    """
    spaces: dict[str, str] = {}
    for name, value in attributes(text):
        if name == "xmlns" or name.startswith("xmlns:"):
            spaces.setdefault(name[6:], value)
    return spaces


def fields(
    text: str, spaces: Mapping[str, str], line: int = 1, *, strict: bool = True
) -> Iterator[Field]:
    """Yield the elements that are directly in a text, in order.

    spaces  the namespaces that hold there, by prefix; a prefix that nobody declares is taken at its
            word
    line    where the text begins
    strict  raise UnclosedElement at an element that does not end; otherwise what is in it counts as
            its neighbours, and behind UNCLOSED_MAX such elements no more is looked for
    """
    counted = unclosed = 0
    tokens = Tokens(text)
    for token in tokens:
        if token.kind not in ("start", "empty"):
            continue
        own = spaces_of(token.rest) if "xmlns" in token.rest else {}
        inner_spaces = {**spaces, **own} if own else spaces
        is_empty = token.kind == "empty" or token.name.lower() in _VOID
        begin = token.end
        end, after = (begin, begin) if is_empty else element_end(text, token.name, begin)
        if end < 0:
            unclosed += 1
            if strict:
                raise UnclosedElement(f"<{token.name}> does not end")
            if unclosed > UNCLOSED_MAX:
                return
            continue
        line, counted = line + text.count("\n", counted, begin), begin
        given = {name: unescape(value) for name, value in attributes(token.rest)}
        yield Field(_usual(token.name, inner_spaces), given, text[begin:end], line, inner_spaces)
        tokens.position = after


def without_tags(text: str) -> str:
    """Return a line without the inline tags of HTML; every other < is a character."""
    if "<" not in text:
        return text
    return _INLINE.sub(lambda tag: " " if tag[0][1:3].lower() in ("br", "p>") else "", text)


def _usual(name: str, spaces: Mapping[str, str]) -> str:
    prefix, _, local = name.rpartition(":")
    uri = spaces.get(prefix, "")
    usual = _prefix(uri) if uri else prefix
    if usual is None:
        usual = f"other-{prefix}" if prefix and prefix in _OURS else prefix
    return f"{usual}:{local}" if usual else local


@lru_cache(maxsize=256)
def _prefix(uri: str) -> str | None:
    """Return the usual prefix of a namespace; None for an unknown one."""
    plain = uri.strip().lower().removeprefix("https://").removeprefix("http://")
    if plain.startswith("wordpress.org/export/") and plain.rstrip("/").endswith("excerpt"):
        return "excerpt"
    return next((prefix for start, prefix in _PREFIXES if plain.startswith(start)), None)
