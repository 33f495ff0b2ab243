"""What ends as a sentence does, and what reads as a paragraph or as a headline."""

from __future__ import annotations

import pytest

from warraq.importing.cues.sentences import (
    ends_sentence,
    has_full_stop,
    has_open_end,
    is_headline_like,
    is_prose,
    tidy,
)

NINE_WORDS = "قال الوزير إن الحكومة ستعلن غدا خطة جديدة للتعليم"


@pytest.mark.parametrize(
    ("text", "ends", "stops", "is_open"),
    [
        ("وصل الوفد إلى الرباط.", True, True, False),
        ("وصل الوفد إلى الرباط .", True, True, False),
        ("«وصل الوفد إلى الرباط.»", True, True, False),
        ("هل وصل الوفد إلى الرباط؟", True, False, False),
        ("وصل الوفد...", True, False, False),
        ("وصل الوفد إلى الرباط", False, False, False),
        ("قال الوزير:", False, False, True),
        ("قال الوزير،", False, False, True),
        ("1.5", False, False, False),
    ],
)
def test_how_a_text_ends_is_seen(text: str, ends: bool, stops: bool, is_open: bool) -> None:
    seen = ends_sentence(text), has_full_stop(text), has_open_end(text)

    assert (ends, stops, is_open) == seen


@pytest.mark.parametrize(
    ("text", "prose", "headline"),
    [
        (f"{NINE_WORDS}.", True, False),
        (NINE_WORDS, False, True),
        ("خطة جديدة.", False, False),
        ("خطة جديدة", False, False),
        (f"{NINE_WORDS}، {NINE_WORDS}؟", True, True),
        (f"{NINE_WORDS}. {NINE_WORDS}", True, True),
        (f"{NINE_WORDS} {NINE_WORDS}", False, True),
        (" ".join([NINE_WORDS] * 3), True, False),
    ],
)
def test_paragraphs_and_headlines_are_told_by_their_length_and_their_end(
    text: str, prose: bool, headline: bool
) -> None:
    assert (prose, headline) == (is_prose(text), is_headline_like(text))


def test_tidying_leaves_single_spaces() -> None:
    assert "خطة جديدة" == tidy(" خطة\xa0\n جديدة\t")
