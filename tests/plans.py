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
from warraq.core.model import Entry
from warraq.library import config
from warraq.library.config import Config
from warraq.site import strings
from warraq.site.plan import plan
from warraq.site.views.page import Page

SIZE = 20
"""How many articles stand on a page."""


@cache
def settings() -> Config:
    """Those of an archive that sets nothing but its title and its country."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "site.toml").write_text('title = "أرشيف"\nregion = "MA"\n', "utf-8")
        return replace(config.load(Path(folder)), per_page=SIZE)


def planned(entries: Iterable[Entry], terms: Vocabulary | None = None) -> dict[str, Page]:
    """The pages that shall exist; there must be nothing against any of them."""
    own = settings()
    words = strings.load(own.language, own.region, own.digits, static_files.folders(own, "strings"))
    pages, problems = plan(library_of(entries, terms), own, words, ())
    assert () == problems
    return {page.url: page for page in pages}
