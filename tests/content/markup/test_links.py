"""An address that may do more than show a page is refused."""

from __future__ import annotations

import pytest

from warraq.content.markup import links


@pytest.mark.parametrize(
    "url",
    [
        "javascript:a",
        "JAVASCRIPT:a",
        "java\tscript:a",
        "\x01javascript:a",
        " javascript:a",
        "vbscript:a",
        "data:x",
        "file:///x",
        "x:y",
    ],
)
def test_an_unsafe_address_is_refused(url: str) -> None:
    assert not links.is_safe(url)
