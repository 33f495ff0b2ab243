"""Tells which records of a web archive are pages, and of several captures of one page which is the one to have."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from warraq.importing.article import LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.http import Answer, answer_of, unpacked
from warraq.importing.formats.webarchive.warc import LARGEST_PAGE, Record

_HTML = frozenset(
    {"text/html", "application/xhtml+xml", "text/xhtml", "application/vnd.wap.xhtml+xml"}
)
_VAGUE = frozenset(
    {"", "application/http", "application/octet-stream", "text/plain", "unknown/unknown", "no-type"}
)
"""Kinds that servers give for want of a better one, and 'no-type' as ARC files have it."""

_MARKS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|title)\b",
    re.I | re.S,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DEFAULT = {"http": ":80", "https": ":443"}
_KINDS = {
    "warcinfo": "what the web archive says of itself",
    "request": "what a crawler asked",
    "metadata": "notes of a crawler",
    "dns": "the number of a host",
    "continuation": "the rest of a record that was cut in pieces",
}
_DIGEST = re.compile(r"[\w-]{1,20}:[\w+/=-]{1,200}", re.ASCII)
_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the web as it was captured.

    kind      'html', or 'text' where the archive keeps only the text of it
    url       '' unless it is one of http or https
    charset   the encoding that the server named; '' for none
    whole     whether all of it is here
    digest    of the payload, as the archive has it: 'sha1:...'
    verified  whether the payload has that digest; None where that cannot be told
    """

    kind: Literal["html", "text"]
    url: str
    captured: str
    charset: str
    data: bytes
    whole: bool
    digest: str
    verified: bool | None


def page_of(part: int, record: Record) -> Page | LeftOut:
    """The page that a record holds, or why it holds none."""
    page = _page_of(part, record)
    if record.fault and isinstance(page, LeftOut):
        return LeftOut(part, record.fault, f"{record.url} {record.date}".strip(), fault=True)
    return page


def _page_of(part: int, record: Record) -> Page | LeftOut:
    url = record.url
    if record.kind == "revisit":
        earlier = (
            record.fields.get("warc-refers-to-target-uri", url),
            record.fields.get("warc-refers-to-date", ""),
        )
        return LeftOut(part, "the same as an earlier capture", " ".join(earlier).strip())
    if url.startswith("dns:"):
        return LeftOut(part, _KINDS["dns"], url)
    if record.kind == "response":
        answer = answer_of(record.block)
        kind = answer.fields.get(
            "content-type", "" if answer.status else record.fields.get("content-type", "")
        )
        if answer.status not in (0, 200):
            return LeftOut(part, f"an answer {answer.status}", url)
    elif record.kind in ("resource", "conversion"):
        answer, kind = Answer(0, {}, record.block), record.fields.get("content-type", "")
    else:
        return LeftOut(
            part, _KINDS.get(record.kind, "a record of another kind"), url or record.kind
        )
    return _page(part, record, answer, kind)


def _page(part: int, record: Record, answer: Answer, kind: str) -> Page | LeftOut:
    media = kind.partition(";")[0].strip().lower()
    text = record.kind == "conversion" and media == "text/plain"
    if media not in _HTML and media not in _VAGUE:
        return LeftOut(part, f"not HTML: {media[:60]}", record.url)
    if record.size > LARGEST_PAGE:
        if media in _HTML or text:
            return LeftOut(part, "a page that is too large", record.url, fault=True)
        return LeftOut(part, f"not HTML: {media}" if media else "not HTML", record.url)
    try:
        payload = unpacked(answer)
    except Unreadable as error:
        return LeftOut(part, str(error), record.url, fault=True)
    if media not in _HTML and not text and not _MARKS.match(payload.data):
        return LeftOut(part, f"not HTML: {media}" if media else "not HTML", record.url)
    if not payload.data.strip():
        return LeftOut(part, "an empty page", record.url)
    digest = record.fields.get("warc-payload-digest", "")
    verified, short = is_digest(digest, payload.stages), payload.short
    charset = _CHARSET.search(kind)
    return Page(
        kind="text" if text else "html",
        url=_plain(record.url) if record.url.lower().startswith(("http://", "https://")) else "",
        captured=record.date,
        charset=charset[1] if charset else "",
        data=payload.data,
        whole=payload.whole
        and not record.cut
        and (verified or (record.whole if short is None else not short)),
        digest=digest if _DIGEST.fullmatch(digest) else "",
        verified=verified,
    )


def _plain(url: str) -> str:
    """An address, with what is no visible character percent-encoded: blanks are met in real files."""
    return "".join(char if char.isprintable() and char != " " else quote(char) for char in url)


def is_digest(digest: str, stages: Sequence[bytes]) -> bool | None:
    """Whether one of these has the digest; None if it is in no form that is known.

    WARC (ISO 28500) leaves open how a digest is written, and programs disagree on whether that of a
    payload is taken before or after its chunks and codings are undone: base 32 (RFC 4648),
    hexadecimal and base 64 are met.
    """
    name, _, value = digest.partition(":")
    name = name.lower().replace("-", "")
    if name not in _ALGORITHMS:
        return None
    size = hashlib.new(name, usedforsecurity=False).digest_size
    wanted = _bytes_of(value.strip(), size)
    if not wanted:
        return None
    return any(
        hashlib.new(name, stage, usedforsecurity=False).digest() in wanted for stage in stages
    )


def _bytes_of(value: str, size: int) -> set[bytes]:
    found = set()
    for read in (base64.b16decode, base64.b32decode, base64.b64decode):
        padded = value.upper() if read is not base64.b64decode else value
        padded += "=" * (
            -len(padded) % (8 if read is base64.b32decode else 4 if read is base64.b64decode else 1)
        )
        try:
            found.add(read(padded))
        except (binascii.Error, ValueError):
            continue
    return {each for each in found if len(each) == size}


def identity(url: str) -> str:
    """What tells two captures of one page: its address without scheme, fragment and default port,
    the host in small letters. Nothing else is taken for the same: a host with www. may be another,
    and so may an address with a slash.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT:
        return url
    host = parts.netloc.lower().removesuffix(_DEFAULT[parts.scheme])
    return f"{host}{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"


class Captures:
    """Which record of a web archive is the capture of a page to have: the latest whole one, else
    the latest.

    Holds two numbers for each page, not for each record.
    """

    def __init__(self) -> None:
        self._best: dict[int, int] = {}

    def add(self, part: int, page: Page) -> None:
        """Note a capture; `part` is its record."""
        sound = page.whole and page.verified is not False
        moment = int(re.sub(r"\D", "", page.captured) or "0")
        rank = (((sound << 1 | (page.kind == "html")) << 48 | moment) << 40) | part
        key = _key(part, page)
        if rank > self._best.get(key, 0):
            self._best[key] = rank

    def best(self, part: int, page: Page) -> int:
        """The record of the capture to have of this page."""
        return self._best.get(_key(part, page), part) & ((1 << 40) - 1)


def _key(part: int, page: Page) -> int:
    name = identity(page.url) if page.url else f"record {part}"
    return int.from_bytes(
        hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    )
