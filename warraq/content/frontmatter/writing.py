"""The one form in which a front matter is written: the schema's order, block style."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from warraq.content.frontmatter.schema import CORRECTION, IMAGE, KEYS, SOURCE, WITHDRAWN
from warraq.content.frontmatter.text import without_breaks, without_outer_blank_lines


class _Plain(str):
    """A text that is written without quotes though YAML reads it as a date, a number or a truth
    value.
    """


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(
    _Plain,
    lambda dumper, text: dumper.represent_scalar(
        dumper.resolve(yaml.ScalarNode, str(text), (True, False)),  # type: ignore[no-untyped-call]
        str(text),
    ),
)

_ORDER: Mapping[str, tuple[str, ...]] = {
    "": tuple(key.name for key in KEYS),
    "source": tuple(key.name for key in SOURCE),
    "image": tuple(key.name for key in IMAGE),
    "corrections": tuple(key.name for key in CORRECTION),
    "withdrawn": tuple(key.name for key in WITHDRAWN),
}
_PLAIN_KEYS = frozenset({"date", "captured", "imported", "left_out", "draft"})
_PLAIN = re.compile(r"[0-9A-Za-z.:/?~%+-]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


_USUAL = re.compile("(?! )[ -~\u00a0-\u2027\u2030-\ud7ff]{1,9999}(?<! )")
"""A value of one line, without a space at its ends or anything that YAML escapes."""
_QUOTED = re.compile(r"""[#,\[\]{}&*!|>'"%@`]|[?:-](?: |$)|---|\.\.\.|.*?(?::(?: |$)| \#)""")
"""How a value begins, or what it holds, that would be markup of YAML without quotes (YAML 1.1,
9.1.3).
"""
_RESOLVERS: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]] = _Dumper.yaml_implicit_resolvers
"""By the first character: what values look like that would be a number, a date or a truth value
without quotes.
"""


def _canonical(value: Any, key: str = "") -> Any:
    """Return a value in the canonical form; `key` is the one that it belongs to."""
    if isinstance(value, Mapping):
        order = _ORDER.get(key, ())
        if unknown := sorted(value.keys() - set(order)):
            raise KeyError(unknown[0])
        known = (
            (name, _canonical(value[name], name)) for name in order if value.get(name) is not None
        )
        return {name: item for name, item in known if item}
    if isinstance(value, (list, tuple)):
        return [_canonical(item, key) for item in value]
    if isinstance(value, bool):
        return _Plain("true" if value else "false")
    if isinstance(value, dt.date):
        value = value.isoformat()
    text = _SURROGATE.sub("\ufffd", without_breaks(str(value)))
    return _Plain(text) if key in _PLAIN_KEYS and _PLAIN.fullmatch(text) else text


def compose(meta: Mapping[str, Any], body: str) -> str:
    """Return the text of a file in its one canonical form: keys in the schema's order, block style,
    Arabic as it is, one blank line, the body.

    Empty values are left out, a lone surrogate becomes U+FFFD, and a line separator in a value a
    space. Raises KeyError for a key that the schema does not know.
    """
    head = head_of(meta) or "{}\n"
    return f"---\n{head}---\n\n{_SURROGATE.sub(chr(0xFFFD), without_outer_blank_lines(body))}\n"


def head_of(meta: Mapping[str, Any]) -> str:
    """Return the lines of a front matter, without the '---' around them."""
    return "".join(_entry(key, value) for key, value in _canonical(meta).items())


def _entry(key: str, value: Any) -> str:
    """Return the lines of a key, as PyYAML would write them: the usual case is written here, which
    is twenty times as fast.
    """
    parts = (
        (value,) if isinstance(value, str) else value.values() if isinstance(value, dict) else value
    )
    if not all(isinstance(part, str) and _USUAL.fullmatch(part) for part in parts):
        return dumped({key: value})
    if isinstance(value, str):
        return f"{key}: {_scalar(value)}\n"
    if isinstance(value, dict):
        lines = (f"  {name}: {_scalar(part)}\n" for name, part in value.items())
    else:
        lines = (f"  - {_scalar(part)}\n" for part in value)
    return f"{key}:\n{''.join(lines)}"


def _scalar(text: str) -> str:
    """Return a usual value, in quotes where YAML would take it for something else without them."""
    plain = isinstance(text, _Plain) or not any(
        looks.match(text) for _, looks in _RESOLVERS.get(text[0], ())
    )
    return text if plain and not _QUOTED.match(text) else "'" + text.replace("'", "''") + "'"


def dumped(value: Any) -> str:
    """Return lines of YAML in the canonical form, whatever the value."""
    return yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1_000_000,
    )
