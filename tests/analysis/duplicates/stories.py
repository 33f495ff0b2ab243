"""Made-up stories, and archives that tell some of them twice."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

from warraq.analysis.duplicates.find import DuplicateFinder
from warraq.content.frontmatter.writing import compose
from warraq.importing.to_markdown.escape import as_markdown


def story(seed: int, length: int = 120) -> list[str]:
    """The words of a story, another for each seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices("ابتجدرسعفقلمنهوي", k=6)) for _ in range(length)]


def write(root: Path, path: str, said: list[str], date: str = "2017-05-12", **meta: object) -> str:
    """Put an article into content/; returns its path."""
    head = {"title": "خبر", "date": date, **meta}
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    half = len(said) // 2
    file.write_text(
        compose(head, as_markdown([" ".join(said[:half]), " ".join(said[half:])])), "utf-8"
    )
    return path


def found(root: Path) -> Mapping[str, list[str]]:
    """The copies of each first, as they are told."""
    likeness = DuplicateFinder.of(root, root / ".cache")
    told = {
        cluster.first: sorted([*cluster.found, *cluster.marked]) for cluster in likeness.clusters()
    }
    likeness.close()
    return told
