"""A large news archive made of invented words, the same one every time.

The words are made as Arabic makes them, three root letters in a pattern, and mean nothing. Article
number i depends on the seed and on i only, so a small archive holds the first articles of a larger
one.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST = dt.datetime(2005, 1, 1, tzinfo=dt.UTC)
DAYS = 20 * 365
"""The articles' dates are spread evenly over so many days from FIRST on."""

_LETTERS = "بتثجحخدرزسشصضطظعغفقكلمنهو"
_PATTERNS = (
    "123",
    "1ا23",
    "م12و3",
    "ت12ي3",
    "است12ا3",
    "ان12ا3",
    "12ي3",
    "1و2ة",
    "م1ا23ة",
    "ا12ا3",
    "12ا3ين",
    "ي123ون",
)
_CLITICS = ("", "", "", "ال", "ال", "و", "ب", "وال", "لل", "ف")
_WORDS, _TAGS, _AUTHORS, _OUTLETS = 8_000, 500, 60, 20


@dataclass(frozen=True, slots=True)
class Words:
    """What articles are made from. The weights are cumulative and fall off by Zipf's law: few words
    are everywhere.
    """

    seed: int
    topics: tuple[str, ...]
    topic_weights: tuple[float, ...]
    words: tuple[str, ...]
    word_weights: tuple[float, ...]
    tags: tuple[str, ...]
    tag_weights: tuple[float, ...]


def words(topics: Sequence[str], seed: int = 1) -> Words:
    """The words of an archive with these topics, by id."""
    rng = random.Random(f"{seed}:words")
    made: dict[str, None] = {}
    while len(made) < _WORDS:
        pattern = rng.choice(_PATTERNS)
        for place, letter in zip("123", rng.sample(_LETTERS, 3), strict=True):
            pattern = pattern.replace(place, letter)
        made[rng.choice(_CLITICS) + pattern] = None
    return Words(
        seed=seed,
        topics=tuple(topics),
        topic_weights=_zipf(len(topics), 0.7),
        words=tuple(made),
        word_weights=_zipf(_WORDS, 0.9),
        tags=tuple(f"وسم {number}" for number in range(1, _TAGS + 1)),
        tag_weights=_zipf(_TAGS, 1.0),
    )


def _zipf(count: int, steepness: float) -> tuple[float, ...]:
    return tuple(itertools.accumulate((rank + 2) ** -steepness for rank in range(count)))


def write(archive: Path, vocabulary: Words, count: int) -> list[Path]:
    """Write so many articles below archive/content/. Returns their files, in the order of their
    numbers.
    """
    paths = []
    for number in range(count):
        rng = random.Random(f"{vocabulary.seed}:{number}")
        when = FIRST + dt.timedelta(days=rng.randrange(DAYS), seconds=rng.randrange(86_400))
        paths.append(_write(archive, vocabulary, rng, number, when))
    return paths


def append(archive: Path, vocabulary: Words, number: int) -> Path:
    """Write one more article, newer than all that were written and appended before. Returns its
    file.
    """
    when = FIRST + dt.timedelta(days=DAYS, hours=number)
    return _write(
        archive, vocabulary, random.Random(f"{vocabulary.seed}:more:{number}"), number, when
    )


def edit(article: Path, mark: str) -> None:
    """Add a paragraph to an article's text."""
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\n{mark}\n")


def _write(
    archive: Path, vocabulary: Words, rng: random.Random, number: int, when: dt.datetime
) -> Path:
    path = archive / "content" / f"{when:%Y/%m}" / f"khabar-{number:06}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        _front_matter(vocabulary, rng, when) + _body(vocabulary, rng),
        encoding="utf-8",
        newline="\n",
    )
    return path


def _front_matter(vocabulary: Words, rng: random.Random, when: dt.datetime) -> str:
    title = " ".join(_some(vocabulary, rng, rng.randint(5, 11)))
    topics = dict.fromkeys(
        rng.choices(
            vocabulary.topics, cum_weights=vocabulary.topic_weights, k=rng.choice((1, 1, 2))
        )
    )
    tags = dict.fromkeys(
        rng.choices(vocabulary.tags, cum_weights=vocabulary.tag_weights, k=rng.randint(0, 4))
    )
    return (
        "---\n"
        f"title: {title}\n"
        f"date: {when.isoformat()}\n"
        f"topics: [{', '.join(topics)}]\n"
        f"tags: [{', '.join(tags)}]\n"
        f"author: كاتب {rng.randint(1, _AUTHORS)}\n"
        f"outlet: صحيفة {rng.randint(1, _OUTLETS)}\n"
        "---\n\n"
    )


def _body(vocabulary: Words, rng: random.Random) -> str:
    """Eight to fifteen paragraphs; in one article of ten some Markdown too."""
    blocks = [_paragraph(vocabulary, rng) for _ in range(rng.randint(8, 15))]
    if rng.random() < 0.1:
        first, second, third, *rest = blocks[0].split()
        link = f"[{third}](https://example.org/{rng.randrange(10**6)})"
        blocks[0] = " ".join((f"**{first}**", f"*{second}*", link, *rest))
        points = (f"- {_sentence(vocabulary, rng)}" for _ in range(rng.randint(3, 5)))
        blocks[3:3] = [
            f"> {_sentence(vocabulary, rng)}",
            f"## {' '.join(_some(vocabulary, rng, 4))}",
            "\n".join(points),
        ]
    return "\n\n".join(blocks) + "\n"


def _paragraph(vocabulary: Words, rng: random.Random) -> str:
    return " ".join(_sentence(vocabulary, rng) for _ in range(rng.choice((1, 2, 2, 2, 3))))


def _sentence(vocabulary: Words, rng: random.Random) -> str:
    """Seven to seventeen words; in some a name in quotes, or a number."""
    chosen = _some(vocabulary, rng, rng.randint(7, 17))
    if len(chosen) > 10:
        chosen[len(chosen) // 2] += "،"
    match rng.randrange(16):
        case 0:
            chosen[1] = f"«{chosen[1]}»"
        case 1:
            chosen[1] = f'"{chosen[1]}"'
        case 2:
            chosen[2] = str(rng.randint(2, 9999))
    return " ".join(chosen) + "."


def _some(vocabulary: Words, rng: random.Random, count: int) -> list[str]:
    return rng.choices(vocabulary.words, cum_weights=vocabulary.word_weights, k=count)
