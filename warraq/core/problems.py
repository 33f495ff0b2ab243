"""What is wrong, where, and how to mend it: the one shape in which trouble is reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong.

    where   the file, as a path relative to the archive, or the URL of a page
    line    1-based line in that file, 0 where there is none to name
    column  1-based column, 0 where there is none to name
    what    one sentence: what is wrong
    mend    one sentence: what to do about it; empty where nothing is to be done
    weight  "error" fails the build (exit status 1), "warning" is only shown
    """

    where: str
    line: int
    column: int
    what: str
    mend: str = ""
    weight: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        place = self.where
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        mend = f"\n    {self.mend}" if self.mend else ""
        return f"{place}: {self.weight}: {self.what}{mend}"


class WarraqError(Exception):
    """Stops the command: there is nothing sensible to go on with.

    WarraqError
    └── (raised as it is, carrying the Problems to show)
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[type[WarraqError], tuple[Problem, ...]]:
        """Bring it back from a worker process with its Problems, not with their text."""
        return type(self), self.problems


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repetition, sorted by file, then line, then column."""
    return tuple(sorted(set(problems)))


def failed(problems: Iterable[Problem]) -> bool:
    """Whether any of them is an error."""
    return any(problem.weight == "error" for problem in problems)
