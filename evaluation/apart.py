"""Work done in a process of its own, so that its time and memory are its own."""

from __future__ import annotations

import multiprocessing
import re
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

_KILOBYTE = 1024
_STATUS = Path("/proc/self/status")
_HIGHEST = re.compile(r"VmHWM:\s*(\d+) kB")


def apart(work: Callable[[Given], Made], given: Given) -> Made:
    """What `work` makes of `given` in a new process, which shares nothing with this one."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(work, given).result()


def peak() -> float:
    """The most memory that this process has held so far, in MB, Python and its modules among it.

    getrusage counts what the parent held when it began this process; Linux tells the process's own
    (proc(5), VmHWM).
    """
    if _STATUS.exists() and (told := _HIGHEST.search(_STATUS.read_text())):
        return int(told[1]) / _KILOBYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTE
