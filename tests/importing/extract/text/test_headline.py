"""The headline of a page, its kicker, its repeats, and the name of the site."""

from __future__ import annotations

from warraq.importing.cues.lexical import phrases
from warraq.importing.extract.text.features import read_features
from warraq.importing.extract.text.headline import Headline, find_headline
from warraq.importing.extract.text.segments import split_text

TITLE = "مجلس المدينة يصوت على ميزانية السنة المقبلة"
TEXT = (
    "صوت مجلس المدينة أمس على ميزانية السنة المقبلة بعد نقاش طويل دام ساعات عدة.\n"
    "وقال رئيس المجلس إن الميزانية تزيد على ميزانية السنة الماضية بعشرة في المائة.\n"
    "وأضاف أن المدينة ستصلح الطرق والمدارس والحدائق في كل الأحياء قبل نهاية السنة."
)


def headline(text: str) -> Headline:
    return find_headline(read_features(split_text(text), (), phrases()))


def test_a_line_that_shares_the_words_of_the_text_is_the_headline() -> None:
    found = headline(f"صحيفة المدينة\nنتائج مباريات الأمس في الدوري\n{TITLE}\n{TEXT}")

    assert (2, TITLE) == (found.index, found.text)


def test_a_page_title_repeats_the_headline_and_names_the_site() -> None:
    found = headline(f"{TITLE} | جريدة المدينة\n{TITLE}\n{TEXT}")

    assert Headline(1, TITLE, (), (0,), "جريدة المدينة") == found


def test_a_line_over_the_headline_is_its_kicker() -> None:
    found = headline(f"في جلسة مجلس المدينة\n{TITLE}\n{TEXT}")

    assert (1, (0,)) == (found.index, found.kickers)


def test_a_page_of_text_alone_has_no_headline() -> None:
    assert Headline(None) == headline(TEXT)
    assert Headline(None) == headline("")
