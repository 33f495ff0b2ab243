"""What is seen of a piece of a page."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from warraq.importing.cues.lexical import phrases
from warraq.importing.extract.text.features import Features, read_features
from warraq.importing.extract.text.segments import split_text
from warraq.importing.reasons import Reason

PARAGRAPH = "قال رئيس الجماعة إن مجلس المدينة صوت على الميزانية بعد نقاش طويل دام ساعات."


def features(text: str, common: Collection[str] = ()) -> tuple[Features, ...]:
    return read_features(split_text(text), common, phrases())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("***", Reason.NO_LETTERS),
        ("http://example.org/a", Reason.ADDRESS),
        ("Lorem ipsum", Reason.NO_ARABIC),
        ("الرئيسية » أخبار » سياسة", Reason.TRAIL),
        ("العنوان:", Reason.FIELD_NAME),
        ("الصفحة الرئيسية", Reason.INTERFACE),
        ("اقرأ أيضا: مجلس المدينة يصوت على الميزانية", Reason.LINK),
        ("أخبار المدينة", Reason.COMMON),
        ("12 مايو 2014", None),
        ("مجلس المدينة يصوت على الميزانية", None),
        (PARAGRAPH, None),
    ],
)
def test_what_is_no_text_of_the_article_has_its_reason(text: str, reason: Reason | None) -> None:
    last = features(f"{PARAGRAPH}\n{text}", {"اخبار المدينه"})[-1]

    assert reason == last.chrome


def test_what_follows_the_name_of_a_field_knows_it() -> None:
    name, title, *_ = features(f"العنوان: مجلس المدينة يصوت\n{PARAGRAPH}")

    assert ("", "title") == (name.field, title.field)


def test_links_of_a_text_browser_are_known_by_their_number() -> None:
    links = "\n".join(f"[{number}] مجلس المدينة" for number in range(1, 6))

    assert {Reason.LINK} == {one.chrome for one in features(f"{links}\n{PARAGRAPH}")[:-1]}
    assert None is features(f"[1] مجلس المدينة\n{PARAGRAPH}")[0].chrome


def test_a_date_in_pieces_is_read_from_its_row() -> None:
    day, year, _ = features(f"25 يوليو   2012\n{PARAGRAPH}")

    assert day.dateline
    assert {day.dateline} <= {year.dateline, day.dateline}
    assert "2012-07-25" == next(one.when.text for one in day.dateline.founds if one.when)


def test_short_pieces_in_a_row_are_a_crowd_and_the_last_before_prose_may_be_a_headline() -> None:
    row = "سياسة\tرياضة\tثقافة\tمنوعات\tمجلس المدينة يصوت اليوم"

    assert [True] * 5 == [one.crowded for one in features(row)]
    assert [True] * 4 + [False] * 2 == [one.crowded for one in features(f"{row}\t{PARAGRAPH}")]
