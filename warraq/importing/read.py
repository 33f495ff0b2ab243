"""Reads sources: unpacks each, gives it to its format, numbers its parts, bounds its faults."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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
from warraq.importing.seeds import Found, digest_of, find_sources, refuse_way_out
from warraq.importing.source import HEAD, ImportOptions, Source, open_file

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
class Candidate:
    """A file given to import, opened once: what all steps of an import know of it.

    digest  its SHA-256; '' where it cannot be read
    kind    the name of its format, or '' where it cannot be read
    fault   why it cannot be read; '' if it can
    """

    file: Found
    size: int
    digest: str
    kind: str
    fault: str = ""


def look(file: Found) -> Candidate:
    """Open, hash and detect a file. Raises Unreadable or OSError where it cannot be read."""
    refuse_way_out(file)
    digest = digest_of(file.path)
    source = open_file(file.path)
    return Candidate(file, source.size, digest, format_of(source).name)


def look_at(
    paths: Iterable[Path], progress: Callable[[int, int], None] = lambda done, total: None
) -> tuple[Candidate, ...]:
    """Return the files of the given files and folders, each looked at once."""
    found = tuple(find_sources(paths))
    candidates = []
    for done, file in enumerate(found):
        progress(done, len(found))
        try:
            candidates.append(look(file))
        except Unreadable as error:
            candidates.append(Candidate(file, 0, "", "", str(error)))
        except OSError as error:
            candidates.append(Candidate(file, 0, "", "", _input_fault(error)))
    return tuple(candidates)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source holds: its parts, None where they are to be streamed; or why there are none."""

    parts: tuple[Part, ...] | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What to read, for a worker."""

    candidates: tuple[Candidate, ...]
    options: ImportOptions


def begin(task: Task) -> Callable[[int], Reading]:
    """Ready a worker; it reads a source by its number."""
    return lambda number: read(task.candidates[number], task.options)


def read(candidate: Candidate, options: ImportOptions) -> Reading:
    """Read a source whole, unless it is large."""
    if candidate.size >= STREAMED:
        return Reading(None)
    try:
        return Reading(tuple(stream(candidate, options, {})))
    except Unreadable as error:
        return Reading((), str(error))
    except OSError as error:
        return Reading((), _input_fault(error))


def _input_fault(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or 'input error').lower()}"


def stream(
    candidate: Candidate,
    options: ImportOptions,
    done: Mapping[str, Collection[int]],
    progress: Callable[[int], None] = lambda position: None,
) -> Iterator[Part]:
    """Yield the parts of a source, one after the other.

    done      by place: the numbers of the parts that need not be read again
    progress  is called at every part with how many bytes of the source were read
    """
    files: list[BinaryIO] = []
    for leaf, place, kind in _leaves(candidate, files):
        if isinstance(leaf, LeftOut):
            yield Part(place, "", 0, leaf)
        elif 0 not in done.get(place, ()):
            for part in _of_leaf(leaf, kind, place, options, done.get(place, ())):
                yield part
                progress(files[-1].tell() if files and not files[-1].closed else 0)


def visible_text(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """For the audit: yield each part by its key, with all the text that a reader could see in it;
    '' where it cannot be read.
    """
    for leaf, place, kind in _leaves(candidate, []):
        if isinstance(leaf, Source):
            try:
                for number, text in visible_parts(_format(kind, leaf), leaf):
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


def _format(kind: str, source: Source) -> Format:
    """Return the format of a name; of a source within another, whose `kind` is '', by its bytes."""
    return next((known for known in FORMATS if known.name == kind), None) or format_of(source)


def _leaves(
    candidate: Candidate, files: list[BinaryIO]
) -> Iterator[tuple[Source | LeftOut, str, str]]:
    """Yield the sources within a source, each with its place in it, and its kind if that is known.
    `files` gets the file that was opened last.
    """
    path = candidate.file.path

    def start() -> BinaryIO:
        files[:] = [path.open("rb")]
        return files[0]

    source = Source(path.name, path.stat().st_size, start, _companion(candidate.file))
    for leaf in leaves(source, _is_known):
        name = leaf.name if isinstance(leaf, Source) else leaf.what
        yield leaf, name.removeprefix(source.name), candidate.kind if leaf is source else ""


def _is_known(head: bytes, name: str) -> bool:
    return any(known.sniff(head, name) for known in FORMATS[:-1])


def _of_leaf(
    leaf: Source, kind: str, place: str, options: ImportOptions, done: Collection[int]
) -> Iterator[Part]:
    name = ""

    def fault(why: str) -> Part:
        return Part(place, name, 0, LeftOut(why, leaf.name, fault=True))

    try:
        reader = _format(kind, leaf)
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
