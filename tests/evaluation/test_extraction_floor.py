"""Extraction has a floor on a clean clone too: invented articles come out of made-up pages.

The half of the styles that is held out was not tuned to; see evaluation/styles/ and
evaluation/dressed.py.
"""

from __future__ import annotations

from functools import cache

import pytest

from evaluation import dressed, dressed_html
from evaluation.dressing import Article
from evaluation.invented import invented
from evaluation.metric import Verdict, mean
from evaluation.pages import judged
from evaluation.peers import extractor

ARTICLES = 300


@cache
def html_verdicts() -> tuple[tuple[str, Verdict], ...]:
    """Judge two pages of every style, each by its half."""
    pages = tuple(dressed_html.dressed(tuple(invented(ARTICLES)), 2))
    found = tuple(map(extractor("Warraq"), (one.page.html for one in pages)))
    verdicts = judged("Warraq", [one.answer for one in pages], found)
    return tuple((one.half, verdict) for one, verdict in zip(pages, verdicts, strict=True))


@pytest.mark.slow
@pytest.mark.parametrize(("half", "f1"), [("tuned", 0.999), ("held out", 0.985)])
def test_invented_articles_come_out_of_made_up_html_pages(half: str, f1: float) -> None:
    result = mean(verdict for of, verdict in html_verdicts() if of == half)

    assert 40 <= result.documents
    assert 1.0 == result.exact
    assert {"right": result.documents} == dict(result.days)
    assert result.words is not None
    assert f1 <= result.words[2]


@pytest.mark.slow
@pytest.mark.parametrize(("half", "days"), [("tuned", 1.0), ("held out", 0.9)])
def test_invented_articles_come_out_of_pages_saved_as_text(half: str, days: float) -> None:
    articles = (Article(one.title, one.paragraphs) for one in invented(ARTICLES))
    pages = [page for page in dressed.dressed(articles, 136) if page.half == half]
    shown = sum(page.published is not None for page in pages)

    result = dressed.measure(pages)

    assert 60 <= result.documents == len(pages)
    assert result.documents == result.titles
    assert 0.999 <= result.f1
    assert 0 == result.dates.get("wrong", 0)
    assert days * shown <= result.dates["right"]
