"""Where the shared data is: real documents with gold answers, no part of this repository."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("WARRAQ_SHARED_DATA", Path(__file__).parents[1] / "../shared/data"))
