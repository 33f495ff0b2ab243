"""Work in other processes: a map in order over several, or one beside what this one does."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

S = TypeVar("S")
R = TypeVar("R")

FEW_ITEMS = 48
"""Up to this many items one process does the work itself: starting others would take longer."""

LARGEST_CHUNK = 64
"""How many items a worker is given at once: few enough that all end at about the same time."""

Progress = Callable[[str, int, int], None]
"""Called now and then: what is being done ('read', 'render'), how many are done, of how many."""

Start = Callable[[S], Callable[[int], R]]
"""Makes, once in each process, what the work needs; returns the work on item number i."""


def how_many() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ordered(
    start: Start[S, R],
    state: S,
    count: int,
    *,
    workers: int = 0,
    context: BaseContext | None = None,
) -> Iterator[R]:
    """Yield the results of the work on items 0 to count-1, in that order.

    start    called once in each process with `state`; must be importable by name (a module's
             function)
    state    a picklable value. A forked worker inherits it, a spawned one is sent it once
    workers  how many processes; 0: as many as there are processors, none but this one if there is
             little to do
    """
    wanted = workers or (how_many() if count > FEW_ITEMS else 1)
    if wanted == 1 or count == 0:
        yield from map(start(state), range(count))
        return
    with ProcessPoolExecutor(wanted, context or _context(), _prepare, (start, state)) as executor:
        try:
            yield from chunked(executor, count, wanted)
        except BaseException:
            executor.shutdown(cancel_futures=True)
            raise


def chunked(executor: Executor, count: int, workers: int) -> Iterator[Any]:
    """Run the prepared work on any executor, in chunks that are large enough to be cheap and small
    enough to share out evenly.
    """
    size = max(1, min(LARGEST_CHUNK, count // (workers * 4)))
    starts = range(0, count, size)
    for results in executor.map(_run, starts, (min(start + size, count) for start in starts)):
        yield from results


@contextmanager
def beside(
    work: Callable[[S], Iterable[R]], state: S, *, here: bool = False
) -> Iterator[Iterator[R]]:
    """Begin work in a process of its own, which goes on while this one does something else; yields
    its results.

    work   must be importable by name (a module's function)
    here   do it in this process after all, when the results are taken
    What the work raises is raised where its results are taken. Leaving before it has ended ends it.
    """
    if here:
        yield iter(work(state))
        return
    context: Any = _context()
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_report, args=(work, state, sending))
    process.start()
    sending.close()
    try:
        yield _reported(receiving, process)
    finally:
        process.terminate()
        process.join()
        receiving.close()


def _end_with_parent() -> None:
    """End this process when the one that started it is killed: nothing else would."""
    if parent := multiprocessing.parent_process():

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


def _report(work: Callable[[Any], Iterable[Any]], state: Any, sending: Connection) -> None:
    _end_with_parent()
    try:
        for result in work(state):
            sending.send((result, None))
        sending.send((None, None))
    except Exception as error:
        sending.send((None, error))


def _reported(receiving: Connection, process: Any) -> Iterator[Any]:
    while True:
        try:
            result, error = receiving.recv()
        except EOFError:
            process.join()
            raise ChildProcessError(f"a process ended with {process.exitcode}") from None
        if error is not None:
            raise error
        if result is None:
            return
        yield result


_work: Callable[[int], Any]


def _prepare(start: Start[Any, Any], state: Any) -> None:
    global _work
    _end_with_parent()
    _work = start(state)


def _run(first: int, end: int) -> list[Any]:
    return [_work(item) for item in range(first, end)]


def _context() -> BaseContext:
    """Return the way to start a process: fork where it is safe (Linux, one thread), which takes a
    millisecond; elsewhere the platform's way.
    """
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")
