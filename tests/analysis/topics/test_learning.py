"""Learning from confirmed articles: the same every time, and honest about how well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import needs
from tests.analysis.topics.samples import WORDS, samples
from warraq.analysis.topics import learning
from warraq.analysis.topics.model import LearningError, Model


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


def test_too_little_to_learn_from_is_said_with_what_to_do() -> None:
    with pytest.raises(LearningError, match="at least two topics need 5 confirmed articles each"):
        learning.learn(samples(4))
