"""Reads the elements of XML and SGML without a tree: tags, text, and the fields of one record, however broken."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from warraq.importing.formats.records.field_names import role_of

TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>[^\]]*(?:\](?!\]>)[^\]]*)*)(?:\]\]>|\Z)"
    r"|<!--(?:.*?-->|.*\Z)|<!DOCTYPE[^\[<>]{0,1000}\[[^\]]{0,20000}\]\s*>|<[!?](?:[^>]*>|[^>]*\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]*)(?P<rest>(?:\s(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)?/?)>",
    re.DOTALL,
)
"""A tag, a comment, a declaration, or CDATA."""

_ATTRIBUTE = re.compile(r"([A-Za-z_][\w.:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_INLINE = frozenset(
    re.findall(
        r"\S+",
        "p br b i u a em strong div span img ul ol li h1 h2 h3 h4 h5 h6 table tr td th tbody thead blockquote font "
        "center figure figcaption sup sub hr iframe script style small pre code s strike q tt big dl dt dd o:p",
    )
)
"""Elements of HTML, which are part of a field's value and no fields of their own."""
_DEEPEST = 30
_LEVELS = 6


def is_field(token: re.Match[str]) -> bool:
    """Whether a token is the tag of a field, opening or closing."""
    return bool(token["name"]) and token["name"].lower() not in _INLINE


def attributes(rest: str) -> Iterator[tuple[str, str]]:
    """The attributes of a tag, but those that only declare names."""
    for match in _ATTRIBUTE.finditer(rest[:200_000]):
        if not match[1].lower().startswith("xml"):
            yield match[1], html.unescape(match[2] if match[2] is not None else match[3])


@dataclass(slots=True)
class _Open:
    """A field whose end has not come: its path, and its value so far, as text and as HTML."""

    name: str
    path: str
    text: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    is_html: bool = False

    def value(self) -> str:
        """What stands in it, which is then begun anew."""
        value = "".join(self.markup if self.is_html else self.text)
        self.text, self.markup, self.is_html = [], [], False
        return value


def fields_of(source: str) -> Iterator[tuple[str, str]]:
    """The fields within a record, in order, each with its path ('content.value').

    A field that is nowhere closed ends where the next tag of a field stands; a closing tag that
    closes nothing is passed over. Elements of HTML stay in the value of their field.
    """
    tokens = list(TOKEN.finditer(source))
    closed = {token["name"].lower() for token in tokens if token["close"]}
    stack = [_Open("", "")]
    place = 0
    for token in tokens:
        own = stack[-1]
        _add(own, source[place : token.start()])
        place = token.end()
        if token["cdata"] is not None:
            own.text.append(token["cdata"])
            own.markup.append(token["cdata"])
        elif token["name"] and (not is_field(token) or len(stack) > _DEEPEST):
            own.markup.append(token[0])
            own.is_html = True
        elif token["name"]:
            yield from _told(own)
            if len(stack) > 1 and own.name not in closed:
                stack.pop()
            name = token["name"].lower()
            if token["close"]:
                depth = next(
                    (depth for depth in range(len(stack) - 1, 0, -1) if stack[depth].name == name),
                    0,
                )
                del stack[depth or len(stack) :]
                continue
            path = f"{stack[-1].path}.{token['name']}" if stack[-1].path else token["name"]
            yield from (
                (f"{path}@{key}", value)
                for key, value in attributes(token["rest"])
                if value.strip()
            )
            if not token["rest"].endswith("/"):
                stack.append(_Open(name, path))
    _add(stack[-1], source[place:])
    yield from _told(stack[-1])


def _add(own: _Open, text: str) -> None:
    if text:
        own.text.append(html.unescape(text))
        own.markup.append(text)


def _told(own: _Open) -> Iterator[tuple[str, str]]:
    value = own.value()
    if value.strip():
        yield own.path or "text", value


def record_tag(sample: str) -> str:
    """The name of the element that holds a record each, told from the beginning of a source; '' if
    there is none.

    From the root down to the element that is repeated, or stands alone, and names a title or a
    text.
    """
    below, count, told = _paths(sample)
    path: tuple[str, ...] = ()
    for _ in range(_LEVELS):
        children = {child: count[*path, child] for child in below.get(path, ())}
        texts = [child for child in children if _names_text((*path, child), below, told)]
        often = [child for child in texts if children[child] > count[path] or len(children) == 1]
        if path and not often and _names_text(path, below, told):
            return path[-1]
        inner = [
            child for child in children if below.get((*path, child)) or told.get((*path, child))
        ]
        chosen = max(often or inner, key=lambda child: children[child], default="")
        if not chosen:
            return ""
        path = (*path, chosen)
    return ""


_Path = tuple[str, ...]


def _paths(
    sample: str,
) -> tuple[Mapping[_Path, Sequence[str]], Counter[_Path], Mapping[_Path, set[str]]]:
    """The elements of a sample: by path, what stands below; how often it comes; the attributes that
    it has.
    """
    tokens = [token for token in TOKEN.finditer(sample) if is_field(token)]
    closed = {token["name"].lower() for token in tokens if token["close"]}
    below: dict[_Path, list[str]] = {}
    count: Counter[_Path] = Counter({(): 1})
    told: dict[_Path, set[str]] = {}
    stack: list[str] = []
    # A first element that is nowhere closed ends where it begins again.
    first = next((token["name"].lower() for token in tokens), "")
    for token in tokens:
        name = token["name"].lower()
        if name == first and name not in closed:
            stack = []
        if token["close"]:
            if name in stack:
                del stack[len(stack) - 1 - stack[::-1].index(name) :]
            continue
        path = (*stack, name)
        if name not in below.setdefault(tuple(stack), []):
            below[tuple(stack)].append(name)
        count[path] += 1
        told.setdefault(path, set()).update(key for key, _ in attributes(token["rest"]))
        if (
            (name in closed or name == first)
            and not token["rest"].endswith("/")
            and len(stack) < _LEVELS
        ):
            stack.append(name)
    return below, count, told


def _names_text(
    path: _Path, below: Mapping[_Path, Sequence[str]], told: Mapping[_Path, set[str]]
) -> bool:
    """Whether what stands in an element names a title or a text."""
    names = [*told.get(path, ())]
    for child in below.get(path, ()):
        inner = below.get((*path, child), ())
        names += [f"{child}.{one}" for one in inner] if inner else [child]
    return any((role_of(name) or ("",))[0] in ("title", "content") for name in names)
