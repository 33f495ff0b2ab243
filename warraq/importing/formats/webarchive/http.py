"""An HTTP response as a web archive keeps it: its status, its header, and its body unpacked.

The rules: RFC 9112 for the form of a response and its chunks, RFC 9110 for content codings.
Archives keep responses as they came, and sometimes the header of one with a body that was unpacked
already; so what a header says of the body is tried, and the body is taken as it is where that
fails.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from warraq.importing.containers import Budget
from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.warc import (
    parse_headers,
)
from warraq.importing.limits import MAX_HEADER_BYTES, MAX_PAGE_BYTES

try:
    import brotli
except ImportError:  # an extra: few archives have it
    brotli = None

MAX_CODINGS = 3
"""How many codings of a body are undone; servers use one, rarely two."""
STEP_BYTES = 1 << 16
"""How much is unpacked at a time, between two looks at the bound."""

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A response of a server.

    status   0 where the archive keeps none
    headers  by names in small letters
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Payload:
    """What a body holds, unpacked.

    is_whole  whether its chunks and codings end as they should
    is_short  whether it is shorter than its header says; None where the header says nothing
    stages    the body as it came, and after each step of unpacking; a digest may be that of any
    """

    data: bytes
    is_whole: bool
    is_short: bool | None
    stages: tuple[bytes, ...]


def parse_response(block: bytes) -> HttpResponse:
    """Split a response into header and body."""
    status = _STATUS.match(block)
    if not status:
        return HttpResponse(0, {}, block)
    end = _HEADER_END.search(block, 0, MAX_HEADER_BYTES)
    if end is None:
        return HttpResponse(int(status[1]), parse_headers(block[:MAX_HEADER_BYTES]), b"")
    header, body = block[: end.start()], block[end.end() :]
    return HttpResponse(int(status[1]), parse_headers(header), body)


def unpack(response: HttpResponse) -> Payload:
    """Undo the chunks and codings of a body.

    Raises Unreadable for a coding that is not supported, or a body that swells beyond
    MAX_PAGE_BYTES.
    """
    data, is_whole = response.body, True
    is_short: bool | None = None
    stages = [data]
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        data, is_whole = _join_chunks(data)
        stages.append(data)
    elif (length := response.headers.get("content-length", "")).isascii() and length.isdecimal():
        is_short = int(length[:15]) > len(data)
    codings = response.headers.get("content-encoding", "").lower().replace(" ", "").split(",")
    if data.startswith(_GZIP):
        codings = ["gzip" if coding == "" else coding for coding in codings]
    for coding in reversed(codings[:MAX_CODINGS]):
        data, has_ended = _decode(data, coding)
        is_whole = is_whole and has_ended
        stages.append(data)
    return Payload(data, is_whole, is_short, tuple(dict.fromkeys(stages)))


def _join_chunks(body: bytes) -> tuple[bytes, bool]:
    """Join the chunks of a body; return it as it is where it has none."""
    parts: list[bytes] = []
    at = 0
    while chunk := _CHUNK_SIZE.match(body, at):
        size = int(chunk[1], 16)
        if not size:
            return b"".join(parts), True
        parts.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        if line_end := _LINE_END.match(body, at):
            at = line_end.end()
    parts.append(body[at:])
    return b"".join(parts), at == 0


def _decode(data: bytes, coding: str) -> tuple[bytes, bool]:
    """Undo one coding; return the data, and whether the coding ended as it should."""
    if coding in ("gzip", "x-gzip"):
        return _inflate(data, 31) if data.startswith(_GZIP) else (data, True)
    if _MARKUP.match(data):
        return data, True
    if coding == "deflate":
        inflated, is_whole = _inflate(data, 15)
        return (inflated, is_whole) if inflated else _inflate(data, -15)
    if coding == "br":
        return _decode_brotli(data)
    if coding == "zstd":
        raise Unreadable("packed with Zstandard")
    return data, True


def _inflate(data: bytes, wbits: int) -> tuple[bytes, bool]:
    """Unpack what zlib packed; of damaged data what is before the damage."""
    member, budget = zlib.decompressobj(wbits), Budget(MAX_PAGE_BYTES)
    inflated = bytearray()
    while data and not member.eof:
        try:
            step = member.decompress(data, STEP_BYTES)
        except zlib.error:
            return bytes(inflated), False
        budget.spend(len(step))
        inflated += step
        data = member.unconsumed_tail
    return bytes(inflated), member.eof


def _decode_brotli(data: bytes) -> tuple[bytes, bool]:
    if brotli is None:
        raise Unreadable("packed with Brotli, and the library 'brotli' is not installed")
    decoder, budget = brotli.Decompressor(), Budget(MAX_PAGE_BYTES)
    decoded = bytearray()
    try:
        step = decoder.process(data, output_buffer_limit=STEP_BYTES)
        while True:
            budget.spend(len(step))
            decoded += step
            if decoder.is_finished() or decoder.can_accept_more_data():
                break
            step = decoder.process(b"", output_buffer_limit=STEP_BYTES)
    except brotli.error:
        return bytes(decoded), False
    return bytes(decoded), bool(decoder.is_finished())
