"""Tests of warraq/importing/formats/word.py, on documents that are written here."""

from __future__ import annotations

import builtins
import datetime as dt
import io
import struct
import zipfile
import zlib
from typing import Any

import pytest

from tests import needs
from warraq.importing.article import Imported, completed
from warraq.importing.decode import Unreadable
from warraq.importing.formats import word
from warraq.importing.source import ImportOptions, from_bytes

docx = pytest.importorskip("docx", reason=needs.PACKAGES)
pytest.importorskip("mammoth", reason=needs.PACKAGES)

PROSE = "أعلنت بلدية المدينة القديمة أنها ستفتح مكتبة جديدة للأطفال في الدار التي رممتها قبل سنتين."


def written(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(data: bytes, name: str = "a.docx") -> Imported:
    article = completed(
        word.Word().read(from_bytes(data, name), ImportOptions(dt.date(2026, 1, 1)))
    )

    assert isinstance(article, Imported)
    return article


def bare(text: str) -> str:
    return "".join(text.split())


def png() -> bytes:
    """A whole PNG, 300 by 200, all black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 300, 200, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 301 * 200)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def newspaper() -> Any:
    """A document as a newsroom would have it."""
    document = docx.Document()
    document.core_properties.author = "حاسوب التحرير"
    document.sections[0].header.paragraphs[0].text = "رأس الصفحة"
    document.add_heading("مكتبة جديدة في المدينة القديمة", 0)
    document.add_paragraph("بقلم: محررة المدينة")
    document.add_paragraph("12 ماي 2017")
    paragraph = document.add_paragraph(PROSE + " وقال ")
    paragraph.add_run("المدير:").bold = True
    paragraph.add_run(" الباب مفتوح.")
    document.add_paragraph("قاعة للقراءة", style="List Bullet")
    document.add_picture(io.BytesIO(png()))
    document.add_paragraph(PROSE)
    return document


def test_an_article_comes_with_its_title_date_author_and_pictures() -> None:
    article = read(written(newspaper()))

    assert "مكتبة جديدة في المدينة القديمة" == article.title
    assert "2017-05-12" == (article.when.text if article.when else "")
    assert ("محررة المدينة",) == article.authors
    assert () == article.doubts
    assert (
        f"{PROSE} وقال **المدير:** الباب مفتوح.\n\n- قاعة للقراءة\n\n"
        f"![](attached/picture-1.png)\n\n{PROSE}" == article.body
    )
    assert [("picture-1.png", png())] == [(one.name, one.data) for one in article.attached]


@pytest.mark.slow
def test_every_character_is_accounted_for() -> None:
    data = written(newspaper())
    pieces = read(data).account.pieces
    whole = word.Word().visible_text(from_bytes(data, "a.docx"))

    assert bare(whole) == bare("".join(piece.text for piece in pieces))
    assert ["title", "byline", "date"] == [piece.role for piece in pieces[:3]]
    assert ("رأس الصفحة", "left out") == (pieces[-1].text, pieces[-1].role)


def test_the_day_on_which_the_file_was_made_is_no_date() -> None:
    document = docx.Document()
    document.core_properties.created = dt.datetime(2017, 5, 12, tzinfo=dt.UTC)
    document.core_properties.author = "حاسوب التحرير"
    document.add_paragraph().add_run("مكتبة جديدة في المدينة").bold = True
    document.add_paragraph(PROSE)
    article = read(written(document))

    assert "مكتبة جديدة في المدينة" == article.title
    assert article.when is None
    assert ("no date", "author of the file: حاسوب التحرير") == article.doubts
    assert () == article.authors


def test_without_a_headline_the_opening_words_stand_in_its_place() -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    article = read(written(document))

    assert article.title.startswith("أعلنت بلدية")
    assert "no headline" in article.doubts


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .docx"),
        (b"{\\rtf1 text}", "save it as .docx"),
        (b"PK\x03\x04 word/ and nothing", "broken"),
        (written(docx.Document()), "no text"),
        (written(newspaper())[:9000], "broken"),
    ],
    ids=["doc", "rtf", "no zip", "empty", "cut"],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, why: str) -> None:
    assert word.Word().sniff(data[:4096], "a.docx")
    with pytest.raises(Unreadable, match=why):
        read(data)


def _with(name: str, content: bytes) -> bytes:
    """The newspaper's document with another part in place of one of its own."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written(newspaper()))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
    return file.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'aaaa'>]><d>&a;</d>", "entities"),
        (
            "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'aaaa'>]><d>&a;</d>".encode("utf-16"),
            "entities",
        ),
        (b"<d>" + b" " * 40_000_000 + b"</d>", "too large"),
        (b"<d>" * 100_000, "broken"),
        (b"<d>" * 100_000 + b"</d>" * 100_000, "broken"),
    ],
    ids=["entities", "entities in UTF-16", "swollen", "never closed", "deep"],
)
def test_bombs_are_refused(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(_with("word/document.xml", content))


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data, real = written(newspaper()), builtins.__import__

    def missing(name: str, *others: Any) -> Any:
        if name == "mammoth":
            raise ImportError
        return real(name, *others)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(Unreadable, match="documents"):
        read(data)


def test_no_other_zip_is_taken_for_a_document() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "نص")

    assert not word.Word().sniff(file.getvalue(), "a.zip")
    assert word.Word().sniff(written(newspaper())[:4096], "a.zip!/b")
