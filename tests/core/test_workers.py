"""The map over processes keeps the order; an error in a worker reaches the caller."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from warraq.core import workers
from warraq.core.problems import Problem, WarraqError

METHODS = [
    method
    for method in ("fork", "spawn", "forkserver")
    if method in multiprocessing.get_all_start_methods()
]
PROBLEM = Problem("templates/a.html", 3, 0, "خطأ", "mend it")


def squares(offset: int) -> Callable[[int], tuple[int, int]]:
    return lambda number: (number * number + offset, os.getpid())


def stumble(bad: int) -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == bad:
            raise WarraqError(PROBLEM)
        return number

    return work


def die(bad: int) -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == bad:
            os._exit(9)
        return number

    return work


def refuse(_: None) -> Callable[[int], int]:
    raise ValueError("cannot begin")


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [1, 2, 7, 129])
def test_results_come_in_order_under_every_way_to_start_a_process(method: str, count: int) -> None:
    results = list(
        workers.ordered(squares, 5, count, workers=2, context=multiprocessing.get_context(method))
    )

    assert [number * number + 5 for number in range(count)] == [value for value, _ in results]
    assert os.getpid() not in {pid for _, pid in results}


@pytest.mark.parametrize("count", [0, 1, workers.FEW_ITEMS])
def test_a_little_work_is_done_in_this_process(count: int) -> None:
    results = list(workers.ordered(squares, 0, count))

    assert count == len(results)
    assert {pid for _, pid in results} <= {os.getpid()}


def test_one_worker_is_this_process_however_much_there_is_to_do() -> None:
    assert {os.getpid()} == {pid for _, pid in workers.ordered(squares, 0, 500, workers=1)}


def test_no_work_starts_nothing() -> None:
    assert [] == list(workers.ordered(squares, 0, 0, workers=4))


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_a_worker_reaches_the_caller_whole_and_leaves_no_orphan(processes: int) -> None:
    with pytest.raises(WarraqError) as stop:
        list(workers.ordered(stumble, 150, 400, workers=processes))

    assert (PROBLEM,) == stop.value.problems
    assert str(PROBLEM) == str(stop.value)
    assert [] == multiprocessing.active_children()


def test_what_was_done_before_the_error_is_handed_over_first() -> None:
    seen: list[int] = []
    with pytest.raises(WarraqError):
        seen.extend(workers.ordered(stumble, 390, 400, workers=2))

    assert seen == list(range(len(seen)))
    assert len(seen) > 0


def test_a_worker_that_dies_is_an_error_and_not_a_wait_for_ever() -> None:
    with pytest.raises(BrokenProcessPool):
        list(workers.ordered(die, 30, 400, workers=2))

    assert [] == multiprocessing.active_children()


def test_a_worker_that_cannot_begin_is_an_error_and_not_a_wait_for_ever() -> None:
    with pytest.raises(BrokenProcessPool):
        list(workers.ordered(refuse, None, 400, workers=2))
    with pytest.raises(ValueError, match="cannot begin"):
        list(workers.ordered(refuse, None, 400, workers=1))

    assert [] == multiprocessing.active_children()


def test_a_caller_who_stops_early_leaves_no_orphan() -> None:
    results = workers.ordered(squares, 0, 5000, workers=2)
    first = next(results)
    results.close()  # type: ignore[attr-defined]

    assert 0 == first[0]
    assert [] == multiprocessing.active_children()


@pytest.mark.parametrize("make", [ThreadPoolExecutor, ProcessPoolExecutor])
@pytest.mark.parametrize(("count", "hands"), [(0, 1), (1, 1), (3, 8), (64, 1), (1000, 3)])
def test_any_executor_will_do(make: type[Executor], count: int, hands: int) -> None:
    options = {"initializer": workers._prepare, "initargs": (stumble, -1)}
    with make(2, **options) as executor:  # type: ignore[call-arg]
        results = list(workers.chunked(executor, count, hands))

    assert list(range(count)) == results


# --- beside ---------------------------------------------------------------------------------------


def counts(upto: int) -> Iterator[tuple[int, int]]:
    for number in range(upto):
        yield number, os.getpid()
    if upto == 13:
        raise WarraqError(PROBLEM)
    if upto == 14:
        os._exit(9)
    if upto == 15:
        time.sleep(600)


@pytest.mark.parametrize("here", [True, False])
@pytest.mark.parametrize("upto", [0, 1, 5000])
def test_what_is_done_beside_comes_in_order(here: bool, upto: int) -> None:
    with workers.beside(counts, upto, here=here) as results:
        found = list(results)

    assert list(range(upto)) == [number for number, _ in found]
    assert here == (os.getpid() in {pid for _, pid in found}) or not upto
    assert [] == multiprocessing.active_children()


@pytest.mark.parametrize("here", [True, False])
def test_an_error_beside_reaches_whoever_takes_the_results(here: bool) -> None:
    seen: list[int] = []
    with pytest.raises(WarraqError) as stop, workers.beside(counts, 13, here=here) as results:
        seen.extend(number for number, _ in results)

    assert list(range(13)) == seen
    assert (PROBLEM,) == stop.value.problems
    assert [] == multiprocessing.active_children()


def test_a_process_beside_that_dies_is_an_error_and_not_a_wait_for_ever() -> None:
    with pytest.raises(ChildProcessError, match="9"), workers.beside(counts, 14) as results:
        list(results)

    assert [] == multiprocessing.active_children()


def test_leaving_ends_what_goes_on_beside() -> None:
    with workers.beside(counts, 15) as results:
        first = next(results)

    assert 0 == first[0]
    assert [] == multiprocessing.active_children()


def sleeps(state: int) -> Callable[[int], None]:
    """Tell who this is, and work for a very long time."""
    os.write(1, f"{os.getpid()}\n".encode())  # one write: print makes two, and others come between
    return lambda item: time.sleep(600)


def goes_on(state: int) -> Iterator[int]:
    """The same for a process that goes on beside."""
    os.write(1, f"{os.getpid()}\n".encode())  # one write: print makes two, and others come between
    time.sleep(600)
    yield state


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="there is no /proc to look for processes in")
@pytest.mark.parametrize(
    "work",
    [
        "list(workers.ordered(sleeps, 0, 4, workers=2))",
        "with workers.beside(goes_on, 0) as results: list(results)",
    ],
)
def test_a_killed_build_leaves_no_process(work: str) -> None:
    imports = "from warraq.core import workers\nfrom tests.core.test_workers import goes_on, sleeps"
    script = f"{imports}\n{work}"
    root = Path(__file__).parents[2]
    parent = subprocess.Popen(
        [sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    children = [int(parent.stdout.readline()) for _ in range(1 + ("ordered" in work))]
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 20
    while (alive := [pid for pid in children if _runs(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    parent.stdout.close()

    assert [] == alive


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_processes_are_forked_only_where_there_is_a_single_thread() -> None:
    expected = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    alone = workers._context().get_start_method()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    beside = workers._context().get_start_method()
    done.set()
    other.join()

    assert expected == alone
    assert "spawn" == beside
