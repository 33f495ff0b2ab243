import io
import zipfile
from pathlib import Path

from tests.importing.formats.webarchive.made import (
    GOOD,
    OPTIONS,
    articles,
    numbered,
    packed,
    page,
    zipped,
)
from warraq.importing.article import Imported
from warraq.importing.decode import Unreadable
from warraq.importing.formats.webarchive.web_archive import WebArchive
from warraq.importing.read import read_parts
from warraq.importing.source import Source


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
    ] == [(number, article.url) for number, article in numbered(data)]


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
        for _, part in read_parts(WebArchive(), Source("a.wacz", -1, lambda: Pipe(data)), OPTIONS)
    )


def test_a_source_whose_own_container_is_broken_gives_what_came_before() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            if not data:
                raise Unreadable("is a broken archive")
            return data

    source = Source("a.zip!/a.warc", -1, lambda: Broken(GOOD[0]))
    found = read_parts(WebArchive(), source, OPTIONS)

    assert ["Imported", "LeftOut"] == [type(part).__name__ for _, part in found]
