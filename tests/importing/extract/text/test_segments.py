"""A page is cut into its pieces, and nothing of it is lost."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.extract.text.segments import split_line, split_text

LONG = " ".join(["قال رئيس الجماعة إن مجلس المدينة صوت على الميزانية بعد نقاش"] * 9) + "."


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("الرئيسية\tسياسة\tرياضة", ["الرئيسية", "سياسة", "رياضة"]),
        ("الرئيسية   سياسة", ["الرئيسية", "سياسة"]),
        ("الرئيسية\xa0\xa0سياسة", ["الرئيسية", "سياسة"]),
        ("سطر  واحد", ["سطر  واحد"]),
        ("هذه   جملة   متباعدة   الكلمات.", ["هذه   جملة   متباعدة   الكلمات."]),
        (
            "قال الوزير في كلمة له أمام النواب،   إن الخطة جاهزة",
            ["قال الوزير في كلمة له أمام النواب، إن الخطة جاهزة"],
        ),
    ],
)
def test_a_line_is_cut_at_wide_gaps_but_not_inside_a_sentence(line: str, pieces: list[str]) -> None:
    assert pieces == split_line(line)


def test_the_name_of_a_field_is_a_piece_of_its_own() -> None:
    assert ["العنوان:", "انطلاق الدورة"] == [
        one.text for one in split_text("العنوان: انطلاق الدورة")
    ]


def test_a_dateline_that_is_stuck_to_words_is_parted_from_them() -> None:
    pieces = split_text("مراسل الجريدة - دمشقالأربعاء، 28 آب 2013")

    assert ["مراسل الجريدة - دمشق", "الأربعاء، 28 آب 2013"] == [one.text for one in pieces]


def test_a_paragraph_that_was_broken_at_a_column_is_one_piece_with_all_its_lines() -> None:
    lines = textwrap.wrap(LONG, 70)
    title, paragraph = split_text("\n".join(["عنوان", "", *lines]))

    assert (LONG, 3, 1) == (paragraph.text, paragraph.line, paragraph.gap)
    assert [*range(3, 3 + len(lines))] == [number for number, _ in paragraph.lines]
    assert (0, 1) == (title.row, paragraph.row)


@given(st.text(st.sampled_from("اب.؟: \t\n\xa0"), max_size=200))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    assert "".join(text.split()) == "".join(
        "".join(piece.text.split()) for piece in split_text(text)
    )
