"""What one command costs, by the kernel's accounting of it and of the processes it started.

Run as a program, it measures the command after LOG and prints one line of JSON. A process of its
own does it because a child's peak memory cannot read below that of the process that started it.

    python -S -E bench/measure.py LOG COMMAND [ARGUMENT ...]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

EVERY = 0.1
"""Seconds between two looks at the memory of a tree of processes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took.

    wall     seconds from just before it was started to just after its end was seen
    cpu      seconds of all its processes together
    largest  MB: the highest resident set of any one process, from getrusage(2)
    tree     MB: the highest sum over all processes at one moment, what they share counted once
             (PSS, proc(5)); 0 where the system does not tell, or the command was too short for a
             look
    """

    wall: float
    cpu: float
    largest: float
    tree: float


def cost(command: list[str], cwd: Path, log: Path) -> Cost:
    """Run a command and tell what it took. Raises RuntimeError, with what it printed, if it
    fails.
    """
    result = subprocess.run(
        [sys.executable, "-S", "-E", __file__, str(log), *command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise RuntimeError(
            f"{' '.join(command)} failed:\n{log.read_text('utf-8', 'replace')}{result.stderr}"
        )
    return Cost(**json.loads(result.stdout))


def _measure(log: str, command: list[str]) -> tuple[int, Cost]:
    with open(log, "wb") as file:
        began = time.monotonic()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT
        )
        done, peak = threading.Event(), [0]
        threading.Thread(target=_watch, args=(child.pid, done, peak), daemon=True).start()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        done.set()
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    seconds = used.ru_utime + used.ru_stime
    return child.returncode, Cost(
        round(wall, 4), round(seconds, 4), round(used.ru_maxrss / unit, 1), round(peak[0] / 1024, 1)
    )


def _watch(pid: int, done: threading.Event, peak: list[int]) -> None:
    while not done.is_set():
        peak[0] = max(peak[0], sum(map(_pss, _tree(pid))))
        time.sleep(EVERY)


def _tree(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def _pss(pid: int) -> int:
    """The proportional set size of a process in kB; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    code, taken = _measure(sys.argv[1], sys.argv[2:])
    print(json.dumps(asdict(taken)))
    sys.exit(1 if code else 0)
