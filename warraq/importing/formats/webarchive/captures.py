"""Which records of a web archive are pages, and which of several captures of a page is the best."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from warraq.importing.article import LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.http import HttpResponse, parse_response, unpack
from warraq.importing.formats.webarchive.warc import WarcRecord
from warraq.importing.limits import MAX_PAGE_BYTES

_HTML_TYPES = frozenset(
    {"text/html", "application/xhtml+xml", "text/xhtml", "application/vnd.wap.xhtml+xml"}
)
_VAGUE_TYPES = frozenset(
    {"", "application/http", "application/octet-stream", "text/plain", "unknown/unknown", "no-type"}
)
"""What servers give for want of a better type, and 'no-type' as ARC files have it."""

_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|title)\b",
    re.I | re.S,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_OTHER_TYPES = {
    "warcinfo": "what the web archive says of itself",
    "request": "what a crawler asked",
    "metadata": "notes of a crawler",
    "dns": "the number of a host",
    "continuation": "the rest of a record that was cut in pieces",
}
_DIGEST = re.compile(r"[\w-]{1,20}:[\w+/=-]{1,200}", re.ASCII)
_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})
_BASES: tuple[tuple[Callable[[str], bytes], int, bool], ...] = (
    (base64.b16decode, 1, True),
    (base64.b32decode, 8, True),
    (base64.b64decode, 4, False),
)
"""How a digest may be written: the decoder, what its length is padded to, whether in capitals."""

_PART_BITS = 40
_TIME_BITS = 48
"""The numbers of parts and the times of captures are packed into one integer, by which captures are
ranked: 14 digits of a time need 47 bits.
"""


@dataclass(frozen=True, slots=True)
class Capture:
    """A page of the web as it was captured.

    kind         'html', or 'text' where the archive keeps only the text of it
    url          '' unless it is one of http or https
    charset      the encoding that the server named; '' for none
    is_whole     whether all of it is here
    digest       of the payload, as the archive has it: 'sha1:...'
    is_verified  whether the payload has that digest; None where that cannot be checked
    """

    kind: Literal["html", "text"]
    url: str
    captured: str
    charset: str
    data: bytes
    is_whole: bool
    digest: str
    is_verified: bool | None


def capture_of(record: WarcRecord) -> Capture | LeftOut:
    """Return the page that a record holds, or why it holds none."""
    capture = _capture_of(record)
    if record.fault and isinstance(capture, LeftOut):
        return LeftOut(record.fault, f"{record.url} {record.date}".strip(), fault=True)
    return capture


def _capture_of(record: WarcRecord) -> Capture | LeftOut:
    url, headers = record.url, record.headers
    if record.type == "revisit":
        original = headers.get("warc-refers-to-target-uri", url)
        date = headers.get("warc-refers-to-date", "")
        return LeftOut("the same as an earlier capture", f"{original} {date}".strip())
    if url.startswith("dns:"):
        return LeftOut(_OTHER_TYPES["dns"], url)
    if record.type == "response":
        response = parse_response(record.block)
        if response.status not in (0, 200):
            return LeftOut(f"an answer {response.status}", url)
        default = "" if response.status else headers.get("content-type", "")
        return _page(record, response, response.headers.get("content-type", default))
    if record.type in ("resource", "conversion"):
        response = HttpResponse(0, {}, record.block)
        return _page(record, response, headers.get("content-type", ""))
    why = _OTHER_TYPES.get(record.type, "a record of another kind")
    return LeftOut(why, url or record.type)


def _page(record: WarcRecord, response: HttpResponse, content_type: str) -> Capture | LeftOut:
    media_type = content_type.partition(";")[0].strip().lower()
    is_html = media_type in _HTML_TYPES
    is_text = record.type == "conversion" and media_type == "text/plain"
    not_html = LeftOut(f"not HTML: {media_type}" if media_type else "not HTML", record.url)
    if not is_html and media_type not in _VAGUE_TYPES:
        return LeftOut(f"not HTML: {media_type[:60]}", record.url)
    if record.size > MAX_PAGE_BYTES:
        if is_html or is_text:
            return LeftOut("a page that is too large", record.url, fault=True)
        return not_html
    try:
        payload = unpack(response)
    except Unreadable as error:
        return LeftOut(str(error), record.url, fault=True)
    if not is_html and not is_text and not _HTML_START.match(payload.data):
        return not_html
    if not payload.data.strip():
        return LeftOut("an empty page", record.url)
    digest = record.headers.get("warc-payload-digest", "")
    is_verified = has_digest(digest, payload.stages)
    is_complete = record.is_whole if payload.is_short is None else not payload.is_short
    charset = _CHARSET.search(content_type)
    is_web = record.url.lower().startswith(("http://", "https://"))
    return Capture(
        kind="text" if is_text else "html",
        url=_escape_invisible(record.url) if is_web else "",
        captured=record.date,
        charset=charset[1] if charset else "",
        data=payload.data,
        is_whole=payload.is_whole and not record.is_truncated and (is_verified or is_complete),
        digest=digest if _DIGEST.fullmatch(digest) else "",
        is_verified=is_verified,
    )


def _escape_invisible(url: str) -> str:
    """Percent-encode what is no visible character in an address: real files have blanks there."""
    return "".join(char if char.isprintable() and char != " " else quote(char) for char in url)


def has_digest(digest: str, stages: Sequence[bytes]) -> bool | None:
    """Return whether one of the stages has the digest; None if it is written in no known form.

    WARC (ISO 28500) leaves open how a digest is written, and programs disagree on whether that of a
    payload is taken before or after its chunks and codings are undone: base 32 (RFC 4648),
    hexadecimal and base 64 are met.
    """
    name, _, value = digest.partition(":")
    name = name.lower().replace("-", "")
    if name not in _ALGORITHMS:
        return None
    size = hashlib.new(name, usedforsecurity=False).digest_size
    wanted = _digest_bytes(value.strip(), size)
    if not wanted:
        return None
    return any(
        hashlib.new(name, stage, usedforsecurity=False).digest() in wanted for stage in stages
    )


def _digest_bytes(value: str, size: int) -> set[bytes]:
    """Return the digests of this size that a value may mean."""
    digests = set()
    for decode, width, in_capitals in _BASES:
        padded = (value.upper() if in_capitals else value) + "=" * (-len(value) % width)
        try:
            digests.add(decode(padded))
        except (binascii.Error, ValueError):
            continue
    return {digest for digest in digests if len(digest) == size}


def page_key(url: str) -> str:
    """Return what is the same for two captures of one page.

    That is its address without scheme, fragment and default port, the host in small letters.
    Nothing else is taken for the same: a host with www. may be another, and so may an address with
    a slash.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS:
        return url
    host = parts.netloc.lower().removesuffix(_DEFAULT_PORTS[parts.scheme])
    return f"{host}{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"


class BestCaptures:
    """Which record of a web archive has the best capture of a page: the latest whole one, else the
    latest.

    It holds two numbers for each page, not for each record.
    """

    def __init__(self) -> None:
        self._ranks: dict[int, int] = {}

    def add(self, part: int, capture: Capture) -> None:
        """Note a capture; `part` is the number of its record."""
        is_sound = capture.is_whole and capture.is_verified is not False
        time = int(re.sub(r"\D", "", capture.captured) or "0")
        quality = is_sound << 1 | (capture.kind == "html")
        rank = (quality << _TIME_BITS | time) << _PART_BITS | part
        key = _hashed_key(part, capture)
        if rank > self._ranks.get(key, 0):
            self._ranks[key] = rank

    def best(self, part: int, capture: Capture) -> int:
        """Return the number of the record that has the best capture of the same page."""
        return self._ranks.get(_hashed_key(part, capture), part) & ((1 << _PART_BITS) - 1)


def _hashed_key(part: int, capture: Capture) -> int:
    name = page_key(capture.url) if capture.url else f"record {part}"
    return int.from_bytes(
        hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    )
