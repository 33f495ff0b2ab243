"""PDFs that Chromium prints where it is installed, and small ones written here."""

from __future__ import annotations

import datetime as dt
import io
import zlib
from typing import Any

import pytest

from tests import needs
from tests.importing.formats.pdf.made import TEXTS
from warraq.importing.article import Imported, completed
from warraq.importing.decode import Unreadable
from warraq.importing.formats.pdf.document import Pdf
from warraq.importing.source import ImportOptions, from_bytes

pytestmark = pytest.mark.slow

pytest.importorskip("pdfminer", reason=needs.PACKAGES)

TITLE = "مكتبة جديدة في المدينة القديمة"


def read(data: bytes) -> Imported:
    options = ImportOptions(dt.date(2026, 1, 1))
    article = completed(Pdf().read(from_bytes(data, "a.pdf"), options))

    assert isinstance(article, Imported)
    return article


def bare(text: str) -> str:
    return "".join(text.split())


# --- what Chromium prints -------------------------------------------------------------------------


@pytest.fixture
def printed(browser: Any) -> Any:
    """Prints paragraphs below a headline, as a PDF."""

    def render(style: str, texts: tuple[str, ...] = TEXTS, foot: str = "<p></p>") -> bytes:
        page = browser.new_page()
        page.set_content(
            "<html lang='ar' dir='rtl'><style>"
            "body{font:13pt/1.8 'Noto Naskh Arabic';text-align:justify}"
            f"h1,h2{{text-align:right}} {style}</style><h1>{TITLE}</h1><h2></h2><div>"
            + "".join(f"<p>{text}</p>" for text in texts)
            + "</div>"
        )
        data = page.pdf(
            format="A4",
            display_header_footer=True,
            header_template="<p></p>",
            footer_template=foot,
            margin=dict.fromkeys(("top", "bottom", "left", "right"), "2cm"),
        )
        page.close()
        return bytes(data)

    return render


@pytest.mark.parametrize(
    "style",
    [
        "",
        "p {text-indent: 1cm; margin: 0}",
        "div {columns: 2; column-gap: 1cm}",
        "div {text-align: right}",
    ],
    ids=["gaps between paragraphs", "indented", "two columns", "ragged"],
)
def test_arabic_is_read_as_it_was_written(printed: Any, style: str) -> None:
    article = read(printed(style))

    assert TITLE == article.title
    assert TEXTS == article.paragraphs
    assert "read from a PDF" in article.doubts


def test_what_stands_on_every_page_is_left_out(printed: Any) -> None:
    foot = "<p style='font-size:9pt;margin:auto'>جريدة المدينة <span class=pageNumber></span></p>"
    texts = tuple(" ".join(text.split()[number:]) for number in range(9) for text in TEXTS)
    data = printed("p {break-inside: avoid}", texts, foot)
    article = read(data)
    left = [piece for piece in article.account.pieces if piece.role == "left out"]
    whole = Pdf().visible_text(from_bytes(data, "a.pdf"))

    assert texts == article.paragraphs
    assert ["جريدة المدينة 1", "جريدة المدينة 2"] == [piece.text for piece in left][:2]
    assert bare(whole) == bare("".join(piece.text for piece in article.account.pieces))


# --- what cannot be read --------------------------------------------------------------------------


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
WIDE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>"
    b"/FontDescriptor<<>>/W[0 999999999 1]>>]>>"
)
"""A font that gives the widths of a thousand million glyphs."""


def document(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n"
        b"%d\n%%%%EOF" % (len(places) + 1, table, len(places) + 1, len(data))
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (
        len(packed),
        more,
        packed,
    )


def paged(content: bytes, *others: bytes, font: bytes = HELVETICA) -> bytes:
    """A PDF of one page with this content; `others` are objects from number 6 on, and /F6 and so on
    draw them.
    """
    names = b"".join(b"/F%d %d 0 R" % (number, number) for number in range(6, 6 + len(others)))
    return document(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</T 5 0 R>>/XObject<<%s>>>>>>" % names,
        stream(content),
        font,
        *others,
    )


def _forms() -> bytes:
    """A page that draws a part ten times, which draws another ten times, and so on, ten deep."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]"
    inner = b"%s/Resources<</XObject<</F%d %d 0 R>>>>"
    forms = [
        stream(b"/F%d Do " % number * 10, inner % (head, number, number)) for number in range(7, 17)
    ]
    last = stream(b"BT (x) Tj ET", head)
    return paged(b"/F6 Do", *forms, last)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (paged(b"0 0 100 100 re f"), "no text layer"),
        (paged(b"BT /T 12 Tf (x) Tj ET", font=WIDE), "swells"),
        (_forms(), "swells"),
        (b"%PDF-1.7\n", "broken|no text layer"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 5000, "broken|no text layer"),
        (paged(b"BT /T 12 Tf (x) Tj ET")[:300], "broken|no text layer"),
    ],
    ids=["a picture", "a font without end", "parts in parts", "a head only", "noise", "cut"],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, why: str) -> None:
    assert Pdf().sniff(data[:4096], "a")
    with pytest.raises(Unreadable, match=why):
        read(data)


def test_a_locked_document_is_refused() -> None:
    pypdf = pytest.importorskip("pypdf", reason=needs.PACKAGES)
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)

    with pytest.raises(Unreadable, match="password"):
        read(file.getvalue())


def test_a_latin_page_is_read_from_the_left() -> None:
    text = b"The town opens a library in an old house today."
    lines = b"BT /T 20 Tf 50 700 Td (A new library) Tj /T 12 Tf 0 -40 Td (%s) Tj ET" % text

    assert (text.decode(),) == read(paged(lines)).paragraphs


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Unreadable, match="documents"):
        read(paged(b""))
