import gzip
import zlib

import pytest

from tests import needs
from tests.importing.formats.webarchive.made import BODY, answer, chunked, read, record
from warraq.importing.article import LeftOut
from warraq.importing.formats.webarchive.http import parse_response, unpack
from warraq.importing.limits import MAX_PAGE_BYTES


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (chunked(BODY), {"Transfer_Encoding": "chunked"}),
        (BODY, {"Transfer_Encoding": "chunked"}),
        (gzip.compress(BODY, mtime=0), {"Content_Encoding": "gzip"}),
        (gzip.compress(BODY, mtime=0), {}),
        (BODY, {"Content_Encoding": "gzip"}),
        (zlib.compress(BODY), {"Content_Encoding": "deflate"}),
        (raw_deflate(BODY), {"Content_Encoding": "deflate"}),
        (BODY, {"Content_Encoding": "br"}),
        (
            chunked(gzip.compress(BODY, mtime=0)),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "x-gzip"},
        ),
        (zlib.compress(gzip.compress(BODY, mtime=0)), {"Content_Encoding": "gzip, deflate"}),
    ],
)
def test_chunks_and_codings_are_undone_and_a_body_without_them_is_taken_as_it_is(
    body: bytes, fields: dict[str, str]
) -> None:
    found = unpack(parse_response(answer(body, **fields)))

    assert BODY == found.data
    assert found.is_whole


def test_brotli_is_undone_where_its_library_is_and_bounded() -> None:
    brotli = pytest.importorskip("brotli", reason=needs.PACKAGES)
    found = unpack(parse_response(answer(brotli.compress(BODY), Content_Encoding="br")))
    cut = unpack(parse_response(answer(brotli.compress(BODY)[:-20], Content_Encoding="br")))
    bomb = answer(brotli.compress(b" " * (MAX_PAGE_BYTES + 1)), Content_Encoding="br")

    assert (BODY, True) == (found.data, found.is_whole)
    assert not cut.is_whole
    assert [
        LeftOut("swells beyond measure when it is unpacked", "http://news.example/1", fault=True)
    ] == read(record("response", bomb))
