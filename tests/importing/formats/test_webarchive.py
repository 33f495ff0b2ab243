import base64
import datetime as dt
import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.importing.article import Imported, LeftOut
from warraq.importing.decode import Unreadable
from warraq.importing.formats.table import importer_for
from warraq.importing.formats.webarchive.captures import identity, is_digest
from warraq.importing.formats.webarchive.http import answer_of, unpacked
from warraq.importing.formats.webarchive.stream import pieces
from warraq.importing.formats.webarchive.warc import LARGEST_PAGE, records
from warraq.importing.formats.webarchive.web_archive import WebArchive
from warraq.importing.source import Opened, Terms, held

TERMS = Terms(dt.date(2026, 11, 23))
SENTENCE = "افتتح المجلس المحلي صباح اليوم مكتبة عامة في وسط المدينة بعد أشهر من أعمال الترميم، وحضر الحفل عدد من السكان."


PNG = b"\x89PNG"


PARAGRAPHS = (
    SENTENCE,
    "وقال رئيس المجلس في كلمة قصيرة إن المكتبة مفتوحة للجميع، وإن قاعاتها تتسع لأكثر من مئتي قارئ في اليوم الواحد.",
    "وتضم المكتبة آلاف الكتب في الأدب والتاريخ والعلوم، إضافة إلى ركن للأطفال وقاعة صغيرة للعروض والمحاضرات.",
    "وأضاف مدير المشروع أن أعمال الترميم استغرقت عاما كاملا، وشملت السقف والنوافذ وشبكة الكهرباء والمدخل القديم.",
)


def html(title: str) -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{page}{text}</article></body></html>".encode()


def record(kind: str, block: bytes, url: str = "http://news.example/1", **fields: str) -> bytes:
    named = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2014-06-10T00:08:59Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, status: int = 200, /, **fields: str) -> bytes:
    named = {"Content-Type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in fields.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + body


def page(number: int, date: str = "2014-06-10T00:08:59Z", **fields: str) -> bytes:
    url = f"http://news.example/{number}"
    return record(
        "response",
        answer(html(f"افتتاح المكتبة رقم {number} في المدينة")),
        url,
        WARC_Date=date,
        **fields,
    )


def packed(*parts: bytes) -> bytes:
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return file.getvalue()


def read(data: bytes, name: str = "a.warc", terms: Terms = TERMS) -> list[Imported | LeftOut]:
    return list(WebArchive().read(held(data, name), terms))


def articles(data: bytes) -> list[Imported]:
    return [part for part in read(data) if isinstance(part, Imported)]


def left(data: bytes) -> list[LeftOut]:
    return [part for part in read(data) if isinstance(part, LeftOut)]


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def arc(url: str, block: bytes) -> bytes:
    return f"{url} 93.184.216.119 20140216050221 text/html {len(block)}\n".encode() + block + b"\n"


ARC = arc("filedesc://a.arc", b"1 0 A\nURL IP-address Archive-date Content-type Archive-length\n")


def test_a_page_comes_with_its_address_the_time_of_capture_and_the_digest() -> None:
    body = html("افتتاح مكتبة في وسط المدينة")
    digest = sha1(body)
    (found,) = articles(record("response", answer(body), WARC_Payload_Digest=digest))

    assert "افتتاح مكتبة في وسط المدينة" == found.title
    assert ("http://news.example/1", "2014-06-10T00:08:59Z", digest) == (
        found.url,
        found.captured,
        found.digest,
    )
    assert not {"capture not whole", "digest of the capture is another"}.intersection(found.doubts)
    assert PARAGRAPHS == found.paragraphs


def test_a_web_archive_is_known_by_what_it_holds() -> None:
    wacz = zipped(archive__data_warc=page(1))
    known = [page(1), packed(page(1)), ARC, packed(ARC), wacz]

    assert ["warc"] * 5 == [importer_for(data[:4096], "a").name for data in known]
    assert "warc" != importer_for(zipped(word__document_xml=b"<w/>"), "a.docx").name
    assert "warc" != importer_for("WARC هو اسم صيغة".encode(), "a.txt").name


IMAGE = record("resource", PNG, "file:///a b.png", Content_Type="image/png")
ROBOTS = answer(b"User-agent: *", Content_Type="text/plain")


@pytest.mark.parametrize(
    ("why", "what", "data"),
    [
        ("what the web archive says of itself", "warcinfo", record("warcinfo", b"software: a\r\n", "")),
        ("what a crawler asked", "http://news.example/1", record("request", b"GET / HTTP/1.1\r\n\r\n")),
        ("notes of a crawler", "http://news.example/1", record("metadata", b"{}", Content_Type="application/json")),
        ("the number of a host", "dns:a", record("response", b"a. 1 IN A", "dns:a", Content_Type="text/dns")),
        ("not HTML: image/png", "http://news.example/1", record("response", answer(PNG, Content_Type="image/png"))),
        ("not HTML: image/png", "file:///a b.png", IMAGE),
        ("an answer 404", "http://news.example/1", record("response", answer(html("لا توجد"), 404))),
        ("an answer 301", "http://news.example/1", record("response", answer(b"", 301))),
        ("an empty page", "http://news.example/1", record("response", answer(b" \r\n"))),
        ("not HTML: text/plain", "http://news.example/1", record("response", ROBOTS)),
        (
            "the same as an earlier capture",
            "http://news.example/0 2013-01-02T03:04:05Z",
            record(
                "revisit",
                answer(b""),
                WARC_Refers_To_Target_URI="http://news.example/0",
                WARC_Refers_To_Date="2013-01-02T03:04:05Z",
            ),
        ),
    ],
)  # fmt: skip
def test_what_is_no_page_is_left_out_by_its_kind(why: str, what: str, data: bytes) -> None:
    assert [LeftOut(1, why, what)] == read(data)


def test_html_that_is_not_called_so_is_told_by_its_beginning() -> None:
    kinds = ["", "application/octet-stream", "text/plain"]

    assert [1, 1, 1] == [
        len(articles(record("response", answer(html("ع"), Content_Type=kind)))) for kind in kinds
    ]


def test_a_resource_of_html_is_a_page() -> None:
    (found,) = articles(
        record("resource", html("افتتاح مكتبة"), Content_Type="text/html; charset=utf-8")
    )

    assert "http://news.example/1" == found.url


def test_the_text_that_is_all_an_archive_kept_of_a_page_is_an_article() -> None:
    paragraphs = (f"{SENTENCE} {SENTENCE}", f"وقال رئيس المجلس إن المكتبة للجميع. {SENTENCE}")
    text = "افتتاح مكتبة في وسط المدينة\n\n" + "\n\n".join(paragraphs)
    data = record("conversion", text.encode(), Content_Type="text/plain")
    (found,) = articles(data)

    assert "افتتاح مكتبة في وسط المدينة" == found.title
    assert paragraphs == found.paragraphs
    assert [(1, text)] == list(WebArchive().whole(held(data, "a.wet")))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def chunked(data: bytes) -> bytes:
    parts = [data[at : at + 1000] for at in range(0, len(data), 1000)]
    return b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


BODY = html("افتتاح مكتبة في وسط المدينة")


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (chunked(BODY), {"Transfer_Encoding": "chunked"}),
        (BODY, {"Transfer_Encoding": "chunked"}),
        (gzip.compress(BODY), {"Content_Encoding": "gzip"}),
        (gzip.compress(BODY), {}),
        (BODY, {"Content_Encoding": "gzip"}),
        (zlib.compress(BODY), {"Content_Encoding": "deflate"}),
        (raw_deflate(BODY), {"Content_Encoding": "deflate"}),
        (BODY, {"Content_Encoding": "br"}),
        (
            chunked(gzip.compress(BODY)),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "x-gzip"},
        ),
        (zlib.compress(gzip.compress(BODY)), {"Content_Encoding": "gzip, deflate"}),
    ],
)
def test_chunks_and_codings_are_undone_and_a_body_without_them_is_taken_as_it_is(
    body: bytes, fields: dict[str, str]
) -> None:
    found = unpacked(answer_of(answer(body, **fields)))

    assert BODY == found.data
    assert found.whole


def test_brotli_is_undone_where_its_library_is_and_bounded() -> None:
    brotli = pytest.importorskip("brotli")
    found = unpacked(answer_of(answer(brotli.compress(BODY), Content_Encoding="br")))
    cut = unpacked(answer_of(answer(brotli.compress(BODY)[:-20], Content_Encoding="br")))
    bomb = answer(brotli.compress(b" " * (LARGEST_PAGE + 1)), Content_Encoding="br")

    assert (BODY, True) == (found.data, found.whole)
    assert not cut.whole
    assert [
        LeftOut(1, "swells beyond measure when it is unpacked", "http://news.example/1", fault=True)
    ] == read(record("response", bomb))


def test_a_coding_that_cannot_be_undone_is_told() -> None:
    data = record("response", answer(b"\x28\xb5\x2f\xfd...", Content_Encoding="zstd"))

    assert [LeftOut(1, "packed with Zstandard", "http://news.example/1", fault=True)] == read(data)


def test_a_page_that_swells_is_refused() -> None:
    data = record(
        "response", answer(gzip.compress(b" " * (LARGEST_PAGE + 1)), Content_Encoding="gzip")
    )

    assert [
        LeftOut(1, "swells beyond measure when it is unpacked", "http://news.example/1", fault=True)
    ] == read(data)


def test_a_page_that_came_short_is_imported_and_told() -> None:
    body = gzip.compress(BODY)[:-30]
    data = [
        answer(BODY, Content_Length=str(len(BODY) + 1)),
        answer(body, Content_Encoding="gzip"),
        answer(chunked(BODY)[:-40], Transfer_Encoding="chunked"),
    ]
    found = [articles(record("response", block))[0] for block in data]
    cut = articles(record("response", answer(BODY), WARC_Truncated="length"))

    assert ["capture not whole"] * 4 == [article.doubts[-1] for article in (*found, *cut)]


@pytest.mark.parametrize("write", [base64.b32encode, base64.b16encode, base64.b64encode])
def test_a_digest_is_read_however_it_is_written(write: Callable[[bytes], bytes]) -> None:
    digest = "sha1:" + write(hashlib.sha1(b"a", usedforsecurity=False).digest()).decode()

    assert is_digest(digest, [b"b", b"a"]) is True
    assert is_digest(digest, [b"b"]) is False


@pytest.mark.parametrize(
    "digest",
    ["", "sha1", "sha1:", "sha1:?", "blake3:AAAA", "sha1:AAAA", "shake_128:AAAA", "sha1:ع"],
)
def test_a_digest_of_no_known_form_says_nothing(digest: str) -> None:
    assert is_digest(digest, [b"a"]) is None


def test_what_is_no_visible_character_never_enters_an_address_or_a_digest() -> None:
    data = record(
        "response",
        answer(BODY),
        "http://news.example/a\x00\x1b\u202e b",
        WARC_Payload_Digest="sha1:\x00a",
    )
    (found,) = articles(data)

    assert ("http://news.example/a%00%1B%E2%80%AE%20b", "") == (found.url, found.digest)


def test_a_digest_that_is_another_is_told() -> None:
    (found,) = articles(page(1, WARC_Payload_Digest=sha1(b"a")))

    assert "digest of the capture is another" == found.doubts[-1]


def test_of_several_captures_the_latest_whole_one_is_imported_and_the_others_are_listed() -> None:
    cut = page(1, "2016-01-01T00:00:00Z", WARC_Truncated="time")
    data = page(1, "2014-01-01T00:00:00Z") + page(1, "2015-01-01T00:00:00Z") + cut + page(2)
    others = left(data)

    assert [(2, "2015-01-01T00:00:00Z"), (4, "2014-06-10T00:08:59Z")] == [
        (f.part, f.captured) for f in articles(data)
    ]
    assert ["another capture of the same page"] * 2 == [other.why for other in others]
    assert [
        "http://news.example/1 2014-01-01T00:00:00Z: see 2",
        "http://news.example/1 2016-01-01T00:00:00Z: see 2",
    ] == [other.what for other in others]
    assert all(SENTENCE in other.text for other in others)


def test_two_addresses_are_one_only_where_that_is_plain() -> None:
    one = [
        "http://A.example:80/x?q=1#top",
        "https://a.example/x?q=1",
        "HTTPS://a.example:443/x?q=1",
    ]
    others = [
        "http://www.a.example/x?q=1",
        "http://a.example/x",
        "http://a.example/x/?q=1",
        "http://a.example:8080/x?q=1",
    ]

    assert 1 == len(set(map(identity, one)))
    assert 5 == len(set(map(identity, (one[0], *others))))
    assert identity("http://a.example") == identity("http://a.example/")
    assert "http://[" == identity("http://[")


def test_parts_are_numbered_by_record_and_those_that_are_here_already_are_passed_over() -> None:
    data = record("request", b"") + page(1) + record("request", b"") + page(2)

    assert [1, 2, 3, 4] == [part.part for part in read(data)]
    assert [3, 4] == [
        part.part for part in read(data, terms=Terms(TERMS.today, done=frozenset({1, 2})))
    ]


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
    assert [2, 3] == [article.part for article in articles(packed(data))]


def test_a_wacz_is_read_in_its_order_and_numbered_over_all_its_files() -> None:
    data = zipped(
        datapackage_json=b"{}",
        **{
            "pages__pages.jsonl": b"{}",
            "archive__b.warc.gz": packed(page(1), page(2)),
            "archive__a.warc": page(3),
        },
    )

    assert [
        (1, "http://news.example/1"),
        (2, "http://news.example/2"),
        (3, "http://news.example/3"),
    ] == [(article.part, article.url) for article in articles(data)]


def test_names_in_a_wacz_never_become_paths() -> None:
    data = zipped(
        **{
            "..__..__etc__x.warc": page(1),
            "__root__y.warc": page(2),
            "archive__" + "z" * 300 + ".warc": page(3),
        }
    )

    assert 3 == len(articles(data))


def test_a_wacz_that_broke_off_gives_what_is_in_it() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.warc.gz", packed(page(1), page(2)))
    data = file.getvalue()

    assert ["http://news.example/1", "http://news.example/2"] == [
        a.url for a in articles(data[:-40])
    ]
    assert ["http://news.example/1"] == [a.url for a in articles(data[: len(data) // 2 + 100])]


def test_a_wacz_that_cannot_be_sought_in_is_read(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    data = zipped(**{"archive__a.warc": page(1)})

    assert 1 == sum(
        isinstance(part, Imported)
        for part in WebArchive().read(Opened("a.wacz", -1, lambda: Pipe(data)), TERMS)
    )


def test_what_swells_beyond_measure_is_refused() -> None:
    bomb = gzip.compress(b"\x00" * 100_000_000)

    with pytest.raises(Unreadable, match="swells beyond measure"):
        read(packed(b"WARC/1.0\r\n") + bomb)
    with pytest.raises(Unreadable, match="swells beyond measure"):
        read(zipped(**{"archive__a.warc": b"\x00" * 100_000_000}))


@pytest.mark.parametrize(
    "data",
    [b"", b"WARC/1.0\r\n", b"WARC/1.0", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\nA: b" * 9],
)
def test_what_holds_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="holds no record of a web archive"):
        read(data)


def test_zstandard_is_refused_by_name() -> None:
    assert WebArchive().sniff(b"\x28\xb5\x2f\xfd", "a.warc.zst")
    with pytest.raises(Unreadable, match="Zstandard"):
        read(b"\x28\xb5\x2f\xfd....")


GOOD = [page(1), page(2), page(3)]


def urls(data: bytes) -> list[str]:
    return [article.url for article in articles(data)]


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

    assert [1, 3] == [part.part for part in found if isinstance(part, Imported)]
    assert LeftOut(2, "the file is damaged here", fault=True) in found


def kinds(data: bytes) -> list[tuple[str, str, bytes]]:
    return [
        (each.kind, each.url, each.block)
        for each in records(io.BytesIO(data))
        if each.kind and each.whole
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


@settings(deadline=None, max_examples=300)
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


@settings(deadline=None, max_examples=300)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"WARC/1.0\r\n", b"filedesc://", b"\x1f\x8b\x08\x00", b"PK\x03\x04"]),
)
def test_no_bytes_break_the_reading(data: bytes, start: bytes) -> None:
    try:
        found = read(start + data + GOOD[0] + data)
    except Unreadable:
        return

    assert all(part.part for part in found)


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
    assert len(list(records(io.BytesIO(data)))) < len(data)


def test_a_source_whose_own_container_is_broken_gives_what_came_before() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            if not data:
                raise Unreadable("is a broken archive")
            return data

    found = list(WebArchive().read(Opened("a.zip!/a.warc", -1, lambda: Broken(GOOD[0])), TERMS))

    assert ["Imported", "LeftOut"] == [type(part).__name__ for part in found]


def test_memory_does_not_grow_with_a_record() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + b"v" * (LARGEST_PAGE + 5)
    (found,) = records(io.BytesIO(record("response", block)))

    assert (LARGEST_PAGE, True) == (len(found.block), found.whole)
    assert [LeftOut(1, "not HTML: video/mp4", "http://news.example/1")] == read(
        record("response", block)
    )


def test_a_page_that_is_too_large_is_told() -> None:
    data = record("response", answer(b"<html>" + b" " * LARGEST_PAGE))

    assert [LeftOut(1, "a page that is too large", "http://news.example/1", fault=True)] == read(
        data
    )


def test_pieces_are_gathered_so_that_tiny_members_cost_little() -> None:
    found = list(pieces(io.BytesIO(packed(b"a" * 10) * 10_000)))

    assert b"a" * 100_000 == b"".join(found)
    assert 4 == len(found)


def test_an_account_says_what_the_whole_says() -> None:
    data = page(1) + page(2) + page(2, "2015-01-01T00:00:00Z")
    whole = {part: "".join(text.split()) for part, text in WebArchive().whole(held(data, "a.warc"))}
    told = {
        part.part: "".join(piece.text for piece in part.account.pieces) for part in articles(data)
    }
    told |= {part.part: part.text for part in left(data)}

    assert whole == {part: "".join(text.split()) for part, text in told.items()}


IMPORTED = {
    "warcio-bad.arc": [],
    "warcio-example-bad-non-chunked.warc.gz": [3],
    "warcio-example-digest.warc": [],
    "warcio-example-iana.org-chunked.warc": [2],
    "warcio-example-resource.warc.gz": [3],
    "warcio-example-space-in-target-uri.warc.gz": [],
    "warcio-example-space-in-url.arc": [2],
    "warcio-example-trunc.warc": [3],
    "warcio-example-wget-bad-target-uri.warc.gz": [3],
    "warcio-example-wrong-chunks.warc.gz": [1],
    "warcio-example.arc": [2],
    "warcio-example.arc.gz": [2],
    "warcio-example.warc": [3],
    "warcio-example.warc.gz": [3],
    "warcio-post-test.warc.gz": [],
    "whirlwind-python-whirlwind.warc.gz": [3],
    "whirlwind-python-whirlwind.warc.wat.gz": [],
    "whirlwind-python-whirlwind.warc.wet.gz": [2],
}


@pytest.mark.parametrize("name", IMPORTED)
def test_every_page_of_the_real_files_is_found_and_all_else_has_its_reason(
    shared_data: Path, name: str
) -> None:
    data = (shared_data / "warc" / name).read_bytes()
    source = held(data, name)
    found = read(data, name)

    assert WebArchive().sniff(source.head(), name)
    assert IMPORTED[name] == [part for part, _ in WebArchive().whole(source)]
    assert IMPORTED[name] == [
        part.part for part in found if isinstance(part, Imported) or part.text
    ]
    assert all(part.why for part in found if isinstance(part, LeftOut))
    if name.endswith(".gz"):
        assert found == read(gzip.decompress(data), name)
