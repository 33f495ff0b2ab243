"""A picture's size is read from its first bytes, whatever else the file holds."""

from __future__ import annotations

import io
import random
import struct
from pathlib import Path

import pytest

from tests.archive import picture
from warraq.content.pictures import look, size


def exif(orientation: int, order: str = ">") -> bytes:
    """An APP1 segment that says how the camera was held."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    maker, held = (0x010F, 2, 1, 0, 0), (0x0112, 3, 1, orientation, 0)
    entries = b"".join(struct.pack(f"{order}HHIHH", *entry) for entry in (maker, held))
    tiff = mark + struct.pack(f"{order}IH", 8, 2) + entries
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def jpeg(width: int, height: int, *before: bytes, frame: int = 0xC0) -> bytes:
    """A JPEG as far as its frame header."""
    return (
        b"\xff\xd8"
        + b"".join(before)
        + struct.pack(">BBHBHH", 0xFF, frame, 17, 8, height, width)
        + bytes(12)
    )


def webp(kind: bytes, body: bytes) -> bytes:
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + body


def avif(*sizes: tuple[int, int], turn: int | None = None) -> bytes:
    boxes = b"".join(b"\0\0\0\x14ispe" + bytes(4) + struct.pack(">II", *pair) for pair in sizes)
    return (
        b"\0\0\0\x18ftypavif"
        + bytes(12)
        + boxes
        + (b"\0\0\0\x09irot" + bytes([turn]) if turn is not None else b"")
    )


PREVIEW = b"\xff\xe2" + struct.pack(">H", 65535) + bytes(65533)
"""The longest segment that there can be."""

SIZED = {
    "png": (picture(640, 427), (640, 427)),
    "gif": (b"GIF89a" + struct.pack("<HH", 300, 200), (300, 200)),
    "jpeg": (jpeg(1200, 800), (1200, 800)),
    "progressive jpeg": (jpeg(1200, 800, frame=0xC2), (1200, 800)),
    "jpeg behind its colour profile": (jpeg(1200, 800, PREVIEW, PREVIEW, PREVIEW), (1200, 800)),
    "jpeg behind fill bytes": (jpeg(1200, 800, b"\xff\xff"), (1200, 800)),
    "upright jpeg": (jpeg(1200, 800, exif(1)), (1200, 800)),
    "turned jpeg": (jpeg(1200, 800, exif(6)), (800, 1200)),
    "turned jpeg of another camera": (jpeg(1200, 800, exif(8, "<")), (800, 1200)),
    "lossy webp": (
        webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 550 | 0x4000, 368)),
        (550, 368),
    ),
    "lossless webp": (webp(b"VP8L", b"\x2f" + (399 | 300 << 14).to_bytes(4, "little")), (400, 301)),
    "extended webp": (
        webp(b"VP8X", bytes(4) + (1023).to_bytes(3, "little") + (767).to_bytes(3, "little")),
        (1024, 768),
    ),
    "avif": (avif((512, 512), (1024, 700)), (1024, 700)),
    "turned avif": (avif((1024, 700), turn=1), (700, 1024)),
    "svg": (
        b'<?xml version="1.0"?>\n'
        b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80px"/>',
        (120, 80),
    ),
    "svg with a viewBox only": (b"<svg viewBox='0 0 24.4, 12'>", (24, 12)),
    "svg in per cent": (b'<svg width="100%" height="100%" viewBox="0 0 300 150">', (300, 150)),
}
UNSIZED = {
    "nothing": b"",
    "text": "نص".encode(),
    "an svg without a size": b"<svg>",
    "an svg of nonsense": b'<svg viewBox="a b c d">',
    "an svg of no end": b'<svg viewBox="0 0 inf nan">',
    "an svg that never closes": b"<svg " + b"x" * 100_000,
    "a jpeg that goes round": b"\xff\xd8\xff\xe0\0\0" * 100,
    "a jpeg without a frame": b"\xff\xd8" + PREVIEW,
    "an avif without a size": b"\0\0\0\x18ftypavif" + bytes(40),
    "a png of no width": picture()[:16] + bytes(8),
    "a png of a million by a million": picture()[:16] + struct.pack(">II", 10**6, 10**6),
}


@pytest.mark.parametrize("kind", SIZED)
def test_the_size_is_the_one_that_a_browser_shows(kind: str) -> None:
    data, expected = SIZED[kind]

    assert expected == size(io.BytesIO(data))


@pytest.mark.parametrize("kind", UNSIZED)
def test_what_cannot_be_told_is_nought(kind: str) -> None:
    assert (0, 0) == size(io.BytesIO(UNSIZED[kind]))


@pytest.mark.parametrize("kind", SIZED)
def test_a_file_that_was_cut_or_damaged_is_no_error(kind: str) -> None:
    data, dice = SIZED[kind][0], random.Random(kind)
    for _ in range(300):
        broken = bytearray(data[: dice.randrange(len(data) + 1)])
        for _ in range(min(len(broken), 3)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        width, height = size(io.BytesIO(bytes(broken)))

        assert (width == 0) == (height == 0)


def test_a_file_that_is_not_there_is_told_from_one_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    there, gone = look(tmp_path, "a.png"), look(tmp_path, "b.png")

    assert (10, 0, 0) == (there.size, there.width, there.height)
    assert (-1, 0, 0) == (gone.size, gone.width, gone.height)
    assert -1 == look(tmp_path, "x\0.png").size == look(tmp_path, "a" * 300).size
