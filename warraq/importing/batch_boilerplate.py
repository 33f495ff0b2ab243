"""What stands on many pages of a batch, and so belongs to their site and not to an article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from warraq.importing.decode import Unreadable
from warraq.importing.extract.text.features import Commonness
from warraq.importing.formats import text
from warraq.importing.read import STREAMED, format_of
from warraq.importing.seeds import Found, digest_of
from warraq.importing.source import open_file

MOST = 2_000
"""How many sources are looked at: what stands on many pages is found in as many of them, spread
over the batch.
"""


def common_pieces(
    founds: Sequence[Found], is_known: Callable[[str], bool], progress: Callable[[int, int], None]
) -> frozenset[str]:
    """The pieces, folded, that stand on several of the sources that are not imported yet."""
    common = Commonness()
    chosen = founds[:: max(1, -(-len(founds) // MOST))]
    for done, found in enumerate(chosen):
        progress(done, len(chosen))
        try:
            source = open_file(found.path)
            fresh = source.size < STREAMED and not is_known(digest_of(found.path))
            if fresh and format_of(source).name == "text":
                common.see(text.pieces_of(source))
        except (Unreadable, OSError, ValueError):
            continue  # told when it is read, with its reason
    return common.pieces()
