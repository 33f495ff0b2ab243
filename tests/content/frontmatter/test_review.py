"""What an editor is asked to look at is in Arabic, with its code in brackets, and any detail."""

from __future__ import annotations

import pytest

from warraq.content.frontmatter.review import REVIEW, Doubt, in_words


@pytest.mark.parametrize("code", REVIEW)
def test_a_doubt_ends_in_its_code(code: Doubt) -> None:
    assert f"{REVIEW[code]} ({code})" == in_words(code)
    assert f"{REVIEW[code]}: 2017-05-12 ({code})" == in_words(f"{code}: 2017-05-12")


def test_a_doubt_that_has_no_code_is_an_error() -> None:
    with pytest.raises(ValueError):
        in_words("no such thing")
