"""A limit of time for what is done with one document, so that none can hang an import."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from warraq.importing.decode import Unreadable


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise Unreadable in what is done here when it takes longer. Without the signals of Unix, or
    in a thread, there is no limit.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def late(number: int, frame: Any) -> None:
        raise Unreadable(f"takes longer than {seconds:.0f} seconds to read")

    before = signal.signal(signal.SIGALRM, late)
    # Again each second: what is done here may have taken the first for a fault of its own, and gone
    # on.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
