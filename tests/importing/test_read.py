"""The parts of a source are numbered; those that are here already are not made again."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from warraq.importing.account import Account
from warraq.importing.article import Imported, LeftOut, Outcome
from warraq.importing.read import read_parts, visible_parts
from warraq.importing.source import ImportOptions, Source, from_bytes

OPTIONS = ImportOptions(dt.date(2026, 11, 23))


@dataclass(frozen=True, slots=True)
class Lines:
    """Every line an article, made only when it is wanted; an empty one is left out."""

    made: list[str]
    name: str = "lines"

    def sniff(self, head: bytes, name: str) -> bool:
        return True

    def read(
        self, source: Source, options: ImportOptions
    ) -> Iterator[Outcome | Callable[[], Outcome]]:
        for line in source.data().decode().split("\n"):
            yield partial(self._article, line) if line else LeftOut("an empty line")

    def visible_text(self, source: Source) -> Iterator[str]:
        yield from source.data().decode().split("\n")

    def _article(self, text: str) -> Imported:
        self.made.append(text)
        return Imported(text, (text,), Account("UTF-8", (), ()))


@dataclass(frozen=True, slots=True)
class Whole:
    """A source that is one article."""

    name: str = "whole"

    def sniff(self, head: bytes, name: str) -> bool:
        return True

    def read(self, source: Source, options: ImportOptions) -> Imported:
        return Imported("", ("كلمة " * 12, "نص \ufffd"), Account("UTF-8", (), ()))

    def visible_text(self, source: Source) -> str:
        return source.data().decode()


def test_the_parts_of_a_source_are_numbered_from_one() -> None:
    source = from_bytes("أول\n\nثالث".encode(), "a")

    assert [(1, Imported), (2, LeftOut), (3, Imported)] == [
        (number, type(part)) for number, part in read_parts(Lines([]), source, OPTIONS)
    ]
    assert [(1, "أول"), (2, ""), (3, "ثالث")] == list(visible_parts(Lines([]), source))


def test_a_source_that_is_one_article_has_no_number() -> None:
    source = from_bytes("نص".encode(), "a")

    assert [0] == [number for number, _ in read_parts(Whole(), source, OPTIONS)]
    assert [(0, "نص")] == list(visible_parts(Whole(), source))


def test_parts_that_are_here_already_are_passed_over_and_not_made_again() -> None:
    made: list[str] = []
    source = from_bytes("أول\n\nثالث\nرابع".encode(), "a")
    parts = list(read_parts(Lines(made), source, OPTIONS, done={1, 2, 3}))

    assert [4] == [number for number, _ in parts]
    assert ["رابع"] == made


def test_what_a_format_leaves_open_is_completed() -> None:
    ((_, article),) = read_parts(Whole(), from_bytes(b"x", "a"), OPTIONS)

    assert isinstance(article, Imported)
    assert " ".join(["كلمة"] * 10) + "…" == article.title
    assert ("no headline", "no date", "broken letters") == article.doubts
