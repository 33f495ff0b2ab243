"""How many examples Hypothesis tries of a property: as its test asks, or few in a quick run."""

from __future__ import annotations

from hypothesis import settings


def examples(number: int) -> int:
    """So many; a tenth, and five at the least, under `--hypothesis-profile=quick`."""
    return max(5, number // 10) if settings.get_current_profile_name() == "quick" else number
