"""What the commands print: problems, counts, progress bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console

from warraq.core.problems import Problem

OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)


def counted(n: int, what: str) -> str:
    """Return a number and what it counts: '1 error', '2 errors'."""
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def show(problems: Iterable[Problem], console: Console = ERR) -> None:
    """Print problems in their order: where, what, how to mend it."""
    for problem in problems:
        colour = "red" if problem.weight == "error" else "yellow"
        first, *rest = str(problem).split("\n")
        console.print(first, style=colour, markup=False)
        for line in rest:
            console.print(line, markup=False)


@contextmanager
def bars() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that shows progress as bars on a terminal, and nothing in a file."""
    if not ERR.is_terminal:
        yield lambda what, done, total: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TaskID,
        TextColumn,
    )

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Drawn at each call, not by a thread: workers are forked, which is safe only in a process of
    # one thread.
    with Progress(*columns, console=ERR, transient=True, auto_refresh=False) as bar:
        tasks: dict[str, TaskID] = {}

        def progress(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total, refresh=True)

        yield progress
