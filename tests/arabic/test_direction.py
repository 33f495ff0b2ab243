"""Mixed lines read as they were typed; where python-bidi is installed, it is the judge."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import needs
from warraq.arabic import direction
from warraq.arabic.direction import block_direction, first_strong, isolate

SCRAMBLED = [
    ("لغة C++ سهلة", "C++"),
    ("لغة C# سهلة", "C#"),
    ("كتب @user أمس", "@user"),
    ("وسم #tag جديد", "#tag"),
    ("جيش U.S. قال", "U.S."),
    ("قال 19-COVID عنه", "19-COVID"),
    ("بين 10-20 منهم", "10-20"),
    ("بين 10–20 منهم", "10–20"),
    ("بين 1.5-2 منهم", "1.5-2"),
    ("فاز 3-1 على", "3-1"),
    ("يوم 2010-03-16 قال", "2010-03-16"),
    ("عدد 1 000 000 نسمة", "1 000 000"),
    ("هاتف +212 5 37 للخبر", "+212 5 37"),
    ("هاتف 05 37 12 34 56 للخبر", "05 37 12 34 56"),
    ("نسبة 15,5% منهم", "15,5%"),
    ("حرارة -5 أمس", "-5"),
    ("ثمن $100 أمس", "$100"),
    ("ثمن 100$ أمس", "100$"),
    ("موقع http://example.org/a/ أمس", "http://example.org/a/"),
]
SAFE = [
    ("فيروس COVID-19 عاد", "COVID-19"),
    ("طائرة F-16 حلقت", "F-16"),
    ("شبكة 5G هنا", "5G"),
    ("صحيفة Le Monde قالت", "Le Monde"),
    ("شركة AT&T قالت", "AT&T"),
    ("عنوان ali@example.org هنا", "ali@example.org"),
    ("قناة France 24 قالت", "France 24"),
    ("سنة 2017 كانت", "2017"),
    ("يوم 2010/3/16 كان", "2010/3/16"),
    ("عند 10:42 قال", "10:42"),
    ("معدل 15.5 منهم", "15.5"),
    ("مبلغ 1,000,000 درهم", "1,000,000"),
]


def shown(html: str) -> str:
    """The letters of a right-to-left line as they stand on the screen, from the left."""
    bidi = pytest.importorskip("bidi", reason=needs.PACKAGES)
    text = (
        str(html)
        .replace('<bdi dir="ltr">', "\u2066")
        .replace("</bdi>", "\u2069")
        .replace("&amp;", "&")
    )
    return str(bidi.get_display(text, base_dir="R"))


@pytest.mark.parametrize(("text", "run"), SCRAMBLED)
def test_what_would_scramble_is_isolated(text: str, run: str) -> None:
    assert text.replace(run, f'<bdi dir="ltr">{run}</bdi>') == isolate(text)


@pytest.mark.parametrize(("text", "run"), SAFE)
def test_what_would_not_scramble_is_left_alone(text: str, run: str) -> None:
    assert text.replace("&", "&amp;") == isolate(text)


@pytest.mark.parametrize(("text", "run"), SCRAMBLED)
def test_isolation_is_needed_and_is_enough(text: str, run: str) -> None:
    assert run not in shown(text)
    assert run in shown(isolate(text))


@pytest.mark.parametrize(("text", "run"), SAFE)
def test_what_is_left_alone_reads_as_typed(text: str, run: str) -> None:
    assert run in shown(isolate(text))


def test_a_number_that_follows_a_latin_word_stays_on_the_arabic_side() -> None:
    text = "قالت Reuters - 15 مايو"

    assert 'قالت <bdi dir="ltr">Reuters</bdi> - 15 مايو' == isolate(text)
    assert "Reuters - 15" in shown(text)
    assert "15 - \u2066Reuters\u2069"[::-1] not in shown(text)
    assert "15 - " in shown(isolate(text))


def test_latin_names_in_an_arabic_list_keep_their_order() -> None:
    assert 'شركات <bdi dir="ltr">Google</bdi>، <bdi dir="ltr">Apple</bdi>، Nokia وغيرها' == isolate(
        "شركات Google، Apple، Nokia وغيرها"
    )


def test_the_stop_after_an_address_is_not_part_of_it() -> None:
    assert 'انظر (<bdi dir="ltr">https://example.org/a</bdi>).' == isolate(
        "انظر (https://example.org/a)."
    )


def test_arabic_indic_numbers_are_left_alone() -> None:
    assert "بين ١٠-٢٠ و٪١٥" == isolate("بين ١٠-٢٠ و٪١٥")


def test_a_left_to_right_block_isolates_its_arabic() -> None:
    assert 'He said <bdi dir="rtl">نعم ولا</bdi> 10-20.' == isolate("He said نعم ولا 10-20.", "ltr")


def test_text_is_escaped() -> None:
    assert "&lt;b&gt; &amp; «نص»" == isolate("<b> & «نص»")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*"ابأaB1٢é -+.,/@#%$()،:<&\n\u00a0\u200f\ud800\0", "www.", "http://"])
    ).map("".join)
)
def test_isolation_loses_nothing(text: str) -> None:
    for html in (isolate(text, "rtl"), isolate(text, "ltr")):
        plain = (
            re.sub("</?bdi[^>]*>", "", html)
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
        )

        assert text == plain


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (None, ""),
        (None, " 12 ٣ «-»"),
        ("rtl", "«المغرب» CNN"),
        ("ltr", "12 CNN المغرب"),
        ("rtl", "עברית"),
        ("ltr", "\ud800a"),
    ],
)
def test_the_first_strong_letter(expected: str | None, text: str) -> None:
    assert expected == first_strong(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("rtl", ""),
        ("rtl", "2017"),
        ("ltr", "Only English."),
        ("rtl", "CNN قالت إن الأمر انتهى"),
        ("ltr", "English, with one word: نعم"),
        ("rtl", "قال: all the rest is English"),
    ],
)
def test_a_block_goes_with_the_page_unless_it_is_of_the_other_direction(
    expected: str, text: str
) -> None:
    assert expected == block_direction(text, "rtl")


def test_the_tables_of_letters_agree_with_unicode() -> None:
    wrong = []
    for code in range(0x10000):
        char = chr(code)
        kind, letter = unicodedata.bidirectional(char), unicodedata.category(char)[0] == "L"
        # Symbols of formulas, and scripts in which no news is printed here, may be missing.
        letter &= not 0x2000 <= code < 0x2C00 and code < 0xA000
        ltr, rtl = direction._LTR_LETTERS.match(char), direction._RTL_LETTERS.match(char)
        if (ltr and kind in ("R", "AL", "AN", "EN")) or (
            rtl and kind in ("L", "AN", "EN", "CS", "ET", "ES")
        ):
            wrong.append(f"{code:04x} {kind} is in the wrong table")
        if letter and ((kind == "L" and not ltr) or (kind in ("R", "AL") and not rtl)):
            wrong.append(f"{code:04x} {kind} is in no table")

    assert [] == wrong


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["1-", "a ", "01 ", "a(", "www.", "http://", "a - ", "1 000 ", "س1", "@a#", "$", "a!"]
)
def test_a_megabyte_on_one_line_is_read_to_its_end(unit: str) -> None:
    text = unit * (2**20 // len(unit))

    assert len(text) <= len(isolate(text))
