"""The originals: finds them, and keeps them in seeds/, or a link to what is too large for git."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from warraq.core import files as output
from warraq.importing.containers import UNFIT, is_document
from warraq.importing.decode import Unreadable
from warraq.importing.limits import MAX_COPY_BYTES, MAX_NAME_BYTES

FOLDER = "seeds"
LINK = ".link"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import.

    path   where it lies
    given  the file or folder that was given to import, which it is or in which it lies
    """

    path: Path
    given: Path


def find_sources(paths: Iterable[Path]) -> Iterator[Found]:
    """The files of the given files and folders, sorted within each folder, each once.

    Within a folder, hidden files, those that speak of the folder itself (README, LICENSE) and those
    that belong to pages (pictures, scripts, styles) are passed over, and links to folders are not
    followed.
    """
    seen = set()
    for given in paths:
        for path in _files(given) if given.is_dir() else (given,):
            if path not in seen:
                seen.add(path)
                yield Found(path, given)


def _files(folder: Path) -> Iterator[Path]:
    for place, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(files) if is_document(name))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file. Raises Unreadable if it is no ordinary file or holds nothing, and
    OSError.
    """
    if not path.is_file():
        raise Unreadable("is not an ordinary file" if path.exists() else "is not there")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def refuse_way_out(found: Found) -> None:
    """Raises Unreadable for a link in a folder that leads out of it: whoever packed the folder
    would have had files of this machine published.
    """
    if found.path == found.given or not found.path.is_symlink():
        return
    if not Path(os.path.realpath(found.path)).is_relative_to(os.path.realpath(found.given)):
        raise Unreadable(
            "is a link that leads out of the folder: import that file itself, if it is a source"
        )


def is_inside(root: Path, path: Path) -> bool:
    """Whether a file lies in the archive."""
    return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(root))


def name_of(root: Path, found: Found, digest: str, link: bool) -> str:
    """The source as the record names it: where it lies in the archive or, if it lies elsewhere,
    where seeds/ will keep it; never a path of this machine.
    """
    if is_inside(root, found.path):
        return _plain(
            Path(os.path.abspath(found.path)).relative_to(os.path.abspath(root)).as_posix()
        )
    given = Path(os.path.abspath(found.given))
    inner = (
        Path(os.path.abspath(found.path))
        .relative_to(given if given.name == FOLDER else given.parent)
        .as_posix()
    )
    inner = "/".join(_short(part, digest) for part in _plain(inner).split("/"))
    name = f"{FOLDER}/{inner}" + (LINK if link else "")
    if _kept(root, name, digest) in ("", digest):
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{digest[:8]}{dot}{ending}"


def keep(root: Path, name: str, path: Path, digest: str) -> None:
    """See to it that seeds/ holds a source that lies elsewhere, under the name that `name_of` gave
    it.

    Raises Unreadable if it is too large to be copied.
    """
    target = root / name
    if is_inside(root, path) or target.exists():
        return
    fitting(root, name, path)
    if name.endswith(LINK):
        told = {"sha256": digest, "size": path.stat().st_size, "place": str(path)}
        output.replace(
            str(target),
            (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"),
        )
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name[-60:]}.part")
    shutil.copyfile(path, beside)
    os.replace(beside, target)


def fitting(root: Path, name: str, path: Path) -> None:
    """Raises Unreadable if `keep` would have to copy a source that is too large for that."""
    size = path.stat().st_size
    if size > MAX_COPY_BYTES and not (
        name.endswith(LINK) or is_inside(root, path) or (root / name).exists()
    ):
        raise Unreadable(
            f"is too large for git ({size >> 20} MB): import it with --link, which keeps its "
            f"digest and place in {FOLDER}/, or put it there yourself"
        )


def original(root: Path, name: str) -> Path:
    """Where a source of the record lies now: in seeds/, or where its link points to."""
    path = root / name
    if name.endswith(LINK):
        told = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(told, dict) or not isinstance(told["place"], str):
            raise Unreadable("is no link to a source")
        return Path(told["place"])
    return path


def _kept(root: Path, name: str, digest: str) -> str:
    """The digest of what seeds/ holds under a name; '' if there is nothing."""
    try:
        if name.endswith(LINK):
            return str(json.loads((root / name).read_text(encoding="utf-8"))["sha256"])
        return digest_of(root / name)
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _short(name: str, digest: str) -> str:
    """The name of a file, or of a folder, that fits on any disk: NFC makes some longer than they
    were.
    """
    if len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    short = stem.encode()[: MAX_NAME_BYTES // 2].decode("utf-8", "ignore")
    return f"{short}-{digest[:8]}{dot}{ending[-10:]}"


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode("utf-8")
    return "".join("_" if unicodedata.category(char) in UNFIT else char for char in text)
