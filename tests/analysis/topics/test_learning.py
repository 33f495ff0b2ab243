"""Learning from confirmed articles: the same every time, and honest about how well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import needs
from warraq.analysis.topics import learning, review_queue
from warraq.analysis.topics.model import LearningError, Model, load
from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.content.frontmatter.review import in_words
from warraq.content.frontmatter.text import split
from warraq.content.frontmatter.writing import compose

_LISTS = {
    "sport": "المباراة اللاعب الهدف الملعب المدرب الدوري الفريق الحكم البطولة الشباك",
    "economy": "البنك السوق الأسعار الصادرات الدرهم الاستثمار الميزانية البورصة القرض التضخم",
    "health": "المستشفى الطبيب المرض اللقاح العلاج الصحة الممرض الوباء الدواء المصابين",
}
WORDS = {topic: words.split() for topic, words in _LISTS.items()}
VOCABULARY = vocabulary([Topic(name, name) for name in WORDS], with_default=False)


def samples(each: int = 20) -> list[learning.Sample]:
    """Made-up articles, each of seven of its topic's ten words."""
    return [
        learning.Sample(
            f"{topic}{number:03}.md",
            f"خبر {words[number % 10]}",
            (" ".join(words[(number * 3 + step * (1 + number % 3)) % 10] for step in range(7)),),
            (topic,),
        )
        for topic, words in WORDS.items()
        for number in range(each)
    ]


@pytest.fixture
def learnt() -> tuple[Model, learning.Accuracy]:
    pytest.importorskip("sklearn", reason=needs.TOPICS)
    return learning.learn(samples())


def test_what_is_plain_is_told_surely_and_what_is_strange_is_not(
    learnt: tuple[Model, learning.Accuracy],
) -> None:
    model, _ = learnt

    assert ["sport"] == [
        guess.topic for guess in model.suggested("المباراة", ["سجل اللاعب الهدف في الملعب"], 0.7)
    ]
    assert () == model.suggested("قصيدة", ["نجمة فوق البحر"], 0.7)
    assert set(WORDS) == {guess.topic for guess in model.guesses("", [])}


def test_it_is_measured_on_what_it_was_not_taught(learnt: tuple[Model, learning.Accuracy]) -> None:
    _, measured = learnt
    low, high = measured.interval

    assert measured.right == sum(
        count for (true, told), count in measured.confusion.items() if true == told
    )
    assert measured.total == sum(measured.confusion.values()) == len(measured.sure)
    assert 0.9 < measured.share
    assert low < measured.share <= high <= 1


def test_labels_that_mean_nothing_are_measured_as_such() -> None:
    pytest.importorskip("sklearn", reason=needs.TOPICS)
    texts = samples()
    shuffled = [
        learning.Sample(
            one.path, one.title, one.paragraphs, texts[(number * 7) % len(texts)].topics
        )
        for number, one in enumerate(texts)
    ]

    assert 0.6 > learning.learn(shuffled)[1].share


def test_the_same_articles_teach_the_same_to_the_byte(
    learnt: tuple[Model, learning.Accuracy], tmp_path: Path
) -> None:
    again, _ = learning.learn(samples()[::-1])

    assert learnt[0].save(tmp_path / "a").read_bytes() == again.save(tmp_path / "b").read_bytes()


def test_a_model_is_read_back_as_it_was(
    learnt: tuple[Model, learning.Accuracy], tmp_path: Path
) -> None:
    model, _ = learnt
    model.save(tmp_path)

    assert model.guesses("البنك", ["السوق"]) == load(tmp_path).guesses("البنك", ["السوق"])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"not numbers at all"])
def test_a_model_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("numpy", reason=needs.TOPICS)
    (tmp_path / "topics.npz").write_bytes(data)

    with pytest.raises(LearningError, match="run `topics learn` again"):
        load(tmp_path)


def test_too_little_to_learn_from_is_said_with_what_to_do() -> None:
    with pytest.raises(LearningError, match="at least two topics need 5 confirmed articles each"):
        learning.learn(samples(4))


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
