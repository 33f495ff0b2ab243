"""The user's own seed, a news aggregator's page saved as text, comes out exactly."""

import datetime as dt
from pathlib import Path

from warraq.importing.cues.lexical import read_phrases
from warraq.importing.decode import decode
from warraq.importing.extract.text.page import read_page
from warraq.importing.extract.text.segments import split_text

SEED = Path(__file__).parents[4] / "seeds/000_c22308ee6848808b.txt"
TITLE = "خبراء مغاربة وأجانب في الأمن يناقشون إشكاليات أمن القرب"
TODAY = dt.date(2026, 11, 23)


def test_the_headline_and_the_eighteen_paragraphs_in_order_and_nothing_else() -> None:
    text = decode(SEED.read_bytes()).text

    page = read_page(split_text(text), frozenset(), TODAY)

    assert TITLE == page.title
    assert tuple(text.split("\n")[15:33]) == page.paragraphs
    assert page.when is None
    assert ("no date", "source link lost") == page.doubts
    assert (page.author, page.outlet) == ("", "")


def test_it_comes_out_the_same_with_no_phrase_known() -> None:
    segments = split_text(decode(SEED.read_bytes()).text)

    with_phrases = read_page(segments, frozenset(), TODAY)
    without = read_page(segments, frozenset(), TODAY, read_phrases(""))

    assert (with_phrases.title, with_phrases.paragraphs, with_phrases.doubts) == (
        without.title,
        without.paragraphs,
        without.doubts,
    )


def test_the_account_names_every_line_and_the_ticker_piece_by_piece() -> None:
    page = read_page(split_text(decode(SEED.read_bytes()).text), frozenset(), TODAY)

    assert {1, 9, 10, 14, *range(16, 34), 36} == {piece.line for piece in page.pieces}
    assert 54 == sum(piece.line == 1 for piece in page.pieces)
    assert {"a row of short pieces"} == {piece.why for piece in page.pieces if piece.line == 1}
