"""The measure itself: what counts as right, absent, wrong, and as found."""

import pytest

from evaluation.metric import NOTHING, Answer, Found, answer_of, mean, paired, verdict


@pytest.mark.parametrize(
    ("published", "found", "day"),
    [
        ("2017-05-12", "2017-05-12", "right"),
        ("2017-05-12T10:00:00+04:00", "2017-05-12", "right"),
        (None, "", "right"),
        ("2017-05-12", "", "absent"),
        ("2017-05-12", "2017-05", "absent"),
        ("2017-05-12", "2017-05-13", "wrong"),
        (None, "2017-05-12", "wrong"),
    ],
)
def test_a_day_that_was_not_found_is_absent_and_another_is_wrong(
    published: str | None, found: str, day: str
) -> None:
    assert day == verdict(Answer("x", dated=True, published=published), Found(published=found)).day


def test_a_title_is_exact_but_for_white_space_and_what_is_not_seen() -> None:
    answer = Answer("x", title="أمن القرب")

    assert verdict(answer, Found("\u202bأمن\u00a0 القرب ")).exact
    assert not verdict(answer, Found("امن القرب")).exact
    assert verdict(answer, Found("امن القرب")).alike


def test_words_and_paragraphs_are_compared_folded_and_as_bags() -> None:
    told = verdict(
        Answer("x", paragraphs=("قال الوزير إنه", "سيعود غدا")),
        Found(paragraphs=("قال الوزير انه", "كلام آخر")),
    )

    assert (3 / 5, 3 / 5) == told.words
    assert (1 / 2, 1 / 2) == told.paras


def test_snippets_stand_in_for_a_text_that_is_not_known() -> None:
    answer = answer_of(
        {"file": "x", "body_start": "أوله", "body_end": "آخره", "must_not_contain": ["إعلان"]}
    )

    told = verdict(answer, Found(paragraphs=("أوله كذا", "ثم إعلان هنا")))

    assert (1 / 2, 1 / 2) == told.paras
    assert ("إعلان",) == told.forbidden


def test_what_is_not_known_is_not_scored() -> None:
    told = mean([verdict(answer_of({"file": "x"}), Found("عنوان", "2017-05-12", ("نص",)))])

    assert (1, None, None, {}, None, None) == (
        told.documents,
        told.exact,
        told.alike,
        dict(told.days),
        told.words,
        told.paras,
    )


def test_an_article_that_was_not_found_costs_its_words() -> None:
    assert (0.0, 0.0, 0.0) == mean([verdict(Answer("x", paragraphs=("نص",)), NOTHING)]).words


def test_answers_are_paired_by_number_then_address_then_opening_then_title_and_none_twice() -> None:
    found = [
        Found("أول", part=1, paragraphs=("كلام",)),
        Found("ثان", part=2, url="http://x/%D8%A3"),
        Found("ثان", part=3, paragraphs=("نص طويل",)),
    ]
    answers = [
        Answer("x", 3),
        Answer("x", url="http://x/أ"),
        Answer("x", paragraphs=("كلام",)),
        Answer("x", title="ثان"),
    ]

    pairs = [one for _, one in paired(answers, found)]

    assert [found[2], found[1], found[0], NOTHING] == pairs
