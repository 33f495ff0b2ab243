"""The sites that every gate looks at: the made-up archive, and this repository's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive import AS_OF, build, write_archive
from tests.gates.sites import BASE_URL, ROOT
from tests.serving import served
from warraq.building import pipeline
from warraq.library import config


@pytest.fixture(scope="session", params=["made-up", "own"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site, in a folder called 'archive', as its address ends."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "made-up":
        build(write_archive(folder, n=80, base_url=BASE_URL))
    else:
        shutil.copytree(ROOT / "content", folder / "content")
        shutil.copy(ROOT / "site.toml", folder)
        pipeline.build(config.load(folder, base_url=BASE_URL), as_of=AS_OF)
    return (folder / "output").rename(folder / "archive")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where that site is served, below its host's root."""
    with served(site.parent) as host:
        yield host + "archive/"
