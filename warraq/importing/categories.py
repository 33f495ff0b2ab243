"""What the categories of a source become: topics, tags, or nothing, by a table to be edited."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.arabic.letters import bare
from warraq.content.frontmatter.text import CONTROL
from warraq.core import files
from warraq.core.problems import Problem, WarraqError
from warraq.importing.cues.lexical import folded_words

FILE = "categories.toml"
TAG, NOTHING = "tag", "nothing"
_LONGEST = 200
"""The most characters of a name in the table."""

_HEAD = f"""\
# What the categories of imported sources become: the id of a topic, "{TAG}", or "{NOTHING}".
# An import adds those that it meets for the first time, with its guess; \
change what is wrong before the next one.

"""
_EMPTY = frozenset(
    " ".join(folded_words(name))
    for name in (
        *("Uncategorized", "Uncategorised", "غير مصنف", "بدون تصنيف", "تصنيفات"),
        *("عام", "أخبار", "الأخبار", "الرئيسية", "مقالات", "General", "News", "Home", "Articles"),
    )
)
"""Categories that say nothing of what a text is about."""


@dataclass(slots=True)
class Categories:
    """The table, and what was met that it does not hold yet.

    known  name -> the id of a topic, 'tag' or 'nothing'
    """

    root: Path
    vocabulary: Vocabulary
    known: dict[str, str]
    new: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, vocabulary: Vocabulary) -> Categories:
        """Read the table of the archive at `root`. Raises WarraqError if it cannot be used."""
        try:
            known = tomllib.loads((root / FILE).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls(root, vocabulary, {})
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise WarraqError(
                Problem(FILE, 0, 0, f"is not TOML: {error}", 'write each as "name" = "topic"')
            ) from None
        ids = {topic.id for topic in vocabulary.topics} | {TAG, NOTHING}
        wrong = {name: means for name, means in known.items() if means not in ids}
        if wrong:
            mend = f'write the id of a topic, "{TAG}" or "{NOTHING}"'
            raise WarraqError(
                *(Problem(FILE, 0, 0, f"“{name}” is to be “{wrong[name]}”", mend) for name in wrong)
            )
        return cls(root, vocabulary, known)

    def sorted_out(self, names: tuple[str, ...]) -> tuple[list[str], list[str]]:
        """The topics and the tags that the categories of an article become."""
        topics: list[str] = []
        tags: list[str] = []
        for name in dict.fromkeys(
            " ".join(bare(CONTROL.sub("", name)).split())[:_LONGEST] for name in names
        ):
            if not name:
                continue
            means = self.known.get(name) or self.new.setdefault(name, self._guess(name))
            if means == TAG:
                tags.append(name)
            elif means != NOTHING:
                topics.append(means)
        return list(dict.fromkeys(topics)), tags

    def save(self) -> None:
        """Add what was met for the first time to the table, behind all that stands there."""
        if self.new:
            path = self.root / FILE
            before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
            lines = (
                f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(self.new[name])}\n"
                for name in self.new
            )
            files.replace(
                str(path),
                (before.rstrip("\n") + "\n" * (1 + (before == _HEAD)) + "".join(lines)).encode(),
            )
            self.known |= self.new
            self.new = {}

    def _guess(self, name: str) -> str:
        topic = self.vocabulary.find(name)
        if topic:
            return topic.id
        return NOTHING if " ".join(folded_words(name)) in _EMPTY else TAG
