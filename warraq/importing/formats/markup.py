"""Tokens of broken markup: tags, CDATA sections, comments and declarations of XML and SGML.

No parser of XML is at work here. Entities of a document's own, external ones and DTDs have no
meaning, so that none can be a bomb or reach for a file. And nothing is dropped: what is not closed
is text, where a parser that recovers would leave it out without a word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    r"(?P<opening><!\[CDATA\[|<!--)"
    r"|<!DOCTYPE[^\[<>]{0,1000}\[[^\]]{0,20000}\]\s*>|<[!?][^>]*>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]{0,99})"
    r"(?P<rest>(?:\s(?>[^<>\"']+|\"[^\"<]*\"|'[^'<]*')*)?/?(?=>)|[\s/][^<>]*)>"
)
_CLOSINGS = {"<!--": "-->", "<![CDATA[": "]]>"}
_ATTRIBUTE = re.compile(r"([\w.:-]{1,99})\s{0,99}=\s{0,99}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_SEAM = re.compile(r"\]\]>\s*<!\[CDATA\[")
_SECTION = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_SECTION_MARK = re.compile(r"<!\[CDATA\[|\]\]>")


class Token(NamedTuple):
    """A token of markup.

    kind  the 'start' or 'end' of an element, or an 'empty' element; the 'section' of CDATA; the
          'mark' with which a comment or a section begins that does not end; 'other' for comments,
          declarations and instructions
    name  of the element; '' for all else
    rest  what a tag has behind its name; the content of a section or a comment
    """

    kind: Literal["start", "end", "empty", "section", "mark", "other"]
    name: str
    rest: str
    start: int
    end: int


class Tokens:
    """Iterates over the tokens of a text.

    position  where the next token is looked for; whoever iterates may move it
    """

    def __init__(self, text: str, position: int = 0) -> None:
        self.text = text
        self.position = position
        self._missing: set[str] = set()
        self._before = Token("other", "", "", -1, -1)

    def __iter__(self) -> Iterator[Token]:
        return self

    def __next__(self) -> Token:
        match = _TOKEN.search(self.text, self.position)
        if match is None:
            raise StopIteration
        if match["opening"]:
            token = self._opened(match)
        elif not match["name"]:
            token = Token("other", "", "", *match.span())
        elif match["close"]:
            token = Token("end", match["name"], "", *match.span())
        elif match["rest"].endswith("/"):
            token = Token("empty", match["name"], match["rest"][:-1], *match.span())
        else:
            token = Token("start", match["name"], match["rest"], *match.span())
        self.position = token.end
        self._before = token
        return token

    def _opened(self, match: re.Match[str]) -> Token:
        """Return the comment or the section that begins with a mark."""
        closing, begin = _CLOSINGS[match[0]], match.end()
        close = -1 if closing in self._missing else self.text.find(closing, begin)
        if close < 0:
            self._missing.add(closing)
        if closing == "]]>" and self._is_content(match.start()):
            end, after = section_end(self.text, self._before.name, begin, close)
            return Token("section", "", self.text[begin:end], match.start(), after)
        if close < 0:
            return Token("mark", "", "", *match.span())
        kind: Literal["section", "other"] = "section" if closing == "]]>" else "other"
        return Token(kind, "", self.text[begin:close], match.start(), close + len(closing))

    def _is_content(self, start: int) -> bool:
        """Return whether what begins here is the first thing in an element."""
        before = self._before
        return before.kind == "start" and not self.text[before.end : start].strip()


def section_end(text: str, name: str, begin: int, close: int) -> tuple[int, int]:
    """Return where the content of a CDATA section ends, and where the section does.

    name   of the element whose content it is
    begin  where its content begins
    close  where the next ']]>' is; -1 if there is none

    A section that holds the end of its element lacks its own end, if another one begins in it or it
    is closed elsewhere than at the end of the element. One that does not end goes on to the end of
    the element, or of the text.
    """
    end_tag, behind = _end_patterns(name)
    inner_end = end_tag.search(text, begin, close if close >= 0 else len(text))
    if inner_end is None:
        return (close, close + 3) if close >= 0 else (len(text), len(text))
    mark = _SECTION_MARK.search(text, inner_end.end())
    if mark is None or mark[0] != "]]>" or not behind.match(text, mark.end()):
        return inner_end.start(), inner_end.start()
    return mark.start(), mark.end()


def element_end(text: str, name: str, position: int) -> tuple[int, int]:
    """Return where an element's content ends, and where the element does.

    position  where the content begins

    (-1, -1) if it does not end.
    """
    depth, tokens, close = 1, _inner_pattern(name), 0
    while match := tokens.search(text, position):
        position = match.end()
        if match["section"]:
            close = text.find("]]>", position) if close >= 0 else -1
            _, position = section_end(text, name, position, close)
        elif match["end"]:
            depth -= 1
            if depth == 0:
                return match.span()
        elif not match[0].endswith("/>"):
            depth += 1
    return -1, -1


@lru_cache(maxsize=256)
def _end_patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the end of an element, and what follows a section that ends with the element."""
    end = rf"</{re.escape(name)}\s*>"
    return re.compile(end), re.compile(rf"\s*(?:{end}|<!\[CDATA\[)")


@lru_cache(maxsize=256)
def _inner_pattern(name: str) -> re.Pattern[str]:
    """Return what counts within an element when its end is looked for."""
    escaped = re.escape(name)
    return re.compile(
        rf"(?P<section><!\[CDATA\[)|(?P<end></{escaped}\s*>)|<{escaped}(?=[\s/>])[^<>]*>"
    )


def attributes(rest: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes in a tag, or in the head of a file, with their entities as written."""
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        yield name, double or single or bare


def text_of(inner: str) -> str:
    """Return what an element says: CDATA sections opened, entities resolved once.

    Markup outside of sections stays as it is; marks of CDATA within CDATA are no text.
    """
    text = inner.strip()
    if "<![CDATA[" not in text:
        return inner if _TAG.search(text) else unescape(inner)
    if text.startswith("<![CDATA[") and (text.endswith("]]>") or "]]>" not in text):
        opened = _SEAM.sub("", text.removeprefix("<![CDATA[").removesuffix("]]>"))
    else:
        parts = _SECTION.split(text)
        opened = "".join(part if index % 2 else unescape(part) for index, part in enumerate(parts))
    return _SECTION_MARK.sub("", opened) if "CDATA[" in opened or "]]>" in opened else opened


def unescape(text: str) -> str:
    """Return a text with its entities resolved, those of HTML too; a lone & is one."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
