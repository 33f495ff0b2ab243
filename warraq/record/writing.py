"""The one canonical form in which a record is written: the schema's order, block style, Arabic as it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from warraq.record.schema import CORRECTION, IMAGE, KEYS, SOURCE, WITHDRAWN
from warraq.record.text import without_breaks, without_outer_blank_lines


class _Plain(str):
    """A text that is written without quotes though YAML reads it as a date, a number or a truth value."""


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


@dataclass(frozen=True, slots=True)
class _Canon:
    """Puts values into the canonical form, remembering which group it is in."""

    group: str = ""
    key: str = ""
    order: tuple[str, ...] = field(default=())

    def of(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            order = _ORDER.get(self.group, ())
            if unknown := sorted(value.keys() - set(order)):
                raise KeyError(unknown[0])
            known = {name: _Canon(name, name).of(value[name]) for name in order if value.get(name) is not None}
            return {name: item for name, item in known.items() if item}
        if isinstance(value, (list, tuple)):
            return [self.of(item) for item in value]
        if isinstance(value, bool):
            return _Plain("true" if value else "false")
        if isinstance(value, dt.date):
            value = value.isoformat()
        text = _SURROGATE.sub("\ufffd", without_breaks(str(value)))
        return _Plain(text) if self.key in _PLAIN_KEYS and _PLAIN.fullmatch(text) else text


def compose(meta: Mapping[str, Any], body: str) -> str:
    """The text of a file in its one canonical form: keys in the schema's order, block style, Arabic as it is, one blank
    line, the body.

    Empty values are left out, a lone surrogate becomes U+FFFD, and a line separator in a value a space. Raises KeyError
    for a key that the schema does not know.
    """
    head = head_of(meta) or "{}\n"
    return f"---\n{head}---\n\n{_SURROGATE.sub(chr(0xFFFD), without_outer_blank_lines(body))}\n"


def head_of(meta: Mapping[str, Any]) -> str:
    """The lines of a front matter, without the '---' around them."""
    canonical = _Canon().of(meta)
    if not canonical:
        return ""
    return yaml.dump(
        canonical,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1_000_000,
    )
