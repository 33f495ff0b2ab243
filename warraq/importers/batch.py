"""Runs an import: sources to articles in content/, with an account of each; says what became of every one."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from warraq import output, record
from warraq.arabic.slug import slug_apart
from warraq.importers import importer_for
from warraq.importers.account import Account
from warraq.importers.decode import LARGEST, Unreadable, load
from warraq.importers.imported import Imported
from warraq.importers.markdown import as_markdown
from warraq.importers.opened import Terms
from warraq.importers.opened import held as in_memory
from warraq.importers.review import in_words
from warraq.importers.sheet import Commonness
from warraq.importers.shelf import Shelf, parted
from warraq.problems import Problem
from warraq.vocabulary import Vocabulary, suggest

ACCOUNTS = "accounts"
"""The folder of an archive that holds the accounts of its imports. It is kept in git, and never published."""

_PASSED_OVER = (".", "README", "LICENSE", "LICENCE")

Outcome = Literal["imported", "review", "unchanged", "edited", "removed", "failed"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an article of a source, or of the source if it gave none.

    source    the source, as the record names it
    outcome   'imported'; 'review': imported, and in doubt about more than its topics; 'unchanged': it was here already;
              'edited': it was here, has been edited since, and stands as it is; 'removed': it was here, was taken out
              of content/, and stays out; 'failed'
    article   path relative to content/ (of a removed one: where it was), '' where there is none
    """

    source: str
    outcome: Outcome
    article: str = ""
    title: str = ""
    account: Account | None = None
    problems: tuple[Problem, ...] = ()


def find_sources(paths: Iterable[Path]) -> Iterator[Path]:
    """The files of the given files and folders, sorted within each folder.

    Within a folder, hidden files and those that speak of the folder itself (README, LICENSE) are passed over, and
    links to folders are not
    followed.
    """
    for path in paths:
        if path.is_dir():
            for folder, names, files in os.walk(path):
                names[:] = sorted(name for name in names if not name.startswith("."))
                yield from (Path(folder, name) for name in sorted(files) if not name.upper().startswith(_PASSED_OVER))
        else:
            yield path


def run(
    root: Path,
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    today: dt.date,
    *,
    progress: Callable[[str, int, int], None] = lambda step, done, total: None,
    largest: int = LARGEST,
) -> tuple[Result, ...]:
    """Import sources into the archive at `root`.

    paths     files and folders, read in the given order
    today     the day of import
    progress  is told the step ('look' or 'read'), how many sources are done, and how many there are
    largest   the most bytes that a source may have

    Nothing that an editor has changed is written over, and a source that cannot be read stops nothing else: its
    Result carries the Problem.
    """
    sources: dict[Path, str] = {}
    for given in paths:
        for path in find_sources((given,)):
            sources.setdefault(path, _name(root, given, path))
    shelf = Shelf.of(root)
    common = Commonness()
    for done, path in enumerate(sources):
        progress("look", done, len(sources))
        try:
            data = load(path, largest)
            if not _account_path(root, hashlib.sha256(data).hexdigest()).exists():
                for page in importer_for(data, str(path)).pages(in_memory(data, str(path))):
                    common.see(page)
        except (Unreadable, OSError):
            continue  # told in the second pass, with its reason
    on_many = common.pieces()
    results: list[Result] = []
    for done, (path, name) in enumerate(sources.items()):
        progress("read", done, len(sources))
        results += _one(root, path, name, shelf, on_many, vocabulary, today, largest)
    progress("read", len(sources), len(sources))
    return tuple(results)


def explain(path: Path, today: dt.date, *, largest: int = LARGEST) -> Iterator[Imported]:
    """The articles of one source, with their accounts, nothing written. Raises Unreadable and OSError."""
    data = load(path, largest)
    found = importer_for(data, str(path)).read(in_memory(data, str(path)), Terms(today))
    return (article for article in found if isinstance(article, Imported))


def _one(
    root: Path,
    path: Path,
    name: str,
    shelf: Shelf,
    common: frozenset[str],
    vocabulary: Vocabulary,
    today: dt.date,
    largest: int,
) -> Iterator[Result]:
    try:
        data = load(path, largest)
        digest = hashlib.sha256(data).hexdigest()
        held = dict(shelf.holds(digest))
        written = _written(root, digest)
        if written:
            yield from _known(root, name, written, held)
            return
        importer = importer_for(data, str(path))
        found = importer.read(in_memory(data, str(path)), Terms(today, common))
        articles = tuple(article for article in found if isinstance(article, Imported))
    except (Unreadable, OSError) as error:
        what = (
            str(error)
            if isinstance(error, Unreadable)
            else f"cannot be read: {(error.strerror or 'input error').lower()}"
        )
        yield Result(
            name, "failed", problems=(Problem(name, 0, 0, what, "take it out of the folder, or give a readable copy"),)
        )
        return
    # The account is written last: articles without one are of an import that was interrupted, and it goes on here.
    yield from _known(root, name, {}, held)
    told = []
    older = shelf.older(name, digest)
    for article in articles:
        part = f"#{article.part}" if article.part else ""
        if part in held:
            file, where = held[part]
            told.append({"file": file, "article": where, "digest": _standing(root, where), **article.account.told()})
            continue
        file = name + part
        text, where = _composed(article, file, digest, importer.name, vocabulary, today, shelf)
        output.replace(str(root / "content" / where), text.encode())
        told.append({"file": file, "article": where, "digest": _digest(text), **article.account.told()})
        shelf.add(digest, file, where)
        problems = (
            (
                Problem(
                    name,
                    0,
                    0,
                    f"has changed since it was imported as content/{older}",
                    "compare the two, keep one",
                    "warning",
                ),
            )
            if older
            else ()
        )
        yield Result(name, "review" if article.doubts else "imported", where, article.title, article.account, problems)
    account = {
        "source": name,
        "sha256": digest,
        "importer": importer.name,
        "imported": today.isoformat(),
        "articles": told,
    }
    output.replace(str(_account_path(root, digest)), _as_json(account).encode())


def _as_json(account: Mapping[str, Any]) -> str:
    """The account as JSON with one piece a line, so that git shows what changed."""
    articles = []
    for article in account["articles"]:
        pieces = ",\n".join(json.dumps(piece, ensure_ascii=False) for piece in article["pieces"])
        head = json.dumps({key: value for key, value in article.items() if key != "pieces"}, ensure_ascii=False)
        articles.append(f'{head[:-1]}, "pieces": [\n{pieces}\n]}}')
    head = json.dumps({key: value for key, value in account.items() if key != "articles"}, ensure_ascii=False)
    return f'{head[:-1]}, "articles": [\n' + ",\n".join(articles) + "\n]}\n"


def _known(
    root: Path, name: str, written: Mapping[str, tuple[str, str]], held: Mapping[str, tuple[str, str]]
) -> Iterator[Result]:
    """The source is here already, under this name or another; its articles stay as they are, edited or removed."""
    for part in {**written, **held}:
        if part not in held:
            yield Result(name, "removed", written[part][0])
            continue
        file, where = held[part]
        edited = part in written and written[part][1] != _standing(root, where)
        other, _ = parted(file)
        problems = (
            (Problem(name, 0, 0, f"is here already as '{other}' (content/{where})", "", "warning"),)
            if other != name
            else ()
        )
        yield Result(name, "edited" if edited else "unchanged", where, problems=problems)


def _standing(root: Path, where: str) -> str:
    """The digest of an article as it stands in content/."""
    try:
        return _digest((root / "content" / where).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""


def _written(root: Path, digest: str) -> dict[str, tuple[str, str]]:
    """What the account of a source says, by part: where its article was put, and the digest that it had; {} if there
    is no account that can be read.
    """
    try:
        account: dict[str, Any] = json.loads(_account_path(root, digest).read_text(encoding="utf-8"))
        return {parted(entry["file"])[1]: (entry["article"], entry["digest"]) for entry in account["articles"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _composed(
    article: Imported, file: str, digest: str, importer: str, vocabulary: Vocabulary, today: dt.date, shelf: Shelf
) -> tuple[str, str]:
    """The text of the article's file, and its path relative to content/."""
    topics = [suggestion.id for suggestion in suggest(vocabulary, article.title, article.paragraphs)]
    unsure = "topics suggested, not confirmed" if topics else "no topic"
    meta = {
        "title": article.title,
        "date": article.when.text if article.when else "",
        "topics": topics,
        "author": list(article.authors),
        "outlet": article.outlet,
        "source": {
            "file": file,
            "sha256": digest,
            "url": article.url,
            "imported": today,
            "importer": importer,
            "left_out": article.account.left_out,
        },
        "review": [in_words(doubt) for doubt in (*article.doubts, unsure)],
    }
    folder = "undated"
    if article.when is not None:
        folder = article.when.text[:7].replace("-", "/")
    taken = shelf.taken(folder)
    where = f"{folder}/{slug_apart(article.title, taken)}.md"
    return record.compose(meta, article.body or as_markdown(article.paragraphs)), where


def _name(root: Path, given: Path, path: Path) -> str:
    """The source as the record names it: relative to the archive or, if it lies elsewhere, from the given file or
    folder on ('dumps/a/index.txt'); never a path of this machine.
    """
    absolute = Path(os.path.abspath(path))
    try:
        name = absolute.relative_to(os.path.abspath(root)).as_posix()
    except ValueError:
        name = absolute.relative_to(Path(os.path.abspath(given)).parent).as_posix()
    return unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode("utf-8")


def _account_path(root: Path, digest: str) -> Path:
    return root / ACCOUNTS / f"{digest[:16]}.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
