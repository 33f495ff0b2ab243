"""Records between tags without a tree: the fields of one record, and which element is a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from warraq.importing.formats.markup import Token, Tokens, attributes, unescape
from warraq.importing.formats.records.field_names import role_of

FIELD_DEPTH_MAX = 30
"""How deep fields may be nested; what is deeper is part of a value."""
RECORD_DEPTH_MAX = 6
"""How deep below the root the element of a record is looked for."""
ATTRIBUTES_MAX_CHARS = 200_000
"""How much of one tag is read: a hostile one may have megabytes."""

_HTML_NAMES = frozenset(
    [
        "p",
        "br",
        "b",
        "i",
        "u",
        "a",
        "em",
        "strong",
        "div",
        "span",
        "img",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "blockquote",
        "font",
        "center",
        "figure",
        "figcaption",
        "sup",
        "sub",
        "hr",
        "iframe",
        "script",
        "style",
        "small",
        "pre",
        "code",
        "s",
        "strike",
        "q",
        "tt",
        "big",
        "dl",
        "dt",
        "dd",
        "o:p",
    ]
)
"""Elements of HTML, which are part of a field's value and no fields of their own."""


def is_field(token: Token) -> bool:
    """Return whether a token is the tag of a field, opening or closing."""
    return bool(token.name) and token.name.lower() not in _HTML_NAMES


def values_in(token: Token) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a tag, but those that only declare namespaces."""
    for name, value in attributes(token.rest[:ATTRIBUTES_MAX_CHARS]):
        if not name.lower().startswith("xml"):
            yield name, unescape(value)


@dataclass(slots=True)
class _OpenField:
    """A field whose end has not come: its path, and its value so far, as text and as HTML."""

    name: str
    path: str
    text: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    is_html: bool = False

    def add_text(self, text: str) -> None:
        if text:
            self.text.append(unescape(text))
            self.markup.append(text)

    def add_section(self, content: str) -> None:
        self.text.append(content)
        self.markup.append(content)

    def add_tag(self, tag: str) -> None:
        self.markup.append(tag)
        self.is_html = True

    def take(self) -> Iterator[tuple[str, str]]:
        """Yield the value so far, if it says anything, and begin it anew."""
        value = "".join(self.markup if self.is_html else self.text)
        self.text, self.markup, self.is_html = [], [], False
        if value.strip():
            yield self.path or "text", value


def fields_of(source: str) -> Iterator[tuple[str, str]]:
    """Yield the fields within a record, in order, each with its path ('content.value').

    A field that is nowhere closed ends where the next tag of a field is; a closing tag that closes
    nothing is passed over. Elements of HTML stay in the value of their field.
    """
    tokens = list(Tokens(source))
    closed = {token.name.lower() for token in tokens if token.kind == "end"}
    stack = [_OpenField("", "")]
    place = 0
    for token in tokens:
        own = stack[-1]
        own.add_text(source[place : token.start])
        place = token.end
        if token.kind == "section":
            own.add_section(token.rest)
        elif token.name and (not is_field(token) or len(stack) > FIELD_DEPTH_MAX):
            own.add_tag(source[token.start : token.end])
        elif token.name:
            yield from own.take()
            if len(stack) > 1 and own.name not in closed:
                stack.pop()
            if token.kind == "end":
                _close(stack, token.name.lower())
                continue
            path = f"{stack[-1].path}.{token.name}" if stack[-1].path else token.name
            for name, value in values_in(token):
                if value.strip():
                    yield f"{path}@{name}", value
            if token.kind == "start":
                stack.append(_OpenField(token.name.lower(), path))
    stack[-1].add_text(source[place:])
    yield from stack[-1].take()


def _close(stack: list[_OpenField], name: str) -> None:
    """Close the innermost field of a name, and all within it."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return


def record_tag(sample: str) -> str:
    """Return the name of the element that holds a record each, by the beginning of a source.

    It is found from the root down: the element that is repeated, or is alone, and names a title or
    a text. '' if there is none.
    """
    outline = _outline(sample)
    path: _Path = ()
    for _ in range(RECORD_DEPTH_MAX):
        count = outline.count[path]
        children = {child: outline.count[*path, child] for child in outline.children.get(path, ())}
        texts = [child for child in children if outline.names_text((*path, child))]
        often = [child for child in texts if children[child] > count or len(children) == 1]
        if path and not often and outline.names_text(path):
            return path[-1]
        inner = [child for child in children if outline.holds_any((*path, child))]
        chosen = max(often or inner, key=lambda child: children[child], default="")
        if not chosen:
            return ""
        path = (*path, chosen)
    return ""


_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Outline:
    """The elements of a sample, by path: their children, how often they come, their attributes."""

    children: Mapping[_Path, Sequence[str]]
    count: Counter[_Path]
    attributes: Mapping[_Path, set[str]]

    def holds_any(self, path: _Path) -> bool:
        """Return whether an element has children or attributes."""
        return bool(self.children.get(path) or self.attributes.get(path))

    def names_text(self, path: _Path) -> bool:
        """Return whether what is in an element names a title or a text."""
        names = [*self.attributes.get(path, ())]
        for child in self.children.get(path, ()):
            inner = self.children.get((*path, child), ())
            names += [f"{child}.{one}" for one in inner] if inner else [child]
        return any((role_of(name) or ("",))[0] in ("title", "content") for name in names)


def _outline(sample: str) -> _Outline:
    tokens = [token for token in Tokens(sample) if is_field(token)]
    closed = {token.name.lower() for token in tokens if token.kind == "end"}
    children: dict[_Path, list[str]] = {}
    count: Counter[_Path] = Counter({(): 1})
    named: dict[_Path, set[str]] = {}
    stack: list[str] = []
    # A first element that is nowhere closed ends where it begins again.
    first = next((token.name.lower() for token in tokens), "")
    for token in tokens:
        name = token.name.lower()
        if name == first and name not in closed:
            stack = []
        if token.kind == "end":
            if name in stack:
                del stack[len(stack) - 1 - stack[::-1].index(name) :]
            continue
        path = (*stack, name)
        siblings = children.setdefault(tuple(stack), [])
        if name not in siblings:
            siblings.append(name)
        count[path] += 1
        named.setdefault(path, set()).update(key for key, _ in values_in(token))
        may_hold = token.kind == "start" and len(stack) < RECORD_DEPTH_MAX
        if may_hold and (name in closed or name == first):
            stack.append(name)
    return _Outline(children, count, named)
