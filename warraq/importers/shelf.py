"""What content/ holds of earlier imports: which source became which article, and which file names are taken."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from warraq import record

_HEAD = 16_384
_SHA = re.compile(r"^\s+sha256:\s*['\"]?(?P<sha>[0-9a-fA-F]{64})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles that came from a source.

    by_digest  SHA-256 of a source -> {source.file: path of the article relative to content/}
    files      source.file without its part -> SHA-256 of the source as it was imported, and an article of it
    names      folder -> names of the files in it without '.md'
    """

    by_digest: dict[str, dict[str, str]]
    files: dict[str, tuple[str, str]]
    names: defaultdict[str, set[str]]

    @classmethod
    def of(cls, root: Path) -> Shelf:
        """Read the front matter of every article of the archive at `root`; a file that cannot be read is passed
        over (check names it).
        """
        shelf = cls({}, {}, defaultdict(set))
        content = root / "content"
        for folder, names, files in os.walk(content):
            names[:] = sorted(name for name in names if not name.startswith("."))
            place = Path(folder).relative_to(content).as_posix()
            for name in sorted(files):
                if name.endswith(".md"):
                    shelf.names[place].add(name[:-3])
                    if source := _source(Path(folder, name)):
                        shelf.add(source[0], source[1], f"{place}/{name}")
        return shelf

    def holds(self, digest: str) -> dict[str, str] | None:
        """The articles that came from these bytes, by source.file; None if there are none."""
        return self.by_digest.get(digest)

    def older(self, name: str, digest: str) -> str:
        """An article that came from a file of this name when it held other bytes; '' if there is none."""
        known, article = self.files.get(name, (digest, ""))
        return article if known != digest else ""

    def add(self, digest: str, file: str, article: str) -> None:
        """Note that an article came from a source."""
        self.by_digest.setdefault(digest, {})[file] = article
        self.files[file.partition("#")[0]] = (digest, article)
        folder, _, name = article.rpartition("/")
        self.names[folder].add(name.removesuffix(".md"))

    def taken(self, folder: str) -> set[str]:
        """The names that no new file of this folder may have."""
        return self.names[folder]


def _source(path: Path) -> tuple[str, str] | None:
    """The SHA-256 and the name of the source that a file of content/ came from."""
    try:
        with path.open(encoding="utf-8") as file:
            head = file.read(_HEAD)
        match = _SHA.search(head) if head.startswith("---") else None
        if not match:
            return None
        meta, _, _ = record.split(head)
    except (OSError, ValueError):
        return None
    source = meta.get("source")
    return (match["sha"].lower(), str(source.get("file", ""))) if isinstance(source, dict) else None
