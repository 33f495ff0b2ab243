"""How many examples Hypothesis tries of a property: what its test asks for, or few where the run is to be quick."""

from __future__ import annotations

from hypothesis import settings


def examples(number: int) -> int:
    """So many; a tenth, and five at the least, under `--hypothesis-profile=quick`."""
    return max(5, number // 10) if settings.get_current_profile_name() == "quick" else number
