"""The size of a picture, from the first bytes of its file, so that a page leaves room for it."""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from warraq.core.model import PictureFile

HEAD_BYTES = 64 * 1024
"""How much is read; more of a JPEG, whose size may come after a preview and a colour profile."""
_MAX_SEGMENTS = 200
"""How many segments of a JPEG are passed over: the longest colour profiles take some sixty."""
_MAX_PIXELS = 100_000
"""The longest side: the file of a longer one is broken (a JPEG has 65,535 at most)."""

Size = tuple[int, int]
"""Width and height in CSS pixels."""


def look(content: Path, path: str) -> PictureFile:
    """Look at a picture of content/. It is never an error: a side that is not known is 0, and a
    file that is not there has the size -1. `path` is in NFC; the file's name may be in NFD, as some
    systems write it.
    """
    for name in (path, unicodedata.normalize("NFD", path)):
        try:
            state = (content / name).stat()
            if not stat.S_ISREG(state.st_mode):  # a pipe would keep us waiting
                continue
            with (content / name).open("rb") as file:
                width, height = size(file)
        except (OSError, ValueError):
            continue
        return PictureFile(path, state.st_mtime_ns, state.st_size, width, height)
    return missing(path)


def missing(path: str) -> PictureFile:
    """Return a picture that is not there."""
    return PictureFile(path, 0, -1, 0, 0)


def size(file: BinaryIO) -> Size:
    """Return the size at which a browser shows a picture by itself: PNG, JPEG (turned as its Exif
    says), GIF, WebP, AVIF, SVG.

    (0, 0) where it is not known.
    """
    head = file.read(HEAD_BYTES)
    try:
        width, height = next((read(head, file) for knows, read in _KINDS if knows(head)), (0, 0))
    except (struct.error, IndexError, ValueError, OverflowError):
        return 0, 0
    return (width, height) if 0 < width <= _MAX_PIXELS and 0 < height <= _MAX_PIXELS else (0, 0)


def _png(head: bytes, file: BinaryIO) -> Size:
    """Read a PNG (W3C, Portable Network Graphics, 11.2.2): IHDR comes first."""
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _gif(head: bytes, file: BinaryIO) -> Size:
    """Read a GIF (GIF89a, 18): the logical screen."""
    width, height = struct.unpack("<HH", head[6:10])
    return width, height


def _webp(head: bytes, file: BinaryIO) -> Size:
    """Read a WebP (RFC 9649, 2.5 to 2.7): lossy, lossless and extended files differ."""
    match head[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(
                head[27:30], "little"
            )
        case b"VP8L":
            bits = int.from_bytes(head[21:25], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case _:
            width, height = struct.unpack("<HH", head[26:30])
            return width & 0x3FFF, height & 0x3FFF


def _jpeg(head: bytes, file: BinaryIO) -> Size:
    """Read a JPEG (ITU T.81, B.1.1.4 and B.2.2): the frame header, after any number of other
    segments.
    """
    turned, at = False, 2
    for _ in range(_MAX_SEGMENTS):
        file.seek(at)
        mark, kind, length = struct.unpack(">BBH", file.read(4))
        if mark != 0xFF:
            break
        if kind == 0xFF:  # a fill byte
            at += 1
            continue
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            _, height, width = struct.unpack(">BHH", file.read(5))
            return (height, width) if turned else (width, height)
        if kind == 0xE1:
            turned = turned or _turned(file.read(min(length - 2, HEAD_BYTES)))
        at += 2 + length
    return 0, 0


def _turned(exif: bytes) -> bool:
    """Whether the picture lies on its side: Exif 2.3, 4.6.4, orientation 5 to 8."""
    if not exif.startswith((b"Exif\0\0MM\0*", b"Exif\0\0II*\0")):
        return False
    tiff, order = exif[6:], ">" if exif[6:7] == b"M" else "<"
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        entries = (
            struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * number)
            for number in range(count)
        )
        return any(tag == 0x0112 and 5 <= value <= 8 for tag, _, _, value in entries)
    except struct.error:
        return False


def _avif(head: bytes, file: BinaryIO) -> Size:
    """Read an AVIF (ISO/IEC 23008-12, 6.5.3 and 6.5.10): the largest of its parts is the whole."""
    sizes = [
        struct.unpack(">II", head[at.end() + 4 : at.end() + 12])
        for at in re.finditer(b"ispe", head)
    ]
    width, height = max(sizes, key=lambda pair: pair[0] * pair[1])
    turn = head.find(b"irot")
    return (height, width) if turn >= 0 and head[turn + 4] & 1 else (width, height)


_SVG = re.compile(rb"<svg\b[^>]*>")
_ATTRIBUTE = re.compile(r"""\s(width|height|viewBox)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


def _svg(head: bytes, file: BinaryIO) -> Size:
    """Read an SVG (SVG 2, 8.2): width and height in pixels, else those of the viewBox."""
    found = _SVG.search(head)
    values = (
        {name: a or b for name, a, b in _ATTRIBUTE.findall(found[0].decode("utf-8", "replace"))}
        if found
        else {}
    )
    lengths = [_LENGTH.fullmatch(values.get(name, "")) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return round(float(lengths[0][1])), round(float(lengths[1][1]))
    box = values.get("viewBox", "").replace(",", " ").split()
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else (0, 0)


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, BinaryIO], Size]], ...] = (
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR", _png),
    (lambda head: head.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda head: head.startswith((b"GIF87a", b"GIF89a")), _gif),
    (lambda head: head.startswith(b"RIFF") and head[8:15] == b"WEBPVP8", _webp),
    (lambda head: head[4:12] in (b"ftypavif", b"ftypavis"), _avif),
    (lambda head: b"<svg" in head, _svg),
)
