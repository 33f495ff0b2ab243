"""A model learnt from made-up articles."""

from __future__ import annotations

import pytest

from tests import needs
from tests.analysis.topics.samples import samples
from warraq.analysis.topics import learning
from warraq.analysis.topics.model import Model


@pytest.fixture
def learnt() -> tuple[Model, learning.Accuracy]:
    pytest.importorskip("sklearn", reason=needs.TOPICS)
    return learning.learn(samples())
