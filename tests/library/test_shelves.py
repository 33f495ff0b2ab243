"""Every article in its place and on the right shelves: order, dates as far as known, names that fall together."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tests.cards import card, entry, library_of
from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.arabic.slug import slug
from warraq.library.order import ordered, waits
from warraq.library.shelves import date_url

TERMS = vocabulary(
    (
        Topic("council", "المجلس", "politics"),
        Topic("budget", "الميزانية", "council"),
        Topic("idle", "لا شيء فيه", ""),
    )
)


def paths(shelf: object) -> list[str]:
    return [one.path for one in shelf.cards]  # type: ignore[attr-defined]


def test_articles_stand_by_date_then_time_then_path() -> None:
    expected = [
        entry("never-received.md"),
        entry("z.md", "2016"),
        entry("y.md", "2017-05"),
        entry("x.md", "2017-05-12"),
        entry("w.md", "2017-05-12"),
        entry("b.md", "2017-05-12T08:00:00+01:00"),
        entry("a.md", "2017-05-12T10:00:00+01:00"),
        entry("received.md", received=dt.date(2020, 1, 1)),
    ]
    expected[3:5] = sorted(expected[3:5], key=lambda one: one.card.path)

    for shuffled in itertools.islice(itertools.permutations(expected), 0, 5040, 97):
        assert expected == list(ordered(shuffled))


def test_a_time_of_day_is_never_moved_to_another_zone() -> None:
    late = entry("late.md", "2017-05-12T23:30:00-05:00")
    morning = entry("morning.md", "2017-05-13T01:00:00+04:00")

    assert (late, morning) == ordered([morning, late])
    assert ["2017-05-12", "2017-05-13"] == list(library_of([late, morning]).shelves["day"])


def test_what_is_taken_in_later_without_a_date_comes_after_what_was_taken_in_before() -> None:
    before = [
        entry("b.md", received=dt.date(2020, 1, 1)),
        entry("a.md", received=dt.date(2020, 1, 2)),
    ]
    after = [*before, entry("0.md", received=dt.date(2020, 1, 3))]

    assert tuple(after) == ordered(after)


def test_prose_pages_are_no_articles() -> None:
    library = library_of([entry("pages/b.md"), entry("pages/a.md"), entry("2017/a.md", "2017")])

    assert ["2017/a.md"] == [one.card.path for one in library.entries]
    assert ["pages/a.md", "pages/b.md"] == [one.card.path for one in library.prose]


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        (False, ""),
        (False, "2017-05-12"),
        (False, "2017"),
        (False, "2017-05-12T23:59:00+01:00"),
        (True, "2017-05-13"),
        (True, "2017-06"),
        (True, "2018/2020"),
        (False, "2016/.."),
        (False, "../2099"),
    ],
)
def test_what_lies_in_the_future_waits(expected: bool, date: str) -> None:
    assert expected == waits(card("a.md", date), dt.date(2017, 5, 12))
    assert waits(card("a.md", date, draft=True), dt.date(2017, 5, 12))


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        ({"year": "2017", "month": "2017-05", "day": "2017-05-12"}, "2017-05-12"),
        ({"year": "2017", "month": "2017-05", "day": "2017-05-12"}, "2017-05-12~"),
        ({"year": "2017", "month": "2017-05", "day": "2017-05-12"}, "2017-05-12T23:00:00-11:00"),
        ({"year": "2017", "month": "2017-05"}, "2017-05"),
        ({"year": "2017"}, "2017"),
        ({"year": "2017"}, "2017?"),
        ({"year": "2016"}, "2016-11/2017-02"),
        ({"year": "2016"}, "2016/.."),
        ({"year": "2019"}, "../2019"),
        ({"undated": ""}, ""),
    ],
)
def test_an_article_stands_on_dates_as_far_as_its_date_is_known(
    expected: dict[str, str], date: str
) -> None:
    shelves = library_of([entry("a.md", date)]).shelves
    kinds = ("year", "month", "day", "undated")

    assert expected == {kind: name for kind in kinds for name in shelves[kind]}


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("2017/index.html", "2017"),
        ("2017/05/index.html", "2017-05"),
        ("2017/05/12/index.html", "2017-05-12"),
        ("undated/index.html", ""),
    ],
)
def test_a_date_has_its_address(expected: str, name: str) -> None:
    assert expected == date_url(name)


def test_a_topic_holds_what_its_sub_topics_hold_and_an_idle_one_has_no_shelf() -> None:
    library = library_of(
        [
            entry("a.md", "2017-01-01", topics=("budget",)),
            entry("b.md", topics=("politics", "budget")),
        ],
        TERMS,
    )
    shelves = library.shelves["topic"]

    assert {"politics", "council", "budget"} == set(shelves)
    assert all(2 == len(shelf.cards) for shelf in shelves.values())
    assert "council" == library.parents["budget"]
    assert "politics" == library.parents["council"]


def test_an_article_whose_topic_was_taken_out_of_the_vocabulary_stands_on_no_topic() -> None:
    assert {} == library_of([entry("a.md", topics=("gone",))], TERMS).shelves["topic"]


def test_tags_that_fold_together_share_a_shelf_under_the_spelling_that_came_first() -> None:
    library = library_of(
        [
            entry("c.md", "2019", tags=("الأَخبار المحلّية", "الاخبار المحلية")),
            entry("a.md", "2017", tags=("الاخبار المحلية",)),
            entry("b.md", "2018", tags=("الأخبار المحلية",)),
        ]
    )
    (shelf,) = library.shelves["tag"].values()

    assert "الاخبار المحلية" == shelf.label
    assert ["a.md", "b.md", "c.md"] == paths(shelf)
    assert {shelf.url} == {found.url for found in library.spelt["tag"].values()}
    assert 3 == len(library.spelt["tag"])


def test_tags_that_romanise_alike_have_shelves_of_their_own_and_the_first_keeps_the_plain_name() -> (
    None
):
    one, other = "Qara", "قرا"
    before = library_of([entry("a.md", "2017", tags=(one,))])
    after = library_of([entry("a.md", "2017", tags=(one,)), entry("b.md", "2018", tags=(other,))])

    assert slug(one) == slug(other)
    assert before.spelt["tag"][one].url == after.spelt["tag"][one].url
    assert after.spelt["tag"][one].url != after.spelt["tag"][other].url


def test_no_spelling_of_a_tag_moves_its_address_whichever_comes_first() -> None:
    spellings = ("مكتبة", "مكتبه", "الإمارات", "الامارات", "مصطفى", "مصطفي")
    for tag, other in zip(spellings[::2], spellings[1::2], strict=True):
        alone = library_of([entry("b.md", "2020", tags=(tag,))]).spelt["tag"][tag].url
        older = library_of(
            [entry("a.md", "2015", tags=(other,)), entry("b.md", "2020", tags=(tag,))]
        )

        assert alone == older.spelt["tag"][tag].url == older.spelt["tag"][other].url


@pytest.mark.parametrize(
    "label",
    [
        "…",
        "؟!",
        "\U0001f4f0",
        "../..",
        "a/b",
        ".",
        "CON",
        "\u200f",
        "x" * 5000,
        "خ" * 5000,
        "\ud800",
        "ّ",
    ],
)
def test_any_tag_has_a_shelf_in_the_folder_of_tags(label: str) -> None:
    (shelf,) = library_of([entry("a.md", tags=(label,))]).shelves["tag"].values()
    folder, name, file = shelf.url.split("/")

    assert ("tags", "index.html") == (folder, file)
    assert 0 < len(name) < 100
    assert name.isascii()
    assert not name.startswith(".")


def test_terms_stand_by_the_arabic_alphabet() -> None:
    labels = ("يوسف", "أحمد", "باريس", "المدينة", "ابن رشد")
    library = library_of([entry(f"{label}.md", tags=(label,)) for label in labels])

    assert ["ابن رشد", "أحمد", "باريس", "المدينة", "يوسف"] == [
        it.label for it in library.shelves["tag"].values()
    ]


def test_the_years_months_and_days_beside_each_other_are_those_that_hold_articles() -> None:
    library = library_of(
        [
            entry(f"{day}.md", day)
            for day in ("2015-01-01", "2017-03-01", "2017-03-31", "2017-12-01")
        ]
    )

    assert {"2015": ("", "2017"), "2017": ("2015", "")} == library.beside["year"]
    assert ("2017-03-01", "2017-12-01") == library.beside["day"]["2017-03-31"]
    assert {
        "2015-01": ("", "2017-03"),
        "2017-03": ("2015-01", "2017-12"),
        "2017-12": ("2017-03", ""),
    } == library.beside["month"]
    assert ("2017-03-01", "2017-03-31") == library.days_of["2017-03"]


def test_an_empty_archive_has_no_shelves() -> None:
    library = library_of([])

    assert () == library.entries
    assert not any(library.shelves.values())
