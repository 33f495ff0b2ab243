"""What is planned for made-up articles, by address, for tests of a part of the site."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.cards import library_of
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.building import static_files
from warraq.core.model import Entry, StaticFile
from warraq.core.problems import Problem
from warraq.library import config
from warraq.library.config import Config
from warraq.site import strings
from warraq.site.plan import plan
from warraq.site.strings import Strings
from warraq.site.views.listings import ShelfView
from warraq.site.views.page import Page

SIZE = 20
"""How many articles stand on a page."""


@cache
def settings() -> Config:
    """Those of an archive that sets nothing but its title and its country."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "site.toml").write_text('title = "أرشيف"\nregion = "MA"\n', "utf-8")
        return replace(config.load(Path(folder)), per_page=SIZE)


def words(settings: Config) -> Strings:
    """The strings of an archive's language."""
    folders = static_files.folders(settings, "strings")
    return strings.load(settings.language, settings.region, settings.digits, folders)


def plan_with(
    settings: Config,
    entries: Iterable[Entry],
    terms: Vocabulary | None = None,
    copies: tuple[str, ...] = (),
) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """The pages by their address, and the problems; `copies` are files of the archive's own."""
    static = [StaticFile(url, "", "", None, "") for url in copies]
    pages, problems = plan(library_of(entries, terms), settings, words(settings), static)
    assert len(pages) == len({page.url for page in pages})
    return {page.url: page for page in pages}, problems


def planned(entries: Iterable[Entry], terms: Vocabulary | None = None) -> dict[str, Page]:
    """The pages that shall exist; there must be nothing against any of them."""
    pages, problems = plan_with(settings(), entries, terms)
    assert () == problems
    return pages


def shelf(page: Page) -> ShelfView:
    """What a listing page shows."""
    assert isinstance(page.shows, ShelfView)
    return page.shows
