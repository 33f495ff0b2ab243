import pytest

from warraq.importing.cues.lexical import (
    byline,
    folded_words,
    has_open_quote,
    is_initials,
    phrase_kind,
    phrases,
    read_phrases,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("طباعة", "interface"),
        ("شارك المقال عبر", "interface"),
        ("عدد القراءات: 125", "interface"),
        ("إقرأ أيضاً", "related"),
        ("التعليقات (12)", "end"),
        ("موقع الواحة © 2014 جميع الحقوق محفوظة", "notice"),
        ("بحث علمي جديد يكشف أسرار النوم", ""),
        ("إعلان نتائج المسابقة غدا", ""),
        ("صورة الجبل في شعر الرحالة", ""),
        ("", ""),
    ],
)
def test_a_phrase_is_known_however_it_is_spelled_and_a_headline_that_begins_alike_is_not(
    text: str, kind: str
) -> None:
    assert kind == phrase_kind(folded_words(text), phrases())


def test_with_no_phrases_nothing_is_one() -> None:
    assert "" == phrase_kind(folded_words("طباعة"), read_phrases(""))


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("بقلم: محرر الموقع", "محرر الموقع"),
        ("كتب: محرر الموقع", "محرر الموقع"),
        ("بقلم: أ. محرر 2", ""),
        ("(تحرير محرر الموقع)", ""),
        ("كتبت- محررة الموقع:", "محررة الموقع"),
        ("كتب - عشرون كتابا جديدا في معرض المدينة هذا العام", None),
        ("Author, محررة الموقع", "محررة الموقع"),
        ("Role, مراسلة الموقع - المدينة", ""),
        ("كتب الرحالة عن الجبل كتابا", None),
        ("تقرير جديد عن الماء", None),
    ],
)
def test_an_author_is_named_only_where_the_mark_is_plain(text: str, author: str | None) -> None:
    assert author == byline(text)


def test_initials_of_a_desk_and_open_quotations_are_told() -> None:
    assert is_initials("س. ك/ا.ف")
    assert not is_initials("كلمة قصيرة")
    assert has_open_quote("قال: «قدم")
    assert not has_open_quote("قال: «قدم» ثم سكت")
