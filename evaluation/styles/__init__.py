"""Made-up pages in the styles of Arabic news sites of 25 years, around real articles.

The styles of the modules tuned_* may be looked at while the rules are made. Those of held_* are for
measuring only.
"""

from __future__ import annotations

from evaluation.styles import (
    held_cms,
    held_early,
    held_modern,
    tuned_cms,
    tuned_early,
    tuned_modern,
)
from evaluation.styles.story import Page, Story, Style, stories

TUNED: tuple[Style, ...] = (*tuned_early.STYLES, *tuned_cms.STYLES, *tuned_modern.STYLES)
HELD_OUT: tuple[Style, ...] = (*held_early.STYLES, *held_cms.STYLES, *held_modern.STYLES)

__all__ = ["HELD_OUT", "TUNED", "Page", "Story", "Style", "stories"]
