import gzip
from pathlib import Path

import pytest

from tests.importing.formats.webarchive.made import (
    ARC,
    PARAGRAPHS,
    SENTENCE,
    answer,
    articles,
    html,
    numbered,
    packed,
    page,
    read,
    record,
    sha1,
    zipped,
)
from warraq.importing.article import Imported, LeftOut
from warraq.importing.formats.webarchive.web_archive import WebArchive
from warraq.importing.read import format_for, visible_parts
from warraq.importing.source import from_bytes


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

    assert ["warc"] * 5 == [format_for(data[:4096], "a").name for data in known]
    assert "warc" != format_for(zipped(word__document_xml=b"<w/>"), "a.docx").name
    assert "warc" != format_for("WARC هو اسم صيغة".encode(), "a.txt").name


def test_the_text_that_is_all_an_archive_kept_of_a_page_is_an_article() -> None:
    paragraphs = (f"{SENTENCE} {SENTENCE}", f"وقال رئيس المجلس إن المكتبة للجميع. {SENTENCE}")
    text = "افتتاح مكتبة في وسط المدينة\n\n" + "\n\n".join(paragraphs)
    data = record("conversion", text.encode(), Content_Type="text/plain")
    (found,) = articles(data)

    assert "افتتاح مكتبة في وسط المدينة" == found.title
    assert paragraphs == found.paragraphs
    assert [(1, text)] == list(visible_parts(WebArchive(), from_bytes(data, "a.wet")))


def test_every_record_is_a_part() -> None:
    data = record("request", b"") + page(1) + record("request", b"") + page(2)

    assert 4 == len(read(data))
    assert [2, 4] == [number for number, _ in numbered(data)]


def test_an_account_says_what_the_whole_says() -> None:
    data = page(1) + page(2) + page(2, "2015-01-01T00:00:00Z")
    texts = [
        "".join(piece.text for piece in part.account.pieces)
        if isinstance(part, Imported)
        else part.text
        for part in read(data)
    ]
    whole = WebArchive().visible_text(from_bytes(data, "a.warc"))

    assert ["".join(text.split()) for text in texts] == ["".join(text.split()) for text in whole]


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
    source = from_bytes(data, name)
    found = read(data, name)

    assert WebArchive().sniff(source.head(), name)
    assert IMPORTED[name] == [part for part, text in visible_parts(WebArchive(), source) if text]
    assert IMPORTED[name] == [
        number for number, part in enumerate(found, 1) if isinstance(part, Imported) or part.text
    ]
    assert all(part.why for part in found if isinstance(part, LeftOut))
    if name.endswith(".gz"):
        assert found == read(gzip.decompress(data), name)
