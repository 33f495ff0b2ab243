"""Split a file into front matter and body, every scalar read as the text in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.reader import ReaderError

LARGEST_LETTERS = 64 * 1024
"""The longest front matter that is read: YAML takes a second for as much."""
ALIAS_PART_MAX_BYTES = 200
"""The longest part of an alias between slashes: the name of a file may have 255 bytes, and the
redirect's file adds some.
"""
MOST_FAULTS = 20
"""How many faults of one file are reported: more would bury those of the other files."""
MOST_BRACKETS = 500
"""How many opening brackets a front matter may have: PyYAML goes one call deeper with each."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text may hold: control characters but tab and line ends, lone surrogates, noncharacters
(XML 1.0, 2.2).
"""


class Malformed(ValueError):
    """A front matter that cannot be read; `line` and `column` are 1-based within the file."""

    def __init__(self, line: int, column: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.column, self.what, self.mend = line, column, what, mend


_TEXT_TAG = "tag:yaml.org,2002:str"
_TAGS = (_TEXT_TAG, "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map", None)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads every scalar as text, refuses a key that occurs twice, and follows no tag (!!int)."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 (the class attributes are PyYAML's own door)
    yaml_constructors = {tag: SafeConstructor.yaml_constructors[tag] for tag in _TAGS}  # noqa: RUF012

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag != _TEXT_TAG:
                raise ConstructorError(None, None, "a key must be a plain word", key.start_mark)
            if key.value in seen:
                raise ConstructorError(
                    None, None, f"the key '{key.value}' stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


_HANDLER = YAMLHandler()
_HASHTAG = re.compile(
    r"""^[ ]*(?:-[ ]+)*+(?:\w+:[ ]+)?+[^\s"'#|>\[{][^\n]*?[ ](\#\w[^\n]*)""", re.M | re.X
)


def split(text: str) -> tuple[dict[str, Any], str, int]:
    """Split a file into its front matter (scalars as text), its body without outer blank lines, and
    the body's first line number.

    Raises Malformed if there is no front matter, or it is not a YAML mapping.
    """
    head, head_line, body, body_line = _cut(text)
    try:
        meta = _HANDLER.load(head, Loader=_Loader)
    except (ReaderError, UnicodeEncodeError) as error:
        found = CONTROL.search(head)
        before, what = (head[: found.start()], no_text(found[0])) if found else ("", str(error))
        line, column = head_line + before.count("\n"), len(before) - before.rfind("\n")
        raise Malformed(line, column, f"the front matter holds {what}", "remove it") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "this is not YAML"
        line, column = (head_line + mark.line, mark.column + 1) if mark else (1, 0)
        raise Malformed(
            line, column, f"the front matter cannot be read: {what}", _yaml_hint(what)
        ) from None
    except RecursionError:
        raise Malformed(
            1, 0, "the front matter is nested too deeply", "write each key on a line of its own"
        ) from None
    if not isinstance(meta, dict):
        raise Malformed(
            2, 1, "the front matter is not a list of `key: value` lines", "begin with `title: ...`"
        )
    if (
        " #" in head
        and (lost := _HASHTAG.search(head))
        and " ".join(lost[1].split()).strip("\"' ") not in "\n".join(_texts(meta))
    ):
        line, column = (
            head_line + head.count("\n", 0, lost.start(1)),
            lost.start(1) - head.rfind("\n", 0, lost.start(1)),
        )
        what = f"YAML takes '{lost[1][:40]}' for a comment, and would lose it"
        raise Malformed(line, column, what, 'put the value in "double quotes"')
    return meta, body, body_line


def _texts(value: Any) -> Iterator[str]:
    """Yield every text within a value."""
    if isinstance(value, str):
        yield " ".join(value.split())
    for part in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _texts(part)


def _cut(text: str) -> tuple[str, int, str, int]:
    """Split a file into front matter and body, each with the 1-based line on which it begins."""
    if not _HANDLER.detect(text):
        raise Malformed(1, 1, *_no_opening(text))
    try:
        head, body = _HANDLER.split(text)
    except ValueError:
        raise Malformed(
            1, 1, "the front matter is never closed", "write '---' on a line of its own after it"
        ) from None
    if len(head) > LARGEST_LETTERS:
        raise Malformed(
            1,
            1,
            f"the front matter is longer than {LARGEST_LETTERS} characters",
            "move the text below the '---'",
        )
    if head.count("[") + head.count("{") > MOST_BRACKETS or re.search(
        r"^[ \t]*(?:-[ \t]+){20}", head, re.M
    ):
        raise Malformed(
            1, 1, "the front matter is nested too deeply", "write each key on a line of its own"
        )
    head_line = text.count("\n", 0, text.index(head)) + 1 if head else 1
    kept = without_outer_blank_lines(body)
    body_line = text.count("\n", 0, len(text) - len(body) + body.index(kept)) + 1
    return without_breaks(head), head_line, kept, body_line


def without_breaks(text: str) -> str:
    """Replace what YAML 1.1 takes for line ends by spaces. No editor does, and they come along with
    what is pasted into a title.
    """
    return text.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")


def _no_opening(text: str) -> tuple[str, str]:
    if text.startswith("---"):
        return (
            "the opening '---' does not stand alone on its line",
            "write nothing else on the first line",
        )
    if text.lstrip("\ufeff \t\r\n").startswith("---"):
        return "something stands before the opening '---'", "make '---' the first line of the file"
    return (
        "there is no front matter",
        "begin the file with '---', 'title: ...' and '---', each on its own line",
    )


def without_outer_blank_lines(body: str) -> str:
    """Remove blank lines before and after a body. The first line keeps its indentation, which makes
    it code.
    """
    body = body.rstrip()
    return body[body.rfind("\n", 0, len(body) - len(body.lstrip())) + 1 :]


def _yaml_hint(what: str) -> str:
    if "stands twice" in what:
        return "keep one of them"
    return (
        "a value that holds ': ' or ' #', or begins with one of [ ] { } > | * & ! % @ `,"
        ' must stand in "double quotes"'
    )


def no_text(control: str) -> str:
    """Describe what CONTROL found."""
    return f"a character that no text may hold (U+{ord(control):04X})"


def locate(text: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Return the 1-based line and column of a value in the file, by its keys and list positions;
    (1, 0) if it cannot be found.

    Only called when there is a problem to show, so it may parse again.
    """
    head_line, node = nodes(text)
    mark = node.start_mark if node else None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == step]
            if not found:
                break
            mark, node = found[-1][0].start_mark, found[-1][1]
        elif (
            isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value)
        ):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    return (head_line + mark.line, mark.column + 1) if mark else (1, 0)


@lru_cache(maxsize=1)
def nodes(text: str) -> tuple[int, Any]:
    """Return the line on which the front matter begins, and YAML's nodes of it; None if it cannot
    be read.
    """
    try:
        head, head_line, *_ = _cut(text)
        return head_line, yaml.compose(head, Loader=_Loader)
    except (yaml.YAMLError, Malformed, RecursionError):
        return 1, None
