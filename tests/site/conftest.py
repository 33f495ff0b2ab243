"""The settings of an archive that sets nothing but its title and its country."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.plans import SIZE
from warraq.library import config
from warraq.library.config import Config


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    """They lie in a folder of their own, so that a test may add files."""
    (tmp_path / "site.toml").write_text('title = "أرشيف"\nregion = "MA"\n', "utf-8")
    return replace(config.load(tmp_path), per_page=SIZE)
