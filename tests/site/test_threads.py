"""Threads: a time line from the oldest, pages that never change, and the gaps between."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive import build, write_archive
from tests.cards import card, entry, library_of
from tests.plans import SIZE, planned
from warraq.core.model import Entry
from warraq.site.threads import gap
from warraq.site.views.listings import ThreadsView, ThreadView
from warraq.site.views.page import Around, Page

URL = "threads/qassa/index.html"


def parts(n: int) -> list[Entry]:
    """A story of n parts, a month apart, with other articles between them."""
    held = []
    for number in range(n):
        month = f"{2000 + number // 12}-{number % 12 + 1:02}"
        held += [
            entry(f"{month}/a.md", f"{month}-10", thread="قصة"),
            entry(f"{month}/b.md", f"{month}-20"),
        ]
    return held


def story(pages: dict[str, Page], url: str = URL) -> ThreadView:
    view = pages[url].shows
    assert isinstance(view, ThreadView)
    return view


@pytest.mark.parametrize("n", [1, 2, 19, 20, 21, 40, 41])
def test_whoever_reads_on_sees_every_part_once_from_the_oldest(n: int) -> None:
    pages = planned(parts(n))
    url, seen, numbers = URL, [], []
    while url:
        view = story(pages, url)
        seen += [(ordinal, card.path) for ordinal, card, _ in view.parts]
        numbers.append(view.number)
        url = view.later

    assert list(range(1, n + 1)) == [ordinal for ordinal, _ in seen]
    assert [one.card.path for one in parts(n) if one.card.thread] == [path for _, path in seen]
    assert list(range(1, -(-n // SIZE) + 1)) == numbers
    assert (n, "") == (story(pages).total, story(pages).earlier)


def test_only_the_index_tells_what_changes_with_each_part() -> None:
    pages = planned(parts(41))
    index, second = story(pages), story(pages, "threads/qassa/page-2.html")

    assert (41, "threads/qassa/page-3.html#n41") == (index.total, index.latest)
    assert ("2000-01-10", "2003-05-10") == tuple(when.text for when in index.since or ())
    assert (0, None, "") == (second.total, second.since, second.latest)


def test_a_new_part_changes_the_index_and_the_last_page_and_the_part_before_it() -> None:
    before = planned(parts(42))
    after = planned(parts(43)[:-1])
    changed = {
        url
        for url in before
        if before[url].digest != after[url].digest and url.startswith("threads/qassa")
    }
    moved = {
        url for url in before if url.endswith("/a.html") and before[url].digest != after[url].digest
    }

    assert {URL, "threads/qassa/page-3.html"} == changed
    assert moved == {"2003-06/a.html"}


def test_an_article_leads_to_its_place_in_the_story_and_to_the_parts_beside_it() -> None:
    pages = planned(parts(22))
    around = {url: page.shows for url, page in pages.items() if isinstance(page.shows, Around)}
    told = {url: view.thread.url if view.thread else "" for url, view in around.items()}
    older, newer = around["2001-09/a.html"].story

    assert "threads/qassa/index.html#n1" == told["2000-01/a.html"]
    assert "threads/qassa/page-2.html#n21" == told["2001-09/a.html"]
    assert "" == told["2001-09/b.html"]
    assert ("2001-08/a.html", "2001-10/a.html") == (older and older.url, newer and newer.url)
    assert (None, None) == around["2001-09/b.html"].story
    assert None is around["2000-01/a.html"].story[0]


def test_spellings_that_fold_together_are_one_story() -> None:
    library = library_of(
        [entry("a.md", "2017", thread="أزمة المياه"), entry("b.md", "2018", thread="ازمه المياه")]
    )
    (shelf,) = library.shelves["thread"].values()

    assert ("أزمة المياه", 2) == (shelf.label, len(shelf.cards))


def test_the_story_that_was_continued_last_comes_first() -> None:
    held = [
        entry(f"{day}.md", day, thread=name)
        for day, name in (("2015", "أ"), ("2016", "ب"), ("2017", "أ"))
    ]
    pages = planned(held)
    view = pages["threads/index.html"].shows

    assert isinstance(view, ThreadsView)
    assert [("أ", 2), ("ب", 1)] == [(link.label, link.count) for link, _, _ in view.stories]
    assert None is view.more


@pytest.mark.parametrize(
    ("expected", "first", "second"),
    [
        (None, "2017-05-12", "2017-05-12"),
        (None, "2017-05-12", "2017-06-11"),
        (("gap_months", 1), "2017-05-12", "2017-06-12"),
        (("gap_months", 1), "2017-01-31", "2017-03-01"),
        (("gap_months", 11), "2017-05-12", "2018-05-11"),
        (("gap_months", 23), "2017-05-12", "2019-05-11"),
        (("gap_years", 2), "2017-05-12", "2019-05-12"),
        (("gap_years", 1010), "1007-05", "2017-05"),
        (("gap_months", 3), "2017-05", "2017-08-01T10:00"),
        (None, "2016", "2019-05-12"),
        (None, "2016/2019", "2020-05-12"),
        (None, "", "2020-05-12"),
    ],
)
def test_a_silence_is_told_as_far_as_it_is_known(expected: object, first: str, second: str) -> None:
    assert expected == gap(card("a.md", first), card("b.md", second))
    assert None is gap(card("a.md", first))


@pytest.mark.slow
def test_a_story_can_be_read_from_its_beginning_to_its_end(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=25)
    assert () == build(archive).problems
    (path,) = (archive / "output/threads").glob("*/index.html")
    page = path.read_text("utf-8")

    assert page.index('id="n1"') < page.index('id="n2"') < page.index('id="n3"')
    assert "بعد 7 أشهر" in page
    assert "../../threads/index.html" in page
