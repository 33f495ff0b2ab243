"""Resolve the links and pictures of a page to addresses that any program can follow, or to none."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from warraq.content.markup.links import SCHEMES, normalized, scheme
from warraq.importing.limits import MAX_ADDRESS_CHARS

_WHITE = re.compile(r"[\t\n\r\f]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_WHOLE = ("http://", "https://")


def resolve(address: str, base: str, schemes: frozenset[str] = SCHEMES - {""}) -> str:
    """Return the whole address of a link, tidied as browsers do (WHATWG URL, 4.4: white space at
    its ends and line ends in it go); '' for one that leads to a place in its page, that has no
    whole address, or whose scheme is none of those given.
    """
    address = _WHITE.sub("", address).strip()
    if (
        not address
        or address[0] == "#"
        or len(address) > MAX_ADDRESS_CHARS
        or _CONTROLS.search(address)
    ):
        return ""
    try:
        if not address.startswith(_WHOLE):
            address = urljoin(base, address) if base else address
            address = f"https:{address}" if address.startswith("//") else address
        normalized(address)  # what Markdown cannot read would come out as brackets
    except ValueError:
        return ""
    page, mark, _ = address.partition("#")
    if (
        len(address) > MAX_ADDRESS_CHARS
        or scheme(address) not in schemes
        or (mark and page == base.partition("#")[0])
    ):
        return ""
    return address


def resolve_picture(address: str, base: str) -> str:
    """Return the whole address of a picture; '' where it has none of http: or https:."""
    return resolve(address, base, frozenset({"http", "https"}))
