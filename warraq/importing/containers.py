"""Yield the files inside zip, tar and gzip containers, within a budget of size."""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from posixpath import dirname, join, normpath
from typing import BinaryIO
from urllib.parse import unquote

from warraq.importing.article import LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.limits import (
    MAX_ARCHIVE_DEPTH,
    MAX_ARCHIVE_FILES,
    MAX_ARCHIVE_GROWTH,
    MAX_SOURCE_BYTES,
)
from warraq.importing.source import HEAD, Source, from_bytes

PASSED_OVER = (".", "~$", "README", "LICENSE", "LICENCE", "__MACOSX")
"""Hidden files, what Word leaves beside an open file, and those that speak of the folder itself are
no sources; compared in capitals.
"""
FOR_ROBOTS = re.compile(
    r"(?:robots|humans|ads)\.txt|sitemap[\w.-]*\.xml(?:\.gz)?|opensearch\.xml", re.IGNORECASE
)
"""What a site says to programs (RFC 9309, sitemaps.org), and a program that saves sites keeps
beside the pages.
"""
ASSETS = frozenset(
    {
        "css",
        "js",
        "mjs",
        "map",
        "ico",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
        "avif",
        "svg",
        "bmp",
        "tif",
        "tiff",
    }
    | {
        "woff",
        "woff2",
        "ttf",
        "otf",
        "eot",
        "mp3",
        "mp4",
        "m4a",
        "m4v",
        "ogg",
        "ogv",
        "oga",
        "webm",
        "wav",
        "avi",
    }
    | {"mov", "flv", "swf", "wasm", "exe", "dll", "so", "db", "sqlite", "lock", "link"}
)
"""Endings of files that belong to pages and are no documents themselves."""

UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters (Unicode, 4.5) that no name in the record has: unseen ones, none at all,
ends of lines.
"""

_GZIP, _ZIP, _TAR = b"\x1f\x8b", b"PK\x03\x04", b"ustar"
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile)


_TOO_LARGE_WITHIN = (
    f"swells to more than {MAX_ARCHIVE_GROWTH} times its size: an archive made to do harm"
)


@dataclass(slots=True)
class Budget:
    """How many bytes one source may still swell to when it is unpacked.

    excess  the message of the error where it swells to more
    """

    left: int
    excess: str = "swells beyond measure when it is unpacked"

    def earn(self, count: int) -> None:
        """Allow more, as more of the packed source is read."""
        self.left += count

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked. Raises Unreadable where that is too many, and for
        whatever comes after it.
        """
        self.left -= count
        self.check(0)

    def check(self, count: int) -> None:
        """Raise Unreadable if so many bytes are more than are left; nothing is spent."""
        if count > self.left:
            raise Unreadable(self.excess)


class _Fair(io.RawIOBase):
    """What a file within an archive gives, counted, and with faults of the archive told as
    Unreadable.
    """

    def __init__(self, file: BinaryIO, budget: Budget, below: BinaryIO | None = None) -> None:
        super().__init__()
        self.file, self.budget, self.below = file, budget, below

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = self.file.read(len(view))
        except (*_BROKEN, OSError, RuntimeError) as error:
            raise Unreadable(f"is a broken archive: {error}") from None
        self.budget.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.file.close()
        if self.below:
            self.below.close()
        super().close()


def is_document(name: str) -> bool:
    """Whether a file may be a source, by its name alone."""
    last = name.rpartition("/")[2]
    plain = last.partition("?")[0]  # wget keeps queries in names: style.css?ver=4.9
    if last.upper().startswith(PASSED_OVER) or FOR_ROBOTS.fullmatch(plain):
        return False
    return not ASSETS & {last.rpartition(".")[2].lower(), plain.rpartition(".")[2].lower()}


def leaves(
    source: Source,
    is_known: Callable[[bytes, str], bool],
    depth: int = 0,
    budget: Budget | None = None,
) -> Iterator[Source | LeftOut]:
    """The sources within a source: itself, if it is no archive; a broken or hostile archive is a
    LeftOut.

    is_known  whether an importer reads an archive as it is (a Word file is a zip), by its head and
              its name
    """
    budget = budget or Budget(
        MAX_ARCHIVE_GROWTH * max(source.size, 0) + MAX_SOURCE_BYTES, _TOO_LARGE_WITHIN
    )
    try:
        head = source.head()
        kind = next((kind for kind, is_kind in _KINDS if is_kind(head)), None)
        if kind is None or is_known(head, source.name):
            yield source
            return
        if depth == MAX_ARCHIVE_DEPTH:
            raise Unreadable(f"lies within more than {MAX_ARCHIVE_DEPTH} archives")
        for inner in kind(source, budget):
            yield from leaves(inner, is_known, depth + 1, budget)
    except Unreadable as error:
        yield LeftOut(str(error), source.name, fault=True)
    except (*_BROKEN, OSError, RuntimeError, ValueError) as error:
        yield LeftOut(f"is a broken archive: {error}", source.name, fault=True)


def _of_gzip(source: Source, budget: Budget) -> Iterator[Source]:
    def begin() -> BinaryIO:
        packed = source.open()
        return io.BufferedReader(_Fair(gzip.GzipFile(fileobj=packed), budget, packed))  # type: ignore[arg-type]

    yield replace(source, size=-1, open=begin)


def _of_zip(source: Source, budget: Budget) -> Iterator[Source]:
    with (
        source.open() as file,
        zipfile.ZipFile(
            file if file.seekable() else io.BytesIO(file.read(4 * MAX_SOURCE_BYTES))
        ) as archive,
    ):
        entries = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        if len(entries) > MAX_ARCHIVE_FILES:
            raise Unreadable(f"holds more than {MAX_ARCHIVE_FILES:,} files")
        budget.check(sum(info.file_size for info in entries.values()))

        def opener(info: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
            return lambda: io.BufferedReader(_Fair(archive.open(info), budget))  # type: ignore[arg-type]

        def companion_of(name: str) -> Callable[[str], bytes | None]:
            def companion(address: str) -> bytes | None:
                info = entries.get(
                    normpath(join(dirname(name), unquote(address.partition("?")[0])))
                )
                return opener(info)().read(MAX_SOURCE_BYTES) if info else None

            return companion

        given: Counter[str] = Counter()
        for name, info in entries.items():
            if is_document(name):
                if info.flag_bits & 1:
                    raise Unreadable("is locked with a password")
                place = f"{source.name}!/{_own(name, given)}"
                yield Source(place, info.file_size, opener(info), companion_of(name))


def _of_tar(source: Source, budget: Budget) -> Iterator[Source]:
    with source.open() as file, tarfile.open(fileobj=file, mode="r|") as archive:
        given: Counter[str] = Counter()
        for count, member in enumerate(archive):
            if count > MAX_ARCHIVE_FILES:
                raise Unreadable(f"holds more than {MAX_ARCHIVE_FILES:,} files")
            if member.isfile() and is_document(member.name):
                budget.spend(member.size)
                held = archive.extractfile(member)
                if member.size <= MAX_SOURCE_BYTES and held:
                    yield from_bytes(held.read(), f"{source.name}!/{_own(member.name, given)}")


def _own(name: str, given: Counter[str]) -> str:
    """The plain name of a file, with a number where another of its archive has that name."""
    plain = _plain(name)
    given[plain] += 1
    return f"{plain}~{given[plain]}" if given[plain] > 1 else plain


def _plain(name: str) -> str:
    """A name within an archive as the record can hold it; it is never used as a path."""
    text = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    return "".join("_" if unicodedata.category(char) in UNFIT else char for char in text)[:400]


_KINDS: tuple[tuple[Callable[[Source, Budget], Iterator[Source]], Callable[[bytes], bool]], ...] = (
    (_of_zip, lambda head: head.startswith(_ZIP)),
    (_of_gzip, lambda head: head.startswith(_GZIP)),
    (_of_tar, lambda head: head[257 : 257 + len(_TAR)] == _TAR and len(head) >= HEAD // 8),
)
