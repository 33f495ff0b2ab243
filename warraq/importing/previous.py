"""What content/ holds of earlier imports: the article of each source, the names that are taken."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from warraq.content.frontmatter.text import LARGEST_LETTERS, split

_HEAD = LARGEST_LETTERS + 100
"""How many characters of a file are read: a front matter, with the lines around it."""
_PART = re.compile(r"!/.*$|#\d+$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PreviousImports:
    """The articles that came from a source.

    by_digest  SHA-256 of a source -> {part of it: (source.file, path of the article relative to
               content/)}
    files      source.file without its part -> SHA-256 of the source as it was imported, and an
               article of it
    by_url     source.url -> articles that were published there, each with its title
    names      folder -> names of the files in it without '.md'
    """

    by_digest: dict[str, dict[str, tuple[str, str]]]
    files: dict[str, tuple[str, str]]
    by_url: defaultdict[str, list[tuple[str, str]]]
    names: defaultdict[str, set[str]]

    @classmethod
    def of(cls, root: Path) -> PreviousImports:
        """Read the front matter of every article of the archive at `root`; a file that cannot be
        read is passed over (check names it).
        """
        previous = cls({}, {}, defaultdict(list), defaultdict(set))
        content = root / "content"
        for folder, names, files in os.walk(content):
            names[:] = sorted(name for name in names if not name.startswith("."))
            place = Path(folder).relative_to(content).as_posix()
            for name in sorted(files):
                if name.endswith(".md"):
                    previous.names[place].add(name[:-3])
                    if found := _found(Path(folder, name)):
                        previous.add(*found, f"{place}/{name}")
        return previous

    def holds(self, digest: str) -> dict[str, tuple[str, str]]:
        """The articles that came from these bytes, by part: source.file, and path relative to
        content/.
        """
        return self.by_digest.get(digest, {})

    def older(self, name: str, digest: str) -> str:
        """An article that came from a file of this name when it held other bytes; '' if there is
        none.
        """
        known, article = self.files.get(name, (digest, ""))
        return article if known != digest else ""

    def add(self, digest: str, file: str, url: str, title: str, article: str) -> None:
        """Note that an article came from a source."""
        name, part = parted(file)
        self.by_digest.setdefault(digest, {})[part] = (file, article)
        self.files[name] = (digest, article)
        if url:
            self.by_url[url].append((article, title))
        folder, _, page = article.rpartition("/")
        self.names[folder].add(page.removesuffix(".md"))

    def taken(self, folder: str) -> set[str]:
        """The names that no new file of this folder may have."""
        return self.names[folder]


def parted(file: str) -> tuple[str, str]:
    """A source.file as the name of the source and the part of it: 'a.log#2' -> ('a.log', '#2');
    ('a.txt', ''); 'a.zip!/b.csv#3' -> ('a.zip', '!/b.csv#3').
    """
    name = _PART.sub("", file, count=1)
    return name, file[len(name) :]


def _found(path: Path) -> tuple[str, str, str, str] | None:
    """The SHA-256 and the name of the source that a file of content/ came from, where it was
    published, its title.
    """
    try:
        # A broken byte in the text is for `check` to tell: it does not make the source unknown.
        with path.open(encoding="utf-8-sig", errors="replace") as opened:
            head = opened.read(_HEAD)
        meta = split(head)[0] if "sha256" in head else {}
    except (OSError, ValueError):
        return None
    source = meta.get("source")
    if not isinstance(source, dict) or "sha256" not in source:
        return None
    file, url = str(source.get("file", "")), str(source.get("url", ""))
    return str(source["sha256"]).lower(), file, url, str(meta.get("title", ""))
