"""The addresses of a published site: `check --published` finds those that would be lost."""

from __future__ import annotations

import re
from pathlib import Path

from warraq.core.problems import Problem, WarraqError


def read(path: Path) -> tuple[str, ...]:
    """Return the addresses in a urls.txt. Raises WarraqError if it cannot be read."""
    try:
        return tuple(line for line in path.read_text("utf-8-sig").splitlines() if line)
    except (OSError, UnicodeDecodeError) as error:
        what = f"cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}"
        raise WarraqError(
            Problem(str(path), 0, 0, what, "give the urls.txt of the published site")
        ) from None


_DERIVED = re.compile(
    r"(?:^|/)(?:feed\.xml|feed\.json|sitemap(?:-\d+)?\.xml|[^/]+\.(?:bib|ris|csl\.json))$"
)
"""Files that a site has only with a base_url, which `check` may be without, and the citations
beside an article, which go with it.
"""


def lost(published: tuple[str, ...], now: set[str]) -> tuple[Problem, ...]:
    """Return a Problem for every address that was published and is not planned any more.

    Files with a digest in their name may go.
    """
    return tuple(
        Problem(
            url,
            0,
            0,
            "was published and would be lost",
            f"give an article `aliases: [/{url}]`, or restore it",
        )
        for url in published
        if url not in now and not url.startswith("static/") and not _DERIVED.search(url)
    )
