"""Writes articles into content/: each with its pictures before it and its account behind it."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warraq.analysis.duplicates.find import DuplicateFinder, Match
from warraq.analysis.duplicates.store import WrittenArticle, words_of
from warraq.arabic.letters import fold, words
from warraq.content.frontmatter.text import split
from warraq.core import files
from warraq.core.problems import Problem
from warraq.importing.account_file import AccountFile, digest_of_text
from warraq.importing.article import Imported
from warraq.importing.filing import Filer, Origin
from warraq.importing.result import Result
from warraq.importing.seeds import keep
from warraq.importing.to_markdown.escape import as_markdown

FULLER_TIMES = 1.5
"""How many times longer a text is than one of the same address and title, if it is more than what
is here already: the page of a feed's summary.
"""


@dataclass(frozen=True, slots=True)
class Store:
    """Where the articles of an import are written.

    duplicates  finds articles in other words; None to find only what is the same to the byte
    dry         nothing is written
    """

    root: Path
    filer: Filer
    today: dt.date
    duplicates: DuplicateFinder | None
    dry: bool

    def write(
        self, article: Imported, file: str, importer: str, path: Path, account: AccountFile
    ) -> Result:
        """Write an article of the source at `path`; `file` is its part, as `source.file` has it."""
        texts = words("\n".join(article.paragraphs)) if self.duplicates else []
        match = self.duplicates.nearest(texts, article.when) if self.duplicates else None
        briefer = self._at_its_address(article)
        first = match.first if match and match.first not in briefer else ""
        older = self.filer.previous.older(account.source, account.digest)
        origin = Origin(file, account.digest, importer, self.today)
        filed = self.filer.file(article, origin, first)
        if not self.dry:
            keep(self.root, account.source, path, account.digest)
            for name, picture in filed.pictures.items():
                files.replace(f"{self.root}/content/{name}", picture)
            data = filed.text.encode()
            state = files.replace(f"{self.root}/content/{filed.where}", data)
            if self.duplicates:
                texts = words_of(filed.body) if article.body else texts
                self.duplicates.add(filed.where, WrittenArticle(filed.meta, texts, data, state))
        account.article(file, importer, filed.where, digest_of_text(filed.text), article.account)
        self.filer.previous.add(account.digest, file, article.url, article.title, filed.where)
        warnings = _warnings(older, briefer, match if first else None)
        return Result(
            file,
            "review" if article.doubts else "imported",
            filed.where,
            article.title,
            importer,
            first=first,
            problems=tuple(Problem(file, 0, 0, what, mend, "warning") for what, mend in warnings),
        )

    def published(self, article: Imported) -> str:
        """Return an article of the same address and title that holds as much of the text, from
        whatever source; '' if there is none.
        """
        size = len(_compact(article.body or as_markdown(article.paragraphs)))
        return next(
            (
                it
                for it in self._at_its_address(article)
                if size <= FULLER_TIMES * _size(self.root, it)
            ),
            "",
        )

    def _at_its_address(self, article: Imported) -> list[str]:
        """Return the articles that were published at the same address under the same title."""
        known = self.filer.previous.by_url.get(article.url, []) if article.url else []
        return [where for where, title in known if fold(title) == fold(article.title)]


def _warnings(older: str, briefer: list[str], match: Match | None) -> Iterator[tuple[str, str]]:
    """Yield what an editor should know of an article that resembles others, and how to mend it."""
    if older:
        yield (
            f"has changed since it was imported as content/{older}",
            "compare the two, keep one",
        )
    if briefer:
        yield (
            f"holds much more of the text than content/{briefer[0]}, "
            "which was published at the same address",
            "if it is the same article, make that one the copy: `duplicate_of` in its front matter",
        )
    if match and match.earlier:
        yield (
            f"is of an earlier day than content/{match.first}, "
            "which tells the same and was here before it",
            "make that one the copy, if this is the first: `duplicate_of` in the front matter",
        )


def _size(root: Path, article: str) -> int:
    """Return how much text an article of content/ holds; without end where it cannot be read, as
    nothing can be said then.
    """
    try:
        return len(_compact(split((root / "content" / article).read_text(encoding="utf-8"))[1]))
    except (OSError, ValueError):
        return sys.maxsize


def _compact(text: str) -> str:
    return "".join(text.split())
