"""Linked data made to choke its reader is passed over."""

from __future__ import annotations

import pytest

from tests.importing.extract.html.pages import page
from warraq.importing.extract.html.metadata.metadata import read_metadata


@pytest.mark.parametrize(
    "script",
    [
        *(
            "[" * 100_000,
            '{"a":' * 50_000,
            '"' * 300_000,
            "/*" * 200_000,
            "," * 300_000,
            "//" * 200_000,
        ),
        *(
            "9" * 300_000,
            "\\" * 300_000,
            "<!--" * 90_000,
            "{}" * 100_000,
            '"datePublished":"' * 20_000,
        ),
        '{"@type": "NewsArticle", "datePublished": ' + "9" * 5000 + "}",
        '{"@type": {"@type": []}, "author": {"name": {"name": 1}}, "image": [[[{}]]]}',
    ],
)
def test_hostile_linked_data_is_passed_over(script: str) -> None:
    assert not any(date.readings for date in read_metadata(page([("json-ld", script)])).dates)
