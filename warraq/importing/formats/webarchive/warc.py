"""The records of a WARC or ARC file, in order; a broken one is reported and passed over.

The formats: WARC 1.0 and 1.1 (ISO 28500), and the Internet Archive's ARC, versions 1 and 2.

Not built on warcio: it was tried (1.8, resumed at the next gzip magic or 'WARC/1.' after a fault).
It trusts lengths, and does not bound what it unpacks: where bytes are missing from a file that is
not packed, the record behind them is lost in 86 of 100 files, and of an archive that was packed as
a whole only the first record is read. What has to be built around it for these is what is here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from warraq.importing.formats.webarchive.stream import Stream, chunks
from warraq.importing.limits import MAX_HEADER_BYTES, MAX_HEADER_LINE_BYTES, MAX_PAGE_BYTES

LOOKAHEAD_BYTES = 1 << 10
"""How far behind a record the next one may start, where the length of the first is a little off."""

_WARC = re.compile(rb"(?<![^\n])WARC/\d\.\d+[ \t]*\r?\n(?=[A-Za-z])")
_ARC = re.compile(
    rb"(?<![^\n])(?P<url>[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\r\n]{1,8000}?) \S{1,64} "
    rb"(?P<date>\d{8,18}) (?P<type>\S{1,200})(?: [^\r\n]{0,2000})? (?P<length>-?\w{1,20})\r?\n"
)
_HEADER_END = re.compile(rb"\r?\n\r?\n|\n(?=WARC/\d)")
_DIGITS = re.compile(r"(\d{4})" + r"(\d\d)" * 5, re.ASCII)
_SEPARATOR = b"\r\n\r\n"
_TYPES_WITH_PAGES = frozenset({"response", "resource", "conversion"})


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """A record of a web archive.

    type     'response', 'resource', 'conversion', 'revisit', 'request' ...; '' for bytes that are
             no record
    url      of what was captured, as the archive writes it
    date     of the capture, as ISO 8601 in UTC; '' where that is not plain
    headers  by names in small letters
    block    its first MAX_PAGE_BYTES bytes, if its type is one that can hold a page
    size     how many bytes it has, or should have
    is_whole      whether they are all here
    is_truncated  whether the crawler kept only a part of what it was given
    fault    what is wrong with it; '' if nothing is
    """

    type: str
    url: str = ""
    date: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    block: bytes = b""
    size: int = 0
    is_whole: bool = True
    is_truncated: bool = False
    fault: str = ""


def read_records(file: BinaryIO, *, is_compressed: bool = False) -> Iterator[WarcRecord]:
    """Yield the records of a file, packed with gzip or not, with one of them in memory at a time.

    is_compressed  treat the file as gzip members, whatever it begins with

    Raises Unreadable for a compression that is not supported, or a file that swells beyond measure.
    """
    stream = Stream(chunks(file, is_compressed=is_compressed))
    is_arc = stream.peek(11) == b"filedesc://"
    start = _ARC if is_arc else _WARC
    while True:
        has_more, is_lost = stream.seek(start)
        if is_lost:
            yield WarcRecord("", is_whole=False, fault="the file is damaged here")
        if not has_more:
            return
        yield _arc_record(stream) if is_arc else _warc_record(stream)


def _warc_record(stream: Stream) -> WarcRecord:
    header = _read_header(stream)
    if header is None:
        return WarcRecord("", is_whole=False, fault="a record whose header does not end")
    headers = parse_headers(header)
    url = headers.get("warc-target-uri", "").removeprefix("<").removesuffix(">")
    kind = headers.get("warc-type", "").lower()
    date = _iso_time(re.sub(r"[-:TZ]", "", headers.get("warc-date", "").partition(".")[0]))
    length = headers.get("content-length", "")
    if not (kind and _is_length(length)):
        fault = "a record without its kind or its length"
        return WarcRecord(kind or "?", url, date, headers, is_whole=False, fault=fault)
    is_part = "warc-truncated" in headers or headers.get("warc-segment-number", "1") != "1"
    record = WarcRecord(kind, url, date, headers, size=int(length), is_truncated=is_part)
    return _with_block(stream, _WARC, record)


def _arc_record(stream: Stream) -> WarcRecord:
    match = _ARC.match(stream.peek(MAX_HEADER_LINE_BYTES))
    assert match is not None  # it was found there
    stream.read(match.end(), 0)
    url, length = match["url"].decode("utf-8", "replace"), match["length"].decode("latin-1")
    scheme = url.partition(":")[0]
    kind = {"filedesc": "warcinfo", "dns": "dns"}.get(scheme, "response")
    date = _iso_time(match["date"].decode()[:14])
    headers = {"content-type": match["type"].decode("latin-1")}
    if _is_length(length):
        return _with_block(stream, _ARC, WarcRecord(kind, url, date, headers, size=int(length)))
    if kind == "warcinfo":
        _read_header(stream)
        return WarcRecord(kind, url, date, headers)
    fault = "a record without its length"
    return WarcRecord(kind, url, date, headers, is_whole=False, fault=fault)


def _with_block(stream: Stream, start: re.Pattern[bytes], record: WarcRecord) -> WarcRecord:
    """Return the record with its bytes.

    Where no other record follows them, the length is wrong: the next one is looked for a little
    behind them, then among them.
    """
    block, size = stream.read(record.size, MAX_PAGE_BYTES)
    fault = ""
    if size < record.size:
        fault = "a record that breaks off"
    elif not _is_followed(stream, start):
        fault = "a record whose length is wrong"
    if fault:
        inner = start.search(block, 1)
        if inner and size == len(block) and stream.push_back(block[inner.start() :]):
            block = block[: inner.start()]
    block = block if record.type in _TYPES_WITH_PAGES else b""
    return replace(record, block=block, is_whole=not fault, fault=fault)


def _is_followed(stream: Stream, start: re.Pattern[bytes]) -> bool:
    """Return whether the end of a record is here, or the start of another in view."""
    ahead = stream.peek(LOOKAHEAD_BYTES)
    is_at_end = len(ahead) < LOOKAHEAD_BYTES and ahead[:1] in b"\r\n"
    return is_at_end or ahead.startswith(_SEPARATOR) or bool(start.search(ahead))


def _read_header(stream: Stream) -> bytes | None:
    """Take the header of a WARC record and the blank line below it; None if it does not end."""
    for count in (LOOKAHEAD_BYTES, 8 * LOOKAHEAD_BYTES, MAX_HEADER_BYTES):
        if end := _HEADER_END.search(stream.peek(count)):
            header, _ = stream.read(end.end(), end.end())
            return None if end[0] == b"\n" else header
    stream.read(1, 0)
    return None


def parse_headers(header: bytes) -> dict[str, str]:
    """Return the fields below the first line of a header, by names in small letters.

    Of several fields of one name the first counts.
    """
    headers: dict[str, str] = {}
    for line in header.split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            headers.setdefault(
                name.strip().lower().decode("latin-1"), value.strip().decode("utf-8", "replace")
            )
    return headers


def _is_length(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16


def _iso_time(digits: str) -> str:
    """Return a time of fourteen digits as ISO 8601 in UTC; '' if it is none."""
    if not (match := _DIGITS.fullmatch(digits)):
        return ""
    try:
        time = dt.datetime.fromisoformat("{}-{}-{}T{}:{}:{}".format(*match.groups()))
    except ValueError:
        return ""
    return time.isoformat() + "Z"
