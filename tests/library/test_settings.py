"""Each setting is checked: what is published under it is what the check gives back."""

from __future__ import annotations

import pytest

from warraq.library.settings import SETTINGS, check_url


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("", ""),
        ("https://example.org/", "https://example.org"),
        ("https://example.org/a/", " https://example.org/a/// "),
    ],
)
def test_an_address_ends_in_one_slash(expected: str, value: str) -> None:
    assert expected == check_url(value)


@pytest.mark.parametrize("value", ["example.org", "ftp://example.org/", "https://a.b/?q", 5])
def test_what_is_no_address_of_a_site_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="must be"):
        check_url(value)


def test_the_defaults_are_what_their_checks_would_give() -> None:
    named = [setting for setting in SETTINGS if setting.default not in (None, ())]

    assert len(named) > 10
    assert [] == [
        setting.name for setting in named if setting.check(setting.default) != setting.default
    ]
