import gzip
import io

import pytest

from tests.importing.formats.webarchive.made import packed, read, zipped
from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.stream import chunks
from warraq.importing.formats.webarchive.web_archive import WebArchive


@pytest.mark.slow
def test_what_swells_beyond_measure_is_refused() -> None:
    bomb = gzip.compress(b"\x00" * 100_000_000, mtime=0)

    with pytest.raises(Unreadable, match="swells beyond measure"):
        read(packed(b"WARC/1.0\r\n") + bomb)
    with pytest.raises(Unreadable, match="swells beyond measure"):
        read(zipped(**{"archive__a.warc": b"\x00" * 100_000_000}))


def test_zstandard_is_refused_by_name() -> None:
    assert WebArchive().sniff(b"\x28\xb5\x2f\xfd", "a.warc.zst")
    with pytest.raises(Unreadable, match="Zstandard"):
        read(b"\x28\xb5\x2f\xfd....")


def test_pieces_are_gathered_so_that_tiny_members_cost_little() -> None:
    found = list(chunks(io.BytesIO(packed(b"a" * 10) * 10_000)))

    assert b"a" * 100_000 == b"".join(found)
    assert 4 == len(found)
