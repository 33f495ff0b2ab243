"""An archive to measure: made-up articles in a folder, with minimal or default templates."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.corpus import Words

HERE = Path(__file__).parent
SKELETON = HERE / "peer"
TEMPLATES = ("minimal", "default", "search")
"""The minimal ones show a title, a date and a text, as those do that other generators are measured
with; 'search' are the default ones with a search index.
"""


@dataclass(frozen=True, slots=True)
class Archive:
    """A laid-out archive: its folder, its articles' files by number, and what they were made
    from.
    """

    folder: Path
    articles: tuple[Path, ...]
    vocabulary: Words

    @property
    def output(self) -> Path:
        """The site."""
        return self.folder / "output"

    @property
    def middle(self) -> Path:
        """The article that is edited."""
        return self.articles[len(self.articles) // 2]

    def page(self, article: Path) -> str:
        """The address of an article's page, relative to the site."""
        return article.relative_to(self.folder / "content").with_suffix(".html").as_posix()


def lay_out(folder: Path, count: int, templates: str) -> Archive:
    """Write so many articles, site.toml, and where `templates` is 'minimal' the templates."""
    folder.mkdir(parents=True)
    settings = (SKELETON / "site.toml").read_text("utf-8")
    if templates == "search":
        settings = settings.replace("search = false", "search = true")
    (folder / "site.toml").write_text(settings, "utf-8")
    if templates == "minimal":
        _put_templates(folder / "templates")
    vocabulary = corpus.words([topic["id"] for topic in tomllib.loads(settings)["topics"]])
    return Archive(folder, tuple(corpus.write(folder, vocabulary, count)), vocabulary)


def _put_templates(folder: Path) -> None:
    shutil.copytree(SKELETON / "templates", folder)
    base = folder / "base.html"
    text = base.read_text("utf-8")
    for mark, name in (("@@HEADER@@", "header.html"), ("@@FOOTER@@", "footer.html")):
        text = text.replace(mark, (HERE / name).read_text("utf-8").rstrip())
    base.write_text(text, "utf-8")
    (folder / "static").mkdir()
    (folder / "static" / "style.css").write_text(
        "body{font-family:serif;line-height:1.8;margin:0 auto;max-width:60rem}\n"
    )
