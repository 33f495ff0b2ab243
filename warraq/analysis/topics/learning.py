"""Learn topics from the articles that an editor has confirmed, and measure how well."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from warraq.analysis.topics.model import MISSING, LearningError, Model, terms

MIN_ARTICLES = 5
"""How many articles a topic must have before it is learnt."""
FOLDS = 10
"""Into how many parts the samples are split: a model is learnt from nine tenths of them."""
MAX_TERMS = 300_000
"""The most terms of a model, the most frequent ones: it bounds the size of its file."""
_SEED = 0
"""The same samples must give the same model."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An article whose topics are certain; `path` only puts in order."""

    path: str
    title: str
    paragraphs: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well topics were predicted for articles that had not been learnt from.

    right      articles whose likeliest topic is one of theirs
    total      articles
    confusion  (topic, topic predicted) -> articles; the first of an article's topics, unless
               another of them was predicted
    sure       (how sure, whether right), one an article
    """

    right: int
    total: int
    confusion: Counter[tuple[str, str]]
    sure: tuple[tuple[float, bool], ...]

    @property
    def share(self) -> float:
        """Return the share that is right."""
        return self.right / self.total

    @property
    def interval(self) -> tuple[float, float]:
        """Return the bounds of the share, with a confidence of 95 in 100 (Wilson 1927)."""
        z, n, p = 1.959964, self.total, self.share
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return middle - half, middle + half

    def above(self, least: float) -> tuple[int, int]:
        """Return how many topics were predicted at least so surely, and how many of these are
        right.
        """
        predicted = [right for sure, right in self.sure if sure >= least]
        return len(predicted), sum(predicted)


def learn(samples: Sequence[Sample]) -> tuple[Model, Accuracy]:
    """Learn a model from all samples; return it, and how well models do that were learnt from nine
    tenths of them.

    The probabilities are fitted to the margins of those that were kept aside. The same samples give
    the same model. Raises LearningError if there is too little to learn from, or scikit-learn is
    not installed.
    """
    samples, topics = _enough(samples)
    numpy, pipeline = _tools()
    texts = [terms(sample.title, sample.paragraphs) for sample in samples]
    truth = numpy.array([[topic in sample.topics for topic in topics] for sample in samples])
    margins = numpy.zeros(truth.shape)
    for part in _folds(samples):
        aside = numpy.zeros(len(samples), dtype=bool)
        aside[part] = True
        vectors, machine = pipeline()
        known = vectors.fit_transform(
            [text for text, out in zip(texts, aside, strict=True) if not out]
        )
        margins[aside] = _margins(
            machine,
            known,
            truth[~aside],
            vectors.transform([texts[number] for number in part]),
            numpy,
        )
    slopes = numpy.array(
        [_platt(margins[:, column], truth[:, column]) for column in range(len(topics))]
    )
    measured = _measured(samples, topics, margins, slopes)
    vectors, machine = pipeline()
    fitted = [
        machine().fit(matrix, column)
        for matrix in [vectors.fit_transform(texts)]
        for column in truth.T
    ]
    model = Model(
        topics=topics,
        index={term: int(row) for term, row in vectors.vocabulary_.items()},
        rarity=vectors.idf_.astype(numpy.float32),
        weights=numpy.vstack([one.coef_[0] for one in fitted]).T.astype(numpy.float32),
        offsets=numpy.array([one.intercept_[0] for one in fitted], dtype=numpy.float32),
        slopes=slopes.astype(numpy.float32),
    )
    return _in_order(model, numpy), measured


def _enough(samples: Sequence[Sample]) -> tuple[tuple[Sample, ...], tuple[str, ...]]:
    counts = Counter(topic for sample in samples for topic in sample.topics)
    topics = tuple(sorted(topic for topic, count in counts.items() if count >= MIN_ARTICLES))
    usable = tuple(
        sample
        for sample in sorted(samples, key=lambda it: it.path)
        if any(topic in topics for topic in sample.topics)
    )
    if len(topics) < 2:
        raise LearningError(
            f"there is too little to learn from: at least two topics need {MIN_ARTICLES} confirmed"
            f" articles each, and {len(samples)} confirmed articles give {len(topics)};"
            " confirm some with `topics review`"
        )
    return usable, topics


def _tools() -> tuple[Any, Any]:
    """Return numpy, and a function that makes a vectoriser and the class of machine."""
    try:
        import numpy
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC
    except ImportError:
        raise LearningError(MISSING) from None

    def pipeline() -> tuple[Any, Any]:
        vectors = TfidfVectorizer(
            analyzer=list, sublinear_tf=True, min_df=2, max_features=MAX_TERMS
        )
        return vectors, lambda: LinearSVC(C=1.0, random_state=_SEED)

    return numpy, pipeline


def _folds(samples: Sequence[Sample]) -> list[list[int]]:
    """Return the numbers of samples in ten parts, each topic spread evenly over them."""
    order = sorted(
        range(len(samples)), key=lambda number: (samples[number].topics, samples[number].path)
    )
    folds = [order[start::FOLDS] for start in range(min(FOLDS, len(order)))]
    return [sorted(fold) for fold in folds]


def _margins(machine: Any, known: Any, truth: Any, asked: Any, numpy: Any) -> Any:
    columns = []
    for column in truth.T:
        if column.all() or not column.any():
            columns.append(numpy.full(asked.shape[0], 1.0 if column.all() else -1.0))
        else:
            columns.append(machine().fit(known, column).decision_function(asked))
    return numpy.vstack(columns).T


def _platt(margins: Any, truth: Any) -> tuple[float, float]:
    """Return slope and offset of the logistic function that makes probabilities of margins, by
    Newton's method; the targets are drawn in a little, as Platt (1999) has it, so that few samples
    do not make it certain.
    """
    few, many = int(truth.sum()), int((~truth).sum())
    targets = [(few + 1) / (few + 2) if true else 1 / (many + 2) for true in truth]
    slope, offset = 1.0, 0.0
    for _ in range(50):
        shares = [
            1 / (1 + math.exp(-max(-30.0, min(30.0, slope * margin + offset))))
            for margin in margins
        ]
        errors = [share - target for share, target in zip(shares, targets, strict=True)]
        spread = [share * (1 - share) + 1e-9 for share in shares]
        g1, g0 = sum(e * m for e, m in zip(errors, margins, strict=True)), sum(errors)
        h11 = sum(s * m * m for s, m in zip(spread, margins, strict=True)) + 1e-6
        h10, h00 = sum(s * m for s, m in zip(spread, margins, strict=True)), sum(spread) + 1e-6
        whole = h11 * h00 - h10 * h10
        step1, step0 = (h00 * g1 - h10 * g0) / whole, (h11 * g0 - h10 * g1) / whole
        slope, offset = slope - step1, offset - step0
        if abs(step1) + abs(step0) < 1e-7:
            break
    return slope, offset


def _measured(
    samples: Sequence[Sample], topics: tuple[str, ...], margins: Any, slopes: Any
) -> Accuracy:
    confusion: Counter[tuple[str, str]] = Counter()
    sure = []
    for sample, row in zip(samples, margins, strict=True):
        chances = [
            slope * margin + offset for margin, (slope, offset) in zip(row, slopes, strict=True)
        ]
        best = max(range(len(topics)), key=lambda column: chances[column])
        guess, right = topics[best], topics[best] in sample.topics
        true = guess if right else next(topic for topic in sample.topics if topic in topics)
        confusion[true, guess] += 1
        sure.append((1 / (1 + math.exp(-max(-30.0, min(30.0, chances[best])))), right))
    return Accuracy(sum(right for _, right in sure), len(samples), confusion, tuple(sure))


def _in_order(model: Model, numpy: Any) -> Model:
    """Sort the terms of a model, so that the same samples give the same file."""
    names = sorted(model.index)
    rows = numpy.array([model.index[name] for name in names])
    index = {name: row for row, name in enumerate(names)}
    return Model(
        model.topics, index, model.rarity[rows], model.weights[rows], model.offsets, model.slopes
    )
