"""The articles whose topics an editor has confirmed, and those whose topics wait for one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from warraq.analysis.topics.learning import Sample
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.content.frontmatter.amending import amended
from warraq.content.frontmatter.interpret import interpret
from warraq.content.frontmatter.review import Doubt, in_words
from warraq.content.frontmatter.text import Malformed, split
from warraq.content.frontmatter.values import NO_COPY
from warraq.core import files

_DESTINATION = re.compile(r"\]\([^)\n]*\)")
SUGGESTED = Doubt.TOPICS_SUGGESTED
NONE = Doubt.NO_TOPIC


@dataclass(frozen=True, slots=True)
class ArticleTopics:
    """An article of content/ and its topics.

    topics     ids
    confirmed  an editor has confirmed them: there are some, and no review calls them suggested
    copy       it repeats another article
    """

    path: str
    title: str
    paragraphs: tuple[str, ...]
    topics: tuple[str, ...]
    confirmed: bool
    copy: bool

    def sample(self) -> Sample:
        """Return what can be learnt from it."""
        return Sample(self.path, self.title, self.paragraphs, self.topics)


def articles(content: Path, vocabulary: Vocabulary) -> Iterator[ArticleTopics]:
    """Yield every article of content/ in the order of its paths; one that cannot be read is passed
    over (check names it).
    """
    for path in sorted(content.rglob("*.md")):
        place = path.relative_to(content)
        if place.parts[0] == "pages" or any(part.startswith(".") for part in place.parts):
            continue
        try:
            meta, body, _ = split(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, Malformed):
            continue
        found, _ = interpret(meta, place.as_posix(), "")
        if found is None or found.withdrawn:
            continue
        named = (vocabulary.find(name) for name in found.topics)
        topics = tuple(dict.fromkeys(topic.id for topic in named if topic))
        waits = any(_is_about_topics(reason) for reason in found.review)
        texts = tuple(_DESTINATION.sub("]", body).split("\n\n"))
        copy = meta.get("duplicate_of", NO_COPY) != NO_COPY
        yield ArticleTopics(
            place.as_posix(), found.title, texts, topics, bool(topics) and not waits, copy
        )


def confirmed(filed: Iterable[ArticleTopics], copies: Collection[str] = ()) -> tuple[Sample, ...]:
    """Return what can be learnt from: each story once, since a copy in both halves of a measurement
    would flatter it.
    """
    return tuple(
        one.sample() for one in filed if one.confirmed and not one.copy and one.path not in copies
    )


def file_under(content: Path, path: str, topics: Sequence[str], *, confirmed: bool) -> None:
    """Write topics into the front matter of an article; all else in the file stays.

    confirmed  an editor said so: the review of its topics is done. Otherwise the review says that
               they are suggested

    Raises frontmatter.text.Malformed, OSError.
    """
    file = content / path
    data = file.read_bytes()
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = data[len(mark) :].decode("utf-8")
    review = split(text.replace("\r\n", "\n"))[0].get("review", [])
    remaining = [
        reason
        for reason in ([review] if isinstance(review, str) else review)
        if not _is_about_topics(reason)
    ]
    if not confirmed:
        remaining.append(in_words(SUGGESTED if topics else NONE))
    files.replace(
        str(file), mark + amended(text, {"topics": list(topics), "review": remaining}).encode()
    )


def _is_about_topics(reason: str) -> bool:
    return reason.endswith((f"({SUGGESTED})", f"({NONE})"))
