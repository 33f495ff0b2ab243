"""Topics learnt from the archive itself: from the articles that an editor has filed, those of the others are told."""

from warraq.topics.model import Guess, Model, Unlearnt, load

__all__ = ["Guess", "Model", "Unlearnt", "load"]
