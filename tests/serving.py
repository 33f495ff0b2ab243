"""A file server on this machine, as simple as any host, for tests with a browser."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from evaluation import host


def served(folder: Path) -> AbstractContextManager[str]:
    """Serve a folder as long as the block runs; gives the address of its root, with a slash at the
    end.
    """
    return host.served(folder, host.Quiet)
