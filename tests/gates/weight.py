"""What a first visit to each kind of page weighs: python -m tests.gates.weight [output]."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tests.gates.sites import pages, tree

ROUND_TRIP = 14 * 1024
"""What a server sends before it waits for the reader's first answer: ten segments (RFC 6928),
headers deducted.
"""


def weight(page: Path) -> int:
    """The bytes of a page with its stylesheets and scripts, compressed; fonts and pictures come
    later.
    """
    return sum(packed(part) for part in [page, *_needed(page)])


def packed(file: Path) -> int:
    """The bytes of a file as a host sends it."""
    return len(gzip.compress(file.read_bytes(), 9))


def _needed(page: Path) -> Iterator[Path]:
    for address in tree(page).xpath(
        "//link[@rel='stylesheet' or @rel='modulepreload']/@href | //script/@src"
    ):
        if not address.startswith(
            "/"
        ):  # the 404 page, which may be shown anywhere, names the host's root
            yield page.parent / unquote(address)


def table(site: Path) -> list[tuple[str, int, int, int]]:
    """For each kind of page, as its body's class names it: how many, and the bytes of the median
    and the heaviest.
    """
    kinds: dict[str, list[int]] = {}
    for page in pages(site):
        kinds.setdefault(tree(page).find("body").get("class", ""), []).append(weight(page))
    return [
        (kind, len(found), sorted(found)[len(found) // 2], max(found))
        for kind, found in sorted(kinds.items())
    ]


def main() -> None:
    """Print the table of a built site."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "output")
    print(
        f"{'kind':24}{'pages':>8}{'median':>10}{'heaviest':>10}   bytes, compressed, "
        "without fonts and pictures"
    )
    for kind, count, median, most in table(site):
        print(f"{kind:24}{count:>8,}{median:>10,}{most:>10,}")


if __name__ == "__main__":
    main()
