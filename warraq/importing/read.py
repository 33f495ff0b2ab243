"""Reads sources: each is unpacked and given to its importer; what goes wrong is told as a part that is left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import clear_frames
from typing import BinaryIO
from urllib.parse import unquote

from warraq.content.frontmatter.text import CONTROL
from warraq.importing.article import Imported, LeftOut
from warraq.importing.containers import leaves
from warraq.importing.decode import Unreadable
from warraq.importing.formats.table import IMPORTERS, Importer, importer_for
from warraq.importing.limits import SECONDS, within
from warraq.importing.seeds import Found, digest_of, refuse_way_out
from warraq.importing.source import Opened, Terms

LARGEST_PICTURE = 20 * 1024 * 1024
LONGEST = 4_000_000
"""The most characters of an article, those of a book of two thousand pages: what is longer cannot
be built.
"""
STREAMED = 8 * 1024 * 1024
"""From this size on a source is read where its articles are written, so that they need not all be
held.
"""

SLOWEST = 5_000_000
"""How many bytes a second are read at least where an importer looks through the whole source first.
"""
_LINE = 500


@dataclass(frozen=True, slots=True)
class Part:
    """Something found in a source.

    place     where in the source it lies: '' if the source is it, '!/b.html' within an archive
    importer  the name of the importer that found it, or ''
    """

    place: str
    importer: str
    found: Imported | LeftOut

    @property
    def key(self) -> str:
        """What the name of the source lacks to name this part: '', '#3', '!/b.csv#3'."""
        return f"{self.place}#{self.found.part}" if self.found.part else self.place


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source holds: its SHA-256, and its parts, None where they are to be streamed; or why
    it gives nothing.
    """

    digest: str
    parts: tuple[Part, ...] | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What to read, for a worker.

    is_known  tells by its digest that a source was imported whole
    """

    founds: tuple[Found, ...]
    terms: Terms
    is_known: Callable[[str], bool]


def begin(task: Task) -> Callable[[int], Reading]:
    """Readies a worker; it reads a source by its number."""
    return lambda number: read(task.founds[number], task.terms, task.is_known)


def read(found: Found, terms: Terms, is_known: Callable[[str], bool]) -> Reading:
    """Read a source whole, unless it is large or known."""
    try:
        refuse_way_out(found)
        digest = digest_of(found.path)
        if is_known(digest):
            return Reading(digest, ())
        if found.path.stat().st_size >= STREAMED:
            return Reading(digest, None)
        return Reading(digest, tuple(stream(found, terms, {})))
    except Unreadable as error:
        return Reading("", (), str(error))
    except OSError as error:
        return Reading("", (), f"cannot be read: {(error.strerror or 'input error').lower()}")


def stream(
    found: Found,
    terms: Terms,
    done: Mapping[str, Collection[int]],
    progress: Callable[[int], None] = lambda position: None,
) -> Iterator[Part]:
    """The parts of a source, one after the other.

    done      by place: the numbers of the parts that need not be read again
    progress  is told at every part how many bytes of the source were read
    """
    files: list[BinaryIO] = []
    for leaf, place in _leaves(found, files):
        if isinstance(leaf, LeftOut):
            yield Part(place, "", leaf)
        elif 0 not in done.get(place, ()):
            for part in _of_leaf(leaf, place, replace(terms, done=done.get(place, frozenset()))):
                yield part
                progress(files[-1].tell() if files and not files[-1].closed else 0)


def whole(found: Found) -> Iterator[tuple[str, str]]:
    """For the audit: each part by its key, with all the text that a reader could see in it; none
    where it cannot be read.
    """
    for leaf, place in _leaves(found, []):
        if isinstance(leaf, Opened):
            try:
                for part, text in importer_of(leaf).whole(leaf):
                    yield (f"{place}#{part}" if part else place), text
            except Unreadable:
                yield place, ""


def importer_of(leaf: Opened) -> Importer:
    """The importer of a source, by its first bytes, and its name without the ending of its
    compression.
    """
    return importer_for(leaf.head(), leaf.name.removesuffix(".gz"))


def _leaves(found: Found, files: list[BinaryIO]) -> Iterator[tuple[Opened | LeftOut, str]]:
    """The sources within a source, each with its place in it. `files` is told the file that was
    opened last.
    """

    def start() -> BinaryIO:
        files[:] = [found.path.open("rb")]
        return files[0]

    source = Opened(found.path.name, found.path.stat().st_size, start, _companion(found))
    for leaf in leaves(source, _is_known):
        name = leaf.name if isinstance(leaf, Opened) else leaf.what
        yield leaf, name.removeprefix(source.name)


def _is_known(head: bytes, name: str) -> bool:
    return any(importer.sniff(head, name) for importer in IMPORTERS[:-1])


def _of_leaf(leaf: Opened, place: str, terms: Terms) -> Iterator[Part]:
    name = ""
    try:
        importer = importer_of(leaf)
        name = importer.name
        parts = importer.read(leaf, terms)
        while True:
            with within(SECONDS + max(0, leaf.size) / SLOWEST):
                part = next(parts, None)
            if part is None:
                return
            yield Part(place, name, _bounded(part))
    except Unreadable as error:
        yield Part(place, name, LeftOut(0, str(error), leaf.name, fault=True))
    except MemoryError as error:
        clear_frames(error.__traceback__)  # they hold what there was no room for
        yield Part(
            place, name, LeftOut(0, "takes more memory than there is", leaf.name, fault=True)
        )
    except (OSError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        # No document may stop the others, whatever it makes of an importer or of a library.
        fault = f"cannot be read: {type(error).__name__}: {error}"[:300]
        yield Part(place, name, LeftOut(0, " ".join(fault.split()), leaf.name, fault=True))


def _bounded(part: Imported | LeftOut) -> Imported | LeftOut:
    """A part; where it is longer than an article can be, that it is left out. What is told of one
    is fit for a line of a terminal, whatever of the source it quotes.
    """
    if isinstance(part, LeftOut):
        return replace(part, why=_line(part.why), what=_line(part.what))
    if max(len(part.body), sum(map(len, part.paragraphs))) <= LONGEST:
        return part
    text = " ".join(piece.text for piece in part.account.pieces)
    return LeftOut(
        part.part, f"is longer than {LONGEST:,} characters", part.title[:80], fault=True, text=text
    )


def _line(text: str) -> str:
    return CONTROL.sub("", " ".join(text[:_LINE].split()))


def _companion(found: Found) -> Callable[[str], bytes | None]:
    """The files that were saved beside a page, never one outside of what was given to import."""
    within_folder = os.path.realpath(found.given if found.given.is_dir() else found.path.parent)

    def companion(address: str) -> bytes | None:
        try:
            path = Path(
                os.path.realpath(
                    found.path.parent / unquote(address.partition("?")[0].partition("#")[0])
                )
            )
            if not path.is_relative_to(within_folder) or path.stat().st_size > LARGEST_PICTURE:
                return None
            return path.read_bytes() if path.is_file() else None
        except (OSError, ValueError):
            return None

    return companion
