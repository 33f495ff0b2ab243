import gzip
from pathlib import Path

import pytest

from tests.importing.formats.webarchive.made import (
    ARC,
    PARAGRAPHS,
    SENTENCE,
    TERMS,
    answer,
    articles,
    html,
    left,
    packed,
    page,
    read,
    record,
    sha1,
    zipped,
)
from warraq.importing.article import Imported, LeftOut
from warraq.importing.formats.table import importer_for
from warraq.importing.formats.webarchive.web_archive import WebArchive
from warraq.importing.source import Terms, held


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


def test_the_text_that_is_all_an_archive_kept_of_a_page_is_an_article() -> None:
    paragraphs = (f"{SENTENCE} {SENTENCE}", f"وقال رئيس المجلس إن المكتبة للجميع. {SENTENCE}")
    text = "افتتاح مكتبة في وسط المدينة\n\n" + "\n\n".join(paragraphs)
    data = record("conversion", text.encode(), Content_Type="text/plain")
    (found,) = articles(data)

    assert "افتتاح مكتبة في وسط المدينة" == found.title
    assert paragraphs == found.paragraphs
    assert [(1, text)] == list(WebArchive().whole(held(data, "a.wet")))


def test_parts_are_numbered_by_record_and_those_that_are_here_already_are_passed_over() -> None:
    data = record("request", b"") + page(1) + record("request", b"") + page(2)

    assert [1, 2, 3, 4] == [part.part for part in read(data)]
    assert [3, 4] == [
        part.part for part in read(data, terms=Terms(TERMS.today, done=frozenset({1, 2})))
    ]


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
