"""Reads sources: unpacks each, gives it to its format, numbers its parts; a fault becomes a part left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from traceback import clear_frames
from typing import BinaryIO
from urllib.parse import unquote

from warraq.content.frontmatter.text import CONTROL
from warraq.importing.article import Imported, LeftOut, Outcome, completed
from warraq.importing.containers import leaves
from warraq.importing.deadline import within
from warraq.importing.decode import Unreadable
from warraq.importing.formats.table import FORMATS, Format
from warraq.importing.limits import MAX_ARTICLE_CHARS, MAX_DOCUMENT_SECONDS, MAX_PICTURE_BYTES
from warraq.importing.seeds import Found, digest_of, refuse_way_out
from warraq.importing.source import HEAD, ImportOptions, Source

STREAMED = 8 * 1024 * 1024
"""From this size on a source is read where its articles are written, so that they need not all be
held.
"""

SLOWEST = 5_000_000
"""How many bytes a second are read at least where an importer looks through the whole source first.
"""
_LINE = 500

KINDS = tuple(known.name for known in FORMATS)
"""The names of all formats."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something found in a source.

    place     where in the source it lies: '' if the source is it, '!/b.html' within an archive
    importer  the name of the format that read it, or ''
    number    its number in a source of many parts, from 1; 0 where the source is one article, or
              where something is wrong with the source as a whole
    """

    place: str
    importer: str
    number: int
    outcome: Outcome

    @property
    def key(self) -> str:
        """What the name of the source lacks to name this part: '', '#3', '!/b.csv#3'."""
        return f"{self.place}#{self.number}" if self.number else self.place


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
    options: ImportOptions
    is_known: Callable[[str], bool]


def begin(task: Task) -> Callable[[int], Reading]:
    """Readies a worker; it reads a source by its number."""
    return lambda number: read(task.founds[number], task.options, task.is_known)


def read(found: Found, options: ImportOptions, is_known: Callable[[str], bool]) -> Reading:
    """Read a source whole, unless it is large or known."""
    try:
        refuse_way_out(found)
        digest = digest_of(found.path)
        if is_known(digest):
            return Reading(digest, ())
        if found.path.stat().st_size >= STREAMED:
            return Reading(digest, None)
        return Reading(digest, tuple(stream(found, options, {})))
    except Unreadable as error:
        return Reading("", (), str(error))
    except OSError as error:
        return Reading("", (), f"cannot be read: {(error.strerror or 'input error').lower()}")


def stream(
    found: Found,
    options: ImportOptions,
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
            yield Part(place, "", 0, leaf)
        elif 0 not in done.get(place, ()):
            for part in _of_leaf(leaf, place, options, done.get(place, ())):
                yield part
                progress(files[-1].tell() if files and not files[-1].closed else 0)


def visible_text(found: Found) -> Iterator[tuple[str, str]]:
    """For the audit: yield each part by its key, with all the text that a reader could see in it;
    '' where it cannot be read.
    """
    for leaf, place in _leaves(found, []):
        if isinstance(leaf, Source):
            try:
                for number, text in visible_parts(format_of(leaf), leaf):
                    yield (f"{place}#{number}" if number else place), text
            except Unreadable:
                yield place, ""


def read_parts(
    reader: Format, source: Source, options: ImportOptions, done: Collection[int] = ()
) -> Iterator[tuple[int, Outcome]]:
    """Yield what becomes of each part of a source, with its number, except for those in `done`."""
    seconds = MAX_DOCUMENT_SECONDS + max(0, source.size) / SLOWEST
    with within(seconds):
        parts = reader.read(source, options)
    if isinstance(parts, Imported | LeftOut):
        yield 0, completed(parts)
        return
    for number in count(1):
        with within(seconds):
            part = next(parts, None)
            if callable(part) and number not in done:
                part = part()
        if part is None:
            return
        if not callable(part) and number not in done:
            yield number, completed(part)


def visible_parts(reader: Format, source: Source) -> Iterator[tuple[int, str]]:
    """Yield the number of each part of a source with all the text that can be seen in it."""
    texts = reader.visible_text(source)
    yield from [(0, texts)] if isinstance(texts, str) else enumerate(texts, 1)


def format_of(source: Source) -> Format:
    """Return the format of a source."""
    return format_for(source.head(), source.name)


def format_for(head: bytes, name: str) -> Format:
    """Return the format of a source by its first bytes, and its name without the ending of its
    compression.
    """
    head, name = head[:HEAD], name.removesuffix(".gz")
    return next((known for known in FORMATS if known.sniff(head, name)), FORMATS[-1])


def _leaves(found: Found, files: list[BinaryIO]) -> Iterator[tuple[Source | LeftOut, str]]:
    """The sources within a source, each with its place in it. `files` is told the file that was
    opened last.
    """

    def start() -> BinaryIO:
        files[:] = [found.path.open("rb")]
        return files[0]

    source = Source(found.path.name, found.path.stat().st_size, start, _companion(found))
    for leaf in leaves(source, _is_known):
        name = leaf.name if isinstance(leaf, Source) else leaf.what
        yield leaf, name.removeprefix(source.name)


def _is_known(head: bytes, name: str) -> bool:
    return any(known.sniff(head, name) for known in FORMATS[:-1])


def _of_leaf(
    leaf: Source, place: str, options: ImportOptions, done: Collection[int]
) -> Iterator[Part]:
    name = ""

    def fault(why: str) -> Part:
        return Part(place, name, 0, LeftOut(why, leaf.name, fault=True))

    try:
        reader = format_of(leaf)
        name = reader.name
        for number, outcome in read_parts(reader, leaf, options, done):
            yield Part(place, name, number, _bounded(outcome))
    except Unreadable as error:
        yield fault(str(error))
    except MemoryError as error:
        clear_frames(error.__traceback__)  # they hold what there was no room for
        yield fault("takes more memory than there is")
    except (OSError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        # No document may stop the others, whatever it makes of a format or of a library.
        why = f"cannot be read: {type(error).__name__}: {error}"[:300]
        yield fault(" ".join(why.split()))


def _bounded(outcome: Outcome) -> Outcome:
    """Return a part; where it is longer than an article can be, that it is left out. What is said
    of one is made fit for a line of a terminal, whatever of the source it quotes.
    """
    if isinstance(outcome, LeftOut):
        return replace(outcome, why=_line(outcome.why), what=_line(outcome.what))
    if max(len(outcome.body), sum(map(len, outcome.paragraphs))) <= MAX_ARTICLE_CHARS:
        return outcome
    text = " ".join(piece.text for piece in outcome.account.pieces)
    why = f"is longer than {MAX_ARTICLE_CHARS:,} characters"
    return LeftOut(why, outcome.title[:80], fault=True, text=text)


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
            if not path.is_relative_to(within_folder) or path.stat().st_size > MAX_PICTURE_BYTES:
                return None
            return path.read_bytes() if path.is_file() else None
        except (OSError, ValueError):
            return None

    return companion
