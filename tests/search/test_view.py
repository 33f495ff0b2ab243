"""The state of search in a site: ready, absent, left to the site by a preview, or not wanted."""

from __future__ import annotations

import pytest

from warraq.search import pagefind, view


@pytest.mark.parametrize(
    ("expected", "wanted", "preview", "program"),
    [
        ("ready", True, False, "/usr/bin/pagefind"),
        ("absent", True, False, None),
        ("preview", True, True, "/usr/bin/pagefind"),
        ("preview", True, True, None),
        ("", False, False, "/usr/bin/pagefind"),
        ("", False, True, None),
    ],
)
def test_the_state_of_search_is_that_of_the_site_and_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, expected: str, wanted: bool, preview: bool, program: str | None
) -> None:
    monkeypatch.setattr(pagefind, "program", lambda: program)

    assert expected == view.searched(wanted, preview)
