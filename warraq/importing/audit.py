"""Compares what was imported with its sources: their bytes, and every character they hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warraq.core.problems import Problem
from warraq.importing import account_file
from warraq.importing.decode import Unreadable
from warraq.importing.previous import PreviousImports, parted
from warraq.importing.read import look, visible_text
from warraq.importing.seeds import FOLDER, LINK, Found, digest_of, find_sources, original


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit found of one source.

    articles    where its articles are, relative to content/
    left_out    how many of its parts gave none
    characters  how many characters that are not white space were compared with its account
    """

    source: str
    articles: tuple[str, ...]
    left_out: int
    characters: int
    problems: tuple[Problem, ...]


def audit(root: Path) -> Iterator[Audited]:
    """Look over every account of the archive at `root`, then tell of each seed that has none."""
    previous = PreviousImports.of(root)
    known = set()
    for path in sorted((root / account_file.FOLDER).glob("*.jsonl*"), key=_source_of):
        found = _of_account(root, path, previous)
        known.add(found.source)
        yield found
    for seed in find_sources([root / FOLDER] if (root / FOLDER).is_dir() else []):
        name = seed.path.relative_to(root).as_posix()
        if name not in known and not _is_known(root, seed.path):
            yield Audited(name, (), 0, 0, (Problem(name, 0, 0, "is not imported", "run `import`"),))


def _source_of(account: Path) -> tuple[str, Path]:
    """The name of an account's source, by which people look for it."""
    return next(
        (str(told["source"]) for told in account_file.records(account) if "source" in told), ""
    ), account


def _is_known(root: Path, seed: Path) -> bool:
    """Whether a seed was imported under another name."""
    try:
        return account_file.path_of(root, digest_of(seed)).exists()
    except (Unreadable, OSError):
        return False


def _of_account(root: Path, path: Path, previous: PreviousImports) -> Audited:
    head: dict[str, Any] = next(
        (told for told in account_file.records(path) if "source" in told), {}
    )
    name, digest = str(head.get("source", "")), str(head.get("sha256", ""))
    if not name:
        where = path.relative_to(root).as_posix()
        return Audited(
            where, (), 0, 0, (Problem(where, 0, 0, "is no account of an import", "delete it"),)
        )
    problems = []
    if path.suffix == ".part":
        problems.append(
            Problem(name, 0, 0, "is not imported to its end", "run `import` again", "warning")
        )
    held = previous.holds(digest)
    articles, left_out = [], 0
    for entry in account_file.entries(path):
        if entry.why:
            left_out += 1
        elif found := held.get(parted(entry.file)[1]):
            articles.append(found[1])
        else:
            what = f"gave content/{entry.article}, which has been taken out"
            problems.append(
                Problem(entry.file, 0, 0, what, "nothing, if that was meant", "warning")
            )
    characters, faults = _against_source(root, path, name, digest)
    return Audited(name, tuple(articles), left_out, characters, (*problems, *faults))


def _against_source(root: Path, path: Path, name: str, digest: str) -> tuple[int, list[Problem]]:
    """Compare an account with its source: how many characters there were to compare, and what does
    not fit.
    """
    try:
        source = original(root, name)
        candidate = look(Found(source, source))
        if candidate.digest != digest:
            what = "is not what was imported: its bytes have changed"
            return 0, [Problem(name, 0, 0, what, "bring the original back from git or from a copy")]
        return _compared(name, groups(path), visible_text(candidate))
    except (Unreadable, OSError, ValueError, KeyError) as error:
        what = f"cannot be compared with its account: {getattr(error, 'strerror', None) or error}"
        mend = (
            "find out where it is now, and write that into the link"
            if name.endswith(LINK)
            else "bring it back"
        )
        return 0, [Problem(name, 0, 0, what, mend)]


def _compared(
    name: str, account: Iterator[tuple[str, list[dict[str, Any]]]], parts: Iterable[tuple[str, str]]
) -> tuple[int, list[Problem]]:
    waiting: dict[str, list[dict[str, Any]]] = {}
    characters, faults = 0, []
    for key, text in parts:
        while key not in waiting and (told := next(account, None)):
            waiting[told[0]] = told[1]
        pieces = waiting.pop(key, None)
        if pieces is None:
            continue  # not imported yet
        compact = "".join(text.split())
        characters += len(compact)
        if lost := _misfit(pieces, compact):
            faults.append(
                Problem(
                    name + key, 0, 0, lost, "import it anew: delete its account and its articles"
                )
            )
    return characters, faults


def groups(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each part of an account by its key, with its own line and those of its pieces."""
    key = ""
    lines: list[dict[str, Any]] = []
    for told in account_file.records(path):
        if "file" in told:
            if lines:
                yield key, lines
            key, lines = parted(str(told["file"]))[1], [told]
        elif "fate" in told:
            lines.append(told)
    if lines:
        yield key, lines


def _misfit(lines: list[dict[str, Any]], compact: str) -> str:
    """Where an account and its source part, '' if they say the same. A part that was left out whole
    needs no pieces.
    """
    head, *pieces = lines
    if "left out" in head:
        return (
            ""
            if head.get("chars", len(compact)) == len(compact)
            else "was left out, and was another then"
        )
    at = 0
    for piece in pieces:
        text = "".join(str(piece.get("text", "")).split())
        if "text" in piece and not compact.startswith(text, at):
            shown = json.dumps(compact[at : at + 40], ensure_ascii=False)
            line = piece.get("line", 0)
            return f"has {shown} at its line {line}, of which its account knows nothing"
        at += len(text) if "text" in piece else int(piece.get("chars", 0))
    if at != len(compact):
        return f"has {len(compact):,} characters, and its account tells of {at:,}"
    return ""
