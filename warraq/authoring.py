"""What an author starts with: a new article in its place, a new archive laid out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from warraq import __version__, record
from warraq.arabic.slug import slug, slug_apart
from warraq.config import Config
from warraq.model import When
from warraq.problems import Problem, WarraqError

LAYOUT = Path(__file__).parent / "data" / "init"
"""What a new archive is made of. A name's leading 'dot-' becomes '.', and 'VERSION' in a text this version."""


def folder_of(when: When | None) -> str:
    """The folder of content/ in which an article of that date lies: YYYY/MM, YYYY if no month is known, 'undated' without a date."""
    if when is None:
        return "undated"
    if when.precision in ("year", "interval"):
        return f"{when.first.year:04}"
    return f"{when.first.year:04}/{when.first.month:02}"


def new(config: Config, title: str, when: When | None, topics: Sequence[str], draft: bool) -> Path:
    """Write a new article and return its path. Nothing that exists is overwritten.

    Raises WarraqError for an empty title and for a topic that the vocabulary does not have.
    """
    title = " ".join(title.split())
    if not title:
        raise WarraqError(Problem("new", 0, 0, "the title is empty", 'write: new "العنوان"'))
    ids = []
    for name in topics:
        topic = config.vocabulary.find(name)
        if topic is None:
            near = config.vocabulary.near(name)
            hint = f"; did you mean '{near}'?" if near else ""
            raise WarraqError(Problem("--topic", 0, 0, f"'{name}' is not a topic of the vocabulary{hint}"))
        ids.append(topic.id)
    folder = config.content / folder_of(when)
    folder.mkdir(parents=True, exist_ok=True)
    taken = {path.stem for path in folder.iterdir()}
    name = slug(title) if slug(title) not in taken else slug_apart(title, taken)
    if name in taken:
        raise WarraqError(Problem(f"content/{folder_of(when)}/{name}.md", 0, 0, "is there already", "choose another title or date"))
    meta = {"title": title, "date": when.text if when else "", "topics": ids, "draft": draft or ""}
    path = folder / f"{name}.md"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(record.compose(meta, ""))
    return path


def init(folder: Path, title: str) -> tuple[Path, ...]:
    """Lay out a new archive in a folder that is new or empty (but for hidden files). Returns what was written.

    Raises WarraqError if something is in the way.
    """
    if folder.is_dir() and any(not entry.name.startswith(".") for entry in folder.iterdir()):
        raise WarraqError(Problem(str(folder), 0, 0, "is not empty", "choose a new or an empty folder"))
    written = []
    for source in sorted(path for path in LAYOUT.rglob("*") if path.is_file()):
        parts = [part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in source.relative_to(LAYOUT).parts]
        target = folder.joinpath(*parts)
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


def _titled(text: str, title: str) -> str:
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    lines = [f"title = {quoted}" if line.startswith("title =") else line for line in text.split("\n")]
    return "\n".join(lines)
