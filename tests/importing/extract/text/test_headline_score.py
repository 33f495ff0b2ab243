"""Each thing that speaks for a headline or against it, by itself."""

from __future__ import annotations

import pytest

from warraq.importing.cues.lexical import phrases
from warraq.importing.extract.text.features import read_features
from warraq.importing.extract.text.headline_score import SCORES, prepare
from warraq.importing.extract.text.segments import split_text

TITLE = "مجلس المدينة يصوت على ميزانية السنة المقبلة"
OTHER = "نتائج مباريات الأمس في الدوري الوطني"
FIRST = "صوت مجلس المدينة أمس على ميزانية السنة المقبلة بعد نقاش طويل دام ساعات عدة."
TEXT = f"{FIRST}\nوقال رئيس المجلس إن الميزانية تزيد على ميزانية السنة الماضية بعشرة في المائة."
MANY = [FIRST.replace("أمس", f"يوم {number} مايو") for number in range(1, 13)]
TEASER = "وصل الوفد الوزاري إلى العاصمة بعد ظهر أمس."


def points(page: str) -> dict[str, float]:
    """What is not 0 for the first line of a page."""
    prepared = prepare(read_features(split_text(page), (), phrases()))
    found = {name: score(prepared, 0) for name, score in SCORES}
    return {name: round(score, 1) for name, score in found.items() if score}


ALONE = {
    "it shares words with the text": 4.0,
    "it is as long as headlines are": 0.5,
    "it is by itself": 1.0,
}


@pytest.mark.parametrize(
    ("page", "name", "expected"),
    [
        (f"{TITLE}\n{TITLE}\n{TEXT}", "it is repeated", 3.0),
        (f"مجلس المدينة\n{TEXT}", "it is as long as headlines are", -1.0),
        (f"{TITLE}:\n{TEXT}", "it ends with a colon or a comma", -1.5),
        (f"{TITLE}\n12 مايو 2014\n{TEXT}", "it is dated", 1.5),
        (f"{TITLE}\n{OTHER}\n{TEXT}", "it is dated", None),
        (f"كأس العالم تنطلق غدا في البرازيل\n{TEXT}", "it shares words with the text", None),
        ("\n".join([TITLE, *[OTHER] * 6, TEXT]), "it is far from the text", -0.9),
        ("\n".join([TITLE, TEASER, OTHER, *MANY]), "it heads a teaser", -1.5),
    ],
)
def test_a_feature_gives_its_points(page: str, name: str, expected: float | None) -> None:
    assert expected == points(page).get(name)


def test_a_plain_headline_has_the_points_of_its_words_its_length_and_its_place() -> None:
    assert ALONE == points(f"{TITLE}\n{TEXT}")
