"""What an author starts with: a new article in its folder, a new archive laid out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import warraq
from warraq import __version__
from warraq.arabic.slug import slug_apart
from warraq.content.folders import folder_of
from warraq.content.frontmatter.text import CONTROL, no_text
from warraq.content.frontmatter.writing import compose
from warraq.core.model import When
from warraq.core.problems import Problem, WarraqError
from warraq.library.config import Config

LAYOUT = Path(warraq.__file__).parent / "data" / "init"
"""What a new archive is made of. A name's leading 'dot-' becomes '.', and 'VERSION' in a text this
version.
"""


def new(
    config: Config,
    title: str,
    when: When | None,
    topics: Sequence[str],
    draft: bool,
    thread: str = "",
) -> Path:
    """Write a new article and return its path. Nothing that exists is overwritten.

    Raises WarraqError for a title that is empty, for a title or story that is no text, and for a
    topic that the vocabulary does not have.
    """
    title, thread = _tidy(title, "the title"), _tidy(thread, "--thread")
    if not title:
        raise WarraqError(Problem("new", 0, 0, "the title is empty", 'write: new "العنوان"'))
    ids = []
    for name in topics:
        topic = config.vocabulary.find(name)
        if topic is None:
            near = config.vocabulary.find(config.vocabulary.near(name))
            hint = f"; did you mean '{near.label}' ({near.id})?" if near else ""
            raise WarraqError(
                Problem("--topic", 0, 0, f"'{name}' is not a topic of the vocabulary{hint}")
            )
        ids.append(topic.id)
    folder = config.content / folder_of(when)
    folder.mkdir(parents=True, exist_ok=True)
    taken = {path.stem for path in folder.iterdir()}
    meta = {
        "title": title,
        "date": when.text if when else "",
        "topics": ids,
        "thread": thread,
        "draft": draft or "",
    }
    path = folder / f"{slug_apart(title, taken)}.md"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(compose(meta, ""))
    return path


def init(folder: Path, title: str) -> tuple[Path, ...]:
    """Lay out a new archive in a folder that is new or empty (but for hidden files). Returns what
    was written.

    Raises WarraqError if something is in the way, and for a title that is no text.
    """
    title = _tidy(title, "the title")
    if folder.is_dir() and any(not entry.name.startswith(".") for entry in folder.iterdir()):
        raise WarraqError(
            Problem(str(folder), 0, 0, "is not empty", "choose a new or an empty folder")
        )
    written = []
    for source in sorted(path for path in LAYOUT.rglob("*") if path.is_file()):
        parts = source.relative_to(LAYOUT).parts
        target = folder.joinpath(
            *(f".{part[4:]}" if part.startswith("dot-") else part for part in parts)
        )
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8").replace("VERSION", __version__)
        if title and target.name == "site.toml":
            text = _titled(text, title)
        target.write_text(text, "utf-8", newline="\n")
        written.append(target)
    (folder / "seeds").mkdir(exist_ok=True)
    return tuple(written)


def _tidy(text: str, what: str) -> str:
    """Return a text from the command line on one line. Raises WarraqError, which names it, for a
    text that no file could hold.
    """
    text = " ".join(text.split())
    if control := CONTROL.search(text):
        raise WarraqError(Problem(what, 0, 0, f"holds {no_text(control[0])}", "write it without"))
    return text


def _titled(text: str, title: str) -> str:
    """Return the text of site.toml with this title."""
    quoted = json.dumps(title, ensure_ascii=False)
    lines = [
        f"title = {quoted}" if line.startswith("title =") else line for line in text.split("\n")
    ]
    return "\n".join(lines)
