"""Tells an item apart into its fields, each under the name that is usual for it, and reads what they say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_UNENDED = 20
_START = re.compile(
    r"<(?P<name>[^\W\d][\w.:-]{0,99})(?P<attributes>(?:[\s/][^<>]*)?)>|<!--|<!\[CDATA\["
)
_ATTRIBUTE = re.compile(r"([\w.:-]{1,99})\s{0,99}=\s{0,99}(?:\"([^\"]*)\"|'([^']*)')")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_SEAM = re.compile(r"\]\]>\s*<!\[CDATA\[")
_SECTION = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_MARK = re.compile(r"<!\[CDATA\[|\]\]>")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|bdi|bdo|br|code|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>",
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


class Broken(ValueError):
    """Something cannot be told apart into its fields; the message says which of them does not end."""


@dataclass(frozen=True, slots=True)
class Field:
    """An element within an element.

    name    its name with the prefix that is usual for its namespace, whatever the file calls it:
            'wp:status', 'atom:title'; without one for RSS itself
    inner   what stands in it, as the file has it
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
        """What it says: CDATA sections opened, entities resolved once. Markup that stands in it
        openly stays.
        """
        return text_of(self.inner)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The elements in it; those that do not end are passed over."""
        return tuple(fields(self.inner, self.spaces, self.line, strict=False))

    def first(self, name: str) -> str:
        """What the first element of a name in it says, '' if there is none."""
        return next((inner.text.strip() for inner in self.fields if inner.name == name), "")


def spaces_of(text: str) -> Mapping[str, str]:
    """The namespaces that the head of a file declares, by prefix ('' for none): of each prefix the
    first.
    """
    spaces: dict[str, str] = {}
    for name, double, single in _ATTRIBUTE.findall(text):
        if name == "xmlns" or name.startswith("xmlns:"):
            spaces.setdefault(name[6:], double or single)
    return spaces


def fields(
    text: str, spaces: Mapping[str, str], line: int = 1, *, strict: bool = True
) -> Iterator[Field]:
    """The elements that stand directly in a text, in order.

    spaces  the namespaces that hold there, by prefix; a prefix that nobody declares is taken at its
            word
    line    where the text begins
    strict  raise Broken at an element that does not end; otherwise what stands in it counts as its
            neighbours, and behind many such elements no more is looked for
    """
    position, told, unended = 0, 0, 0
    missing: set[str] = set()
    while match := _START.search(text, position):
        position = match.end()
        if match["name"] is None:
            close = "-->" if match[0] == "<!--" else "]]>"
            end = -1 if close in missing else text.find(close, position)
            if end < 0:
                missing.add(close)
            else:
                position = end + 3
            continue
        attributes = {
            name: unescape(double or single)
            for name, double, single in _ATTRIBUTE.findall(match["attributes"])
        }
        own = spaces_of(match["attributes"]) if "xmlns" in match["attributes"] else {}
        held = {**spaces, **own} if own else spaces
        empty = match["attributes"].endswith("/") or match["name"].lower() in _VOID
        end, after = (position, position) if empty else _end(text, match["name"], position)
        if end < 0:
            unended += 1
            if strict:
                raise Broken(f"<{match['name']}> does not end")
            if unended > _UNENDED:
                return
            continue
        line, told = line + text.count("\n", told, position), position
        yield Field(_usual(match["name"], held), attributes, text[position:end], line, held)
        position = after


def text_of(inner: str) -> str:
    """What stands in an element, as a text: see Field.text. Marks of CDATA within CDATA are no
    text.
    """
    text = inner.strip()
    if "<![CDATA[" not in text:
        return inner if _TAG.search(text) else unescape(inner)
    if text.startswith("<![CDATA[") and (text.endswith("]]>") or "]]>" not in text):
        opened = _SEAM.sub("", text.removeprefix("<![CDATA[").removesuffix("]]>"))
    else:
        parts = _SECTION.split(text)
        opened = "".join(part if index % 2 else unescape(part) for index, part in enumerate(parts))
    return _MARK.sub("", opened) if "CDATA[" in opened or "]]>" in opened else opened


def unescape(text: str) -> str:
    """The text with its entities resolved, those of HTML too; a lone & is one."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def without_tags(text: str) -> str:
    """A line without the tags of HTML that a line may have; every other < is a character."""
    return (
        _INLINE.sub(lambda tag: " " if tag[0][1:3].lower() in ("br", "p>") else "", text)
        if "<" in text
        else text
    )


def _end(text: str, name: str, position: int) -> tuple[int, int]:
    """Where an element's content ends, and where the element does; (-1, -1) if it does not.

    A CDATA section that holds the end of the element has lost its own, if another one begins in it
    or it is closed elsewhere than at the end of the element.
    """
    depth, (tokens, end, behind) = 1, _patterns(name)
    while match := tokens.search(text, position):
        position = match.end()
        if match["section"]:
            stray = end.search(text, position)
            close = text.find("]]>", position, stray.start() if stray else len(text))
            if close < 0 and stray:
                mark = _MARK.search(text, stray.end())
                if mark is None or mark[0] != "]]>" or not behind.match(text, mark.end()):
                    return stray.span()
                close = mark.start()
            position = close + 3 if close >= 0 else len(text)
        elif match["end"]:
            depth -= 1
            if depth == 0:
                return match.span()
        elif not match[0].endswith("/>"):
            depth += 1
    return -1, -1


@lru_cache(maxsize=256)
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What matters within an element of a name; its end; and what stands behind a section that ends
    with it.
    """
    escaped = re.escape(name)
    end = rf"</{escaped}\s*>"
    return (
        re.compile(rf"(?P<section><!\[CDATA\[)|(?P<end>{end})|<{escaped}(?=[\s/>])[^<>]*>"),
        re.compile(end),
        re.compile(rf"\s*(?:{end}|<!\[CDATA\[)"),
    )


def _usual(name: str, spaces: Mapping[str, str]) -> str:
    prefix, _, local = name.rpartition(":")
    uri = spaces.get(prefix, "")
    usual = _prefix(uri) if uri else prefix
    if usual is None:
        usual = f"other-{prefix}" if prefix and prefix in _OURS else prefix
    return f"{usual}:{local}" if usual else local


@lru_cache(maxsize=256)
def _prefix(uri: str) -> str | None:
    """The usual prefix of a namespace; None for one that is not known here."""
    plain = uri.strip().lower().removeprefix("https://").removeprefix("http://")
    if plain.startswith("wordpress.org/export/") and plain.rstrip("/").endswith("excerpt"):
        return "excerpt"
    return next((prefix for start, prefix in _PREFIXES if plain.startswith(start)), None)
