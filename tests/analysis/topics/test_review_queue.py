"""What an editor confirmed is learnt from; filing changes topics and their review only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.topics.samples import WORDS
from warraq.analysis.topics import review_queue
from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.content.frontmatter.review import in_words
from warraq.content.frontmatter.text import split
from warraq.content.frontmatter.writing import compose

VOCABULARY = vocabulary([Topic(name, name) for name in WORDS], with_default=False)


def write(content: Path, name: str, **meta: object) -> None:
    content.mkdir(exist_ok=True)
    (content / name).write_text(
        compose({"title": name, **meta}, "نص [رابط](http://a.b/c)"), encoding="utf-8"
    )


def test_only_what_an_editor_confirmed_is_learnt_from_and_no_story_twice(tmp_path: Path) -> None:
    write(tmp_path, "a.md", topics=["sport"])
    write(tmp_path, "b.md", topics=["sport"], review=[in_words(review_queue.SUGGESTED)])
    write(tmp_path, "c.md", review=[in_words(review_queue.NONE)])
    write(tmp_path, "d.md", topics=["health"], duplicate_of="a.md")
    write(tmp_path, "e.md", topics=["health"])
    write(tmp_path, "f.md", topics=["health"], duplicate_of="none")
    (tmp_path / "broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    filed = list(review_queue.articles(tmp_path, VOCABULARY))

    assert ["a.md", "f.md"] == [
        sample.path for sample in review_queue.confirmed(filed, copies={"e.md"})
    ]
    assert ["b.md", "c.md"] == [one.path for one in filed if not one.confirmed]
    assert ("نص [رابط]",) == filed[0].paragraphs


@pytest.mark.parametrize(
    ("topics", "confirmed", "review"),
    [
        (["health"], True, ["تاريخ (no date)"]),
        (["health"], False, ["تاريخ (no date)", in_words(review_queue.SUGGESTED)]),
        ([], False, ["تاريخ (no date)", in_words(review_queue.NONE)]),
    ],
)
def test_filing_an_article_changes_its_topics_and_their_review_only(
    tmp_path: Path, topics: list[str], confirmed: bool, review: list[str]
) -> None:
    write(
        tmp_path,
        "a.md",
        topics=["sport"],
        tags=["كرة"],
        review=["تاريخ (no date)", in_words(review_queue.SUGGESTED)],
    )
    review_queue.file_under(tmp_path, "a.md", topics, confirmed=confirmed)
    meta, body, _ = split((tmp_path / "a.md").read_text(encoding="utf-8"))

    assert topics == meta.get("topics", [])
    assert (review, ["كرة"], "نص [رابط](http://a.b/c)") == (meta["review"], meta["tags"], body)
