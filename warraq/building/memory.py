"""What a preview remembers of its last build, so that a change of prose is built at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from warraq.core.digests import digest

Result = TypeVar("Result")


class Memory:
    """The last result of each step of a build, with a digest of all that it depends on."""

    def __init__(self) -> None:
        self._results: dict[str, tuple[str, Any]] = {}

    def recall(self, step: str, depends_on: object, work: Callable[[], Result]) -> Result:
        """Return what `work` gave when `depends_on` was last the same; else do the work."""
        key = digest(depends_on)
        if step not in self._results or self._results[step][0] != key:
            self._results[step] = key, work()
        result: Result = self._results[step][1]
        return result
