"""Lines that a program broke at a column are joined again; verses, lists and paragraphs are not."""

from __future__ import annotations

import textwrap

import pytest

from warraq.importing.cues.wrapping import is_wrapped, unwrapped

SENTENCE = "قال رئيس الجماعة إن مجلس المدينة صوت على ميزانية السنة المقبلة بعد نقاش طويل"
LONG = ", ".join([SENTENCE] * 8) + "."
BROKEN = textwrap.wrap(LONG, 72)


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        (BROKEN, True),
        ([LONG], False),
        ([LONG, LONG, LONG], False),
        (BROKEN[:2], False),
        (["قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل"] * 4, False),
        ([f"{SENTENCE}."] * 5, False),
        ([SENTENCE[:50], SENTENCE, SENTENCE[:44], SENTENCE, SENTENCE[:41], SENTENCE], False),
        ([], False),
        (["", " "], False),
    ],
    ids=["broken", "one", "long", "too few", "verses", "sentences", "ragged", "none", "blank"],
)
def test_lines_of_one_width_without_ends_of_sentences_were_broken(
    lines: list[str], wrapped: bool
) -> None:
    assert wrapped == is_wrapped(lines)


def test_a_page_may_have_a_longer_line_that_was_not_broken() -> None:
    page = [*BROKEN, "", LONG[:140]]

    assert not is_wrapped(page)
    assert is_wrapped(page, longer_share=0.2)


def test_entries_of_a_list_do_not_count_as_broken() -> None:
    assert not is_wrapped([f"* {line}" for line in BROKEN])


def test_the_lines_of_a_paragraph_come_together_with_their_numbers() -> None:
    page = ["عنوان", "", *BROKEN, "", "   فقرة أخرى"]

    paragraphs = list(unwrapped(page))

    assert [[1], [2], [*range(3, 3 + len(BROKEN))]] == [
        [number for number, _ in lines] for lines in paragraphs[:3]
    ]
    assert page == [line for lines in paragraphs for _, line in lines]


def test_an_indented_line_begins_a_paragraph() -> None:
    first, second, *_ = BROKEN

    assert 2 == len(list(unwrapped([first, f"    {second}"])))
    assert 1 == len(list(unwrapped([first, f"  {second}"])))
