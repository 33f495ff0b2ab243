"""The file of an account: one a source, a line for each part and each piece, written at once."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from warraq.importing.account import Account
from warraq.importing.article import LeftOut

FOLDER = "accounts"
"""The folder of an archive that holds the accounts of its imports. It is kept in git, and never
published.
"""


def path_of(root: Path, digest: str) -> Path:
    """Where the account of a source lies, by the source's SHA-256."""
    return root / FOLDER / f"{digest[:16]}.jsonl"


def unfinished(root: Path, digest: str) -> Path:
    """Where it lies until all of the source is imported."""
    return root / FOLDER / f"{digest[:16]}.jsonl.part"


@dataclass(frozen=True, slots=True)
class Entry:
    """What an account says of a part of a source.

    file     the part, as `source.file` of an article names it
    article  where its article was put, relative to content/; '' where there is none
    digest   the SHA-256 of the article as it was written
    why      why there is no article
    """

    file: str
    article: str = ""
    digest: str = ""
    why: str = ""


def entries(path: Path) -> Iterator[Entry]:
    """What an account says of each part, in order; nothing if it cannot be read."""
    for told in records(path):
        if "file" in told:
            yield Entry(
                *(str(told.get(key, "")) for key in ("file", "article", "digest", "left out"))
            )


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of an account, each a JSON object; a line that is none is passed over. Of an
    unfinished one, what a kill tore is left out.
    """
    with suppress(OSError), path.open("rb") as file:
        end = _end_of_whole(path) if path.suffix == ".part" else sys.maxsize
        while file.tell() < end and (line := file.readline()):
            if told := _parsed(line):
                yield told


def _end_of_whole(path: Path) -> int:
    """How many bytes of an account stand before a last article that has not all of its pieces, or a
    torn line.
    """
    at = end = owed = 0
    with path.open("rb") as file:
        for line in file:
            at += len(line)
            if told := _parsed(line):
                owed = told.get("pieces", 0) if "file" in told else max(0, owed - 1)
                end = end if owed else at
    return end


def _parsed(line: bytes) -> dict[str, Any]:
    with suppress(ValueError):
        told = json.loads(line)
        if isinstance(told, dict):
            return told
    return {}


def digest_of_text(text: str) -> str:
    """The SHA-256 of an article's text, as an account holds it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def standing(root: Path, article: str) -> str:
    """The same of an article as it stands in content/; '' if it cannot be read."""
    try:
        return digest_of_text((root / "content" / article).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""


@dataclass(slots=True)
class AccountFile:
    """The account of one source while it is being written.

    What is written survives a kill at any moment: the import goes on behind it.

    dry       nothing is written
    articles  how many articles it tells of
    """

    root: Path
    source: str
    digest: str
    imported: dt.date
    dry: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    file: TextIO | None = None

    def article(
        self, file: str, importer: str, article: str, digest: str, account: Account
    ) -> None:
        """Note an article, and what became of every piece of its part."""
        told = {"file": file, "article": article, "digest": digest, "importer": importer}
        how = {
            "encoding": account.encoding,
            "mends": list(account.mends),
            "pieces": len(account.pieces),
        }
        self._write({**told, **how}, *account.rows())
        self.articles += 1

    def left(self, file: str, part: LeftOut, article: str = "") -> None:
        """Note a part that gave no article, or none that is new: `article` is then the one that is
        here.
        """
        told = {"file": file, "left out": part.why, "what": part.what, "article": article}
        chars = len("".join(part.text.split()))
        self._write(
            {key: value for key, value in told.items() if value}
            | ({"chars": chars} if chars else {})
        )
        self.counts[part.why] += 1

    def end(self) -> None:
        """Everything is imported: the account gets its last line and its lasting name."""
        if not self.dry:
            self._write({"end": {"articles": self.articles, **self.counts}})
            self.stop()
            os.replace(unfinished(self.root, self.digest), path_of(self.root, self.digest))

    def stop(self) -> None:
        """Leave it as it is, to be gone on with."""
        if self.file:
            self.file.close()
            self.file = None

    def drop(self) -> None:
        """Nothing of the source is in the archive, and so the account goes too."""
        self.stop()
        if not self.dry:
            unfinished(self.root, self.digest).unlink(missing_ok=True)

    def _write(self, *lines: Mapping[str, Any]) -> None:
        if self.dry:
            return
        if self.file is None:
            path = unfinished(self.root, self.digest)
            path.parent.mkdir(parents=True, exist_ok=True)
            end = _end_of_whole(path) if path.exists() else 0
            self.file = path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n")
            self.file.truncate(end)
            self.file.write("\n" if end else "")  # the line before may lack its end
            fresh = not end
            head = {
                "source": self.source,
                "sha256": self.digest,
                "imported": self.imported.isoformat(),
            }
            lines = (head, *lines) if fresh else lines
        self.file.write("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
        self.file.flush()
