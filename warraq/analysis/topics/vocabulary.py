"""Topics: what they are called, and which of them a text speaks of.

An archive files its articles under the topics of a vocabulary: the seventeen of the IPTC, in
data/vocabulary.toml, and its own, from site.toml. A topic is found by any of its names, however
spelled; the words of a text suggest its topics.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from warraq.arabic.letters import words

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ARTICLE = re.compile(r"^(و?)ال(?=\w{2})")
MAX_NAME_LETTERS = 80
"""The longest name that is looked for among mistyped ones; what is longer is no name of a topic."""


@cache
def default_topics() -> tuple[Topic, ...]:
    """Return the topics of data/vocabulary.toml, in the order of their IPTC codes."""
    tables = tomllib.loads(
        files("warraq").joinpath("data/vocabulary.toml").read_text(encoding="utf-8")
    )["topics"]
    return tuple(
        Topic(
            id=table["id"],
            label=table["label"],
            synonyms=(table["iptc_label"], *table["synonyms"]),
            signs=tuple(table["signs"]),
            hints=tuple(table["hints"]),
            code=table["code"],
        )
        for table in tables
    )


def vocabulary(own: Iterable[Topic], *, with_default: bool = True) -> Vocabulary:
    """Join the archive's own topics with the default ones, and check them.

    A topic of the archive with the id of a default one takes its place, and keeps of it what it
    does not say itself. A name that the archive gives to a topic is taken away from the default
    topic that had it as a synonym.

    Raises ValueError, naming the fault: a malformed id, an id given twice, a topic without a label,
    one name for two topics, a parent that is not there, a ring of parents.
    """
    own = tuple(own)
    _refuse_bad_ids(own)
    mine = {topic.id: topic for topic in own}
    claimed = {_key(name) for topic in own for name in _names(topic)}
    default = (
        {topic.id: _without(topic, claimed) for topic in default_topics()} if with_default else {}
    )
    topics = (
        *(_over(mine[id], topic) if id in mine else topic for id, topic in default.items()),
        *(topic for topic in own if topic.id not in default),
    )
    _refuse_unnamed(topics)
    _refuse_bad_parents({topic.id: topic for topic in topics})
    return Vocabulary(topics, _by_name(topics))


def _over(own: Topic, default: Topic) -> Topic:
    return replace(
        own,
        label=own.label or default.label,
        synonyms=own.synonyms or default.synonyms,
        signs=own.signs or default.signs,
        hints=own.hints or default.hints,
        code=own.code or default.code,
    )


def _key(name: str) -> str:
    """Return a name as it is compared: folded, in small letters, without the article ال at the head
    of its words.
    """
    return " ".join(ARTICLE.sub(r"\1", word) for word in words(name))


def _names(topic: Topic) -> tuple[str, ...]:
    return topic.id, topic.label, *topic.synonyms


def _by_name(topics: Iterable[Topic]) -> dict[str, Topic]:
    found: dict[str, Topic] = {}
    for topic in topics:
        for name in filter(_key, _names(topic)):
            other = found.setdefault(_key(name), topic)
            if other is not topic:
                raise ValueError(f"two topics are called “{name}”: {other.id} and {topic.id}")
    return found


def _without(topic: Topic, claimed: set[str]) -> Topic:
    """Return a default topic without the synonyms that the archive gives to a topic of its own."""
    return replace(
        topic, synonyms=tuple(name for name in topic.synonyms if _key(name) not in claimed)
    )


def _refuse_bad_ids(topics: Iterable[Topic]) -> None:
    seen = set()
    for topic in topics:
        if not ID.fullmatch(topic.id):
            raise ValueError(
                f"“{topic.id}” cannot be a topic's id: write small Latin letters, digits and"
                " single hyphens"
            )
        if topic.id in seen:
            raise ValueError(f"two topics have the id {topic.id}")
        seen.add(topic.id)


def _refuse_unnamed(topics: Iterable[Topic]) -> None:
    for topic in topics:
        if not _key(topic.label):
            raise ValueError(f"the topic {topic.id} has no label")


def _refuse_bad_parents(topics: Mapping[str, Topic]) -> None:
    for topic in topics.values():
        line = [topic.id]
        while parent := topics[line[-1]].parent:
            if parent not in topics:
                raise ValueError(f"the topic {line[-1]} has the parent {parent}, which is no topic")
            line.append(parent)
            if parent in line[:-1]:
                raise ValueError(f"topics are each other's parents: {' < '.join(line)}")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: where articles are filed.

    id        what front matter and addresses call it: 'crime-law'
    label     what readers see; what is empty in an archive's own version of a default topic stays
              the default's
    parent    the id of the topic above it, or ''
    synonyms  other names that authors may give it
    signs     words or phrases hardly used but of this topic
    hints     words or phrases that lean towards it, and that other topics use too
    code      the code of the IPTC Media Topics, or ''
    """

    id: str
    label: str
    parent: str = ""
    synonyms: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Topics, and what they are found by. Made by `vocabulary()`.

    topics  the default ones in the order of their codes, then the archive's own as it lists them
    names   every name, as it is compared, and its topic
    """

    topics: tuple[Topic, ...]
    names: Mapping[str, Topic] = field(repr=False, compare=False)

    def find(self, word: str) -> Topic | None:
        """Return the topic whose id, label or synonym this is, whatever its hamzas, its article and
        its capitals; or None.
        """
        return self.names.get(_key(word))

    def near(self, word: str) -> str:
        """Return the id of the topic that a mistyped name may have meant, or '' if none is near."""
        close = difflib.get_close_matches(
            _key(word[:MAX_NAME_LETTERS]), self.names, n=1, cutoff=0.7
        )
        return self.names[close[0]].id if close else ""
