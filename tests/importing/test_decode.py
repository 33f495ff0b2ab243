import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.decode import Unreadable, decode, mended

TEXT = (
    "قال الوزير إن المشروع سيبدأ في الصيف المقبل، وإن الأشغال ستدوم "
    "عامين على الأقل.\nوأضاف أن التمويل متوفر.\n"
)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1256", "windows-1256"),
        ("iso8859_6", "iso-8859-6"),
    ],
)
def test_arabic_is_read_in_whatever_encoding_it_came(codec: str, name: str) -> None:
    decoded = decode(TEXT.encode(codec))

    assert (TEXT, name) == (decoded.text, decoded.encoding)


@pytest.mark.parametrize("codec", ["latin-1", "cp1256"])
def test_utf_8_that_was_encoded_twice_is_mended_and_noted(codec: str) -> None:
    decoded = decode(TEXT.encode().decode(codec).encode())

    assert TEXT == decoded.text
    assert "2 lines that had been encoded twice are mended" in decoded.notes


def test_trailing_nuls_are_taken_away_and_noted() -> None:
    decoded = decode(TEXT.encode("cp1256") + b"\x00")

    assert TEXT == decoded.text
    assert ("NUL bytes at the end taken away",) == decoded.notes


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\u0085", "\f"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert TEXT == decode(TEXT.replace("\n", end).encode()).text


def test_a_file_cut_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    decoded = decode(TEXT.rstrip(".\n").encode()[:-1])

    assert "utf-8" == decoded.encoding
    assert ("1 broken bytes are shown as \ufffd",) == decoded.notes


def test_letters_stored_by_shape_and_stray_controls_are_mended_and_noted() -> None:
    decoded = decode("\u202bﻗﺎﻝ\u202c الوزير\n".encode())

    assert "قال الوزير\n" == decoded.text
    assert 2 == len(decoded.notes)


def test_entities_that_were_left_over_are_resolved() -> None:
    assert 'قال "الوزير" ونائبه' == decode("قال &quot;الوزير&quot;&#x202b; ونائبه".encode()).text


@pytest.mark.parametrize(
    ("text", "in_text", "in_markup"),
    [
        ("1 &lt; 2 &#62; 1", "1 < 2 > 1", "1 &lt; 2 &#62; 1"),
        ("&laquo;خبر&raquo;&nbsp;&#8230;", "«خبر»\xa0…", "«خبر»\xa0…"),
        ("&amp;lt;", "&lt;", "&lt;"),
        ("خبر&#1;&#xd800;&unknown;", "خبر\ufffd&unknown;", "خبر\ufffd&unknown;"),
        ("R&D; Q&A", "R&D; Q&A", "R&D; Q&A"),
    ],
)
def test_entities_of_tags_stay_in_markup_alone(text: str, in_text: str, in_markup: str) -> None:
    assert in_text == mended(text)[0]
    assert in_markup == mended(text, is_markup=True)[0]


def test_what_was_mended_is_counted() -> None:
    assert ("HTML entity: 2", "presentation form: 1") == mended("&laquo;ﻗال&raquo;")[1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\x00\x00", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.4 ...", "is not text but a binary file"),
        (bytes(range(256)) * 40, "is not text but a binary file"),
        (("?? ???? ?? ????? C?I?E ?? ???? ??? ??????. " * 20).encode(), "has lost its letters"),
    ],
)
def test_what_is_no_text_is_refused_and_the_reason_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)

    assert str(refused.value).startswith(reason)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except Unreadable:
        return

    assert text.strip()
    assert "\r" not in text
    assert text == text.encode().decode()
