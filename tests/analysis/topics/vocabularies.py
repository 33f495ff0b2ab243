"""Vocabularies for the tests of topics."""

from __future__ import annotations

from pathlib import Path

from warraq.analysis.topics.vocabulary import vocabulary

ROOT = Path(__file__).resolve().parents[3]


CASES = ROOT / "tests" / "cases"


DEFAULT = vocabulary(())
