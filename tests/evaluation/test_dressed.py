"""Real articles come out of the pages of made-up sites. See `python -m evaluation.dressed`."""

from pathlib import Path

import pytest

from evaluation.dressed import dressed, measure
from evaluation.dressing import articles

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("half", "f1"), [("tuned", 0.98), ("held out", 0.96)])
def test_articles_come_out_of_the_pages_that_they_are_dressed_as(
    shared_data: Path, half: str, f1: float
) -> None:
    pages = [page for page in dressed(articles(shared_data), 240) if page.half == half]

    result = measure(pages)

    assert len(pages) == result.documents
    assert result.titles >= 0.95 * result.documents
    assert result.f1 >= f1


def test_no_page_is_given_a_day_on_which_it_was_not_published(shared_data: Path) -> None:
    result = measure(dressed(articles(shared_data), 240))

    assert 0 == result.dates.get("wrong", 0)
    assert 0 < result.dates["absent"]


def test_the_same_data_give_the_same_pages(shared_data: Path) -> None:
    assert dressed(articles(shared_data), 30) == dressed(articles(shared_data), 30)
