"""Every article is on the right shelves: topics, labels that fold together, dates."""

from __future__ import annotations

import pytest

from tests.cards import entry, library_of
from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.arabic.slug import slug
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


def test_tags_that_romanise_alike_have_shelves_of_their_own_the_first_the_plain_name() -> None:
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
