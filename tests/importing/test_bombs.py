"""What is built to exhaust a reader is refused with a clear line, or read with little work."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import needs
from tests.importing.bombs import BOMBS

pytestmark = pytest.mark.slow

pytest.importorskip("resource")
pytest.importorskip("mammoth", reason=needs.PACKAGES)
pytest.importorskip("pdfminer", reason=needs.PACKAGES)

LONGEST = 1_500_000
"""The most characters of an article that comes of a bomb: what it holds itself, and nothing that
grew from it.
"""


@pytest.fixture(scope="module")
def came() -> dict[str, list[str]]:
    """What comes of each, read in one process that has a gigabyte of memory."""
    command = [sys.executable, "-m", "tests.importing.bombs", *BOMBS]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, timeout=600, check=False
    )
    return dict(map(json.loads, done.stdout.splitlines()))


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_does_no_harm(bomb: str, came: dict[str, list[str]]) -> None:
    told = came.get(bomb, ["the reading was killed"])
    allowed = re.compile("|".join(f"(?:{one})" for one in BOMBS[bomb][2].split("|")))

    assert told
    assert [] == [what for what in told if not allowed.match(what)]
    assert [] == [what for what in told if re.match("takes |cannot be read", what)]
    assert all(int(what.split()[-1]) <= LONGEST for what in told if what.startswith("article of"))
