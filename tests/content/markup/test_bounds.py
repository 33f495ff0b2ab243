"""Parsing takes time in proportion to the text, whatever it is made of."""

from __future__ import annotations

import pytest

from tests.content.markup.bodies import convert


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "*",
        "[",
        ">",
        "_",
        "`",
        "~",
        "- ",
        "![",
        "[^",
        "^[",
        "[a](",
        "<",
        "&",
        "١. ",
        "\0",
        "# a\n",
        "و**«ا»**",
    ],
)
def test_a_hundred_thousand_of_anything_is_read_to_its_end(unit: str) -> None:
    body = "[^1]: ا\n\n" + unit * (100_000 // len(unit))

    assert convert(body).html
