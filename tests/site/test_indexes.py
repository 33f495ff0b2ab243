"""Names by the alphabet: Arabic letters first, a page for each if they are very many."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cards import entry, library_of
from tests.plans import planned
from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.arabic.letters import LETTERS
from warraq.core.model import Entry, Link
from warraq.site import indexes, strings
from warraq.site.indexes import Name, alphabet, by_letter
from warraq.site.strings import Strings
from warraq.site.views.listings import NamesView, TopicsView

TEMPLATES = Path(__file__).parents[2] / "templates/strings"


def arabic(language: str = "ar") -> Strings:
    return strings.load(language, "", "latn", [TEMPLATES])


def named(*labels: str) -> list[Entry]:
    return [
        entry(f"a/{position}.md", f"2017-01-{position:02}", tags=(label,))
        for position, label in enumerate(labels, 1)
    ]


def views(entries: list[Entry], language: str = "ar") -> dict[str, NamesView]:
    """The pages of names, by their address."""
    made = indexes.claims(library_of(entries), arabic(language))
    return {
        claim.page.url: claim.page.shows
        for claim in made
        if isinstance(claim.page.shows, NamesView)
    }


def labels(view: NamesView) -> list[str]:
    return [link.label for _, _, group in view.groups for _, link in group]


# --- the alphabet ---------------------------------------------------------------------------------

MIXED = (
    "يوسف",
    "أحمد",
    "باريس",
    "المدينة",
    "ابن رشد",
    "Zagora",
    "argan",
    "12",
    "؟!",
    "مدن",
    "ءادم",
    "گلميم",
)


def test_arabic_letters_come_first_then_latin_ones_then_the_rest() -> None:
    view = views(named(*MIXED))["tags/index.html"]

    assert ["ا", "ب", "ك", "م", "ي", "A", "Z", "#"] == [letter.label for letter in view.letters]
    assert [
        "ءادم",
        "ابن رشد",
        "أحمد",
        "باريس",
        "گلميم",
        "مدن",
        "المدينة",
        "يوسف",
        "argan",
        "Zagora",
    ] == labels(view)[:-2]
    assert {"12", "؟!"} == set(labels(view)[-2:])


def test_a_site_that_is_written_from_the_left_begins_with_the_latin_letters() -> None:
    view = views(named(*MIXED), "en")["tags/index.html"]

    assert ["A", "Z", "ا", "ب", "ك", "م", "ي", "#"] == [letter.label for letter in view.letters]


def test_every_letter_has_a_place_of_its_own() -> None:
    held = [
        Name("", Link(letter, letter), 1)
        for letter in (*LETTERS, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "7")
    ]
    (claim,) = alphabet("tags", held, arabic())
    assert isinstance(claim.page.shows, NamesView)
    places = [place for _, place, _ in claim.page.shows.groups]

    assert 28 + 26 + 1 == len(by_letter(held)) == len(set(places))
    assert all(place.isascii() for place in places)
    assert [f"#{place}" for place in places] == [letter.url for letter in claim.page.shows.letters]


@pytest.mark.parametrize("n", [1, 3, 300, 1500])
def test_names_that_fit_stand_on_one_page(n: int) -> None:
    found = views([entry("a.md", "2017", tags=tuple(f"وسم {number}" for number in range(n)))])

    assert {"tags/index.html", "index/index.html"} == set(found)
    assert n == found["tags/index.html"].total == len(labels(found["tags/index.html"]))
    assert () == found["tags/index.html"].most


def test_very_many_names_have_a_page_for_each_letter_and_no_page_has_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indexes, "PAGE_MAX_NAMES", 10)
    many = tuple(f"مدينة {number:02}" for number in range(25))
    found = views(
        [entry("a.md", "2017", tags=("بحر", *many)), entry("b.md", "2018", tags=("بحر",))]
    )
    index = found["tags/index.html"]
    pages = {
        url: view for url, view in found.items() if url.startswith("tags/") and view is not index
    }

    assert ["tags/ba.html", "tags/mim.html", "tags/mim-2.html", "tags/mim-3.html"] == list(pages)
    assert [[], 1, 10, 10, 5] == [labels(index), *(len(labels(view)) for view in pages.values())]
    assert sorted(("بحر", *many)) == sorted(
        label for view in pages.values() for label in labels(view)
    )
    assert [("ب", "tags/ba.html", 1), ("م", "tags/mim.html", 25)] == [
        (letter.label, letter.url, letter.count) for letter in index.letters
    ]
    assert ("بحر", 2) == (index.most[0].label, index.most[0].count)
    assert ["", *list(pages)[:-1]] == [
        view.before.url if view.before else "" for view in pages.values()
    ]
    assert [*list(pages)[1:], ""] == [
        view.after.url if view.after else "" for view in pages.values()
    ]
    assert ["index/index.html", "tags/index.html"] == [
        link.url for link in pages["tags/mim-2.html"].parents
    ]


# --- the index of all names -----------------------------------------------------------------------


def test_the_index_holds_the_names_of_every_kind_and_says_which() -> None:
    held = [
        entry(
            "a.md",
            "2017",
            topics=("sport",),
            tags=("شراع",),
            authors=("سالم",),
            outlet="الساحل",
            thread="سباق",
        )
    ]
    made = indexes.claims(library_of(held, vocabulary(())), arabic())
    (view,) = [
        claim.page.shows
        for claim in made
        if isinstance(claim.page.shows, NamesView) and claim.page.url == "index/index.html"
    ]
    found = [(kind, link.label) for _, _, group in view.groups for kind, link in group]

    assert [
        ("topic", "رياضة"),
        ("outlet", "الساحل"),
        ("author", "سالم"),
        ("thread", "سباق"),
        ("tag", "شراع"),
    ] == found
    assert ["topics", "threads", "tags", "outlets", "authors"] == [
        link.url.split("/")[0] for link in view.kinds
    ]


def test_the_index_does_not_change_when_a_name_gets_one_more_article() -> None:
    before = planned(named("بحر", "جبل"))
    after = planned(named("بحر", "جبل", "جبل"))

    assert before["index/index.html"].digest == after["index/index.html"].digest
    assert before["tags/index.html"].digest != after["tags/index.html"].digest


def test_an_archive_without_names_has_no_index() -> None:
    pages = planned([entry("a.md", "2017")])

    assert "index/index.html" not in pages


@pytest.mark.parametrize("label", ["\u200f", "\ud800", "x" * 5000, "ّ", "<b>", "../..", "#"])
def test_any_name_stands_somewhere(label: str) -> None:
    found = views(named(label, "بحر"))

    assert [label, "بحر"] == sorted(labels(found["tags/index.html"]), key=[label, "بحر"].index)


# --- topics ---------------------------------------------------------------------------------------


def test_a_topic_stands_above_all_that_is_below_it() -> None:
    terms = vocabulary(
        (Topic("council", "المجلس", "politics"), Topic("budget", "الميزانية", "council"))
    )
    library = library_of(
        [entry("a.md", "2017", topics=("budget",)), entry("b.md", "2017", topics=("sport",))], terms
    )
    (view,) = [
        claim.page.shows
        for claim in indexes.claims(library, arabic())
        if isinstance(claim.page.shows, TopicsView)
    ]
    found = {top.url: [link.url for link in below] for top, below in view.groups}

    assert {
        "topics/politics/index.html": ["topics/council/index.html", "topics/budget/index.html"],
        "topics/sport/index.html": [],
    } == found
