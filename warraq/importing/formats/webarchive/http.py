"""What a server answered, as a web archive keeps it: the status, the header, and the body with its packing undone.

The rules: RFC 9112 for the form of an answer and its chunks, RFC 9110 for content codings. Archives
keep answers as they came, and sometimes the header of one with a body that was unpacked already; so
what is said of a body is tried, and the body is taken as it is where it is not so.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.warc import LARGEST_PAGE, fields_of

try:
    import brotli
except ImportError:  # an extra: few archives keep it
    brotli = None

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 1 << 16
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_BREAK = re.compile(rb"\r?\n")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a server.

    status  of HTTP; 0 where the archive keeps none
    """

    status: int
    fields: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Payload:
    """What a body holds, unpacked.

    whole   whether its chunks and codings have their ends
    short   whether it is shorter than its header says; None where this says nothing
    stages  the body as it came, and after each step of unpacking; a digest may be that of any
    """

    data: bytes
    whole: bool
    short: bool | None
    stages: tuple[bytes, ...]


def answer_of(block: bytes) -> Answer:
    """An answer, cut into header and body."""
    status = _STATUS.match(block)
    if not status:
        return Answer(0, {}, block)
    end = _HEAD_END.search(block, 0, _LONGEST_HEAD)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block[:_LONGEST_HEAD], b"")
    return Answer(int(status[1]), fields_of(head), body)


def unpacked(answer: Answer) -> Payload:
    """The body of an answer without its chunks and codings.

    Raises Unreadable for a coding that cannot be undone here, or a body that swells beyond
    LARGEST_PAGE.
    """
    data, whole = answer.body, True
    short: bool | None = None
    stages = [data]
    if "chunked" in answer.fields.get("transfer-encoding", "").lower():
        data, whole = _unchunked(data)
        stages.append(data)
    elif (length := answer.fields.get("content-length", "")).isascii() and length.isdecimal():
        short = int(length[:15]) > len(data)
    codings = answer.fields.get("content-encoding", "").lower().replace(" ", "").split(",")
    if data.startswith(b"\x1f\x8b"):
        codings = ["gzip" if coding == "" else coding for coding in codings]
    for coding in reversed(codings[:3]):
        data, complete = _decoded(data, coding)
        whole = whole and complete
        stages.append(data)
    return Payload(data, whole, short, tuple(dict.fromkeys(stages)))


def _unchunked(body: bytes) -> tuple[bytes, bool]:
    """A body without its chunks; as it is where it has none."""
    parts: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk[1], 16)
        if not size:
            return b"".join(parts), True
        parts.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        if ended := _BREAK.match(body, at):
            at = ended.end()
    parts.append(body[at:])
    return b"".join(parts), at == 0


def _decoded(data: bytes, coding: str) -> tuple[bytes, bool]:
    if coding in ("gzip", "x-gzip"):
        return _inflated(data, 31) if data.startswith(b"\x1f\x8b") else (data, True)
    if _MARKUP.match(data):
        return data, True
    if coding == "deflate":
        done, whole = _inflated(data, 15)
        return (done, whole) if done else _inflated(data, -15)
    if coding == "br":
        return _unbrotlied(data)
    if coding == "zstd":
        raise Unreadable("packed with Zstandard")
    return data, True


def _inflated(data: bytes, wbits: int) -> tuple[bytes, bool]:
    """What was packed by zlib; of a damaged body what stands before the damage."""
    member = zlib.decompressobj(wbits)
    done = bytearray()
    while data and not member.eof:
        try:
            done += member.decompress(data, 1 << 16)
        except zlib.error:
            return bytes(done), False
        if len(done) > LARGEST_PAGE:
            raise Unreadable("swells beyond measure when it is unpacked")
        data = member.unconsumed_tail
    return bytes(done), member.eof


def _unbrotlied(data: bytes) -> tuple[bytes, bool]:
    if brotli is None:
        raise Unreadable("packed with Brotli, and the library 'brotli' is not installed")
    unpacker = brotli.Decompressor()
    done = bytearray()
    try:
        done += unpacker.process(data, output_buffer_limit=1 << 16)
        while not unpacker.is_finished() and not unpacker.can_accept_more_data():
            done += unpacker.process(b"", output_buffer_limit=1 << 16)
            if len(done) > LARGEST_PAGE:
                raise Unreadable("swells beyond measure when it is unpacked")
    except brotli.error:
        return (bytes(done), False)
    return bytes(done), bool(unpacker.is_finished())
