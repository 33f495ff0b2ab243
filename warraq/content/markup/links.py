"""Where a link in an article leads: nowhere, outside, or to a file of the site."""

from __future__ import annotations

import re
import unicodedata
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from markdown_it.common.normalize_url import normalizeLink

SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)


def scheme(url: str) -> str:
    """Return what is before the first colon, in small letters, '' for an address without a scheme.

    More is a scheme here than in RFC 3986: anything before a colon in the first segment. So
    `java\\tscript:` and its like, which some browser may read as one, are unknown schemes and not
    relative paths.
    """
    head = re.split(r"[/?#]", url, maxsplit=1)[0]
    return head.partition(":")[0].lower() if ":" in head else ""


def is_safe(url: str) -> bool:
    """Whether an address may come through: relative, or of a scheme that only shows a page, a mail
    or a telephone.
    """
    return scheme(url) in SCHEMES


def normalized(url: str) -> str:
    """Percent-encode an address as Markdown has it. Raises ValueError if it cannot be read."""
    return normalizeLink(url)


def is_external(url: str) -> bool:
    """Whether an address leads out of the site."""
    return url.startswith("//") or bool(scheme(url))


def resolve(url: str, place: str) -> tuple[str, str]:
    """Return an address as the page of the article at `place` must have it, and the published file
    that it names.

    ('../06/other.html#part', '2017/06/other.html') for '/2017/06/other.md#part' in
    '2017/05/slug.md'. The file is '' for an address outside the site or in the same page. A folder
    means the index.html in it, which a disk would not open by itself.
    """
    if url.startswith("//"):
        return f"https:{url}", ""
    path, rest = _PARTS.fullmatch(url).groups()  # type: ignore[union-attr]
    if is_external(url) or not path:
        return url, ""
    here = f"/{dirname(place)}"
    there = normpath(join(here, unicodedata.normalize("NFC", unquote(path)))).lstrip("/")
    if path.rsplit("/", 1)[-1] in ("", ".", ".."):
        there = join(there, "index.html")
    elif there.lower().endswith(".md"):
        there = there[:-3] + ".html"
    return quote(relpath(f"/{there}", here)) + rest, there
