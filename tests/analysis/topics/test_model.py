"""A model is read back as it was, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import needs
from warraq.analysis.topics import learning
from warraq.analysis.topics.model import LearningError, Model, load


@pytest.mark.slow
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
