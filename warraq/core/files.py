"""Files of the site: written whole or not at all, left alone if identical, swept if ours."""

from __future__ import annotations

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

from warraq.core.problems import Problem, WarraqError

INDEX = "search/volumes"
"""The folder that holds the search index, and nothing else: no file of content/ and no page may
be in it.
"""
TEMPORARY = ".warraq-"
"""How the names of half-written files begin; the next build removes any that a killed one left."""


def file_of(root: str, url: str) -> str:
    """Return the file of a root-relative URL. Raises ValueError if it leads out of the site."""
    path = url if "%" not in url else unicodedata.normalize("NFC", unquote(url))
    if (
        "\0" in path
        or path.startswith("/")
        or ".." in path.split("/")
        or (os.sep != "/" and os.sep in path)
    ):
        raise ValueError(f"the address '{url}' leads out of the site")
    return f"{root}/{path}"


def state_of(root: str, url: str) -> tuple[int, int]:
    """Return the size and mtime_ns of the file of `url`; (-1, 0) if there is none.

    Of a folder ('a/b/'), the size of all that is below it, and a number that changes with any of
    its files' names, sizes and times.
    """
    if url.endswith("/"):
        return _state_of_all(below(root, url))
    try:
        state = os.stat(file_of(root, url))
    except (OSError, ValueError):
        return -1, 0
    return state.st_size, state.st_mtime_ns


def _state_of_all(files: Iterable[tuple[str, os.stat_result]]) -> tuple[int, int]:
    states = sorted((url, state.st_size, state.st_mtime_ns) for url, state in files)
    mark = hashlib.blake2b(repr(states).encode(), digest_size=7).digest()
    return (sum(size for _, size, _ in states), int.from_bytes(mark)) if states else (-1, 0)


def below(root: str, url: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files below the folder `url` ('a/b/'; '' for the whole site): URL and state."""
    folders = [url]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(file_of(root, folder)))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{folder}{quote(os.fsencode(entry.name))}/")
            else:
                yield folder + quote(os.fsencode(entry.name)), entry.stat(follow_symlinks=False)


def listed(root: str) -> set[str]:
    """Return the addresses in the site's own urls.txt: what a build may sweep even if its cache was
    lost.
    """
    try:
        lines = Path(root, "urls.txt").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {
        line
        for line in lines
        if line and not line.startswith(("/", ".")) and ".." not in line.split("/")
    }


def put(root: str, url: str, data: bytes) -> tuple[os.stat_result, bool]:
    """Make the file of `url` hold `data`. Returns its state on disk, and whether it had to be
    written.

    Raises WarraqError if it cannot be written.
    """
    path = file_of(root, url)
    with _reporting(root, url):
        try:
            with open(path, "rb", buffering=0) as file:
                state = os.fstat(file.fileno())
                if state.st_size == len(data) and file.readall() == data:
                    return state, False
        except (FileNotFoundError, NotADirectoryError):
            pass
        return replace(path, data), True


def replace(path: str, data: bytes) -> os.stat_result:
    """Write beside, then rename over: whoever looks sees the old file or the new one, never half of
    it.
    """
    folder, name = os.path.split(path)
    beside = f"{folder}/{TEMPORARY}{os.getpid()}-{name[:50]}"
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    except (FileNotFoundError, NotADirectoryError):
        os.makedirs(folder, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        with open(descriptor, "wb", buffering=0) as file:
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]
            state = os.fstat(descriptor)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return state


def copy(root: str, url: str, source: Path) -> tuple[os.stat_result, bool]:
    """Publish a file as it is. Returns its state on disk, and whether it had to be written.

    Raises WarraqError if it cannot be read or written.
    """
    path = Path(file_of(root, url))
    try:
        source.open("rb").close()
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise WarraqError(
            Problem(f"content/{unquote(url)}", 0, 0, what, "look at its permissions")
        ) from None
    with _reporting(root, url):
        if path.is_file() and path.stat().st_size == source.stat().st_size and _same(path, source):
            return path.stat(), False
        path.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, path)
        return path.stat(), True


def _copy(source: Path, path: Path) -> None:
    beside = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name[:50]}")
    try:
        shutil.copyfile(source, beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _reporting(root: str, url: str) -> Iterator[None]:
    """Turn what the system refuses into a Problem that names the file."""
    try:
        yield
    except OSError as error:
        where = f"{os.path.basename(root)}/{unquote(url)}"
        mend = "see what stands there, who may write there, and whether there is room"
        raise WarraqError(
            Problem(where, 0, 0, f"cannot be written: {error.strerror}", mend)
        ) from None


def _same(one: Path, other: Path) -> bool:
    with one.open("rb") as first, other.open("rb") as second:
        while chunk := first.read(1 << 20):
            if chunk != second.read(1 << 20):
                return False
        return not second.read(1)


def sweep(root: str, urls: Iterable[str]) -> tuple[str, ...]:
    """Remove the files of these URLs, and the folders that this leaves empty. Returns what was
    removed.
    """
    removed = []
    for url in urls:
        try:
            path = file_of(root, url)
            os.unlink(path)
        except (ValueError, FileNotFoundError, NotADirectoryError, IsADirectoryError):
            continue
        removed.append(url)
        folder = os.path.dirname(path)
        while len(folder) > len(root):
            try:
                os.rmdir(folder)
            except OSError:
                break
            folder = os.path.dirname(folder)
    return tuple(removed)


def sweep_temporary(root: str) -> None:
    """Remove what a killed build left half written."""
    for folder, _, names in os.walk(root):
        for name in names:
            if name.startswith(TEMPORARY):
                Path(folder, name).unlink(missing_ok=True)
