"""What programs did to a text is undone; what its writer did stays."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.mending import Mend, mend

HARAKAT = re.compile("[\u064b-\u0652\u0670\u0640]")
ARABIC = st.text(
    st.sampled_from(
        "ابتةىأؤ ءـ\u064b\u064e\u0651\u0652\u0670\u200c\u200d\u200f\ufeffﻻﷲﷺ&#x202b;\x00"
    )
)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("ﻻﺋﺤﺔ", "لائحة"),
        ("ﷲ ﷺ", "الله صلى الله عليه وسلم"),
        ("ب\ufe76", "ب\u064e"),
        ("﴿نص﴾ 5 ﷼", "﴿نص﴾ 5 ﷼"),
        ("\ufeffال\u202bمغ\u00adرب\u202c", "المغرب"),
        ("&#x202b;عنوان&#8236;&rlm; &amp; &#65;", "عنوان &amp; &#65;"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("م\u064e\u200cی", "م\u064e\u200cی"),
        ("م\u200c\u200f\u200cی", "م\u200cی"),
        ("مغرب\u200c a\u200cb", "مغرب ab"),
        ("ه\u200d", "ه\u200d"),
        ("a\u200db", "ab"),
        ("👨\u200d👩", "👨\u200d👩"),
        ("سطر\fسطر\x00\x9d", "سطر\nسطر"),
        ("\ud83d\ude00 \ud800", "😀 \ufffd"),
        ("ا\u0654حمد", "أحمد"),
        ("&#99999999; &#x110000; &#xD800;", "&#99999999; &#x110000; &#xD800;"),
        ("tab\tand\r\nline", "tab\tand\r\nline"),
        ("", ""),
    ],
)
def test_marks_of_machines_are_taken_away(text: str, mended: str) -> None:
    assert mended == mend(text)[0]


def test_each_mend_is_counted_and_placed() -> None:
    _, mends = mend("\ufeffا\u202bب\u202cﻻ\x00&#x200f;")

    assert (
        Mend("byte order mark", 1, 0),
        Mend("bidi control", 2, 2),
        Mend("presentation form", 1, 5),
        Mend("control character", 1, 6),
        Mend("entity of an unseen character", 1, 7),
    ) == mends


def test_a_clean_text_has_nothing_to_mend() -> None:
    assert ("مَرْحَبًا بـكم", ()) == mend("مَرْحَبًا بـكم")


@given(ARABIC)
def test_harakat_and_tatweel_are_never_touched(text: str) -> None:
    assert sorted(HARAKAT.findall(text)) == sorted(HARAKAT.findall(mend(text)[0]))


@given(st.text() | ARABIC)
def test_a_mended_text_is_composed_and_told_of(text: str) -> None:
    mended, mends = mend(text)

    assert unicodedata.is_normalized("NFC", mended)
    assert (mended != text) == bool(mends)
    mended.encode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["\u202b", "ﻻ", "م\u200c", "&#x202b;", "&#", "ا\u0651\u064e", "\ud800"]
)
def test_a_megabyte_of_one_fault_is_mended_in_one_go(piece: str) -> None:
    mended, mends = mend(piece * (100_000 // len(piece)))

    assert len(mended) <= 200_000
    assert len(mends) <= 2
