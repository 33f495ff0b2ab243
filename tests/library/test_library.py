"""The library as a whole: terms by the alphabet, dates beside each other, prose apart."""

from __future__ import annotations

from tests.cards import entry, library_of


def test_prose_pages_are_no_articles() -> None:
    library = library_of([entry("pages/b.md"), entry("pages/a.md"), entry("2017/a.md", "2017")])

    assert ["2017/a.md"] == [one.card.path for one in library.entries]
    assert ["pages/a.md", "pages/b.md"] == [one.card.path for one in library.prose]


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
