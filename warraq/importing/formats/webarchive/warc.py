"""The records of a WARC or ARC file, in order, each broken one told and passed over.

The formats: WARC 1.0 and 1.1 (ISO 28500), and the Internet Archive's ARC, versions 1 and 2.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from warraq.importing.formats.webarchive.stream import Stream, pieces

LARGEST_PAGE = 16 << 20
"""The most bytes of a record that are held in memory; a page of the web that is larger is no
article.
"""

_WARC = re.compile(rb"(?<![^\n])WARC/\d\.\d+[ \t]*\r?\n(?=[A-Za-z])")
_ARC = re.compile(
    rb"(?<![^\n])(?P<url>[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\r\n]{1,8000}?) \S{1,64} (?P<date>\d{8,18}) "
    rb"(?P<type>\S{1,200})(?: [^\r\n]{0,2000})? (?P<length>-?\w{1,20})\r?\n"
)
_HEAD_END = re.compile(rb"\r?\n\r?\n|\n(?=WARC/\d)")
_LONGEST_HEAD = 1 << 16
_LONGEST_LINE = 1 << 14
_LOOK = 1 << 10
_DIGITS = re.compile(r"(\d{4})" + r"(\d\d)" * 5, re.ASCII)
_SEPARATOR = b"\r\n\r\n"
_HELD = frozenset({"response", "resource", "conversion"})


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a web archive.

    kind    'response', 'resource', 'conversion', 'revisit', 'request' ...; '' for bytes that are no
            record
    url     whose record it is, as it is written there
    date    when it was captured, as ISO 8601 in UTC; '' where that is not plain
    fields  its header by names in small letters
    block   its first LARGEST_PAGE bytes, if its kind is one that can hold a page
    size    how many bytes it has, or should have
    whole   whether they are all here
    cut     whether the crawler kept only a part of what it was given
    fault   what is wrong with it; '' if nothing is
    """

    kind: str
    url: str = ""
    date: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    block: bytes = b""
    size: int = 0
    whole: bool = True
    cut: bool = False
    fault: str = ""


def records(file: BinaryIO, *, compressed: bool = False) -> Iterator[Record]:
    """The records of a file, packed with gzip or not; one of them in memory at a time.

    compressed  that it holds gzip members, whatever its beginning looks like
    Raises decode.Unreadable for a compression that cannot be undone, or a file that swells beyond
    measure.
    """
    stream = Stream(pieces(file, compressed=compressed))
    arc = stream.ahead(11) == b"filedesc://"
    start = _ARC if arc else _WARC
    while True:
        found, lost = stream.seek(start)
        if lost:
            yield Record("", whole=False, fault="the file is damaged here")
        if not found:
            return
        yield _arc_record(stream) if arc else _warc_record(stream)


def _warc_record(stream: Stream) -> Record:
    head = _head_of(stream)
    if head is None:
        return Record("", whole=False, fault="a record whose header does not end")
    fields = fields_of(head)
    url = fields.get("warc-target-uri", "").removeprefix("<").removesuffix(">")
    kind = fields.get("warc-type", "").lower()
    date = _moment(re.sub(r"[-:TZ]", "", fields.get("warc-date", "").partition(".")[0]))
    length = fields.get("content-length", "")
    if not (kind and _is_length(length)):
        return Record(
            kind or "?",
            url,
            date,
            fields,
            whole=False,
            fault="a record without its kind or its length",
        )
    cut = "warc-truncated" in fields or fields.get("warc-segment-number", "1") != "1"
    return _with_block(stream, _WARC, Record(kind, url, date, fields, size=int(length), cut=cut))


def _arc_record(stream: Stream) -> Record:
    match = _ARC.match(stream.ahead(_LONGEST_LINE))
    assert match is not None  # it was found there
    stream.take(match.end(), 0)
    url, length = match["url"].decode("utf-8", "replace"), match["length"].decode("latin-1")
    kind = (
        "warcinfo"
        if url.startswith("filedesc:")
        else "dns"
        if url.startswith("dns:")
        else "response"
    )
    date = _moment(match["date"].decode()[:14])
    fields = {"content-type": match["type"].decode("latin-1")}
    if not _is_length(length):
        if kind == "warcinfo":
            _head_of(stream)
            return Record(kind, url, date, fields)
        return Record(kind, url, date, fields, whole=False, fault="a record without its length")
    return _with_block(stream, _ARC, Record(kind, url, date, fields, size=int(length)))


def _with_block(stream: Stream, start: re.Pattern[bytes], record: Record) -> Record:
    """The record with its bytes. Where no other follows them, its length is wrong: what follows is
    looked for, first a little behind them, then among them.
    """
    block, got = stream.take(record.size, LARGEST_PAGE)
    whole, fault = True, ""
    if got < record.size or not _is_followed(stream, start):
        whole, fault = (
            False,
            "a record that breaks off" if got < record.size else "a record whose length is wrong",
        )
        inner = start.search(block, 1)
        if inner and got == len(block) and stream.back(block[inner.start() :]):
            block = block[: inner.start()]
    block = block if record.kind in _HELD else b""
    return replace(record, block=block, whole=whole, fault=fault)


def _is_followed(stream: Stream, start: re.Pattern[bytes]) -> bool:
    """Whether the end of a record stands here, or a start in view."""
    ahead = stream.ahead(_LOOK)
    at_end = len(ahead) < _LOOK and ahead[:1] in b"\r\n"
    return at_end or ahead.startswith(_SEPARATOR) or bool(start.search(ahead))


def _head_of(stream: Stream) -> bytes | None:
    """The header of a WARC record, taken with the blank line below it."""
    for count in (_LOOK, 8 * _LOOK, _LONGEST_HEAD):
        if end := _HEAD_END.search(stream.ahead(count)):
            head, _ = stream.take(end.end(), end.end())
            return None if end[0] == b"\n" else head
    stream.take(1, 0)
    return None


def fields_of(head: bytes) -> dict[str, str]:
    """The fields of a header by names in small letters; of two of one name the first. The first
    line is passed over.
    """
    fields: dict[str, str] = {}
    for line in head.split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            fields.setdefault(
                name.strip().lower().decode("latin-1"), value.strip().decode("utf-8", "replace")
            )
    return fields


def _is_length(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16


def _moment(digits: str) -> str:
    """A time of fourteen digits as ISO 8601 in UTC; '' if it is none."""
    if not (match := _DIGITS.fullmatch(digits)):
        return ""
    try:
        return (
            dt.datetime.fromisoformat("{}-{}-{}T{}:{}:{}".format(*match.groups())).isoformat() + "Z"
        )
    except ValueError:
        return ""
