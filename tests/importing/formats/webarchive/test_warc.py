import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.importing.formats.webarchive.made import (
    ARC,
    GOOD,
    answer,
    arc,
    articles,
    html,
    numbered,
    packed,
    page,
    read,
    record,
    urls,
)
from warraq.importing.article import Imported, LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.warc import read_records
from warraq.importing.limits import MAX_PAGE_BYTES


def test_packed_or_not_an_archive_gives_the_same() -> None:
    parts = [record("warcinfo", b"a", ""), page(1), page(2)]
    plain = read(b"".join(parts))

    assert plain == read(packed(*parts))
    assert plain == read(packed(b"".join(parts)))
    assert plain == read(packed(*parts) + b"\x00" * 50_000)


def test_arc_is_read_too_with_blanks_in_addresses() -> None:
    url = "http://news.example/?t=خبر من المدينة"
    data = (
        ARC
        + arc(url, answer(html("افتتاح مكتبة")))
        + arc("http://news.example/b", answer(html("خبر آخر")))
    )
    found = articles(data)

    assert [url.replace(" ", "%20"), "http://news.example/b"] == [article.url for article in found]
    assert "2014-02-16T05:02:21Z" == found[0].captured
    assert [2, 3] == [number for number, _ in numbered(packed(data))]


@pytest.mark.parametrize(
    "data",
    [b"", b"WARC/1.0\r\n", b"WARC/1.0", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\nA: b" * 9],
)
def test_what_holds_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="holds no record of a web archive"):
        read(data)


def test_a_damaged_record_costs_itself() -> None:
    first, second, third = packed(GOOD[0]), bytearray(packed(GOOD[1])), packed(GOOD[2])
    second[len(second) // 4 : len(second) // 4 + 9] = b"\xff" * 9
    found = read(first + bytes(second) + third)

    assert {"http://news.example/1", "http://news.example/3"} <= {
        f.url for f in found if isinstance(f, Imported)
    }
    assert any(isinstance(part, LeftOut) and part.fault for part in found)


@pytest.mark.parametrize(
    "length", ["1", "99999999999", "999999999999999999999999", "abc", "-5", "", "٣"]
)
def test_a_wrong_length_costs_its_own_record_and_no_other(length: str) -> None:
    wrong = record("response", answer(html("خبر")), "http://news.example/2", Content_Length=length)

    assert {"http://news.example/1", "http://news.example/3"} <= set(
        urls(GOOD[0] + wrong + GOOD[2])
    )
    assert {"http://news.example/1", "http://news.example/3"} <= set(
        urls(packed(GOOD[0], wrong, GOOD[2]))
    )


def test_bytes_between_records_are_told_and_passed_over() -> None:
    found = read(GOOD[0] + b"<html>\r\n" * 20_000 + GOOD[1])

    assert [1, 3] == [number for number, part in enumerate(found, 1) if isinstance(part, Imported)]
    assert LeftOut("the file is damaged here", fault=True) in found


def kinds(data: bytes) -> list[tuple[str, str, bytes]]:
    return [
        (each.type, each.url, each.block)
        for each in read_records(io.BytesIO(data))
        if each.type and each.is_whole
    ]


SMALL = [
    record("warcinfo", b"software: a\r\n", ""),
    record("response", answer(b"<html>" + bytes(range(256)))),
    record("revisit", answer(b"")),
    record("response", answer(b"<html>b"), "http://news.example/2"),
]


ENDS = [sum(map(len, SMALL[:count])) for count in range(5)]


PACKED = [packed(each) for each in SMALL]


PACKED_ENDS = [sum(map(len, PACKED[:count])) for count in range(5)]


@pytest.mark.parametrize(
    ("data", "ends"), [(b"".join(SMALL), ENDS), (b"".join(PACKED), PACKED_ENDS)]
)
def test_what_stands_before_the_end_of_a_file_that_broke_off_comes_out(
    data: bytes, ends: list[int]
) -> None:
    everything = kinds(data)

    assert 4 == len(everything)
    for cut in range(len(data)):
        whole = sum(end <= cut for end in ends[1:])

        assert everything[:whole] == kinds(data[:cut])[:whole]


@settings(deadline=None, max_examples=examples(300))
@given(
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_what_stands_before_a_damage_comes_out(
    gzipped: bool, changes: list[tuple[int, int]]
) -> None:
    data, ends = (b"".join(PACKED), PACKED_ENDS) if gzipped else (b"".join(SMALL), ENDS)
    changed = bytearray(data)
    for at, byte in changes:
        changed[at % len(data)] = byte
    first = next(
        (i for i, (a, b) in enumerate(zip(data, changed, strict=True)) if a != b), len(data)
    )
    whole = sum(end <= first for end in ends[1:])

    assert kinds(data)[:whole] == kinds(bytes(changed))[:whole]


@settings(deadline=None, max_examples=examples(300))
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"WARC/1.0\r\n", b"filedesc://", b"\x1f\x8b\x08\x00", b"PK\x03\x04"]),
)
def test_no_bytes_break_the_reading(data: bytes, start: bytes) -> None:
    with suppress(Unreadable):
        read(start + data + GOOD[0] + data)


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999\r\n\r\n" * 20_000,
        b"WARC/1.0\r\nA: b\r\n" * 60_000,
        b"\x1f\x8b\x08" * 300_000,
        packed(b"") * 50_000,
        ARC + b"http://a 0.0.0.0 20140101 x y " * 30_000,
        ARC + b"a:b c 20140101000000 d 99999999\n" * 30_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 2000000\r\n\r\nHTTP/1.1 200 OK\r\n"
        + b"a: b\r\n" * 300_000,
    ],
    ids=[
        "endless lengths",
        "endless headers",
        "empty marks",
        "empty members",
        "a long line",
        "arc lengths",
        "http",
    ],
)
def test_a_hostile_file_is_read_through(data: bytes) -> None:
    assert len(list(read_records(io.BytesIO(data)))) < len(data)


def test_memory_does_not_grow_with_a_record() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + b"v" * (MAX_PAGE_BYTES + 5)
    (found,) = read_records(io.BytesIO(record("response", block)))

    assert (MAX_PAGE_BYTES, True) == (len(found.block), found.is_whole)
    assert [LeftOut("not HTML: video/mp4", "http://news.example/1")] == read(
        record("response", block)
    )
