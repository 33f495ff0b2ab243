"""The pictures of a page: where each is, whether to keep it, and the copy saved beside the page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml.html import HtmlElement

from warraq.arabic.slug import slug
from warraq.content import pictures
from warraq.importing.article import Attached
from warraq.importing.decode import mended
from warraq.importing.limits import MAX_ADDRESS_CHARS, MAX_PICTURE_BYTES, MAX_PICTURES
from warraq.importing.to_markdown.links import resolve_picture

_LAZY = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-orig-file")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_CANDIDATES = re.compile(r",\s+|(?<=\d[wx]),")
_EMPTY = re.compile(
    r"(?:^|[/_.-])(?:spacer|pixel|blank|1x1|transparent|clear|placeholder|loading)[\w-]{0,40}\.\w{3,4}(?:\?|$)"
)
_KINDS = (
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("avif", re.compile(rb"....ftypavi[fs]", re.DOTALL)),
)
_ICON_MAX_PIXELS = 32
"""No picture of an article is so small on its longer side."""
_NAME_MAX_CHARS = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the text.

    src  'attached/NAME' or a whole address
    alt  what the page says that it shows
    """

    src: str
    alt: str


@dataclass(slots=True)
class Album:
    """The pictures of one article, as they are met.

    base       the address of the page
    companion  the bytes of a file that was saved with the page, by the address that the page gives
    """

    base: str
    companion: Callable[[str], bytes | None]
    attached: list[Attached] = field(default_factory=list)

    def picture(self, image: HtmlElement) -> Picture | None:
        """Return what an `img` shows; None where that is no picture of the text: a dot that counts
        visits, an icon, a line, a picture without an address.
        """
        if max(_pixels(image, "width"), _pixels(image, "height")) <= _ICON_MAX_PIXELS:
            return None
        elsewhere = ""
        for address in _addresses(image):
            data = self._saved(address)
            if data and 0 < max(pictures.size(io.BytesIO(data))) <= _ICON_MAX_PIXELS:
                return None
            if data and (src := self.add(data, _name(address))):
                return Picture(src, _alt(image))
            elsewhere = elsewhere or resolve_picture(address, self.base)
        return Picture(elsewhere, _alt(image)) if elsewhere else None

    def add(self, data: bytes, name: str) -> str:
        """Keep a picture beside the article under a name like its own, and return its address
        there; '' if it is of no kind that every browser shows, is broken, or is too large.
        """
        kind = next((kind for kind, sign in _KINDS if sign.match(data)), "")
        if not kind or len(data) > MAX_PICTURE_BYTES or not pictures.size(io.BytesIO(data))[0]:
            return ""
        for one in self.attached:
            if one.data == data:
                return f"attached/{one.name}"
        if len(self.attached) == MAX_PICTURES:
            return ""
        stem = slug(name.rpartition(".")[0] or name, _NAME_MAX_CHARS) if name else "picture"
        taken = {one.name for one in self.attached}
        number = 1
        while (free := f"{stem}-{number}.{kind}" if number > 1 else f"{stem}.{kind}") in taken:
            number += 1
        self.attached.append(Attached(free, data))
        return f"attached/{free}"

    def _saved(self, address: str) -> bytes | None:
        ways = dict.fromkeys((address, unquote(address), unquote(address.partition("?")[0])))
        return next(filter(None, (self.companion(way) for way in ways if "\0" not in way)), None)


def _name(address: str) -> str:
    """The last part of an address, decoded, without what follows a question mark."""
    return re.split(r"[?#]", unquote(address))[0].rstrip("/").rpartition("/")[2]


def _addresses(image: HtmlElement) -> Iterator[str]:
    """Where a picture may be, the best first: pictures that are loaded late have a blank in `src`
    until then.
    """
    given = [image.get(name) for name in _LAZY]
    given += [_largest(image.get(name) or "") for name in _SETS[:2]]
    given += [image.get("src"), _largest(image.get(_SETS[2]) or "")]
    for address in filter(None, map(str.strip, filter(None, given))):
        if (
            len(address) <= MAX_ADDRESS_CHARS
            and address[:5].lower() != "data:"
            and not _EMPTY.search(address)
        ):
            yield address


def _largest(candidates: str) -> str:
    """The largest of a set of pictures (HTML, 4.8.4.2.1: srcset)."""
    parted = [one.split() for one in _CANDIDATES.split(candidates) if one.strip()]
    return max(parted, key=lambda parts: _number(parts[-1][:-1]))[0] if parted else ""


def _number(text: str) -> float:
    return float(text) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", text, re.ASCII) else 0.0


def _alt(image: HtmlElement) -> str:
    return " ".join(mended(image.get("alt") or "", is_markup=True)[0].split())


def _pixels(image: HtmlElement, name: str) -> float:
    """The width or the height that a page gives to a picture; without end where it gives none."""
    return _number((image.get(name) or "").strip().removesuffix("px")) or float("inf")
