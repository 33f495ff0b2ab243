"""Pages made to choke whoever reads them: more tags than any page has, or a tag of more attributes than any has."""

from __future__ import annotations

import re

from warraq.importing.limits import MAX_ATTRIBUTES, MAX_TAGS

_LONG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_VALUES = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_NAME = re.compile(r"[^\s/=]+")


def is_crowded(markup: str) -> bool:
    """Whether it has more tags than can be read."""
    return markup.count("<") > MAX_TAGS


def thinned(markup: str) -> str:
    """Markup in which no tag has many hundreds of attributes. libxml2 compares each with all others
    of its tag, so that a page of five megabytes would take it hours, and nothing could stop it.
    """
    return _LONG.sub(_thin, markup)


def _thin(tag: re.Match[str]) -> str:
    names = _NAME.findall(_VALUES.sub(" ", tag[0]))
    return f"{names[0]} " if len(names) > MAX_ATTRIBUTES else tag[0]
