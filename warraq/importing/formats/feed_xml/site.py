"""What a feed or an export says of its site: its name, and the addresses of articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from warraq.importing.cues.lexical import folded_words

ADDRESS_MAX_CHARS = 2000
"""What browsers and servers take."""
FOLDER_MAX_BYTES = 200
"""A name in a path becomes the name of a folder, which has up to 255 bytes."""

_TITLE_PARTS = re.compile(r"\s+[-–—]+\s+|\s*[|»›]+\s*|\s*::+\s*")
_FEED_WORDS = frozenset(
    " ".join(folded_words(name))
    for name in (
        "",
        "RSS",
        "RSS Feed",
        "Feed",
        "Atom",
        "خلاصات",
        "الرئيسية",
        "آخر الأخبار",
        "جميع الأخبار",
        "كل الأخبار",
    )
)
_ADDRESS = re.compile(r"https?://[^\s/<>\"]+[^\s<>\"]*$", re.IGNORECASE)
_CAMPAIGN = re.compile(r"([?&])utm_\w+=[^&#]*(&?)")


def outlet_of(title: str, sections: Iterable[str]) -> str:
    """Return the name of a site from the title of its feed: without the section that the feed
    shows, and words like RSS.
    """
    words = {" ".join(folded_words(section)) for section in sections} | _FEED_WORDS
    parts = [part.strip() for part in _TITLE_PARTS.split(title)]
    names = [part for part in parts if " ".join(folded_words(part)) not in words]
    return names[0] if len(names) == 1 else title


def address_of(text: str) -> str:
    """Return an http(s) address as a field gives it, without what only counts visits; '' if it is
    none.
    """
    text = text.strip()
    if len(text) > ADDRESS_MAX_CHARS or not _ADDRESS.match(text):
        return ""
    return _CAMPAIGN.sub(
        lambda match: "?" if match[1] == "?" and match[2] else match[2] and "&", text
    )


def alias_of(address: str) -> tuple[str, ...]:
    """Return the path of an address, decoded, as an old address of an article.

    None if it has a query, is the root of a site, or cannot be a folder.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    path = re.sub("/{2,}", "/", unicodedata.normalize("NFC", unquote(parts.path, errors="replace")))
    names = path.split("/")
    is_plain = all(char.isprintable() and char not in "\\?#\ufffd" for char in path)
    is_short = all(len(name.encode()) <= FOLDER_MAX_BYTES for name in names)
    is_inner = path.startswith("/") and bool(path.strip("/")) and ".." not in names
    return (path,) if is_plain and is_short and is_inner and not parts.query else ()
